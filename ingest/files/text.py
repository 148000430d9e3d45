"""Plain text, and from bytes in one of the encodings of Chinese pages to characters."""

from __future__ import annotations

from graph.errors import UnreadableInput
from ingest.files.blocks import Content

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CHINESE_ENCODINGS = ("gb18030", "big5")


def read(data: bytes, name: str) -> Content:
    """Plain text or Markdown: the text is what stands there, white space and all."""
    return Content(decoded(data, name))


def decoded(data: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 with a byte order mark, GB18030 (also GBK, GB2312) or Big5.

    Raises:
        UnreadableInput: the bytes are no text, or in an encoding that is none of these.
    """
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
