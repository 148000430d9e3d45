"""Responsibilities in the sentences of an item, and units as its heading.

由市水务局牵头，建立…机制 · 市财政局会同市教育局制定… · 市气象局配合应急局对…进行核实 · (三)市教育局:落实《…》…;会同市体育局…
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Role
from ingest.formats import ROLE_WORD, ROLE_WORDS, Claim, Claims, own_role
from ingest.spans import Span, lines, sentences, trimmed
from ingest.unit_lists import SHARED_OPEN, unit_list
from ingest.unit_names import holds_sentence

MAY_SAY = re.compile(
    r"牵头|负责|会同|配合|落实|协助|[主承协]办|组织实施|共同实施|职责|:|单位[为是]|部门[为是]|为责任|为实施|为承办"
)
SURELY_SAYS = re.compile(
    r"由[^。;；:《》“”\n]{2,90}?(?:牵头|负责|会同|落实|主办)|牵头(?:(?:抓总)?责任|。|$)|单位[为是]|部门[为是]"
)
NO_DUTY = r"(?!人(?!力资源|社[局厅部]|才|民(?:政府|法院|检察院|银行|武装|防空|调解)|大(?:常委会|代表|工作|机关|建议)|防(?:办|工程|设施|部门|工作|建设)|口(?:[和与]|计划|普查|管理|信息|服务)|事(?:考|工|档|管|制|处|局|厅|任))|同志|领导|干部|任(?!务)|、分管|的|单位|部门|解释|日常(?!(?:巡查|巡逻|监管|监督|检查|维护|执法|监测)(?![^。;,]{0,8}的(?:人员|单位)))|制(?![定订])|[^。;；,，]{0,24}的(?:协调|工作|联动|联席|领导|议事|推进|运行|协作)?(?:机制|小组|会议|体系|格局|体制))"
"""Behind 牵头 and 负责: no person, no office, no mechanism that is described."""
BY = re.compile(
    rf"由(?P<units>[^。;；:《》“”\n]{{2,90}}?)(?P<said>(?P<leads>{ROLE_WORDS[Role.LEADS]})|(?P<implements>{ROLE_WORDS[Role.IMPLEMENTS]})|"
    rf"(?P<supports>{ROLE_WORDS[Role.SUPPORTS]})|(?P<jointly>会同)){NO_DUTY}"
)
UNIT = "(?:责任)?(?:单位|部门)"
"""市水利局为牵头单位."""
SUBJECT = re.compile(
    r"(?:以|明确|确定)?(?P<units>[^。;；:《》“”\n]{2,60}?)(?:\(以?下?简?称[^()\n]{1,20}(?:\([^()\n]{1,8}\)[^()\n]{0,8})?\))?"
    r"(?:在[^。;；,，:《》\n]{2,24}(?:范围内|[指领]导下)[,，]?)?(?:(?:要|应当?|须|需)[^。;；,，:《》“”\n]{1,40}[,，](?:并|同时)?(?=负责|配合|牵头))?(?:要|应|应当|须|需)?(?:切实|认真|积极|密切|共同|主动)?"
    rf"(?P<said>(?P<leads>牵头|负责牵头|(?:承担|履行|负起|扛起)[^。;；,，《》\n]{{0,20}}牵头(?:抓总)?责任|作?为(?:牵头|主办){UNIT}|(?:是|作?为)(?:(?![各等否、其])[^。;,:《》\n]){{0,24}}?(?:牵头|主办){UNIT}(?=[,。;]|$))|"
    rf"(?P<implements>(?:按照?(?:各自)?的?职责(?:分工)?)?(?:具体|分别|共同|主要|依法|统一|全面|统筹|直接)?负责|按照?(?:各自)?的?职责(?:分工)?(?:(?:抓好)?(?:落实|实施)|做好|抓好|开展)|作?为(?:责任|实施|承办){UNIT})|(?P<supports>配合|协助|作?为(?:配合|协助|协办|参与){UNIT})|"
    rf"(?P<jointly>会同)){NO_DUTY}"
)
NAMED = re.compile(
    r"(?:(?P<leads>牵头|主办)|(?P<supports>配合|协助|协办|参与)|(?P<implements>责任|实施|承办))(?:单位|部门)[为是]:?(?=[^。])"
)
"""牵头单位为市水利局."""
SUPPORTED = re.compile(r"\s*(?:积极|密切|协同)?(?:配合|协助)(?P<units>[^。;；:《》“”\n]{2,60})")
SAID_BEHIND = re.compile(r"\s*\((?:牵头|牵头单位|责任单位|配合|配合单位)\)$")
BEGINS_LIKE_BODY = re.compile(
    r"[区市县省州镇乡各][^,，。]|团[区市县省]|(?:[一-龥]{2,6}、){0,8}+[一-龥]{2,8}(?:医院|法院|公司|局|大学|学校|街道|镇|乡|部门)"
)
GOVERNMENT = re.compile(r"[一-龥]{2,6}[省市区县州](?:人民)?政府")
LEADING = re.compile(r"[—–\-·•●○◆◇★■\s]*")
"""What stands before the words of a line."""
CLAUSE_MARK = re.compile(r"[。;；:《》“”\n]")
COMMA = re.compile("[,，]")
PIECE = re.compile(r"\S+")
JOINTLY = re.compile(r"会同(?P<units>[^。;；:《》“”\n]{2,60})")
OWN_JOINTLY = re.compile(
    r"(?:(?<=[;；。,，:\s])|(?<=积极)|(?<=牵头)|(?<=:负责)|^)(?:会同|(?<=[:责])协同)(?P<units>[^。;；:《》“”\n]{2,60})",
    re.MULTILINE,
)
"""会同 whose subject is the heading, not another body before it."""
FOLLOWING = re.compile(
    rf"(?:[^。;；,，:《》\n]{{0,40}}[,，;；]|、)\s*(?P<units>[^。;；:《》“”\n]{{2,90}}?)(?:(?P<supports>{ROLE_WORDS[Role.SUPPORTS]})|{ROLE_WORDS[Role.IMPLEMENTS]}(?=[,，;；。、.]|$))",
    re.MULTILINE,
)
"""由市城管局牵头，市公安局配合: who stands behind the one before it, in a part of the sentence of their own."""
HEADING = re.compile(r"(?P<units>[^。;；:《》“”\n]{2,80})(?P<mark>[:。])")
OF_DUTIES = re.compile(r"的?(?:主要|工作|具体|法定|监管)*职责(?:分工|任务)?[是为]?$")
"""市民政局主要职责: whose duties follow."""
EACH = re.compile(r"(?:.*?(?:各|有关|相关|其他|成员|责任|牵头))?(?:部门|单位)(?:和单位)?")
SET_OUT = re.compile(r"压实|细化|严格|厘清|夯实|履行|理顺|划分|界定|梳理|严明|压紧|强调")
"""压实部门职责 is a task."""
LONGEST_OF_DUTIES = 20
SURE_BODY = re.compile(
    r"(?:局(?<![布格全]局)|厅|(?<!党)委|委员会|办公室|部门|(?<![字治型洁])政府|管委会|供销社|[大支总]队)$"
)
"""How a name ends before 。 that heads an item: 市教育局。负责学校安全; no 市级平台。加强建设."""
GOES_ON = re.compile(
    r"[、,和及与(]|以及|[一-龥]{0,6}?(?:支队|大队|总队|分局|中队|派出所|办公室|部门|[组宣统]织?[传战]?部|委员会|政法委|编办)"
)
SURELY_ENDS = re.compile(
    r"[局厅]|部门|部(?![门队署委])|委(?![员托会]|[一-龥]{1,4}[部办])|办(?![公事法理])|院(?![校系])|队(?!伍)|中心|(?<!社)会(?![同议计商])"
)
DUTY = re.compile(
    r"\s*(?:主要|具体|依法|切实|认真|积极)?(?:负责|牵头|配合|协助|承担|做好|组织|落实|加强|指导|开展|会同|参与|按照|制定|统筹|监督|提供|完善|建立|推进|保障|制订|拟订|汇总|收集|管理|检查|监测|维护|打击|规范|"
    r"履行|抓好|强化|督促|协调|受理|查处|核查|审核|健全|发挥|引导|支持|将|对|在|把|严格|及时|加大|实施|建设|保障|确保|修订|编制|深化|优化|拓展|宣传|推广|筹措|研究|起草|对接)"
)
ROLE_DUTY = re.compile(r"\s*(?:主要|具体|依法)?(?:负责(?!人|同志)|牵头|配合|协助|会同|承担)")
"""What a unit does whose role is told."""
SURE_DUTY = re.compile(rf"{ROLE_DUTY.pattern}|做好|承担|履行|依法|保障")
"""What only a body does whose name is a sentence of its own."""
LIST_ENDS = re.compile(f"等|{ROLE_WORD.pattern}")
COMMON_NOUN = re.compile(
    r"政府|企业|(?:各|其他|其余)?(?:牵头|责任|配合|主办|承办|协办|参与|实施|主管)(?:责任)?(?:单位|部门)"
)
NOBODY_NAMED = ("各有关", "各相关", "各部门", "各单位", "各方", "有关", "相关", "其他")
"""How the names of those begin who lead nothing, though they are supported: 配合有关部门工作."""
ROLES = {"leads": Role.LEADS, "jointly": Role.LEADS, "implements": Role.IMPLEMENTS, "supports": Role.SUPPORTS}
LONGEST = 400
"""Characters of a sentence that is looked at."""


def prose(shadow: str, text: Span, sure: bool = False) -> list[tuple[Span, Claims]]:
    """What the sentences of an item's text say of responsibility, each sentence with its claims, in order.

    ``sure``: only what 由…牵头 and 承担…牵头责任 say, for an item that has a carrier.
    """
    if not (SURELY_SAYS if sure else MAY_SAY).search(shadow, *text):
        return []
    spoken = (span for span in sentences(shadow, *text) if MAY_SAY.search(shadow, *span))
    cut = (Span(span.start, min(span.end, span.start + LONGEST)) for span in spoken)
    found = [(span, Claims(tuple(dict.fromkeys(_said(shadow, span, sure))), ())) for span in cut]
    return [(span, claims) for span, claims in found if claims.claims]


def heading(shadow: str, text: Span) -> tuple[Span, Claims] | None:
    """The units that an item begins with, before a colon: what follows is theirs; those behind 会同 support them."""
    match = HEADING.match(shadow, *text)
    units = _heads(shadow, match, text) if match else []
    if not match or not units:
        return None
    support: list[Claim] = []
    last = min(text.end, match.end() + 5 * LONGEST)
    for joined in OWN_JOINTLY.finditer(shadow, match.end(), last):
        others = _leading_units(shadow, Span(*joined.span("units")))
        support += [Claim(Role.SUPPORTS, unit, False, "heading") for unit in others]
    leads = support or shadow.startswith(("牵头", "负责牵头"), match.end())
    role = Role.LEADS if leads else Role.IMPLEMENTS
    supported = SUPPORTED.match(shadow, match.end(), text.end)
    led = _leading_units(shadow, Span(*supported.span("units"))) if supported else []
    if led:  # 市气象局：配合市教育局做好预警
        role = Role.SUPPORTS
        support += [Claim(Role.LEADS, unit, False, "heading") for unit in led]
    own = [Claim(role, unit, False, "heading") for unit in units]
    end = max([match.end(), *(claim.unit.end for claim in support)])
    return Span(text.start, end), Claims((*own, *support), ())


def _heads(shadow: str, match: re.Match[str], text: Span) -> list[Span]:
    """The units before a colon, a works that has no role (城南再生水厂：完成泵房) aside; before 。 only names that are surely
    bodies, behind which a duty or nothing follows.
    """
    words = _without_duties(shadow, Span(*match.span("units")))
    if match["mark"] == ":":
        is_site = shadow.endswith("厂", *words) and not ROLE_DUTY.match(shadow, match.end(), text.end)
        return [] if is_site else _units(shadow, words)
    behind = trimmed(shadow, match.end(), text.end)
    begins = behind.start == behind.end or shadow[match.end()] == "\n" or SURE_DUTY.match(shadow, match.end(), text.end)
    if not begins or not SURE_BODY.search(shadow, *words) or not heads_like_body(shadow, words):
        return []
    return _units(shadow, words)


def heads_like_body(shadow: str, words: Span) -> bool:
    """Whether words that head an item begin like the name of a body."""
    return any(pattern.match(shadow, *words) for pattern in (BEGINS_LIKE_BODY, GOVERNMENT))


def _without_duties(shadow: str, words: Span) -> Span:
    """市民政局 of 市民政局工作职责; 各部门职责 heads the duties of each, and is nobody's."""
    said = OF_DUTIES.search(shadow, max(words.start, words.end - LONGEST_OF_DUTIES), words.end)
    if said is None:
        return words
    whose = shadow[words.start : said.start()]
    is_nobody = EACH.fullmatch(whose) or SET_OUT.match(whose) or holds_sentence(whose)
    return Span(words.start, words.start if is_nobody else said.start())


def titled(shadow: str, title: Span, text: Span) -> tuple[Span, Claims] | None:
    """The units that are an item's whole title, its duties below: 二、区民政局⏎会同区卫健局编制规划; 一、区卫健局（牵头）."""
    said = SAID_BEHIND.search(shadow, *title)
    words = _without_duties(shadow, Span(title.start, said.start()) if said else title)
    units = _units_with_gaps(shadow, words)
    if not units or (len(units) == 1 and not heads_like_body(shadow, units[0])):
        return None
    others: list[Span] = []
    for joined in OWN_JOINTLY.finditer(shadow, text.start, min(text.end, text.start + 5 * LONGEST)):
        others += _leading_units(shadow, Span(*joined.span("units")))
    role = Role.LEADS if others or (said and "牵头" in said.group()) else Role.IMPLEMENTS
    role = Role.SUPPORTS if said and "配合" in said.group() else role
    own = [Claim(role, unit, False, "title") for unit in units]
    support = [Claim(Role.SUPPORTS, unit, False, "title") for unit in others]
    end = max([title.end, *(claim.unit.end for claim in support)])
    return Span(title.start, end), Claims((*own, *support), ())


def _units_with_gaps(shadow: str, words: Span) -> list[Span]:
    """The units of a list that marks or white space part."""
    found = [_units(shadow, Span(*piece.span())) for piece in PIECE.finditer(shadow, *trimmed(shadow, *words))]
    return [unit for units in found for unit in units] if found and all(found) else []


def headings(shadow: str, text: Span, sure: bool = False) -> list[tuple[Span, Claims]]:
    """The lines of an item that begin with units, a colon and what these do: 市财政局：负责….

    ``sure``: only words for roles count behind the colon, for an item that has a carrier.
    """
    duty = ROLE_DUTY if sure else DUTY
    found: list[tuple[Span, Claims]] = []
    for line in lines(shadow, *text) if shadow.find(":", *text) >= 0 else ():
        colon = shadow.find(":", *line)
        if colon >= 0 and duty.match(shadow, colon + 1, line.end) and (headed := heading(shadow, line)):
            found.append(headed)
    return found


def _said(shadow: str, sentence: Span, sure: bool) -> Iterator[Claim]:
    end = sentence.end
    subjects = [match for match in _subjects(shadow, sentence) if not sure or is_sure(shadow, match, sentence)]
    for match in NAMED.finditer(shadow, *sentence):
        role = Role.LEADS if match["leads"] else Role.SUPPORTS if match["supports"] else Role.IMPLEMENTS
        named = _behind_label(shadow, Span(match.end(), end))
        yield from (Claim(own_role(shadow, unit, role), unit, False, "prose") for unit in named)
    for match in [*subjects, *BY.finditer(shadow, *sentence)]:
        units = _units(shadow, Span(*match.span("units")))
        kind = next(name for name in ROLES if match[name])
        yield from (Claim(ROLES[kind], unit, False, "prose") for unit in units)
        behind_it = FOLLOWING.match(shadow, match.end(), end) if units and kind != "jointly" else None
        if behind_it:
            role = Role.SUPPORTS if behind_it["supports"] else Role.IMPLEMENTS
            others = _units(shadow, Span(*behind_it.span("units")))
            yield from (Claim(role, unit, False, "prose") for unit in others)
        if (
            units
            and kind == "supports"
            and match in subjects
            and shadow[match.end() : match.end() + 1] not in ("", ",", "、")
        ):
            led = _leading_units(shadow, Span(match.end(), min(end, match.end() + 60)))
            led = [unit for unit in led if not shadow.startswith(NOBODY_NAMED, unit.start)]
            yield from (Claim(Role.LEADS, unit, False, "prose") for unit in led)
        if units and kind in ("jointly", "leads"):
            joined = JOINTLY.match(shadow, match.start("said"), end) or JOINTLY.search(shadow, match.end(), end)
            behind = _leading_units(shadow, Span(*joined.span("units"))) if joined else []
            yield from (Claim(Role.SUPPORTS, unit, False, "prose") for unit in behind)


def _behind_label(shadow: str, words: Span) -> list[Span]:
    """The units behind 责任单位为: all up to the end of the clause or the next comma, else those that it begins with."""
    for mark in (CLAUSE_MARK, COMMA):
        stop = mark.search(shadow, *words)
        if units := _units(shadow, Span(words.start, stop.start() if stop else words.end)):
            return units
    return _leading_units(shadow, words)


def is_sure(shadow: str, subject: re.Match[str], sentence: Span) -> bool:
    """Whether a subject counts though the item has a carrier: 承担…牵头责任, 市水利局牵头 at the end of a sentence or before
    the carrier, or a sentence that it begins and supports.
    """
    takes = subject["leads"] is not None and subject["leads"] != "牵头"
    ends = subject["leads"] is not None and shadow[subject.end() : sentence.end] in ("", "。")
    return takes or ends or (subject["supports"] is not None and subject.start() == sentence.start)


def _subjects(shadow: str, sentence: Span) -> list[re.Match[str]]:
    """The sentence, and clauses behind its commas, as ones whose subject is units."""
    words = LEADING.match(shadow, *sentence)
    starts = [words.end() if words else sentence.start]
    starts += [
        c.end() for c in COMMA.finditer(shadow, *sentence) if BEGINS_LIKE_BODY.match(shadow, c.end(), sentence.end)
    ]
    found: list[re.Match[str]] = []
    for start in starts:
        match = SUBJECT.match(shadow, start, sentence.end) if not found or start >= found[-1].end() else None
        if match and _units(shadow, Span(*match.span("units"))):
            found.append(match)
    return found


def _units(shadow: str, words: Span) -> list[Span]:
    """The units of a list that holds nothing else; 牵头单位 in a sentence is a common noun."""
    words = trimmed(shadow, *words)
    found = unit_list(shadow, *words)
    return [] if found.strange else [unit for unit in found.units if not COMMON_NOUN.fullmatch(shadow, *unit)]


def _leading_units(shadow: str, words: Span) -> list[Span]:
    """The units that a range begins with: 市体育局、团市委开展…, up to where no name goes on."""
    departments = SHARED_OPEN.match(shadow, *words)
    if departments and len(one := _units(shadow, Span(*departments.span()))) == 1:
        return one
    best: list[Span] = []
    stop = LIST_ENDS.search(shadow, *words)
    last = min(stop.start() if stop else words.end, words.start + 60)
    for end in range(words.start + 2, last + 1):
        if shadow.count("(", words.start, end) != shadow.count(")", words.start, end):
            continue
        if best and best[-1].end < end and _ends_there(shadow, best[-1].end):
            break
        units = _units(shadow, Span(words.start, end))
        if units and units[-1].end == end:
            best = units
    return best


def _ends_there(shadow: str, at: int) -> bool:
    """Whether a name has surely ended: 局 behind it, and neither another name nor a part of the body."""
    ends = any(end.end() == at for end in SURELY_ENDS.finditer(shadow, at - 2, at + 4))
    return ends and not GOES_ON.match(shadow, at)
