"""Words that name many bodies at once: 各區…, 各省級人民政府, 各部門, …成員單位, 有關單位."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.immutable import immutable
from graph.model import Level
from ingest.unit_names import ENDS_LIKE_BODY, holds_sentence

STEM = "(?:(?![和及与])[一-龥]){2,8}(?<![局厅委办])(?<!公司|银行|街道|大学|学校|医院|法院|政府|企业|部门)"
LAST_BUT_ONE = "(?:(?!各)[一-龥]){2,5}(?<![局厅委办区县市府院关联站会以])"
"""教育 and 财政 in 教育、财政和民政部门: what shares a 部门 is no body of its own."""
MEMBERS = re.compile(r"(?:本|全)?(?P<body>.{4,40}?)的?各?(?:有关|相关)?成员单位")
VAGUE = re.compile(
    r"(?:本|全)?(?:[省市区县州]|国家|中央)?(?:直|级|属)?(?:各|其他|所有)?(?:项目)?(?:有关|相关|各有关|各相关|牵头|责任|成员|参与|配合|实施|主管)"
    r"(?:部门|单位|地区|地方|机构|企业|方面|委办局)(?:[和及与、](?:单位|部门|地区|企业|机构))?|"
    rf"(?:各级|各地|[省市县区]级)?(?!国务院|[由请]|组织|指导|督促|协调)(?:(?!各){STEM}、){{0,9}}+(?:{LAST_BUT_ONE}[和及与])?(?:(?!各|部门|[由是的了和及与])[一-龥]){{2,10}}(?:主管|管理|监管|行政)?部门|"
    r"(?:本|全)?(?:[省市区县州])?(?:直|级|属|(?:人民)?政府)?各(?:单位|委办局|部门和单位|部门、单位|项目.{0,6}单位)"
)
NATIONAL = re.compile(r"(?:国务院|中央)(?:和国家机关)?(?:各|有关|相关|其他)+(?:部门|部委|单位|机构)|各(?:有关)?部委")
REGIONS = re.compile(
    r"各地(?:区|方)?(?:人民政府|政府)?|各省(?:级|[、(].*)?(?:人民政府|政府)?.*|(?:有关|相关)(?:省级|省\(.*\))人民政府|省级人民政府"
)
CITIES = re.compile(r"(?:各|有关|相关)(?:地级)?[市州](?![县区(]|级各)(?:.*)")
COUNTIES = re.compile(r"(?:本?市)?(?:各|有关|相关)(?:县|区|市辖区|旗)(?:.*)|(?:各|有关|相关)市?[、(]?[县区市].*")
TOWNS = re.compile(r"(?:各|有关|相关)(?:乡镇|镇|乡|街道|片区|街镇)(?:.*)")
DEPARTMENTS = re.compile(
    r"(?:本|全)?[省市区县州镇]?(?:直|级|属|(?:人民)?政府|管委会)?(?:各(?:工作)?部门|各委(?:、?[办厅局所院])+)"
)

_KIND = r"(?>县级市|乡镇|镇街(?!道)|街镇|街道|[市县区州盟旗乡镇])"
KINDS = re.compile(
    rf"(?!市区|[市县区州盟旗乡镇](?:政府|人民政府|党委|级|办|管|$)){_KIND}(?:[、/]?{_KIND})*+"
    rf"(?:\((?:(?:{_KIND}|[街场办]|园区)[、,/]?)++\)|(?<!市)场区?)?(?:级(?=.))?"
    r"(?:党委)?[、和]?(?:(?:人民)?政府|办事处|街道办事处|管委会|党工委)?"
)
"""县(市、区)政府, 区市人民政府, 乡镇、街道: kinds of places stand for all of them, though nobody says 各."""
MIXED = re.compile(r"[市州盟].*[县区旗乡镇街]|(?:[县区旗]|县级市).*[乡镇街]")
"""市、县政府 and 区、街道 are bodies of two levels."""

LEVELS: tuple[tuple[re.Pattern[str], Level | None], ...] = (
    (NATIONAL, Level.NATIONAL),
    (REGIONS, Level.PROVINCE),
    (TOWNS, Level.TOWNSHIP),
    (COUNTIES, Level.COUNTY),
    (CITIES, Level.CITY),
    (DEPARTMENTS, None),
)

RANKS = (Level.CITY, Level.COUNTY, Level.TOWNSHIP)
LONGEST_VAGUE = 24


@immutable
class Collective:
    """Many bodies under one name: members of ``body``, or units of a level (None: the issuer's own), or vague."""

    name: str
    pattern: re.Pattern[str]
    level: Level | None = None
    body: str | None = None


@lru_cache(maxsize=65_536)
def collective(name: str) -> Collective | None:
    """What a folded name says if it names many bodies; None if it names one.

    >>> collective("各区人民政府").level, collective("市质量工作领导小组各成员单位").body, collective("市财政局")
    (<Level.COUNTY: 'county'>, '市质量工作领导小组', None)
    """
    if VAGUE.fullmatch(name):
        return Collective(name, VAGUE)
    if KINDS.fullmatch(name) or (name.startswith("各乡镇") and KINDS.fullmatch(name, 1)):
        return _of_kinds(name)
    if holds_sentence(name) or not ENDS_LIKE_BODY.search(name):
        return None
    members = MEMBERS.fullmatch(name)
    if members:
        return Collective(name, MEMBERS, body=members["body"])
    for pattern, level in LEVELS:
        if pattern.fullmatch(name):
            return Collective(_without_place(name), pattern, level)
    if name.startswith(("各", "有关", "相关", "所有")) and len(name) <= LONGEST_VAGUE:
        return Collective(name, VAGUE)
    return None


def are_kinds(name: str) -> bool:
    """Whether a folded name is nothing but kinds of places, none below that of a higher level: no 乡镇、县政府, 社区、街道.

    >>> are_kinds("市、县人民政府"), are_kinds("县、市(区)"), are_kinds("乡镇、县政府")
    (True, True, False)
    """
    if KINDS.fullmatch(name) is None:
        return False
    ranks = _ranks(name)
    return ranks == sorted(ranks) or max(ranks) < 2  # 区市 are districts and cities of one level


def _ranks(name: str) -> list[int]:
    """The ranks of the kinds of places in a name."""
    return [0 if kind[0] in "市州盟" else 1 if kind[0] in "县区旗" else 2 for kind in re.findall(_KIND, name)]


def _of_kinds(name: str) -> Collective:
    """All bodies of the kinds of places that a name consists of; vague if their levels differ."""
    return Collective(name, VAGUE if MIXED.match(name) else KINDS, RANKS[_ranks(name)[0]])


def _without_place(name: str) -> str:
    """本市各区 and 市各区 are 各区."""
    return re.sub(r"^(?:本|全)?[省市区县州](?=各|政府|人民政府|直|级|属)", "", name)
