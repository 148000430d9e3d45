"""Who answers for an item: its carriers, the parentheses at the end of a paragraph and the fields 責任單位：…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.immutable import immutable
from ingest.formats import LABEL, Claims, looks_like_carrier, read_carrier
from ingest.prose import heading, prose
from ingest.rules import without_rule
from ingest.spans import GAP, LONGEST_LIST, Span, brackets, lies_in, lines, meets, merged, trimmed
from ingest.unit_lists import KINDS_OF_PLACES, LONGEST_SURFACE, unit_list

NEVER = re.compile(
    r"以下(?:统称|简称)|试行|暂行|第[一二三四五六七八九十\d]+批|联系人|联系电话|此件|不再(?:一一|逐一)?列出|^\d{4}\s*[-—–年][^、]*$"
)
PROSE = re.compile(r"(?:由|请)[^,，。;；:()]{2,40}?(?:牵头|负责)(?!人)")

KINDS = ("()", "【】", "[]")
DEEPEST = 3
"""How many brackets may stand around a carrier."""


@immutable
class Carrier:
    """A statement of responsibility: ``whole`` with its brackets, ``claims`` None if no format reads it."""

    whole: Span
    claims: Claims | None
    why: str = ""
    apart: bool = True
    """Whether it stands apart from the text that it speaks of, as a bracket or a field; a sentence does not."""


def carriers(shadow: str, own: Span, body: int) -> list[Carrier]:
    """The carriers in an item's own text, in order; those that look like one and were not read have ``why``.

    Where brackets and fields name nobody, the sentences may; ``body`` is where the text behind the number begins.
    """
    found: list[Carrier] = []
    for line in lines(shadow, *own):
        brackets_read = list(_parenthesis(shadow, line))
        found += brackets_read
        found += _fields(shadow, line, merged(carrier.whole for carrier in brackets_read))
    if not any(carrier.claims for carrier in found):
        found += _sentences(shadow, own, body)
    taken = merged(carrier.whole for carrier in found)
    found += [carrier for carrier in _prose(shadow, own) if not meets(carrier.whole, taken)]
    return sorted(found, key=lambda carrier: carrier.whole)


def _parenthesis(shadow: str, line: Span) -> Iterator[Carrier]:
    """The bracket that ends a line, a full stop behind it aside; and one inside it with a label of responsibility."""
    words_of_line = shadow[line.start : line.end]
    last = line.start + len(words_of_line.rstrip("。;； ,"))
    for whole, depth in (found for kind in KINDS if kind[0] in words_of_line for found in brackets(shadow, line, kind)):
        inside = trimmed(shadow, whole.start + 1, whole.end - 1)
        words = shadow[inside.start : inside.end]
        at_end = whole.end >= last or LABEL.match(words) or _closes_a_sentence(shadow, whole, words)
        if depth > DEEPEST or not at_end or NEVER.search(words) or KINDS_OF_PLACES.fullmatch(words):
            continue
        claims = _claims(shadow, inside)
        if claims and claims.claims:
            yield Carrier(whole, claims)
        elif looks_like_carrier(words):
            yield Carrier(whole, None, "a parenthesis speaks of responsibility, but no format reads it")


def _closes_a_sentence(shadow: str, whole: Span, words: str) -> bool:
    """…。（…负责）具体措施: a bracket between sentences that speaks of responsibility."""
    before = shadow[whole.start - 1] if whole.start else ""
    return before in "。;；" and looks_like_carrier(words)


def _claims(shadow: str, words: Span) -> Claims | None:
    return read_carrier(shadow, without_rule(shadow, words)) if words.end - words.start <= LONGEST_LIST else None


def _fields(shadow: str, line: Span, taken: list[Span]) -> Iterator[Carrier]:
    """責任單位：… without brackets, to the end of the sentence or line; there may be several on a line."""
    at = line.start
    while label := LABEL.search(shadow, at, line.end) if shadow.find(":", at, line.end) >= 0 else None:
        at = label.end()
        inside = _stands_in_bracket(shadow, line.start, label.start()) or lies_in(Span(*label.span()), taken)
        if inside or not _may_open_field(shadow, line, label.start()):
            continue
        stop = shadow.find("。", label.end(), line.end)
        whole = _until_body(shadow, trimmed(shadow, label.start(), stop if stop >= 0 else line.end), label.end())
        at = max(at, whole.end)
        claims = _claims(shadow, whole)
        if claims and claims.claims:
            yield Carrier(whole, claims)
        else:
            yield Carrier(whole, None, "a label of responsibility stands here, but no unit was read behind it")


def _stands_in_bracket(shadow: str, start: int, at: int) -> bool:
    return shadow.count("(", start, at) > shadow.count(")", start, at)


def _may_open_field(shadow: str, line: Span, at: int) -> bool:
    """Whether a label stands at the beginning, or behind a mark or white space."""
    before = shadow[line.start : at].rstrip()
    return not before or before[-1] in "。;；,，)" or shadow[at - 1].isspace()


def _until_body(shadow: str, whole: Span, least: int) -> Span:
    """A field in a text that lost its line breaks ends at the white space behind which no units go on."""
    for gap in GAP.finditer(shadow, least, min(whole.end, least + LONGEST_LIST)):
        behind = unit_list(shadow, gap.end(), min(whole.end, gap.end() + LONGEST_SURFACE))
        if gap.start() > least and behind.strange and shadow[gap.start() - 1] not in "、,;；:":
            return Span(whole.start, gap.start())
    return whole


def _sentences(shadow: str, own: Span, body: int) -> list[Carrier]:
    """What the item's heading or its sentences say of responsibility."""
    text = trimmed(shadow, body, own.end)
    titled = heading(shadow, text)
    said = prose(shadow, Span(titled[0].end, text.end) if titled else text)
    found = [titled, *said] if titled else said
    return [Carrier(whole, claims, apart=False) for whole, claims in found]


def _prose(shadow: str, own: Span) -> Iterator[Carrier]:
    for match in PROSE.finditer(shadow, *own):
        yield Carrier(
            Span(*match.span()), None, "a sentence seems to give a responsibility, but no unit was read in it"
        )
