package article

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"muqabala/compare/text"
)

//go:embed tables/pages.txt
var pageTable string

// pageWords gives what a word of an element's attributes says of it.
var pageWords = func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, row := range text.Rows(pageTable) {
		out[row[0]] = set(row[1])
	}
	return out
}()

// pageTags are elements that belong to the page by what they are.
var pageTags = set("nav footer aside form dialog menu button select label")

// attr gives an attribute of n, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// carries reports whether the attributes of n have a word of the kind. A class is looked up whole and by its parts
// («td-post-content», «comments-area»); what WordPress says of an article's categories (tag-maroc) is no mark of the
// page.
func carries(n *html.Node, kind string) bool {
	words := pageWords[kind]
	for _, key := range []string{"class", "id", "role", "rel", "itemprop"} {
		for _, c := range strings.Fields(attr(n, key)) {
			if saysWord(c, words) {
				return true
			}
		}
	}
	return false
}

func saysWord(class string, words map[string]bool) bool {
	lower := strings.ToLower(class)
	if words[lower] {
		return true
	}
	for _, taxonomy := range []string{"tag-", "category-", "has-", "no-", "with-", "post-type-", "type-", "status-", "format-"} {
		if strings.HasPrefix(lower, taxonomy) {
			return false
		}
	}
	parts := classParts(class)
	for i, p := range parts {
		if words[p] || i+1 < len(parts) && words[p+"-"+parts[i+1]] {
			return true
		}
	}
	return false
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
		switch {
		case r == '-' || r == '_' || r == ':':
			end()
		case unicode.IsUpper(r) && lower:
			end()
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		lower = unicode.IsLower(r)
	}
	end()
	return parts
}

// hiddenNode reports whether the page as saved does not show n.
func hiddenNode(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		}
	}
	return false
}

// within gives the innermost of n and what is around it for which is holds, or nil.
func within(n *html.Node, is func(*html.Node) bool) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && is(n) {
			return n
		}
	}
	return nil
}
