"""Makes small synthetic readings of every kind of fact, whose spans are really in their texts, for tests of stores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from graph.model import (
    Action,
    Basis,
    Campaign,
    CampaignMention,
    Deadline,
    Document,
    Given,
    Item,
    Kind,
    Level,
    Measure,
    Nodes,
    Notice,
    Party,
    PartyRole,
    Place,
    PlaceMention,
    Policy,
    PolicyMention,
    Reading,
    Relation,
    Responsibility,
    Role,
    Succession,
    Unit,
    UnitMention,
    Unread,
)

CITY = "310000"
Node = TypeVar("Node", Unit, Place)


def _unit(code: str, name: str, short: str, level: Level | None, parent: str | None = None, **more: object) -> Unit:
    unit = Unit(f"unit:{code}:{name}", name, short, "agency", level, code, parent=parent, source="test registry")
    return replace(unit, **more)  # type: ignore[arg-type]


STATE = _unit("100000", "国务院", "国务院", Level.NATIONAL)
NATIONAL = _unit("100000", "国家市场监督管理总局", "市场监管总局", Level.NATIONAL, STATE.id)
GOVERNMENT = _unit(CITY, "上海市人民政府", "市政府", Level.PROVINCE)
MARKET = _unit(CITY, "上海市市场监督管理局", "市市场监管局", Level.PROVINCE, GOVERNMENT.id)
DRUGS = _unit(CITY, "上海市药品监督管理局", "市药监局", Level.PROVINCE, MARKET.id)
HEALTH = _unit(CITY, "上海市卫生健康委员会", "市卫生健康委", Level.PROVINCE, GOVERNMENT.id)
DISTRICT = _unit("310101", "黄浦区人民政府", "黄浦区政府", Level.COUNTY, GOVERNMENT.id)
MEMBERS = _unit(CITY, "各成员单位", "各成员单位", None, collective=True, holds_level=Level.PROVINCE, holds_area="31")
DISTRICTS = _unit(CITY, "各区人民政府", "各区", None, collective=True, holds_level=Level.COUNTY, holds_area="31")
MINISTRIES = _unit("100000", "各部委", "各部委", None, collective=True, holds_level=Level.NATIONAL, holds_area="")
SUCCESSIONS = tuple(
    Succession(f"unit:{CITY}:{before}", after.id, "2018", "机构改革方案（2018）")
    for before, after in (
        ("上海市工商行政管理局", MARKET),
        ("上海市质量技术监督局", MARKET),
        ("上海市市场监督管理局", DRUGS),
        ("上海市药品监督管理局", HEALTH),
    )
)
"""Some of units that no notice names, some of pairs that notices may name, in whatever order."""
UNITS = (STATE, NATIONAL, GOVERNMENT, MARKET, DRUGS, HEALTH, DISTRICT, MEMBERS, DISTRICTS, MINISTRIES)
SURFACES = {  # how notices may name a unit, beside its name and short name
    DRUGS.id: ("市藥品監管局", "市药品监管局"),
    MARKET.id: ("市市場監管局",),
    HEALTH.id: ("市衛生健康委",),
    DISTRICTS.id: ("各區",),
    GOVERNMENT.id: ("上海市人民政府辦公廳",),
}
POLICIES = tuple(
    Policy(f"policy:{name}", name) for name in ("质量强国建设纲要", "上海市标准化条例", "药品管理法", "十四五规划")
)
CAMPAIGNS = (Campaign("campaign:310000:铁拳", "铁拳", CITY), Campaign("campaign:100000:质量月", "质量月", "100000"))
PLACES = (
    Place("place:310000", "上海市", "上海", CITY, Level.PROVINCE, None),
    Place("place:310101", "黄浦区", "黄浦", "310101", Level.COUNTY, "place:310000"),
    Place("place:zone:临港新片区", "临港新片区", "临港", "zone:临港新片区", Level.COUNTY, "place:310000"),
)
SUBJECTS = ("加強藥品監管", "加强药品监管", "推進標準化", "5G網絡建設", "防疫產品保障", "質量提升", "Quality assurance")


@dataclass(frozen=True)
class Topic:
    """What one item of a synthetic notice says; numbers choose from the pools above."""

    subject: int = 0
    section: bool = False  # whether an item below it follows
    kind: Kind = Kind.PLANNED
    duties: tuple[tuple[Role, int, int, Basis], ...] = ()  # role, unit, surface, basis
    policies: tuple[tuple[int, Relation], ...] = ()
    campaigns: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    measures: tuple[int, ...] = ()
    deadlines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a synthetic notice says: equal plans give equal readings."""

    number: int
    issued_on: str | None = "2022-05-08"
    edition: str = ""  # another edition is another text
    issuer: int = 2
    addressees: tuple[int, ...] = ()
    topics: tuple[Topic, ...] = ()
    remark: Topic = Topic()  # what stands outside any item
    reader: str = "1"
    registry: str = "1"

    @property
    def id(self) -> str:
        return f"doc:上海市人民政府:沪府办发[2022]{self.number}号"


@dataclass
class _Draft:
    """A text that grows, and the facts that were said in it."""

    plan: Plan
    text: str = ""
    items: list[Item] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    duties: list[Responsibility] = field(default_factory=list)
    mentions: list[UnitMention] = field(default_factory=list)
    policies: list[PolicyMention] = field(default_factory=list)
    campaigns: list[CampaignMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def say(self, words: str) -> tuple[str, int, int]:
        start = len(self.text)
        self.text += words
        return words, start, len(self.text)

    def quote(self, before: str, words: str, after: str) -> tuple[tuple[str, int, int], tuple[int, int]]:
        """Say a clause. Returns the words in it with their place, and the place of the clause."""
        start = len(self.text)
        self.say(before)
        said = self.say(words)
        self.say(after)
        return said, (start, len(self.text))


def surface(unit: Unit, choice: int) -> str:
    """One of the ways in which notices name a unit."""
    ways = (unit.short, unit.name, *SURFACES.get(unit.id, ()))
    return ways[choice % len(ways)]


def reading(plan: Plan) -> Reading:
    """The reading of a synthetic notice."""
    draft = _Draft(plan)
    title = f"上海市{plan.number}號質量工作要點{plan.edition}"
    draft.say(title + "\n")
    _party(draft, PartyRole.ISSUER, UNITS[plan.issuer])
    for unit in plan.addressees:
        _party(draft, PartyRole.ADDRESSEE, UNITS[unit])
    _facts(draft, plan.remark, None)
    for number, topic in enumerate(plan.topics, 1):
        _item(draft, number, topic)
    draft.unread.append(Unread(0, len(title), title, "a title"))
    digest = sha256(draft.text.encode()).hexdigest()
    given = Given(url=f"https://example.org/{plan.number}", jurisdiction=CITY)
    notice = Notice(
        plan.id, title, f"通知{plan.number}", f"沪府办发[2022]{plan.number}号", UNITS[plan.issuer].id, plan.issued_on,
        int(plan.issued_on[:4]) if plan.issued_on else None, CITY, None, None, given.url, None, "text/plain", digest,
        len(draft.text),
    )  # fmt: skip
    source = Document(draft.text, "text/plain", digest, given)
    return Reading(
        plan.reader, plan.registry, notice, source, tuple(draft.items), tuple(draft.parties), tuple(draft.actions),
        tuple(draft.duties), tuple(draft.mentions), tuple(draft.policies), tuple(draft.campaigns), tuple(draft.places),
        tuple(draft.measures), tuple(draft.deadlines), tuple(draft.unread), _nodes(draft),
    )  # fmt: skip


def _party(draft: _Draft, role: PartyRole, unit: Unit) -> None:
    (text, start, end), quote = draft.quote("", unit.short, "：\n")
    draft.parties.append(Party(role, text, unit.id, unit.name, start, end, *quote))


def _item(draft: _Draft, number: int, topic: Topic) -> None:
    """An item; one that follows a section lies below it."""
    above = draft.items[-1] if draft.items and not draft.items[-1].is_task else None
    identity = f"{above.id}.{number}" if above else f"{draft.plan.id}~{number}"
    start = len(draft.text)
    draft.say(f"{number}. ")
    title, _, _ = draft.say(SUBJECTS[topic.subject % len(SUBJECTS)])
    is_task = not topic.section
    place = len(draft.items)
    path = (*(above.path if above else ()), f"{number}.")
    item = Item(identity, above.id if above else None, path, title, start, 0, topic.kind, is_task)
    draft.items.append(item)
    _facts(draft, topic, identity)
    draft.items[place] = replace(item, end=len(draft.text))
    draft.say("\n")
    if above:
        draft.items[place - 1] = replace(above, end=len(draft.text) - 1)


def _facts(draft: _Draft, topic: Topic, task: str | None) -> None:
    """Say what a topic holds, each fact in a sentence that proves it."""
    if task:
        text, start, end = draft.say("。抓好落實。")
        draft.actions.append(Action(task, text[1:], start + 1, end))
    for policy, relation in topic.policies:
        named = POLICIES[policy % len(POLICIES)]
        said, quote = draft.quote("按照《", named.name, "》。")
        draft.policies.append(PolicyMention(task, *said, named.name, named.id, relation, *quote))
    for choice in topic.campaigns:
        campaign = CAMPAIGNS[choice % len(CAMPAIGNS)]
        said, quote = draft.quote("開展“", campaign.name, "”行動。")
        draft.campaigns.append(CampaignMention(task, *said, campaign.name, campaign.id, *quote))
    for choice in topic.places:
        place = PLACES[choice % len(PLACES)]
        said, quote = draft.quote("在", place.name, "。")
        draft.places.append(PlaceMention(task, *said, place.name, place.code, *quote))
    for choice in topic.mentions:
        unit = UNITS[choice % len(UNITS)]
        said, quote = draft.quote("抄送", unit.short, "。")
        draft.mentions.append(UnitMention(task, *said, unit.id, unit.name, *quote))
    for amount in topic.measures:
        said, quote = draft.quote("建設", f"{amount}個", "站點。")
        draft.measures.append(Measure(task, *said, None, float(amount), "个", "=", False, "target", *quote))
    for year in topic.deadlines:
        said, quote = draft.quote("於", f"{year}年底", "前。")
        draft.deadlines.append(Deadline(task, *said, f"{year}-12-31", False, *quote))
    _duties(draft, topic, task)


def _duties(draft: _Draft, topic: Topic, task: str | None) -> None:
    """A carrier for each duty; an inherited one is proved by the title line, which does not hold its mention."""
    for role, choice, way, basis in topic.duties:
        unit = UNITS[choice % len(UNITS)]
        (text, start, end), (opens, closes) = draft.quote("（責任單位：", surface(unit, way), "等）")
        if basis is Basis.INHERITED:
            opens, closes = 0, draft.text.index("\n")
        who = (unit.id, unit.name, basis, unit.collective, way == 1)
        draft.duties.append(Responsibility(task, role, text, start, end, *who, opens, closes, "test"))


def _nodes(draft: _Draft) -> Nodes:
    """The shared nodes that the facts name, with their parents."""
    named = {party.unit for party in draft.parties} | {duty.unit for duty in draft.duties}
    units = _with_parents(UNITS, named | {mention.unit for mention in draft.mentions})
    places = _with_parents(PLACES, {f"place:{place.code}" for place in draft.places})
    policies = {mention.policy for mention in draft.policies}
    campaigns = {mention.campaign for mention in draft.campaigns}
    return Nodes(
        units,
        tuple(sorted((policy for policy in POLICIES if policy.id in policies), key=lambda node: node.id)),
        tuple(sorted((campaign for campaign in CAMPAIGNS if campaign.id in campaigns), key=lambda node: node.id)),
        places,
        successions_of(units),
    )


def successions_of(units: Iterable[Unit]) -> tuple[Succession, ...]:
    """What followed what, of the pool, wherever one of these takes part."""
    here = {unit.id for unit in units}
    return tuple(one for one in SUCCESSIONS if one.successor in here or one.predecessor in here)


def _with_parents(pool: Sequence[Node], named: Iterable[str]) -> tuple[Node, ...]:
    known = {node.id: node for node in pool}
    needed: dict[str, Node] = {}
    for start in named:
        here: str | None = start
        while here and here not in needed:
            needed[here] = known[here]
            here = known[here].parent
    return tuple(needed[identity] for identity in sorted(needed))


def many(count: int, *, tasks: int = 10, seed: int = 1) -> list[Reading]:
    """Synthetic notices for measurements: ``tasks`` tasks each with two to five duties and the other facts."""
    return [reading(_drawn(Random(seed * 1_000_003 + number), number, tasks)) for number in range(1, count + 1)]


def _drawn(random: Random, number: int, tasks: int) -> Plan:
    def topic(index: int) -> Topic:
        duties = {random.randrange(len(UNITS)): random.choice(list(Role)) for _ in range(random.randint(2, 5))}
        return Topic(
            subject=random.randrange(len(SUBJECTS)),
            section=index % 5 == 0,
            duties=tuple((role, unit, random.randrange(4), Basis.EXPLICIT) for unit, role in duties.items()),
            policies=((random.randrange(len(POLICIES)), random.choice(list(Relation))),),
            places=(random.randrange(len(PLACES)),),
            measures=(random.randrange(1000),),
            deadlines=(2022 + random.randrange(5),),
        )

    issued_on = f"20{random.randint(10, 25)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    return Plan(number, issued_on, topics=tuple(topic(index) for index in range(tasks)))


def _choices(pool: Sequence[object], most: int = 2) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, len(pool) - 1), max_size=most).map(tuple)


topics = st.builds(
    Topic,
    subject=st.integers(0, len(SUBJECTS) - 1),
    section=st.booleans(),
    kind=st.sampled_from([Kind.PLANNED, Kind.PLANNED, Kind.REPORTED]),
    duties=st.lists(
        st.tuples(st.sampled_from(Role), st.integers(0, len(UNITS) - 1), st.integers(0, 3), st.sampled_from(Basis)),
        max_size=3,
    ).map(tuple),
    policies=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(Relation)), max_size=2).map(tuple),
    campaigns=_choices(CAMPAIGNS),
    places=_choices(PLACES),
    mentions=_choices(UNITS),
    measures=st.lists(st.integers(1, 99), max_size=2).map(tuple),
    deadlines=st.lists(st.integers(2022, 2025), max_size=1).map(tuple),
)
"""What an item may say."""


NUMBERS = st.integers(1, 5)


def plans(number: st.SearchStrategy[int] = NUMBERS) -> st.SearchStrategy[Plan]:
    """What a notice may say. ``number`` tells notices apart, the edition their texts."""
    return st.builds(
        Plan,
        number=number,
        issued_on=st.sampled_from(["2022-05-08", "2022-05", "2021", None]),
        edition=st.sampled_from(["", "（修訂）"]),
        issuer=st.sampled_from([0, 2]),
        addressees=_choices(UNITS),
        topics=st.lists(topics, max_size=4).map(tuple),
        remark=topics,
    )


def distinct_plans(most: int = 3, least: int = 1) -> st.SearchStrategy[list[Plan]]:
    """Plans of different notices."""
    return st.lists(plans(), min_size=least, max_size=most, unique_by=lambda plan: plan.number)
