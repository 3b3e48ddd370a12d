package article

import (
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
)

// keptElements are the elements that foreign HTML keeps: those that carry the structure of an article, and the few
// inline ones that a reading of it needs (who is quoted, what is stressed, which way a name runs).
var keptElements = []string{
	"p", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "pre", "blockquote",
	"ul", "ol", "li", "dl", "dt", "dd",
	"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
	"figure", "figcaption", "article", "section", "main", "header", "footer", "aside", "nav", "div",
	"em", "strong", "q", "cite", "bdi", "bdo",
}

// droppedInline are elements that vanish without a trace, their words staying where they are: «l'<a>Iran</a>.» must
// not become «l' Iran .». Every other unknown element, custom ones included, may part two paragraphs and becomes a div.
var droppedInline = []string{
	"a", "abbr", "acronym", "b", "big", "code", "data", "del", "dfn", "font", "i", "ins", "kbd", "label", "mark",
	"nobr", "s", "samp", "small", "span", "strike", "sub", "sup", "time", "tt", "u", "var", "wbr",
}

// droppedVoid are elements without content that stand between words.
var droppedVoid = []string{
	"area", "base", "basefont", "bgsound", "col", "embed", "frame", "image", "img", "input", "keygen", "link", "meta",
	"param", "source", "track",
}

// unseen are elements whose content no reader of the page sees as text of it.
var unseen = []string{"script", "style", "title", "iframe", "noembed", "noframes", "noscript", "nostyle"}

var (
	// https://www.rfc-editor.org/rfc/rfc5646 in outline; what is not of this shape is dropped, not repaired.
	langValue = lazily(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$`)
	// bluemonday.Direction leaves auto out: https://github.com/microcosm-cc/bluemonday/blob/v1.0.27/helpers.go
	dirValue = lazily(`^(?i:ltr|rtl|auto)$`)
)

// tagFate says what becomes of a tag before the policy sees it; see [partBlocks].
type tagFate int

const (
	fateDiv  tagFate = iota // unknown: may be a block, so stands as one
	fateKeep                // left to the policy
	fateVanish
	fateSpace
)

var sanitizer = sync.OnceValue(newPolicy)

var tagFates = sync.OnceValue(func() map[string]tagFate {
	fates := make(map[string]tagFate)
	for fate, names := range map[tagFate][][]string{
		fateKeep:   {keptElements, unseen},
		fateVanish: {droppedInline},
		fateSpace:  {droppedVoid},
	} {
		for _, list := range names {
			for _, name := range list {
				fates[name] = fate
			}
		}
	}
	return fates
})

// newPolicy is the whole of what foreign HTML may be: no link, image, style, script, form, class or id, and of the
// attributes lang and dir alone.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(keptElements...)
	p.AllowNoAttrs().OnElements(keptElements...)
	p.AllowAttrs("lang").Matching(langValue()).Globally()
	p.AllowAttrs("dir").Matching(dirValue()).Globally()
	p.SkipElementsContent(unseen...)
	return p
}

// Sanitize returns the part of foreign HTML that is safe to show: elements that give an article its structure, with
// lang and dir and no other attribute. Words of removed elements stay (but for scripts, styles and the like), and two
// blocks are never glued into one. The result may leave elements open, as the source did; sanitising it again
// changes nothing.
//
// It is the last step before HTML is shown, never the way to find an article's text.
func Sanitize(html string) string {
	return sanitizer().Sanitize(partBlocks(html))
}

// partBlocks takes away the tags of known inline elements and turns unknown ones into div. The policy alone would
// either glue what unknown blocks parted (<form>Un.</form>Deux) or, told to leave a space for each tag it strips,
// tear words at every link. Nothing here is for safety: the policy comes after it.
func partBlocks(source string) string {
	var out strings.Builder
	out.Grow(len(source))
	fates := tagFates()
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return out.String()
		}
		// Raw must be copied out before TagName, which lowers the name in place.
		raw := string(tokens.Raw())
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			out.WriteString(raw)
			continue
		}
		name, _ := tokens.TagName()
		out.WriteString(partTag(raw, string(name), kind, fates[string(name)]))
	}
}

// partTag returns what stands for a tag once [partBlocks] has judged it.
func partTag(raw, name string, kind html.TokenType, fate tagFate) string {
	switch {
	case fate == fateKeep:
		return raw
	case fate == fateVanish, strings.Contains(name, ":"): // <o:p>, <st1:place>: what word processors leave in a line
		return ""
	case fate == fateSpace, kind == html.SelfClosingTagToken:
		return " "
	case kind == html.EndTagToken:
		return "</div>"
	}
	// The attributes stay for the policy to judge. The name is found anew: in raw it may hold NUL, in name U+FFFD.
	if end := strings.IndexAny(raw, " \t\n\f\r/>"); end > 0 {
		return "<div" + raw[end:]
	}
	return "<div>"
}
