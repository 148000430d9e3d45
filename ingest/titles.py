"""The title of a notice and who issues it: on one line or several, the issuers before 关于, above it, or below the text.

固始县人民政府办公室
关于印发固始县义务教育发展方案的通知
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.immutable import immutable
from ingest.columns import kinds_of
from ingest.spans import Span, lies_in, trimmed
from ingest.unit_names import looks_like_unit

PLAN_NOUN = r"(?:要点|行动计划|计划|方案|分工|规划|纲要|意见|措施|办法|清单|总结|安排)"
TABLE_NOUN = r"(?:(?:任务|责任|分工|分解|计划|项目|安排)表|台账|目标责任书|(?:任务|责任)分解|实事项目)"
"""What titles of tables end in: 重点任务分工表, 责任分解表, 重点工作台账."""
ENDS = r"的(?:若干|指导|实施|工作)?(?:通知|意见|通告|公告|函|决定|批复)"
NOTICE_TITLE = re.compile(
    rf"(?:标题:\s*|【[^【】\n]{{1,20}}】\s*)?(?P<title>(?P<issuer>(?!关于)[一-龥、,() ]{{2,60}}?)?(?:关于|印发|转发)\s?\S.{{3,180}}?{ENDS}(?:\b(?!》)|》$)|"
    rf"(?!序\s?号)[^。:,;\t|]{{4,80}}?(?:{PLAN_NOUN}|{TABLE_NOUN})(?:\([^()]*\))?$)",
    re.MULTILINE,
)
RULES = re.compile(
    r"(?=[^。:,;\t|]{0,10}[一-龥]{2}[省市县区州旗]|[^。:,;\t|]{0,20}20\d\d年)(?!序\s?号)(?P<title>[^。:,;>\t|]{4,80}?"
    r"(?:规定|细则|预案|职责|实事|规则|制度|若干政策|(?:进度|进展|完成|实施|落实)(?:情况)?的?(?:通报|报告)|(?:进展|完成|落实)情况表?|督查专报|"
    r"(?:要点|计划|方案|分工|规划|意见|措施|办法|清单)的通知)(?:\([^()]*\))?$)"
)
"""Titles of rules and reports, which menus of sites have too: only where no other title stands below."""
OVER_LINES = re.compile(rf"(?P<title>(?P<issuer>(?!关于)[一-龥、,() \n]{{2,90}}?)?关于[^。:;]{{2,160}}?{ENDS})\s*$")
BODY_MARK = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[部分章条节篇编]|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,3}[.、]|[①-⑳])"
)
MARKS = re.compile(r"[\t|]")
NAME = re.compile(r"[^\s、,]+")
ATTACHED = re.compile(
    r"^[ \t]*附\s?件\s*:\s*1[.、][^。()\n]{1,80}(?:\n+[ \t]*\d{1,2}[.、][^。()\n]{1,80}$)+", re.MULTILINE
)
"""The list of what is attached: 附件：1.任务清单⏎2.…, no items of the last one, and no title."""
MOST_LINES = 4
FARTHEST = 200
"""Lines from the top within which a title stands."""


@immutable
class Titled:
    """Where the title stands, and the issuers that it names. ``start`` is where it begins, a label before it included."""

    start: int
    title: Span
    issuers: tuple[Span, ...]
    of_paper: tuple[Span, ...] = ()
    """The issuers by the head of the paper, where the title names none."""


def notice_title(shadow: str, rows: Sequence[Span]) -> Titled | None:
    """The title of the notice; None if there is none before the first number of the outline or table of tasks."""
    of_rules: Titled | None = None
    lists = attached(shadow)
    for at, line in enumerate(rows[:FARTHEST]):
        if lists and lies_in(line, lists):
            continue
        quoted = shadow[line.start] == "《" and shadow[line.end - 1] == "》"
        words = Span(line.start + 1, line.end - 1) if quoted else line
        match = NOTICE_TITLE.match(shadow, *words) or _over_lines(shadow, rows, at)
        if match:
            return _titled(shadow, rows, at, match)
        if BODY_MARK.match(shadow, *line) or _heads_table(shadow[line.start : line.end]):
            break
        if of_rules is None and (match := RULES.match(shadow, *words)):
            of_rules = _titled(shadow, rows, at, match)
    return of_rules


def attached(shadow: str) -> list[Span]:
    """Where a notice lists what is attached to it."""
    return [Span(*match.span()) for match in ATTACHED.finditer(shadow)] if "附" in shadow else []


def _heads_table(words: str) -> bool:
    """Whether a line is the header of a table of tasks: a title below it is that of another."""
    return words.startswith("序号") or (("\t" in words or "|" in words) and kinds_of(MARKS.split(words)) is not None)


def _over_lines(shadow: str, rows: Sequence[Span], at: int) -> re.Match[str] | None:
    if "关于" not in shadow[rows[at].start : rows[min(at + 1, len(rows) - 1)].end]:
        return None
    for count in range(2, MOST_LINES + 1):
        window = rows[at : at + count]
        if len(window) < count or any(BODY_MARK.match(shadow, *line) for line in window):
            return None
        match = OVER_LINES.match(shadow, window[0].start, window[-1].end)
        if match:
            return match
    return None


def _titled(shadow: str, rows: Sequence[Span], at: int, match: re.Match[str]) -> Titled:
    """A title that names no issuer has them on the line above, if that holds nothing but names.

    One that begins with 关于 goes on from them; a plan's (2023年工作要点) stands alone.
    """
    title = Span(*match.span("title"))
    if match.re is not RULES and match["issuer"] is not None:
        start, end = match.span("issuer")
        end -= len("印发") * shadow.endswith(("印发", "转发", "发布"), start, end)
        named = issuers_in(shadow, Span(start, end))
        begins = next((span.start for span in named), title.start)
        return Titled(begins, Span(begins, title.end), named)
    about = shadow.find("关于", *title)
    named = issuers_in(shadow, Span(title.start, about)) if about > title.start else ()
    if named and all(is_body(shadow, span) for span in named):
        return Titled(named[0].start, Span(named[0].start, title.end), named)
    above = rows[at - 1] if at else None
    named = issuers_in(shadow, above) if above else ()
    if above and named and all(is_body(shadow, span) for span in named):
        goes_on = shadow.startswith("关于", title.start)
        return Titled(above.start, Span(above.start, title.end) if goes_on else title, named)
    of_paper = (
        _paper_head(shadow, rows[max(0, at - 4) : at]) if shadow.startswith(("关于", "印发"), title.start) else ()
    )
    return Titled(match.start(), title, (), of_paper)


def _paper_head(shadow: str, above: Sequence[Span]) -> tuple[Span, ...]:
    """The issuers by the head of the paper above the title: 柳州市献血工作领导小组文件, and names on the lines before it."""
    found: tuple[Span, ...] = ()
    for line in reversed(above):
        is_last = shadow.endswith("文件", *line)
        if found or is_last:
            named = issuers_in(shadow, Span(line.start, line.end - len("文件") * is_last))
            if not named or not all(is_body(shadow, span) for span in named):
                break
            found = (*named, *found)
    return found


def issuers_in(shadow: str, words: Span) -> tuple[Span, ...]:
    """The issuers that white space or a mark parts, without what stands before the first name; else the words as one. No words name nobody."""
    whole = trimmed(shadow, *words)
    pieces = [Span(*match.span()) for match in NAME.finditer(shadow, *whole)]
    first = next((at for at, piece in enumerate(pieces) if is_body(shadow, piece)), None)
    if first is None or not all(is_body(shadow, piece) for piece in pieces[first:]):
        return (whole,) if pieces else ()
    return tuple(pieces[first:])


def is_body(shadow: str, span: Span) -> bool:
    """Whether the words are the name of a body that may issue a notice: no general ones."""
    words = shadow[span.start : span.end]
    return len(words) > 3 and looks_like_unit(words)
