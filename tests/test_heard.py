"""Small texts in which fuzzing found that somebody who answers for something was passed over in silence."""

from __future__ import annotations

import pytest

from graph.model import Document, Reading
from ingest.reading import read
from tests.grow import in_script
from tests.reading_rules import ignores_what_follows, keeps_the_rules, says_the_same

ROWS = "序号\t任务\t责任单位\n1\t修路\t市交通局\n"
HEARD = {
    "the title ends behind the title that it quotes": (
        "某市人民政府关于印发《关于做好就业工作的意见》的通知\n\n某市人民政府\n2022年5月8日\n关于做好就业工作的意见\n①修路。配合单位：市财政局\n",
        {"市财政局"},
        set(),
    ),
    "the header of a table is no title": (
        "好。\n●修路\n（配合单位：市财政局）\n\n序号\t任务\t配合单位\t工作措施\n1\t造桥\t市水利局\t修\n",
        {"市财政局", "市水利局"},
        set(),
    ),
    "carriers before the plan's own title are told": (
        "某市人民政府关于印发《工作要点》的通知\n\n一、修路。（市交通局负责）\n附件\n工作要点\n一、造桥。（市水利局负责）\n",
        {"市水利局"},
        {"（市交通局负责）"},
    ),
    "a field above a signature signs nothing": (
        "一、修路。\n——责任单位：区发展改革委，区商监局、中国物流与采购联合会等相关单位\n\n国务院办公厅\n2019年2月3日\n",
        {"区发展改革委", "区商监局", "中国物流与采购联合会"},
        set(),
    ),
    "a row above a signature signs nothing": (
        "一、修路\n序号  任务  责任单位  牵头单位\n1  造桥  市水利局  无\n2  养路  —  区交通局、市供电公司\n\n某市人民政府\n2022年5月8日\n",
        {"市水利局", "区交通局", "市供电公司"},
        set(),
    ),
    "a row that says no task is told": (ROWS + "2\t\t市财政局\n", {"市交通局"}, {"市财政局"}),
    "a table that names nobody ends the one above": (
        ROWS + "（二）造桥。（市水利局负责）\n序号\t任务\t工作措施\n1\t架桥\t修\n\n（三）养路。（市公路局负责）\n",
        {"市交通局", "市水利局", "市公路局"},
        set(),
    ),
    "a row goes on in no row of another table": (
        "| 序号 | 任务 | 牵头单位 |\n| 1 | 修路 | 市高院 |\n\n序号\t任务\t责任单位\n1\t造桥\t市水利局\n",
        {"市高院", "市水利局"},
        set(),
    ),
    "a row with pipes is none of a table with gaps": (
        "序号  任务  牵头单位\n1  修路  市交通局\n\n| 序号 | 任务 | 措施 | 牵头单位 |\n| 1 | 造桥 | 修 | — |\n| 2 |  | 护桥 | 市高院 |\n",
        {"市交通局", "市高院"},
        set(),
    ),
    "a row ends where the header of another table begins": (
        "序号\n任务\n牵头单位\n责任单位\n1\n修路\n—\n市高院\n\n序号\n任务\n工作措施\n完成时限\n1\n造桥\n修桥\n6月\n",
        {"市高院"},
        set(),
    ),
    "a table that repeats the text is told to its end": (
        f"一、修路。（市交通局负责）\n{ROWS}2\t\t市财政局\n",
        {"市交通局"},
        {"序号\t任务\t责任单位\n1\t修路\t市交通局\n2\t\t市财政局"},
    ),
    "a title between rows may have a carrier": (
        ROWS.replace("\n1", "\n一、道路（市发展改革委牵头）\n1"),
        {"市发展改革委", "市交通局"},
        set(),
    ),
    "a rule leaves the list before it whole": (
        "一、修路。（责任单位：市财政局，牵头单位：关工委等相关单位，排名第一的部门为牵头部门，以下同）\n"
        "二、造桥。（市公安局与各成员单位，排名第一的部门为牵头部门，以下同）\n",
        {"市财政局", "关工委", "市公安局", "各成员单位"},
        set(),
    ),
    "a carrier below a table is told": (
        f"第一章 道路\n{ROWS}\n（市财政局负责，市水利局配合）\n\n1.造桥\n（市公路局负责）\n",
        {"市交通局", "市公路局"},
        {"（市财政局负责，市水利局配合）"},
    ),
    "another bracket may follow a carrier": (
        "一、修路。今年（市交通局牵头，市财政局配合）（年底前完成）\n二、造桥　（市水利局负责）　（各区负责）　\n",
        {"市交通局", "市财政局", "市水利局", "各区"},
        set(),
    ),
    "a telephone number silences no carrier of its line": (
        "一、修路。联系人：张三，电话：12345678。（参与单位：市交通局；完成时限：6月底前）\n",
        {"市交通局"},
        set(),
    ),
    "units that head a line are read beside a bracket": (
        "一、修路（市交通局牵头）\n市水利局：会同市财政局造桥。\n市公安局：负责治安。\n",
        {"市交通局", "市水利局", "市财政局", "市公安局"},
        set(),
    ),
    "sentences above units that head a line": (
        "一、修路。由市交通局牵头，市财政局配合，建立机制。\n市水利局：会同市教育局造桥。\n",
        {"市交通局", "市财政局", "市水利局", "市教育局"},
        set(),
    ),
    "a bullet on the same line ends a carrier": (
        "一、道路\n●修路，（市交通局牵头）●造桥。（市水利局牵头）\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a carrier within a sentence is told": (
        "一、完善食品安全委员会（市市场监管局牵头）工作机制。\n",
        set(),
        {"（市市场监管局牵头）"},
    ),
    "a table that runs together beside one with tabs": (
        f"一、道路\n序号任务完成时限责任单位1养路6月市高院\n{ROWS}",
        {"市高院", "市交通局"},
        set(),
    ),
    "a cell that runs together names nobody we know": (
        "一、道路\n序号任务完成时限责任单位1修路6月市高院2造桥全年某某某3养路全年国防科工办4护路全年市财政局\n",
        {"市高院", "国防科工办", "市财政局"},
        {"某某某"},
    ),
    "rows that run together stand on lines": (
        "一、道路\n序号任务责任单位\n1修路市交通局\n2造桥市水利局\n各单位要认真落实。\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "rows that run together end before a bullet": (
        "一、道路\n①修路。（市交通局牵头）\n序号任务完成时限责任单位1养路6月市高院②造桥。（市水利局牵头）\n",
        {"市高院", "市交通局", "市水利局"},
        set(),
    ),
    "the last row that runs together ends before a number in a circle": (
        "一、道路\n①修路。（市交通局牵头）\n序号任务完成时限责任单位1养路6月空管站\n②造桥。（市水利局牵头）2022年12月底前，各镇负责。\n",
        {"空管站", "市交通局", "市水利局"},
        set(),
    ),
    "rows that run together end before a heading": (
        "一、道路\n序号任务完成时限责任单位1修路6月市高院第二章 桥梁。（市水利局牵头）\n",
        {"市高院", "市水利局"},
        set(),
    ),
    "rows that run together and cannot be told apart are told": (
        "一、道路\n序号任务责任单位1修路某某某2造桥甲乙丙\n",
        set(),
        {"序号任务责任单位1修路某某某2造桥甲乙丙"},
    ),
    "a table with units and no task is told": (
        "一、修路。（市公安局负责）\n序号\t任务\t责任单位\n1\t\t市交通局\n2\t\t市水利局\n",
        {"市公安局"},
        {"序号\t任务\t责任单位\n1\t\t市交通局\n2\t\t市水利局"},
    ),
    "a plan of bullets below a signature": (
        "关于印发2022年工作要点的通知\n好。\n某市人民政府\n2022年5月8日\n●修路。（市交通局负责）\n●造桥。\n责任单位：台联\n",
        {"市交通局", "台联"},
        set(),
    ),
    "a carrier below the plan is told": (
        "一、修路。（市公安局负责）\n某市人民政府\n2022年5月8日\n（市交通局负责）\n",
        {"市公安局"},
        {"（市交通局负责）"},
    ),
    "who runs a site is no part of the plan": (
        "一、修路。（市交通局负责）\n某市人民政府\n2022年5月8日\n主办单位：市政府办公室\n",
        {"市交通局"},
        set(),
    ),
    "rows that run together end before another table": (
        "一、道路\n序号任务完成时限责任单位1养路6月市高院\n附件：分工表\n\n序号  任务  完成时限  牵头单位\n1  修路  6月  市交通局\n2  造桥  6月  市水利局\n",
        {"市高院", "市交通局", "市水利局"},
        set(),
    ),
    "a line of the plan begins as a heading of links does": (
        "一、修路\n责任单位：市交通局\n相关部门：市水利局\n序号\n任务\n牵头单位\n1\n造桥\n相关乡镇人民政府\n",
        {"市交通局", "相关乡镇人民政府"},
        set(),
    ),
    "names that hold words of sentences, or end like none, are in the registry": (
        "一、修路（国家安全局、省国家安全厅、市台联、中石油、国家防总、中央统战部负责）\n",
        {"国家安全局", "省国家安全厅", "市台联", "中石油", "国家防总", "中央统战部"},
        set(),
    ),
    "one name in a bracket before a bullet on the same line": (
        "一、道路\n●修路。（市交通局）●造桥。（市水利局）\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a name that begins as none does, in a row before a heading": (
        "第一条 道路\n序号任务完成时限责任单位1修路6月大数据发展中心第二条 桥梁。（市水利局牵头）\n",
        {"大数据发展中心", "市水利局"},
        set(),
    ),
    "a unit and its duty are no addressee": (
        "某市关于印发2022年工作要点的通知\n好。\n●修路\n协办单位：市高院\n市水利局：会同市财政局推进。\n●造桥（市教育局负责）\n",
        {"市高院", "市水利局", "市财政局", "市教育局"},
        set(),
    ),
    "a carrier in the text of a row": (
        "序号\t任务\t责任单位\n1\t修路（市交通局牵头，市财政局配合）\t市公安局\n2\t造桥。责任单位：市水利局\t\n",
        {"市交通局", "市财政局", "市公安局", "市水利局"},
        set(),
    ),
    "a row that runs together ends before a number of the outline": (
        "一、道路\n序号任务完成时限责任单位1修路6月市高院2造桥6月信用中心2.桥梁。（市水利局牵头）\n",
        {"市高院", "信用中心", "市水利局"},
        set(),
    ),
    "a name on a line with a telephone number is told": (
        "一、修路。联系人：张三，电话：12345678。（市交通局）\n二、造桥。联系人：张三，电话：12345678。（市水利局负责）\n",
        {"市水利局"},
        {"（市交通局）"},
    ),
    "a table of two columns": (
        "某市2022年任务分工表\n责任单位\t工作任务\n市交通局\t修路\n\t养路\n市水利局\t造桥\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a cell nearer to its row than to a date is no signature": (
        "一、道路\n序号\n任务\n完成时限\n牵头单位\n1\n修路\n6月\n市高院\n\n\n2022年5月8日\n",
        {"市高院"},
        set(),
    ),
    "a row with units in its first column and no task": (
        "一、修路。（市公安局负责）\n牵头单位\t任务\n市交通局\t造桥\n市水利局\t\n",
        {"市公安局", "市交通局", "市水利局"},
        set(),
    ),
    "items on the line of a table that runs together": (
        "一、道路\n序号任务完成时限责任单位1修路6月市高院2造桥全年市交通局二、保障1.加强领导。（市政府办公室负责）3.督查。（市督查室负责）\n",
        {"市高院", "市交通局", "市政府办公室", "市督查室"},
        set(),
    ),
    "rows that run together on lines, one of which names nobody": (
        "一、道路\n序号任务责任单位\n1修路区交建局\n2造桥甲乙丙\n3推进教育区教育局\n",
        {"区交建局"},
        {"2造桥甲乙丙\n3推进教育区教育局"},
    ),
    "items below a table of two columns": (
        "某市任务表\n任务\t责任单位\n1.修路\t市交通局\n二、保障\n1.\t加强领导（市政府办公室负责）\n2.\t督查（市督查室负责）\n",
        {"市交通局", "市政府办公室", "市督查室"},
        set(),
    ),
    "an item with a time behind rows that run together is no row": (
        "一、道路\n序号任务完成时限责任单位1修路6月市高院\n二、造桥。2022年12月底前，每年至少1次，（牵头单位：市水利局；完成时限：年底前）\n",
        {"市高院", "市水利局"},
        set(),
    ),
    "a task whose name is of numerals": ("某市任务表\n任务\t牵头单位\n十四五\t市高院\n", {"市高院"}, set()),
    "white space before a bullet on the same line": (
        "一、道路\n●修路。（市交通局会同市财政局）　●造桥。（市水利局）\n",
        {"市交通局", "市财政局", "市水利局"},
        set(),
    ),
    "rows of two columns with an empty one": (
        "某市任务表\n牵头单位\t任务\n一、道路\n—\t修路\n\t养路\n市高院\t\n\t造桥\n",
        {"市高院"},
        set(),
    ),
    "a cell of numerals that are no number is no number of a row": (
        "一、道路\n序号\n任务\n牵头单位\n责任单位\n来源\n1\n十四五\n市高院\n市交通局\n文件\n",
        {"市高院", "市交通局"},
        set(),
    ),
    "a carrier before a sentence": (
        "一、修路\n（市交通局配合）由市教育局牵头，市水利局配合，建立机制。\n二、造桥\n",
        {"市教育局", "市水利局"},
        {"（市交通局配合）"},
    ),
    "a bracket within a field": (
        "一、修路\n牵头单位：市交通局（市教育局负责）\n二、造桥\n",
        {"市交通局"},
        {"（市教育局负责）"},
    ),
    "who supports, before another carrier": (
        "一、修路（市交通局配合）。（市教育局负责）\n二、造桥\n",
        {"市交通局", "市教育局"},
        set(),
    ),
    "tables with other marks below each other": (
        "一、道路\n序号  任务  完成时限  牵头单位\n1  修路  6月  市交通局\n\n序号\t任务\t牵头单位\n1\t造桥\t市教育局\n\n"
        "序号  任务  措施  时限\n1  养路  修  6月\n",
        {"市交通局", "市教育局"},
        set(),
    ),
    "a last cell above a signature": (
        "一、道路\n序号\n任务\n牵头单位\n责任单位\n1\n修路\n—\n市高院\n\n某市人民政府\n2022年5月8日\n",
        {"市高院"},
        set(),
    ),
    "a row that runs together ends with a sentence": (
        "一、道路\n序号任务完成时限责任单位1修路6月空管站、市交通委。\n任务\t措施\n养路\t修\n",
        {"空管站", "市交通委"},
        set(),
    ),
    "a field below a table is no cell": (
        "一、道路\n牵头单位\t措施\t任务\n市高院\t修\t修路\n\n责任单位：各成员单位\n",
        {"市高院"},
        {"责任单位：各成员单位"},
    ),
    "a carrier before a number that opens no line": (
        "1.修路。（市交通局负责）\n序号\t任务\t措施\n1\t养路\t修\n\n（市高院）2.造桥。（市水利局负责）\n",
        {"市交通局", "市高院", "市水利局"},
        set(),
    ),
    "the second sheet has the title of the first": (
        f"某市2022年重点任务分工方案\n{ROWS}\n某市2022年重点任务分工方案\n{ROWS.replace('修路', '造桥').replace('交通', '水利')}",
        {"市交通局", "市水利局"},
        set(),
    ),
    "the next page has the title of the first": (
        "某市2022年工作要点\n一、修路。（市交通局负责）\n某市2022年工作要点\n二、造桥。（市水利局负责）\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a link below repeats the title of what is passed on": (
        f"某市人民政府关于印发《2022年工作要点》的通知\n各区人民政府：\n{ROWS}\n2022年工作要点\n",
        {"市交通局"},
        set(),
    ),
    "rows before the plan's own title are told": (
        f"某市人民政府关于印发《2022年工作要点》的通知\n\n{ROWS}\n2022年工作要点\n一、造桥。（市水利局负责）\n",
        {"市水利局"},
        {"1\t修路\t市交通局"},
    ),
    "a title below the table of the page begins the plan": (
        "某市2022年工作要点\n索引号\t01\t来源\t某市\n某市2022年工作要点\n一、修路。（市交通局负责）\n",
        {"市交通局"},
        set(),
    ),
    "a title below a table is that of the next": (
        f"{ROWS}\n某市2022年项目计划表\n{ROWS.replace('修路', '造桥').replace('交通', '水利')}",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a title below a table without numbers is that of the next": (
        f"任务\t责任单位\t备注\n修路\t市交通局\t无\n某市2022年项目计划表\n{ROWS.replace('交通', '水利')}",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a bracket apart from a field is none of its names": (
        "一、修路。配合部门：市消协等相关单位　（市交通局会同市财政局牵头）\n",
        {"市交通局", "市财政局"},
        set(),
    ),
    "a cell says a role, and a row's last cell is empty": (
        "任务\t责任单位\n修路\t市交通局\n养路（市财政局配合）\t\n造桥\t市水利局牵头\n",
        {"市交通局", "市财政局", "市水利局"},
        set(),
    ),
    "a carrier among remarks is told": (
        "任务\t责任单位\t备注\n修路\t市交通局\t急（市财政局配合）\n\t\t急（市水利局牵头）\n",
        {"市交通局"},
        {"（市财政局配合）", "（市水利局牵头）"},
    ),
    "a copyright office opens no foot of a page": (
        "一、修路\n版权局配合市公安局做好工作。\n责任单位：市交通局\n",
        {"市交通局"},
        set(),
    ),
    "a table that runs together is no title between rows": (
        "序号\t任务\t牵头单位\n1\t修路\t市交通局\n\n序号任务完成时限责任单位1造桥6月市水利局\n\n任务\t工作措施\n养路\t修\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a header that names nobody is no row": (
        "序号\t任务\t牵头单位\n1\t修路\t市交通局\n任务\t工作措施\n养路\t责任单位：市水利局\n",
        {"市交通局"},
        {"责任单位：市水利局"},
    ),
    "a body that heads what it does receives no letter": (
        "某市人民政府关于印发《2022年工作要点》的通知\n●修路。\n协办单位：市交通局\n市水利局：加强建设，会同市财政局推进。\n",
        {"市交通局"},
        {"市水利局：加强建设，会同市财政局"},
    ),
    "a line below is no more of a cell of remarks": (
        "| 序号 | 任务 | 牵头单位 | 备注 |\n| 1 | 修路 | 市交通局 | 急（市水利局配合） |\n某市人民政府办公厅\n",
        {"市交通局"},
        {"（市水利局配合）"},
    ),
    "a title stands below the header of another table": (
        "序号\t任务\t完成时限\t牵头单位\n1\t修路\t6月\t市交通局\n\n任务\t牵头单位\n一、道路\n造桥\t市水利局\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "a row that runs together ends before a number in brackets": (
        "一、道路\n序号任务完成时限责任单位1修一条路6月市交通局2造一座桥6月空管站（2）养路。（市公路局负责）\n",
        {"市交通局", "空管站", "市公路局"},
        set(),
    ),
    "a signature below a table with a cell on a line is no cell": (
        "某市人民政府关于印发2022年工作要点的通知\n序号\n任务\n责任单位\n来源\n1\n修路\n市交通局\n省方案（市财政局负责）\n\n某市人民政府\n\n附件：表\n",
        {"市交通局"},
        {"（市财政局负责）"},
    ),
    "what is said among remarks is told": (
        "任务\t责任单位\t备注\n修路\t市交通局\t市财政局配合\n造桥\t市水利局\t由市教育局牵头\n养路\t市公路局\t（牵头的是市城管局）\n护路\t市住建局\t资金由市财政局负责落实\n",
        {"市交通局", "市水利局", "市公路局", "市住建局"},
        {"市财政局配合", "由市教育局牵头", "（牵头的是市城管局）", "资金由市财政局负责落实"},
    ),
    "what titles between rows say is told if no row stands below them": (
        "序号\t任务\t责任单位\n一、道路（市交通局牵头）\n（一）修路\n1\t铺路\t市公路局\n",
        {"市公路局"},
        {"（市交通局牵头）"},
    ),
    "a bracket ends its cell, though the table has no column of units": (
        "某市人民政府关于印发《2022年工作要点》的通知\n一、修路。（市交通局负责）\n某市人民政府\n\n附件：表\n任务\t措施\n造桥（市水利局负责）\t架桥\n",
        {"市交通局"},
        {"（市水利局负责）"},
    ),
    "a date below a signature ends a table with a cell on a line": (
        "某市人民政府关于印发工作要点的通知\n2022年工作要点\n序号\n任务\n来源\n牵头单位\n1\n总体要求\n修一条路\n市交通局负责\n\n某市人民政府\n2022年5月8日\n一、\n",
        {"市交通局"},
        set(),
    ),
    "a row that runs together ends above a signature": (
        "某市人民政府关于印发2022年工作要点的通知\n一、道路\n序号任务完成时限责任单位1修一条路6月委审计办\n某市人民政府\n2022年5月8日\n二、造桥。（市水利局负责）\n",
        {"委审计办", "市水利局"},
        set(),
    ),
    "a bullet without words ends the item before it": (
        "第一部分 道路\n●修路。（市交通局）●。（市水利局负责）\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "titles and rows without units stand between two rows": (
        "任务\t责任单位\n一、道路\n修路\t市交通局\n一、道路\n养路\t\n一、道路\n护路\t\n二、桥\n造桥\t市水利局\n",
        {"市交通局", "市水利局"},
        set(),
    ),
    "the last cell of a row is none of those who sign behind an empty line": (
        "某市人民政府2022年工作要点\n序号\n任务\n牵头单位\n来源\n责任单位\n1\n修路\n市交通局\n省里（市财政局负责）\n市水利局\n\n某市人民政府\n2022年5月8日\n",
        {"市交通局", "市水利局"},
        {"（市财政局负责）"},
    ),
    "a sentence between two tables with a cell on a line is no cell": (
        "一、道路\n序号\n任务\n牵头单位\n来源\n备注\n1\n修路\n市交通局负责\n省里\n急\n\n由市水利局负责落实。\n\n序号\n任务\n措施\n1\n修\n修一条路\n",
        {"市交通局"},
        {"由市水利局负责落实。"},
    ),
    "a plan that stands again below a table with a cell on a line is no row of it": (
        "上海市人民政府办公厅2022年质量工作要点\n一、道路\n序号\n任务\n牵头单位\n责任单位\n措施\n1\n修路\n市交通局\n—\n修一条路\n\n上海市人民政府办公厅\n\n"
        "（1）造桥。\n牵头单位：市水利局\n（2）种树。（市林业局负责）\n（3）\n（市财政局负责）\n",
        {"市交通局", "市水利局", "市林业局", "市财政局"},
        set(),
    ),
    "who signs without a date behind an empty line is no cell": (
        "上海市人民政府办公厅2022年质量工作要点\n序号\n任务\n完成时限\n牵头单位\n措施\n责任单位\n来源\n1\n修路\n6月\n市交通局\n修一条路\n市水利局\n省里（市财政局负责）\n\n上海市人民政府办公厅\n",
        {"市交通局", "市水利局"},
        {"（市财政局负责）"},
    ),
}


def _reading(text: str) -> Reading:
    return read(Document(text, "text/plain", "0" * 64))


@pytest.mark.parametrize("what", HEARD)
def test_nobody_is_passed_over(what: str) -> None:
    text, named, told = HEARD[what]
    reading = _reading(text)
    keeps_the_rules(reading)
    assert {duty.text for duty in reading.responsibilities} >= named
    assert {unread.text for unread in reading.unread} == told


@pytest.mark.parametrize("text", ["一、脱贫。减贫3850户16800人，29个贫", "南县", "推进放心消费工程"])
def test_white_space_behind_a_text_says_nothing(text: str) -> None:
    ignores_what_follows(_reading(text))


def test_a_title_between_rows_is_the_same_in_another_width() -> None:
    text = "序号|任务|责任单位\n| 7 | | |\n| 二 | 桥梁 | |\n1|修路|市交通局\n"
    says_the_same(_reading(text), in_script(text, 2))


def test_a_title_that_closes_a_plan_without_numbers_leaves_it_whole() -> None:
    plan = "某市2022年就业工作方案\n\n6月底前建成公共就业服务中心10个，市人社局牵头组织招聘会。\n"
    assert [fact.text for fact in _reading(plan + "\n某市2022年就业工作方案\n").measures] == ["10个"]


@pytest.mark.parametrize(
    "title",
    [
        "成都市2021年食品安全重点工作责任分解表",
        "成都市2021年重点任务分工表",
        "成都市2021年任务表",
        "成都市2021年重点工作台账",
        "成都市2021年项目计划表",
        "成都市教育局2021年目标责任书",
        "成都市2021年工作要点任务分解表",
        "成都市2021年为民办实事项目",
        "成都市2021年为民办实事项目表",
        "成都市2021年重点任务分解",
        "成都市2021年任务分解表（征求意见稿）",
    ],
)
def test_the_title_of_a_table_is_that_of_the_notice(title: str) -> None:
    for text in f"{title}\n{ROWS}", f"{title}\n一、修路。（市交通局负责）\n":
        reading = _reading(text)
        notice = reading.document
        assert (notice.title, notice.jurisdiction, notice.year) == (title, "510100", 2021)
        assert [duty.text for duty in reading.responsibilities] == ["市交通局"]


TITLES = {
    "一、完善食品安全委员会（市市场监管局牵头）工作机制\n二、修路": "完善食品安全委员会（市市场监管局牵头）工作机制",
    "序号\t任务\t责任单位\n1\t建立（市委办牵头）督查机制\t市公安局\n": "建立（市委办牵头）督查机制",
    "序号\t任务\t责任单位\n1\t新建业务用房（市中心血站）\t市卫健委\n": "新建业务用房（市中心血站）",
    "序号\t任务\t措施\t责任单位\n1\t修路（市交通局牵头）\t建国道3条\t市公安局\n": "修路",
}


@pytest.mark.parametrize("text", TITLES)
def test_only_a_carrier_that_was_read_ends_a_title(text: str) -> None:
    assert _reading(text).tasks[0].title == TITLES[text]


@pytest.mark.parametrize(
    "text",
    [
        "一、加强防控。（市卫健委牵头）\n学校：落实晨检制度。\n社区：加强排查。\n重点单位：推进整改。\n二、其他（市卫健委负责）",
        "一、新建项目（A区）★，改扩建项目（市第一医院）★，完成投资1亿元。（市卫健委负责）\n二、其他",
        "一、业务\n序号\t任务\t责任单位\n1\t新建用房（市中心血站）\t市卫健委\n",
        "一、防控。（市卫健委牵头）联系人：李四，电话：123。材料报送地址：某路1号（市民中心）\n二、其他",
    ],
)
def test_who_is_named_beside_a_carrier_has_no_duty(text: str) -> None:
    assert {duty.text for duty in _reading(text).responsibilities} == {"市卫健委"}


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("一、修路。（市水利局负责）\n二、造桥。（市水利局负责）\n\n某市交通局\n\n\n2022年3月1日", "某市交通局"),
        ("序号\t任务\t责任单位\n1\t修路\t市交通局\n\n某市人民政府\n\n\n2022年3月1日", "某市人民政府"),
        ("任务\t责任单位\n修路\t市交通局\n造桥\t市水利局\n某市人民政府\n2022年3月1日", "某市人民政府"),
        ("序号\n任务\n责任单位\n1\n修路\n市水利局\n\n某市人民政府\n\n\n2022年3月1日", "某市人民政府"),
    ],
)
def test_who_signs_below_the_plan(text: str, issuer: str) -> None:
    reading = _reading(text)
    assert reading.document.issuer == issuer
    assert issuer not in {duty.text for duty in reading.responsibilities}


@pytest.mark.parametrize(
    "letter",
    [
        "各区人民政府：配合全省工作部署，现将方案印发给你们。",
        "各区人民政府：加强建设。",
        "市交通局、市水利局：加强建设。",
        "市交通局：你局请示收悉。",
    ],
)
def test_a_letter_may_stand_behind_those_who_receive_it(letter: str) -> None:
    notice = f"某市政府关于做好工作的通知\n{letter}\n一、修路（市财政局负责）\n"
    addressees = [party.text for party in _reading(notice).parties if party.role == "addressee"]
    assert addressees == letter.split("：")[0].split("、")


def test_who_signs_in_both_scripts_is_one() -> None:
    notice = (
        "2022年工作方案\n一、修路（市交通局负责）\n临淮岗镇人民政府\n2022年4月15日\n\n臨淮崗鎮人民政府\n2022年4月15日\n"
    )
    assert _reading(notice).document.issuer == "临淮岗镇人民政府"


def test_a_title_over_two_lines_may_name_no_issuer() -> None:
    notice = _reading("印发关于加快冰雪运动和\n冰雪装备产业发展若干政策措施的通知\n一、修路（市交通局负责）\n").document
    assert (notice.title, notice.issuer) == ("关于加快冰雪运动和 冰雪装备产业发展若干政策措施", None)
