"""What a web page says of its article outside the text: its title, who published it, when, and where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.folding import fold
from graph.immutable import immutable
from graph.model import Given

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLES = ("articletitle", "og:title", "twitter:title", "ld:headline")
PUBLISHERS = ("contentsource", "source", "sitename", "og:site_name", "ld:publisher")
DATES = (
    "pubdate",
    "publishdate",
    "firstpublishedtime",
    "article:published_time",
    "og:published_time",
    "datepublished",
    "ld:datepublished",
    "dc.date",
)
ADDRESSES = ("link:canonical", "og:url", "url", "saved from")
THE_SITE_ITSELF = frozenset(("本站", "本网", "本网站", "原创", "本站原创", "其他", "其它", "网络", "互联网"))
VISIBLE_SOURCE = re.compile(r"来源\s*[:：]\s*\S")
DATE = re.compile(
    r"((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)|\b((?:19|20)\d{2})(\d{2})(\d{2})(?!\d{3})"
)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->")
SAVED_WITHIN = 2_000
PARTS = re.compile(r"[_|｜]")
"""What parts an article's title, its channel and the site's name."""
SITE = re.compile(r"\s*(?:--+|——?|\s[-–]\s|[-–])\s*[^\-–—]{2,40}\Z")
"""The site's name behind a title that may hold hyphens of its own."""
SITE_WORDS = re.compile(r"网|门户|平台|政府|官方|公开|频道|栏目|[委局厅办]\Z")
IS_SITE = re.compile(r"(?:网站?|门户|平台|人民政府)\Z")
LONGEST = 300
"""Characters of a name, a title or a date."""
LONGEST_ADDRESS = 2_000
LONGEST_DATA = 200_000
"""Characters of a page's data for machines that are looked at."""


@immutable
class Said:
    """The title of a page's article, and what is to be known of the document."""

    title: str | None
    given: Given


def said(root: _Element, source: str, text: str) -> Said:
    """What a page says. ``source`` is its source, ``text`` what it shows: a source that it shows is read there."""
    found = dict(_entries(root))
    if match := SAVED_FROM.search(source, 0, SAVED_WITHIN):
        found.setdefault("saved from", match[1])
    names = [found[key] for key in PUBLISHERS if key in found and found[key] not in THE_SITE_ITSELF]
    shown = VISIBLE_SOURCE.search(text) is not None and "contentsource" not in found
    return Said(
        title=_title(root, found),
        given=Given(
            url=next(filter(None, (_address(found.get(key)) for key in ADDRESSES)), None),
            publisher=names[0] if names and not shown else None,
            published_on=next(filter(None, (_date(found.get(key)) for key in DATES)), None),
        ),
    )


def _entries(root: _Element) -> Iterator[tuple[str, str]]:
    """The names in lower case and what they say, those that come first last."""
    for element in reversed([*root.iter("meta", "link")]):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        value = element.get("content")
        if element.tag == "link" and "canonical" in element.get("rel", "").lower().split():
            name, value = "link:canonical", element.get("href")
        words = " ".join((value or "")[:LONGEST_ADDRESS].split())
        if name and words:
            yield name.lower(), words
    for element in root.iter("script"):
        if element.get("type", "").lower() == "application/ld+json" and len(element.text or "") <= LONGEST_DATA:
            yield from _linked_data(element.text or "")


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    things = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, Mapping) else []
    for thing in things if isinstance(things, list) else ():
        if not isinstance(thing, Mapping):
            continue
        publisher = thing.get("publisher")
        named = publisher.get("name") if isinstance(publisher, Mapping) else publisher
        for key, value in (
            ("headline", thing.get("headline")),
            ("datepublished", thing.get("datePublished")),
            ("publisher", named),
        ):
            if isinstance(value, str) and value.strip():
                yield f"ld:{key}", " ".join(value.split())


def _date(words: str | None) -> str | None:
    """The ISO date that words begin with.

    >>> _date("2022-07-05 10:12:00"), _date("20220705"), _date("2022年13月1日")
    ('2022-07-05', '2022-07-05', None)
    """
    match = DATE.match((words or "")[:LONGEST].strip())
    if match is None:
        return None
    year, month, day = (int(number) for number in match.groups() if number)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _address(words: str | None) -> str | None:
    """An address that leads to the page from anywhere."""
    try:
        parts = urlsplit((words or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else None


def _title(root: _Element, found: Mapping[str, str]) -> str | None:
    """The article's title: as the page's data has it, as its only heading, or the page's own without the site's name."""
    named = [found[key] for key in TITLES if key in found]
    headings = [*root.iter("h1")]
    if not named and len(headings) == 1:
        named = [_words(headings[0])]
    if not named or not named[0]:
        named = [_words(element) for element in root.iter("title")][:1]
    title = _without_site(named[0], found.get("sitename")) if named else ""
    return title if 4 <= len(title) <= LONGEST and not title.endswith(("…", "...")) else None


def _without_site(title: str, site: str | None) -> str:
    """A title without the names of the site and its channel behind it.

    >>> _without_site("某市2021-2022年工作要点_某市人民政府门户网站", None)
    '某市2021-2022年工作要点'
    >>> _without_site("关于修路的通知_部门文件_某某网", None), _without_site("关于修路的通知 - 某某食品网", None)
    ('关于修路的通知', '关于修路的通知')
    """
    parts = [part.strip() for part in PARTS.split(title)]
    title = next((part for part in parts if not IS_SITE.search(part)), parts[0])
    match = SITE.search(title)
    named = match.group().strip(" -–—") if match else ""
    return title[: match.start()] if match and (SITE_WORDS.search(named) or named == site) else title


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext()))[: 2 * LONGEST].split())


def is_in(title: str, text: str) -> bool:
    """Whether a text holds a title, whatever its script and its lines."""
    return "".join(fold(title).split()) in "".join(fold(text).split())
