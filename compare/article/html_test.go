package article

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Of a label, a meta element and the bytes, the bytes win where they show what they are.
func TestPageCharset(t *testing.T) {
	page := func(label, body string) string {
		return `<!doctype html><html><head><meta charset="` + label + `"></head><body><p>` + body + `</p></body></html>`
	}
	legacy := func(charset, s string) string { return string(encode(t, s, charset)) }
	for _, tt := range []struct{ reason, data, chosen, declared, charset string }{
		{"valid UTF-8 under a wrong label", page("windows-1256", bodyAr), "", "", charsetUTF8},
		{"the same, the mail's header wrong as well", page("iso-8859-1", bodyFr), "", "windows-1252", charsetUTF8},
		{"the label is right", page("windows-1256", legacy(charsetWindows1256, bodyAr)), "", "", charsetWindows1256},
		{"no label", `<!doctype html><p>` + legacy(charsetISO88596, bodyAr), "", "", charsetISO88596},
		{"a Western label on Arabic bytes", page("iso-8859-1", legacy(charsetWindows1256, bodyAr)), "", "", charsetWindows1256},
		{"what came with the page from outside", `<!doctype html><p>` + legacy(charsetISO88596, bodyAr), "", "ISO-8859-6", charsetISO88596},
		{"an unknown label", page("x-mac-greek", legacy(charsetWindows1252, bodyFr)), "", "", charsetWindows1252},
		{"http-equiv", `<html><meta http-equiv="Content-Type" content="text/html; charset=Windows-1256"><p>` + legacy(charsetWindows1256, bodyAr), "", "", charsetWindows1256},
		{"the reader's choice", page("windows-1256", legacy(charsetWindows1256, bodyAr)), charsetISO88596, "", charsetISO88596},
	} {
		ex, fail := readHTML([]byte(tt.data), tt.chosen, tt.declared)
		if fail != nil || ex.charset != tt.charset {
			t.Errorf("%s: %+v, %v, want %s", tt.reason, ex, fail, tt.charset)
		}
	}
}

func TestPageMetadata(t *testing.T) {
	const body = "</head><body><article><h1>Le ministre dément</h1><p>" + bodyFr + "</p><p>" + bodyFr + " Encore.</p></article>"
	for _, tt := range []struct{ reason, head, outlet, byline, url, published string }{
		{"Open Graph", `<meta property="og:site_name" content="Le Courrier"><meta property="og:url" content="https://example.org/a"><meta property="article:published_time" content="2025-04-10T08:00:00Z">`, "Le Courrier", "", "https://example.org/a", "2025-04-10"},
		{"JSON-LD with several authors", `<script type="application/ld+json">{"@type":["NewsArticle"],"author":[{"name":"A. B."},{"name":"C. D."}],"publisher":{"name":"Le Courrier"},"datePublished":"2025-04-09"}</script>`, "Le Courrier", "A. B., C. D.", "", "2025-04-09"},
		{"JSON-LD that is broken", `<script type="application/ld+json">{"@type":</script><meta name="author" content="A. B.">`, "", "A. B.", "", ""},
		{"an author who is a link or the outlet is none", `<meta property="article:author" content="https://facebook.com/x"><link rel="canonical" href="/a">`, "", "", "", ""},
		{"JSON-LD that names publisher and author elsewhere in its graph", `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{"@id":"#a"},"publisher":{"@id":"#p"}},{"@id":"#p","@type":"Organization","name":"Le Courrier"},{"@id":"#a","name":"A. B."}]}</script>`, "Le Courrier", "A. B.", "", ""},
		{"the outlet beside the headline in the title", `<title>Le ministre dément | Le Courrier du Sud</title>`, "Le Courrier du Sud", "", "", ""},
		{"more than an outlet beside it is none", `<title>Le ministre dément : ce que l’on sait de toute cette affaire</title>`, "", "", "", ""},
		{"lines beside the article that say what they are", `</head><body><div class="post-meta"><span class="author">Publié par Camille Fournier à 10:05</span></div><p class="date">jeudi 10 avril 2025</p>`, "", "Camille Fournier", "", "2025-04-10"},
		{"no day but a year", `<meta name="date" content="2025">`, "", "", "", ""},
	} {
		docs, err := Read(Source{Name: "a.html", Data: []byte("<!doctype html><html><head>" + tt.head + body)})
		if err != nil || len(docs) != 1 {
			t.Errorf("%s: %d documents, %v", tt.reason, len(docs), err)
			continue
		}
		d, published := &docs[0], ""
		if d.Published != nil {
			published = *d.Published
		}
		if d.Title != "Le ministre dément" || d.Outlet != tt.outlet || d.Byline != tt.byline || d.URL != tt.url || published != tt.published {
			t.Errorf("%s: %q, %q, %q, %q, %q", tt.reason, d.Title, d.Outlet, d.Byline, d.URL, published)
		}
	}
}

// keptOf gives the paragraphs of a page that take part, parted by " | ".
func keptOf(t *testing.T, page string) string {
	t.Helper()
	docs, err := Read(Source{Name: "a.html", Data: []byte(page)})
	if err != nil {
		return err.Error()
	}
	var kept []string
	for i := range docs {
		off := text.NewOffsets(docs[i].Text)
		for _, b := range docs[i].Blocks {
			if b.TakesPart() {
				kept = append(kept, off.Slice(b.Start, b.End))
			}
		}
	}
	return strings.Join(kept, " | ")
}

// Where pages hold their article, and what they say of themselves that is wrong. One and two are the article.
func TestArticleIsFound(t *testing.T) {
	const one = "The ministry said on Thursday that nobody had entered its servers, and that an inquiry was open."
	const two = "Its spokesman added that the services would be back before the end of the week, and asked for patience."
	const cookies = "<p>We use cookies to improve your experience, to measure what is read and to show advertising that suits you. You can change your choice at any time on this page, or read our policy on what we keep, for how long, and with whom it is shared.</p>"
	article := "<p>" + one + "</p><p>" + two + "</p>"
	ld := func(body string) string {
		return `<!doctype html><script type="application/ld+json">{"@type":"NewsArticle","headline":"Nobody entered the servers","articleBody":"` + body + `"}</script>`
	}
	for _, tt := range []struct{ reason, page, want string }{
		{"a word of the page's on the element of the page's main part", `<!doctype html><main class="page-teaser">` + article + `</main>`, one + " | " + two},
		{"the same on an article beside much else", `<!doctype html><article class="promo">` + article + `</article><div class="comments">` + strings.Repeat("<p>"+bodyFr+"</p>", 2) + "</div>", one + " | " + two},
		{"all prose in elements of the page's", `<!doctype html><div class="widget">` + article + `</div><div class="widget"><p>` + bodyEn + `</p></div>`, one + " | " + two},
		{"more about cookies than of the article", "<!doctype html><div><p>" + one + "</p></div><div>" + strings.Repeat(cookies, 3) + "</div>", one},
		{"a teaser between headline and article is its first paragraph", "<!doctype html><h1>Nobody entered the servers</h1><p class=article-teaser>" + one + "</p><div><p>" + two + "</p><p>" + bodyEn + "</p></div>", "Nobody entered the servers | " + one + " | " + two + " | " + bodyEn},
		{"a standfirst that nothing marks and that ends without a full stop", "<!doctype html><header><h1>Nobody entered the servers</h1><div>The ministry of health speaks of an exercise that went wrong</div></header><div>" + article + "</div>", "Nobody entered the servers | The ministry of health speaks of an exercise that went wrong | " + one + " | " + two},
		{"the words behind a picture are none", "<!doctype html><header><h1>Nobody entered the servers</h1><img src=x><div>The ministry of health, seen on a day of spring last year</div></header><div>" + article + "</div>", "Nobody entered the servers | " + one + " | " + two},
		{"a headline of a word, which the page's title begins with, and its standfirst", "<!doctype html><title>Servers - The Harbour Post</title><header><h1>Servers</h1><div>The ministry of health speaks of an exercise that went wrong</div></header><div>" + article + "</div>", "Servers | The ministry of health speaks of an exercise that went wrong | " + one + " | " + two},
		{"a standfirst that is marked, and no headline", "<!doctype html><header><p><a href=x>" + bodyFr + "</a></p><p class=chapo>" + bodyEn + "</p></header><div>" + article + "</div>", bodyEn + " | " + one + " | " + two},
		{"an article cut in two, each part called its text", "<!doctype html><article><div itemprop=articleBody><p>" + one + "</p><p>" + two + "</p></div><div><div itemprop=articleBody><p>" + bodyEn + "</p></div></div></article><article><div itemprop=articleBody><p>" + bodyFr + "</p></div></article>", one + " | " + two + " | " + bodyEn},
		{"articles inside one are its parts", "<!doctype html><article><section><article><p>" + one + "</p><p>" + two + "</p></article><article><p>" + bodyEn + "</p></article></section></article>", one + " | " + two + " | " + bodyEn},
		{"what holds the article by its tag is not the page's, whatever its name, and be it short", "<!doctype html><main id=skip-main><p>" + one + "</p><p>" + two + "</p></main>" + strings.Repeat("<div class=popup>"+strings.Repeat("<p>"+bodyFr+"</p>", 5)+"</div>", 3), one + " | " + two},
		{"a list beside the paragraphs, in the element that says it holds the article", `<!doctype html><div class="entry-content"><div>` + article + `</div><ul><li>three boats</li><li>two bridges</li></ul></div>`, one + " | " + two + " | three boats | two bridges"},
		{"the words behind a picture that say who made it", "<!doctype html><div><p>" + one + "</p><img src=x><div>The hall of the ministry, photo: archive</div><p>" + two + "</p><img src=x><div>The same hall © Jane Roe</div><img src=x><div>three boats</div><p>" + bodyEn + "</p></div>", one + " | " + two + " | three boats | " + bodyEn},
		{"for readers without scripts", "<!doctype html><div>Loading…</div><noscript>" + article + "</noscript>", one + " | " + two},
		{"noscript that has no article, beside one", "<!doctype html>" + article + "<noscript><p>This page works better when scripts are switched on in your browser.</p></noscript>", one + " | " + two},
		{"in linked data alone", ld(one+`\n`+two) + "<div>Loading…</div>", one + " | " + two},
		{"in linked data as HTML, with the headline shown", ld(`&lt;p&gt;`+one+`&lt;/p&gt;&lt;p&gt;`+two+`&lt;/p&gt;`) + "<h1>Nobody entered the servers</h1><div>Subscribe to read on</div>", "Nobody entered the servers | " + one + " | " + two},
		{"an excerpt is shown", ld(one+`\n`+two+` `+two) + "<p>" + one + "</p>", one + " | " + two + " " + two},
		{"shown whole, and in linked data", ld(one+" "+two) + article, one + " | " + two},
		{"an excerpt in linked data", ld(one) + article, one + " | " + two},
		{"soft hyphens", "<!doctype html><p>" + strings.ReplaceAll(one, "nobody", "no\u00adbo&shy;dy") + "<p>" + two, one + " | " + two},
		{"bytes that are none", "<!doctype html>\x00\x00" + article, one + " | " + two},
		{"encoded twice", twice("<!doctype html><p>" + bodyAr + "<p>" + bodyFr), bodyAr + " | " + bodyFr},
		{"comments first", "\n<!-- a > b -->\n<!-- x -->\n<!doctype html>" + article, one + " | " + two},
	} {
		if got := keptOf(t, tt.page); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
}

// hostilePages are pages that are nothing but one difficulty.
var hostilePages = map[string]string{
	"600 elements inside each other":            strings.Repeat("<div>", 600) + bodyFr + strings.Repeat("</div>", 600),
	"600 inline elements inside each other":     strings.Repeat("<b>", 600) + bodyFr,
	"elements that never end":                   strings.Repeat("<p><div><table><td>", 300) + bodyFr,
	"three thousand short items and an article": "<div>" + strings.Repeat("<div><a href=x>one</a></div>", 3_000) + "</div><p>" + bodyFr,
	"three thousand paragraphs":                 strings.Repeat("<p>"+bodyEn, 3_000),
	"a thousand candidates":                     strings.Repeat("<div><div><p>"+bodyEn+"</div></div>", 1000),
	"nothing but line breaks and words":         strings.Repeat("word<br>", 5_000) + bodyFr,
	"furniture that claims the article's words": "<nav><p>" + bodyFr + "<p>" + bodyFr + " Encore.</nav>",
}

// Deep, long and broken pages end in bounded time and keep their article; so does every prefix of a page.
func TestHostilePages(t *testing.T) {
	for reason, body := range hostilePages {
		docs, err := Read(Source{Name: "x.html", Data: []byte("<!doctype html><body>" + body)})
		if err != nil || len(docs) == 0 {
			t.Errorf("%s: %d documents, %v", reason, len(docs), err)
			continue
		}
		Number(docs)
		for _, err := range invariant.Documents(docs) {
			t.Errorf("%s: %v", reason, err)
		}
		kept := false
		for _, b := range docs[0].Blocks {
			kept = kept || b.TakesPart()
		}
		if !kept {
			t.Errorf("%s: nothing is kept", reason)
		}
	}
}

// A page of more lines than anybody wrote is refused before all of it is read.
func TestPageWithoutEnd(t *testing.T) {
	_, err := Read(Source{Name: "x.html", Data: []byte("<!doctype html>" + strings.Repeat("<p>a", 2*maxLines))})
	var why *Error
	if !errors.As(err, &why) || why.ID != report.MsgTooLarge || why.Args["limit"] == "" {
		t.Errorf("error %v", err)
	}
}

func TestCutPages(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(pagesDir, "fr-table.html"))
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(data); n += 37 {
		checkPage(t, data[:n])
		changed := append([]byte{}, data...)
		changed[n] ^= 0x3c
		checkPage(t, changed)
	}
}

func checkPage(t *testing.T, data []byte) {
	t.Helper()
	docs, err := Read(Source{Name: "x.html", Data: data})
	if err != nil {
		var fail *Error
		if !errors.As(err, &fail) || report.Messages[fail.ID].Level != report.LevelError {
			t.Fatalf("error %v", err)
		}
		return
	}
	Number(docs)
	for _, err := range invariant.Documents(docs) {
		t.Errorf("%d bytes: %v", len(data), err)
	}
}

func FuzzHTML(f *testing.F) {
	for _, body := range hostilePages {
		f.Add([]byte("<!doctype html><body>" + body[:min(len(body), 4000)]))
	}
	names, err := filepath.Glob(filepath.Join(pagesDir, "*.html"))
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkPage(t, data) })
}
