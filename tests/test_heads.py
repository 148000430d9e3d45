"""What small notices say of themselves: title, number, issuer, place and year, wherever on the page they say it."""

from __future__ import annotations

import pytest

from graph.model import Document
from ingest.reading import read
from tests.reading_rules import keeps_the_rules

PLAN = "\n一、甲。（财政局负责）"
HEADS = {
    "a report within the title is not what is passed on": (
        "沈阳市人民政府关于印发2023年《政府工作报告》重点任务分工的通知" + PLAN,
        ("2023年《政府工作报告》重点任务分工", None, "沈阳市人民政府", "210100", 2023),
    ),
    "a plan to carry out an ordinance is not the ordinance": (
        "泰州市人民政府关于印发泰州市贯彻《江苏省全民健身条例》实施方案的通知" + PLAN,
        ("泰州市贯彻《江苏省全民健身条例》实施方案", None, "泰州市人民政府", "321200", None),
    ),
    "a plan that nothing passes on": (
        "成都市“互联网+”2015—2017年三年行动计划的通知" + PLAN,
        ("成都市“互联网+”2015—2017年三年行动计划", None, None, "510100", 2015),
    ),
    "what is attached is no title": (
        "附件：1.杭州市2020年政府工作报告重点工作责任分解\n2.十方面民生实事责任分解\n杭州市人民政府办公厅\n2020年3月1日\n附件1\n"
        "杭州市2020年政府工作报告重点工作责任分解" + PLAN,
        ("杭州市2020年政府工作报告重点工作责任分解", None, None, "330100", 2020),
    ),
    "a report of progress": (
        "六安市1至9月份民生工程实施进度通报" + PLAN,
        ("六安市1至9月份民生工程实施进度通报", None, None, "341500", None),
    ),
    "a seal between signature and date": (
        "杭州市人民政府办公厅关于开展整治的通知\n各区政府：\n一、甲。（财政局负责）\n杭州市人民政府办公厅\n（杭州市司法局代章）\n2017年2月10日",
        ("杭州市人民政府办公厅关于开展整治的通知", None, "杭州市人民政府办公厅", "330100", 2017),
    ),
    "several policies": (
        "杭州市推进工业经济高质量发展若干政策" + PLAN,
        ("杭州市推进工业经济高质量发展若干政策", None, None, "330100", None),
    ),
    "another body's plan is passed on": (
        "泰州市人民政府关于转发市教育局《泰州市2023年教育工作方案》（试行）的通知" + PLAN,
        ("泰州市2023年教育工作方案", None, "泰州市人民政府", "321200", 2023),
    ),
    "a number above the title": (
        "东莞市人民政府文件\n东府〔2021〕54号\n东莞市人民政府关于开展整治的通知" + PLAN,
        ("东莞市人民政府关于开展整治的通知", "东府〔2021〕54号", "东莞市人民政府", "441900", 2021),
    ),
    "white space within a number": (
        "菏泽市人民政府关于开展整治的通知\n菏政办字 〔2023〕1号" + PLAN,
        ("菏泽市人民政府关于开展整治的通知", "菏政办字〔2023〕1号", "菏泽市人民政府", "371700", 2023),
    ),
    "the number of another document within the title": (
        "长沙市人民政府关于贯彻国发[2008]16号文件的通知\n长政发〔2009〕18号" + PLAN,
        ("长沙市人民政府关于贯彻国发[2008]16号文件的通知", "长政发〔2009〕18号", "长沙市人民政府", "430100", 2009),
    ),
    "the number of another document within the letter": (
        "福州市人民政府关于开展整治的通知\n根据《整治意见》（闽委[2006]4号）和闽政〔2007〕5号文件精神，制定本方案。"
        + PLAN,
        ("福州市人民政府关于开展整治的通知", None, "福州市人民政府", "350100", None),
    ),
    "the head of the paper says who issues it": (
        "柳州市献血工作领导小组文件\n柳献组〔2011〕1号\n\n关于印发献血方案的通知" + PLAN,
        ("献血方案", "柳献组〔2011〕1号", "柳州市献血工作领导小组", "450200", 2011),
    ),
    "the signature says where the issuer is": (
        "市人民政府办公室关于印发教育方案的通知" + PLAN + "\n潜江市人民政府办公室\n2023年1月3日",
        ("教育方案", None, "潜江市人民政府办公室", "429005", 2023),
    ),
    "the site says where the issuer is": (
        "发布机构：下陆区人民政府办公室\n区人民政府办公室关于印发教育方案的通知" + PLAN,
        ("教育方案", None, "下陆区人民政府办公室", "420204", None),
    ),
    "an autonomous prefecture without its peoples": (
        "湘西自治州人民政府关于印发教育方案的通知" + PLAN,
        ("教育方案", None, "湘西自治州人民政府", "433100", None),
    ),
    "the title in quotation marks": (
        "《成都市人民政府办公厅关于印发教育方案的通知》\n成办函〔2017〕222号" + PLAN,
        ("教育方案", "成办函〔2017〕222号", "成都市人民政府办公厅", "510100", 2017),
    ),
    "rules of a body": (
        "青岛市教育局政务公开工作规定" + PLAN,
        ("青岛市教育局政务公开工作规定", None, None, "370200", None),
    ),
    "a sentence with a colon calls nobody": (
        "郑州市人民政府关于印发方案的通知\n根据省委、省政府关于工作的部署，现制定工作方案如下：" + PLAN,
        ("郑州市人民政府关于印发方案的通知", None, "郑州市人民政府", "410100", None),
    ),
    "a mark before the title": (
        "【保基本民生】宣城市民生工作领导小组办公室关于2024年实施47项民生实事的通知" + PLAN,
        (
            "宣城市民生工作领导小组办公室关于2024年实施47项民生实事的通知",
            None,
            "宣城市民生工作领导小组办公室",
            "341800",
            2024,
        ),
    ),
    "a plan that names its issuer": (
        "华容县文旅广电局 关于落实2021年县政府重点工作任务的实施方案" + PLAN,
        ("华容县文旅广电局 关于落实2021年县政府重点工作任务的实施方案", None, "华容县文旅广电局", "430623", 2021),
    ),
    "what a menu names is no title": (
        "政府信息公开制度\n济南市人民政府办公室工作规则\n济南市人民政府办公室关于印发教育方案的通知\n济政办字〔2023〕5号　2023-03-01"
        + PLAN,
        ("教育方案", "济政办字〔2023〕5号", "济南市人民政府办公室", "370100", 2023),
    ),
    "a list of numbers is of others": (
        "相关文件\n国发〔2022〕1号\n鲁政发〔2022〕2号\n济南市人民政府关于做好教育工作的通知" + PLAN,
        ("济南市人民政府关于做好教育工作的通知", None, "济南市人民政府", "370100", None),
    ),
    "two issuers at the head of the paper": (
        "济南市教育局\n济南市财政局文件\n济教〔2023〕1号\n关于印发教育方案的通知" + PLAN,
        ("教育方案", "济教〔2023〕1号", "济南市教育局 济南市财政局", "370100", 2023),
    ),
    "the head of another paper": (
        "国务院办公厅文件\n济南市教育工作方案" + PLAN,
        ("济南市教育工作方案", None, None, "370100", None),
    ),
    "the site is of a body above": (
        "发布机构：山东省教育厅\n济南市2023年教育工作方案" + PLAN,
        ("济南市2023年教育工作方案", None, None, "370100", 2023),
    ),
    "a title without words": (
        "济南市人民政府关于印发〉行动计划（2018—2020年《》的通知" + PLAN,
        ("济南市人民政府关于印发〉行动计划（2018—2020年《》的通知", None, "济南市人民政府", "370100", 2018),
    ),
    "two plans are passed on": (
        "济南市教育局关于印发实施《济南市教育方案》《济南市体育方案》的通知" + PLAN,
        ("济南市教育方案", None, "济南市教育局", "370100", None),
    ),
    "a call above the title": (
        "各区县：\n济南市人民政府办公室关于印发教育方案的通知\n各区县人民政府：" + PLAN,
        ("教育方案", None, "济南市人民政府办公室", "370100", None),
    ),
    "a letter without a title": (
        "各县（市、区）人民政府：\n《韶关市教育方案》已经市政府同意，现印发给你们。\n韶关市人民政府办公室\n2023年4月13日\n"
        "韶关市教育方案" + PLAN,
        ("韶关市教育方案", None, "韶关市人民政府办公室", "440200", 2023),
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_what_a_notice_says_of_itself(name: str) -> None:
    text, expected = HEADS[name]
    reading = read(Document(text, "text/plain", "0" * 64))
    keeps_the_rules(reading)
    notice = reading.document
    assert (notice.title, notice.number, notice.issuer, notice.jurisdiction, notice.year) == expected
    assert [duty.unit for duty in reading.responsibilities] == [
        f"unit:{expected[3]}:{duty.name}" for duty in reading.responsibilities
    ]


@pytest.mark.parametrize(
    ("call", "called"),
    [
        ("经开区管委会，各区县人民政府：", ["经开区管委会", "各区县人民政府"]),
        ("为民服务中心、各街道办事处，现就有关工作安排如下：", ["为民服务中心", "各街道办事处"]),
    ],
)
def test_who_is_called(call: str, called: list[str]) -> None:
    text = "济南市人民政府关于做好教育工作的通知\n" + call + PLAN
    parties = read(Document(text, "text/plain", "0" * 64)).parties
    assert [party.text for party in parties if party.role == "addressee"] == called


def test_a_sentence_with_a_colon_has_no_addressees() -> None:
    text, _ = HEADS["a sentence with a colon calls nobody"]
    reading = read(Document(text, "text/plain", "0" * 64))
    assert [party.text for party in reading.parties] == ["郑州市人民政府"]
    assert reading.unread == ()
