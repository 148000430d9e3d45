"""A web page as a tree, and what of it is no text of its article: scripts, what is hidden, lists of links."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableInput
from graph.immutable import immutable
from ingest.files.limits import DEEPEST_PAGE, MOST_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

CDATA = re.compile(r"<!\[CDATA\[((?:(?!<!\[CDATA\[).)*?)\]\]>", re.DOTALL)
ENDS = re.compile(r"</(?:html|body)\b[^>]*>", re.I)
"""Ends of a page, behind which the parser reads nothing; pages that are put together of several have text there."""
CLOSED = re.compile(r"<((script|style|title|iframe|textarea|noscript)\b[^<>]{0,2000})/>", re.I)
"""Elements that XML closes in their first tag; elsewhere all that follows stands in them."""
CUT_TAG = re.compile(r"<[a-zA-Z/!][^<>]*\Z")
_NEVER_SHOWN = (
    "head title script style noscript template select datalist iframe frameset object embed svg audio video canvas"
)
NEVER_SHOWN = frozenset(_NEVER_SHOWN.split())
HIDDEN = re.compile(r"display\s*:\s*none", re.I)
AROUND = frozenset(("nav", "aside", "footer"))
"""Elements that by their meaning stand around an article."""
_MAY_BE_LIST = "div ul ol dl table tbody tr td section header nav aside footer form center"
MAY_BE_LIST = frozenset(_MAY_BE_LIST.split())
LEAST_LINKS = 3
LINKED = 0.8
"""The share of the letters of a list of links that stands in its links; dates and marks are no letters."""
TABLE = frozenset(("table", "tbody", "tr", "td"))
LINKED_CELLS = 0.95
"""The same in tables: beside links, one that lists policies names bodies."""
LONGEST_LINK = 100
"""Letters of a link that names another page; a longer one is text around which a link was left open."""
LARGEST_AROUND = 1 / 3
"""The share of the page's letters from which on even what is called a footer is taken for the article."""
ATTACHED = re.compile(r"附件|\.(?:docx?|wps|xlsx?|et|pdf|ofd|txt|zip|rar|7z|pptx?|csv)\b", re.I)
CARRIED = re.compile(r"[（(][^（）()]{2,60}(?:负责|牵头)[^（）()]{0,60}[)）]|(?:责任|牵头|配合|主办|协办)单位\s*[:：]")
"""Who is responsible: a menu does not say it."""
READING_AIDS = ("rt", "rp")
BLOCKS = ("p", "div", "table", "li", "br")
LETTER = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")


class Extent(NamedTuple):
    """How many letters and digits stand in an element, how many letters in links and in tables within it, how many links,
    and how many words that a menu does not hold: for attachments, or of who is responsible.
    """

    letters: int = 0
    digits: int = 0
    linked: int = 0
    in_tables: int = 0
    links: int = 0
    unlike_menu: int = 0

    @property
    def filled(self) -> bool:
        """Whether there is anything to read."""
        return self.letters + self.digits > 0


@immutable
class Page:
    """A page's tree, the extent of each element that is shown, those that are not, and all that are left out."""

    root: _Element
    extents: dict[_Element, Extent]
    unseen: frozenset[_Element]
    left_out: frozenset[_Element]

    def of_cells(self) -> Page:
        """The page as the cells of its tables are read: a list of links is what a cell holds."""
        return Page(self.root, self.extents, self.unseen, self.unseen)


def parsed(text: str, name: str) -> _Element:
    """The tree of a page.

    Raises:
        UnreadableInput: it holds nothing, has more tags or deeper ones than any notice, or ends within one.
    """
    from lxml import etree

    if text.count("<") > MOST_TAGS:
        raise UnreadableInput(f"{name} has more than {MOST_TAGS:,} tags: it is no notice")
    if CUT_TAG.search(text, max(text.rfind("<"), 0)):
        raise UnreadableInput(f"{name} is cut off in the middle of a tag; get the whole page")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    whole = ENDS.sub("", CDATA.sub(lambda match: escape(match[1]), text))
    if text.lstrip().startswith("<?xml"):
        whole = CLOSED.sub(r"<\1></\2>", whole)
    try:
        root = etree.fromstring(whole.encode("utf-8"), parser)
    except etree.LxmlError:
        root = None
    if root is None:
        raise UnreadableInput(f"{name} holds no text")
    if any(error.level_name == "FATAL" for error in parser.error_log) or _depth(root) > DEEPEST_PAGE:
        raise UnreadableInput(f"{name} has tags within tags, more than {DEEPEST_PAGE:,} deep: it is no notice")
    return root


def _depth(root: _Element) -> int:
    """How many elements stand in each other."""
    depth = deepest = 0
    for begins, _ in steps(root, lambda _: True):
        depth += 1 if begins else -1
        deepest = max(deepest, depth)
    return deepest


def steps(root: _Element, enters: Callable[[_Element], bool]) -> Iterator[tuple[bool, _Element]]:
    """True where an element begins and False where it ends; of one that is not entered only its end."""
    waiting = [(root, iter(root))]
    yield True, root
    while waiting:
        element, children = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            yield False, element
        elif enters(child):
            waiting.append((child, iter(child)))
            yield True, child
        else:
            yield False, child


def page(root: _Element) -> Page:
    """What of a page is shown and what is left out. Hidden elements are shown if most of the letters stand in them."""
    unseen = frozenset(root.iter(*NEVER_SHOWN)) | _reading_aids(root)
    hidden = frozenset(element for element in root.iter() if _is_hidden(element))
    extents = _extents(root, unseen)
    if hidden:
        letters = sum(extents[element].letters for element in _topmost(root, hidden) if element in extents)
        if 2 * letters < extents[root].letters:
            unseen |= hidden
            extents = _extents(root, unseen)
    whole = extents[root].letters
    around = frozenset(element for element, extent in extents.items() if _stands_around(element, extent, whole))
    shown = whole - sum(extents[element].letters for element in _topmost(root, around))
    return Page(root, extents, unseen, unseen | around if shown > 0 else unseen)


def _reading_aids(root: _Element) -> frozenset[_Element]:
    """How characters are read, as it stands above them; one in which blocks stand was left open."""
    aids = (aid for ruby in root.iter("ruby") for aid in ruby.iter(*READING_AIDS))
    return frozenset(aid for aid in aids if next(aid.iter(*BLOCKS), None) is None)


def _topmost(root: _Element, wanted: Collection[_Element]) -> list[_Element]:
    """Those of some elements that stand in none of the others."""
    if not wanted:
        return []
    walk = steps(root, lambda element: element not in wanted)
    return [element for begins, element in walk if not begins and element in wanted]


def _is_hidden(element: _Element) -> bool:
    style = element.get("style")
    return (style is not None and HIDDEN.search(style) is not None) or "hidden" in element.attrib


def _extents(root: _Element, left_out: Collection[_Element]) -> dict[_Element, Extent]:
    """The extent of each element that is not left out, its parts' in it."""
    found: dict[_Element, Extent] = {}
    open_ones: list[list[int]] = [[0] * len(Extent._fields)]
    for begins, element in steps(root, lambda element: element not in left_out):
        if begins:
            open_ones.append([0] * len(Extent._fields))
            _count(element.text, open_ones[-1])
            continue
        if element not in left_out:
            extent = found[element] = Extent(*open_ones.pop())
            _add(element, extent, open_ones[-1])
        _count(element.tail, open_ones[-1])
    return found


def _count(text: str | None, counts: list[int]) -> None:
    if text and not text.isspace():
        counts[0] += len(LETTER.findall(text))
        counts[1] += len(DIGIT.findall(text))
        counts[5] += ATTACHED.search(text) is not None or CARRIED.search(text) is not None


def _add(element: _Element, part: Extent, counts: list[int]) -> None:
    """Add what stands in an element to the counts of the one around it."""
    is_link = element.tag == "a" and _is_link(element, part.letters)
    counts[0] += part.letters
    counts[1] += part.digits
    counts[2] += part.letters if is_link else part.linked
    counts[3] += part.letters if element.tag == "table" else part.in_tables
    counts[4] += 1 if is_link else part.links
    counts[5] += part.unlike_menu


def _is_link(element: _Element, letters: int) -> bool:
    """Whether an element leads to another page: not to a place in this one, and not to an attachment."""
    target = element.get("href", "")
    return bool(target) and not target.startswith("#") and 0 < letters <= LONGEST_LINK and not ATTACHED.search(target)


def _stands_around(element: _Element, extent: Extent, whole: int) -> bool:
    """Whether an element is no part of an article: a list of links, or what its tag calls so."""
    if element.tag in AROUND:
        return extent.letters < whole * LARGEST_AROUND
    if element.tag not in MAY_BE_LIST or extent.links < LEAST_LINKS or extent.unlike_menu:
        return False
    share = LINKED_CELLS if extent.in_tables or element.tag in TABLE else LINKED
    return extent.linked >= share * extent.letters
