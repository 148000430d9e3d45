"""The lists of a Word 97 file: which list and level a paragraph belongs to, by itself or by its style, and its number."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from ingest.files.office.numbered import MOST_LEVELS, Count, Level
from ingest.files.office.sprms import told
from ingest.files.office.word97 import LISTS, OVERRIDES, STYLES, Word97

LIST, LEVEL = 0x460B, 0x260A
STYLES_OF_NUMBERS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex",
    "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth",
    "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth",
    "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen",
    "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac",
    "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional", "taiwaneseCountingThousand",
    "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
)  # fmt: skip
"""The names that OOXML has for the numbers of the format (MS-OSHARED 2.2.1.3)."""
NO_NUMBER = 0xFF
NO_STYLE = 0xFFF
PARAGRAPH_STYLE = 1


class Lists:
    """The lists of a file, and how far each has counted."""

    def __init__(self, file: Word97) -> None:
        self._levels = _lists(file.table(LISTS, with_rest=True))
        self._overrides = _overrides(file.table(OVERRIDES))
        self._styles = _styles(file.table(STYLES))
        self._counts: dict[int, Count] = {}
        self._begun: set[int] = set()

    def number(self, style: int, own: Mapping[int, bytes]) -> str:
        """The number of the next paragraph of a style and with properties of its own; empty if it has none."""
        placed = {**self._of_style(style), **own}
        number = int.from_bytes(placed.get(LIST, b""), "little", signed=True)
        level = min(int.from_bytes(placed.get(LEVEL, b""), "little"), MOST_LEVELS - 1)
        if not 0 < number <= len(self._overrides):
            return ""
        list_id, starts = self._overrides[number - 1]
        if list_id not in self._levels:
            return ""
        count = self._counts.setdefault(list_id, Count())
        if number not in self._begun:
            self._begun.add(number)
            for at, start in starts.items():
                count.restart(at, start)
        return count.next(level, self._levels[list_id])

    def _of_style(self, style: int) -> dict[int, bytes]:
        """The properties that say the list, of a style and of those that it is based on."""
        found: dict[int, bytes] = {}
        seen: set[int] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            style, own = self._styles[style]
            found = {code: own[code] for code in (LIST, LEVEL) if code in own} | found
        return found


def _lists(table: bytes) -> dict[int, dict[int, Level]]:
    """The levels of each list by its id; they stand behind the table of lists, in its order."""
    if not table:
        return {}
    (count,) = struct.unpack_from("<H", table)
    at = 2 + 28 * count
    lists: dict[int, dict[int, Level]] = {}
    for number in range(count):
        (list_id,) = struct.unpack_from("<i", table, 2 + 28 * number)
        is_simple = table[2 + 28 * number + 26] & 1
        levels: dict[int, Level] = {}
        for level in range(1 if is_simple else MOST_LEVELS):
            levels[level], at = _level(table, at)
        lists[list_id] = levels
    return lists


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and where it ends. Its text holds the numbers of levels as characters 0 to 8."""
    start, style, flags, follows = struct.unpack_from("<iBB9xB", table, at)
    of_looks, of_paragraphs, restarts = struct.unpack_from("<BBB", table, at + 24)
    at += 28 + of_looks + of_paragraphs
    (length,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    named = STYLES_OF_NUMBERS[style] if style < len(STYLES_OF_NUMBERS) else "none" if style == NO_NUMBER else "decimal"
    level = Level(
        start=start,
        style=named,
        text="".join(f"%{ord(character) + 1}" if ord(character) < MOST_LEVELS else character for character in text),
        restarts_after=restarts if flags & 8 else None,
        in_figures=bool(flags & 4),
        apart=follows != 2,
    )
    return level, at + 2 + 2 * length


def _overrides(table: bytes) -> list[tuple[int, dict[int, int]]]:
    """The list of each number that paragraphs give, and the numbers at which its levels begin anew."""
    if not table:
        return []
    (count,) = struct.unpack_from("<I", table)
    heads = [struct.unpack_from("<i8xB", table, 4 + 16 * number) for number in range(min(count, len(table) // 16))]
    at = 4 + 16 * len(heads)
    overrides: list[tuple[int, dict[int, int]]] = []
    for list_id, levels in heads:
        at += 4
        starts: dict[int, int] = {}
        for _ in range(levels):
            start, flags = struct.unpack_from("<iI", table, at)
            at += 8
            if flags & 0x20:
                level, at = _level(table, at)
                start = level.start
            if flags & 0x10:
                starts[flags & 0xF] = start
        overrides.append((list_id, starts))
    return overrides


def _styles(table: bytes) -> dict[int, tuple[int, dict[int, bytes]]]:
    """Of each style of paragraphs the one that it is based on, and its properties."""
    if not table:
        return {}
    head, count, fixed = struct.unpack_from("<HHH", table)
    at = 2 + head
    styles: dict[int, tuple[int, dict[int, bytes]]] = {}
    for number in range(count):
        (length,) = struct.unpack_from("<H", table, at)
        style = table[at + 2 : at + 2 + length]
        at += 2 + length
        if len(style) > fixed + 2 and style[2] & 0xF == PARAGRAPH_STYLE:
            (name,) = struct.unpack_from("<H", style, fixed)
            behind = fixed + 2 + 2 * (name + 1)
            (size,) = struct.unpack_from("<H", style, behind)
            base = int.from_bytes(style[2:4], "little") >> 4
            styles[number] = (base, told(style[behind + 4 : behind + 2 + size]))
    return styles
