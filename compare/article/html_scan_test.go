package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// scanned is what a scanner finds in a page, each tag on a line of its own.
func scanned(page string, values bool) string {
	var b strings.Builder
	z := scanner{page: page}
	for {
		switch z.next() {
		case tokenEnd:
			return b.String()
		case tokenText:
			b.WriteString(z.text)
		case tokenStart:
			b.WriteString("\nstart " + z.tag + shown(z.attrs, values))
		case tokenClose:
			b.WriteString("\nclose " + z.tag + "\n")
		}
	}
}

// tokenized is the same by the tokenizer of golang.org/x/net.
func tokenized(page string, values bool) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		kind := z.Next()
		t := z.Token()
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(t.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			var attrs attributes
			for _, a := range t.Attr {
				attrs.set(a.Key, a.Val)
			}
			b.WriteString("\nstart " + strings.ToLower(t.Data) + shown(attrs, values))
		case html.EndTagToken:
			b.WriteString("\nclose " + strings.ToLower(t.Data) + "\n")
		}
	}
}

func shown(a attributes, values bool) string {
	if !values {
		return "\n"
	}
	return " " + a.class + "|" + a.content + "|" + a.href + "\n"
}

// odd are pages that a scanner may stumble over.
var odd = []string{
	"", "<", "</", "a</", "<p", "a < b <", "<p>1 <2</p>", "</>a</ >b</3>c", "<?xml version='1'?>a", "<!DOCTYPE html><p>a", "<![CDATA[x]]>y",
	"<!--a-->b<!-->c<!--->d<!--e--!>f<!--g--->h<!--i", "<P CLASS=Lead ID='x'>a</P>", `<a href="?a=1&copy=2&amp;b=&#x3A;">x &copy; y</a>`,
	"<p class=a/b>x<br/>y<br / >z", "<p class = 'a b' hidden>x", `<p class="a>b">x`, "<p class='a", "<p =a class=b>x", "<p/class=a>x",
	"<title>a <b> &amp; c</title>d", "<textarea></p>&lt;</textarea>x", "<script>if (a</b/.x) '</scrip' </SCRIPT >y", "<p class=a class=b>x",
	"<script><!-- <script>a</script> b --></script>c", "<script><!-- a</script>b-->", "<style>p > a { }</style>x<noscript><p>y</noscript>z",
	"<plaintext><p>a</plaintext>", "<svg><title>a</title></svg>", "<div\nclass\t=\fa>x", "x<\u00e9>y",
}

func TestScanner(t *testing.T) {
	for _, page := range odd {
		if got, want := scanned(page, true), tokenized(page, true); got != want {
			t.Errorf("%.80q\n got %.300q\nwant %.300q", page, got, want)
		}
	}
}

// A scanner finds what the tokenizer finds, in the fixtures and in any page that decoding lets pass: without broken bytes,
// NUL and \r.
func FuzzScanner(f *testing.F) {
	pages, _ := filepath.Glob(pagesDir + "/*.html")
	if len(pages) < 12 {
		f.Fatalf("%d pages", len(pages))
	}
	for _, name := range pages {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, page := range odd {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		page = strings.ToValidUTF8(strings.NewReplacer("\r", "", "\x00", "").Replace(page), "")
		if got, want := scanned(page, false), tokenized(page, false); got != want {
			t.Errorf("%.80q\n got %.300q\nwant %.300q", page, got, want)
		}
	})
}
