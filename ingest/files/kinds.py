"""What a file is by its first bytes, and a container by the names in its directory, whatever the file is called."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.immutable import immutable
from ingest.files.archive import BROKEN


@immutable
class Kind:
    """A kind of file in words, and the endings that it may have, the likeliest first; none if no reader takes it."""

    words: str
    endings: tuple[str, ...] = ()
    remedy: str = ""
    """What to do with a file that no reader takes."""


HTML = Kind("a web page", (".html", ".htm"))
PDF = Kind("a PDF", (".pdf",))
DOCX = Kind("a Word document", (".docx",))
XLSX = Kind("an Excel workbook", (".xlsx",))
DOC = Kind("a Word 97 document", (".doc",))
XLS = Kind("an Excel 97 workbook", (".xls",))
ARCHIVE = Kind("a zip archive", (".zip", ".docx", ".xlsx"))
ENCRYPTED = Kind("encrypted", remedy="open it with its password, and save it without one")
PICTURE = Kind("a picture", remedy="have its text recognised, and save that")
UNPACK = "unpack it, and read what it holds"
SAVE_AS_DOCX = "save it as .docx"

STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", PDF),
    (b"{\\rtf", Kind("a Rich Text file", remedy=SAVE_AS_DOCX)),
    (b"Rar!\x1a\x07", Kind("a RAR archive", remedy=UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", remedy=UNPACK)),
    (b"\x1f\x8b", Kind("a gzip archive", remedy=UNPACK)),
    (b"\x89PNG\r\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"SQLite format 3\0", Kind("a database", remedy="name it with --store")),
)
PACKED: tuple[tuple[str, Kind], ...] = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", XLSX),
    ("ppt/presentation.xml", Kind("a PowerPoint presentation", remedy="save its text")),
    ("OFD.xml", Kind("an OFD file", remedy="save it as PDF")),
    ("content.xml", Kind("an OpenDocument file", remedy=SAVE_AS_DOCX)),
)
"""What tells what a zip archive is: the name of a file in it."""
STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("PowerPoint Document", Kind("a PowerPoint presentation", remedy="save its text")),
)
"""What tells what an OLE container is: the name of a stream in its root."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
WEB_ARCHIVE = re.compile(rb"\s*(?:From:|MIME-Version:)[^\0]{0,2000}multipart/related", re.I)


def kind_of(data: bytes) -> Kind | None:
    """What the first bytes say; None for plain text and whatever else has no mark.

    >>> kind_of(b"%PDF-1.7 ...").endings, kind_of("一、修路".encode())
    (('.pdf',), None)
    """
    if data.startswith(ZIP):
        return _of(PACKED, _entries(data), lambda name: name.encode() in data) or ARCHIVE
    if data.startswith(OLE):
        held = _of(STREAMS, _streams(data), lambda name: name.encode("utf-16-le") in data)
        return held or Kind("an old Office file", (".doc", ".xls"))
    if MARKUP.match(data):
        return HTML
    if WEB_ARCHIVE.match(data):
        return Kind("a web archive", remedy="save the page as HTML only")
    return next((kind for start, kind in STARTS if data.startswith(start)), None)


def _of(marks: Sequence[tuple[str, Kind]], names: set[str] | None, is_in: Callable[[str], bool]) -> Kind | None:
    """The kind whose name is among those of a container, or in its bytes if they are not known; of several the first,
    with the endings of all.
    """
    found = [kind for name, kind in marks if (is_in(name) if names is None else name.lower() in names)]
    return replace(found[0], endings=tuple(end for kind in found for end in kind.endings)) if found else None


def _entries(data: bytes) -> set[str] | None:
    """The names in the directory of a zip, in lower case; None if it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name.lower() for name in archive.namelist()}
    except BROKEN:
        return None


def _streams(data: bytes) -> set[str] | None:
    """The names in the root of an OLE container, in lower case; None if it is damaged or no library can tell."""
    try:
        from olefile.olefile import OleFileError, OleFileIO
    except ImportError:
        return None
    try:
        with OleFileIO(io.BytesIO(data)) as container:
            return {path[0].lower() for path in container.listdir() if len(path) == 1}
    except (OleFileError, OSError, IndexError, OverflowError, RecursionError, ValueError, struct.error):
        return None
