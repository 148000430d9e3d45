"""What is known of places and bodies before any notice is read: versioned data files, each row with its source.

``places.csv`` holds GB/T 2260, ``zones.csv`` areas without a code, ``units.csv`` bodies by name, ``departments.csv`` the
standard departments that every province, city or county has. README.md says how to add a row.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graph.folding import fold_name, safe_id
from graph.model import Level, Place, Unit
from ingest.registry import own
from ingest.registry.rows import Branch, Department, Lifetime, UnitRow

__all__ = ["NATION", "Branch", "Department", "Lifetime", "Registry", "UnitRow", "registry", "unit_id"]

NATION = "100000"
PREFIXES = frozenset(("市", "省", "区", "县", "州", "旗", "自治区"))
"""What stands for the issuer's own place before the name of a department."""
_FOLDER = Path(__file__).parent
_FILES = ("places.csv", "zones.csv", "units.csv", "departments.csv", "branches.csv", "prefixes.csv", "successions.csv")


@dataclass(slots=True)
class Registry:
    """The data files with their indexes. ``version`` changes with any byte of the files, own ones included."""

    version: str
    is_judged: bool = False  # whether there are judgements for ``ingest.judgements`` to apply
    places: dict[str, Place] = field(default_factory=dict)
    place_names: dict[str, list[str]] = field(default_factory=dict)
    abolished: dict[str, str] = field(default_factory=dict)
    lifetimes: dict[str, Lifetime] = field(default_factory=dict)
    short_place_names: dict[str, list[str]] = field(default_factory=dict)
    units: dict[tuple[str, str], list[UnitRow]] = field(default_factory=dict)
    departments: dict[str, list[Department]] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)
    """Names of listed bodies, and of departments that stand behind a place."""
    templates: list[tuple[str, str, Department]] = field(default_factory=list)
    branches: dict[str, list[Branch]] = field(default_factory=dict)
    """Branches of a department's name, those of the smallest area first."""
    prefixes: dict[str, str] = field(default_factory=dict)
    """How names of branches begin, in short, with the full form: 农发行, 中国农业发展银行."""

    def place(self, code: str | None) -> Place | None:
        """The place of a code; None if there is none."""
        return self.places.get(code or "")

    def above(self, place: Place) -> Place | None:
        """The place that a place lies in; None for the nation."""
        return self.place(place.parent.removeprefix("place:")) if place.parent else None

    def ancestors(self, code: str) -> list[Place]:
        """The place itself and all it lies in, the nation last."""
        found = []
        place = self.places.get(code)
        while place:
            found.append(place)
            place = self.above(place)
        return found

    def code_of(self, name: str) -> str | None:
        """The code of a place by its code, full or short name; None if it is unknown or several places have it.

        Levels decide between places of one name: 吉林省 before 吉林市 for 吉林.
        """
        folded = fold_name(name)
        if folded in self.places:
            return folded
        if folded in ("国务院", "全国", "中国", "中央"):
            return NATION
        codes = self.place_names.get(folded) or self.short_place_names.get(folded) or []
        by_level = sorted(codes, key=lambda code: list(Level).index(self.places[code].level))
        if len(by_level) > 1 and self.places[by_level[0]].level is self.places[by_level[1]].level:
            return None
        return by_level[0] if by_level else None

    def lists(self, name: str) -> bool:
        """Whether a folded name is that of a body, or of a department behind words for its place: 市台联."""
        return name in self.bodies or any(
            name[n:] in self.departments and (name[:n] in PREFIXES or name[:n] in self.place_names)
            for n in range(1, len(name) - 1)
        )

    def node(self, row: UnitRow) -> Unit:
        """The graph's unit of a row."""
        place = self.places[row.jurisdiction]
        return Unit(
            id=unit_id(row.jurisdiction, row.name),
            name=row.name,
            short=row.short or row.name,
            kind=row.kind,
            level=place.level,
            jurisdiction=row.jurisdiction,
            parent=self._parent(row),
            source=row.source,
        )

    def _parent(self, row: UnitRow) -> str | None:
        for code in (row.jurisdiction, NATION):
            for parent in self.units.get((code, row.parent), ()):
                if parent.name == row.parent:
                    return unit_id(code, parent.name)
        return None

    def unit(self, identifier: str) -> Unit | None:
        """The listed unit of an id; None for units by pattern or rule."""
        _, code, name = identifier.split(":", 2)
        rows = self.units.get((code.replace("zone-", "zone:"), name), ())
        return next((self.node(row) for row in rows if unit_id(row.jurisdiction, row.name) == identifier), None)


def unit_id(jurisdiction: str, name: str) -> str:
    """The id of a unit of the area with this code, by its full folded name."""
    return f"unit:{jurisdiction.replace('zone:', 'zone-')}:{safe_id(name)}"


@cache
def registry() -> Registry:
    """The registry of this installation with the researcher's own folder, loaded once; raises what ``own`` does."""
    files = b"".join((_FOLDER / name).read_bytes() for name in _FILES)
    made = Registry(hashlib.sha256(files + own.contents()).hexdigest()[:12], own.has(own.JUDGEMENTS))
    for row in _rows("places.csv"):
        _add_place(made, row["code"], row, [row["name"], *_split(row["former"])], current=not row["valid_to"])
    for name, code in made.abolished.items():  # 崇文区 is in no later table, and no other place has its name
        if name not in made.place_names:
            made.place_names[name] = [code]
    for row in _rows("zones.csv", made):
        _add_place(made, f"zone:{fold_name(row['name'])}", row, [row["name"], row["short"], *_split(row["aliases"])])
    for row in _rows("units.csv", made):
        _add_unit(made, row)
    for row in _rows("departments.csv", made):
        _add_department(made, row)
    for row in reversed(
        list(_rows("branches.csv"))
    ):  # a city after its province after the nation: the smallest area first
        branch = Branch(
            "" if row["above"] == NATION else row["above"].rstrip("0"), row["template"], _year(row["since"])
        )
        made.branches.setdefault(row["department"], []).append(branch)
    made.prefixes.update({row["prefix"]: row["full"] for row in _rows("prefixes.csv", made)})
    return made


def _rows(name: str, made: Registry | None = None) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return own.beside(name, rows, made.places) if made else iter(rows)


def _split(cell: str) -> list[str]:
    return [fold_name(part) for part in cell.split("|") if part]


def _year(cell: str) -> int | None:
    return int(cell[:4]) if cell else None


def _add_place(made: Registry, code: str, row: dict[str, str], names: list[str], current: bool = True) -> None:
    level = Level(row["level"])
    parent = row["parent"] if "parent" in row else _parent_code(made, code)
    made.places[code] = Place(
        id=f"place:{safe_id(code)}",
        name=fold_name(row["name"]),
        short=fold_name(row["short"]),
        code=code,
        level=level,
        parent=f"place:{parent}" if parent else None,
    )
    made.lifetimes[code] = _lifetime(row)
    if not current:
        made.abolished.setdefault(fold_name(row["name"]), code)
        return
    names = [*names, *_without_peoples(fold_name(row["name"]), fold_name(row["short"]))]
    for name in dict.fromkeys(map(fold_name, names)):
        made.place_names.setdefault(name, []).append(code)
    made.short_place_names.setdefault(fold_name(row["short"]), []).append(code)


def _lifetime(row: dict[str, str]) -> Lifetime:
    """Nobody has a table of 2015: what is new in that of 2016 may have existed in the year before."""
    since, until = _year(row.get("valid_from", "")), _year(row.get("valid_to", ""))
    former = zip(_split(row.get("former", "")), row.get("former_until", "").split("|"), strict=False)
    known = tuple((name, int(last)) for name, last in former if last)
    return Lifetime(2015 if since == 2016 else since, until, known)


def _without_peoples(name: str, short: str) -> list[str]:
    """恩施州 and 恩施自治州 for 恩施土家族苗族自治州, 大通县 for 大通回族土族自治县."""
    kind = next((kind for kind in ("自治州", "自治县", "自治旗") if name.endswith(kind)), None)
    return [short + name[-1], short + kind] if kind else []


def _parent_code(made: Registry, code: str) -> str:
    candidates = (code[:4] + "00", code[:2] + "0000", NATION)
    return next((c for c in candidates if c != code and c in made.places), "") if code != NATION else ""


def _add_unit(made: Registry, row: dict[str, str]) -> None:
    code, name, short = row["jurisdiction"], fold_name(row["name"]), fold_name(row["short"])
    aliases = tuple(_split(row["aliases"]))
    since, until = _year(row["valid_from"]), _year(row["valid_to"])
    unit = UnitRow(code, name, short, row["kind"], fold_name(row["parent"]), since, until, row["source"])
    place = made.places[code].name
    for alias in dict.fromkeys((name, short, name.removeprefix(place), short.removeprefix("市"), *aliases)):
        made.units.setdefault((code, alias), []).append(unit)
        made.bodies.add(alias)


def _template(name: str, kind: str, aliases: tuple[str, ...]) -> str:
    """Where the place stands in the full name: in the longest alias that says it, else in front."""
    if kind == "party_body" and name.startswith("委员会") and name != "委员会":
        return "中共{}委" + name.removeprefix("委员会")
    if kind == "party_body" and name.startswith(("委员会", "纪律检查委员会")):
        return "中共{}" + name
    said = [alias for alias in aliases if "{}" in alias.strip("{}")]
    return max(said, key=len) if said else "{}" + name.replace("{}", "")


def _add_department(made: Registry, row: dict[str, str]) -> None:
    name, aliases = fold_name(row["name"]), tuple(_split(row["aliases"]))
    since, until = _year(row["since"]), _year(row["until"])
    levels = frozenset(row["levels"].split("|"))
    short = fold_name(row["short"])
    whole = _template(name, row["kind"], aliases)
    by_full_name = row["kind"] in ("party_body", "mass_organisation", "cppcc") or name in ("税务局", "军区", "武警总队")
    vertical = not whole.startswith("{}") and not by_full_name
    areas = tuple(_split(row["areas"]))
    department = Department(name, short, levels, areas, row["kind"], whole, vertical, since, until, row["source"])
    for alias in dict.fromkeys((name, short, *aliases)):
        if "{}" in alias.strip("{}"):
            before, after = alias.split("{}")
            made.templates.append((before, after, department))
        else:
            made.departments.setdefault(alias.replace("{}", ""), []).append(department)
            made.bodies.add(alias)
