"""Who receives a notice: the line of names above its text that ends in a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.formats import LABEL
from ingest.line_marks import is_bullet
from ingest.spans import Span
from ingest.titles import BODY_MARK
from ingest.unit_lists import unit_list

DUTY = re.compile(r"\s*(?:负责(?!同志|人)|牵头|配合|协助|会同|承担)(?![^\n]*(?:现将|通知|印发))")
"""What a unit does that stands before the colon: 市水利局：会同市财政局…; no letter to it begins so."""
NO_CALL = re.compile(r"(?:根据|按照?|依据|依照|遵照|为|经|现|结合|对照)|.*如下$")
"""How a sentence with a colon begins or ends that calls nobody: 根据…，制定本方案如下："""


def addressees_in(shadow: str, rows: Sequence[Span]) -> Span | None:
    """The line that names those who receive the notice: units and a colon; below bullets of a page, nothing behind it."""
    last_bullet = None
    for line in rows:
        words = shadow[line.start : line.end]
        if BODY_MARK.match(words):
            return None
        if is_bullet(shadow, line):
            if "。" in words or "(" in words:
                return None
            last_bullet = last_bullet or next(below for below in reversed(rows) if is_bullet(shadow, below))
        if last_bullet:
            apart = line > last_bullet and words.endswith(":") and not LABEL.match(words)
            if apart and _is_list(shadow, line.start, line.end - 1):
                return Span(line.start, line.end - 1)
            continue
        colon = words.find(":", 0, -1)
        if colon >= 0 and not _has_duty(words, colon) and _is_list(shadow, line.start, line.start + colon):
            return Span(line.start, line.start + colon)
        if (
            words.endswith(":")
            and len(words) <= 400
            and "。" not in words
            and re.search(r"各|政府|单位|部门|[委局厅]", words)
        ):
            called = _called_in(shadow, Span(line.start, line.end - 1))
            if called:
                return called
    return None


def _called_in(shadow: str, words: Span) -> Span | None:
    """Those whom a line calls: all of it, but of a sentence that ends in a colon only the names that it begins with."""
    found = unit_list(shadow, *words)
    if not found.strange or not NO_CALL.match(shadow, *words):
        return words
    before = [unit for unit in found.units if unit < found.strange[0]]
    return Span(words.start, before[-1].end) if before else None


def above_title(shadow: str, rows: Sequence[Span], before: int) -> Span | None:
    """Those who receive a letter that begins with them: the first title below is that of the plan."""
    for line in rows:
        if line.start >= before:
            return None
        if shadow[line.end - 1] == ":" and _is_list(shadow, line.start, line.end - 1):
            return Span(line.start, line.end - 1)
    return None


def _has_duty(words: str, colon: int) -> bool:
    return not words.startswith("各") and DUTY.match(words, colon + 1) is not None


def _is_list(shadow: str, start: int, end: int) -> bool:
    """Whether nothing but names of bodies stands here: those who receive the notice, whose letter begins behind them."""
    if end - start > 400:
        return False
    found = unit_list(shadow, start, end)
    return bool(found.units) and not found.strange and re.match(r"各|区|市|省|本", shadow[start:end]) is not None
