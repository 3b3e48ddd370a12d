"""More layouts for make.py: Blogger, Drupal, AMP, a live report, and a portal of cards with a wall for those who have
not paid."""

import html
import json

MORE = {
    "en": dict(lead="What is known so far, and what the days ahead may bring to those who follow the matter",
               heads="What was decided|What comes next", hour="Updated at", left="You have 60% of this article left to read.",
               pay="This article is for subscribers. Subscribe from one dollar a month and read everything that we publish, wherever you are.",
               listen="Listen to this article", live="Live", key="The essentials", posted="Posted by", labels="Labels", archive="Blog archive", older="Older post", newer="Newer post"),
    "fr": dict(lead="Ce que l’on sait à cette heure, et ce que les prochains jours pourraient apporter à ceux qui suivent l’affaire",
               heads="Ce qui a été décidé|La suite des événements", hour="Mis à jour à", left="Il vous reste 60 % de cet article à lire.",
               pay="Cet article est réservé aux abonnés. Abonnez-vous à partir d’un euro par mois et lisez tout ce que nous publions, où que vous soyez.",
               listen="Écouter l’article", live="En direct", key="L’essentiel", posted="Publié par", labels="Libellés", archive="Archives du blog", older="Message plus ancien", newer="Message plus récent"),
    "ar": dict(lead="ما هو معروف إلى حدود الساعة وما قد تحمله الأيام المقبلة لمن يتابعون هذا الملف عن قرب",
               heads="ما الذي تقرر|ما الذي سيأتي بعد ذلك", hour="آخر تحديث", left="تبقى لكم 60 في المئة من هذا المقال.",
               pay="هذا المقال مخصص للمشتركين. اشتركوا ابتداء من درهم واحد في الشهر واقرؤوا كل ما ننشره أينما كنتم.",
               listen="استمع للمقال", live="مباشر", key="أهم ما جاء", posted="نشر بواسطة", labels="التسميات", archive="أرشيف المدونة", older="رسالة أقدم", newer="رسالة أحدث"),
}


def escape(s):
    return html.escape(s, quote=False)


def titles(w):
    return w["titles"].split("|")


def items(words, tag="li", cls=""):
    return "".join(f'<{tag}{cls}><a href="/{i}">{escape(x)}</a></{tag}>' for i, x in enumerate(words))


def cards(w, cls, tag="article"):
    return "".join(f'<{tag} class="{cls}"><a href="/c{i}"><img src="c{i}.jpg" alt=""></a><h3 class="{cls}__title"><a href="/c{i}">{escape(t)}</a></h3><p class="{cls}__summary">{escape(e)}</p><span class="{cls}__date">{escape(w["ago"])}</span></{tag}>'
                   for i, (t, e) in enumerate(zip(titles(w), w["excerpts"].split("|"))))


def blogger(lang, w, title, paras):
    """Blogger: the post in one element, lines parted by br inside div, a picture in a table, no metadata but og:title."""
    half = len(paras) // 2
    first = "<br /><br />\n".join(escape(p) for p in paras[:half])
    second = "".join(f"<div><br /></div><div style=\"text-align: justify;\"><span style=\"font-size: large;\">{escape(p)}</span></div>" for p in paras[half:])
    months = "".join(f'<li class="archivedate collapsed"><a href="/2020/{m:02d}/">2020/{m:02d}</a> <span class="post-count">({20 - m})</span></li>' for m in range(12, 0, -1))
    said = "".join(f'<dt class="comment-author">{escape(n)}</dt><dd class="comment-body"><p>{escape(s)}</p></dd>' for n, s in zip(w["names"].split("|"), w["said"].split("|")))
    return f"""<!DOCTYPE html>
<html dir='{w['dir']}' xmlns='http://www.w3.org/1999/xhtml'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><title>{escape(w['site'])}: {escape(title)}</title>
<meta content='{html.escape(title)}' property='og:title'/><meta content='blogger' name='generator'/></head>
<body class='loading'><div class='navbar section' id='navbar'><div class='widget Navbar' id='Navbar1'>{escape(w['search'])}</div></div>
<div class='header section' id='header'><div class='widget Header'><h1 class='title'><a href='/'>{escape(w['site'])}</a></h1><p class='description'><span>{escape(w['bio'])}</span></p></div></div>
<div class='tabs section'><div class='widget PageList'><ul>{items(w['menu'].split('|'))}</ul></div></div>
<div class='column-center-inner'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'>
<div class="date-outer"><h2 class='date-header'><span>{escape(w['date'])}</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope'>
<h3 class='post-title entry-title' itemprop='name'>{escape(title)}</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-77' itemprop='description articleBody'>
<table align="center" class="tr-caption-container"><tbody><tr><td><a href="b.jpg"><img src="s.jpg"/></a></td></tr><tr><td class="tr-caption" style="text-align: center;">{escape(w['caption'])}</td></tr></tbody></table>
{first}{second}<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line'><span class='post-author vcard'>{escape(MORE[lang]['posted'])} <span class='fn'>{escape(w['author'])}</span></span> <span class='post-timestamp'>10:05</span><div class='post-share-buttons'>{items(w['share'].split('|'), 'span')}</div></div>
<div class='post-footer-line'><span class='post-labels'>{escape(MORE[lang]['labels'])}: {items(w['tagwords'].split('|'), 'span')}</span></div></div></div>
<div class='comments' id='comments'><h4>4 {escape(w['comments'])}:</h4><dl>{said}</dl><p class='comment-footer'>{escape(w['reply'])}</p></div></div></div></div></div>
<div class='blog-pager' id='blog-pager'><a href='/n'>{escape(MORE[lang]['newer'])}</a> <a href='/o'>{escape(MORE[lang]['older'])}</a></div></div></div></div>
<div class='column-right-inner'><aside><div class='widget PopularPosts'><h2>{escape(w['most'])}</h2><ul>{"".join(f"<li><div class='item-title'><a href='/p{i}'>{escape(t)}</a></div><div class='item-snippet'>{escape(e)}</div></li>" for i, (t, e) in enumerate(zip(titles(w), w['excerpts'].split('|'))))}</ul></div>
<div class='widget BlogArchive'><h2>{escape(MORE[lang]['archive'])}</h2><ul class='hierarchy'>{months}</ul></div></aside></div>
<div class='attribution'>{escape(w['rights'])}</div><div id='cookieChoiceInfo'><span>{escape(w['cookies'])}</span></div></body></html>
""", [title, "caption: " + w["caption"]] + paras, "utf-8"


def drupal(lang, w, title, paras):
    """Drupal: everything is a field, subheads, a list and a quotation inside the article, its author's box behind it."""
    m = MORE[lang]
    heads = m["heads"].split("|")
    third = len(paras) // 3
    body = "".join(f"<p>{escape(p)}</p>" for p in paras[:third]) + f"<h2>{escape(heads[0])}</h2>"
    body += f'<blockquote><p>{escape(paras[third])}</p></blockquote><p><strong>{escape(w["also"])} : <a href="/x">{escape(titles(w)[0])}</a></strong></p>'
    body += "".join(f"<p>{escape(p)}</p>" for p in paras[third + 1:2 * third]) + f"<h2>{escape(heads[1])}</h2><ul>"
    body += "".join(f"<li>{escape(p)}</li>" for p in paras[2 * third:2 * third + 2]) + "</ul>"
    body += "".join(f"<p>{escape(p)}</p>" for p in paras[2 * third + 2:])
    rows = "".join(f'<div class="views-row"><div class="node node--type-article node--view-mode-teaser"><h2 class="node__title"><a href="/v{i}">{escape(t)}</a></h2><div class="field field--name-body"><p>{escape(e)}</p></div></div></div>' for i, (t, e) in enumerate(zip(titles(w), w["excerpts"].split("|"))))
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{w['dir']}"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10" /><title>{escape(title)} | {escape(w['site'])}</title>
<meta name="dcterms.creator" content="{html.escape(w['author'])}" /><meta property="og:site_name" content="{html.escape(w['site'])}" /><meta property="article:published_time" content="2020-03-12T08:00:00+0000" /></head>
<body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable">{escape(w['back'])}</a>
<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header"><div class="block block-system-branding-block"><a href="/">{escape(w['site'])}</a></div><div class="search-block-form block">{escape(w['search'])}</div></div></header>
<div class="region region-primary-menu"><nav role="navigation" class="block-menu"><ul class="menu">{items(w['menu'].split('|'))}</ul></nav></div>
<main role="main"><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div><div class="block block-page-title-block"><h1><span class="field field--name-title">{escape(title)}</span></h1></div>
<div class="block block-system-main-block"><article class="node node--type-article node--promoted node--view-mode-full"><footer class="node__meta"><div class="node__submitted"><span class="field field--name-uid">{escape(w['by'])} <a href="/u">{escape(w['author'])}</a></span> <span class="field field--name-created">{escape(w['date'])}</span></div></footer>
<div class="node__content"><div class="field field--name-field-chapo field--type-text-long"><p>{escape(m['lead'])}</p></div>
<div class="field field--name-field-image"><figure><img src="f.jpg" /><figcaption>{escape(w['caption'])}</figcaption></figure></div>
<div class="addtoany_list">{items(w['share'].split('|'), 'span')}</div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{body}</div>
<div class="field field--name-field-tags field--label-inline"><div class="field__label">{escape(w['tags'])}</div>{items(w['tagwords'].split('|'), 'div', ' class="field__item"')}</div>
<div class="author-pane"><h3>{escape(w['author'])}</h3><div class="author-pane__bio">{escape(w['bio'])}</div></div></div></article></div>
<div class="views-element-container block"><h2>{escape(w['related'])}</h2><div class="view view-related">{rows}</div></div></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="region region-sidebar"><h2>{escape(w['most'])}</h2><ul>{items(titles(w))}</ul><p>{escape(w['newsletter'])}</p></div></aside></main>
<footer role="contentinfo"><ul>{items(w['footer'].split('|'))}</ul><p>{escape(w['rights'])}</p></footer></div></div>
<div id="sliding-popup" class="eu-cookie-compliance-banner"><div class="popup-text"><p>{escape(w['cookies'])}</p></div><button>{escape(w['accept'].split('|')[0])}</button></div></body></html>
""", [title, m["lead"], "caption: " + w["caption"]] + heads + paras, "utf-8"


def amp(lang, w, title, paras):
    """AMP: custom elements, microdata, a consent dialog, shares between the paragraphs."""
    body = "".join(f"<p>{escape(p)}</p>" + ('<div class="i-amphtml-ad"><amp-ad width="300"></amp-ad><span>' + escape(w["advert"]) + "</span></div>" if i in (1, 4) else "") for i, p in enumerate(paras))
    return f"""<!doctype html>
<html amp lang="{lang}" dir="{w['dir']}"><head><meta charset="utf-8"><title>{escape(title)}</title><link rel="canonical" href="https://example.org/{lang}/amp">
<script async src="v0.js"></script><style amp-custom>p{{margin:0}}</style></head>
<body><amp-sidebar id="sidebar" layout="nodisplay"><ul>{items(w['menu'].split('|'))}</ul></amp-sidebar>
<amp-consent id="consent" layout="nodisplay"><div id="consent-ui"><p>{escape(w['cookies'])}</p><button>{escape(w['accept'].split('|')[0])}</button></div></amp-consent>
<header class="bar"><button on="tap:sidebar.toggle">☰</button><a href="/">{escape(w['site'])}</a></header>
<article itemscope itemtype="https://schema.org/NewsArticle"><div class="kicker"><a href="/w">{escape(w['section'])}</a></div><h1 itemprop="headline">{escape(title)}</h1>
<p class="by"><span itemprop="author" itemscope><span itemprop="name">{escape(w['author'])}</span></span> · <time itemprop="datePublished" datetime="2020-03-12T10:00:00Z">{escape(w['date'])}</time></p><span itemprop="publisher" itemscope><meta itemprop="name" content="{html.escape(w['site'])}"></span>
<amp-img src="i.jpg" width="1200" height="630" layout="responsive"></amp-img><p class="amp-wp-caption caption">{escape(w['caption'])}</p>
<div class="share">{"".join(f'<amp-social-share type="{i}">{escape(s)}</amp-social-share>' for i, s in enumerate(w['share'].split('|')))}</div>
<div itemprop="articleBody">{body}</div></article>
<amp-list class="more"><h2>{escape(w['related'])}</h2>{cards(w, 'more-item', 'div')}</amp-list>
<footer><ul>{items(w['footer'].split('|'))}</ul><p>{escape(w['rights'])}</p></footer></body></html>
""", [title, "caption: " + w["caption"]] + paras, "utf-8"


def live(lang, w, title, paras):
    """A live report: entries with a time each, a box of the essentials, comments open between them."""
    m = MORE[lang]
    ld = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": title, "datePublished": "2020-03-12T07:00:00Z", "author": {"@type": "Organization", "name": w["site"]}, "publisher": {"name": w["site"]}}
    entries = "".join(f'<div class="live-post" id="e{i}"><div class="live-post__head"><time datetime="2020-03-12T{18 - i:02d}:42:00Z">{18 - i}:42</time></div><div class="live-post__body"><p>{escape(p)}</p></div><div class="live-post__share">{items(w["share"].split("|"), "span")}</div></div>' for i, p in enumerate(paras[2:]))
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{w['dir']}"><head><meta charset="utf-8"><title>{escape(m['live'])} | {escape(title)} | {escape(w['site'])}</title><meta property="og:title" content="{html.escape(title)}">
<script type="application/ld+json">{json.dumps(ld)}</script></head>
<body><header class="masthead"><a href="/">{escape(w['site'])}</a><nav><ul>{items(w['menu'].split('|'))}</ul></nav></header>
<main><div class="live-header"><span class="badge">{escape(m['live'])}</span><h1>{escape(title)}</h1><p class="live-header__updated">{escape(m['hour'])} 18:42</p></div>
<div class="live-grid"><div class="live-main"><section class="live-summary"><h2>{escape(m['key'])}</h2><ul><li>{escape(paras[0])}</li><li>{escape(paras[1])}</li></ul></section>
{entries}</div>
<aside class="live-side"><h2>{escape(w['most'])}</h2><ol>{items(titles(w))}</ol></aside></div></main>
<section class="cards">{cards(w, 'card')}</section><footer><p>{escape(w['rights'])}</p></footer></body></html>
""", [title, m["key"]] + paras, "utf-8"


def portal(lang, w, title, paras):
    """Cards above and below, headline outside the article, boxes of other articles and of subscription inside it."""
    m = MORE[lang]
    also = f'<p><strong>{escape(w["also"])}: <a href="/r">{escape(titles(w)[1])}</a></strong></p>'
    box = f'<div class="k9"><b>{escape(w["also"])}</b><ul>{items(titles(w))}</ul></div>'
    body = [f"<p>{escape(p)}</p>" for p in paras]
    body.insert(1, also)
    body.insert(3, f'<div class="paywall-box"><p>{escape(m["left"])}</p><p>{escape(m["pay"])}</p><a href="/s">{escape(w["login"])}</a></div>')
    body.insert(5, box)
    return f"""<!DOCTYPE html>
<html lang="{lang}" dir="{w['dir']}"><head><meta charset="utf-8"><title>{escape(w['site'])} – {escape(title)}</title><meta property="og:site_name" content="{html.escape(w['site'])}"><meta name="author" content="{html.escape(w['author'])}"></head>
<body><div class="a1"><div class="a2">{escape(w['site'])}</div><ul class="a3">{items(w['menu'].split('|'))}</ul></div>
<section class="b1">{cards(w, 'b2')}</section>
<div class="c1"><div class="c2"><h1>{escape(title)}</h1><h2>{escape(m['lead'])}</h2><img src="h.jpg"><div class="photo-credit">{escape(w['caption'])}</div></div>
<div class="c3"><div class="c4"><span>{escape(w['by'])} {escape(w['author'])}</span><br><span>{escape(w['date'])}</span></div><button>{escape(m['listen'])}</button>
<div class="c5">{chr(10).join(body)}</div>
<p class="c6">{escape(w['tags'])}: {", ".join(f'<a href="/t">{escape(t)}</a>' for t in w['tagwords'].split('|'))}</p>
<div class="c7"><img src="u.jpg"><div><b>{escape(w['author'])}</b><br>{escape(w['bio'])}</div></div></div></div>
<section class="b1"><h2>{escape(w['latest'])}</h2>{cards(w, 'b2')}</section>
<div class="z1">{escape(w['rights'])}</div><div class="z2" style="position:fixed">{escape(w['cookies'])} <a href="#">{escape(w['accept'].split('|')[0])}</a></div></body></html>
""", [title, m["lead"], "caption: " + w["caption"]] + paras, "utf-8"


LAYOUTS = {blogger: "Wikinews_6", drupal: "Wikinews_4", amp: "Wikinews_5", live: "Wikinews_4", portal: "Wikinews_6"}
