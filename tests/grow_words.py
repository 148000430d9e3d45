"""Words of notices that do not exist: names of bodies and lists of them, times, numbers, policies, campaigns, sentences.

A name that a carrier gives a duty to stands between two marks of Unicode's private use, so that strings can be put
together freely and it is still known in the end which names must be heard (``Grown`` in ``tests.grow``).
"""

from __future__ import annotations

from functools import cache
from random import Random

from hypothesis import strategies as st

from ingest.registry import NATION, registry

OPENS, CLOSES = "\ue000", "\ue001"
"""Around the name of a body that answers for something."""
Words = st.SearchStrategy[str]
AREAS = ("市", "区", "县", "省", "")
COLLECTIVES = (
    "各地区", "各部门", "国务院相关部门", "各省级人民政府", "各区、县级市", "各乡镇人民政府", "相关乡镇人民政府", "各有关单位", "市级各有关部门",
    "各级党委、政府", "各有关部门、单位", "县（市、区）政府", "乡镇、街道", "区市人民政府",
    "各项目牵头单位", "各成员单位", "各区人民政府", "各县（市、区）人民政府", "市直相关单位", "各有关省级人民政府", "各民主党派", "教育、财政等部门", "各级法院和检察院",
)  # fmt: skip
OTHERS = (
    "市高院", "团市委", "市妇联", "空管站", "上海海关", "国网某市供电公司", "人民银行平潭支行", "市公安局交警支队", "越秀区", "县水利局河湖科",
    "市交通委（市道运局）", "市委政法委（平安办）", "市大数据管理服务局（市数据局）", "全国工商联", "部养老服务司", "规划财务司", "省民政厅",
)  # fmt: skip
CHARACTERS = "水利交通教育科技民政财农林商文旅卫体统计审监信访海洋粮食能源气象地震邮政烟草港航数据营商环境后勤保密档史志供销残疾红十字"
ENDS = ("局", "委", "办", "办公室", "中心", "公司", "大学", "支队", "管委会", "委员会", "厅", "指挥部", "协会")
SEPARATORS = ("、", "、", "、", "，", "；", ",", "和", "及", "与", "以及")
ENDINGS = ("", "", "", "等", "等部门", "等有关部门和单位", "等相关单位", "等国务院相关部门及各地区", "等；各区政府")
OCCASIONS = (
    "2022年12月底前", "2020年底前", "2017年6月底前", "力争2018年底前", "到2020年", "2023年完成", "12月底前", "8月前", "6月份前", "年底前", "5年内",
    "本意见印发之日起30日内", "每月25日前", "每年至少1次", "全年", "持续推进", "6月", "2022年第二季度", "2月30日前", "13月底前", "即日起",
)  # fmt: skip
QUANTITIES = (
    "96.96%", "95%以上", "控制在0.8%以内", "提高到40%以上", "增长6.2%左右", "不少于200名", "1到2个", "至少建成1个示范点", "创建1条示范街和10家示范店",
    "近8000家", "1.27万人次", "105亿余元", "230余个", "22.27亿美元", "零增长", "翻一番", "全国第一", "十四五", "3+6", "5G", "一百二十三个", "九十九万亿元",
)  # fmt: skip
TITLES = (
    "中华人民共和国标准化法",
    "质量强国建设纲要",
    "某市行动计划（2018—2020年）",
    "实施方案",
    "关于做好就业工作的意见",
    "规划",
)
VERBS = ("落实", "贯彻", "修订", "起草", "研究制定", "制定发布", "印发", "按照", "推进", "", "编制")
CAMPAIGNS = (
    "“铁拳”行动",
    "昆仑2021专项行动",
    "质量提升三年行动",
    "“百日攻坚”",
    "明厨亮灶工程",
    "专项行动",
    "放心消费在某市活动",
)
ALIASES = ("区海洋文化创新局（以下简称“区海创局”）", "领导小组办公室（以下简称专班）")
SENTENCES = (
    "加强质量基础设施建设。", "推进制造业高质量发展；", "开展检查，", "抓好落实。", "责任单位要设立公告牌。", "明确重点任务、责任单位。", "省（区、市）统筹。",
    "支持长三角、奉贤、宝山等区建设。", "联系人：张三，电话：12345678。", "做好日常监管工作，完善机制", "第一批试点。", "（试行）", "（以下简称“专班”）",
    "排名第一。", "5G基站建设。", "3．2020年底前开展试点。", "由其中一家牵头建立机制。", "落实属地责任", "，", "", "。",
)  # fmt: skip
SUBJECTS = (
    "总体要求",
    "加强组织领导",
    "修路",
    "推进标准化建设",
    "（市）完善制度",
    "加快5G网络建设",
    "优化营商环境",
    "质量提升",
    "主要目标",
    "",
)


@cache
def _names() -> list[str]:
    """Bodies of the registry and of no registry, of many at once, with brackets behind them; one draw finds one."""
    chance = Random(0)
    rows = registry()
    departments = sorted({one.short for found in rows.departments.values() for one in found if "{" not in one.short})
    listed = {row.short or row.name for (code, _), found in rows.units.items() for row in found if code == NATION}
    invented = {
        chance.choice(AREAS) + "".join(chance.sample(CHARACTERS, chance.randint(1, 5))) + chance.choice(ENDS)
        for _ in range(400)
    }
    local = [chance.choice(AREAS) + name for name in departments]
    return [*3 * OTHERS, *3 * COLLECTIVES, *local, *sorted(listed), *sorted(invented)]


@cache
def names() -> Words:
    """One body."""
    return st.deferred(lambda: st.sampled_from(_names()))


@cache
def heard(words: Words) -> Words:
    """A name that must be heard: read, or listed as unread."""
    return words.map(lambda name: f"{OPENS}{name}{CLOSES}")


@cache
def _following(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.tuples(st.sampled_from(SEPARATORS), heard(names())).map("".join), max_size=most)


@cache
@st.composite
def lists(draw: st.DrawFn, most: int = 5) -> str:
    """Bodies that answer for something, in a row."""
    return draw(heard(names())) + "".join(draw(_following(most - 1))) + draw(st.sampled_from(ENDINGS))


@cache
def sentences() -> Words:
    """What an item says beside its carrier."""
    numbered = st.tuples(st.sampled_from(("建设", "力争达到", "", "同比")), st.sampled_from(QUANTITIES)).map("".join)
    cited = st.tuples(st.sampled_from(VERBS), st.sampled_from(TITLES)).map(lambda said: f"{said[0]}《{said[1]}》")
    one = st.one_of(
        st.sampled_from(SENTENCES),
        st.sampled_from(OCCASIONS),
        numbered,
        cited,
        st.sampled_from(CAMPAIGNS),
        st.sampled_from(ALIASES),
        names(),
    )
    return st.lists(st.tuples(one, st.sampled_from(("，", "。", "；", ""))).map("".join), max_size=4).map("".join)
