"""Names that a notice makes itself: in short where the full one stands too, and by 以下简称."""

from __future__ import annotations

import pytest

import policygraph
from graph.model import Reading

NOTICE = """连云港市连云区人民政府办公室关于印发2021年连云区重点工作任务分工的通知

各街道办事处：

一、推进项目建设。做好前期工作。（责任单位：区海洋文化创新局、区经济发展局、区数据资源专班）
二、落实《连云区海岸带整治规划（2020—2025年）》（以下简称《规划》），成立区海岸带整治工作专班（以下简称“整治专班”）。（责任单位：{second}）
三、按照《规划》完成整治。（责任单位：{third}）
"""


def reading(second: str, third: str) -> Reading:
    return policygraph.read(NOTICE.format(second=second, third=third).encode(), "notice.txt", "江苏省连云港市连云区")


def units(made: Reading) -> dict[str, str]:
    return {duty.text: duty.name for duty in made.responsibilities}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("区海创局", "连云港市连云区海洋文化创新局"),
        ("区经发局", "连云港市连云区经济发展局"),
        ("区环局", "连云港市连云区环局"),
        ("区国土资源局", "连云港市连云区国土资源局"),
        ("整治专班", "连云港市连云区海岸带整治工作专班"),
    ],
)
def test_a_body_named_in_short_is_the_one_in_full(short: str, full: str) -> None:
    made = reading(short, "区财政局")
    assert units(made)[short] == full
    assert [unit.name for unit in made.nodes.units].count(full) == 1
    assert {duty.unit for duty in made.responsibilities} <= {unit.id for unit in made.nodes.units}


def test_one_that_fits_two_fits_none() -> None:
    made = units(reading("区海创局", "区海绵城市创建局"))
    assert made["区海创局"] == "连云港市连云区海创局"


def test_a_policy_named_in_short_is_the_one_in_full() -> None:
    made = reading("区财政局", "区财政局")
    found = [policy.policy for policy in made.policies if policy.text == "《规划》"]
    assert found == ["policy:连云区海岸带整治规划(2020—2025年)"] * len(found) and len(found) >= 1
