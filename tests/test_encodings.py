"""Chinese text is read in whatever encoding it is, however short; what is damaged is said with its place."""

from pathlib import Path
from time import perf_counter

import pytest
from opencc import OpenCC

from graph.errors import UnreadableInput
from ingest.files.encodings import decoded, decoded_page

TEXT = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("cases/*/input.txt")))
TRADITIONAL = OpenCC("s2t").convert(TEXT)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
SHORT = "市教育局、市财政局按职责分工负责。"


def windows(text: str, length: int) -> list[str]:
    """Pieces from all over a text that are mostly Chinese."""
    found = (text[at : at + length] for at in range(0, len(text) - length, len(text) // 200))
    return [piece for piece in found if sum(sign > "\u3400" for sign in piece) >= length / 2]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("length", [30, 60, 400])
def test_short_texts_are_read(encoding: str, length: int) -> None:
    tried = 0
    for piece in (*windows(TEXT, length), *windows(TRADITIONAL, length)):
        try:
            data = piece.encode(encoding)
        except UnicodeEncodeError:
            continue
        assert decoded(data, "a.txt") == piece
        tried += 1
    assert tried > 50


def test_characters_beyond_gbk_are_read() -> None:
    assert decoded(f"{SHORT}㐂𠮷€".encode("gb18030"), "a.txt") == f"{SHORT}㐂𠮷€"


def test_other_writing_is_as_it_was() -> None:
    for words in (
        "",
        "plan 2022\n",
        "Straße, naïve café",
        "대한민국 정부는 새로운 계획을",
        "日本国政府は計画を発表した",
        "\x1a\x85",
    ):
        assert decoded(words.encode(), "a.txt") == words


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (SHORT.encode()[:-1], "is cut off in the middle of its last character"),
        (SHORT.encode("gb18030")[:-1], "is cut off in the middle of its last character"),
        (SHORT.encode("utf-16")[:-1], "is cut off in the middle of its last character"),
        (SHORT.encode("utf-32")[:-2], "is cut off in the middle of its last character"),
        (f"{SHORT}甲{SHORT}".encode().replace("甲".encode(), b"\xff"), "is UTF-8, but byte 51 is not"),
        (f"{SHORT}甲{SHORT}".encode("gbk").replace("甲".encode("gbk"), b"\xff"), "is GB18030, but byte 34 is not"),
        (f"{SHORT}甲{SHORT}".encode().replace("甲".encode(), b"\xed\xa0\x80"), "half a character (a lone surrogate) at byte 51"),
        (SHORT.encode("utf-16") + b"\x00\xd8\x00\x4e", "is UTF-16, but byte 36 is not"),
        (SHORT.encode() + b"\0", "is binary data"),
        ("Straße für Kühe".encode("latin-1") * 9, "has an unknown encoding"),
        ("대한민국 정부는 새로운 계획을 발표하였다".encode("euc-kr"), "has an unknown encoding"),
        (SHORT.encode().decode("latin-1").encode(), "was UTF-8 and was read as something else"),
        (SHORT.encode("gbk").decode("latin-1").encode("utf-16"), "was GB18030 and was read as something else"),
        (SHORT.encode().decode("gb18030", "ignore").encode(), "was UTF-8 and was read as something else"),
        (SHORT.encode("gbk").decode("utf-8", "replace").encode(), "lost characters when it was saved"),
        (("\ufffd" * 10).encode().decode("gbk").encode(), "lost characters when it was saved"),
    ],
)  # fmt: skip
def test_damage_is_told(data: bytes, told: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.txt ") as caught:
        decoded(data, "a.txt")
    assert told in str(caught.value)


def test_a_mark_of_a_lost_character_is_no_reason_to_refuse_a_notice() -> None:
    assert decoded(f"{SHORT * 9}\ufffd".encode(), "a.txt").endswith("\ufffd")


def test_a_page_may_have_damaged_characters() -> None:
    page = f'<meta charset=gb2312><meta name=description content="甲">{SHORT}'.encode("gbk")
    damaged = page.replace("甲".encode("gbk"), b"\xd6")
    assert decoded_page(damaged, "a.html") == page.decode("gbk").replace("甲", "\ufffd")


def test_a_declaration_counts_where_the_bytes_do_not_tell() -> None:
    data = "<meta charset='{}'>龘靐".encode("big5hkscs", "ignore")
    assert decoded_page(data.replace(b"{}", b"Big5"), "a.html").endswith(data.decode("big5hkscs")[-3:])
    with pytest.raises(UnreadableInput, match="unknown encoding"):
        decoded_page(data.replace(b"{}", b"nonsense"), "a.html")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_long_line_takes_no_longer_than_its_decoding(encoding: str) -> None:
    data = (SHORT * 100_000).encode(encoding)
    times = []
    for _ in range(3):
        start = perf_counter()
        decoded(data, "a.txt")
        middle = perf_counter()
        data.decode(encoding)
        times.append((middle - start, perf_counter() - middle))
    assert min(whole for whole, _ in times) < 10 * min(plain for _, plain in times) + 0.2
