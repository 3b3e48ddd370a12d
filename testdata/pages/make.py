"""Makes the news pages of this folder: nine layouts (more in layouts.py), each in three languages, around articles of ../tico19/wikinews.tsv.

Each page comes with NAME.txt, what a reader would call the article: a line for each paragraph, the headline first, a
caption marked with "caption: ". Run it in this folder; it writes the same bytes every time.
"""

import html
import json

from layouts import LAYOUTS
from words import WORDS

ARTICLES = {"wordpress": "Wikinews_2", "table": "Wikinews_5", "modern": "Wikinews_4", "soup": "Wikinews_6"}
LEGACY = {"ar": "windows-1256", "fr": "windows-1252", "en": "windows-1252"}


def article(doc, lang):
    """The headline and the paragraphs of a document, two or three sentences each."""
    column = {"ar": 2, "fr": 3, "en": 4}[lang]
    rows = [line.split("\t") for line in open("../tico19/wikinews.tsv", encoding="utf-8").read().splitlines()]
    said = [row[column] for row in rows if row[0] == doc]
    paragraphs, sizes, at = [], [2, 1, 3, 2], 1
    while at < len(said):
        n = sizes[len(paragraphs) % 4]
        paragraphs.append(" ".join(said[at:at + n]))
        at += n
    return said[0], paragraphs


def escape(s):
    return html.escape(s, quote=False)


def links(words, tag="li", cls=""):
    return "".join(f'<{tag}{cls}><a href="#{i}">{escape(w)}</a></{tag}>' for i, w in enumerate(words.split("|")))


def teasers(w, heading="h3"):
    pairs = zip(w["titles"].split("|"), w["excerpts"].split("|"))
    return "".join(f'<div class="item"><{heading}><a href="/a{i}"><img src="t.jpg" alt=""> {escape(t)}</a></{heading}><p>{escape(e)}</p></div>' for i, (t, e) in enumerate(pairs))


def wordpress(lang, w, title, paras):
    """A WordPress theme: entry-content, JSON-LD, an inline box, related posts, comments, a sidebar, a cookie bar."""
    ld = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": w["site"]},
        {"@type": "NewsArticle", "headline": title, "datePublished": "2020-03-12T09:30:00+00:00",
         "author": {"@type": "Person", "name": w["author"]}, "publisher": {"@type": "Organization", "name": w["site"]}}]}
    body = [f"<p>{escape(p)}</p>" for p in paras]
    body[0] = f"<p><strong>{escape(paras[0])}</strong></p>"
    body.insert(2, f'<div class="inline-related"><p>{escape(w["also"])} : <a href="/x">{escape(w["titles"].split("|")[1])}</a></p></div>')
    body.insert(4, f'<div class="code-block ad-slot"><span>{escape(w["advert"])}</span></div>')
    said = "".join(f'<li class="comment even"><article><footer><b class="fn">{escape(n)}</b> <time datetime="2020-03-13">{escape(w["ago"])}</time></footer><div class="comment-content"><p>{escape(s)}</p></div></article></li>' for n, s in zip(w["names"].split("|"), w["said"].split("|")))
    text = [title, "caption: " + w["caption"]] + paras
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{w['dir']}" prefix="og: https://ogp.me/ns#">
<head><meta charset="UTF-8"><title>{escape(title)} - {escape(w['site'])}</title>
<meta property="og:title" content="{html.escape(title)}"><meta property="og:site_name" content="{html.escape(w['site'])}">
<link rel="canonical" href="https://example.org/{lang}/nba"><script type="application/ld+json">{json.dumps(ld)}</script>
<style>.x{{color:red}}</style></head>
<body class="rtl post-template-default single single-post postid-77 has-sidebar tag-covid sidebar-left">
<a class="skip-link screen-reader-text" href="#content">{escape(w['back'])}</a>
<header id="theme-header" class="site-header"><div class="logo"><a href="/">{escape(w['site'])}</a></div>
<nav id="main-nav"><ul class="menu">{links(w['menu'])}</ul></nav><form role="search"><input type="text" placeholder="{html.escape(w['search'])}"><button>{escape(w['search'])}</button></form></header>
<div id="content" class="site-content container"><div class="main-content tie-col-md-8">
<article id="the-post" class="post-77 post type-post status-publish category-world tag-covid container-wrapper">
<header class="entry-header-outer"><nav id="breadcrumb"><a href="/">{escape(w['menu'].split('|')[0])}</a> / <a href="/w">{escape(w['section'])}</a></nav>
<div class="entry-header"><h1 class="post-title entry-title">{escape(title)}</h1>
<div class="post-meta"><span class="author-meta"><a class="author-name" href="/u">{escape(w['author'])}</a></span> <span class="date meta-item">{escape(w['ago'])}</span> <span class="meta-reading-time">{escape(w['read'])}</span></div></div></header>
<div class="share-buttons share-buttons-top">{links(w['share'], 'span')}</div>
<figure class="single-featured-image"><img src="i.jpg" alt="x"><figcaption class="single-caption-text">{escape(w['caption'])}</figcaption></figure>
<div class="entry-content entry clearfix">
{chr(10).join(body)}
<div class="post-bottom-meta post-bottom-tags"><span class="post-bottom-meta-title">{escape(w['tags'])}</span><span class="tagcloud">{links(w['tagwords'], 'span')}</span></div>
</div>
<div class="share-buttons share-buttons-bottom">{links(w['share'], 'span')}</div></article>
<div class="about-author container-wrapper"><h3><a href="/u">{escape(w['author'])}</a></h3><div class="author-bio">{escape(w['bio'])}</div></div>
<div id="related-posts" class="container-wrapper"><div class="mag-box-title"><h3>{escape(w['related'])}</h3></div><div class="related-posts-list">{teasers(w)}</div></div>
<div id="comments" class="comments-area"><h3 id="comments-title">{escape(w['comments'])}</h3><ol class="comment-list">{said}</ol>
<div id="respond" class="comment-respond"><h3 id="reply-title">{escape(w['reply'])}</h3><form><p class="comment-notes">{escape(w['note'])}</p><textarea></textarea></form></div></div>
</div><aside class="sidebar"><div class="widget"><h4>{escape(w['most'])}</h4><ul>{links(w['titles'])}</ul></div><div class="widget">{escape(w['newsletter'])}</div></aside></div>
<footer id="footer"><ul>{links(w['footer'])}</ul><p>{escape(w['rights'])}</p></footer>
<div id="cookie-notice" role="dialog"><span>{escape(w['cookies'])}</span> {links(w['accept'], 'span')}</div>
</body></html>
""", text, "utf-8"


def table(lang, w, title, paras):
    """An old system: nested tables, <br>, no class at all, an encoding of one byte a letter."""
    menu = "".join(f'<tr><td bgcolor="#eeeeee"><a href="s{i}.htm">{escape(x)}</a></td></tr>' for i, x in enumerate(w["menu"].split("|")))
    most = "<br>".join(f'<a href="n{i}.htm">{escape(x)}</a>' for i, x in enumerate(w["titles"].split("|")))
    more = "<br><br>".join(f'<b><a href="n{i}.htm">{escape(x)}</a></b><br>{escape(e)}' for i, (x, e) in enumerate(zip(w["titles"].split("|"), w["excerpts"].split("|"))))
    return f"""<HTML DIR="{w['dir'].upper()}"><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={LEGACY[lang]}">
<TITLE>{escape(w['site'])} - {escape(title)}</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH=780 ALIGN=center><TR><TD COLSPAN=3><IMG SRC="logo.gif"> <FONT SIZE=1>{escape(w['date'])}</FONT></TD></TR>
<TR VALIGN=top><TD WIDTH=120><TABLE>{menu}</TABLE></TD>
<TD WIDTH=460><TABLE CELLPADDING=4><TR><TD><FONT SIZE=5><B>{escape(title)}</B></FONT></TD></TR>
<TR><TD><FONT SIZE=2 COLOR=gray>{escape(w['by'])} {escape(w['author'])}</FONT></TD></TR>
<TR><TD><FONT SIZE=3>{("<br>" + chr(10) + "<br>" + chr(10)).join(escape(p) for p in paras)}</FONT></TD></TR>
<TR><TD><A HREF="print.htm">{escape(w['print'])}</A> | <A HREF="mail.htm">{escape(w['share'].split('|')[0])}</A></TD></TR>
<TR><TD><B>{escape(w['related'])}</B><br>{more}</TD></TR></TABLE></TD>
<TD WIDTH=200><B>{escape(w['most'])}</B><br>{most}<br><br>{escape(w['newsletter'])}</TD></TR>
<TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>{escape(w['rights'].replace('©', '(c)'))}</FONT></TD></TR></TABLE></BODY></HTML>
""", [title] + paras, LEGACY[lang]


def modern(lang, w, title, paras):
    """Classes without a meaning, the body in two halves around a box, a standfirst, a list and a quotation, og: alone."""
    half = len(paras) // 2
    lead, first, second = paras[0], paras[1:half], paras[half:-2]
    one = "".join(f'<p class="css-1f9q">{escape(p)}</p>' for p in first)
    two = "".join(f'<p class="css-1f9q">{escape(p)}</p>' for p in second)
    return f"""<!doctype html>
<html lang="{lang}" dir="{w['dir']}"><head><meta charset="utf-8"><title>{escape(title)} | {escape(w['site'])}</title>
<meta property="og:title" content="{html.escape(title)} | {html.escape(w['site'])}"><meta property="og:site_name" content="{html.escape(w['site'])}">
<meta name="author" content="{html.escape(w['author'])}"><meta property="article:published_time" content="2020-03-12T18:05:00+01:00"></head>
<body><div id="__next"><header class="css-0aa1"><a class="css-9" href="/">{escape(w['site'])}</a><nav class="css-m1"><ul>{links(w['menu'])}</ul></nav><a href="/in">{escape(w['login'])}</a></header>
<main class="css-77"><article class="css-2k"><header class="css-h0"><p class="css-kick"><a href="/w">{escape(w['section'])}</a></p><h1 class="css-t1">{escape(title)}</h1>
<p class="css-s2">{escape(lead)}</p><address class="css-by" rel="author">{escape(w['by'])} <a href="/u">{escape(w['author'])}</a></address> <time datetime="2020-03-12T18:05:00+01:00">{escape(w['date'])}</time></header>
<figure class="css-f"><picture><img src="a.webp" alt=""></picture><figcaption>{escape(w['caption'])}</figcaption></figure>
<div class="css-b1">{one}<p class="css-1f9q"><b>{escape(w['also'])} : </b><a href="/z">{escape(w['titles'].split('|')[0])}</a></p></div>
<div class="css-slot"><div>{escape(w['advert'])}</div></div>
<div class="css-nl"><p>{escape(w['newsletter'])}</p><button>{escape(w['accept'].split('|')[0])}</button></div>
<div class="css-b1">{two}<blockquote class="css-q"><p>{escape(paras[-2])}</p></blockquote><ul class="css-li"><li>{escape(paras[-1])}</li></ul></div>
<div class="css-sh">{links(w['share'], 'button')}</div></article>
<section class="css-rel"><h2>{escape(w['related'])}</h2>{teasers(w)}</section></main>
<footer class="css-ft"><ul>{links(w['footer'])}</ul><small>{escape(w['rights'])}</small></footer></div>
<div class="css-cc" style="display: none">{escape(w['cookies'])}</div><script>window.__STATE__={{"a":1}}</script></body></html>
""", [title, "caption: " + w["caption"]] + paras, "utf-8"


def soup(lang, w, title, paras):
    """Nothing but div, paragraphs parted by single <br>, more comments than article, a wrong label of the encoding."""
    said = "".join(f'<div class="c"><div class="who">{escape(n)}</div><div>{escape(s)} {escape(e)}</div></div>' for n, s, e in zip(w["names"].split("|") * 3, w["said"].split("|") * 3, (w["excerpts"] + "|").split("|") * 3))
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={LEGACY[lang]}"><title>{escape(title)}</title></head>
<body dir="{w['dir']}"><div class="wrap"><div class="top"><div>{escape(w['site'])}</div><div>{links(w['menu'], 'span')}</div></div>
<div class="col"><div class="t">{escape(title)}</div><div class="i">{escape(w['desk'])} | {escape(w['date'])}</div>
<div class="s">{links(w['share'], 'span')}</div>
<div class="x">{"<br>".join(escape(p) for p in paras)}</div>
<div><h3>{escape(w['related'])}</h3>{"".join(f'<div><a href="/q{i}">{escape(t)}</a></div>' for i, t in enumerate(w['titles'].split('|')))}</div>
<div id="comments"><h3>{escape(w['comments'])} (4)</h3>{said}</div>
<div class="f">{escape(w['reply'])}</div><div>{escape(w['note'])}</div></div>
<div class="col2"><h3>{escape(w['latest'])}</h3>{"".join(f'<div><a href="/l{i}">{escape(t)}</a> <span>{escape(w["ago"])}</span></div>' for i, t in enumerate(w['titles'].split('|')))}</div>
<div class="bottom">{escape(w['rights'])} {escape(w['cookies'])}</div></div></body></html>
""", [title] + paras, "utf-8"


ARTICLES |= {layout.__name__: doc for layout, doc in LAYOUTS.items()}
for layout in (wordpress, table, modern, soup, *LAYOUTS):
    for lang, words in WORDS.items():
        name = f"{lang}-{layout.__name__}"
        title, paras = article(ARTICLES[layout.__name__], lang)
        page, text, charset = layout(lang, words, title, paras)
        with open(name + ".html", "wb") as f:
            f.write(page.encode(charset, "xmlcharrefreplace"))
        with open(name + ".txt", "w", encoding="utf-8") as f:
            f.write("\n".join(text) + "\n")
