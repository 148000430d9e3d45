"""How a carrier says who answers for an item: formats, tried in order; the first that fits reads it.

A format is a function whose docstring is an example of the format (a test reads each). To add one, write the function
and put its name into ``FORMATS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from graph.immutable import immutable
from graph.model import Basis, Role
from ingest.spans import Span, closing, trimmed
from ingest.unit_lists import KINDS_OF_PLACES, SEPARATORS, UnitList, unit_list

LEADS, SUPPORTS, IMPLEMENTS = Role.LEADS, Role.SUPPORTS, Role.IMPLEMENTS
_BODIES = "单位|部门|科室|处室|股室|机构"
LABELS = {
    LEADS: f"(?:主要)?牵头(?:责任|负责|实施)?(?:{_BODIES})|牵头|主办(?:{_BODIES})?",
    SUPPORTS: f"(?:主要|其他|其它|协同)?(?:配合|协办|协助|协同|参与|参加|支持|协作)(?:责任)?(?:{_BODIES})|配合|协办",
    IMPLEMENTS: f"(?:主要|主体|其他|其它|共同|相关|直接)?责任(?:{_BODIES}|主体)|责任|(?:部门|责任|职责|任务|工作)?分工(?=\\s*:[^。;；\\n]{{2,80}}?(?:牵头|负责|配合))|(?:组织实施|实施|落实|承办|负责|主责|主管)(?:{_BODIES}|主体)",
}
LABEL_HEADS = "牵主配协参支责实落承负其共相直组部职任工分"
"""What labels begin with, but for those of a level."""
MAY_BREAK = re.compile(r"(?<=[一-龥)])(?=[一-龥]|\(\?:)")
LABEL = re.compile(
    f"(?:(?=[{LABEL_HEADS}])|[省市县区镇州](?:级|直|属)|第一)(?:"
    + "|".join(f"(?P<{role}>(?:{MAY_BREAK.sub(' ?', words)})\\s*:)" for role, words in LABELS.items())
    + ")"
)
"""A line may have ended within it: 配合单 位:."""
CELL_LABEL = re.compile(rf"(?<=[;；,，、。)\s|]){LABEL.pattern}")
"""A label at the beginning of a cell or behind a mark in it."""
CELL_GAP = re.compile(r"(?:[\s/\\]|(?<![\d第])\d{1,2}[.、](?!\d)|[①-⑳])+")
"""What parts names in a cell: white space, strokes, numbers."""
OTHER_LABEL = re.compile(
    r"(?:完成时限|完成时间|时间节点|(?:牵头|责任|分管|主管|包抓|包联)?(?:[省市县区]级?)?领导|(?:主要|第一|牵头|具体|直接)?责任人|联系人)\s*:[^;；。,，]*"
)
ROLE_WORDS = {
    LEADS: r"(?:分别|共同|联合|具体|总)?牵头负责(?:组织)?(?:实施|落实)?|(?:具体)?负责牵头(?:组织)?(?:实施|落实|抓总|推进)?|(?:分别|共同|联合|具体|总)?牵头(?:组织)?(?:实施|落实|抓总|推进|督导|督办|协调|指导)?|(?:共同)?主办|为主(?:负责|牵头)?",
    SUPPORTS: r"(?:按照?(?:各自)?(?:职责|职能)(?:分工)?)?(?:积极|密切|协同)?配合|(?:共同)?参与|参加|协助|协办",
    IMPLEMENTS: r"(?:按照?属地(?:管理)?(?:的)?原则)?(?:按照?|根据|依)?(?:各自)?(?:的)?(?:职责|职能)?(?:任务)?(?:分工)?(?:分别|分头|共同|具体|组织)?(?:负责落实|负责实施|组织实施|负责|实施|落实)|承办",
}
ROLE_WORD = re.compile(
    "(?=[牵主为积密协配共参按根依各职任分组具负实落联总承])(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in ROLE_WORDS.items())
    + ")"
)
BRACKETED = re.compile(
    rf"\(\s*(?:(?P<{LEADS}>(?:总|共同)?牵头(?:单位|部门)?|主办(?:单位|部门)?)|(?P<{SUPPORTS}>(?:配合|协办|协助|参与)(?:单位|部门)?))\s*\)"
)
"""A role in brackets behind a name."""
ROLE_HEAD = re.compile(r"[牵主配参协负实落为承]")
TIME = re.compile(
    r"(?:力争|争取|于|在|到|自|从)?(?:\d{4}年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月(?:份|\d{1,2}日)?|年)?(?:底|末|初|中旬|上旬|下旬)?"
    r"(?:之前|以前|前)?(?:完成|落实|办结|启动|出台|见效)?|(?:全年|常年|年内)?(?:长期(?:坚持)?|持续(?:推进|实施)?)|全年|常年|年内(?:完成|落实|办结|启动|出台|见效)?"
)
"""A limit in time, which may stand among the units of a carrier."""
UNTIL = re.compile(rf"(?=[于在到力争第上下\d年底])(?:{TIME.pattern})$")
"""A limit in time behind the names of a carrier."""
KIND_ALONE = re.compile("[局委办所站馆院室队处科社会厅部场园]|中心")
"""服务中心（站）: no name."""
JOINTLY = "会同"
NOBODY = UnitList((), False, ())
LOOKS_LIKE_ONE = re.compile(r"牵头|责任单位|责任部门|配合单位|主办|协办|负责(?!人)|按.{0,4}职责")


@immutable
class Claim:
    """A unit's role as a carrier states it, and the format that read it."""

    role: Role
    unit: Span
    open_ended: bool
    rule: str
    basis: Basis = Basis.EXPLICIT


@immutable
class Claims:
    """What a format made of a carrier; ``strange`` are its words that are no units."""

    claims: tuple[Claim, ...]
    strange: tuple[Span, ...]


Format = Callable[[str, Span], "Claims | None"]


def labelled(shadow: str, clause: Span) -> Claims | None:
    """牵头单位：市教育局；配合单位：市财政局、市人社局等"""
    marks = list(LABEL.finditer(shadow, *clause)) if shadow.find(":", *clause) >= 0 else []
    if not marks or not _nothing(shadow, Span(clause.start, marks[0].start())):
        return None
    parts = []
    for mark, following in zip(marks, [*(mark.start() for mark in marks[1:]), clause.end], strict=True):
        words = Span(mark.end(), following)
        parts.append(_segment(shadow, words, Role(mark.lastgroup or ""), "labelled"))
    return _joined(parts)


def _nothing(shadow: str, words: Span) -> bool:
    """Whether only labels of other things, as 责任领导：张三, stand here."""
    return not OTHER_LABEL.sub("", shadow[words.start : words.end]).strip(" ;；,，。")


def shared(shadow: str, clause: Span) -> Claims | None:
    """市商务局牵头，市财政局配合，市教育局、市民政局按照职责分工实施"""
    said = _role_words(shadow, clause)
    return _segment(shadow, clause, IMPLEMENTS, "shared", said) if said else None


def jointly(shadow: str, clause: Span) -> Claims | None:
    """省司法厅会同省民政厅、省财政厅"""
    return _segment(shadow, clause, IMPLEMENTS, "jointly", ()) if shadow.find(JOINTLY, *clause) >= 0 else None


def bare(shadow: str, clause: Span) -> Claims | None:
    """区民政局、区卫健局"""
    read = _of_role(shadow, unit_list(shadow, *clause), IMPLEMENTS, "bare")
    return read if read.claims and not read.strange and not KIND_ALONE.fullmatch(shadow, *clause) else None


def timed(shadow: str, clause: Span) -> Claims | None:
    """市统计局、市教育局于2024年10月底前完成"""
    return _dated(shadow, clause) if shadow[clause.end - 1] in "前内成" else None


FORMATS: tuple[Format, ...] = (labelled, shared, jointly, bare, timed)


def read_carrier(shadow: str, clause: Span) -> Claims | None:
    """What the first format that fits makes of a carrier's words; None if none fits."""
    return next((claims for form in FORMATS if (claims := form(shadow, clause)) is not None), None)


def of_cells(shadow: str, cells: Iterable[Span], role: Role) -> Claims:
    """What cells of a table say, in the role of their column unless their own words say another."""
    return _joined(_of_cell(shadow, cell, role) for cell in cells)


def _of_cell(shadow: str, cell: Span, role: Role) -> Claims:
    """A cell: what stands behind labels in it has their roles, 牵头：市教育局；配合：市财政局, the rest that of its column."""
    if shadow[cell.start] == "(" and closing(shadow, *cell) == cell.end:
        cell = trimmed(shadow, cell.start + 1, cell.end - 1)
    marks = list(CELL_LABEL.finditer(shadow, *cell)) if shadow.find(":", *cell) >= 0 else []
    starts = [cell.start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), cell.end]
    roles = [role, *(Role(mark.lastgroup or "") for mark in marks)]
    parts = [(trimmed(shadow, *part), said) for *part, said in zip(starts, ends, roles, strict=True)]
    return _joined(_of_names(shadow, part, said) for part, said in parts if part.start < part.end)


def _of_names(shadow: str, names: Span, role: Role) -> Claims:
    """Names that marks of lists part, or else numbers, strokes or white space: 区经发局 区环土局, ①市教育局②市财政局."""
    read = _segment(shadow, names, role, "table")
    gaps = [match.span() for match in CELL_GAP.finditer(shadow, *names)]
    if not gaps:
        return read
    starts = [names.start, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), names.end]
    parts = [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    if any(KINDS_OF_PLACES.fullmatch(shadow, *part) for part in parts):  # 各乡镇/街道 are one
        return read
    cut = _joined(_segment(shadow, part, role, "table") for part in parts)
    return read if cut.strange else cut


def is_dated(shadow: str, clause: Span) -> bool:
    """Whether a time stands behind names, of which nobody knows whether it is a limit or when it was: 市统计局2023年6月底."""
    read = _dated(shadow, clause)
    return read is not None and bool(read.claims)


def _dated(shadow: str, clause: Span) -> Claims | None:
    limit = UNTIL.search(shadow, *clause)
    return bare(shadow, _without(shadow, Span(clause.start, limit.start()))) if limit else None


def looks_like_carrier(words: str) -> bool:
    """Whether folded words speak of responsibility, though no format may read them."""
    return LOOKS_LIKE_ONE.search(words) is not None


def _role_words(shadow: str, clause: Span) -> list[re.Match[str]]:
    """Role words that end a list: a separator or the end stands behind them."""
    if not ROLE_HEAD.search(shadow, *clause):  # the pattern below is slow where it finds nothing
        return []
    return [m for m in ROLE_WORD.finditer(shadow, *clause) if m.end() == clause.end or shadow[m.end()] in ",，;；。、"]


def _segment(shadow: str, clause: Span, role: Role, rule: str, said: Sequence[re.Match[str]] | None = None) -> Claims:
    """Lists with the role words that end them; units behind the last one have the role of the segment.

    ``said`` are the role words, if they were looked for already.
    """
    found: list[Claims] = []
    begin = clause.start
    for match in _role_words(shadow, clause) if said is None else said:
        spoken = Role(match.lastgroup or "")
        words = Span(begin, match.start())
        tier = _last_tier(shadow, words) if spoken is SUPPORTS and begin == clause.start else words
        if words.start < tier.start:
            found.append(_list(shadow, Span(words.start, tier.start), role, rule))
        found.append(_list(shadow, tier, spoken, rule))
        begin = match.end()
    if begin < clause.end:
        found.append(_list(shadow, Span(begin, clause.end), role, rule))
    return _joined(found)


def _last_tier(shadow: str, words: Span) -> Span:
    """Who supports, in 市教育局，市财政局、市人社局配合: those behind the one comma among the names."""
    start, end = trimmed(shadow, *words)
    while start < end and shadow[start] in SEPARATORS:
        start += 1
    tier = _tier(shadow, Span(start, end), ",，;；")
    if tier.start == tier.end or _tier(shadow, Span(tier.start + 1, tier.end), ",，;；").start < tier.end:
        return words
    return tier


def _list(shadow: str, words: Span, role: Role, rule: str) -> Claims:
    """One list of units; before 会同 they lead, behind it they support."""
    other = OTHER_LABEL.search(shadow, *words) if shadow.find(":", *words) >= 0 else None
    if other:
        around = (Span(words.start, other.start()), Span(other.end(), words.end))
        return _joined(_list(shadow, part, role, rule) for part in around if part.start < part.end)
    words = _without(shadow, words)
    together = shadow.find(JOINTLY, *words)
    if together > words.start:
        behind = together + len(JOINTLY)
        before = unit_list(shadow, words.start, together)
        tier = _tier(shadow, Span(behind, words.end))
        after = unit_list(shadow, behind, tier.start)
        others = unit_list(shadow, *tier) if tier.start < tier.end else NOBODY
        return _joined(
            (
                _of_role(shadow, before, LEADS, rule),
                _of_role(shadow, after, SUPPORTS, rule),
                _of_role(shadow, others, role, rule),
            )
        )
    return _of_role(shadow, unit_list(shadow, *words), role, rule)


def _tier(shadow: str, words: Span, marks: str = ",，") -> Span:
    """What stands behind the first comma of a list that parts its names by 、: 有关部门，各省级人民政府."""
    depth = 0
    for at in range(*words):
        depth += (shadow[at] == "(") - (shadow[at] == ")")
        if depth == 0 and shadow[at] in marks:
            return Span(at, words.end)
    return Span(words.end, words.end)


def _without(shadow: str, words: Span) -> Span:
    """The list without 由 before it and separators around it."""
    start, end = trimmed(shadow, *words)
    while start < end and shadow[start] in ",，;；。、由":
        start += 1
    while end > start and shadow[end - 1] in ",，;；。、":
        end -= 1
    return trimmed(shadow, start, end)


def _of_role(shadow: str, named: UnitList, role: Role, rule: str) -> Claims:
    strange = tuple(words for words in named.strange if not TIME.fullmatch(shadow, *words))
    claims = (Claim(own_role(shadow, unit, role), unit, named.open_ended, rule) for unit in named.units)
    return Claims(tuple(claims), strange)


def own_role(shadow: str, unit: Span, role: Role) -> Role:
    """The role that a bracket behind a name says, 市教育局（牵头）, else that of its list."""
    said = BRACKETED.match(shadow, unit.end) if shadow.startswith("(", unit.end) else None
    return Role(said.lastgroup or "") if said else role


def _joined(parts: Iterable[Claims]) -> Claims:
    claims: list[Claim] = []
    strange: list[Span] = []
    for part in parts:
        claims += part.claims
        strange += part.strange
    return Claims(tuple(claims), tuple(strange))
