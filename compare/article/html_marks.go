package article

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"muqabala/compare/text"
)

//go:embed tables/pages.txt
var pageTable string

// signs are what the tag and the attributes of an element say of it.
type signs uint16

const (
	signPage    signs = 1 << iota // tables/pages.txt says what these seven mean
	signComment                   //
	signContent                   //
	signByline                    //
	signDate                      //
	signCaption                   //
	signLead                      //
	signPicture                   // what is inside belongs to a picture
	signPageTag                   // the page's by its tag
	signHidden                    // the page as saved does not show it
	signNoTitle                   // no headline stands inside
	signBody                      // the article's own text, by the words of schema.org
	signUnread                    // what is inside is no text of the page
)

// inherited are the signs that hold for all that stands inside an element.
const inherited = signLead | signPicture | signHidden | signNoTitle | signUnread

// pageWords gives what a word of an element's attributes says of it, by the rows of the table.
var pageWords = sync.OnceValue(func() map[string]signs {
	kinds := map[string]signs{"page": signPage, "comment": signComment, "content": signContent, "byline": signByline, "date": signDate, "caption": signCaption, "lead": signLead, "picture": signPicture}
	out := map[string]signs{}
	for _, row := range text.Rows(pageTable) {
		for _, word := range strings.Fields(row[1]) {
			out[word] |= kinds[row[0]]
		}
	}
	return out
})

// attributes are those of a tag that are read. The bytes are the tokenizer's, good until its next token.
type attributes struct {
	class, id, role, rel, itemprop []byte // what [signs] are read from
	style, ariaHidden              []byte
	hidden                         bool
	property, name, content, kind  []byte // of meta and script elements
	datetime, href                 []byte
}

func (a *attributes) set(key, value []byte) {
	switch string(key) {
	case "class":
		a.class = value
	case "id":
		a.id = value
	case "role":
		a.role = value
	case "rel":
		a.rel = value
	case "itemprop":
		a.itemprop = value
	case "style":
		a.style = value
	case "aria-hidden":
		a.ariaHidden = value
	case "hidden":
		a.hidden = true
	case "property":
		a.property = value
	case "name":
		a.name = value
	case "content":
		a.content = value
	case "type":
		a.kind = value
	case "datetime":
		a.datetime = value
	case "href":
		a.href = value
	}
}

// describe sets what an element says by its tag and by the attributes that were read last.
func (b *builder) describe(x *box, says signs) {
	a := &b.attrs
	for _, value := range [][]byte{a.class, a.id, a.role, a.rel, a.itemprop} {
		if len(value) > 0 {
			says |= b.signsOf(value)
		}
	}
	switch {
	case x.tag == "body":
		says &^= signPicture | signComment
	case x.tag != "div":
		if says&signCaption != 0 {
			says |= signPicture
		}
	}
	if a.hidden || string(a.ariaHidden) == "true" || len(a.style) > 0 && hiddenStyle(a.style) {
		says |= signHidden
	}
	if string(a.itemprop) == "articleBody" {
		says |= signBody
	}
	x.says = says
	x.under |= says & inherited
}

func hiddenStyle(style []byte) bool {
	s := bytes.ReplaceAll(bytes.ToLower(style), []byte(" "), nil)
	return bytes.Contains(s, []byte("display:none")) || bytes.Contains(s, []byte("visibility:hidden"))
}

// signsOf gives what the words of an attribute say. Most elements of a page share theirs with others.
func (b *builder) signsOf(value []byte) signs {
	if m, ok := b.known[string(value)]; ok {
		return m
	}
	var m signs
	for _, word := range strings.Fields(string(value)) {
		m |= wordSigns(word)
	}
	b.known[string(value)] = m
	return m
}

// taxonomies are how WordPress begins what it says of an article's subjects and form (tag-maroc): no mark of the page.
var taxonomies = []string{"tag-", "category-", "has-", "no-", "with-", "post-type-", "type-", "status-", "format-"}

// wordSigns looks a class up whole and by its parts («td-post-content», «comments-area»).
func wordSigns(class string) signs {
	words, lower := pageWords(), strings.ToLower(class)
	m := words[lower]
	for _, taxonomy := range taxonomies {
		if strings.HasPrefix(lower, taxonomy) {
			return m
		}
	}
	parts := classParts(class)
	for i, p := range parts {
		m |= words[p]
		if i+1 < len(parts) {
			m |= words[p+"-"+parts[i+1]]
		}
	}
	return m
}

// classParts parts a class at - and _ and before capitals, in lower case: relatedPosts, related_posts.
func classParts(class string) []string {
	var parts []string
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			parts = append(parts, b.String())
			b.Reset()
		}
	}
	lower := false
	for _, r := range class {
		if r == '-' || r == '_' || r == ':' || unicode.IsUpper(r) && lower {
			end()
		}
		if r != '-' && r != '_' && r != ':' {
			b.WriteRune(unicode.ToLower(r))
		}
		lower = unicode.IsLower(r)
	}
	end()
	return parts
}
