"""Bodies that no table knows, named in full by their place and their own words: 市科技发展处 is 上海市科技发展处."""

from __future__ import annotations

import re

from graph.model import Level, Place, Unit
from ingest.place_names import codes_of, codes_of_short
from ingest.placing import RELATIVE, Placed, official, relative_word
from ingest.registry import NATION, registry, unit_id
from ingest.standard import branch_name, department
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
BRANCH = re.compile(r"(?P<body>[一-龥]{2,12}?局)(?P<own>[一-龥]{2,6})分局")
POLICE = re.compile(r"(?:[一-龥]{0,4})?公安(?:局)?(?P<own>[一-龥]{1,4})?分局")
WRITTEN_OUT = (("委", "委员会"), ("办", "办公室"))
KEPT = re.compile(r"(?:[省市区县州旗]|党|党工|工|纪|政|常|团|农)委$|[经承主协]办$")
"""委 and 办 that are whole words: 市委, 党工委, 承办."""
LEAST_IN_FULL = 5
"""Characters of a name that is written out but for its last word; 建管委 is short all over."""
NO_NAMES = frozenset(
    ("", *"局委办部司厅署院会组室处科股所站队省市区县州盟旗镇乡", "中心", "公司", "单位", "部门", "机构")
)
"""局 and 公司 alone are no names."""
CUSTOMS = re.compile(r"(?![市区省州])[一-龥]{2,4}海关")
MILITARY = re.compile(r"(?:军区|军分区|警备区|卫戍区)$")


def by_rule(name: str, placed: Placed, place: Place, year: int | None) -> Unit | None:
    """A body that no table knows, named in full by its place and its own words."""
    if not looks_like_unit(name) or placed.rest in NO_NAMES or _is_section(name, placed, place):
        return None
    if place.code == NATION and name in registry().departments:  # 公安局 is some place's
        return None
    if CUSTOMS.fullmatch(name) or MILITARY.search(placed.rest):
        return _of_the_state(name, placed, place)
    branch_of_district = _in_district(placed.rest, place, year)
    if branch_of_district:
        return branch_of_district
    police = POLICE.fullmatch(placed.rest)
    above = registry().above(place)
    if police and above and place.level is Level.COUNTY:
        return _police_branch(place, above, police["own"], year)
    if kind_by_name(name) == "enterprise" and not RELATIVE.match(name):
        placed = Placed(place, name, False)
    branch = _branch(name) or _branch(placed.rest)
    in_full = branch is not None or place.code == NATION or _stands_alone(placed, place)
    rest = _in_full(placed.rest)
    whole = branch or (rest if in_full else official(place, registry(), year) + rest)
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


def _in_district(rest: str, place: Place, year: int | None) -> Unit | None:
    """市生态环境局天河分局 said in the city is what 区生态环境分局 is in its district."""
    said = BRANCH.fullmatch(rest)
    known = registry()
    if said is None or place.level is Level.COUNTY:
        return None
    codes = [*codes_of(said["own"], year, known), *codes_of_short(said["own"], year, known)]
    inside = {code for code in codes if code != place.code and place in known.ancestors(code)}
    row = department(known, said["body"], place, year)
    if len(inside) != 1 or row is None:
        return None
    district = known.places[inside.pop()]
    usual = branch_name("公安分局" if row.name == "公安局" else row.name, district, year)
    whole = usual or f"{official(place, known, year)}{row.name}{said['own']}分局"
    return Unit(
        unit_id(district.code, whole), whole, f"{relative_word(place)}{rest}", row.kind, district.level, district.code
    )


def _police_branch(place: Place, above: Place, own: str | None, year: int | None) -> Unit:
    """公安朝阳分局 is a part of the city's police: 北京市公安局朝阳分局."""
    usual = branch_name("公安分局", place, year) or f"{above.name}公安局{place.short}分局"
    whole = f"{above.name}公安局{own}分局" if own and own not in (place.short, place.name) else usual
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
