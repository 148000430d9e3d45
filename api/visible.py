"""Characters that act instead of being seen, made visible: a notice's text can neither steer a terminal nor turn a page's text round."""

from __future__ import annotations

import re

ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters but tab and line break, marks of direction, and what is no character."""
PICTURES, DELETE = 0x2400, "\u2421"


def visible(text: str) -> str:
    """The text, as long as before, with a picture for each control character and � for the others that act.

    >>> visible("a\\x1b[31m\\u202eb")
    'a␛[31m�b'
    """
    return ACTING.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(PICTURES + code)
    return DELETE if code == 0x7F else "\ufffd"
