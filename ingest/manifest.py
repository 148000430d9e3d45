"""A manifest says, file by file, what the files themselves do not: address, issuer, number, dates, jurisdiction."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path

from graph.errors import InvalidRequest
from graph.model import Given
from ingest.dates import ISO
from ingest.files.encodings import decoded
from ingest.readers import bytes_of

OF_EXCEL = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})")
"""A date as Excel writes it into a CSV file."""
COLUMNS = ("path", *(field.name for field in fields(Given)))


def load(path: Path | str) -> dict[str, Given]:
    """The rows of a manifest (CSV with the columns of ``COLUMNS``, ``path`` first), by path as written.

    Raises:
        UnreadableInput: the file cannot be read.
        InvalidRequest: a column is unknown, ``path`` is missing or twice there, or a date is not ISO 8601.
    """
    text = decoded(bytes_of(path), str(path))
    heading = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in heading and "," not in heading else ",")
    unknown = [column for column in rows.fieldnames or [] if column not in COLUMNS]
    if unknown or "path" not in (rows.fieldnames or []):
        raise InvalidRequest(
            f"{path} needs a column `path` and may have {', '.join(COLUMNS[1:])}; it has {rows.fieldnames}"
        )
    manifest: dict[str, Given] = {}
    for number, row in enumerate(rows, start=2):
        key = (row.pop("path") or "").strip()
        if not key or key in manifest:
            raise InvalidRequest(f"{path}, line {number}: the path is {'given twice' if key else 'missing'}")
        manifest[key] = _given(row, f"{path}, line {number}")
    return manifest


def _given(row: Mapping[str, str | None], where: str) -> Given:
    values = {key: (value or "").strip() or None for key, value in row.items() if key is not None}
    for column in ("retrieved_on", "issued_on", "published_on"):
        value = values.get(column)
        if value and (match := OF_EXCEL.fullmatch(value)):
            value = values[column] = f"{match['year']}-{match['month']:>02}-{match['day']:>02}"
        if value and not ISO.fullmatch(value):
            raise InvalidRequest(f"{where}: {column} is {value!r}; write 2022-05-08, 2022-05 or 2022")
    return Given(**values)


def unmatched(manifest: Mapping[str, Given], paths: Iterable[str]) -> list[str]:
    """The rows of a manifest, by path as written, that are about none of these files."""
    wholes = [Path(path).as_posix() for path in paths]
    return [key for key in manifest if not any(_is_about(key, whole) for whole in wholes)]


def _is_about(key: str, whole: str) -> bool:
    return whole == key or whole.endswith("/" + key.removeprefix("./"))


def given_for(manifest: Mapping[str, Given], path: Path | str, jurisdiction: str | None = None) -> Given:
    """What the manifest says of a file, by the path given, its end, or its name; ``jurisdiction`` fills a gap."""
    whole = Path(path).as_posix()
    keys = [key for key in manifest if _is_about(key, whole)]
    given = manifest[max(keys, key=len)] if keys else Given()
    return given if given.jurisdiction or given.issuer else replace(given, jurisdiction=jurisdiction)
