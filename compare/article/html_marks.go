package article

import (
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

// attributes are those of a tag that are read.
type attributes struct {
	class, id, role, rel, itemprop string // what [signs] are read from
	style, ariaHidden              string
	hidden                         bool
	property, name, content, kind  string // of meta and script elements
	datetime, href, charset        string
}

// set takes an attribute; the first of a name counts.
func (a *attributes) set(key, value string) {
	if key = strings.ToLower(key); key == "hidden" {
		a.hidden = true
	} else if field := a.field(key); field != nil && *field == "" {
		*field = value
	}
}

// field gives where the value of an attribute is kept, nil for one that is not read.
func (a *attributes) field(key string) *string {
	switch key {
	case "class":
		return &a.class
	case "id":
		return &a.id
	case "role":
		return &a.role
	case "rel":
		return &a.rel
	case "itemprop":
		return &a.itemprop
	case "style":
		return &a.style
	case "aria-hidden":
		return &a.ariaHidden
	case "property":
		return &a.property
	case "name":
		return &a.name
	case "content":
		return &a.content
	case "type":
		return &a.kind
	case "datetime":
		return &a.datetime
	case "href":
		return &a.href
	case "charset":
		return &a.charset
	}
	return nil
}

// describe sets what an element says by its tag and by the attributes that were read last.
func (b *builder) describe(x *box, says signs) {
	a := &b.tags.attrs
	for _, value := range [...]string{a.class, a.id, a.role, a.rel, a.itemprop} {
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
	if a.hidden || a.ariaHidden == "true" || a.style != "" && hiddenStyle(a.style) {
		says |= signHidden
	}
	if a.itemprop == "articleBody" {
		says |= signBody
	}
	x.says = says
	x.under |= says & inherited
}

func hiddenStyle(style string) bool {
	s := strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// signsOf gives what the words of an attribute say. Most elements of a page share theirs with others.
func (b *builder) signsOf(value string) signs {
	if m, ok := b.known[value]; ok {
		return m
	}
	var m signs
	for _, word := range strings.Fields(value) {
		m |= wordSigns(word)
	}
	b.known[value] = m
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
