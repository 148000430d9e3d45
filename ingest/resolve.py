"""From the words of a notice to a unit: by the registry, the issuer's place, and the standard names of departments.

市藥品監管局 in a notice of Shanghai, 市药监局, and 上海市药品监督管理局 are one unit. A surface that names a place it cannot be
placed in, or fits several units, becomes a provisional unit of its document: never null, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.folding import fold_name, safe_id
from graph.immutable import immutable
from graph.model import Level, Place, Unit
from ingest.collectives import VAGUE, Collective, collective
from ingest.placing import RELATIVE, Placed, area, cut_place, official, relative_word
from ingest.registry import NATION, Department, Registry, UnitRow, registry, unit_id
from ingest.unit_names import kind_by_name, looks_like_unit

SECTION = re.compile(
    r"(?:局|厅|委|部|院|社|机关)?(?:.{2,12}[科股]|.{2,12}(?<!办事)(?<!管理)(?<!代表)处|办公室)|[^部局委署院会]{1,8}(?<!公)司"
    r"|(?:驻)?(?:局|厅|部(?!队)|机关|委(?=机关)).{2,14}"
)
"""政策法规科, 局办公室, 生态司, 机关党委."""
NATIONAL_SECTION = re.compile(r"(?!中国|国家|国际|中央|全国|国务院|中科院).{2,10}(?:中心|规划院|站|专班|机构|办)")
"""信息中心 or 规划院 in a notice of a ministry."""
STANDS_ALONE = re.compile(r"(?:公司|集团|银行|大学|学院|协会|学会|商会|研究院|医院)(?:.{0,8}(?:支行|分行|分公司))?$")
"""Bodies that are named in full without their place."""
OF_THE_NATION = re.compile(r"中国|国家|中科院|国网|国电|国铁|中储粮|中石[油化]|民航")
"""How bodies begin that belong to no place of the notice."""
POLICE = re.compile(r"(?:[一-龥]{0,4})?公安(?:局)?(?P<own>[一-龥]{1,4})?分局")
DISTRICT_END = re.compile(r"(?:新区|区|县|市)$")
WRITTEN_OUT = (("委", "委员会"), ("办", "办公室"))
KEPT = re.compile(r"(?:[省市区县州旗]|党|党工|工|纪|政|常|团|农)委$|[经承主协]办$")
"""委 and 办 that are whole words: 市委, 党工委, 承办."""
LEAST_IN_FULL = 5
"""Characters of a name that is written out but for its last word; 建管委 is short all over."""
CUSTOMS = re.compile(r"(?![市区省州])[一-龥]{2,4}海关")
MILITARY = re.compile(r"(?:军区|军分区|警备区|卫戍区)$")


@immutable
class Context:
    """What a surface is resolved in: the issuer's place code, the notice's year, and the document's id."""

    jurisdiction: str | None
    year: int | None = None
    document: str = ""


def resolve(surface: str, context: Context) -> Unit:
    """The one unit that a surface names in its notice, or a provisional one of the document."""
    return resolve_folded(fold_name(surface), context)


def resolve_folded(name: str, context: Context) -> Unit:
    """The same for a name that is folded already, by the registry and what researchers judged."""
    unit = as_registered(name, context)
    if not registry().is_judged:
        return unit
    from ingest.judgements import judged  # which resolves the names that it uses by ``as_registered``

    return judged(unit, name, lambda: _provisional(name, context, collective="各" in name))


def as_registered(name: str, context: Context) -> Unit:
    """The unit of a folded name by the registry and its rules alone."""
    many = collective(name)
    if many:
        return _collective(many, name, context, registry())
    return _one(name, context.jurisdiction, context.year) or _provisional(name, context, collective="各" in name)


@lru_cache(maxsize=65_536)
def _one(name: str, jurisdiction: str | None, year: int | None) -> Unit | None:
    """The body of a folded name, remembered: it follows from the registry and these three alone."""
    return _resolved(name, Context(jurisdiction, year), registry())


def meanings(name: str, jurisdictions: Sequence[str]) -> list[Unit]:
    """All units that a name may mean to somebody who asks without a notice, in order of id.

    ``jurisdictions`` are the place codes in which 市 or a bare 教育局 is tried; the nation is always one.
    """
    folded = fold_name(name)
    found = (resolve(folded, Context(code)) for code in dict.fromkeys((NATION, *jurisdictions)))
    units = {unit.id: unit for unit in found if not unit.provisional}
    return [units[key] for key in sorted(units)]


def with_parents(units: Iterable[Unit]) -> list[Unit]:
    """The units and, from the registry, all that they are part of, in order of id."""
    known = {unit.id: unit for unit in units}
    waiting = [unit.parent for unit in known.values() if unit.parent]
    while waiting:
        identifier = waiting.pop()
        if identifier not in known and (parent := _parent(identifier)):
            known[parent.id] = parent
            waiting += [parent.parent] if parent.parent else []
    return [known[key] for key in sorted(known)]


def _parent(identifier: str) -> Unit | None:
    unit = registry().unit(identifier)
    if unit is None or not registry().is_judged:
        return unit
    from ingest.judgements import kept

    return kept(unit)


def _resolved(name: str, context: Context, known: Registry) -> Unit | None:
    if not name:
        return None
    if not _is_local(context, known):
        listed = _listed(known, NATION, name, context.year)
        if listed:
            return known.node(listed)
    placed = cut_place(name, context.jurisdiction, known)
    if placed.place is None:
        listed = _listed(known, NATION, name, context.year)
        return known.node(listed) if listed else None
    return _in_place(name, placed, placed.place, context, known)


def _is_local(context: Context, known: Registry) -> bool:
    return context.jurisdiction is not None and context.jurisdiction != NATION and context.jurisdiction in known.places


def _in_place(name: str, placed: Placed, place: Place, context: Context, known: Registry) -> Unit | None:
    """A unit of a place: listed there, a standard department, a national body, or named by rule.

    A place alone (越秀区) is its government; 原 before a name says that it was a former one.
    """
    if placed.said and not placed.rest:
        placed = Placed(place, "人民政府", True)
    for words in (name, placed.rest):
        listed = _listed(known, place.code, words, context.year)
        if listed:
            return known.node(listed)
    department = _department(known, placed.rest, place, context.year)
    if department:
        return _of_department(department, place)
    templated = _templated(known, name, place)
    if templated:
        return _of_department(templated, place)
    listed = _listed(known, NATION, name, context.year)
    if listed:
        return known.node(listed)
    return _by_rule(name, placed, place)


def _listed(known: Registry, code: str, name: str, year: int | None) -> UnitRow | None:
    """The row of a name in an area: a full name before a short one before an alias, those that existed then first."""
    rows = known.units.get((code, name), [])
    return min(rows, key=lambda row: (not _existed(row, year), row.name != name, row.short != name), default=None)


def _existed(row: UnitRow | Department, year: int | None) -> bool:
    if year is None:
        return row.until is None
    return (row.since or 0) <= year <= (row.until or 9999)


def _department(known: Registry, rest: str, place: Place, year: int | None) -> Department | None:
    rows = [row for row in known.departments.get(rest, []) if row.serves(place)]
    return min(rows, key=lambda row: (row.name != rest, not _existed(row, year), row.short != rest), default=None)


def _templated(known: Registry, name: str, place: Place) -> Department | None:
    """A department whose name stands around the place's: 团市委, 中共广州市委组织部."""
    for before, after, department in known.templates:
        if name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after):
            inside = name[len(before) : len(name) - len(after)]
            if inside in (place.name, place.short) or RELATIVE.fullmatch(inside):
                if not department.vertical:
                    return department
                whole = max((f"{b}{{}}{a}" for b, a, d in known.templates if d is department and a == after), key=len)
                said = place.name if inside == place.name or inside != place.short else "{}"
                return replace(department, template=whole.replace("{}", said))
    return None


def _of_department(department: Department, place: Place) -> Unit:
    name = department.template.replace("{}", place.short if department.vertical else official(place, registry()))
    return Unit(
        id=unit_id(place.code, name),
        name=name,
        short=_caption(department, place),
        kind=department.kind,
        level=place.level,
        jurisdiction=place.code,
        source=department.source,
    )


def _caption(department: Department, place: Place) -> str:
    if place.code == NATION:
        return department.short
    short = department.short or department.name
    before = place.short if department.vertical else relative_word(place)
    return short.replace("{}", before) if "{}" in short else before + short


def _by_rule(name: str, placed: Placed, place: Place) -> Unit | None:
    """A body that no table knows, named in full by its place and its own words."""
    if not looks_like_unit(name) or not placed.rest or _is_section(name, placed, place):
        return None
    if CUSTOMS.fullmatch(name) or MILITARY.search(placed.rest):
        return _of_the_state(name, placed, place)
    police = POLICE.fullmatch(placed.rest)
    above = registry().above(place)
    if police and above and place.level is Level.COUNTY:
        return _police_branch(place, above, police["own"])
    if kind_by_name(name) == "enterprise" and not RELATIVE.match(name):
        placed = Placed(place, name, False)
    branch = _branch(name) or _branch(placed.rest)
    in_full = branch is not None or place.code == NATION or _stands_alone(placed, place)
    rest = _in_full(placed.rest)
    whole = branch or (rest if in_full else official(place, registry()) + rest)
    many = "各" in whole  # 城关各街道办事处
    return Unit(
        id=unit_id(place.code, whole),
        name=whole,
        short=whole if in_full else relative_word(place) + placed.rest,
        kind="collective" if many else kind_by_name(whole),
        level=place.level,
        jurisdiction=place.code,
        collective=many,
    )


def _is_section(name: str, placed: Placed, place: Place) -> bool:
    """Whether a name is a part of a body that its notice leaves unsaid: each body of a place may have one."""
    in_ministry = place.code == NATION and NATIONAL_SECTION.fullmatch(name) is not None
    return in_ministry or (not placed.said and SECTION.fullmatch(name) is not None)


def _branch(name: str) -> str | None:
    """The full name of a branch whose head is written in short, 农发行鹤岗市分行; 农行 alone says of no branch which."""
    heads = registry().prefixes.items()
    return next((full + name[len(head) :] for head, full in heads if name.startswith(head) and name != head), None)


def _stands_alone(placed: Placed, place: Place) -> bool:
    """Whether the words are a full name by themselves: they begin with the place, or hold it, or are of the nation."""
    rest = placed.rest
    if re.match(f"{place.short}.{{0,6}}[镇乡]", rest):  # 恭城镇人民政府 lies in 恭城瑶族自治县
        return False
    if rest.startswith((place.name, place.short)):
        return True
    return not placed.said and bool(STANDS_ALONE.search(rest) or OF_THE_NATION.match(rest) or place.short in rest)


def _police_branch(place: Place, above: Place, own: str | None) -> Unit:
    """公安朝阳分局 is a part of the city's police: 北京市公安局朝阳分局."""
    whole = f"{above.name}公安局{own or DISTRICT_END.sub('', place.name)}分局"
    short = f"{relative_word(place)}公安分局"
    return Unit(unit_id(place.code, whole), whole, short, "agency", place.level, place.code)


def _of_the_state(name: str, placed: Placed, place: Place) -> Unit:
    """Customs and garrisons: 中华人民共和国黄埔海关, 中国人民解放军江苏省军区."""
    if CUSTOMS.fullmatch(name):
        return Unit(
            unit_id(place.code, f"中华人民共和国{name}"),
            f"中华人民共和国{name}",
            name,
            "agency",
            place.level,
            place.code,
        )
    own = name if not placed.said else place.name + placed.rest
    whole = "中国人民解放军" + own
    return Unit(unit_id(place.code, whole), whole, own, "military", place.level, place.code)


def _in_full(words: str) -> str:
    """The last word of a name by rule in full: 科技创新委 is 科技创新委员会, 住房保障办 is 住房保障办公室."""
    if re.search("[区片港园]管委$", words):
        words += "会"
    for short, full in WRITTEN_OUT:
        if len(words) >= LEAST_IN_FULL and words.endswith(short) and not KEPT.search(words):
            words = words.removesuffix(short) + full
    return words.replace("管委会", "管理委员会")


def _collective(many: Collective, name: str, context: Context, known: Registry) -> Unit:
    """…成員單位 of a body, 各區… of a place, or vague words that mean something else in each notice."""
    here = known.place(context.jurisdiction)
    if many.body:
        body = resolve(many.body, context)
        if body.provisional or body.jurisdiction is None:
            return _provisional(name, context, collective=True)
        place = known.places[body.jurisdiction]
        return _many(body.name + "成员单位", (body.short or body.name) + "成员单位", place, place.level)
    if many.pattern is VAGUE or here is None:
        unit = _provisional(name, context, collective=True)
        return unit if here is None else replace(unit, holds_level=here.level, holds_area=area(here))
    place = known.places[NATION] if many.level is Level.NATIONAL else here
    level = many.level or here.level
    prefix = "" if place.code == NATION else official(place, known)
    return _many(prefix + many.name, many.name, place, level)


def _many(name: str, short: str, place: Place, level: Level) -> Unit:
    return Unit(
        id=unit_id(place.code, name),
        name=name,
        short=short,
        kind="collective",
        level=place.level,
        jurisdiction=place.code,
        collective=True,
        holds_level=level,
        holds_area=area(place),
    )


def _provisional(name: str, context: Context, collective: bool = False) -> Unit:
    return Unit(
        id=f"unit:{context.document}:{safe_id(name)}",
        name=name,
        short=name,
        kind="collective" if collective else kind_by_name(name),
        level=None,
        jurisdiction=None,
        provisional=True,
        collective=collective,
    )
