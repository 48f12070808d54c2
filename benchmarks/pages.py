"""Pages as news sites serve them, around any text: for ``extraction.py``.

Each layout is a function from an article to a page. What stands around the article is written for
these pages; ``Page.text`` is what a reader would call the article.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import NamedTuple

CAPTION = "Villagers look on as a crane lifts the wreck in 2003. Photograph: Ola Dahl/The Gull"
TEASERS = (
    "Ten ships that never came home, and what became of their crews",
    "Council raises fees for the third year in a row",
    "Opinion: The island needs a bridge, not another report",
    "In pictures: the night the old pier burned",
    "Quiz: how well do you know the coast?",
)
COMMENTS = (
    "I have said for years that this would happen, and nobody listened to me.",
    "Typical. They always find money for the harbour and never for the school.",
    "Great reporting, thank you. My grandfather worked on that pier in the fifties.",
)
COOKIES = (
    "We and our partners use cookies to store and access information on your device, to measure the "
    "audience and to develop products. You can change your choices at any time in the settings."
)
HEADINGS = ("What happens next", "A long winter")
POSTED = "— Ann Lee (@annlee) November 5, 2019"
POST = "So sorry to hear about the harbour tonight. Thinking of everyone there. #tornvik"


class Story(NamedTuple):
    """What a page is about."""

    title: str
    paragraphs: tuple[str, ...]


class Page(NamedTuple):
    """A page, and the text that a reader would call the article."""

    html: str
    text: str


Layout = Callable[[Story], str]


def render(layout: str, story: Story) -> Page:
    """Write a page in a layout of ``LAYOUTS``."""
    html = LAYOUTS[layout](story)
    # Headings and posts that stand within the article belong to it.
    own = [text for text in (*HEADINGS, POST, POSTED) if escape(text) in html]
    paragraphs = story.paragraphs[:2] if layout == "short" else story.paragraphs
    return Page(html, "\n\n".join((*paragraphs, *own)))


def _p(paragraphs: tuple[str, ...], attributes: str = "") -> str:
    return "\n".join(f"<p{attributes}>{escape(text)}</p>" for text in paragraphs)


def _links(items: tuple[str, ...] = TEASERS) -> str:
    return (
        "<ul>" + "".join(f'<li><a href="/a/{len(i)}">{escape(i)}</a></li>' for i in items) + "</ul>"
    )


def _menu() -> str:
    names = ("Home", "News", "World", "Politics", "Business", "Sport", "Culture", "Opinion", "More")
    return "<nav><ul>" + "".join(f'<li><a href="/{n}">{n}</a></li>' for n in names) + "</ul></nav>"


def _document(story: Story, body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(story.title)} | The Tornvik Gull</title>{head}"
        f"<script>window.data = {{}};</script></head><body>{body}</body></html>"
    )


def _footer() -> str:
    return (
        "<footer><p>© 2019 The Tornvik Gull. All rights reserved.</p><ul><li><a href='/t'>Terms of use"
        "</a></li><li><a href='/p'>Privacy policy</a></li><li><a href='/c'>Contact us</a></li></ul>"
        "</footer>"
    )


def semantic(story: Story) -> str:
    """HTML5 elements, as most papers have them."""
    return _document(
        story,
        f"<header>{_menu()}</header><main><article><h1>{escape(story.title)}</h1>"
        f"<div class='byline'>By <a href='/bo'>Bo Lind</a></div><time datetime='2019-11-05'>5 Nov"
        f"</time>{_p(story.paragraphs)}</article></main><aside><h2>Most read</h2>{_links()}</aside>"
        f"{_footer()}",
    )


def divisions(story: Story) -> str:
    """Nothing but ``div``, with classes made by a program."""
    body = "".join(
        f'<div class="css-1x2y"><span>{escape(p)}</span></div>' for p in story.paragraphs
    )
    return _document(
        story,
        f'<div class="css-a"><div class="css-nav">{_links(TEASERS[:4])}</div><div class="css-b">'
        f'<div class="css-h"><h1>{escape(story.title)}</h1></div>{body}</div>'
        f'<div class="css-rel"><div>Related</div>{_links()}</div></div>{_footer()}',
    )


def line_breaks(story: Story) -> str:
    """An old page: a table, and paragraphs that are only line breaks."""
    body = "<br><br>".join(map(escape, story.paragraphs))
    return _document(
        story,
        f"<table width=100%><tr><td colspan=3><font size=6>THE GULL</font></td></tr><tr><td>{_links()}"
        f"</td><td><font size=4><b>{escape(story.title)}</b></font><br><i>By Bo Lind</i><br><br>{body}"
        f"</td><td><b>Also today</b>{_links(TEASERS[2:])}</td></tr></table><hr><small>© 2019 The Gull"
        "</small>",
    )


def weblog(story: Story) -> str:
    """A weblog with sharing buttons, tags and comments."""
    comments = "".join(
        f'<li class="comment"><div class="comment-author"><cite>reader{at}</cite> says:</div>'
        f'<div class="comment-meta">November 6, 2019 at 1{at}:02</div><p>{escape(text)}</p>'
        '<a class="comment-reply-link">Reply</a></li>'
        for at, text in enumerate(COMMENTS)
    )
    return _document(
        story,
        f'<div id="page"><header class="site-header">{_menu()}</header><div id="content">'
        f'<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">'
        f'{escape(story.title)}</h1><div class="entry-meta">Posted on 5 November 2019 by Bo</div>'
        f'</header><div class="entry-content">{_p(story.paragraphs)}<div class="sharedaddy"><h3>Share '
        "this:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div></div><footer "
        'class="entry-meta">Filed under <a>Coast</a>, <a>Harbours</a></footer></article>'
        f'<div id="comments" class="comments-area"><h2>3 thoughts on “{escape(story.title)}”</h2><ol '
        f'class="comment-list">{comments}</ol></div></div><div id="secondary" class="widget-area">'
        f'<aside class="widget"><h3>Recent Posts</h3>{_links()}</aside></div></div>{_footer()}',
    )


def pictures(story: Story) -> str:
    """Pictures with captions between the paragraphs."""
    figure = (
        f'<figure><picture><img src="a.jpg" alt="A crane"></picture><figcaption>{CAPTION}'
        "</figcaption></figure>"
    )
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = figure + "".join(
        text + (figure if at % 4 == 1 else "") for at, text in enumerate(paragraphs)
    )
    return _document(
        story,
        f"{_menu()}<article><h1>{escape(story.title)}</h1><div class='story-body'>{body}</div>"
        f"</article>{_footer()}",
    )


def old_captions(story: Story) -> str:
    """Captions in ``div`` and ``span``, as before there was ``figure``."""
    figure = (
        f'<div class="image-and-caption-wrapper"><img src="a.jpg"><span class="off-screen">Image '
        f'caption</span><span class="media-caption__text">{CAPTION}</span></div>'
    )
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = paragraphs[0] + figure + "".join(paragraphs[1:])
    return _document(
        story,
        f'{_menu()}<div class="story-body"><h1 class="story-body__h1">{escape(story.title)}</h1>'
        f'<div class="story-body__inner">{body}</div></div>{_links()}{_footer()}',
    )


def read_more(story: Story) -> str:
    """Boxes of other articles, letters and gifts between the paragraphs."""
    box = f'<div class="related-box"><strong>READ MORE</strong>{_links(TEASERS[:2])}</div>'
    letter = (
        '<aside class="newsletter-signup"><h3>Sign up to The Morning Gull</h3><p>Our free letter brings '
        "you the stories that matter, every day at seven.</p><form><input type='email'><button>Sign up"
        "</button></form></aside>"
    )
    gift = (
        '<div class="gift-article">Subscribers can give this article to ten people a month.</div>'
    )
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    inserted = {1: box, 3: letter, 4: gift, 6: box}
    body = "".join(text + inserted.get(at, "") for at, text in enumerate(paragraphs))
    return _document(
        story,
        f'{_menu()}<main><article class="article"><h1>{escape(story.title)}</h1>{body}</article></main>'
        f"{_footer()}",
    )


def embedded_posts(story: Story) -> str:
    """Posts of a network within the article."""
    post = (
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{POST}</p>— Ann Lee (@annlee) '
        '<a href="https://twitter.example/1">November 5, 2019</a></blockquote>'
        '<script async src="https://platform.twitter.example/widgets.js"></script>'
    )
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = "".join(text + (post if at == 2 else "") for at, text in enumerate(paragraphs))
    return _document(
        story,
        f"{_menu()}<article><h1>{escape(story.title)}</h1>{body}</article>{_links()}{_footer()}",
    )


def consent(story: Story) -> str:
    """A banner about cookies in front, a wall behind the first paragraphs."""
    banner = (
        f'<div id="onetrust-banner-sdk" role="dialog"><h2>Your privacy</h2><p>{COOKIES}</p><button>Accept '
        "all</button><button>Reject all</button></div>"
    )
    wall = (
        '<div class="paywall"><h3>Continue reading with a subscription</h3><p>Unlock this article and all '
        "others from 2 a week. Cancel whenever you like.</p></div>"
    )
    return _document(
        story,
        f"{banner}{_menu()}<main><h1>{escape(story.title)}</h1><section name='articleBody'>"
        f"{_p(story.paragraphs)}</section>{wall}</main>{_footer()}",
    )


def headings(story: Story) -> str:
    """Headings between the paragraphs, and a list of points in front."""
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = "".join(
        (f"<h2>{HEADINGS[at // 5 % 2]}</h2>" if at in (5, 10) else "") + text
        for at, text in enumerate(paragraphs)
    )
    return _document(
        story,
        f"{_menu()}<main><article><h1>{escape(story.title)}</h1>{body}</article></main>{_footer()}",
    )


def framework(story: Story) -> str:
    """A page of a framework: sections, data attributes, a script with the whole article."""
    data = json.dumps({"@type": "NewsArticle", "headline": story.title, "author": "Bo Lind"})
    body = "".join(
        f'<div data-component="text-block"><p class="ssrcss-1q0x1qg">{escape(text)}</p></div>'
        for text in story.paragraphs
    )
    topics = "".join(
        f"<li><a href='/t'>{name}</a></li>" for name in ("Harbours", "Tornvik", "Ferries")
    )
    return _document(
        story,
        f'<div id="__next"><div class="ssrcss-header">{_menu()}</div><main id="main-content"><article>'
        f'<div data-component="headline-block"><h1>{escape(story.title)}</h1></div>'
        f'<div data-component="byline-block"><div>By Bo Lind</div><div>Coast correspondent</div></div>'
        f'{body}<section data-component="topic-list"><h2>Related Topics</h2><ul>{topics}</ul></section>'
        f'</article><div data-component="related-internet-links"><h2>More on this story</h2>{_links()}'
        "</div></main></div>",
        f'<script type="application/ld+json">{data}</script>',
    )


def many_teasers(story: Story) -> str:
    """More text around the article than in it: teasers with their own paragraphs."""
    teaser = "".join(
        f'<div class="teaser"><h3><a href="/x">{escape(title)}</a></h3><p>{escape(text)}</p></div>'
        for title, text in zip(TEASERS, COMMENTS * 2, strict=False)
    )
    return _document(
        story,
        f'{_menu()}<div class="wrap"><div class="main-col"><h1>{escape(story.title)}</h1>'
        f'<div class="articletext">{_p(story.paragraphs)}</div></div><div class="side-col">{teaser * 3}'
        f'</div></div><div class="bottom">{teaser}</div>{_footer()}',
    )


def author_box(story: Story) -> str:
    """A box about the author, credits, and a correction below the article."""
    return _document(
        story,
        f"{_menu()}<main><article><h1>{escape(story.title)}</h1>{_p(story.paragraphs)}"
        '<div class="author-bio"><img src="bo.jpg"><p>Bo Lind has written about the coast for the Gull '
        "since 2004. He lives in Lunde with two dogs.</p></div><div class='tags'><a>Harbours</a> "
        f"<a>Tornvik</a></div></article></main><section class='recirc'><h2>Up next</h2>{_links()}"
        f"</section>{_footer()}",
    )


def mobile(story: Story) -> str:
    """A page in AMP, with advertisements between the paragraphs."""
    advert = '<amp-ad width="300" height="250" type="doubleclick"><div>Advertisement</div></amp-ad>'
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = "".join(text + (advert if at % 3 == 2 else "") for at, text in enumerate(paragraphs))
    return _document(
        story,
        f'<amp-sidebar id="s">{_links()}</amp-sidebar><article class="amp-wp-article"><header>'
        f'<h1 class="amp-wp-title">{escape(story.title)}</h1></header><div class="amp-wp-article-content">'
        f"{body}</div></article>{_footer()}",
    )


def broken(story: Story) -> str:
    """Unclosed and misnested elements, two bodies, entities."""
    body = "".join(f"<p><b><i>{escape(text)}</b></i>" if at == 1 else f"<p>{escape(text)}"
                   for at, text in enumerate(story.paragraphs))  # fmt: skip
    return (
        f"<html><head><title>{escape(story.title)}</title></head><body><div id=nav>{_links()}<div "
        f"id=main><h1>{escape(story.title)}</h2>{body}</div></body><body><div id=foot><p>&copy; 2019 "
        "The Gull</div>"
    )


def printed(story: Story) -> str:
    """The version for printing: next to nothing around the article."""
    return _document(
        story,
        f'<div class="print"><img src="logo.gif" alt="The Gull"><h1>{escape(story.title)}</h1>'
        f"{_p(story.paragraphs)}<p><a href='javascript:print()'>Print this page</a></p></div>",
    )


def pull_quotes(story: Story) -> str:
    """A sentence of the article again in large letters, and facts in a box."""
    quote = f'<blockquote class="pullquote"><p>{escape(story.paragraphs[2][:90])}</p></blockquote>'
    box = (
        '<div class="factbox"><h3>Fact file: Tornvik</h3><ul><li>Population: 4,100</li><li>Founded: 1742'
        "</li><li>Ferries: two</li></ul></div>"
    )
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = "".join(text + {1: quote, 2: box}.get(at, "") for at, text in enumerate(paragraphs))
    return _document(
        story,
        f"{_menu()}<article><h1>{escape(story.title)}</h1><div class='body'>{body}</div></article>"
        f"{_links()}{_footer()}",
    )


def small_things(story: Story) -> str:
    """A player, a language switch, links to skip, labels of advertisements."""
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    advert = '<div class="ad"><p>Advertisement</p><p>Scroll to continue</p></div>'
    body = "".join(text + (advert if at % 3 == 0 else "") for at, text in enumerate(paragraphs))
    return _document(
        story,
        f'<a href="#main">Skip to main content</a>{_menu()}<div class="lang"><a>Norsk</a> <a>English</a>'
        f'</div><main id="main"><h1>{escape(story.title)}</h1><div class="audio"><p>Listen to this '
        'article</p><p>5 min</p></div><div class="social"><p>Share</p><p>Save</p></div><p class="dek">'
        f'</p><div class="content">{body}</div><div class="feedback"><p>Was this article helpful?</p>'
        f"<button>Yes</button><button>No</button></div></main>{_footer()}",
    )


def linked_promotions(story: Story) -> str:
    """Other articles as paragraphs of the article."""
    promotion = f'<p><strong>Read more: <a href="/x">{escape(TEASERS[1])}</a></strong></p>'
    also = f'<p><a href="/y"><em>Also read | {escape(TEASERS[0])}</em></a></p>'
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = "".join(text + {1: promotion, 3: also}.get(at, "") for at, text in enumerate(paragraphs))
    return _document(
        story,
        f"{_menu()}<div id='article-body'><h1>{escape(story.title)}</h1>{body}</div>{_footer()}",
    )


def one_block(story: Story) -> str:
    """The article in one element, its paragraphs in ``span``."""
    body = "".join(f"<span class='p'>{escape(text)}</span><br><br>" for text in story.paragraphs)
    return _document(
        story,
        f"{_menu()}<div class='col'><h1>{escape(story.title)}</h1><div class='txt'>{body}</div></div>"
        f"<div class='col2'>{_links()}</div>{_footer()}",
    )


def short(story: Story) -> str:
    """Two paragraphs only, between long lists of others."""
    teasers = "".join(f'<div><a href="/x">{escape(text)}</a></div>' for text in TEASERS * 4)
    return _document(
        story,
        f"{_menu()}<div>{teasers}</div><div class='news-item'><h1>{escape(story.title)}</h1>"
        f"{_p(story.paragraphs[:2])}</div><div>{teasers}</div>{_footer()}",
    )


def script_only(story: Story) -> str:
    """A page that a script fills: the words stand in its data alone."""
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.title,
            "datePublished": "2019-11-05",
            "articleBody": "\n\n".join(story.paragraphs),
        }
    )
    return _document(
        story,
        f'<div id="root"><noscript>You need to enable JavaScript to run this app.</noscript></div>'
        f"{_footer()}",
        f'<script type="application/ld+json">{data}</script>',
    )


def loose_comments(story: Story) -> str:
    """Comments of readers without any class that tells so."""
    comments = "".join(
        f"<div><b>reader{at}</b> 6 Nov 2019 1{at}:02<div>{escape(text)}</div><a>Reply</a> <a>Report</a>"
        "</div>"
        for at, text in enumerate(COMMENTS)
    )
    return _document(
        story,
        f"{_menu()}<article><h1>{escape(story.title)}</h1>{_p(story.paragraphs)}</article><div><h2>3 "
        f"comments</h2>{comments}</div>{_footer()}",
    )


def caption_paragraphs(story: Story) -> str:
    """Captions as paragraphs with a class."""
    caption = f'<img src="a.jpg"><p class="wp-caption-text">{CAPTION}</p>'
    paragraphs = [f"<p>{escape(text)}</p>" for text in story.paragraphs]
    body = "".join(text + (caption if at in (0, 3) else "") for at, text in enumerate(paragraphs))
    return _document(
        story,
        f"{_menu()}<div class='post'><h1>{escape(story.title)}</h1><div class='entry'>{body}</div></div>"
        f"{_footer()}",
    )


LAYOUTS: Mapping[str, Layout] = {
    layout.__name__: layout
    for layout in (
        semantic, divisions, line_breaks, weblog, pictures, old_captions, read_more, embedded_posts,
        consent, headings, framework, many_teasers, author_box, mobile, broken, printed, pull_quotes, small_things,
        linked_promotions, one_block, short, script_only, loose_comments, caption_paragraphs,
    )
}  # fmt: skip
