"""Web pages: the article with what the page shows around it, lists of links left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import UnreadableInput
from ingest.files.blocks import Content, as_text
from ingest.files.encodings import decoded_page
from ingest.files.needs import needed
from ingest.files.web import meta
from ingest.files.web.blocks import blocks
from ingest.files.web.tree import page, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

SHORTEST = 20
"""Letters that a page without an article may show: the name of a site, 加载中."""
DAMAGED = "\ufffd"
COLOPHON = re.compile(r"版权|Copyright|ICP|All Rights", re.I)
"""A line in which the mark © may be damaged."""
BEFORE = 12
"""Characters that tell where a damaged one stands."""


def read(data: bytes, name: str) -> Content:
    """A page as a reader sees it in lines, and what its head says of it.

    Raises:
        UnreadableInput: it is no page, is damaged, or its text stands elsewhere.
        MissingExtra: lxml is not installed.
    """
    source = decoded_page(data, name)
    with needed(name, "html"):
        root = parsed(source, name)
    shown = page(root)
    found = blocks(shown, name)
    text = as_text(found)
    if shown.extents[root].letters < SHORTEST:
        _refuse_empty(root, name)
    if damaged := next((line for line in text.split("\n") if DAMAGED in line and not COLOPHON.search(line)), None):
        before = damaged[: damaged.index(DAMAGED)][-BEFORE:]
        raise UnreadableInput(f"{name} has a damaged character behind “{before}”; save the page again from its source")
    said = meta.said(root, source, text)
    if said.title and not meta.is_in(said.title, text):
        text = f"{said.title}\n{text}"
    return Content(text, said.given)


def _refuse_empty(root: _Element, name: str) -> None:
    """Say where the text of a page that shows none stands.

    Raises:
        UnreadableInput: it does stand elsewhere.
    """
    frames = [source for element in root.iter("frame", "iframe") if (source := element.get("src"))]
    if frames:
        raise UnreadableInput(f"{name} holds no text of its own; save the page in its frame, {frames[0][:100]}")
    leads = [
        element.get("content", "")
        for element in root.iter("meta")
        if element.get("http-equiv", "").lower() == "refresh"
    ]
    if leads and (match := re.search(r"url\s*=\s*['\"]?([^'\"\s]{1,100})", leads[0], re.I)):
        raise UnreadableInput(f"{name} holds no text and leads to {match[1]}; save that page")
    if next(root.iter("script"), None) is not None:
        raise UnreadableInput(f"{name} holds no text; it is filled in by a script: save the page from the browser")
    if next(root.iter("img", "embed", "object"), None) is not None:
        raise UnreadableInput(f"{name} holds no text but pictures or embedded files; save the text that they show")
