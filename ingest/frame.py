"""Which part of a page is the notice: its title, number, addressees, body and signatures; the rest is the web site's.

A notice saved from the web stands between a header (site name, date, a summary) and a footer (share buttons, related
links). Nothing there is a fact of the notice.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from graph.immutable import immutable
from graph.model import Role
from ingest.columns import MOST_COLUMNS, NUMBER_ALONE, OTHER, TIME, is_time, kinds_of
from ingest.dates import WRITTEN, iso_date
from ingest.document_number import number_of
from ingest.formats import LABEL
from ingest.grids import MAY_HEAD, SERIALS
from ingest.plan_title import DATE_LINE, heading, own_title
from ingest.spans import Span, lines, trimmed
from ingest.titles import BODY_MARK, MARKS, issuers_in, notice_title
from ingest.unit_lists import OPEN_END, unit_list
from ingest.unit_names import LAST_CHARACTERS, looks_like_unit

DATE_LABEL = re.compile(rf"(?:成文|发文|印发|签发)(?:日期|时间)\s*:\s*{WRITTEN.pattern}")
LONGEST_SIGNATURE = 60
NO_SIGNATURE = re.compile(rf"[:;。]|{OPEN_END.pattern}")
"""In a field or a cell that names bodies: 责任单位：市交通局、市财政局等."""
PUBLISHED_BY = re.compile(r"[一-龥A-Za-z0-9·]{2,24}网(?:站)?")
SOURCE_LABEL = re.compile(r"(?:信息)?来源:\s*(\S{2,30})")
AGENCY_LABEL = re.compile(r"(?:发布|发文|制发)(?:机构|机关|单位)\s*:?\s*(?P<name>[一-龥]{3,40})")
COPIES = re.compile(r"抄\s*[送报]\s*:")
PRINTED = re.compile(r".{2,40}?\d{4}年\d{1,2}月\d{1,2}日\s*印发")

NOT_OF_SITE = r"(?:职能|主管|责任|市|省|区|县|州|旗|乡|镇|街道|各)?(?:单位|部门|企业|机构|科室|处室|股室|人员|责任|人民政府|政府|街道|乡|镇|区|市|县|院校|高校|学校|协会|银行|医院|园区)"
"""Behind 相关 at the beginning of a line of a plan: 相关部门; on a web page it begins a heading of links."""
WEB = re.compile(
    r"(?:主办\s*:\s*\S+\s+[督承]办|[-—–]\s*\d+\s*[-—–]$|地区|编辑|责任编辑|信息来源|来源|作者|浏览|阅读|点击|字体|发布)\s*:|"
    r"(?:(?:分享|打印|关闭|返回|收藏|反对|举报|更多|热门|推荐)(?![^\n]*。)|上一篇|下一篇|版权(?:所有|归|声明|属|信息|[\s:©]|$)|主办单位|网站|扫一扫|附件下载|技术支持|政府网站|网站标识|Copyright|©|"
    rf"相关(?!{NOT_OF_SITE})(?![^\n]*。)|"
    r".{0,20}ICP备|[\[【(]?(?:打印|关闭|字号|字体|返回|收藏|分享))"
)
"""How lines of a web page begin; those of its buttons are no sentences."""
DUTY = re.compile(r"\s*(?:负责(?!同志|人)|牵头|配合|协助|会同|承担)(?![^\n]*(?:现将|通知|印发))")
"""What a unit does that stands before the colon: 市水利局：会同市财政局…; no letter to it begins so."""
NO_CALL = re.compile(r"(?:根据|按照?|依据|依照|遵照|为|经|现|结合|对照)|.*如下$")
"""How a sentence with a colon begins or ends that calls nobody: 根据…，制定本方案如下："""
BULLET = re.compile(r"[●○◆◇■□▲△★☆]\s*(?=\S)")
ROW_MARK = re.compile(rf"{BODY_MARK.pattern}|序号|\d{{1,3}}(?:$|\s{{2,}}|[\t|])|[^\t|\n]*[\t|][^\t|\n]*[\t|]")
ROW_OF_TWO = re.compile(rf"{ROW_MARK.pattern}|[^\t|\n]*[\t|]")
"""Where a table of two columns stands, one mark makes a row."""
LONGEST_HEADER = 60


@immutable
class Frame:
    """Where the parts of a notice stand; None for what it lacks. ``preamble`` and ``body`` hold all facts but parties.

    ``letter`` is what stands before the plan's own title, addressees or not.
    """

    notice_title: Span | None
    issuers: tuple[Span, ...]
    title: Span | None
    number: Span | None
    addressees: Span | None
    letter: Span
    preamble: Span
    body: Span
    signatures: tuple[Span, ...]
    copies: tuple[Span, ...]
    issued_on: str | None
    agency: Span | None
    publisher: Span | None
    published_on: str | None


def frame(shadow: str) -> Frame:
    """Find the parts of a notice in its folded text."""
    rows = all_rows = list(lines(shadow))
    row_mark = _row_mark(shadow, rows)
    numbered = _numbered(shadow, rows, row_mark)
    found = notice_title(shadow, rows)
    plans = found is not None and not found.issuers and shadow.find("关于", *found.title) < 0
    letter = _called(shadow, rows, found.start) if found and plans else None
    top = found.start if found else 0
    head = 0 if letter else top
    notice = found.title if found and not letter else None
    issuers = found.issuers if found and not letter else ()
    rows = _behind(shadow, rows, notice.end if notice else 0)
    addressees = letter or _addressees(shadow, rows)
    after = addressees.end if addressees else (notice.end if notice else 0)
    title = found.title if found and letter else own_title(shadow, notice)
    opens = heading(shadow, title, notice, after, rows, numbered)
    start = opens.end
    end = _body_end(shadow, start, _behind(shadow, rows, _last(numbered, start, len(shadow))))
    signatures = tuple(_signatures(shadow, _behind(shadow, rows, after if addressees else start), issuers, row_mark))
    last_mark = _last(numbered, start, end)
    end = min([end, *(s.start for s in signatures if s.start > last_mark)])
    header = Span(0, addressees.start if addressees else start)
    return Frame(
        notice_title=notice,
        issuers=issuers or (found.of_paper if found and not signatures else ()),
        title=title,
        number=number_of(shadow, all_rows, notice, head, max(after, start)),
        addressees=addressees,
        letter=trimmed(shadow, after, max(after, opens.start)),
        preamble=trimmed(shadow, after, max(after, min([opens.start, *(s.start for s in signatures)])))
        if addressees
        else Span(0, 0),
        body=trimmed(shadow, start, max(start, end)),
        signatures=signatures,
        copies=tuple(_copies(shadow, _behind(shadow, rows, end))),
        issued_on=_issued_on(shadow, signatures, rows, Span(after, start), end, _last(numbered, 0, end)),
        agency=_agency(shadow, top),
        publisher=_publisher(shadow, top),
        published_on=_published_on(shadow, header),
    )


def _row_mark(shadow: str, rows: Sequence[Span]) -> re.Pattern[str]:
    """How the lines begin that a plan consists of: numbers of the outline, and rows where there is a table."""
    if not any(sign in shadow for sign in ("序号", "\t", "|")):
        return BODY_MARK
    for row in rows if MAY_HEAD.search(shadow) else ():
        words = shadow[row.start : min(row.end, row.start + LONGEST_HEADER)].strip("|")
        cells = MARKS.split(words) if "\t" in words or "|" in words else ()
        if len(cells) == 2 and kinds_of(cells):
            return ROW_OF_TWO
    return ROW_MARK


def _numbered(shadow: str, rows: Sequence[Span], row_mark: re.Pattern[str]) -> list[int]:
    """Where the lines begin that the plan consists of.

    A plan without numbers and tables may consist of bullets, which web pages have, too.
    """
    found = [row.start for row in rows if row_mark.match(shadow, *row)]
    if found:
        return found
    return [row.start for row in rows if _is_bullet(shadow, row)]


def _is_bullet(shadow: str, line: Span) -> bool:
    """Whether a line is marked, and no button of a page."""
    mark = BULLET.match(shadow, *line)
    return mark is not None and not WEB.match(shadow, mark.end())


def _behind(shadow: str, rows: list[Span], at: int) -> list[Span]:
    """The lines from a place on; of a line around it, what stands behind."""
    following = rows[bisect_right(rows, (at, sys.maxsize)) :]
    around = rows[-len(following) - 1] if len(following) < len(rows) else None
    return [trimmed(shadow, at, around.end), *following] if around and around.end > at else following


def _next_line(shadow: str, rows: Sequence[Span], at: int) -> Span | None:
    """What stands behind a place on its line, else the line below."""
    following = bisect_right(rows, (at, sys.maxsize))
    around = rows[following - 1] if following else None
    if around and around.end > at:
        return trimmed(shadow, at, around.end)
    return rows[following] if following < len(rows) else None


def _last(numbered: list[int], start: int, end: int) -> int:
    """Where the last line in a range begins that opens with a number of the outline, else where the range does."""
    at = bisect_left(numbered, end)
    return max(numbered[at - 1], start) if at else start


def _addressees(shadow: str, rows: Sequence[Span]) -> Span | None:
    """The line that names those who receive the notice: units and a colon; below bullets of a page, nothing behind it."""
    last_bullet = None
    for line in rows:
        words = shadow[line.start : line.end]
        if BODY_MARK.match(words):
            return None
        if _is_bullet(shadow, line):
            if "。" in words or "(" in words:
                return None
            last_bullet = last_bullet or next(below for below in reversed(rows) if _is_bullet(shadow, below))
        if last_bullet:
            apart = line > last_bullet and words.endswith(":") and not LABEL.match(words)
            if apart and _is_list(shadow, line.start, line.end - 1):
                return Span(line.start, line.end - 1)
            continue
        colon = words.find(":", 0, -1)
        if colon >= 0 and not _has_duty(words, colon) and _is_list(shadow, line.start, line.start + colon):
            return Span(line.start, line.start + colon)
        if (
            words.endswith(":")
            and len(words) <= 400
            and "。" not in words
            and re.search(r"各|政府|单位|部门|[委局厅]", words)
        ):
            called = _called_in(shadow, Span(line.start, line.end - 1))
            if called:
                return called
    return None


def _called_in(shadow: str, words: Span) -> Span | None:
    """Those whom a line calls: all of it, but of a sentence that ends in a colon only the names that it begins with."""
    found = unit_list(shadow, *words)
    if not found.strange or not NO_CALL.match(shadow, *words):
        return words
    before = [unit for unit in found.units if unit < found.strange[0]]
    return Span(words.start, before[-1].end) if before else None


def _called(shadow: str, rows: Sequence[Span], before: int) -> Span | None:
    """Those who receive a letter that begins with them: the first title below is that of the plan."""
    for line in rows:
        if line.start >= before:
            return None
        if shadow[line.end - 1] == ":" and _is_list(shadow, line.start, line.end - 1):
            return Span(line.start, line.end - 1)
    return None


def _has_duty(words: str, colon: int) -> bool:
    return not words.startswith("各") and DUTY.match(words, colon + 1) is not None


def _is_list(shadow: str, start: int, end: int) -> bool:
    """Whether nothing but names of bodies stands here: those who receive the notice, whose letter begins behind them."""
    if end - start > 400:
        return False
    found = unit_list(shadow, start, end)
    return bool(found.units) and not found.strange and re.match(r"各|区|市|省|本", shadow[start:end]) is not None


def _body_end(shadow: str, start: int, rows: Iterable[Span]) -> int:
    """Before the first of these lines, from the last numbered one, that belongs to the colophon or to the web page."""
    for line in rows:
        if line.start > start and is_of_page(shadow, line):
            return line.start
    return len(shadow)


def is_of_page(shadow: str, line: Span) -> bool:
    """Whether a line belongs to the colophon or to the web page."""
    return any(pattern.match(shadow, line.start, line.end) for pattern in (COPIES, PRINTED, WEB))


def _signatures(
    shadow: str, rows: Sequence[Span], issuers: Sequence[Span], row_mark: re.Pattern[str]
) -> Iterator[Span]:
    """Names that repeat the issuers, or stand on the lines above a date."""
    names = {shadow[issuer.start : issuer.end] for issuer in issuers}
    ends = LAST_CHARACTERS | {name[-1] for name in names}
    waiting: list[Span] = []
    columns = _columns_on_lines(shadow, rows)
    above = Span(0, 0)  # the line above those that wait
    for last, line in pairwise((above, *rows)):
        above = above if waiting else last
        if line.end - line.start > LONGEST_SIGNATURE:
            waiting = []
            continue
        if waiting and _begins_with_date(shadow, line):
            yield from _below_cells(shadow, above, waiting, line, columns) if columns else waiting
            waiting = []
            continue
        if (
            shadow[line.end - 1] not in ends  # most lines: quickly told
            or NO_SIGNATURE.search(shadow, *line)
            or row_mark.match(shadow, *line)
            or ROW_MARK.match(shadow, *line)
        ):
            waiting = []
            continue
        pieces = issuers_in(shadow, line)
        of_cells = columns is not None and line != rows[-1] and shadow.count("\n", last.end, line.start) < 2
        if names and not of_cells and all(shadow[piece.start : piece.end] in names for piece in pieces):
            yield from pieces
            waiting = []
        else:
            waiting.extend(pieces)
            if not all(_may_sign(shadow, piece) for piece in pieces):
                waiting = []


def _columns_on_lines(shadow: str, rows: Sequence[Span]) -> list[str] | None:
    """The columns of a table with a cell on a line; none where nothing looks like one."""
    for at, row in enumerate(rows):
        if shadow[row.start : row.end] in SERIALS:
            following = [shadow[below.start : below.end] for below in rows[at : at + MOST_COLUMNS]]
            header = list(takewhile(lambda words: not NUMBER_ALONE.fullmatch(words), following))
            return kinds_of(header) or [OTHER]
    return None


def _below_cells(shadow: str, above: Span, names: Sequence[Span], date: Span, columns: Sequence[str]) -> Sequence[Span]:
    """The names above a date that are no cells of a table with a cell on a line: those behind an empty line. Where no
    line is empty, all are below a sentence, a field, or the last cell of a table whose last column is of times; else all
    but the cells of the last columns, if of units. If the date stands apart, or is such a last cell itself, none is.
    """
    ends = [above.end, *(name.end for name in names)]
    gaps = [shadow.count("\n", end, name.start) for end, name in zip(ends, names, strict=False)]
    behind_gap = next((n for n, gap in enumerate(gaps) if gap > 1), None)
    if behind_gap is not None:
        return names[behind_gap:]
    ends_row = columns[-1] == TIME and is_time(shadow[above.start : above.end])
    if ends_row or shadow[above.end - 1] in "。;)" or shadow.find(":", *above) >= 0:
        return names
    is_cell = columns[-1] == TIME or shadow.count("\n", names[-1].end, date.start) > 1
    of_units = len(list(takewhile(lambda kind: kind in tuple(Role), reversed(columns))))
    return names[len(names) if is_cell else of_units :]


def _begins_with_date(shadow: str, line: Span) -> re.Match[str] | None:
    """A date, though the next line be glued to it; not that of printing."""
    match = DATE_LINE.match(shadow, *line)
    if match is None or match["day"] is None:
        return match if match and match.end() == line.end else None
    return None if shadow[match.end() : line.end].lstrip().startswith("印") else match


def _may_sign(shadow: str, piece: Span) -> bool:
    """Whether words above a date may be a signature."""
    return looks_like_unit("".join(shadow[piece.start : piece.end].split()))


def _copies(shadow: str, rows: Iterable[Span]) -> Iterator[Span]:
    """The line of those who receive a copy, behind its label, and who printed it."""
    for line in rows:
        label = COPIES.match(shadow, line.start, line.end)
        if label:
            yield trimmed(shadow, label.end(), line.end)
        elif printed := PRINTED.match(shadow, line.start, line.end):
            date = WRITTEN.search(shadow, line.start, printed.end())
            yield trimmed(shadow, line.start, date.start() if date else printed.end())
        elif WEB.match(shadow, line.start, line.end):
            return


def _issued_on(
    shadow: str, signatures: Iterable[Span], rows: list[Span], opening: Span, end: int, last_mark: int
) -> str | None:
    """The date under a signature, else of printing, else one on a line of its own, in the opening or at the end."""
    for signature in signatures:
        line = _next_line(shadow, rows, signature.end)
        match = _begins_with_date(shadow, line) if line else None
        if match:
            return iso_date(match)
    for line in _behind(shadow, rows, end):
        if PRINTED.match(shadow, line.start, line.end) and (match := WRITTEN.search(shadow, *line)):
            return iso_date(match)
    alone = [line for line in _behind(shadow, rows, opening.start) if line.end <= opening.end] + _behind(
        shadow, rows, last_mark
    )
    dates = [match for line in alone if (match := DATE_LINE.fullmatch(shadow, *line))]
    labelled = DATE_LABEL.search(shadow, 0, opening.start)
    found = dates[0] if dates else labelled
    return iso_date(found) if found else None


def _agency(shadow: str, head: int) -> Span | None:
    """Who issues the notice by the block of a government's site above it: 发文机关：蔡甸区人民政府办公室."""
    label = AGENCY_LABEL.search(shadow, 0, head)
    return Span(*label.span("name")) if label else None


def _publisher(shadow: str, head: int) -> Span | None:
    """The site's name: behind 来源, or a first line that ends in 网."""
    label = SOURCE_LABEL.search(shadow, 0, head)
    if label:
        return Span(*label.span(1))
    first = next(lines(shadow, 0, head), None)
    return first if first and PUBLISHED_BY.fullmatch(shadow, *first) else None


def _published_on(shadow: str, header: Span) -> str | None:
    match = WRITTEN.search(shadow, *header)
    return iso_date(match) if match else None
