"""What was read of notices as one page for a browser: no script, nothing fetched, all that a notice says escaped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from api.coverage_rows import HEADS, parts_of, row_of
from api.coverage_tips import Tips
from api.coverage_words import LETTERS, Covered, Piece, around, called, is_shown, lines, short
from api.visible import visible
from graph.model import Item, Kind, Reading
from ingest.coverage import FACTS, Cover, Mark, Segment
from ingest.coverage_figures import Figures

STYLES = Path(__file__).with_name("coverage.css")
GENERATOR = '<meta name="generator" content="policygraph coverage">'
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
DEEPEST = 6
"""Levels of the contents that are set in."""
PARTS = {Cover.TASK: "in a task", Cover.SECTION: "in a section only", None: "outside"}


def page(rows: Sequence[tuple[str, Figures]], sections: Sequence[str], not_read: Sequence[tuple[str, str]] = ()) -> str:
    """The whole page: the rows of the summary, that of all together last, what ``section`` made of each document, and the
    files that are not read, each with the reason.
    """
    title = f"What was read of {rows[0][0] if len(sections) == 1 else f'{len(sections):,} notices'}"
    several = _summary(rows) if len(sections) > 1 else ""
    return (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n{GENERATOR}\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{written(title)}</title>\n<style>\n{STYLES.read_text('utf-8')}</style>\n</head>\n<body>\n"
        f'<header lang="en">\n<h1>{written(title)}</h1>\n'
        "<p>A plan says what shall be done, not what was. Point at a marked passage, or tap it, or reach it with the Tab "
        f"key, to see what it was read as.</p>\n{several}{_not_read(not_read)}</header>\n<main>\n{''.join(sections)}</main>\n</body>\n</html>\n"
    )


def section(number: int, one: Covered) -> str:
    """One document: its figures, legend, unread passages, contents and text. ``number`` makes its anchors unique."""
    key, reading, notice = f"d{number}", one.reading, one.reading.document
    heading = notice.title or notice.notice_title or one.name
    about = " · ".join(
        written(fact) for fact in (one.name, notice.issuer, notice.number, notice.issued_on, notice.id) if fact
    )
    return (
        f'<section id="{key}" aria-labelledby="{key}-title">\n<h2 id="{key}-title">{written(heading)}</h2>\n'
        f'<p class="about">{about}</p>\n{_figures(one.figures)}<div class="beside" lang="en">\n{_legend(one.figures)}'
        f"{_unread(key, reading)}{_contents(key, reading)}</div>\n{_text(key, one)}</section>\n"
    )


def written(text: str) -> str:
    """Text as HTML: nothing in it acts, and no combining mark joins a bracket of the page."""
    shown = escape(visible(text))
    if shown and unicodedata.category(shown[0]).startswith("M"):
        return f"&#{ord(shown[0])};{shown[1:]}"
    return shown


def _not_read(files: Sequence[tuple[str, str]]) -> str:
    if not files:
        return ""
    reasons = "".join(f"<li>{written(why if name in why else f'{name}: {why}')}</li>\n" for name, why in files)
    return f'<details class="not-read" open>\n<summary>{len(files):,} {"file" if len(files) == 1 else "files"} not read</summary>\n<ul>\n{reasons}</ul>\n</details>\n'


def _summary(rows: Sequence[tuple[str, Figures]]) -> str:
    head = "".join(f'<th scope="col">{written(name)}</th>' for name in HEADS)
    links = [f'<a href="#d{number}">{written(name)}</a>' for number, (name, _) in enumerate(rows[:-1], 1)]
    body = "".join(_summary_row(link, row_of(*row)) for link, row in zip([*links, rows[-1][0]], rows, strict=True))
    return (
        '<div class="wide" role="region" aria-label="Figures of all notices" tabindex="0">\n<table class="summary">\n<caption>Figures</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n"
    )


def _summary_row(name: str, row: Sequence[str | int]) -> str:
    counts = "".join(f"<td>{cell:,}</td>" if isinstance(cell, int) else f"<td>{written(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{name}</th>{counts}</tr>\n'


def _figures(counts: Figures) -> str:
    rows = "".join(
        f'<tr><th scope="row">{written(name)}</th><td>{many:,}</td><td>{written(parts)}</td></tr>\n'
        for name, many, parts in parts_of(counts)
    )
    return f'<table class="figures" lang="en">\n<caption>Figures</caption>\n<tbody>\n{rows}</tbody>\n</table>\n'


def _legend(counts: Figures) -> str:
    shown = [cover for cover in (*FACTS, Cover.UNREAD) if getattr(counts, cover)]
    kinds = "".join(
        f'<li>{_example(cover)} <span class="count">{getattr(counts, cover):,}</span></li>\n' for cover in shown
    )
    carriers = f'<li><mark class="carrier">carriers</mark> <span class="count">{counts.carriers_read:,}</span></li>\n'
    parts = "".join(f'<li><span class="line {part or "outside"}">{said}</span></li>\n' for part, said in PARTS.items())
    return f'<h3>Legend</h3>\n<ul class="legend">\n{kinds}{carriers}{parts}</ul>\n'


def _example(cover: Cover) -> str:
    return f'<mark class="{cover}" data-letter="{LETTERS[cover]}">{called(cover)}</mark>'


def _unread(key: str, reading: Reading) -> str:
    if not reading.unread:
        return ""
    rows = "".join(
        f'<li><a href="#{key}-u{passage.start}" lang="zh">{written(short(passage.text))}</a> {written(passage.why)}</li>\n'
        for passage in reading.unread
    )
    return f"<details open>\n<summary>Unread: {len(reading.unread):,}</summary>\n<ul>\n{rows}</ul>\n</details>\n"


def _contents(key: str, reading: Reading) -> str:
    if not reading.items:
        return ""
    given = {duty.task for duty in reading.responsibilities}
    rows = "".join(_entry(key, item, nobody=item.id not in given) for item in reading.items)
    return f"<details open>\n<summary>Contents: {len(reading.tasks):,} tasks</summary>\n<nav><ul>\n{rows}</ul></nav>\n</details>\n"


def _entry(key: str, item: Item, *, nobody: bool) -> str:
    said = ""
    if item.is_task:
        reported = item.kind is Kind.REPORTED
        said = ' <span class="said">reported</span>' if reported else ' <b class="said">nobody</b>' if nobody else ""
    depth = min(len(item.path), DEEPEST)
    words = written(f"{item.path[-1]} {short(item.title)}")
    kind = Cover.TASK if item.is_task else Cover.SECTION
    return f'<li class="{kind} depth{depth}"><a href="#{key}-i{item.start}" lang="zh">{words}</a>{said}</li>\n'


def _text(key: str, one: Covered) -> str:
    """The notice, a ``div`` for each line, which keeps its line break: the words of all are the text."""
    tips = Tips(one.reading)
    rows = [
        f'<div class="line {around(line) or "outside"}">{"".join(_piece(key, piece, tips) for piece in line)}'
        for line in lines(one)
    ]
    return f'<div class="text" id="{key}-text">' + "\n</div>".join(rows) + "</div></div>\n"


def _piece(key: str, piece: Piece, tips: Tips) -> str:
    words, segment = written(piece.words), piece.segment
    anchors = "".join(_anchors(key, segment)) if piece.is_first else ""
    cover = segment.cover
    if cover is None or cover in (Cover.TASK, Cover.SECTION):
        inside = f'<span class="outside">{words}</span>' if cover is None else words
        return anchors + inside
    if cover is Cover.TITLE:
        return f"{anchors}<b>{words}</b>"
    letter = f' data-letter="{LETTERS[cover]}"' if piece.begins and is_shown(segment) else ""
    reach = ' tabindex="0"' if letter else ""
    return f'{anchors}<mark class="{cover}"{letter}{reach} title="{_tip(segment.marks, tips)}">{words}</mark>'


def _tip(marks: Sequence[Mark], tips: Tips) -> str:
    """All that covers a passage, a line each; of the items around it, the innermost."""
    covering = [mark for mark in marks if mark.cover not in (Cover.TITLE, Cover.TASK, Cover.SECTION)]
    items = [mark for mark in marks if mark.cover in (Cover.TASK, Cover.SECTION)]
    said = [line for mark in (*covering, *items[:1]) for line in tips.of(mark)]
    return "&#10;".join(map(written, said))


def _anchors(key: str, segment: Segment) -> Iterator[str]:
    opening = {mark.cover for mark in segment.opening}
    for letter, covers in (("i", {Cover.TASK, Cover.SECTION}), ("u", {Cover.UNREAD})):
        if opening & covers:
            yield f'<a id="{key}-{letter}{segment.start}"></a>'
