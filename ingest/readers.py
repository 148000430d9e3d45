"""From bytes to a document: one function per file ending, looked up in ``READERS``.

The text that a reader gives never changes again: all offsets count in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from graph.errors import UnreadableInput
from graph.model import Document, Given
from ingest.files import doc, docx, text, xls, xlsx
from ingest.files.blocks import Content
from ingest.files.limits import LARGEST_FILE, LARGEST_TEXT

Reader = Callable[[bytes, str], Content]

READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("text/plain", text.read),
    ".md": ("text/markdown", text.read),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.read),
    ".doc": ("application/msword", doc.read),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.read),
    ".xls": ("application/vnd.ms-excel", xls.read),
}


def load(source: Path | str | bytes, name: str | None = None, given: Given = Given()) -> Document:
    """Read a file, or bytes with the name they would have as a file. What is given goes before what the page says.

    Raises:
        UnreadableInput: the file is missing, empty, damaged, encrypted, of an unknown ending or another than its own.
        MissingExtra: its format needs a library that is not installed.
    """
    if isinstance(source, bytes):
        data, name = source, name or "notice.txt"
    else:
        name = name or str(source)
        data = _bytes(Path(source), name)
    if not data:
        raise UnreadableInput(f"{name} is empty: it holds no notice")
    ending = Path(name).suffix.lower()
    if ending not in READERS:
        raise UnreadableInput(
            f"{name} ends in {ending or 'nothing'}; files that can be read end in {', '.join(READERS)}"
        )
    media_type, reader = READERS[ending]
    content = reader(data, name)
    if len(content.text) > LARGEST_TEXT:
        raise UnreadableInput(f"{name} holds more than {LARGEST_TEXT:,} characters: it is no notice")
    written = content.text.replace("\r\n", "\n").replace("\r", "\n")
    if not written.strip():
        raise UnreadableInput(f"{name} holds white space only: it is no notice")
    return Document(written, media_type, hashlib.sha256(data).hexdigest(), _filled(given, content.page))


def _filled(given: Given, page: Given) -> Given:
    """What is given, and for the rest what the page says."""
    said = {field.name: getattr(page, field.name) for field in fields(Given) if getattr(given, field.name) is None}
    return replace(given, **said)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableInput(f"{name} is a folder, not a file; `policygraph ingest` takes folders")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableInput(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB: it is no notice")
        return path.read_bytes()
    except (FileNotFoundError, ValueError):  # ValueError: a null byte in the name
        raise UnreadableInput(f"there is no file {name}") from None
    except OSError as error:
        raise UnreadableInput(f"{name} cannot be opened: {error.strerror}") from None
