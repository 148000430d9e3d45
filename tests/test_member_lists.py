"""Rosters that notices hold, read for a researcher to look through."""

from __future__ import annotations

import pytest

from graph.errors import InvalidRequest
from graph.model import Given
from ingest.member_lists import member_list
from ingest.readers import load

BY_POST = """杭州市人民政府办公厅关于调整杭州市质量强市工作领导小组组成人员的通知
杭政办函〔2021〕35号

各区、县（市）人民政府，市政府各部门、各直属单位：

因人事变动，经市政府同意，现将市质量强市工作领导小组组成人员调整如下：

组  长：王  某  副市长
副组长：李某某  市政府副秘书长
        张某某  市市场监管局局长
成  员：赵某某  市发改委副主任
        钱  某  市经信局总工程师
        孙某某  市教育局副局长
        周某某  市科技局党组成员、副局长
        吴某某  杭州海关副关长

领导小组办公室设在市市场监管局，张某某兼任办公室主任。

杭州市人民政府办公厅
2021年6月3日
"""
CONSISTING = """四川省人民政府办公厅关于建立四川省养老服务联席会议制度的通知
川办函〔2020〕12号

各市（州）人民政府，省政府各部门：

一、组成人员
联席会议由民政厅、省发展改革委、教育厅、财政厅、省卫生健康委、省医保局等6个部门和单位组成，民政厅为牵头单位。

四川省人民政府办公厅
2020年3月1日
"""
BY_NAME = """連雲港市人民政府關於成立連雲港市海岸線整治工作領導小組的通知

各縣、區人民政府：

一、主要職責
統籌推進整治工作。
二、成員單位
市自然資源和規劃局、市生態環境局、市水利局、
市農業農村局、連雲港海事局。
三、其他事項
領導小組辦公室設在市水利局。
"""


@pytest.mark.parametrize(
    ("text", "collective", "members"),
    [
        (
            BY_POST,
            "杭州市质量强市工作领导小组成员单位",
            ["杭州市市场监督管理局", "杭州市发展和改革委员会", "杭州市经济和信息化局", "杭州市教育局", "杭州市科学技术局", "中华人民共和国杭州海关"],
        ),
        (
            CONSISTING,
            "四川省养老服务联席会议成员单位",
            ["四川省民政厅", "四川省发展和改革委员会", "四川省教育厅", "四川省财政厅", "四川省卫生健康委员会", "四川省医疗保障局"],
        ),
        (
            BY_NAME,
            "连云港市海岸线整治工作领导小组成员单位",
            ["连云港市自然资源和规划局", "连云港市生态环境局", "连云港市水利局", "连云港市农业农村局", "中华人民共和国连云港海事局"],
        ),
    ],
)  # fmt: skip
def test_members_that_a_notice_lists(text: str, collective: str, members: list[str]) -> None:
    document = load(text.encode(), "notice.txt", Given())
    found = member_list(document)
    assert (found.collective, [one.member for one in found.members]) == (collective, members)
    for one in found.members:
        assert (
            document.text[one.span.start : one.span.end].strip() == document.text[one.span.start : one.span.end] != ""
        )


@pytest.mark.parametrize(
    "text", ["今天天氣很好。", "广州市教育局关于做好2022年招生工作的通知\n\n一、做好工作。（责任单位：市教育局）"]
)
def test_a_notice_without_members_says_so(text: str) -> None:
    with pytest.raises(InvalidRequest, match="this notice"):
        member_list(load(text.encode(), "notice.txt", Given()))
