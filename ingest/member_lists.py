"""Rosters that notices themselves hold: 组成人员 by person and post, 成员单位 by name, and 由…组成."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import InvalidRequest
from graph.folding import fold
from graph.immutable import immutable
from graph.model import Document, Notice
from ingest.reading import read
from ingest.resolve import Context, resolve_folded
from ingest.rosters import MEMBERS
from ingest.spans import Span, lines, trimmed
from ingest.unit_lists import unit_list

BODIES = "领导小组|协调小组|工作小组|联席会议|委员会|指挥部|议事协调机构|专班"
BODY = re.compile(
    rf"(?:成立|调整|设立|建立|组建|充实|恢复|公布|印发)?(?P<body>[一-龥“”·]{{2,40}}?(?:{BODIES}))(?:制度|工作)?"
    r"(?:的|及其?)?(?:组成|成员|人员|主要职责|办公室|名单|工作规则|通知|[,，。:\n]|$)"
)
VERB = re.compile(r".*(?:关于|成立|调整|设立|建立|组建|充实|恢复|公布|印发|决定|同意)(?:了)?")
LIST = re.compile(
    r"(?:^|\n)[ \t]*(?:[一二三四五六七八九十\d(]+[、.)][ \t]*)?(?:各?成\s*员\s*单\s*位|成\s*员\s*单\s*位\s*名\s*单)[ \t]*:?[ \t]*"
)
CONSISTS = re.compile(
    r"由(?P<units>[^。;；\n]{4,1500}?)(?:等\s*\d+\s*[个家](?:部门和单位|部门|单位|成员单位))?(?:为成员单位)?(?:共同)?组成"
)
PERSON_LIST = re.compile(r"成\s{0,8}员\s*:|组\s{0,8}长\s*:|召\s*集\s*人\s*:|主\s{0,8}任\s*:|总\s*指\s*挥\s*:")
POST = re.compile(
    r"(?P<unit>[一-龥()]{2,30}?)(?:党组|党委|党工委|分党组|机关党委)?(?:书记、|成员、)?(?:(?:一级|二级|三级|四级)?(?:常务|第一)?副?"
    r"(?:主任|局长|书记|部长|厅长|司长|行长|总经理|董事长|主席|会长|院长|检察长|关长|支队长|总队长|政委|台长|社长|理事长|处长|科长|总工程师|总经济师|总会计师|总规划师|党组成员|成员|纪检组长|负责人|巡视员|调研员|区长|县长|市长|镇长))"
)


@immutable
class Listed:
    """A member that a notice lists, where it does, and its official name."""

    span: Span
    member: str


@immutable
class MemberList:
    """The members of a body as a notice lists them."""

    document: Notice
    collective: str
    members: tuple[Listed, ...]


def member_list(document: Document) -> MemberList:
    """The members that a notice lists of the body that it sets up or speaks of.

    Raises:
        InvalidRequest: it names no such body, or lists no members of it.
    """
    made = read(document)
    notice, shadow = made.document, fold(document.text)
    context = Context(notice.jurisdiction, notice.year, notice.id)
    body = _body(fold(notice.notice_title or notice.title or ""), context) or _body(shadow, context)
    if body is None:
        raise InvalidRequest("this notice names no group of a known place whose members it could list")
    found: dict[str, Listed] = {}
    for span in sorted([*_by_name(shadow), *_by_post(shadow)]):
        unit = resolve_folded("".join(shadow[span.start : span.end].split()), context)
        if not unit.provisional and not unit.collective:
            found.setdefault(unit.id, Listed(span, unit.name))
    if not found:
        raise InvalidRequest(f"this notice lists no members of {body}")
    return MemberList(notice, body + MEMBERS, tuple(found.values()))


def _body(words: str, context: Context) -> str | None:
    """The official name of the first group that words name."""
    for match in BODY.finditer(words):
        name = VERB.sub("", match["body"]).strip("“”")
        unit = resolve_folded(name, context)
        if not unit.provisional and not unit.collective:
            return unit.name
    return None


def _by_name(shadow: str) -> Iterator[Span]:
    """成员单位：市教委、市科委; 由市教委、市科委等12个部门组成."""
    for match in CONSISTS.finditer(shadow):
        yield from unit_list(shadow, *match.span("units")).units
    for match in LIST.finditer(shadow):
        for line in lines(shadow, match.end(), match.end() + 3_000):
            found = unit_list(shadow, line.start, line.end - shadow[line.start : line.end].endswith(("。", ";")))
            if not found.units or found.strange:
                break
            yield from found.units


def _by_post(shadow: str) -> Iterator[Span]:
    """王某某 市教委主任, from the first post of the group on, line by line."""
    first = PERSON_LIST.search(shadow)
    for line in lines(shadow, first.start(), len(shadow)) if first else ():
        if shadow[line.end - 1] == "。":  # 领导小组办公室设在…，某某兼任办公室主任。
            continue
        for piece in re.finditer(r"[^\s,，、;；:。]+", shadow[line.start : line.end]):
            match = POST.match(piece.group())
            if match:
                yield trimmed(shadow, line.start + piece.start(), line.start + piece.start() + match.end("unit"))
