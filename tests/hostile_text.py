"""Plain text and CSV files made to hurt, and what becomes of each."""

from __future__ import annotations

from tests.hostile import Hostile

NOTICE = """某某市人民政府关于印发2022年工作要点的通知

各区人民政府，各有关单位：

一、加强食品监管。开展专项检查。（牵头单位：市市场监管局）
二、加强药品监管。开展专项检查。（牵头单位：市药监局）
"""
TABLE = "序号,任务,牵头单位\n1,修一条路,市交通局\n2,养护道路，清除积雪,市城管局\n"
ONE_LINE = NOTICE.replace("\n", "")

HOSTILE: tuple[Hostile, ...] = (
    Hostile("an empty file", "empty.txt", lambda: b"", "is empty"),
    Hostile("white space", "white.txt", lambda: " \n\t　\r\n".encode() * 1_000, "white space only"),
    Hostile("a byte order mark alone", "mark.txt", lambda: b"\xef\xbb\xbf", "white space only"),
    Hostile("null bytes", "null.txt", lambda: NOTICE.encode() + b"\0" * 10, "binary data"),
    Hostile("all bytes there are", "binary.txt", lambda: bytes(range(256)) * 40, "binary data"),
    Hostile("bytes of no text", "noise.txt", lambda: bytes(range(1, 256)) * 40, "unknown encoding"),
    Hostile(
        "lone surrogates",
        "surrogates.txt",
        lambda: NOTICE.encode().replace("监管".encode(), b"\xed\xa0\x80"),
        "lone surrogate",
    ),
    Hostile(
        "half a character at the end",
        "cut.txt",
        lambda: NOTICE.rstrip().encode()[:-1],
        "cut off in the middle of its last character",
    ),
    Hostile(
        "half a character of GB18030",
        "cut-gb.txt",
        lambda: NOTICE.rstrip().encode("gb18030")[:-1],
        "cut off in the middle of its last character",
    ),
    Hostile(
        "half a character of UTF-16",
        "cut-16.txt",
        lambda: NOTICE.encode("utf-16")[:-1],
        "cut off in the middle of its last character",
    ),
    Hostile(
        "half a surrogate pair of UTF-16",
        "pair.txt",
        lambda: NOTICE.encode("utf-16") + b"\x00\xd8\x00\x4e",
        "UTF-16, but byte",
    ),
    Hostile(
        "one damaged byte of UTF-8",
        "damaged.txt",
        lambda: NOTICE.encode().replace("牵".encode(), b"\xff", 1),
        "UTF-8, but byte",
    ),
    Hostile(
        "one damaged byte of GB18030",
        "damaged-gb.txt",
        lambda: NOTICE.encode("gb18030").replace("牵".encode("gb18030"), b"\xff", 1),
        "GB18030, but byte",
    ),
    Hostile("UTF-8 and then GB18030", "two.txt", lambda: NOTICE.encode() + NOTICE.encode("gb18030"), "UTF-8, but byte"),
    Hostile(
        "UTF-8 that was saved as Latin-1",
        "latin.txt",
        lambda: NOTICE.encode().decode("latin-1").encode(),
        "damaged when it was saved",
    ),
    Hostile(
        "GB18030 that was saved as Latin-1",
        "latin-gb.txt",
        lambda: NOTICE.encode("gb18030").decode("latin-1").encode(),
        "damaged when it was saved",
    ),
    Hostile(
        "UTF-8 that was saved as GB18030",
        "gb.txt",
        lambda: NOTICE.encode().decode("gb18030", "ignore").encode(),
        "damaged when it was saved",
    ),
    Hostile(
        "a text of lost characters",
        "lost.txt",
        lambda: NOTICE.encode("gb18030").decode("utf-8", "replace").encode(),
        "lost characters",
    ),
    Hostile("UTF-16 without its mark", "wide.txt", lambda: NOTICE.encode("utf-16-le"), "read"),
    Hostile("UTF-32", "wider.txt", lambda: NOTICE.encode("utf-32"), "read"),
    Hostile("control characters", "controls.txt", lambda: NOTICE.replace("、", "、\x01\x1a\x85\x9f").encode(), "read"),
    Hostile(
        "20 MB on one line",
        "line.txt",
        lambda: f"一、{'加强质量监管，开展专项检查，' * 477_000}（市交通局负责）".encode(),
        "read",
    ),
    Hostile("a million marks of Markdown", "marks.md", lambda: ("一、修路" + "*_[`#(" * 170_000).encode(), "read"),
    Hostile(
        "a heading of Markdown of 500,000 marks",
        "heading.md",
        lambda: ("# 一、修路 " + "# " * 250_000).encode(),
        "read",
    ),
    Hostile("no row", "none.csv", lambda: b",,,\n,,,\n", "white space only"),
    Hostile("null bytes in a table", "null.csv", lambda: TABLE.encode() + b"\0", "binary data"),
    Hostile(
        "a quotation mark that never closes",
        "open.csv",
        lambda: TABLE.replace("修一条路", '"修一条路').encode(),
        "read",
    ),
    Hostile(
        "5 MB behind a quotation mark that never closes",
        "opened.csv",
        lambda: ('a,"b\n' + f"{'修一条路' * 20},市局\n" * 20_000).encode(),
        "read",
    ),
    Hostile("only quotation marks", "quotes.csv", lambda: b'"' * 1_000_001, "field of more than"),
    Hostile("a field of 5 MB", "field.csv", lambda: (ONE_LINE * 15_000).encode(), "field of more than"),
    Hostile("a row of 1,000,001 fields", "row.csv", lambda: b"a," * 1_000_000 + b"a", "more than 1,000,000 cells"),
    Hostile(
        "one long row above 2,000 short ones",
        "ragged.csv",
        lambda: b"a," * 1_000 + b"\n" + b"a,b\n" * 2_000,
        "more than 1,000,000 cells",
    ),
)
