"""Networks as files for Gephi, spreadsheets and other programs: whole files or none."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import InvalidRequest

if TYPE_CHECKING:
    import networkx as nx

Files = dict[Path, bytes]
_DATE = re.compile(rb' lastmodifieddate="[^"]*"')
FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What makes a spreadsheet calculate a cell, in full width too."""


def graphml(network: nx.Graph[str], path: Path) -> Files:
    """GraphML: one file. Read it by ``networkx.read_graphml``, Gephi, igraph, yEd."""
    import networkx as nx

    content = io.BytesIO()
    nx.write_graphml_xml(network, content)
    return {path: content.getvalue()}


def gexf(network: nx.Graph[str], path: Path) -> Files:
    """GEXF 1.2: one file with Gephi's labels and weights, the same every day (networkx would write the date)."""
    import networkx as nx

    content = io.BytesIO()
    nx.write_gexf(network, content)
    return {path: _DATE.sub(b"", content.getvalue(), count=1)}


def spreadsheets(network: nx.Graph[str], path: Path) -> Files:
    """CSV: of ``NAME.csv``, ``NAME.nodes.csv`` and ``NAME.edges.csv``, with the columns that Gephi (0.9.3 or newer) reads.

    UTF-8 with a byte order mark, so that Excel shows Chinese; a cell that a spreadsheet would calculate has ``'`` before
    it.
    """
    kind = "Directed" if network.is_directed() else "Undirected"
    nodes = ({"Id": node, "Label": data.get("label", node), **data} for node, data in network.nodes(data=True))
    edges = (
        {"Source": source, "Target": target, "Type": kind, "Weight": data.get("weight", 1), **data}
        for source, target, data in network.edges(data=True)
    )
    name = path.name.removesuffix(".csv")
    return {
        path.with_name(f"{name}.nodes.csv"): _table(("Id", "Label"), ("label",), nodes),
        path.with_name(f"{name}.edges.csv"): _table(("Source", "Target", "Type", "Weight"), ("weight",), edges),
    }


EXPORTS: dict[str, Callable[[nx.Graph[str], Path], Files]] = {
    "graphml": graphml,
    "gexf": gexf,
    "csv": spreadsheets,
}
"""Formats by the ending of the file: each makes the files, to be written at a path."""


def export(network: nx.Graph[str], path: Path | str, style: str | None = None) -> list[Path]:
    """Write a network as ``graphml``, ``gexf`` or ``csv``, by default as the ending of the path says.

    A file appears whole, in the place of an older one. Returns the files, which for ``csv`` are two.

    Raises:
        InvalidRequest: no such format, or the path cannot be written.
    """
    chosen = style_of(path, style)
    files = EXPORTS[chosen](network, Path(path))
    try:
        _replace(files)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InvalidRequest(f"{path} cannot be written: {reason}") from None
    return list(files)


def style_of(path: Path | str, style: str | None = None) -> str:
    """The format of an export to this path.

    Raises:
        InvalidRequest: no such format, the folder is missing, or the path is a folder.
    """
    if Path(path).is_dir():
        raise InvalidRequest(f"{path} is a folder; name a file, as in {Path(path) / 'network.gexf'}")
    if not Path(path).parent.is_dir():
        raise InvalidRequest(f"{path}: there is no folder {Path(path).parent}; make it first")
    chosen = style or Path(path).suffix.removeprefix(".").lower()
    if chosen not in EXPORTS:
        wrong = f"{chosen} is no format" if chosen else "without an ending the format is not known"
        raise InvalidRequest(f"{path}: {wrong}; formats are {', '.join(EXPORTS)}")
    return chosen


def _replace(files: Files) -> None:
    """Write all files under other names, then give them theirs; if one cannot be written, none changes."""
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in files}
    try:
        for path, part in parts.items():
            part.write_bytes(files[path])
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _table(first: tuple[str, ...], left_out: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as CSV: these columns first, then all that any row has, in order of appearance."""
    listed = list(rows)
    columns = dict.fromkeys([*first, *(column for row in listed for column in row if column not in left_out)])
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: inert(value) for column, value in row.items()} for row in listed)
    return text.getvalue().encode("utf-8-sig")


def inert(value: object) -> object:
    """A cell as it is, with an apostrophe before it if a spreadsheet would calculate it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
