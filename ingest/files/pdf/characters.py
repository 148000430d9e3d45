"""From the codes that the fonts of a PDF give to the ordinary characters of a text."""

from __future__ import annotations

import unicodedata
from functools import cache

UNKNOWN = "\ufffd"
"""Stands for a character that its font does not name."""
RADICALS = dict(
    zip(
        "⺟⺠⺬⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "母民示虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""Radicals that are whole characters and that Unicode's normal forms do not resolve."""
LOOKALIKES = ((0x2F00, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F), (0xFB00, 0xFB06))
"""Kangxi radicals, compatibility ideographs and ligatures: the code of another character that looks the same."""
PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))
SOFT_HYPHEN = "\xad"
HYPHEN_OF_LIBRARY = 0x02
"""What pdfium makes of a hyphen at the end of a line."""
WITHOUT_WIDTH = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}


@cache
def ordinary(code: int) -> str:
    """The character of a code; white space is a space, and what is no character is UNKNOWN.

    >>> ordinary(0x2F00), ordinary(0x2EA0), ordinary(0xFB01), ordinary(0x3000)
    ('一', '民', 'fi', ' ')
    """
    if code == HYPHEN_OF_LIBRARY:
        return SOFT_HYPHEN
    if code in WITHOUT_WIDTH:
        return " "
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return UNKNOWN
    character = chr(code)
    if any(first <= code <= last for first, last in LOOKALIKES):
        return unicodedata.normalize("NFKC", character)
    if character.isspace() or unicodedata.category(character) == "Zs":
        return " "
    if unicodedata.category(character) in ("Cc", "Cn"):
        return UNKNOWN
    return RADICALS.get(character, character)


@cache
def is_unknown(text: str) -> bool:
    """Whether a font did not say which character it is: it has no code, or one of its own."""
    return text == UNKNOWN or any(first <= ord(text[0]) <= last for first, last in PRIVATE)
