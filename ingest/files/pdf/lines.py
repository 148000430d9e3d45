"""From characters with positions to lines of text: what stands on one level, from left to right, with its spaces."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median, mode

from graph.immutable import immutable
from ingest.files.pdf.characters import SOFT_HYPHEN
from ingest.files.pdf.sheet import Glyph

SAME_LEVEL = 0.45
"""Of the size of the type: what stands so much higher or lower is on the same line, as a raised number is."""
WORD_GAP = 0.15
"""Of the size of the type: a gap that parts Latin words, and one in which a space is written."""
NARROW_GAP = 0.03
"""A gap that parts Latin words if a space is written in it, on a line that spaces do not spread."""
WIDE_GAP = 0.4
"""A gap that parts Chinese words without a written space."""
PART_GAP = 1.2
"""A gap that parts columns of text."""

FIRST_OF_CHINESE = 0x2000
"""The code above which characters are no letters of words: ①, 一."""


@immutable
class Line:
    """A line of text, its edges, level and size of type, and the edges of the column of text that it stands in."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    left: float = 0.0
    right: float = 0.0
    page: int = 0
    column: int = 0


def levels(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters by line, top to bottom and left to right; what is printed twice to look bold is there once."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if found and glyph.base - found[-1][0].base <= SAME_LEVEL * max(glyph.size, found[-1][0].size):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [once for level in found if (once := _once(sorted(level, key=lambda glyph: glyph.middle)))]


def _once(level: Sequence[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    seen = False
    for glyph in level:
        twin = any(
            other.text == glyph.text
            and glyph.x0 - other.x0 < (glyph.x1 - glyph.x0) / 2
            and not _is_joined(other, glyph)
            for other in kept[-3:]
        )
        if not twin:
            kept.append(glyph)
            seen = seen or glyph.text != " "
    return kept if seen else []


def _is_joined(first: Glyph, second: Glyph) -> bool:
    """Whether two letters are one ligature: the file gives both the same box."""
    return first.text.isascii() and first.text.isalpha() and first.x0 == second.x0 and first.x1 == second.x1


def parts(level: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """What wide gaps part on a line."""
    part: list[Glyph] = []
    for glyph in level:
        if glyph.text == " ":
            continue
        if part and glyph.x0 - part[-1].x1 > PART_GAP * glyph.size:
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def line_of(level: Sequence[Glyph], page: int = 0, column: int = 0) -> Line:
    """The text of a line, with a space where a gap is wider than the line's own and parts words."""
    written = [glyph for glyph in level if glyph.text != " "]
    spaces = [glyph.middle for glyph in level if glyph.text == " "]
    size = mode(glyph.size for glyph in written)
    return Line(
        text=_spaced(written, spaces, size),
        x0=min(glyph.x0 for glyph in written),
        x1=max(glyph.x1 for glyph in written),
        base=mode(round(glyph.base, 1) for glyph in written),
        size=size,
        page=page,
        column=column,
    )


def _spaced(written: Sequence[Glyph], spaces: list[float], size: float) -> str:
    pairs = list(pairwise(written))
    typed = _has_space(pairs, spaces)
    gaps = [second.x0 - first.x1 for first, second in pairs]
    free = [gap for gap, space in zip(gaps, typed, strict=True) if not space]
    every_gap = free or (gaps if len(gaps) > 2 else [])
    usual = max(0.0, median(every_gap)) if every_gap else 0.0
    text = written[0].text
    for (first, second), gap, space in zip(pairs, gaps, typed, strict=True):
        are_latin = is_latin(first.text) and is_latin(second.text)
        is_narrow = space and bool(free) and max(first.text, second.text) < chr(FIRST_OF_CHINESE)
        least = NARROW_GAP if is_narrow else WORD_GAP if are_latin or space else WIDE_GAP
        text += (" " if gap - usual > least * size else "") + second.text
    return text.rstrip(SOFT_HYPHEN).replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else "")


def _has_space(pairs: Sequence[tuple[Glyph, Glyph]], spaces: list[float]) -> list[bool]:
    found: list[bool] = []
    at = 0
    for first, second in pairs:
        while at < len(spaces) and spaces[at] < first.middle:
            at += 1
        found.append(at < len(spaces) and spaces[at] < second.middle)
    return found


def is_latin(text: str) -> bool:
    """Whether all of a text's characters are of words that spaces part."""
    return text.isalnum() and all(ord(character) < FIRST_OF_CHINESE for character in text)


def left_edge(lines: Sequence[Line]) -> float:
    """Where lines begin that are not set in: the first place where more than one does.

    Raises:
        ValueError: there are none.
    """
    starts = Counter(round(line.x0) for line in lines)
    return min((float(start) for start, count in starts.items() if count > 1), default=min(line.x0 for line in lines))


def joined(lines: Sequence[str]) -> str:
    """Lines of a paragraph as one: Latin words parted by a space, Chinese ones by nothing.

    >>> joined(["市教育", "局"]), joined(["World Health", "Organization"]), joined(["20", "22"])
    ('市教育局', 'World Health Organization', '2022')
    >>> joined(["Organi\\xad", "zation"])
    'Organization'
    """
    spaces = [" " if _parts_words(first, second) else "" for first, second in pairwise(lines)]
    return "".join(line.removesuffix(SOFT_HYPHEN) + space for line, space in zip(lines, [*spaces, ""], strict=True))


def _parts_words(first: str, second: str) -> bool:
    last = first.rstrip(",.;:")[-1:]
    return is_latin(last) and is_latin(second[:1]) and not (last.isdigit() and second[:1].isdigit())


def room_for(text: str, size: float) -> float:
    """How wide a text's first part is that no line break may part: a character with what closes it, a Latin word."""
    length = 0.0
    for place, character in enumerate(text):
        if place and not _is_bound(text, place):
            break
        length += 0.5 if ord(character) < FIRST_OF_CHINESE else 1.0
    return length * size


def _is_bound(text: str, place: int) -> bool:
    """Whether a line may not end before this character."""
    closes = unicodedata.category(text[place]) in ("Pe", "Pf", "Po")
    opens = unicodedata.category(text[place - 1]) in ("Ps", "Pi")
    is_word = max(map(ord, text[place - 1 : place + 1])) < FIRST_OF_CHINESE and " " not in text[place - 1 : place + 1]
    return closes or opens or is_word
