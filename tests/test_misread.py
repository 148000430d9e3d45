"""Texts of readers that the first attempts read wrong: all that is read in them, at a glance."""

from __future__ import annotations

import pytest

from graph.model import Document
from ingest.reading import read
from tests.reading_rules import keeps_the_rules

HEAD = "关于印发2024年重点工作安排的通知\n\n各区人民政府，市政府各部门：\n"
TITLE = "XX市2023年工作分工方案\n"
SIGNED = "\n市人民政府办公室\n2024年3月1日\n"
READ = {
    "a mark at the end of a cell on a line": (
        HEAD + "序号\n任务\n责任单位\n1\n修路\n市交通局、\n2\n造桥\n市水利局\n3\n种树\n市林业局" + SIGNED,
        ["implements 市交通局 1", "implements 市水利局 2", "implements 市林业局 3", "issuer 市人民政府办公室"],
    ),
    "a mark at the end of a cell before a gap": (
        HEAD + "序号  任务  责任单位\n1  修路  市交通局、\n2  造桥  市水利局\n3  种树  市林业局" + SIGNED,
        ["implements 市交通局 1", "implements 市水利局 2", "implements 市林业局 3", "issuer 市人民政府办公室"],
    ),
    "a mark at the end of a bullet": (
        HEAD + "一、重点工作\n●修路、\n●造桥、\n●种树（市林业局）" + SIGNED,
        ["implements 市林业局 1.3", "issuer 市人民政府办公室"],
    ),
    "a mark before a header": (
        HEAD + "一、修路\n责任单位：市交通局、\n序号  任务  责任单位\n1  造桥  市水利局" + SIGNED,
        ["implements 市交通局 1", "implements 市水利局 1-2", "issuer 市人民政府办公室"],
    ),
    "a number closes no bracket": (
        HEAD + "一、修路（市交通局、市财政局\n1)编制方案；\n2)筹措资金。" + SIGNED,
        ["implements 市交通局 1", "implements 市财政局 1", "issuer 市人民政府办公室"],
    ),
    "a number closes no bracket of a carrier": (
        HEAD + "一、修路（市交通局负责\n1）编制方案\n2）落实资金（市财政局）" + SIGNED,
        ["implements 市交通局 1", "implements 市财政局 1", "issuer 市人民政府办公室"],
    ),
    "a mark above a signature": (
        HEAD + "一、修路\n责任单位：市交通局、市财政局、" + SIGNED,
        ["implements 市交通局 1", "implements 市财政局 1", "issuer 市人民政府办公室"],
    ),
    "a mark above a field": (HEAD + "一、修路\n责任单位：市交通局、\n抄送：市委办公室\n", ["implements 市交通局 1"]),
    "bodies of two bodies": (
        HEAD + "一、修路（责任单位：市委市政府信访局、省委省政府信访局、县农业农村局县乡道路管理局）" + SIGNED,
        [
            "implements 市委市政府信访局 1",
            "implements 省委省政府信访局 1",
            "implements 县农业农村局县乡道路管理局 1",
            "issuer 市人民政府办公室",
        ],
    ),
    "kinds of places parted by strokes": (
        HEAD + "一、修路（责任单位：各县/市/区人民政府、市财政局、各县 市 区人民政府）" + SIGNED,
        [
            "implements 各县/市/区人民政府 1",
            "implements 市财政局 1",
            "implements 各县 市 区人民政府 1",
            "issuer 市人民政府办公室",
        ],
    ),
    "branches behind a gap": (
        HEAD
        + "一、修路（责任单位：市自然资源局 区分局、市生态环境局 各区分局、国家统计局 市调查队、市财政局 省级专项资金科）"
        + SIGNED,
        [
            "implements 市自然资源局 区分局 1",
            "implements 市生态环境局 1",
            "implements 各区分局 1",
            "implements 国家统计局 市调查队 1",
            "implements 市财政局 省级专项资金科 1",
            "issuer 市人民政府办公室",
        ],
    ),
    "buttons above the addressees": (
        "关于印发工作安排的通知\n●首页\n●新闻\n各区人民政府，市政府各部门：\n一、修路（市交通局负责）\n二、造桥（市水利局负责）\n"
        + SIGNED,
        [
            "implements 市交通局 1",
            "implements 市水利局 2",
            "addressee 各区人民政府",
            "addressee 市政府各部门",
            "issuer 市人民政府办公室",
        ],
    ),
    "the page's own fields as bullets": (
        "关于印发工作安排的通知\n●发布机构：市教育局\n●成文日期：2024年3月1日\n各区人民政府：\n一、修路（市交通局负责）\n"
        + SIGNED,
        ["implements 市交通局 1", "addressee 各区人民政府", "issuer 市人民政府办公室"],
    ),
    "a plan numbered like footnotes": (
        HEAD + "一、重点任务\n〔1〕修路（市交通局负责）\n〔2〕造桥（市水利局负责）" + SIGNED,
        ["implements 市交通局 1", "implements 市水利局 1", "issuer 市人民政府办公室"],
    ),
    "a note within an item": (
        HEAD + "一、修路\n〔1〕指高速公路。\n责任单位：市交通局\n二、造桥（市水利局负责）" + SIGNED,
        ["implements 市交通局 1", "implements 市水利局 2", "issuer 市人民政府办公室"],
    ),
    "who signs below a column of times": (
        HEAD
        + "附件\n任务表\n序号\n任务\n责任单位\n完成时间\n1\n修路\n市交通局\n2024年6月\n2\n造桥\n市水利局\n2024年12月31日"
        + SIGNED,
        [
            "implements 市交通局 1",
            "implements 市水利局 2",
            "issuer 市人民政府办公室",
            "due 2024-06-30",
            "due 2024-12-31",
        ],
    ),
    "who signs below a column of units": (
        HEAD
        + "附件\n任务表\n序号\n任务\n完成时间\n责任单位\n1\n修路\n2024年6月1日\n市交通局\n2\n造桥\n2024年12月31日\n市水利局"
        + SIGNED,
        [
            "implements 市交通局 1",
            "implements 市水利局 2",
            "issuer 市人民政府办公室",
            "due 2024-06-01",
            "due 2024-12-31",
        ],
    ),
    "who signs below cells without a date": (
        "市人民政府办公室关于印发工作安排的通知\n各区人民政府：\n序号\n任务\n责任单位\n1\n修路\n市交通局\n2\n造桥\n市水利局\n市人民政府办公室\n",
        [
            "implements 市交通局 1",
            "implements 市水利局 2",
            "issuer 市人民政府办公室",
            "addressee 各区人民政府",
            "issuer 市人民政府办公室",
        ],
    ),
    "two words like headings": (
        HEAD
        + "附件\n任务表\n任务\t责任单位\n修路\t市交通局\n项目建设\t市发改委\n重点工作\t重点项目\n造桥\t市水利局"
        + SIGNED,
        [
            "implements 市交通局 1",
            "implements 市发改委 2",
            "implements 市水利局 4",
            "unread 重点项目",
            "issuer 市人民政府办公室",
        ],
    ),
    "names between rows": (
        HEAD + "附件\n分工表\n任务\t责任单位\t时限\n修路\t市交通局\t6月底\n市财政局\n造桥\t市水利局\t年底" + SIGNED,
        [
            "implements 市交通局 1",
            "implements 市水利局 2",
            "unread 市财政局",
            "issuer 市人民政府办公室",
            "due 2024-06-30",
            "due 2024-12-31",
        ],
    ),
    "a budget": (
        HEAD + "序号\t部门\t项目\t金额\n1\t市交通局\t修路\t100\n2\t市水利局\t造桥\t200" + SIGNED,
        ["issuer 市人民政府办公室"],
    ),
    "a table of departments": (
        HEAD + "部门名称\t工作任务\t时限\n市交通局\t修路\t6月\n" + SIGNED,
        ["implements 市交通局 1", "issuer 市人民政府办公室", "due 2024-06-30"],
    ),
    "dates that are no deadlines": (
        HEAD
        + "一、修路（国发〔2018〕39号，6月5日）。责任单位：市交通局\n二、（世界环境日，6月5日）\n三、（赴市第一中学，3月15日）（投资2亿元，2022年底）（市政府令第5号，2023年底）"
        + SIGNED,
        ["implements 市交通局 1", "issuer 市人民政府办公室"],
    ),
    "times behind a source": (
        HEAD + "一、产值增长（市统计局2023年6月底）\n二、调研（市人大常委会2024年3月）。\n责任单位：市交通局" + SIGNED,
        [
            "implements 市交通局 2",
            "unread （市统计局2023年6月底）",
            "unread （市人大常委会2024年3月）",
            "issuer 市人民政府办公室",
        ],
    ),
    "sentences with 为": (
        HEAD
        + "一、修路。以市交通局为责任单位，推进。\n二、如市交通局为牵头单位，则好。\n三、去年市交通局牵头。（市财政局负责）\n四、改变过去市交通局牵头。（责任单位：市财政局）"
        + SIGNED,
        ["implements 市交通局 1", "implements 市财政局 3", "implements 市财政局 4", "issuer 市人民政府办公室"],
    ),
    "lists behind 为": (
        HEAD
        + "一、责任单位为市交通局，市财政局，市水利局。\n二、责任单位为市交通局（牵头）、市财政局。\n三、修路（牵头单位为市交通局，配合单位为市财政局）\n四、责任单位为：市财政局、市水利局。"
        + SIGNED,
        [
            "implements 市交通局 1",
            "implements 市财政局 1",
            "implements 市水利局 1",
            "leads 市交通局 2",
            "implements 市财政局 2",
            "leads 市交通局 3",
            "supports 市财政局 3",
            "implements 市财政局 4",
            "implements 市水利局 4",
            "unread （牵头单位为市交通局，配合单位为市财政局）",
            "issuer 市人民政府办公室",
        ],
    ),
    "labels with gaps": (
        HEAD
        + "一、修路（市民宗局 市民政局）\n二、修路\n责 任 单 位：市交通局\n三、修路（牵头 单位：市交通局；配合 单位：市财政局）"
        + SIGNED,
        [
            "implements 市民宗局 1",
            "implements 市民政局 1",
            "implements 市交通局 2",
            "leads 市交通局 3",
            "supports 市财政局 3",
            "issuer 市人民政府办公室",
        ],
    ),
    "a list over lines ends with a sentence": (
        TITLE + "一、推进造桥。责任单位：市交通局、\n市财政局。\n二、推进修路。责任单位：市水利局。",
        ["implements 市交通局 1", "implements 市财政局 1", "implements 市水利局 2"],
    ),
    "a list over lines and another field": (
        TITLE + "一、造桥\n牵头单位：市交通局、\n市财政局；配合单位：市水利局、市住建局",
        ["leads 市交通局 1", "leads 市财政局 1", "supports 市水利局 1", "supports 市住建局 1"],
    ),
    "a list over lines and a time": (
        TITLE + "一、造桥\n责任单位：市交通局、市财政局、\n市水利局、市住建局；完成时限：2023年12月底前",
        [
            "implements 市交通局 1",
            "implements 市财政局 1",
            "implements 市水利局 1",
            "implements 市住建局 1",
            "due 2023-12-31",
        ],
    ),
    "a sentence over lines": (
        TITLE + "一、造桥。由市交通局牵头，市财政局、\n市水利局配合。",
        ["leads 市交通局 1", "supports 市财政局 1", "supports 市水利局 1"],
    ),
    "a list over lines and what they do": (
        TITLE + "一、造桥。市交通局、市财政局、\n市水利局分别负责。",
        ["implements 市交通局 1", "implements 市财政局 1", "implements 市水利局 1"],
    ),
    "addressees over lines": (
        TITLE + "各县（市、区）人民政府，市教育局、\n市财政局、市水利局：\n一、造桥（市交通局）",
        [
            "implements 市交通局 1",
            "addressee 各县（市、区）人民政府",
            "addressee 市教育局",
            "addressee 市财政局",
            "addressee 市水利局",
        ],
    ),
    "a list above a signature": (
        TITLE + "一、造桥。责任单位：市交通局、\n市财政局\n市人民政府\n2023年1月1日",
        ["implements 市交通局 1", "implements 市财政局 1", "issuer 市人民政府"],
    ),
    "a list above a time": (
        TITLE + "一、造桥。责任单位：市交通局、\n市财政局\n2023年12月31日\n二、修路（市水利局）",
        ["implements 市交通局 1", "implements 市财政局 1", "implements 市水利局 2"],
    ),
    "a page's number in a bracket": (
        TITLE + "一、造桥（责任单位：市交通局、市财政局、\n— 3 —\n市水利局、市住建局）",
        ["implements 市交通局 1", "implements 市财政局 1", "implements 市水利局 1", "implements 市住建局 1"],
    ),
    "a page's number in a list": (
        TITLE + "一、造桥\n责任单位：市交通局、市财政局、\n- 3 -\n市水利局、市住建局",
        ["implements 市交通局 1", "implements 市财政局 1", "implements 市水利局 1", "implements 市住建局 1"],
    ),
    "a time over lines": (
        TITLE + "一、造桥（责任单位：市交通局，完成时限\n12 月底）",
        ["implements 市交通局 1", "unread 完成时限\n12 月底"],
    ),
    "a heading below bullets": (
        TITLE + "● 新建学校（市教育局）\n● 加强巡查（市水利局）\n各单位要做到以下几点：\n加强领导。",
        ["implements 市教育局 1", "implements 市水利局 2"],
    ),
    "a heading between bullets": (
        TITLE
        + "● 新建学校5所。市教育局负责。\n● 加强校园安全。市公安局负责。\n各部门要求如下：\n● 加强领导。市政府办负责。",
        ["implements 市教育局 1", "implements 市公安局 2", "implements 市政府办 3"],
    ),
    "a call below bullets": (
        TITLE + "● 新建学校。市教育局负责。\n● 加强巡查。市水利局负责。\n各有关部门：\n请按时落实。",
        ["implements 市教育局 1", "implements 市水利局 2"],
    ),
    "fields of bullets": (
        TITLE + "● 新建学校\n责任单位：\n市教育局\n● 加强巡查\n责任单位：\n市水利局",
        ["unread 责任单位：", "unread 责任单位："],
    ),
    "headings of bullets": (
        TITLE + "● 造桥。\n市交通局：负责造桥。\n● 修路。\n市水利局：\n负责修路。",
        ["implements 市交通局 1"],
    ),
    "roles in brackets behind 为": (
        TITLE
        + "一、责任单位为市教育局（牵头）、市财政局、市水利局。\n二、责任单位为市教育局（牵头）、市财政局（配合）。\n三、牵头单位为市教育局 市财政局。\n四、责任单位为市教育局各科室。",
        [
            "leads 市教育局 1",
            "implements 市财政局 1",
            "implements 市水利局 1",
            "leads 市教育局 2",
            "supports 市财政局 2",
            "leads 市教育局 3",
            "leads 市财政局 3",
            "implements 市教育局各科室 4",
        ],
    ),
    "times behind names of all kinds": (
        TITLE
        + "一、改（市融媒体中心，年底完成）\n二、改（市科协，2023年底）\n三、改（市委党校，2023年底完成）\n四、改（市城投集团，2023年底）",
        [
            "implements 市融媒体中心 1",
            "implements 市科协 2",
            "implements 市委党校 3",
            "implements 市城投集团 4",
            "due 2023-12-31",
            "due 2023-12-31",
            "due 2023-12-31",
            "due 2023-12-31",
        ],
    ),
    "names and a time that may be past": (
        TITLE + "一、造桥（市交通局 2023年12月底）\n二、造桥（市水利局12月）",
        ["unread （市交通局 2023年12月底）", "unread （市水利局12月）"],
    ),
    "two columns of units above a signature": (
        TITLE
        + "序号\n重点任务\n牵头单位\n配合单位\n1\n造桥\n市交通局\n市财政局\n2\n修路\n市水利局\n市住建局\n市政府办公室\n2023年1月1日",
        ["leads 市交通局 1", "supports 市财政局 1", "leads 市水利局 2", "supports 市住建局 2", "issuer 市政府办公室"],
    ),
    "footnotes with empty lines": (
        TITLE
        + "一、造桥〔1〕。责任单位：市交通局\n二、修路〔2〕。市水利局负责。\n\n〔1〕由市公路局负责。\n\n〔2〕由市财政局负责。",
        [
            "implements 市交通局 1",
            "implements 市水利局 2",
            "unread 〔1〕由市公路局负责。",
            "unread 〔2〕由市财政局负责。",
        ],
    ),
    "departments and projects with times": (
        TITLE + "序号\t部门\t重点项目\t完成时间\n1\t市交通局\t修路\t6月",
        ["implements 市交通局 1", "due 2023-06-30"],
    ),
    "departments and what is mended": (
        TITLE + "序号\t整改内容\t部门\t整改时限\n1\t修路\t市交通局\t6月",
        ["implements 市交通局 1"],
    ),
    "a header of fewer columns": (
        TITLE + "序号\t任务\t责任单位\n1\t造桥\t市交通局\n年度目标\t主要指标\n95%\t90%",
        ["implements 市交通局 1"],
    ),
    "levels behind a gap": (
        TITLE + "一、改（责任单位：市教育局 市级有关部门、市税务局 各县分局、则天街道办事处）",
        [
            "implements 市教育局 1",
            "implements 市级有关部门 1",
            "implements 市税务局 1",
            "implements 各县分局 1",
            "implements 则天街道办事处 1",
        ],
    ),
    "duties by division of work, and a telephone": (
        TITLE
        + "一、推进造桥。市交通局、市水利局按职责分工负责。\n二、造桥（责任单位：市交通局、市财政局；联系人：张三 13800000000）\n三、修路\n实施 单位：市林业局",
        [
            "implements 市交通局 1",
            "implements 市水利局 1",
            "implements 市交通局 2",
            "implements 市财政局 2",
            "implements 市林业局 3",
        ],
    ),
}


@pytest.mark.parametrize("what", READ)
def test_what_is_read(what: str) -> None:
    text, expected = READ[what]
    reading = read(Document(text, "text/plain", "0" * 64))
    keeps_the_rules(reading)
    said = [f"{duty.role} {duty.text} {str(duty.task).partition('~')[2]}" for duty in reading.responsibilities]
    said += [f"unread {passage.text}" for passage in reading.unread]
    of_head = {"各区人民政府", "市政府各部门"} if text.startswith(HEAD) else set()
    said += [f"{party.role} {party.text}" for party in reading.parties if party.text not in of_head]
    assert said + [f"due {limit.by}" for limit in reading.deadlines] == expected
