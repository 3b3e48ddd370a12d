package compare

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
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
		article.Number(docs)
		if err := json.NewEncoder(io.Discard).Encode(docs); err != nil {
			return err
		}
		if progress(Progress{Stage: StageRead, Done: done + 1, Total: warmRounds}); ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// warmingHead and warmingTail stand around an article as sites have it: what is said of it, and what is beside it. What
// they hold is there for the code that reads it.
const (
	warmingHead = `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Un pont rouvert en mai - Le Pont</title>
<meta property="og:title" content="Un pont rouvert en mai"><meta property="og:site_name" content="Le Pont"><meta name="author" content="Rim Martin">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Un pont rouvert en mai \u0628", "datePublished": "2021-05-03T10:30:00+01:00",
"author": [{"@type": "Person", "name": "Rim Martin"}], "publisher": {"name": "Le Pont"}, "wordCount": 120, "isAccessibleForFree": true}]}</script>
<style>p { color: red }</style></head><body class="single"><!-- menu --><nav><ul><li><a href="/">Accueil</a><li><a href="/s">Soci&eacute;t&eacute;</a></ul></nav>
<article class="post-content"><header><h1>Un pont rouvert en mai</h1><div class="post-meta"><span class="author">Par Rim Martin</span>
<time datetime="2021-05-03">Publi&eacute; le 3 mai 2021 &agrave; 10h30</time> <span>il y a 4 jours</span></div></header><div class="share"><a href="#">Partager</a></div>
<figure><img src="p.jpg"><figcaption>Le pont, mardi. Photo : Archives</figcaption></figure><p>Rabat, le 21 ramadan 1442 (MAP) - M. Martin, né le 3.5.1960, a ouvert le pont.</p>
<p>الرباط 21 رمضان 1442 هـ، الموافق 3 ماي 2021 (و م ع)</p><p>Lire aussi : <a href="/x">Le port agrandi</a></p>`
	warmingTail = `<p>lepont.ma avec AFP</p></article><div class="tags">Tags : pont, ville</div><section id="comments"><h3>Commentaires</h3>
<ol><li><b>Sara K.</b><p>Merci pour cet article clair, le premier qui explique ce qui a &eacute;t&eacute; d&eacute;cid&eacute;.</p></ol>
<form><label>Nom</label><input name=n><textarea></textarea></form></section><table><tr><td>1<td>2</table><footer><p>&copy; 2021 Le Pont. Tous droits r&eacute;serv&eacute;s.</p></footer>`
)

// warmingPage is an article as a site shows it, with more around it than in it.
func warmingPage() string {
	var b strings.Builder
	b.WriteString(warmingHead)
	for _, text := range warming {
		for _, line := range strings.Split(text, "\n\n")[1:] {
			fmt.Fprintf(&b, "<p>%s <b>%[1]s</b></p>\n", line)
		}
	}
	b.WriteString(warmingTail + `<ul class="related-items">`)
	for i := range 600 {
		title := strings.Split(warming[i%len(warming)], "\n")[0]
		fmt.Fprintf(&b, "<li id=\"item-%d\" class='item'><a href=\"/story/%[1]d?a=1&amp;b=2\">%s &nbsp; %[1]d</a><span class=date>%[1]d/3/2021</span></li>\n", i%28+1, title)
	}
	b.WriteString("</ul></body></html>")
	return b.String()
}
