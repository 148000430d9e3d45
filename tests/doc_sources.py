"""The .docx files that the .doc files of tests/files were made from, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ingest.files.blocks import Block
from tests.as_blocks import blocks_of
from tests.make_docx import item, level, numbering, p, raw, run, tbl, tc, tr

NOTICES = ("bianmao", "table-tabs", "traditional-city", "labels-and-deadlines", "yantai-aiwei")
WIDTHS = (900, 2600, 2600, 1800)
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
SPAN = '<w:gridSpan w:val="{}"/>'


def field(instruction: str, result: str) -> str:
    """A field with its instruction and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def notice(name: str) -> bytes:
    """A notice of the cases."""
    return raw(
        "".join(_block(block) for block in blocks_of((Path("tests/cases") / name / "input.txt").read_text("utf-8")))
    )


def _block(block: Block) -> str:
    if isinstance(block, str):
        return p(_escaped(block))
    rows = [tr(*(tc(p(_escaped(cell or ""))) for cell in row)) for row in block.rows]
    return tbl(*rows, widths=[1500] * len(block.rows[0]))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def numbers() -> bytes:
    """Numbers that Word counts, levels that begin anew, and a list that starts again."""
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    body = item("道路") + item("修路", 1) + item("养路", 1) + item("国道", 2) + p("说明。") + item("省道", 2)
    body += item("桥梁") + item("造桥", 1) + item("公园", 0, 2)
    return raw(body, numbering=numbering(nums=again))


def styles() -> bytes:
    """Numbers by styles: one of the list, and one that is based on it and goes on."""
    levels = (
        level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="Part"/>'),
        level(1, "decimalEnclosedCircleChinese", "%2", '<w:pStyle w:val="Point"/><w:suff w:val="nothing"/>'),
    )
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
        for name, more in (
            ("Part", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
            ("Point", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
            ("Loud", '<w:basedOn w:val="Part"/>'),
        )
    )
    of = '<w:pStyle w:val="{}"/>'.format
    body = p("道路", of("Part")) + p("修路", of("Point")) + p("养路", of("Point")) + p("桥梁", of("Loud"))
    body += p("说明", of("Part") + '<w:numPr><w:numId w:val="0"/></w:numPr>') + p("造桥", of("Point"))
    return raw(body, numbering=numbering(levels), styles=named)


def tables() -> bytes:
    """Cells merged down, right and both, of several paragraphs, and with a table in them; a frame around a table."""
    inner = tbl(tr("1", "2"), tr("3", "4"), widths=(500, 500))
    tasks = tbl(
        tr("序号", "任务", tc("责任单位", SPAN.format(2))),
        tr(tc("一、改善民生", SPAN.format(4))),
        tr("1", "修路", tc(p("市交通局") + p("市财政局"), DOWN), "市公安局"),
        tr("2", "养路", tc("", ON), ""),
        tr("3", tc(p("前") + inner + p("后")), "各区", "市城管局"),
        widths=WIDTHS,
    )
    return raw(p("分工表") + tasks + p("框：") + tbl(tr(tc(p("一、道路") + p("（一）修路"))), widths=(9000,)) + p("完"))


def words() -> bytes:
    """Fields, breaks, signs, hidden words, changes, a header, a footer and a note."""
    hidden = run("密", "<w:vanish/>")
    deleted = '<w:del w:id="1" w:author="a" w:date="2022-01-01T00:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    body = (
        p(run("见") + field('HYPERLINK "http://a"', "第一条") + run("“修路”—①㎡𠮷"))
        + p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r>")
        + p(run("明") + hidden + deleted + run("白"))
        + p(run("修路") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("（市交通局负责）"))
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    note = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + run("指国道。"))}</w:footnote>'
    number = f"<w:p>{run('— ')}{field('PAGE', '3')}{run(' —')}</w:p>"
    return raw(body, header1=p("某市人民政府文件"), footer1=number + p("内部"), footnotes=note)


SOURCES: dict[str, Callable[[], bytes]] = {
    "numbers": numbers,
    "styles": styles,
    "tables": tables,
    "words": words,
    **{name: partial(notice, name) for name in NOTICES},
}
