"""Folders of notices in every format, some of them broken, for tests and benchmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from ingest.files.blocks import Block, Table, as_text
from tests.make_docx import docx
from tests.make_html import article, exported
from tests.make_pdf import pdf
from tests.make_xlsx import xlsx
from tests.make_zip import zipped

TITLE = "成都市人民政府办公厅关于印发2023年第{number}批工作要点的通知"
MAKERS: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "plan.txt": lambda blocks: as_text(blocks).encode(),
    "gbk.txt": lambda blocks: as_text(blocks).encode("gb18030"),
    "plan.md": lambda blocks: as_text(blocks).encode("utf-16"),
    "page.html": lambda blocks: article(str(blocks[0]), blocks[1:]),
    "word.htm": lambda blocks: exported(str(blocks[0]), blocks[1:]),
    "plan.docx": docx,
    "plan.xlsx": lambda blocks: xlsx({"Sheet1": blocks}),
    "plan.pdf": pdf,
    "packed.zip": lambda blocks: zipped({"plan.txt": as_text(blocks).encode()}),
}
"""By how a file is called: from the blocks of a notice to its bytes."""
BREAKERS: tuple[Callable[[str, bytes], tuple[str, bytes]], ...] = (
    lambda name, data: (name, b""),
    lambda name, data: (f"{name}.doc", data),
    lambda name, data: (f"{name}.pdf", b"\0" * 500),
    lambda name, data: (f"{name}.docx", data[: len(data) // 2]),
    lambda name, data: (f"{name}.txt", b"\xff\xff\xfe" * 40),
)
"""From a file to one that cannot be read: its name and its bytes."""


def notice(number: int) -> list[Block]:
    """A notice of its own number, with items and a table with merged cells."""
    return [
        TITLE.format(number=number),
        f"成办发〔2023〕{number}号",
        "各区（市）县政府，市政府各部门：",
        "现将工作要点印发给你们，请认真贯徹执行。",
        "成都市人民政府办公厅",
        "2023年3月1日",
        f"2023年第{number}批工作要点",
        "一、道路建设",
        f"（一）修建道路。全年修建{number + 1}条道路，2023年10月底前通车。（牵头单位：市交通运输局；配合单位：市财政局、市公安局）",
        "（二）养护道路。落实《成都市城市道路管理条例》，完善养护制度。（市交通运输局、各区人民政府按职责分工负责）",
        "二、分工",
        Table(
            (
                ("序号", "重点任务", "完成时限", "牵头单位", "责任人"),
                ("1", "开展食品抽检", "2023年6月底前", "市市场监管局", "张三"),
                ("2", "开展药品抽检", "2023年9月底前", None, "李四"),
            )
        ),
    ]


def broken_numbers(files: int, broken: int) -> list[int]:
    """Which of so many files are broken ones."""
    return [number for number in range(files) if broken and number % (files // broken) == 1]


def broken_names(files: int, broken: int) -> list[str]:
    """How the broken ones are called."""
    return [name for name, _ in _broken(files, broken).values()]


def _broken(files: int, broken: int) -> dict[int, tuple[str, bytes]]:
    names, breakers = list(MAKERS), cycle(BREAKERS)
    return {
        number: next(breakers)(f"{number:05}-{names[number % len(names)]}", docx(notice(number)))
        for number in broken_numbers(files, broken)
    }


def fill(folder: Path, files: int, broken: int) -> None:
    """Write so many files, the notices in all formats in turn, so many of them broken ones spread among the others."""
    folder.mkdir(parents=True, exist_ok=True)
    bad = _broken(files, broken)
    for number, (kind, make) in zip(range(files), cycle(MAKERS.items()), strict=False):
        name, data = bad.get(number) or (f"{number:05}-{kind}", make(notice(number)))
        (folder / name).write_bytes(data)
