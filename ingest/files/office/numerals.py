"""How word processors write the number of an item: 3 as 三, （三）, ③, III or c."""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百", "千", "万")
LEGAL = str.maketrans("一二三四五六七八九十百千〇", "壹贰叁肆伍陆柒捌玖拾佰仟零")
LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千〇万", "壹貳參肆伍陸柒捌玖拾佰仟零萬")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 99_999


def chinese(number: int) -> str:
    """A number in words.

    >>> chinese(3), chinese(10), chinese(21), chinese(105), chinese(120)
    ('三', '十', '二十一', '一百〇五', '一百二十')
    """
    figures = str(number)
    words = ""
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure != "0":
            words += DIGITS[int(figure)] + UNITS[place]
        elif words and not words.endswith("〇"):
            words += "〇"
    words = words.rstrip("〇") or "〇"
    return words[1:] if words.startswith("一十") else words


def figure_by_figure(number: int) -> str:
    """二〇二二 for 2022."""
    return "".join(DIGITS[int(figure)] for figure in str(number))


def _letters(number: int) -> str:
    """A to z, then aa, bb: the letter that many times."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    words = ""
    for value, sign in ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _signs(first: str, last: str, otherwise: Callable[[int], str]) -> Callable[[int], str]:
    """The signs of a row of the character table; what is beyond it otherwise."""
    return lambda number: chr(ord(first) + number - 1) if number <= ord(last) - ord(first) + 1 else otherwise(number)


STYLES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "koreanCounting"),
        chinese,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), figure_by_figure),
    "chineseLegalSimplified": lambda number: chinese(number).translate(LEGAL),
    "ideographLegalTraditional": lambda number: chinese(number).translate(LEGAL_TRADITIONAL),
    "ideographTraditional": _cyclic(STEMS),
    "ideographZodiac": _cyclic(BRANCHES),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _signs("①", "⑳", lambda n: f"({n})")),
    "decimalEnclosedFullstop": _signs("⒈", "⒛", lambda n: f"{n}."),
    "decimalEnclosedParen": _signs("⑴", "⒇", lambda n: f"({n})"),
    "ideographEnclosedCircle": _signs("㊀", "㊉", chinese),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    ),
    "none": lambda number: "",
}  # fmt: skip
"""By the names of OOXML; whatever is not here is written in figures."""


def numeral(number: int, style: str) -> str:
    """A number in a style.

    >>> numeral(3, "chineseCountingThousand"), numeral(3, "decimalEnclosedCircle"), numeral(27, "upperLetter")
    ('三', '③', 'AA')
    """
    return STYLES.get(style, str)(number) if 0 < number <= LARGEST else "" if style == "none" else str(number)
