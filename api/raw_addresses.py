"""Lets people ask with Chinese in the address as it stands, as ``curl http://…/v1/tasks?unit=市药监局`` sends it."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import quote

_RAW = re.compile(rb"[\x80-\xff]+")


def protocol() -> type[asyncio.Protocol] | str:
    """The HTTP protocol of uvicorn, which refuses raw bytes in an address, with these percent-encoded before."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:  # without httptools uvicorn has a slower protocol, which answers 400 to raw addresses
        return "auto"

    class RawAddressProtocol(HttpToolsProtocol):
        def data_received(self, data: bytes) -> None:
            super().data_received(data if data.isascii() else encoded_address(data))

    return RawAddressProtocol


def encoded_address(data: bytes) -> bytes:
    """What a client sent, with raw bytes of its request line percent-encoded.

    >>> encoded_address("GET /市 HTTP/1.1\\r\\nHost: 市".encode())[:25]
    b'GET /%E5%B8%82 HTTP/1.1\\r\\n'
    """
    line, end, rest = data.partition(b"\r\n")
    return _RAW.sub(_quoted, line) + end + rest if line.startswith(b"GET ") else data


def _quoted(raw: re.Match[bytes]) -> bytes:
    return quote(raw.group()).encode()
