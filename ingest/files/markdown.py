"""Markdown: its text without the marks of headings, stress and links; tables with pipes and numbers of lists stay as they are."""

from __future__ import annotations

import re

from ingest.files.blocks import Content
from ingest.files.encodings import decoded

HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE)
STRESS = re.compile(r"(\*\*|__|\*)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def read(data: bytes, name: str) -> Content:
    """The text of a page in Markdown.

    >>> read("## **一、道路**\\n修[路](a.html)<br>".encode(), "a.md").text
    '一、道路\\n修路 '
    """
    text = HEADING.sub("", decoded(data, name).replace("\r\n", "\n").replace("\r", "\n"))
    text = LINK.sub(r"\1", STRESS.sub(r"\2", text))
    return Content(ESCAPED.sub(r"\1", BREAK.sub(" ", text)))
