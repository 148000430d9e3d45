"""A table in a text file is read by its fields, whatever parts them and whatever is wrong with it."""

import pytest

from ingest.files import csv_table
from ingest.readers import load
from ingest.reading import read

ROWS = (
    ("序号", "任务", "牵头单位", "完成时限"),
    ("1", "修一条路，长3公里", "市交通局、市财政局", "6月底前"),
    ("2", "养护道路", "", "12月底前"),
)


def text_of(words: str, encoding: str = "utf-8") -> str:
    return csv_table.read(words.encode(encoding), "a.csv").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_every_mark_is_told(mark: str, end: str, encoding: str) -> None:
    words = "".join(f"{mark.join(row)}{end}" for row in ROWS)
    assert text_of(words, encoding) == "".join("\t".join(row) + "\n" for row in ROWS)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('任务,单位\n"修路,\n养路","市局 ""甲"""\n', '任务\t单位\n修路, 养路\t市局 "甲"\n'),
        ("某市任务分工表\n序号,任务,单位\n1,修路,市局", "某市任务分工表\n序号\t任务\t单位\n1\t修路\t市局\n"),
        ("某市任务分工表,,\n序号,任务,单位\n一、道路,,\n1,修路,市局\n2,,", "某市任务分工表\n序号\t任务\t单位\n一、道路\n1\t修路\t市局\n2\t\t\n"),
        ("任务,单位,,\n修路,市局,,\n,,,\n", "任务\t单位\n修路\t市局\n"),
        ("序号,任务,单位\n1,修路\n2,养路,市局,急", "序号\t任务\t单位\t\n1\t修路\t\t\n2\t养路\t市局\t急\n"),
        ('序号,任务\n1,"修路\n2,养路\n', '序号\t任务\n1\t"修路\n2\t养路\n'),
        ('序号,任务\n"1","修,路"\n2,"养路\n3,清雪\n', '序号\t任务\n1\t修,路\n2\t"养路\n3\t清雪\n'),
        ("sep=;\n任务;单位,时间\n修路;市局,年底", "任务\t单位,时间\n修路\t市局,年底\n"),
        ("一、修路\n二、养路\n", "一、修路\n二、养路\n"),
        ('任务;说明\n修路;"甲,乙,丙,丁"\n养路;"甲,乙,丙,丁"', "任务\t说明\n修路\t甲,乙,丙,丁\n养路\t甲,乙,丙,丁\n"),
    ],
)  # fmt: skip
def test_fields_are_cells(words: str, text: str) -> None:
    assert text_of(words) == text


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_table_gives_tasks(name: str) -> None:
    mark = "\t" if name == "a.tsv" else ","
    told = read(load("".join(f"{mark.join(row)}\n" for row in ROWS).encode("gbk"), name))
    assert told.document.media_type == "text/csv"
    assert [task.title for task in told.tasks] == ["修一条路，长3公里", "养护道路"]
    assert {duty.text for duty in told.responsibilities} == {"市交通局", "市财政局"}


def test_an_open_quotation_mark_loses_nothing() -> None:
    table = "".join(f"{number},修路,市局\n" for number in range(30_000))
    text = text_of(f'序号,任务,单位\n0,"道路,县局\n{table}')
    assert text.count("\n") == 30_002
    assert text.startswith('序号\t任务\t单位\n0\t"道路\t县局\n0\t修路\t市局\n')
