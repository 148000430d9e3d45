"""A researcher's own folder of CSV files: rows beside ours, judgements and corrections, in git and never in code.

``POLICYGRAPH_REGISTRY`` names the folder; nothing of it is needed, and without it nothing changes. What is wrong in a file
is said in one sentence with the file, the line, and what would be right.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from graph.errors import InvalidRequest, UnreadableInput
from graph.folding import fold_name
from graph.immutable import immutable
from graph.model import Level
from ingest.dates import ISO
from ingest.files.encodings import decoded

VARIABLE = "POLICYGRAPH_REGISTRY"
KEYS = {
    "zones.csv": ("name",),
    "units.csv": ("jurisdiction", "name"),
    "departments.csv": ("name", "levels"),
    "prefixes.csv": ("prefix",),
}
"""What tells rows apart: an own row stands in the place of the built-in ones with its key."""
JUDGEMENTS, CORRECTIONS = "judgements.csv", "corrections.csv"
COLUMNS = {
    JUDGEMENTS: ("judgement", "unit", "other", "on", "who", "when", "why"),
    CORRECTIONS: ("document", "start", "end", "field", "value", "who", "when", "why"),
}
FILES = (*KEYS, *COLUMNS)


@immutable
class Line:
    """A row of an own file: its cells by column, without white space around them, and where it stands."""

    cells: Mapping[str, str]
    where: str

    def wrong(self, what: str) -> InvalidRequest:
        """The error that says what is wrong in this line."""
        return InvalidRequest(f"{self.where}: {what}")

    def said(self, column: str) -> str:
        """The cell of a column that must not be empty."""
        if not self.cells[column]:
            raise self.wrong(f"{column} is empty; write {_ASKED.get(column, 'its ' + column)}")
        return self.cells[column]

    def date(self, column: str) -> str:
        """The cell of a column that holds an ISO date."""
        value = self.said(column)
        if not ISO.fullmatch(value):
            raise self.wrong(f"{column} is {value!r}; write a date as 2024-03-01, 2024-03 or 2024")
        return value


_ASKED = {
    "who": "who decided so",
    "when": "the day it was decided, as 2024-03-01",
    "why": "what it rests on, for whoever reads it later",
    "on": "since when, as 2024-03-01",
}


def choose(folder: str) -> None:
    """Take a folder for this process, before anything is read."""
    os.environ[VARIABLE] = folder


@cache
def folder() -> Path | None:
    """The folder that the environment names when it is first asked for, if any.

    Raises:
        InvalidRequest: there is no such folder, or it holds a file that would be read under another name.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    found = Path(named)
    if not found.is_dir():
        raise InvalidRequest(f"{VARIABLE} or --registry names {named}, which is no folder; it takes one with {_LISTED}")
    for path in sorted(found.glob("*.csv")):
        near = get_close_matches(path.name, FILES, n=1, cutoff=0.8)
        if path.name == "places.csv" or (near and path.name not in FILES):
            raise InvalidRequest(f"{path} would not be read: the files of a registry are {_LISTED}")
    return found


_LISTED = ", ".join(FILES)


def contents() -> bytes:
    """The names and bytes of all own files: what a version of the registry covers."""
    return b"".join(name.encode() + b"\0" + _bytes(path) for name in FILES if (path := _path(name)))


def has(name: str) -> bool:
    """Whether there is an own file of this name."""
    return _path(name) is not None


def beside(name: str, rows: Sequence[dict[str, str]], places: Container[str]) -> Iterator[dict[str, str]]:
    """The built-in rows of a file but those that own ones replace, then the own ones, checked.

    ``places`` are the codes that are known when a row is reached.
    """
    columns = tuple(rows[0])
    replaced = {_key(name, line.cells) for line in lines(name, columns)}
    yield from (row for row in rows if not replaced or _key(name, row) not in replaced)
    yield from _entries(name, columns, places)


def lines(name: str, columns: tuple[str, ...]) -> Iterator[Line]:
    """The rows of an own file; none if there is no such file.

    Raises:
        UnreadableInput: it cannot be opened, is binary, or in an encoding that we do not know.
        InvalidRequest: its columns are not these, or a row has more or fewer cells.
    """
    path = _path(name)
    if path is None:
        return
    text = decoded(_bytes(path), str(path)).replace("\r\n", "\n").replace("\r", "\n")
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        head = [cell.strip() for cell in next(rows, [])]
        if sorted(head) != sorted(columns):
            raise InvalidRequest(
                f"{path}, line 1: the columns are {','.join(head) or 'missing'}; write {','.join(columns)}"
            )
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _line(row, head, f"{path}, line {rows.line_num}")
    except csv.Error as error:
        raise InvalidRequest(f"{path}, line {rows.line_num}: {error}; check its quotation marks") from None


def _path(name: str) -> Path | None:
    found = folder()
    return found / name if found and (found / name).is_file() else None


def _entries(name: str, columns: tuple[str, ...], places: Container[str]) -> Iterator[dict[str, str]]:
    for line in lines(name, columns):
        for column in {*KEYS[name], "full", "short", "kind", "source"} & set(columns):
            line.said(column)
        for column, (right, hint) in _CHECKS.items():
            value = line.cells.get(column, "")
            if column in columns and not right(value):
                raise line.wrong(f"{column} is {value!r}; write {hint}")
        for column in ("jurisdiction", "parent") if name != "units.csv" else ("jurisdiction",):
            if column in columns and line.cells[column] not in places:
                raise line.wrong(f"{column} is {line.cells[column]!r}, no place that is known; write a code, as 310000")
        yield dict(line.cells)


def _key(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(fold_name(row[column]) for column in KEYS[name])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be opened: {error.strerror}") from None


def _line(row: list[str], head: list[str], where: str) -> Line:
    if len(row) != len(head):
        raise InvalidRequest(
            f"{where}: it has {len(row)} cells for {len(head)} columns; put a cell with a comma into quotation marks"
        )
    return Line(dict(zip(head, (cell.strip() for cell in row), strict=True)), where)


def _is_year(value: str) -> bool:
    return not value or bool(ISO.fullmatch(value))


_LEVELS = frozenset(Level)
_YEAR = (_is_year, "a year, as 2018, or nothing")
_CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    "level": (lambda value: value in _LEVELS, f"one of {', '.join(Level)}"),
    "levels": (lambda value: _LEVELS.issuperset(value.split("|")), f"some of {', '.join(Level)}, joined by |"),
    "aliases": (
        lambda value: all(part.count("{}") < 2 for part in value.split("|")),
        "names with {} once, joined by |",
    ),
    "since": _YEAR,
    "until": _YEAR,
    "valid_from": _YEAR,
    "valid_to": _YEAR,
}
