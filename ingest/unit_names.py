"""What the name of a body looks like, whoever it is: its last word, and words that no name holds."""

from __future__ import annotations

import re
from functools import lru_cache

LAST_WORDS = (
    "局|委|办|部|司|厅|署|院|会|组|室|处|科|股|所|站|队|中心|公司|集团|银行|支行|分行|政府|海关|学校|大学|学院|单位|部门|地区|机构|"
    "企业|法院|检察院|高院|中院|管委|街道|镇|乡|社|库|馆|校|党组|团|妇联|残联|科协|工商联|文联|社联|侨联|作协|红十字会|政协|人大|"
    "师专|医专|高专|职院|师院|信保|南网|国网|专班|团体|林场|农场|牧场|渔场|车务段|机务段|工务段|电务段|供电段|车辆段|客运段|公路段|养护段|航道段|协|组委|筹委|居|"
    "农行|工行|建行|中行|交行|农发行|国开行|农商行|军区|共青团中央|医院|交易所|联盟|指挥部|书记处|团省委|团市委|团区委|团县委|公安|税务|消防|邮政|电信|移动|联通|铁塔|电网|区|县|市|州|盟|旗|省|开发区|"
    "高新区|新区|园区|片区|中学|小学|幼儿园|工业园|产业园|科技园|物流园|党支部|党总支|民主党派|党派|台|网|港|人行|央行|机场|关|厂|村|社区|平台|联席会议"
)
LAST_CHARACTERS = frozenset(word[-1] for word in LAST_WORDS.split("|")) | {")"}
NAME = re.compile(rf"[一-龥A-Za-z0-9·()、,\"“”-]{{0,38}}(?:{LAST_WORDS})(?:\([^()]{{1,20}}\))?")
NO_NAME = re.compile(
    r"建立|成立|设在|推进|推动|落实|完善|加强|开展|实施|负责|牵头|配合|按照|根据|以及其|应当|并|对|把|将|向|关于|通过|进行|提出|完成|确保|"
    r"逐|部署|布局|局部|格局|(?<!安)全局|大局|开局|做好|抓好|健全|下设|会同|更新|每|制定|制订|出台|印发|编制|起草|新建|举办|召开|深化|强化|依托|采取|确定|明确|定期|"
    r"不|的|了|是|为|由|要|可|已|[\d一二三四五六七八九十每当今本同全近]\s*(?:年|月|日)|年[底内度]|月[底末]|日[内前]|等$|责任$|督促|报请|提请|^(?:支持|鼓励|引导|支撑|吸引|协助|指导|协调(?!小组|机制|机构|办|中心|组)|组织(?=各|有关|相关))|^全[省市区县州旗镇乡]$|^(?:[以如则](?=[市省县区州各])|去年|过去|改变)"
)
MAY_HOLD = re.compile(
    r"为民|不动产|民政|对外|年鉴|向阳|将军|要案|日报|应对|对台|可再生|可持续|对口|对接|三农|月坛|按摩|不良|青少年|少年|老年|日用|机要|要素|自由|项目推进|工作推进|推进(?:服务)?中心|推进[办委处局组]|向海|向荣|"
    r"机构编制|编制委员会|编制办|深化改革"
)
KINDS = (
    (r"(?:领导|协调|工作|推进)小组$|联席会议$|委员会$(?<=协调委员会)|指挥部$", "leading_group"),
    (r"(?:小组|联席会议|指挥部|委员会)办公?室?$", "office"),
    (r"公司|集团|银行|支行|分行|厂$|电网|电信$|移动$|联通$|铁塔$", "enterprise"),
    (r"法院$|高院$|中院$", "court"),
    (r"检察院$", "procuratorate"),
    (r"总工会$|妇联$|残联$|科协$|工商联$|文联$|侨联$|红十字会$|团委$|团[省市区县]委$", "mass_organisation"),
    (r"(?:协会|学会|商会|促进会|联合会|联盟|基金会)$", "association"),
    (r"政府$|管委会?$|街道$|[镇乡]$", "government"),
    (r"[省市区县州]委(?:[一-龥]*[部办委室])?$|党组$|^中共|党委$", "party_body"),
    (r"人大(?:常委会)?$", "congress"),
    (r"政协$", "cppcc"),
)
ENDS_LIKE_BODY = re.compile(rf"(?:{LAST_WORDS}|\)|户|者|主体|村小|书记|地|点)$")


def holds_sentence(name: str) -> bool:
    """Whether folded words hold what no name does: a verb, 的, a year."""
    return NO_NAME.search(MAY_HOLD.sub("", name)) is not None


@lru_cache(maxsize=65_536)
def looks_like_unit(name: str) -> bool:
    """Whether folded words may be the name of a body: they end like one and hold no words of a sentence.

    >>> looks_like_unit("市人力资源和社会保障局"), looks_like_unit("建立健全机制"), looks_like_unit("王局长")
    (True, False, False)
    """
    return NAME.fullmatch(name) is not None and not holds_sentence(name)


def kind_by_name(name: str) -> str:
    """What a body that no table knows is, by the last words of its name; an agency unless they say otherwise."""
    return next((kind for pattern, kind in KINDS if re.search(pattern, name)), "agency")
