"""From bytes in any of the encodings of Chinese texts and pages to characters.

Old pages hold GBK and say nothing of it, or say gb2312 and hold UTF-8. So what bytes turn into goes before what a page says:
text in UTF-8 is hardly ever anything else, and read in a wrong encoding Chinese has none of the characters that every notice
is full of.
"""

from __future__ import annotations

import re
from itertools import islice
from operator import itemgetter

from graph.errors import UnreadableInput

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
WITHOUT_MARK = ("utf-8", "gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
"""Encodings that a text without a mark may be in; gb18030 reads all that GB2312 and GBK can write."""
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp950": "Big5",
}
DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "euc-cn"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
}
"""What pages call the encodings of ``WITHOUT_MARK``."""
DECLARATION = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{1,40})""", re.I
)
DECLARED_WITHIN = 4_096
"""Bytes from a page's beginning within which it declares its encoding."""
COMMON = frozenset(
    "的一是在和有国国國为為中人大年个個工作发發市局部政府务務公全要会會业業民区區县縣办辦省行成实實方进進关關责責任单單位各合保建管理施开開展"
    "产產到度月日由主及体體制法通知以上化设設动動安生加强強点點完地对對于於等不分前二三四五案计計划劃组組重服应應按照"
    "厅廳印底头頭育推农農牵牽案完资資镇鎮改导導村负負监監用场場水家时時新社查总總配级級老落室门門州健教省委书書件信息首页頁"
    "、，。；：（）《》“”「」"
)
"""The characters and marks of which a third and more of every notice consists, in both scripts."""
LEAST_COMMON = 0.1
"""The share of them that Chinese reaches however short it is, and no text that is read in a wrong encoding."""
SURELY_COMMON = 0.3
"""The share that tells an encoding without a look at the others."""
LEAST_PROOF = 8
"""Characters beyond ASCII from which on a text is surely what it looks like."""
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
NOT_ASCII = re.compile(r"[^\x00-\x7f]{1,4000}")
LOOKED_AT = 4_000
"""Characters beyond ASCII that are looked at."""
SAMPLE = 64_000
"""Bytes that are tried in each encoding, from the first beyond ASCII on."""
SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
MISREADINGS = (("UTF-8", "utf-8", "cp1252"), ("UTF-8", "utf-8", "gb18030"), ("GB18030", "gb18030", "cp1252"))
"""What a text was, and as what it was once read instead, so that it was saved with wrong characters."""
LOST = "\ufffd锟"
"""What editors write for a character that they could not read, and what becomes of that mark if it is read wrongly."""
MOST_LOST = 0.02
"""The share of characters beyond ASCII that may be lost."""


def decoded(data: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16, UTF-32, GB18030 (also GBK, GB2312) or Big5, with a byte order mark or without.

    Raises:
        UnreadableInput: the bytes are no text, in an encoding that is none of these, cut off, or damaged.
    """
    encoding = _encoding(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name} {_fault(data, error, NAMES[encoding])}") from None
    _refuse_lost(text, name)
    _refuse_misread(text, name)
    return text


def decoded_page(data: bytes, name: str) -> str:
    """A web page's characters, U+FFFD for those that are damaged; what the page declares counts where its bytes do not tell.

    Raises:
        UnreadableInput: it is no text, or in an encoding that is none of those of ``decoded``.
    """
    try:
        encoding = _encoding(data, name)
    except UnreadableInput:
        declared = DECLARATION.search(data, 0, DECLARED_WITHIN)
        label = declared[1].decode("ascii").lower() if declared else ""
        if label not in DECLARED or b"\0" in data:
            raise
        encoding = DECLARED[label]
    text = data.decode(encoding, "replace")
    _refuse_misread(text, name)
    return text


def _encoding(data: bytes, name: str) -> str:
    """The encoding that bytes are in, damaged ones among them or not."""
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    if b"\0" not in data:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = _beyond_ascii(data[: error.start].decode("utf-8"))
            if len(before) >= LEAST_PROOF and _common(before) >= LEAST_COMMON:
                return "utf-8"
        else:
            return "utf-8"
    first = BEYOND_ASCII.search(data)
    begin = first.start() // 2 * 2 if first else 0
    sample = data[begin : begin + SAMPLE]
    best, share = "", 0.0
    for encoding in WITHOUT_MARK:
        common = _common(_beyond_ascii(sample.decode(encoding, "replace")))
        if common >= SURELY_COMMON:
            return encoding
        best, share = max((best, share), (encoding, common), key=itemgetter(1))
    if share >= LEAST_COMMON:
        return best
    if b"\0" in data:
        raise UnreadableInput(_binary(name))
    raise UnreadableInput(f"{name} has an unknown encoding; save it as UTF-8")


def _beyond_ascii(text: str) -> str:
    """The first characters beyond ASCII."""
    return "".join(match.group() for match in islice(NOT_ASCII.finditer(text), LOOKED_AT))[:LOOKED_AT]


def _common(characters: str) -> float:
    """Which share of characters is common in notices."""
    return sum(map(COMMON.__contains__, characters)) / len(characters) if characters else 0.0


def _fault(data: bytes, error: UnicodeDecodeError, encoding: str) -> str:
    """What is wrong with bytes of an encoding that is known."""
    if error.end == len(data) and error.reason.startswith(("unexpected end", "incomplete", "truncated")):
        return "is cut off in the middle of its last character; get the whole file"
    if SURROGATE.match(data, error.start) and encoding == "UTF-8":
        return f"has half a character (a lone surrogate) at byte {error.start}; save it again from its source"
    return f"is {encoding}, but byte {error.start} is not; save it again from its source"


def _binary(name: str) -> str:
    return f"{name} is binary data, not text; save the notice as text"


def _refuse_lost(text: str, name: str) -> None:
    """Refuse a text of which more was lost than a mark or two."""
    found = _beyond_ascii(text)
    if len(found) >= LEAST_PROOF and sum(map(found.count, LOST)) > MOST_LOST * len(found):
        raise UnreadableInput(f"{name} lost characters when it was saved; get it from its source")


def _refuse_misread(text: str, name: str) -> None:
    """Refuse bytes that are no text, and a text that was once read in a wrong encoding, if that gives Chinese back."""
    if "\0" in text:
        raise UnreadableInput(_binary(name))
    found = _beyond_ascii(text)
    if len(found) < LEAST_PROOF or _common(found) >= LEAST_COMMON:
        return
    for was, encoding, read_as in MISREADINGS:
        again = _beyond_ascii(_bytes_of(found, read_as).decode(encoding, "ignore"))
        if len(again) >= LEAST_PROOF // 2 and _common(again) >= 2 * LEAST_COMMON:
            raise UnreadableInput(
                f"{name} was {was} and was read as something else: its characters were damaged when it was saved; "
                "get it from its source"
            )


def _bytes_of(text: str, encoding: str) -> bytes:
    """The bytes that a text was read from; cp1252 as browsers have it, which reads every byte."""
    if encoding == "cp1252":
        return b"".join(_byte_of(character) for character in text)
    return text.encode(encoding, "ignore")


def _byte_of(character: str) -> bytes:
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1")
    return character.encode("cp1252", "ignore")
