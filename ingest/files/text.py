"""Plain text."""

from __future__ import annotations

from ingest.files.blocks import Content
from ingest.files.encodings import decoded


def read(data: bytes, name: str) -> Content:
    """The text is what stands there, white space and all."""
    return Content(decoded(data, name))
