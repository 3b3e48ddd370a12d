package compare

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"muqabala/compare/article"
)

// warmRounds is how often a page is read before a browser runs that code about as fast as it ever will.
const warmRounds = 24

// warmReading reads a page of no interest, as often as it takes, and makes the JSON that a host would send of it.
func warmReading(ctx context.Context, progress func(Progress)) error {
	page := []byte(warmingPage())
	for done := range warmRounds {
		docs, err := article.Read(Source{Name: "page.html", Data: page})
		if err != nil {
			return err
		}
		if _, err := json.Marshal(docs); err != nil {
			return err
		}
		if progress(Progress{Stage: "read", Done: done + 1, Total: warmRounds}); ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// warmingPage is an article as a site shows it, with more around it than in it.
func warmingPage() string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>Un pont rouvert en mai</title>
<meta property="og:title" content="Un pont rouvert en mai"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Un pont rouvert en mai"}</script>
</head><body><article class="post-content"><h1>Un pont rouvert en mai</h1>`)
	for _, text := range warming {
		for _, line := range strings.Split(text, "\n\n")[1:] {
			fmt.Fprintf(&b, "<p>%s <b>%[1]s</b></p>\n", line)
		}
	}
	b.WriteString(`</article><ul class="related-items">`)
	for i := range 600 {
		title := strings.Split(warming[i%len(warming)], "\n")[0]
		fmt.Fprintf(&b, "<li id=\"item-%d\" class='item'><a href=\"/story/%[1]d?a=1&amp;b=2\">%s &nbsp; %[1]d</a><span class=date>%[1]d/3/2021</span></li>\n", i%28+1, title)
	}
	b.WriteString("</ul></body></html>")
	return b.String()
}
