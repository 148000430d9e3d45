"""The lists of a .docx: which list and level a paragraph belongs to, by itself or by its style, and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.files.office.numbered import MOST_LEVELS, Count, Level
from ingest.files.office.ooxml import attribute, child, flag, value, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

NONE = "0"


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, styles: _Element | None, numbering: _Element | None) -> None:
        self._styles = (
            {} if styles is None else {attribute(style, "styleId"): style for style in styles.iter("{*}style")}
        )
        self._default = next(
            (
                id
                for id, style in self._styles.items()
                if attribute(style, "default") in ("1", "true", "on") and attribute(style, "type") == "paragraph"
            ),
            None,
        )
        roots = () if numbering is None else (numbering,)
        self._abstract = {attribute(a, "abstractNumId"): a for root in roots for a in root.iter("{*}abstractNum")}
        self._lists = {attribute(n, "numId"): n for root in roots for n in root.iter("{*}num")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, Count] = {}

    def number(self, properties: _Element | None) -> str:
        """The number of the next paragraph that has these properties; empty if it has none."""
        list_id, level = self._place(properties)
        if list_id not in self._lists:
            return ""
        abstract = self._resolved(list_id)
        if list_id not in self._levels:
            self._levels[list_id] = self._read(list_id, abstract)
            count = self._counts.setdefault(abstract, Count())
            for override in self._lists[list_id].iter("{*}lvlOverride"):
                start = value(override, "startOverride")
                if start:
                    count.restart(whole_number(attribute(override, "ilvl")), whole_number(start, 1))
        return self._counts[abstract].next(level, self._levels[list_id])

    def _place(self, properties: _Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style or one that this is based on."""
        own = child(properties, "numPr")
        style = value(properties, "pStyle") or self._default
        list_id, level = value(own, "numId"), value(own, "ilvl")
        if list_id is None:
            list_id, styled = self._of_style(style)
            level = level or styled
        return list_id or NONE, min(whole_number(level), MOST_LEVELS - 1)

    def _of_style(self, style: str | None) -> tuple[str | None, str | None]:
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            numbering = child(child(self._styles[style], "pPr"), "numPr")
            list_id = value(numbering, "numId")
            if list_id:
                return list_id, self._level_of_style(list_id, style) or value(numbering, "ilvl")
            style = value(self._styles[style], "basedOn")
        return None, None

    def _level_of_style(self, list_id: str, style: str) -> str | None:
        if list_id not in self._lists:
            return None
        levels = self._abstract.get(self._resolved(list_id))
        found = () if levels is None else levels.iter("{*}lvl")
        return next((attribute(level, "ilvl") for level in found if value(level, "pStyle") == style), None)

    def _resolved(self, list_id: str) -> str:
        """The definition of a list; one that stands for a style of lists is that of the list of this style."""
        seen: set[str] = set()
        abstract = value(self._lists[list_id], "abstractNumId") or ""
        while abstract not in seen:
            seen.add(abstract)
            link = value(self._abstract.get(abstract), "numStyleLink")
            style = self._styles.get(link or "")
            linked = value(child(child(style, "pPr"), "numPr"), "numId")
            if linked not in self._lists:
                break
            abstract = value(self._lists[linked], "abstractNumId") or ""
        return abstract

    def _read(self, list_id: str, abstract: str) -> dict[int, Level]:
        levels: dict[int, Level] = {}
        definition = self._abstract.get(abstract)
        for source in (definition, self._lists[list_id]):
            for level in () if source is None else source.iter("{*}lvl"):
                levels[whole_number(attribute(level, "ilvl"))] = _level(level)
        return levels


def _level(level: _Element) -> Level:
    restart = value(level, "lvlRestart")
    style = next((attribute(found, "val") or "" for found in level.iter("{*}numFmt")), "decimal")
    return Level(
        start=whole_number(value(level, "start"), 1),
        style="decimalZero" if style == "custom" else style,
        text=value(level, "lvlText") or "",
        restarts_after=whole_number(restart) if restart else None,
        in_figures=flag(level, "isLgl"),
        apart=value(level, "suff") != "nothing",
    )
