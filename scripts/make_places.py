"""Make ingest/registry/places.csv (and the package rows of zones.csv) out of public packages.

Inputs are the unpacked source distribution of the PyPI package GB2260 (tables of the
years 2002 to 2014) and any number of unpacked versions of the npm package
china-division (one table a year since 2016). Example::

    python scripts/make_places.py --gb2260 GB2260-0.4.1 \\
        --division 2016=cd-2.0.0/package --division 2023=cd-2.7.0/package \\
        --places ingest/registry/places.csv --zones ingest/registry/zones.csv

The year before ``=`` is the year of the table, as the package's README states it.
In ``--zones`` the rows with status ``unverified`` are kept by hand and survive; the
``verified`` ones (statistical codes whose last two digits are 71 to 80: development
zones that GB/T 2260 does not know) are written anew.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

Table = dict[str, str]

PLACES = ("code", "name", "level", "short", "former", "former_until", "valid_from", "valid_to", "source")
ZONES = ("name", "short", "aliases", "parent", "level", "source", "status")
NATION = ("100000", "中华人民共和国", "national", "全国", "", "", "", "", "GB/T 2260")

#: The current table of GB2260 stands under ``None``; its README calls it the one of 2014.
CURRENT_OF_GB2260 = 2014

# fmt: off
#: Slips of a table: they stay as other names of the place, but it was never called so.
SLIPS = frozenset((
    "荷泽市", "墉桥区", "廛河回族区", "师河区", "乔口区", "虎亭区", "荔蒲县", "江洲区", "华莹市", "杨凌区",
))
#: Rows of these names only hold the ones below them.
PLACEHOLDERS = frozenset((
    "市辖区", "县", "市", "地区",
    "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位",
    "自治区直辖县级行政单位", "直辖县级", "直辖县", "县级市",
))
PEOPLES = (
    "维吾尔", "蒙古", "哈萨克", "柯尔克孜", "塔吉克", "锡伯", "达斡尔", "鄂温克", "鄂伦春", "朝鲜", "满",
    "回", "藏", "羌", "壮", "侗", "瑶", "苗", "土家", "布依", "仡佬", "仫佬",
    "毛南", "水", "黎", "畲", "彝", "白", "傣", "景颇", "傈僳", "纳西", "普米",
    "独龙", "怒", "哈尼", "拉祜", "佤", "布朗", "撒拉", "保安", "东乡", "土", "裕固",
    "各",
)
# fmt: on
#: A people's name before 自治州 and its like: 族 may be missing (巴音郭楞蒙古自治州).
PEOPLE = re.compile(rf"(?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})族?$")
AUTONOMOUS = re.compile(r"(?:自治区|自治州|自治县|自治旗|(?<=族)区)$")
SUFFIX = re.compile(r"(?:特别行政区|联合旗|新区|特区|地区|(?<=神农架)林区|省|市|区|县|旗|盟)$")


def short_name(name: str) -> str:
    """The name without its administrative suffix, or the name itself where that leaves too little.

    >>> [short_name(n) for n in ("松江区", "浦东新区", "恩施土家族苗族自治州", "东乡族自治县", "岱县")]
    ['松江', '浦东', '恩施', '东乡', '岱县']
    """
    if name.endswith("矿区") or re.search(r"[前后左右中]旗$", name):
        return name
    found = AUTONOMOUS.search(name)
    if found:
        stem = name[: found.start()]
        while (people := PEOPLE.search(stem)) and people.start() >= 2:
            if not stem.endswith("族") and people.group() in ("各", "土", "白", "水", "满", "回", "黎"):
                break
            stem = stem[: people.start()]
        return stem.removesuffix("族") if len(stem) > 2 else stem
    for suffix in (SUFFIX, re.compile(r"[省市区县旗盟]$")):
        stem = suffix.sub("", name)
        if len(stem) >= 2:
            return stem
    return name


def level_of(code: str) -> str:
    """The level of a six-digit code: province, city or county."""
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"


def is_zone(code: str) -> bool:
    """Whether a statistical code is one that GB/T 2260 does not give: a development zone."""
    return 71 <= int(code[4:]) <= 80


def gb2260_tables(folder: Path) -> Iterator[tuple[int, Table]]:
    """The tables of the package GB2260, oldest first; several of one year follow each other."""
    text = (folder / "gb2260" / "data.py").read_text(encoding="utf-8")
    assigned = next(n.value for n in ast.parse(text).body if isinstance(n, ast.Assign))
    data: dict[int | None, dict[int, str]] = ast.literal_eval(assigned)

    def when(key: int | None) -> tuple[int, int]:
        if key is None:
            return CURRENT_OF_GB2260, 12
        return int(str(key)[:4]), int(str(key)[4:] or 12)

    for key in sorted(data, key=when):
        yield when(key)[0], {str(code): name for code, name in data[key].items()}


def division_table(folder: Path) -> Table:
    """One version of china-division: its codes of two and four digits filled up with zeros."""
    table: Table = {}
    for part in ("areas", "cities", "provinces"):
        for row in json.loads((folder / "dist" / f"{part}.json").read_text(encoding="utf-8")):
            table[str(row["code"]).ljust(6, "0")] = row["name"]
    return table


def version_of(folder: Path) -> str:
    """The version of an unpacked npm package or Python source distribution."""
    package = folder / "package.json"
    if package.exists():
        return str(json.loads(package.read_text(encoding="utf-8"))["version"])
    info = (folder / "PKG-INFO").read_text(encoding="utf-8")
    return next(line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("Version:"))


def clean(table: Table) -> Table:
    """The table without white space in names and without placeholder rows."""
    named = {code: re.sub(r"\s", "", name) for code, name in table.items()}
    return {code: name for code, name in named.items() if name not in PLACEHOLDERS}


def places(tables: list[tuple[int, str, Table]], outside: frozenset[str]) -> list[tuple[str, ...]]:
    """One row for each code; ``outside`` are the provinces that the newest tables leave out."""
    names: dict[str, list[str]] = {}
    years: dict[str, list[int]] = {}
    last_year: dict[tuple[str, str], int] = {}
    sources: dict[str, str] = {}
    for year, source, table in tables:
        for code, name in table.items():
            if is_zone(code):
                continue
            seen = names.setdefault(code, [])
            if name in seen:
                seen.remove(name)
            seen.append(name)
            years.setdefault(code, []).append(year)
            last_year[code, name] = year
            sources[code] = source
    holders: dict[tuple[str, str], set[str]] = {}
    for code, seen in names.items():
        for name in seen:
            holders.setdefault((code[:4], name), set()).add(code)
    first, last = tables[0][0], tables[-1][0]
    rows = []
    for code in sorted(names):
        *former, name = names[code]
        since, until = min(years[code]), max(years[code])
        elsewhere = {n for n in former if holders[code[:4], n] - {code}}
        if elsewhere:  # the code was another place's before: that is no former name of this one
            former = [n for n in former if n not in elsewhere]
            since = min(year for year, _, table in tables if table.get(code) == name)
        rows.append(
            (
                code,
                name,
                level_of(code),
                short_name(name),
                "|".join(former),
                "|".join("" if earlier in SLIPS else str(last_year[code, earlier]) for earlier in former),
                "" if since == first else str(since),
                "" if until == last or code in outside else str(until),
                sources[code],
            )
        )
    return [NATION, *rows]


def zone_rows(source: str, table: Table) -> list[tuple[str, ...]]:
    """The development zones of a table; their short names drop the province and shorten the kind."""
    rows: list[tuple[str, ...]] = []
    for code, name in sorted(table.items()):
        if not is_zone(code):
            continue
        parent = code[:4] + "00"
        name = name.removesuffix("管委会")
        province, city = short_name(table[code[:2] + "0000"]), short_name(table.get(parent, "?"))
        short = name.removeprefix(province) if name.startswith(province + city) else name
        short = short.replace(city + "市", city)
        usual = re.sub(r"高新技术(?:产业)?(?:开发|产业|产业园)?区$|高技术产业开发区$", "高新区", short)
        usual = re.sub(r"经济(?:技术)?开发区$", "经开区", usual)
        aliases = {short, re.sub(r"经济(?:技术)?开发区$", "开发区", short)} - {name, usual}
        rows.append((name, usual, "|".join(sorted(aliases)), parent, "county", source, "verified"))
    return rows


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a table with a header row, LF line ends and no byte order mark."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main() -> None:
    """Read the packages named on the command line and write the tables."""
    parser = argparse.ArgumentParser(description="Make places.csv and zones.csv out of packages.")
    parser.add_argument("--gb2260", type=Path, required=True, help="unpacked source of PyPI GB2260")
    parser.add_argument(
        "--division", action="append", required=True, metavar="YEAR=FOLDER", help="unpacked npm china-division"
    )
    parser.add_argument("--places", type=Path, required=True)
    parser.add_argument("--zones", type=Path)
    wanted = parser.parse_args()

    source = f"PyPI GB2260 {version_of(wanted.gb2260)}"
    tables = [(year, source, clean(table)) for year, table in gb2260_tables(wanted.gb2260)]
    outside = frozenset(code for code in tables[-1][2] if code[:2] in ("71", "81", "82"))
    for year, folder in sorted(pair.split("=", 1) for pair in wanted.division):
        source = f"npm china-division {version_of(Path(folder))}"
        tables.append((int(year), source, clean(division_table(Path(folder)))))
    write(wanted.places, PLACES, places(tables, outside))
    if wanted.zones:
        kept: list[tuple[str, ...]] = []
        if wanted.zones.exists():
            with wanted.zones.open(encoding="utf-8", newline="") as file:
                kept = [tuple(row[c] for c in ZONES) for row in csv.DictReader(file) if row["status"] != "verified"]
        known = {row[0] for row in kept}
        made = [row for row in zone_rows(tables[-1][1], tables[-1][2]) if row[0] not in known]
        rows = sorted(kept + made, key=lambda row: (row[3], row[0]))
        write(wanted.zones, ZONES, rows)


if __name__ == "__main__":
    main()
