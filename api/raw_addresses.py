"""Lets people ask with Chinese in the address as it stands, as ``curl http://…/v1/tasks?unit=市药监局`` sends it."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import quote

_RAW = re.compile(rb"[\x80-\xff]+")


def protocol() -> type[asyncio.Protocol] | str:
    """The HTTP protocol of uvicorn that percent-encodes raw bytes in the address."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:  # without httptools uvicorn has a slower protocol, which answers 400 to raw addresses
        return "auto"

    class RawAddressProtocol(HttpToolsProtocol):
        def on_url(self, url: bytes) -> None:
            super().on_url(url if url.isascii() else _RAW.sub(_quoted, url))

    return RawAddressProtocol


def _quoted(raw: re.Match[bytes]) -> bytes:
    return quote(raw.group()).encode()
