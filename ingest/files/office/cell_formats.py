"""Numbers of a spreadsheet as its user sees them: 0.95 as 95%, 44742 as 2022年6月30日, by the format of the cell.

A date is written in words of the calendar whatever signs its format puts between them, with the parts that it shows: a
month is no day.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "yyyy/m/d", 16: "m/d",
    17: "yyyy/m", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy/m", 28: "m/d",
    29: "m/d", 30: "yyyy/m/d", 31: "yyyy/m/d", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy/m",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 50: "yyyy/m", 51: "m/d", 52: "yyyy/m",
    53: "m/d", 54: "m/d", 55: "h:mm", 56: "h:mm:ss", 57: "yyyy/m", 58: "m/d",
}  # fmt: skip
"""The formats that a file need not spell out, as a Chinese Excel shows them; dates by their parts."""
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<slot>[0#?][0#?,.]*)|(?P<sign>.)', re.DOTALL
)
ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
GENERAL = re.compile("General", re.IGNORECASE)
OF_DATE = re.compile(r"[ymdhse]", re.IGNORECASE)
DAY_ONE = datetime(1899, 12, 30)
LAST_DAY = 2_958_466
OF_1904 = 1462
"""Days from the first day of one calendar of Excel to that of the other."""
LONGEST_FORMAT = 255


def shown(number: float, code: str, of_1904: bool = False) -> str:
    """A number in a format.

    >>> shown(1.0, "General"), shown(0.955, "0.0%"), shown(1234.5, "#,##0.00"), shown(30, '0"个"')
    ('1', '95.5%', '1,234.50', '30个')
    >>> shown(44742, "yyyy/m/d"), shown(44713, 'yyyy"年"m"月"'), shown(44742.5, "m/d h:mm")
    ('2022年6月30日', '2022年6月', '6月30日 12:00')
    """
    sections = _sections(code) if len(code) <= LONGEST_FORMAT else []
    if not sections or sections[0].strip().lower() in ("", "general", "@"):
        return plain(number)
    section = sections[1] if number < 0 and len(sections) > 1 else sections[0]
    if ELAPSED.search(section):
        return plain(number)
    section = GENERAL.sub("0.##########", section)
    bare = "".join(match["sign"] or "" for match in TOKEN.finditer(section))
    has_slot = any(match["slot"] for match in TOKEN.finditer(section))
    if OF_DATE.search(bare) and not (has_slot and "e" in bare.lower()):
        return date_shown(number + OF_1904 * of_1904, bare.lower())
    return _filled(abs(number) if number < 0 and len(sections) > 1 else number, section, bare.count("%"))


def plain(number: float) -> str:
    """A number without a format: 1.0 is 1."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.10g}"


def date_shown(days: float, parts: str) -> str:
    """The parts of a date that a format names: y, m, d; h and s for the time of day, whose minutes are no months."""
    if not 0 <= days < LAST_DAY:
        return plain(days)
    moment = DAY_ONE + timedelta(seconds=round(days * 86_400))
    time = re.search(r"h.*|m+[^a-z]*s.*", parts)
    of_day = parts[: time.start()] if time else parts
    written = f"{moment.year}年" if re.search(r"[ye]", of_day) else ""
    written += f"{moment.month}月" if "m" in of_day else ""
    written += f"{moment.day}日" if re.search(r"d(?!d)|(?<!d)dd(?!d)", of_day) else ""
    clock = f"{moment:%H:%M:%S}" if time and "s" in time[0] else f"{moment:%H:%M}" if time else ""
    return f"{written} {clock}".strip()


def _filled(number: float, section: str, percents: int) -> str:
    """A format of one slot with the number in it; one that cannot be filled shows the number alone."""
    matches = list(TOKEN.finditer(section))
    slots = [match["slot"] for match in matches if match["slot"]]
    if len(slots) != 1 or "/" in section:
        return plain(number)
    try:
        digits = _digits(Decimal(repr(number)) * 100**percents, slots[0])
    except InvalidOperation:
        return plain(number)
    words = (digits if m["slot"] else m["quoted"] or m["escaped"] or m["sign"] or "" for m in matches)
    return "".join(words).strip()


def _digits(number: Decimal, slot: str) -> str:
    whole, _, part = slot.rstrip(",").partition(".")
    number = number / 1000 ** (len(slot) - len(slot.rstrip(",")))
    rounded = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    written = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    optional = len(part) - len(part.rstrip("#?"))
    if optional:
        kept = len(written) - optional
        written = (written[:kept] + written[kept:].rstrip("0")).rstrip(".")
    least = whole.count("0")
    return written if "," in whole else written.zfill(least + len(written) - len(written.partition(".")[0]))


def _sections(code: str) -> list[str]:
    """What ``;`` parts: positive; negative; zero; text."""
    sections = [""]
    for match in TOKEN.finditer(code):
        if match["sign"] == ";":
            sections.append("")
        else:
            sections[-1] += match[0]
    return sections
