"""From bytes to a document: one function per file ending, looked up in ``READERS``.

The text that a reader gives never changes again: all offsets count in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from graph.errors import UnreadableInput
from graph.model import Document, Given
from ingest.files import archive, csv_table, markdown, text
from ingest.files.blocks import Content
from ingest.files.kinds import kind_of
from ingest.files.limits import LARGEST_FILE, LARGEST_TEXT
from ingest.files.office import doc, docx, xls, xlsx
from ingest.files.pdf import reader as pdf
from ingest.files.web import html

Reader = Callable[[bytes, str], Content]

READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("text/plain", text.read),
    ".md": ("text/markdown", markdown.read),
    ".html": ("text/html", html.read),
    ".htm": ("text/html", html.read),
    ".csv": ("text/csv", csv_table.read),
    ".tsv": ("text/csv", csv_table.read),
    ".pdf": ("application/pdf", pdf.read),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.read),
    ".doc": ("application/msword", doc.read),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.read),
    ".xls": ("application/vnd.ms-excel", xls.read),
}


def load(source: Path | str | bytes, name: str | None = None, given: Given = Given()) -> Document:
    """Read a file, or bytes with the name they would have as a file.

    Raises:
        UnreadableInput: the file is missing, empty, damaged, encrypted, of an unknown ending or another than its own.
        MissingExtra: its format needs a library that is not installed.
    """
    if isinstance(source, bytes):
        data, name = source, name or "notice.txt"
    else:
        name = name or str(source)
        data = bytes_of(source)
    if not data:
        raise UnreadableInput(f"{name} is empty: it holds no notice")
    media_type, reader = _reader(data, name)
    content = reader(data, name)
    if len(content.text) > LARGEST_TEXT:
        raise UnreadableInput(f"{name} holds more than {LARGEST_TEXT:,} characters: it is no notice")
    written = content.text.replace("\r\n", "\n").replace("\r", "\n")
    if not written.strip():
        raise UnreadableInput(f"{name} holds white space only: it is no notice")
    return Document(written, media_type, hashlib.sha256(data).hexdigest(), given, content.page)


def media_type_of(name: str) -> str:
    """As what a file is read, by its ending; empty if no reader knows it."""
    return READERS[ending][0] if (ending := Path(name).suffix.lower()) in READERS else ""


def _reader(data: bytes, name: str) -> tuple[str, Reader]:
    """The reader that the ending names, if the file is what its ending says."""
    ending = Path(name).suffix.lower()
    kind = kind_of(data)
    if kind and ending not in kind.endings:
        readable = next((end for end in kind.endings if end in READERS or end == archive.ENDING), None)
        remedy = f"rename it to {Path(name).stem}{readable}" if readable else kind.remedy or "save it as .docx"
        raise UnreadableInput(f"{name} is {kind.words}: {remedy}")
    if ending == archive.ENDING:
        raise UnreadableInput(
            f"{name} is an archive: `policygraph ingest` takes all files in it, and {name}/NAME is one of them"
        )
    if ending not in READERS:
        raise UnreadableInput(
            f"{name} ends in {ending or 'nothing'}; files that can be read end in {', '.join(READERS)}"
        )
    return READERS[ending]


def bytes_of(source: Path | str) -> bytes:
    """The bytes of a file, or of one in an archive: ``notices.zip/2022/plan.docx``.

    Raises:
        UnreadableInput: there is no such file, or it is larger than is read.
    """
    path, name = Path(source), str(source)
    try:
        packed = archive.split(path)
        if packed:
            return archive.member(*packed)
        if path.is_dir():
            raise UnreadableInput(f"{name} is a folder, not a file; `policygraph ingest` takes folders")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableInput(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB: it is no notice")
        return path.read_bytes()
    except (FileNotFoundError, ValueError):  # ValueError: a null byte in the name
        raise UnreadableInput(f"there is no file {name}") from None
    except OSError as error:
        raise UnreadableInput(f"{name} cannot be opened: {error.strerror}") from None
