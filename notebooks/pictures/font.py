"""Finds a font that can show Chinese names, or says what to install."""

from __future__ import annotations

from pathlib import Path

from matplotlib.font_manager import FontProperties, findSystemFonts, get_font

FAMILIES = ("NotoSansCJK", "NotoSansSC", "SourceHanSans", "PingFang", "msyh", "Hiragino", "wqy", "simhei", "Fandol")
"""How the files of common Chinese fonts begin, the most readable first."""
PLACEHOLDER = "lastresort"
"""How a font begins that has a box for every character of Unicode, and no character."""
NO_FONT = (
    "no font of this machine has all Chinese characters of the picture: install one "
    "(Debian, Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf install google-noto-sans-cjk-fonts) and run this again"
)


class NoChineseFont(RuntimeError):
    """No font can show the names; the message says what to install."""


def chinese_font(text: str) -> FontProperties:
    """A font of this machine that has every character of a text. Looks at the files, so that a new font is found.

    Raises:
        NoChineseFont: there is none.
    """
    needed = {ord(character) for character in text if not character.isspace()}
    for path in sorted(findSystemFonts(), key=_preference):
        try:
            known = get_font(path).get_charmap().keys()
        except (OSError, RuntimeError):  # a bitmap font or a broken file
            continue
        if needed <= known and not Path(path).name.lower().startswith(PLACEHOLDER):
            return FontProperties(fname=path)
    raise NoChineseFont(NO_FONT)


def _preference(path: str) -> tuple[int, bool, str]:
    name = Path(path).name.lower()
    rank = next((place for place, family in enumerate(FAMILIES) if name.startswith(family.lower())), len(FAMILIES))
    return rank, "regular" not in name, path
