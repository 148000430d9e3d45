"""What stands with the text of a stored document, so that it can be read again: what was given, and what its page said."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import blake2b

import orjson

from graph.model import Document, Given

PAGE = "page"


def said_of(document: Document) -> str:
    """What was given beside a document's text, and under ``page`` what its page said, as JSON."""
    page = {PAGE: document.page} if document.page != Given() else {}
    return orjson.dumps(asdict(document.given) | page).decode()


def file_key(sha256: str, media_type: str, given: Given) -> bytes:
    """What tells whether a file was read before: its bytes, as what they were read, and what was given beside them."""
    return blake2b(f"{sha256} {media_type} ".encode() + orjson.dumps(given), digest_size=16).digest()


def given_in(said: str) -> Given:
    """What was given beside a document's text."""
    given = orjson.loads(said)
    given.pop(PAGE, None)
    return Given(**given)


def source(text: str, media_type: str, sha256: str, said: str) -> Document:
    """A document as it was read."""
    page = orjson.loads(said).get(PAGE, {})
    return Document(text, media_type, sha256, given_in(said), Given(**page))
