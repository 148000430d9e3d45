"""Whole notices that do not exist, grown by hypothesis from the shapes of the genre (docs/fuzzing.md)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from graph.immutable import immutable
from ingest.spans import Span
from tests.grow_carriers import carriers, tables, unit_headings
from tests.grow_words import CLOSES, OPENS, SUBJECTS, TITLES, sentences

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")
STYLES: tuple[Callable[[int], str], ...] = (
    lambda n: f"第{NUMERALS[n]}部分 ",
    lambda n: f"第{NUMERALS[n]}章 ",
    lambda n: f"第{NUMERALS[n]}条 ",
    lambda n: f"{NUMERALS[n]}、",
    lambda n: f"（{NUMERALS[n]}）",
    lambda n: f"{n + 1}.",
    lambda n: f"{n + 1}．",
    lambda n: f"{n + 1}、",
    lambda n: f"（{n + 1}）",
    lambda n: chr(0x2460 + n),
    lambda n: "●",
)
"""Numberings from the highest to the lowest, each a function of the place in its row."""
BULLET = len(STYLES) - 1
HEADERS = (
    "",
    "",
    "世界食品网\n首页 > 政策 > 正文\n发布时间：2022-07-05 来源：世界食品网\n",
    "索 引 号：001\n文号：沪府办发〔2022〕1号\n",
    "分享到：\n",
)
FOOTERS = (
    "",
    "",
    "\n抄送：市委各部门，市人大常委会办公厅。\n某市人民政府办公厅2022年5月8日印发\n",
    "\n上一篇：通知\n下一篇：方案\n版权所有\n",
)
TAILS = (
    "",
    "\n二、桥梁。（市水利局负责）\n",
    "\n某市人民政府\n2022年5月8日\n",
    "\n二、桥梁。",
    "\n附件：分工表\n",
    "\n\n某市人民政府\n2022年5月8日\n附件：\n一、造桥（市水利局负责）\n",
)
ISSUERS = ("上海市人民政府办公厅", "国务院办公厅", "某市教育局", "广州市质量工作领导小组", "平潭综合实验区管委会", "")
NUMBERS = ("", "沪府办发〔2022〕1号", "国办发[2018]39号", "滬質20220001號", "岚综管综〔2016〕62号")
ADDRESSEES = (
    "",
    "各区人民政府，市政府各委、办、局：\n",
    "各省、自治区、直辖市人民政府：\n",
    "领导小组各成员单位,各区：\n",
)
DATES = ("", "2022年5月8日", "2019年2月30日", "二〇二二年五月八日", "2022-05-08")
PLANS = (
    "2022年质量工作要点",
    "行动计划（2018—2020年）",
    "重点任务分工方案",
    "2021年度工作总结和2022年工作要点",
    *TITLES,
)


@immutable
class Grown:
    """A notice, and the names in it that a carrier of an item gives a duty to."""

    text: str
    named: tuple[Span, ...]


@cache
@st.composite
def _items(draw: st.DrawFn, styles: tuple[int, ...], first: int) -> tuple[str, int]:
    """Items of the highest of the styles, with items of the lower ones in them; and the number that comes next."""
    text, number = "", first
    for _ in range(draw(st.integers(1, 4))):
        text += STYLES[styles[0]](number % len(NUMERALS)) + draw(st.sampled_from(SUBJECTS))
        text += draw(st.sampled_from(("。", "\n", "", "。\n", "。　")))
        text += draw(sentences()) + draw(carriers())
        number += 1
        if len(styles) > 1 and draw(st.booleans()):
            begin = draw(st.sampled_from((0, 0, 0, number)))  # numbers run on, or begin anew
            text += "\n" + draw(_items(styles[1:], begin))[0]
            text += draw(st.one_of(st.just(""), st.just(""), carriers().map("\n{}".format)))
        elif draw(st.integers(0, 9)) == 0:
            text += "\n" + draw(st.one_of(tables(), unit_headings()))
        text += draw(st.sampled_from(("\n", "\n", "\n\n", "", "　")))
    return text, number


@cache
@st.composite
def _plans(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(st.integers(0, len(STYLES) - 1), min_size=1, max_size=3, unique=True))
    highest = min(chosen)
    return draw(_items(tuple(sorted({highest, *chosen})), 0))[0] + draw(st.one_of(st.just(""), tables()))


@cache
@st.composite
def _marked(draw: st.DrawFn) -> str:
    """A notice with its marks."""

    def one_of(*choices: str) -> str:
        return draw(st.sampled_from(choices))

    issuer, plan = one_of(*ISSUERS), one_of(*PLANS)
    passed_on = one_of(f"关于印发《{plan}》的通知\n", f"关于印发{plan}的通知\n", f"{plan}\n", "")
    title = one_of("", plan + "\n")
    text = one_of(*HEADERS) + issuer + passed_on + one_of(*NUMBERS) + "\n" + one_of(*ADDRESSEES) + draw(sentences())
    text += "\n" + one_of("", f"{issuer}\n{one_of(*DATES)}\n") + title
    body = draw(_plans())
    text += body + one_of("", f"\n{issuer}\n{one_of(*DATES)}\n")
    # a second title where the first is the notice's own, or where the plan has none, would make all before it a letter
    again = f"\n附件\n{plan}\n{body}" if title and passed_on.startswith("关于印发") else ""
    text += one_of("", "", "", again, "\n附件：分工表\n" + draw(tables()), f"\n{body}")
    return text + one_of(*FOOTERS)


@cache
def _scripts() -> tuple[dict[int, str], ...]:
    """Characters as they stand, in the traditional script, and of full or half width: one for one."""
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    common = [chr(code) for code in range(0x4E00, 0x9FA6)]
    traditional = {ord(one): other for one in common if len(other := convert(one)) == 1 and other != one}
    full = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
    half = {ord("："): ":", ord("，"): ",", ord("；"): ";", ord("（"): "(", ord("）"): ")"}
    return {}, traditional, full, half, traditional | half


def in_script(text: str, script: int) -> str:
    """The text with each character in another script or width, as many as before."""
    return text.translate(_scripts()[script])


def unmarked(text: str) -> Grown:
    """The notice without its marks, and what stood between them."""
    parts: list[str] = []
    named: list[Span] = []
    at = begin = 0
    for piece in text.replace(CLOSES, CLOSES + OPENS).split(OPENS):
        words = piece.removesuffix(CLOSES)
        begin, at = at, at + len(words)
        parts.append(words)
        if piece.endswith(CLOSES):
            named.append(Span(begin, at))
    return Grown("".join(parts), tuple(named))


@cache
@st.composite
def grown(draw: st.DrawFn) -> Grown:
    """A notice in one of the scripts and widths, on lines."""
    return unmarked(in_script(draw(_marked()), draw(st.sampled_from((0, 0, 0, 1, 2, 3, 4)))))


@cache
@st.composite
def dense(draw: st.DrawFn) -> Grown:
    """Nothing but a title, a heading and statements of who is responsible: mistakes come sooner than in whole notices."""
    text = "某市人民政府关于印发2022年工作要点的通知\n一、道路"
    for _ in range(draw(st.integers(1, 3))):
        text += draw(st.sampled_from(("\n", "\n\n"))) + draw(st.one_of(tables(), tables(), carriers(), unit_headings()))
    text += draw(st.sampled_from(TAILS))
    return unmarked(in_script(text, draw(st.sampled_from((0, 0, 0, 1, 2, 3, 4)))))


def on_one_line(text: str) -> str:
    """The notice as it is when its line breaks are lost."""
    return text.replace("\n", "")
