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
from ingest.placing import Placed, area, cut_place, official
from ingest.registry import NATION, Registry, registry, unit_id
from ingest.standard import department, listed, of_department, templated
from ingest.unit_names import kind_by_name
from ingest.unlisted import by_rule

OF_LEVEL = re.compile(r"(?:本|全)?(?P<level>[省市区县州])(?=各(?![县市区州])|政府|人民政府|直|级|属)")
"""Whose departments 市政府各部门 and 市直各单位 are."""


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
    units = _meant(name, context.jurisdiction, context.year)
    return units[0] if len(units) == 1 else _provisional(name, context, collective="各" in name)


def all_meant(name: str, context: Context) -> tuple[Unit, ...]:
    """The units that a folded name means by the registry: one, several where its place has several (市中院), or none."""
    if collective(name):
        unit = as_registered(name, context)
        return () if unit.provisional else (unit,)
    return _meant(name, context.jurisdiction, context.year)


@lru_cache(maxsize=65_536)
def _meant(name: str, jurisdiction: str | None, year: int | None) -> tuple[Unit, ...]:
    """The bodies of a folded name, remembered: they follow from the registry and these three alone."""
    return tuple(_resolved(name, Context(jurisdiction, year), registry()))


def meanings(name: str, jurisdictions: Sequence[str], year: int | None = None) -> list[Unit]:
    """All units that a name may mean to somebody who asks without a notice, in order of id.

    ``jurisdictions`` are the place codes in which 市 or a bare 教育局 is tried; the nation is always one.
    ``year`` is the time that is asked about, null for today.
    """
    folded = fold_name(name)
    found = (resolve(folded, Context(code, year)) for code in dict.fromkeys((NATION, *jurisdictions)))
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


def _resolved(name: str, context: Context, known: Registry) -> list[Unit]:
    if not name:
        return []
    if context.jurisdiction is None and _each_place_has(name, known):
        return []
    if not _is_local(context, known):
        national = _nodes(known, NATION, context.year, name)
        if national:
            return national
    placed = cut_place(name, context.jurisdiction, known, context.year)
    if placed.place is None:
        return _nodes(known, NATION, context.year, name)
    return _in_place(name, placed, placed.place, context, known)


def _each_place_has(name: str, known: Registry) -> bool:
    """Whether a bare name is a department's that each place has: 发改委 of nobody knows where is no ministry; 人民银行 is."""
    rows = known.departments.get(name, ())
    return bool(rows) and not any(row.vertical for row in rows)


def _nodes(known: Registry, code: str, year: int | None, *names: str) -> list[Unit]:
    return [known.node(row) for row in listed(known, code, names, year)]


def _is_local(context: Context, known: Registry) -> bool:
    return context.jurisdiction is not None and context.jurisdiction != NATION and context.jurisdiction in known.places


def _in_place(name: str, placed: Placed, place: Place, context: Context, known: Registry) -> list[Unit]:
    """Units of a place: listed there, a standard department, a national body, or named by rule.

    A place alone (越秀区) is its government, a zone its committee; 原 before a name says that it was a former one.
    """
    if placed.said and not placed.rest:
        placed = Placed(place, "管理委员会" if place.code.startswith("zone:") else "人民政府", True)
    many = collective(placed.rest) if placed.said else None
    if many and not many.body and many.pattern is not VAGUE:
        return [_collective(many, placed.rest, replace(context, jurisdiction=place.code), known)]
    own = _nodes(known, place.code, context.year, name, placed.rest)
    if own:
        return own
    row = department(known, placed.rest, place, context.year)
    row = row or templated(known, name, place) or templated(known, placed.rest, place)
    if row:
        return [of_department(row, place, context.year)]
    national = _nodes(known, NATION, context.year, name)
    if national:
        return national
    unit = by_rule(name, placed, place, context.year)
    return [unit] if unit else []


def _collective(many: Collective, name: str, context: Context, known: Registry) -> Unit:
    """…成員單位 of a body, 各區… of a place, or vague words that mean something else in each notice."""
    here = known.place(context.jurisdiction)
    if many.body:
        body = as_registered(many.body, context)
        if body.provisional or body.jurisdiction is None:
            return _provisional(name, context, collective=True)
        place = known.places[body.jurisdiction]
        return _many(body.name + "成员单位", (body.short or body.name) + "成员单位", place, place.level)
    if many.pattern is VAGUE or here is None:
        unit = _provisional(name, context, collective=True)
        return unit if here is None else replace(unit, holds_level=here.level, holds_area=area(here))
    word = OF_LEVEL.match(name)
    whose = next((p for p in known.ancestors(here.code) if not word or p.name.endswith(word["level"])), None)
    if whose is None:  # 区政府各部门 of a city: nobody knows of which district
        return _provisional(name, context, collective=True)
    place = known.places[NATION] if many.level is Level.NATIONAL else whose
    level = many.level or place.level
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
