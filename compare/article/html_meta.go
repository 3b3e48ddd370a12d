package article

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// isoDay is the day at the head of an ISO 8601 date.
var isoDay = lazily(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`)

// facts gathers what a page says about itself, by where it says it: og:title, ld:headline, title, …
type facts map[string]string

// put keeps the first value of a key.
func (f facts) put(key, value string) {
	value = strings.Join(strings.Fields(value), " ")
	if key != "" && value != "" && f[key] == "" {
		f[key] = value
	}
}

// first gives the first of keys that has a value.
func (f facts) first(keys ...string) string {
	for _, k := range keys {
		if f[k] != "" {
			return f[k]
		}
	}
	return ""
}

// element takes what the tag of an element says about the page.
func (f facts) element(tag string, a *attributes) {
	switch tag {
	case "meta":
		for _, key := range [...]string{a.property, a.name, a.itemprop} {
			if key != "" {
				f.put(strings.ToLower(key), a.content)
			}
		}
	case "link":
		if a.rel == "canonical" {
			f.put("canonical", a.href)
		}
	case "time":
		f.put("time", a.datetime)
	}
}

// linkedData reads the JSON-LD of an article: https://schema.org/NewsArticle.
func (f facts) linkedData(s string) {
	var v any
	if len(s) <= maxText && json.Unmarshal([]byte(s), &v) == nil {
		f.linked(v, 0)
	}
}

func (f facts) linked(v any, depth int) {
	if depth > 4 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if node, ok := x.(map[string]any); ok {
				id, _ := node["@id"].(string)
				f.put("@id "+id, wordsOf(node["name"]))
			}
		}
		for _, x := range v {
			f.linked(x, depth+1)
		}
	case map[string]any:
		if graph, ok := v["@graph"]; ok {
			f.linked(graph, depth+1)
		}
		kind := wordsOf(v["@type"])
		if !strings.Contains(kind, "Article") && !strings.Contains(kind, "BlogPosting") && !strings.Contains(kind, "Report") {
			return
		}
		f.put("ld:headline", wordsOf(v["headline"]))
		f.put("ld:author", f.named(v["author"]))
		f.put("ld:publisher", f.named(v["publisher"]))
		if body, _ := v["articleBody"].(string); len(body) > len(f["ld:body"]) {
			f["ld:body"] = html.UnescapeString(body)
		}
		f.put("ld:published", wordsOf(v["datePublished"]))
		f.put("ld:url", wordsOf(v["url"]))
	}
}

// named gives the name of a JSON-LD value, which may stand elsewhere in the page's graph.
func (f facts) named(v any) string {
	if ref, ok := v.(map[string]any); ok && ref["name"] == nil {
		id, _ := ref["@id"].(string)
		return f["@id "+id]
	}
	return wordsOf(v)
}

// wordsOf gives a JSON-LD value as text: a string, the name of an object, or those of several.
func wordsOf(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case map[string]any:
		return wordsOf(v["name"])
	case []any:
		var out []string
		for _, x := range v {
			if s := wordsOf(x); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	}
	return ""
}

// titles gives what the page calls itself, the surest first.
func (f facts) titles() []string {
	var out []string
	for _, k := range []string{"ld:headline", "og:title", "twitter:title", "title", "dc.title", "headline"} {
		if f[k] != "" {
			out = append(out, f[k])
		}
	}
	return out
}

// metadata makes the document's metadata of the facts.
func (f facts) metadata() metadata {
	m := metadata{
		outlet: f.first("og:site_name", "ld:publisher", "application-name", "dc.publisher", "publisher"),
		byline: f.first("ld:author", "author", "article:author", "dc.creator", "parsely-author", "sailthru.author"),
		url:    f.first("canonical", "og:url", "ld:url", "url"),
	}
	if titles := f.titles(); len(titles) > 0 {
		m.title = withoutOutlet(titles[0], m.outlet)
	}
	if strings.Contains(m.byline, "://") || joinFolded(m.byline) == joinFolded(m.outlet) {
		m.byline = ""
	}
	if !strings.HasPrefix(m.url, "http://") && !strings.HasPrefix(m.url, "https://") {
		m.url = ""
	}
	for _, k := range []string{"ld:published", "article:published_time", "datepublished", "og:article:published_time", "date", "dc.date", "dc.date.issued", "pubdate", "parsely-pub-date", "publish-date", "time"} {
		if day := isoDay().FindString(f[k]); day != "" {
			m.published = day
			break
		}
	}
	return m
}

// withoutOutlet cuts the outlet's name, behind a dash or a bar, from a page's title.
func withoutOutlet(title, outlet string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if k := strings.LastIndex(title, sep); k > 0 && outlet != "" && joinFolded(title[k+len(sep):]) == joinFolded(outlet) {
			return strings.TrimSpace(title[:k])
		}
	}
	return title
}
