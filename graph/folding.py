"""The folded shadow: a text of equal length in which words of both scripts and both widths look the same.

Matching is done on the shadow, facts are cut from the text: since the shadow has one character for each character of
the text, an offset means the same in both. Folding goes character by character, so the shadow of a part is the part of
the shadow; ids are made of folded names, and so the table is data of ours (``simplified.txt``), not a library call.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

TITLE_MARKS = "《》〈〉<>"
VARIANTS = dict(zip("衞郷鄕濶汚欵栢擧戸讃粧茘着", "卫乡乡阔污款柏举户赞妆荔著", strict=True))
"""Variant forms that OpenCC's table lacks, and 着, which is 著 (see the decision)."""
QUOTATION_MARKS = "“”‘’\"'「」『』"
_DROPPED = re.compile(f"[{TITLE_MARKS}{QUOTATION_MARKS}]")
_UNSAFE = re.compile(r"[/?#\x00-\x1f\x7f-\x9f]")


class _Table(dict[int, int]):
    """Code point to folded code point, filled as characters are met."""

    def __missing__(self, code: int) -> int:
        self[code] = folded = _fold_code(code)
        return folded


BASIC_PLANE = 0x10000


@cache
def _basic_plane() -> list[int]:
    """The folded code point of each code point below 2¹⁶: a list is read twice as fast as a dictionary."""
    changed = map(ord, _simplified())
    table = list(range(BASIC_PLANE))
    for code in (*changed, *(code for code in table if unicodedata.decomposition(chr(code)))):
        if code < BASIC_PLANE:
            table[code] = _fold_code(code)
    return table


@cache
def _simplified() -> dict[str, str]:
    lines = (Path(__file__).parent / "simplified.txt").read_text("utf-8").splitlines()
    return {line[0]: line[1] for line in lines if len(line) == 2} | VARIANTS


def _fold_code(code: int) -> int:
    character = chr(code)
    if unicodedata.category(character) == "No":  # ① and ² are not the digits 1 and 2
        return code
    plain = unicodedata.normalize("NFKC", character)
    plain = plain if len(plain) == 1 else character
    return ord(_simplified().get(plain, plain))


_TABLE = _Table()


def fold(text: str) -> str:
    """The shadow of a text: Simplified characters, NFKC where that is one character, 着 as 著. Same length.

    >>> fold("市藥品監管局（試行）")
    '市药品监管局(试行)'
    """
    in_basic_plane = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
    return text.translate(_basic_plane() if in_basic_plane else _TABLE)


def fold_name(text: str) -> str:
    """A name as it is compared and as it stands in ids: folded, without white space.

    >>> fold_name("市 药品监管局")
    '市药品监管局'
    """
    return "".join(fold(text).split())


def fold_title(text: str) -> str:
    """A title as it is compared: a folded name without title marks and quotation marks.

    >>> fold_title("《上海市“十四五”規劃》")
    '上海市十四五规划'
    """
    return plain_title(fold(text))


def plain_title(folded: str) -> str:
    """The same for a title that is folded already."""
    return _DROPPED.sub("", "".join(folded.split()))


def safe_id(text: str) -> str:
    """The text with ``/ ? #``, control characters and white space as ``_``: what may stand in an id and so in a URL path."""
    return "_".join(_UNSAFE.sub("_", text).split())


def bigrams(text: str) -> str:
    """What the full-text index holds of a text: overlapping pairs of folded characters, runs apart, in lower case.

    The last character of a run stands alone too, so that a single character is found by prefix.

    >>> bigrams("药品监管，5G")
    '药品 品监 监管 管 5g g'
    """
    words: list[str] = []
    for run in "".join(c if c.isalnum() else " " for c in fold(text).lower()).split():
        words += [run[i : i + 2] for i in range(len(run))]
    return " ".join(words)
