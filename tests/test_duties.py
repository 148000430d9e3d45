"""Small texts and exactly who has which role in them; what fuzzing cannot know, as it asks only whether somebody is heard."""

from __future__ import annotations

import pytest

from graph.model import Document, Reading
from ingest.reading import read
from tests.reading_rules import keeps_the_rules

HEAD = "杭州市2024年工作要点\n"
DUTIES = {
    "一、节能。责任单位：市发展改革委 市经信局": "implements 市发展改革委, implements 市经信局",
    "一、节能。（市发展改革委　市经信局牵头，市教育局 市财政局配合）": "leads 市发展改革委, leads 市经信局, supports 市教育局, supports 市财政局",
    "一、节能。（市发展改革委/市经信局）": "implements 市发展改革委, implements 市经信局",
    "一、节能。（浙江省 市场监管局、市公安局 交警支队、市水 利局 市财政局负责）": (
        "implements 浙江省 市场监管局, implements 市公安局 交警支队, implements 市水 利局, implements 市财政局"
    ),
    "一、节能。（市商务局市财政局市经信委负责）": "implements 市商务局, implements 市财政局, implements 市经信委",
    "一、节能。（市城管局市容科、市公安局市中分局、市教育局市场监管局、国家税务总局市税务局）": (
        "implements 市城管局市容科, implements 市公安局市中分局, implements 市教育局市场监管局, implements 国家税务总局市税务局"
    ),
    "一、节能。责任单位：各乡镇/街道，各县/区政府": "implements 各乡镇/街道, implements 各县/区政府",
    "一、节能。（牵头单位：市发展改革委、市财\n政局，配合单\n位：市经信局）": "leads 市发展改革委, leads 市财\n政局, supports 市经信局",
    "一、节能。（市发展改革委（市能源局）牵头，\n市经信局配合）": "leads 市发展改革委, supports 市经信局",
    "一、节能。\n配合单位：市经信局、\n市财政局\n完成时限：6月底前": "supports 市经信局, supports 市财政局",
    "一、节能（市经信局\n二、造桥（市水利局负责）": "implements 市水利局",
    "一、平台。支持龙头企业牵头组建平台，市科技局要会同市经信局加强指导。": "leads 市科技局, supports 市经信局",
    "一、申报。鼓励高校牵头申报项目，市科技局负责指导。": "implements 市科技局",
    "一、排查，市水务局、市城管局牵头（各区人民政府配合）。": "leads 市水务局, leads 市城管局, supports 各区人民政府",
    "一、巡查，责任单位为市公安局，协助单位为市水务局、市教育局。": "implements 市公安局, supports 市水务局, supports 市教育局",
    "一、节能。市发展改革委为牵头单位，市经信局为配合单位。": "leads 市发展改革委, supports 市经信局",
    "一、节能。（市教育局负责）牵头单位是市公安局。": "implements 市教育局, leads 市公安局",
    "一、节能。（由市发展改革委于2024年10月底前完成）": "implements 市发展改革委",
    "一、节能。（市发展改革委、市经信局第三季度完成）": "implements 市发展改革委, implements 市经信局",
    "一、会议（2024年底前召开）。（2024年6月底前）": "",
    "一、扬尘。住房城乡建设部门负责工地监管，城市管理部门负责保洁。": "implements 住房城乡建设部门, implements 城市管理部门",
    "一、节能。由市发展改革委总牵头，市经信局分头落实。": "leads 市发展改革委, implements 市经信局",
    "一、节能。——市发展改革委牵头，市经信局配合": "leads 市发展改革委, supports 市经信局",
    "一、清单。〔市生态环境局牵头，各县（区）人民政府（管委会）配合〕": "leads 市生态环境局, supports 各县（区）人民政府",
    "一、清单。〔责任单位：市生态环境局、\n各街道（功能区）〕（国发〔2020〕3号）": "implements 市生态环境局, implements 各街道",
    "一、按《意见》（国发〔2020〕3号）办。〔市财政局负责〕（2024年底前）": "implements 市财政局",
    "一、安全。（各级党委、政府，市直有关部门、单位负责）": "implements 各级党委、政府, implements 市直有关部门、单位",
    "一、安全。（责任单位：各县区党委、人大、政府，县(市、区)政府，市、县人民政府，乡镇、街道，市）": (
        "implements 各县区党委、人大、政府, implements 县(市、区)政府, implements 市、县人民政府, implements 乡镇、街道"
    ),
    "一、安全。（市委、市政府，各委、办、局，市法院、市检察院负责）": (
        "implements 市委, implements 市政府, implements 各委、办、局, implements 市法院, implements 市检察院"
    ),
    "一、整治，由公安部门负责，有关部门配合。": "implements 公安部门, supports 有关部门",
    "一、排查。由市经贸委承办，市农业局、市卫生局协办。": "implements 市经贸委, supports 市农业局, supports 市卫生局",
    "一、活动。此项活动由市商务局、余杭街道办共同组织实施。": "implements 市商务局, implements 余杭街道办",
    "一、活动（市教育局承办，市民政局协办）": "implements 市教育局, supports 市民政局",
    "一、活动。市教育局负责牵头，市民政局协助。": "leads 市教育局, supports 市民政局",
    "一、活动（市教育局、市体育局牵头督导，市公安局按职责分工落实）": "leads 市教育局, leads 市体育局, implements 市公安局",
    "一、安全。市教育局依法负责学校安全，市民政局全面负责养老。": "implements 市教育局, implements 市民政局",
    "一、监管。市市场监管局按职责分工做好监管工作。": "implements 市市场监管局",
    "(一)质监部门。\n1.依法对锅炉实施安全监察。\n(二)市教育局。负责学校安全。": "implements 质监部门, implements 市教育局",
    "(一)市教育局职责\n1.负责学校。\n(二)市民政局主要职责。负责养老。\n(三)公安部门工作职责：负责道路。": (
        "implements 市教育局, implements 市民政局, implements 公安部门"
    ),
    "一、各部门职责\n(一)乡镇政府(街道办事处)\n具体负责检查。\n(二)市交通委(市道运局)\n负责公路。": (
        "implements 乡镇政府, implements 市交通委"
    ),
    "一、杭州市政府\n对全市工作全面监管。\n二、数字政府。加强建设。\n三、市级平台。\n加强建设。": "implements 杭州市政府",
    "一、市民中心（市住建局）\n加强建设。\n二、省市场监管局（省知识产权局）：负责牵头组织。": "implements 市住建局, leads 省市场监管局",
    "一、节能（牵头领导：张三；牵头单位：市经信局；主要责任人：李四）": "leads 市经信局",
    "一、节能\n市级牵头单位：市经信局\n市直责任单位：市财政局\n协同配合单位：市教育局": (
        "leads 市经信局, implements 市财政局, supports 市教育局"
    ),
    "序号|任务|牵头单位|协同配合单位\n1|办学|市教育局|市财政局": "leads 市教育局, supports 市财政局",
    "序号 |\n任务 |\n分管领导 |\n牵头单位 |\n责任单位 |\n80 |\n办学。 |\n俞 悦 |\n市教育局 |\n市财政局 |\n": (
        "leads 市教育局, implements 市财政局"
    ),
    "序号\n任务\n牵头单位\n责任单位\n二、扩投资\n三、延链条\n68\n办学。\n市教育局\n市财政局\n": (
        "leads 市教育局, implements 市财政局"
    ),
    "工作任务 | 具体要求 | 责任部门 |\n一、公开 | 1.更新网站。 | 市府办 |\n2.反馈问题。 | 市教育局 | |\n3.更新目录。 | 市财政局牵头，市民政局配合 | |\n": (
        "implements 市府办, implements 市教育局, leads 市财政局, supports 市民政局"
    ),
    "一、监督。市发展改革委负责督促各市、区政府落实，由市环保局负责指导各镇、街道办事处落实。": "implements 市发展改革委, implements 市环保局",
    "一、保护。（高新区党工委和管委会，余杭区、临平区教育局，桐庐县、市教育局负责）": (
        "implements 高新区党工委和管委会, implements 临平区教育局, implements 桐庐县, implements 市教育局"
    ),
    "一、展会。商务、工商和知识产权部门负责办好展会。\n二、国资、商务、供销部门。负责储备。\n三、检查。（旅游、卫生健康主管部门，市教育局负责）": (
        "implements 商务、工商和知识产权部门, implements 国资、商务、供销部门, implements 旅游、卫生健康主管部门, implements 市教育局"
    ),
    "一、环境。市环保局要加强环境管理，配合市农业局处置废弃物。": "supports 市环保局, leads 市农业局",
    "一、改革。 （市财政局负责）加快标识管理。（市教育局负责）": "implements 市财政局, implements 市教育局",
    "一、考核（市财政局负责）\n附件：1.任务清单\n2.任务分解\n": "implements 市财政局",
    "序号 | 民生实事 | 责任单位\n1 | 建成活动中心。 | 市残联": "implements 市残联",
    "一、培育上市公司（市地方金融局）\n支持企业。\n二、打造特色街道（市民政局）\n加强管理。\n三、做强市属公司（市国资委）\n": (
        "implements 市地方金融局, implements 市民政局, implements 市国资委"
    ),
    "一、压实部门职责\n加强统筹。\n二、强化部门职责。\n三、厘清市县政府职责\n加强。": "",
    "一、特色街道。\n开展评选。\n二、市属公司。加强改革。\n三、市级法院。建设法院。\n四、市数字政府。加强。": "",
    "一、招商。协助市政府负责招商，提请市政府牵头。指导各县区按职责做好工作。组织有关部门按照职责分工做好。": "",
    "一、领导。各级各单位主要负责领导要亲自抓，市教育局全面负责任。": "",
    "一、治理（政府、市场、社会）\n二、治理。（责任单位：市场管委会）": "implements 市场管委会",
    "一、治理。（责任单位：乡镇、县政府，社区、街道，镇、区政府办）": (
        "implements 乡镇, implements 县政府, implements 社区, implements 街道, implements 镇, implements 区政府办"
    ),
    "序号 |\n任务 |\n牵头单位 |\n1 |\n办学。 |\n市教育局 |\n　\n| 任务 | 措施 |\n| 招生 | 公开 |\n": "leads 市教育局",
    "任务 | 责任单位\n1.修路 | 市交通局\n2.造桥 |\n3.供电 |\n4.供热 |\n5.供气 |\n6.供水 |\n7.供粮 |\n8.治水 | 市水利局": (
        "implements 市交通局, implements 市水利局"
    ),
    "一、节能。明确责任单位为第一责任人，责任单位是主体。": "",
    "一、督查。加强检查。\n〔1〕清单由市委组织部会同市应急局印发。": "",
    "类别\t任务\t责任单位\n公共领域\t修路\t市交通局\n城市领域\t重点项目\t\n生态领域\t造桥\t市水利局": (
        "implements 市交通局, implements 市交通局, implements 市水利局"
    ),
    "|类别|任务|责任单位|\n|党建工作|重点任务||\n|环境|造桥|市水利局|": "implements 市水利局",
    "类别\t任务\t完成时限\t责任单位\n党建工作\t组织工作\n环境\t造桥\t6月\t市水利局": "implements 市水利局",
    "任务\t措施\t责任单位\n修路\t铺\t市交通局\n水利设施\t\t\n造桥\t架\t市水利局": "implements 市交通局, implements 市水利局",
    "任务\t措施\t责任单位\n修路\t铺\t市交通局\n合计\t\t": "implements 市交通局",
    "序号\t任务\t责任单位\n1\t修路\t市交通局\n序号任务责任单位\n2\t造桥\t市水利局": "implements 市交通局, implements 市水利局",
    "序号\t任务\t责任单位\n1\t修路\t市交通局\n序号任务责任单位1造桥市水利局2绿化市林业局": (
        "implements 市交通局, implements 市水利局, implements 市林业局"
    ),
    "序号  任务  完成时限  责任单位\n1  政府负责  6月  市交通局\n2  部门协同配合  市水利局": "implements 市交通局, implements 市水利局",
    "任务\t责任单位\n修路\t市交通局\n\n一、\t各区落实\n（一）造桥。（市水利局负责）": "implements 市交通局, implements 市水利局",
    "任务\t责任单位\n修路\t市交通局\n造桥\n抓好落实\t全市参与": "implements 市交通局",
    "序号\t任务\t责任单位\n1\t修路\t市交通局\n\n杭州市人民政府\n2024年5月8日\n附件：\n一、造桥（市水利局负责）": (
        "implements 市交通局, implements 市水利局"
    ),
    "序号\t任务\t责任单位\n1\t修路\t市交通局\n\n某县教育局": "implements 市交通局",
    "序号\t任务\t责任单位\n1\t修路\t市交通局牵头\n市财政局、市住建局配合\n2\t造桥\t市水利局": (
        "leads 市交通局, supports 市财政局, supports 市住建局, implements 市水利局"
    ),
    "序号\t任务\t责任单位\n1\t修路\t市交通局牵头\n配合单位：市财政局\n2\t造桥\t市水利局": (
        "leads 市交通局, supports 市财政局, implements 市水利局"
    ),
    "序号\n任务\n责任单位\n1\n修路\n市交通局牵头\n市财政局配合": "leads 市交通局, supports 市财政局",
    "序号\n任务\n责任单位\n完成时限\n1\n修路\n市交通局\n2024年6月30日\n2\n造桥\n市水利局\n2024年7月1日": (
        "implements 市交通局, implements 市水利局"
    ),
    "一、分工\n市水利局：建设水库。\n市财政局：保障资金。": "implements 市水利局, implements 市财政局",
    "一、修路（市财政局负责）\n版权保护由市文旅局负责。": "implements 市财政局, implements 市文旅局",
    "序号|任务|主要责任单位|其他责任单位\n1|修路|市交通局|市财政局": "implements 市交通局, implements 市财政局",
    "序号\n2022年预期目标\n责任单位\n1\n地区生产总值增长5.5%\n市发展改革委\n2\n修路\n市交通局": (
        "implements 市发展改革委, implements 市交通局"
    ),
    "序号 工 作 任 务 牵头负责部门\n1 推进5万个行政村通光纤 市工信局\n2 城镇新增就业1万人以上 市人社局、市财政局": (
        "leads 市工信局, leads 市人社局, leads 市财政局"
    ),
    "部门\t工作任务\t备注\n市交通局\t修路\t急\n\t养路\t急": "implements 市交通局, implements 市交通局",
    "一、安全。牵头责任单位：市卫健委\n\n主要协作单位：各区人民政府，市直有关部门": "leads 市卫健委, supports 各区人民政府, supports 市直有关部门",
    "一、安全。（主要责任单位：市发改委；其他责任单位：市财政局）": "implements 市发改委, implements 市财政局",
    "一、安全。（主管部门：市民政局）\n二、节能。（组织实施单位：市教育局）": "implements 市民政局, implements 市教育局",
    "一、安全。牵头负责部门：市应急局\n主要配合部门：市公安局": "leads 市应急局, supports 市公安局",
    "一、节能。（市财政局负责，年内持续推进）": "implements 市财政局",
    "一、养老。改造8家居家养老服务中心（站）。": "",
    "一、甲。（责任单位：市经信局、市税务局（列第一位者为工作牵头单位或汇总单位，下同））\n二、乙。（责任单位：市教育局、市财政局）": (
        "leads 市经信局, implements 市税务局, leads 市教育局, implements 市财政局"
    ),
    "一、甲。\n责任单位：市发改委、海曙生态环境分局（列第一位者为牵头单位，下同）": "leads 市发改委, implements 海曙生态环境分局",
    "一、甲。（责任单位：市环保局、市水利局。排在前位为牵头部门，下同。）": "leads 市环保局, implements 市水利局",
    "二、责任分解中，列第一位的责任单位为牵头单位或汇总单位。\n三、甲。（责任单位：市环保局、市水利局）": (
        "leads 市环保局, implements 市水利局"
    ),
    "一、甲。（市水务局牵头，各县区政府负责落实。以下均需各县区政府落实，区政府无相关职能的，由市直部门负责，不再列出）\n二、乙。（市教育局）": (
        "leads 市水务局, implements 各县区政府, inherited implements 各县区政府, implements 市教育局"
    ),
    "一、甲。（市教育局、各县区人民政府。以下政策措施均需各县区人民政府落实，不再单独列出）\n二、乙。（市教育局）": (
        "implements 市教育局, implements 各县区人民政府, inherited implements 各县区人民政府, implements 市教育局"
    ),
    "一、甲。〔责任单位：市教育局。具体任务均涉及相关县（区）人民政府，不再做分工〕\n二、乙。（市财政局）": (
        "implements 市教育局, inherited implements 相关县（区）人民政府, implements 市财政局"
    ),
    "一、救助。教育、财政、人力资源社会保障等部门按照各自职责做好救助工作。": "implements 教育、财政、人力资源社会保障等部门",
    "一、救助。发改、物价等部门要配合民政部门做好工作。": "supports 发改、物价等部门, leads 民政部门",
    "一、救助。（教育、财政、人社等部门负责）": "implements 教育、财政、人社等部门",
    "一、救助。（市高院会同教育、财政等部门和各有关部门、单位负责）": "leads 市高院, supports 教育、财政等部门, supports 各有关部门、单位",
    "一、救助。（市妇联和教育、财政等部门以及市水利局、交通、公安等有关部门和各区政府）": (
        "implements 市妇联, implements 教育、财政等部门, implements 市水利局, implements 交通、公安等有关部门, implements 各区政府"
    ),
    "一、救助。（越秀区与商务、工商部门，市教育局与教育部门，各区、县级市与市妇联，各级党委、政府等负责）": (
        "implements 越秀区, implements 商务、工商部门, implements 市教育局, implements 教育部门, implements 各区、县级市, "
        "implements 市妇联, implements 各级党委、政府"
    ),
    "一、救助。（教育、财政等部门、商务、工商部门、市高院负责）": "implements 教育、财政等部门, implements 商务、工商部门, implements 市高院",
    "一、救助。（市财政局、团市委、妇联等部门负责）": "implements 市财政局, implements 团市委, implements 妇联",
    "一、救助。铁路、邮政、教育等部门，市统计局在各自职责范围内，协助做好救助工作。": "supports 铁路、邮政、教育等部门, supports 市统计局",
    "一、救助。各街道办事处在市民政局的指导下，负责救助工作。": "implements 各街道办事处",
    "一、巡查。市市场监督管理局（以下简称市监局）负责日常巡查。": "implements 市市场监督管理局",
    "一、救助。市教育局会同人力资源社会保障局制定办法。": "leads 市教育局, supports 人力资源社会保障局",
    "一、机制。市发展改革委要会同人力资源社会保障、财税等部门，建立机制。": (
        "leads 市发展改革委, supports 人力资源社会保障、财税等部门"
    ),
    "一、市场。市工商局为城区菜市场监管工作的市级牵头部门。": "leads 市工商局",
    "一、警务。公安机关应当积极配合有关部门工作。": "supports 公安机关",
    "一、体系。要建立由政府牵头，以消防部队为主体的抢险救援组织。": "",
    "一、市城管执法大队。负责查处占道。\n二、市民政局主要职责是：\n1.制定方案。": "implements 市城管执法大队, implements 市民政局",
    "一、市文化执法总队：负责会同公安、城管部门查处违法行为。\n二、市工商局：协同市公安局查处违法行为。": (
        "leads 市文化执法总队, supports 公安, supports 城管部门, leads 市工商局, supports 市公安局"
    ),
    "一、宣传。职责如下\n市委宣传部：制订宣传方案。\n市教育局：负责学校。": "implements 市委宣传部, implements 市教育局",
    "一、进展\n(1)城南再生水厂：完成泵房。\n(2)市自来水厂：负责供水。": "implements 市自来水厂",
    "一、增长。\n分管省领导：林某某\n部门分工：市发展改革委牵头，各部门配合。\n二、修路。任务分工：市交通局负责。": (
        "leads 市发展改革委, supports 各部门, implements 市交通局"
    ),
    "一、甲。\n职责分工：\n市教育局：负责学校。": "implements 市教育局",
    "一、甲。责任单位：市政府办公厅牵头，市商务局（除标注为“牵头”单位外，列第一位的为牵头或汇总单位，下同）\n二、乙。（市教育局、市财政局）": (
        "leads 市政府办公厅, implements 市商务局, leads 市教育局, implements 市财政局"
    ),
    "一、机制。建立健全由民政部门负责，财政、残联等部门参加的协调机制。": "implements 民政部门, supports 财政、残联等部门",
    "序号 |\n项目 |\n牵头单位 |\n|\n||||\n1 |\n修路。 |\n市交通局 |\n|\n||||\n2 |\n造桥。 |\n市住建局 |": "leads 市交通局, leads 市住建局",
    "一、安全。\n牵头单位：市高院　●总体要求（市教育局负责）●节能（市财政局）": "leads 市高院, implements 市教育局, implements 市财政局",
    "一、安全。各级法院和检察院、开发区党工委和管委会负责。": "implements 各级法院和检察院, implements 开发区党工委和管委会",
    "序号 工作任务 责任单位\n1 修路 市交通局\n2 建设学校 市教育局\n3 改造 农村公路 服务站 市公路局": (
        "implements 市交通局, implements 市教育局, implements 市公路局"
    ),
    "序号 工作任务 牵头单位 配合单位\n1 修路 市交通局 市财政局\n2 建设学校 市教育局 各区政府": (
        "leads 市交通局, supports 市财政局, leads 市教育局, supports 各区政府"
    ),
    "一、会前为主办单位准备材料，目前为牵头单位负责。\n二、乙。（市交通局、市财政局）": "implements 市交通局, implements 市财政局",
    "一、甲。除国家另有规定外，各区政府均为实施单位。\n二、乙。（市交通局）": "implements 市交通局",
    "注：除特别注明的外，市财政局都是配合单位。\n一、甲。（责任单位：市财政局）": "implements 市财政局",
    "一、甲。（责任单位：市教育局。除特别注明的外，各区政府都是配合单位）": "implements 市教育局, inherited supports 各区政府",
    "一、甲。具体措施均需报市政府，不再单独列支预算。各项工作都要接受市纪委，不再列席会议。\n二、乙。（市交通局）": "implements 市交通局",
    "一、甲。市公安局为展会主办单位提供安保。市财政局为各牵头单位安排经费。市应急局是否作为牵头单位，由市政府确定。": "",
    "一、甲。市教育局负责人大力支持改革。市国资委负责人防范风险意识要加强。市民政局负责日常检查的人员要到岗。": "",
    "一、修路。（责任单位：市交通局）\n主管单位：杭州市人民政府\n浙ICP备123号": "implements 市交通局",
    "一、甲。（责任单位：税务、银行、电力公司、交通部门）": "implements 税务, implements 银行, implements 电力公司, implements 交通部门",
    "一、甲。市公安局配合各区政府工作。": "supports 市公安局, leads 各区政府",
}


@pytest.mark.parametrize("text", DUTIES)
def test_who_does_what(text: str) -> None:
    reading = _reading(text)
    keeps_the_rules(reading)
    said = [
        f"{'' if duty.basis == 'explicit' else 'inherited '}{duty.role} {duty.text}"
        for duty in reading.responsibilities
    ]
    assert ", ".join(said) == DUTIES[text]


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("2024年底", "2024-12-31"),
        ("年底完成", "2024-12-31"),
        ("12月31日", "2024-12-31"),
        ("2025年6月30日完成", "2025-06-30"),
        ("2024年6月", "2024-06-30"),
    ],
)
def test_a_time_in_a_bracket_is_a_deadline(words: str, by: str) -> None:
    reading = _reading(f"一、节能。（市发展改革委负责，{words}）\n")
    assert [(limit.text, limit.by) for limit in reading.deadlines] == [(words, by)]
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("6月底完成验收。", "2024-06-30"),
        ("2025年10月中旬基本建成。", "2025-10-20"),
        ("力争年底全面建成。", "2024-12-31"),
        ("2033年底，实现达标。", "2033-12-31"),
        ("进度安排：6月底前基本完成基建任务；", "2024-06-30"),
        ("每年6月底完成。", None),
        ("明年底建成。", "2025-12-31"),
        ("\n完成时限：印发之日起30日内完成", None),
        ("\n完成时限：3年内建成", None),
    ],
)
def test_what_is_to_be_done_by_the_end_of_a_month_is_a_deadline(words: str, by: str | None) -> None:
    assert [limit.by for limit in _reading(f"一、节能。{words}\n").deadlines] == [by]


@pytest.mark.parametrize(
    "words",
    [
        "去年6月底完成的项目",
        "截至6月底完成投资5亿元",
        "6月底完成的项目要验收",
        "近年底完成",
        "去年12月底完成改造",
        "已于12月底完成",
        "截至2022年6月底，完成投资",
        "截至2022年底，建成公园30个",
        "二〇二五年底完成",
        "2025 年底建成",
    ],
)
def test_what_was_done_is_no_deadline(words: str) -> None:
    assert _reading(f"一、节能。{words}。\n").deadlines == ()


def test_a_duty_that_is_read_too_long_hides_no_mention() -> None:
    reading = _reading("一、档案。由市级档案馆联合市教育局负责整理。\n")
    named = [mention.text for mention in reading.mentions] + [duty.text for duty in reading.responsibilities]
    assert "市教育局" in named


def test_what_is_attached_is_no_task() -> None:
    reading = _reading("一、考核（市财政局负责）\n附件：1.任务清单\n2.任务分解\n杭州市人民政府\n")
    assert [task.title for task in reading.tasks] == ["考核"]


def test_a_letter_that_speaks_of_the_plan_has_rules_for_it() -> None:
    letter = "各区人民政府：\n现将《2024年工作要点》印发给你们。除特别注明的外，各区政府都是配合单位。\n责任分解中，列第一位的为牵头单位。\n"
    plan = "2024年工作要点\n一、修路。（责任单位：市交通局、市财政局）\n"
    reading = read(
        Document(
            f"杭州市人民政府关于印发2024年工作要点的通知\n{letter}杭州市人民政府\n2024年3月1日\n{plan}",
            "text/plain",
            "0" * 64,
        )
    )
    keeps_the_rules(reading)
    said = {(duty.basis.value, duty.role.value, duty.text) for duty in reading.responsibilities}
    assert said == {
        ("inherited", "supports", "各区政府"),
        ("explicit", "leads", "市交通局"),
        ("explicit", "implements", "市财政局"),
    }


def test_lines_of_bodies_outside_all_items_are_told() -> None:
    reading = _reading("成员单位职责\n市资源局：负责地质灾害防治工作。\n市农业局：负责动物疫情防控。\n")
    assert reading.responsibilities == ()
    assert [told.text for told in reading.unread] == ["市资源局：", "市农业局："]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("编制完成行政许可实施规范", "行政许可实施规范"),
        ("制定出台失业保险关系转移办法", "失业保险关系转移办法"),
        ("各级政府制定的经济社会发展规划", "经济社会发展规划"),
        ("拟定空调及家电实施方案", "空调及家电实施方案"),
        ("贯彻国务院印发的《知识产权纲要》", "知识产权纲要"),
        ("制定好人好事奖励办法", "好人好事奖励办法"),
        ("制定完成率考核办法", "完成率考核办法"),
        ("落实职责明确实施方案", "职责明确实施方案"),
        ("依托“中国好粮油”行动计划", "“中国好粮油”行动计划"),
    ],
)
def test_a_policy_begins_behind_all_verbs(words: str, title: str) -> None:
    assert [one.title for one in _reading(f"一、甲。{words}。\n").policies if one.task] == [title]


def test_a_border_between_cells_is_no_action() -> None:
    reading = _reading("序号|任务|目标|责任单位\n1|修路|修好10条。养护。|市交通局\n")
    assert [action.text for action in reading.actions] == ["修好10条。", "养护。"]


def test_a_footnote_has_no_items() -> None:
    reading = _reading("一、修路（市财政局负责）\n〔1〕二、\n〔2〕三、造桥（市水利局负责）\n")
    keeps_the_rules(reading)
    assert [item.title for item in reading.items] == ["修路"]
    assert [told.text for told in reading.unread] == ["（市水利局负责）"]


def test_a_zone_alone_is_its_committee() -> None:
    reading = read(Document("济宁市2022年工作要点\n一、修路。（济宁高新区负责）\n", "text/plain", "0" * 64))
    assert [duty.name for duty in reading.responsibilities] == ["济宁高新技术产业开发区管理委员会"]


def test_what_a_body_does_with_a_plan_is_no_policy() -> None:
    reading = _reading("一、规划。由规划局负责审核村庄环境整治规划，指导督查村庄按整治规划实施。\n")
    assert [one.policy for one in reading.policies if one.task] == []


def test_who_has_a_duty_is_no_mention() -> None:
    reading = _reading("一、节能。由市水利局牵头，会同市财政局调查市统计局的数据。\n")
    assert [duty.text for duty in reading.responsibilities] == ["市水利局", "市财政局"]
    assert [mention.text for mention in reading.mentions] == ["市统计局"]


def test_a_date_alone_in_a_bracket_is_none() -> None:
    assert _reading("一、举办世界环境日（6月5日）活动。（市教育局）\n").deadlines == ()


@pytest.mark.parametrize(
    ("table", "titles"),
    [
        ("类别\t工作任务\t牵头单位\n风险防控\t开展评估\t市应急局\n\t建设广播\t市广电台\n", ["开展评估", "建设广播"]),
        ("序号\t领域\t重点任务\t责任单位\n1\t教育\t办学\t市教育局\n2\t教育\t招生\t市教育局\n", ["办学", "招生"]),
        ("领域\t责任单位\n教育\t市教育局\n", ["教育"]),
    ],
)
def test_a_category_is_no_task_beside_one(table: str, titles: list[str]) -> None:
    assert [task.title for task in _reading(table).tasks] == titles


def _reading(text: str) -> Reading:
    return read(Document(HEAD + text, "text/plain", "0" * 64))
