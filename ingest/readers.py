"""From bytes to a document: one function per file ending, looked up in ``READERS``.

The text that a reader gives never changes again: all offsets count in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from graph.errors import UnreadableInput
from graph.model import Document, Given

Reader = Callable[[bytes, str], str]

LARGEST = 50_000_000
"""Bytes of a file; a notice has some ten thousand."""
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CHINESE_ENCODINGS = ("gb18030", "big5")


def load(source: Path | str | bytes, name: str | None = None, given: Given = Given()) -> Document:
    """Read a file, or bytes with the name they would have as a file.

    Raises:
        UnreadableInput: the file is missing, empty, binary, of an unknown encoding or ending.
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
    text = reader(data, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableInput(f"{name} holds white space only: it is no notice")
    return Document(text, media_type, hashlib.sha256(data).hexdigest(), given)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableInput(f"{name} is a folder, not a file; `policygraph ingest` takes folders")
        if path.stat().st_size > LARGEST:
            raise UnreadableInput(f"{name} is larger than {LARGEST // 1_000_000} MB: it is no notice")
        return path.read_bytes()
    except (FileNotFoundError, ValueError):  # ValueError: a null byte in the name
        raise UnreadableInput(f"there is no file {name}") from None
    except OSError as error:
        raise UnreadableInput(f"{name} cannot be opened: {error.strerror}") from None


def read_text(data: bytes, name: str) -> str:
    """Plain text in UTF-8, UTF-16 with a byte order mark, GB18030 (also GBK, GB2312) or Big5."""
    encoding = next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise UnreadableInput(f"{name} is binary data, not text; save the notice as text")
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        text = "" if encoding else _chinese(data)
        if not text:
            where = f"byte {error.start} is not {encoding or 'UTF-8'}"
            raise UnreadableInput(f"{name} has an unknown encoding ({where}); save it as UTF-8") from None
    if "\0" in text:
        raise UnreadableInput(f"{name} is binary data, not text; save the notice as text")
    return text


def _chinese(data: bytes) -> str:
    """The text in the Chinese encoding that fits best; empty if none makes sense."""
    from charset_normalizer import from_bytes  # 30 ms that most files do not need

    best = from_bytes(data, cp_isolation=list(CHINESE_ENCODINGS), threshold=0.3).best()
    text = str(best) if best else ""
    return text if any(word in text for word in ("的", "。", "，", "、")) else ""


READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("text/plain", read_text),
    ".md": ("text/markdown", read_text),
}
