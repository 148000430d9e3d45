"""The numbers that a page's lists give to their items: they stand nowhere in its text, but a reader sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?(?P<kind>none|decimal|[a-z-]+-(?:informal|formal|ideographic|alpha|latin|roman))"
)
OWN_NUMBER = re.compile(r"\s*[(（〔]?(?:第?[一二三四五六七八九十百]+[、.．)）条章部项]|\d{1,3}\s*[、.．)）]|[①-⑳])")
"""The beginning of a text that has a number already."""
DIGITS = "〇一二三四五六七八九"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LONGEST_STYLE = 500
HIGHEST = 999
"""The last number that a list gives."""


def markers(element: _Element) -> dict[_Element, str]:
    """The number of each item of a list; none if it is no numbered one, or a path or menu whose items are but links.

    An item whose text begins with a number of its own gets no other.
    """
    if element.tag not in ("ol", "ul"):
        return {}
    style = STYLE.search(element.get("style", "")[:LONGEST_STYLE].lower())
    kind = style["kind"] if style else {"ol": element.get("type", "1")}.get(str(element.tag), "none")
    if kind == "none":
        return {}
    items = [child for child in element if child.tag == "li"]
    if any(_is_but_a_link(item) for item in items):
        return {}
    step = -1 if "reversed" in element.attrib else 1
    number = _number(element.get("start"), len(items) if step < 0 else 1)
    found: dict[_Element, str] = {}
    for item in items:
        number = _number(item.get("value"), number)
        if 0 < number <= HIGHEST and not OWN_NUMBER.match(_beginning(item)):
            found[item] = _written(number, kind)
        number += step
    return found


def _beginning(item: _Element) -> str:
    """The first words of an item."""
    return next((str(text) for text in item.itertext() if text.strip()), "")


def _is_but_a_link(item: _Element) -> bool:
    links = [child for child in item if child.tag == "a" and child.get("href")]
    outside = [item.text, *(child.tail for child in item)]
    return bool(links) and len(links) == len(item) and not any(text and text.strip() for text in outside)


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and re.fullmatch(r"\s*-?\d{1,4}\s*", said) else otherwise


def _written(number: int, kind: str) -> str:
    """A number as its list shows it, with its mark.

    >>> [_written(14, kind) for kind in ("1", "simp-chinese-informal", "a", "I")]
    ['14.', '十四、', 'n.', 'XIV.']
    """
    if kind.endswith(("informal", "formal", "ideographic")):
        return f"{_chinese(number)}、"
    if kind in ("i", "I") or kind.endswith("roman"):
        letters = _roman(number)
    elif (kind in ("a", "A") or kind.endswith(("alpha", "latin"))) and number <= 26:
        letters = chr(ord("a") + number - 1)
    else:
        letters = str(number)
    return f"{letters.upper() if kind in ('A', 'I') or kind.startswith('upper') else letters}."


def _chinese(number: int) -> str:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    written = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written
