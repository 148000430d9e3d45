"""Who answers for an item: its carriers, the parentheses at the end of a paragraph and the fields 責任單位：…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.formats import LABEL, Claims, looks_like_carrier, read_carrier
from ingest.spans import LONGEST_LIST, Span, brackets, lies_in, lines, merged, trimmed

NEVER = re.compile(
    r"以下(?:统称|简称)|试行|暂行|第[一二三四五六七八九十\d]+批|联系人|联系电话|此件|^\d{4}\s*[-—–年][^、]*$"
)
PROSE = re.compile(r"(?:由|请)[^,，。;；:()]{2,40}?(?:牵头|负责)(?!人)")

KINDS = ("()", "【】", "[]")
DEEPEST = 3
"""How many brackets may stand around a carrier."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A statement of responsibility: ``whole`` with its brackets, ``claims`` None if no format reads it."""

    whole: Span
    claims: Claims | None
    why: str = ""


def carriers(shadow: str, own: Span) -> list[Carrier]:
    """The carriers in an item's own text, in order; those that look like one and were not read have ``why``."""
    found: list[Carrier] = []
    for line in lines(shadow, *own):
        found += _parenthesis(shadow, line)
        found += _field(shadow, line)
    taken = merged(carrier.whole for carrier in found)
    found += [carrier for carrier in _prose(shadow, own) if not lies_in(carrier.whole, taken)]
    return sorted(found, key=lambda carrier: carrier.whole)


def _parenthesis(shadow: str, line: Span) -> Iterator[Carrier]:
    """The bracket that ends a line, a full stop behind it aside; and one inside it with a label of responsibility."""
    words_of_line = shadow[line.start : line.end]
    last = line.start + len(words_of_line.rstrip("。;； ,"))
    for whole, depth in (found for kind in KINDS if kind[0] in words_of_line for found in brackets(shadow, line, kind)):
        inside = trimmed(shadow, whole.start + 1, whole.end - 1)
        words = shadow[inside.start : inside.end]
        if depth > DEEPEST or not (whole.end >= last or LABEL.match(words)) or NEVER.search(words):
            continue
        claims = _claims(shadow, inside)
        if claims and claims.claims:
            yield Carrier(whole, claims)
        elif looks_like_carrier(words):
            yield Carrier(whole, None, "a parenthesis speaks of responsibility, but no format reads it")


def _claims(shadow: str, words: Span) -> Claims | None:
    return read_carrier(shadow, words) if words.end - words.start <= LONGEST_LIST else None


def _field(shadow: str, line: Span) -> Iterator[Carrier]:
    """責任單位：… without brackets, to the end of the sentence or line."""
    label = LABEL.search(shadow, *line) if shadow.find(":", *line) >= 0 else None
    if label is None or shadow.count("(", line.start, label.start()) > shadow.count(")", line.start, label.start()):
        return
    before = shadow[line.start : label.start()].rstrip()
    if before and before[-1] not in "。;；,，)":
        return
    stop = shadow.find("。", label.end(), line.end)
    whole = trimmed(shadow, label.start(), stop if stop >= 0 else line.end)
    claims = _claims(shadow, whole)
    if claims and claims.claims:
        yield Carrier(whole, claims)
    else:
        yield Carrier(whole, None, "a label of responsibility stands here, but no unit was read behind it")


def _prose(shadow: str, own: Span) -> Iterator[Carrier]:
    for match in PROSE.finditer(shadow, *own):
        yield Carrier(Span(*match.span()), None, "a sentence seems to give a responsibility; prose is not read yet")
