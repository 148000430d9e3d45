"""Who answers for an item: its carriers, the parentheses at the end of a paragraph and the fields 責任單位：…."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.immutable import immutable
from ingest.formats import LABEL, LABEL_HEADS, Claims, is_dated, looks_like_carrier, read_carrier
from ingest.prose import ROLE_DUTY, SURE_BODY, heading, headings, heads_like_body, prose, titled
from ingest.reasons import NO_UNIT_BEHIND, OF_CONTACT, SEEMS_SAID, UNREAD_BRACKET, WITHIN_SENTENCE
from ingest.rules import without_rule
from ingest.spans import GAP, LONGEST_LIST, Span, brackets, lies_in, lines, meets, merged, trimmed, without
from ingest.unit_lists import KINDS_OF_PLACES, LONGEST_SURFACE, is_unit, unit_list

NEVER = re.compile(
    r"以下(?:统称|简称)|试行|暂行|发至|第[一二三四五六七八九十\d]+批|联系人|联系电话|此件|^以下|^\d{4}\s*[-—–年][^、]*$"
)
PROSE = re.compile(r"(?:由|请)[^,，。;；:()]{2,40}?(?:牵头|负责)(?!人)")

KINDS = ("()", "【】", "[]", "〔〕")
BULLETS = "—–-·•●○◆◇★▲■□※*"
LEVELS = ("级", "直", "属", "一")
"""The second character of labels that begin with a level: 市级牵头单位, 第一责任单位."""
CONTACT = re.compile(r"电话\s*:|邮箱\s*:|传真\s*:")
BEHIND_CLAUSE = "。;；,，([【〔\t|"
"""What stands behind a bracket that ends a clause; a bracket of another thing may follow: （市交通局负责）（年底前）."""
ENDS_WITH_ROLE = re.compile(r"(?:配合|参与|协助|协办|实施|落实)$")
NEW_ITEM = re.compile(
    r"[\s。;；]*(?:[●○◆◇★▲■□※①-⑳](?=\s*[^\s;；,，、)])|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|"
    r"第[一二三四五六七八九十]{1,3}[部章条])"
)
"""What begins an item on the line of the one before it."""
FIELD_ENDS = re.compile("[。●○◆◇★▲■□※]")
"""What ends a field on its line."""
LONGEST_OPEN = 300
"""Characters behind a bracket that nobody closed."""
DEEPEST = 3
"""How many brackets may stand around a carrier."""


@immutable
class Carrier:
    """A statement of responsibility: ``whole`` with its brackets, ``claims`` None if no format reads it."""

    whole: Span
    claims: Claims | None
    why: str = ""
    apart: bool = True
    """Whether it stands apart from the text that it speaks of, as a bracket or a field; a sentence does not."""


def says_role(carrier: Carrier) -> bool:
    """Whether a carrier was read and says what its units do; one that only names them may speak of something else."""
    return carrier.claims is not None and any(claim.rule != "bare" for claim in carrier.claims.claims)


def carriers(shadow: str, own: Span, body: int) -> list[Carrier]:
    """The carriers in an item's own text, in order; those that look like one and were not read have ``why``.

    Brackets and fields; sentences and units that head lines, of which only the surest count where brackets and fields
    name somebody. ``body`` is where the text behind the number begins.
    """
    found = [carrier for carrier in carriers_apart(shadow, own) if not _names_again(shadow, body, carrier, own)]
    read = [carrier for carrier in found if carrier.apart]
    stated = any(carrier.claims for carrier in read)
    read += _sentences(shadow, own, body, stated, merged(carrier.whole for carrier in read))
    taken = merged(carrier.whole for carrier in read)
    seems_said = (carrier for carrier in _prose(shadow, own) if not meets(carrier.whole, taken))
    within = (carrier for carrier in found if not carrier.apart)
    return sorted((*read, *seems_said, *within), key=lambda carrier: carrier.whole)


def _names_again(shadow: str, body: int, carrier: Carrier, own: Span) -> bool:
    """Whether a bracket behind the body that heads an item is another name of it: 市交通委（市道运局）⏎负责公路."""
    at, behind = carrier.whole
    if not 0 < at - body <= LONGEST_SURFACE or carrier.claims is None or len(carrier.claims.claims) > 1:
        return False
    if (
        says_role(carrier)
        or not shadow.startswith(("\n", ":"), behind)
        or not ROLE_DUTY.match(shadow, behind + 1, own.end)
    ):
        return False
    words = shadow[body:at].strip()
    head = Span(0, len(words))
    return "\n" not in words and heads_like_body(words, head) and SURE_BODY.search(words) is not None and is_unit(words)


def carriers_apart(shadow: str, own: Span) -> list[Carrier]:
    """The brackets and fields of a text; brackets within a sentence, not apart from it, are told and not read."""
    found: list[Carrier] = []
    for line in lines(shadow, *own):
        in_brackets = list(_parenthesis(shadow, line))
        found += in_brackets
        if shadow.find(":", *line) >= 0:
            found += _fields(shadow, line, merged(carrier.whole for carrier in in_brackets if carrier.apart))
    return found


def sure_carriers(shadow: str, cells: Iterable[Span]) -> list[Carrier]:
    """The brackets and fields of cells of text that say a role, or were not read; a bare name may be what a cell is about."""
    found = [carrier for cell in cells for carrier in carriers_apart(shadow, cell)]
    return [carrier for carrier in found if not carrier.claims or says_role(carrier)]


def _parenthesis(shadow: str, line: Span) -> Iterator[Carrier]:
    """The brackets of a line that stand where a carrier may, and the last one if nobody closed it."""
    words_of_line = shadow[line.start : line.end]
    of_contact = ":" in words_of_line and CONTACT.search(words_of_line) is not None
    last = line.start + len(words_of_line.rstrip("。;； ,"))
    for kind in KINDS:
        if kind[0] not in words_of_line:
            continue
        closed = list(brackets(shadow, line, kind))
        for whole, depth in closed:
            if depth > DEEPEST:
                continue
            at_end = _ends_item(shadow, whole, last) or _behind(shadow, whole) in BEHIND_CLAUSE
            if (
                at_end
                or _before(shadow, whole) in "。;；"
                or shadow[whole.start + 1] in LABEL_HEADS + " "
                or shadow.startswith(LEVELS, whole.start + 2)
            ):
                inside = trimmed(shadow, whole.start + 1, whole.end - 1)
                words = shadow[inside.start : inside.end]
                if _may_carry(shadow, line, whole, inside, last):
                    read = list(_bracket(shadow, whole, inside))
                    counts = not of_contact or looks_like_carrier(words) or LABEL.match(words) is not None
                    yield from read if counts else (Carrier(whole, None, OF_CONTACT, apart=False) for _ in read)
                    continue
            if speaks_of_role(shadow[whole.start + 1 : whole.end - 1]) and _names_somebody(shadow, whole):
                yield Carrier(whole, None, WITHIN_SENTENCE, apart=False)
        if not of_contact:
            yield from _left_open(shadow, line, kind, [whole for whole, _ in closed])


def _may_carry(shadow: str, line: Span, whole: Span, inside: Span, last: int) -> bool:
    """Whether a bracket stands at the end of its line or of a sentence or clause, or begins with a label."""
    behind = "" if _ends_item(shadow, whole, last) else _behind(shadow, whole)
    apart = behind in "。;；" or _before(shadow, whole) in "。;；"
    words = shadow[inside.start : inside.end]
    labelled = LABEL.match(words) is not None
    if (
        not (labelled or apart or behind in BEHIND_CLAUSE)
        or (NEVER.search(words) and not labelled)
        or KINDS_OF_PLACES.fullmatch(words)
    ):
        return False
    stands_off = shadow[whole.start - 1].isspace() and looks_like_carrier(words)
    if labelled or (not stands_off and _is_of_field(shadow, line, whole.start)):
        return labelled
    return not behind or speaks_of_role(words) or (apart and len(_bare_units(shadow, inside)) > 1)


def speaks_of_role(words: str) -> bool:
    """Whether folded words say what somebody does: …负责, …配合."""
    return looks_like_carrier(words) or ENDS_WITH_ROLE.search(words) is not None


def _ends_item(shadow: str, whole: Span, last: int) -> bool:
    """Whether nothing stands behind a bracket, or an item of its own."""
    return whole.end >= last or NEW_ITEM.match(shadow, whole.end) is not None


def _before(shadow: str, whole: Span) -> str:
    """The sign before a bracket, a space between them aside."""
    return shadow[whole.start - 1 - (shadow[whole.start - 1] == " ")]


def _behind(shadow: str, whole: Span) -> str:
    """The sign behind a bracket, white space before another bracket aside."""
    return shadow[whole.end + (shadow[whole.end].isspace() and shadow[whole.end + 1] in "([【〔")]


def _is_of_field(shadow: str, line: Span, at: int) -> bool:
    """Whether a bracket stands within a field: 责任单位：区住建局（区建筑管理站） names a part of the body."""
    start = max(line.start, at - LONGEST_OPEN)
    labels = list(LABEL.finditer(shadow, start, at)) if shadow.find(":", start, at) >= 0 else []
    return bool(labels) and not FIELD_ENDS.search(shadow, labels[-1].end(), at)


def _bare_units(shadow: str, inside: Span) -> list[Span]:
    """The units of a bracket that holds nothing else."""
    if inside.end - inside.start > LONGEST_LIST:
        return []
    found = unit_list(shadow, *inside)
    return [] if found.strange else list(found.units)


def _left_open(shadow: str, line: Span, kind: str, closed: list[Span]) -> Iterator[Carrier]:
    """A bracket at the end of a line that nobody closed, if it says who is responsible and nothing else."""
    at = shadow.rfind(kind[0], *line)
    starts = {whole.start for whole in closed}
    if at < 0 or at in starts or line.end - at > LONGEST_OPEN:
        return
    inside = trimmed(shadow, at + 1, at + 1 + len(shadow[at + 1 : line.end].rstrip("。;；,， ")))
    words = shadow[inside.start : inside.end]
    if "。" in words or NEVER.search(words):
        return
    if not looks_like_carrier(words) and len(_bare_units(shadow, inside)) < 2:
        return
    claims = _claims(shadow, inside)
    if claims and claims.claims and not claims.strange:
        yield Carrier(Span(at, inside.end), claims)


def _names_somebody(shadow: str, whole: Span) -> bool:
    """Whether a bracket is a carrier wherever it stands: names and what they do, and nothing else."""
    inside = trimmed(shadow, whole.start + 1, whole.end - 1)
    claims = None if NEVER.search(shadow[inside.start : inside.end]) else _claims(shadow, inside)
    return claims is not None and bool(claims.claims) and not claims.strange


def _bracket(shadow: str, whole: Span, inside: Span) -> Iterator[Carrier]:
    claims = _claims(shadow, inside)
    if claims and claims.claims:
        yield Carrier(whole, claims)
    elif looks_like_carrier(shadow[inside.start : inside.end]) or is_dated(shadow, inside):
        yield Carrier(whole, None, UNREAD_BRACKET)


def _claims(shadow: str, words: Span) -> Claims | None:
    return read_carrier(shadow, without_rule(shadow, words)) if words.end - words.start <= LONGEST_LIST else None


def _fields(shadow: str, line: Span, taken: list[Span]) -> Iterator[Carrier]:
    """責任單位：… without brackets, to the end of the sentence or line; there may be several on a line."""
    at = line.start
    while label := LABEL.search(shadow, at, line.end):
        at = label.end()
        inside = _stands_in_bracket(shadow, line.start, label.start()) or lies_in(Span(*label.span()), taken)
        if inside or not _may_open_field(shadow, line, label.start()):
            continue
        stop = shadow.find("。", label.end(), line.end)
        whole = _until_body(shadow, trimmed(shadow, label.start(), stop if stop >= 0 else line.end), label.end())
        at = max(at, whole.end)
        claims = _claims(shadow, whole)
        if claims and claims.claims:
            yield Carrier(whole, claims)
        else:
            yield Carrier(whole, None, NO_UNIT_BEHIND)


def _stands_in_bracket(shadow: str, start: int, at: int) -> bool:
    start = max(start, at - LONGEST_OPEN)
    return shadow.count("(", start, at) > shadow.count(")", start, at)


def _may_open_field(shadow: str, line: Span, at: int) -> bool:
    """Whether a label stands at the beginning, or behind a mark or white space."""
    before = shadow[max(line.start, at - 20) : at].rstrip()
    return not before or before[-1] in "。;；,，)" + BULLETS or shadow[at - 1].isspace()


def _until_body(shadow: str, whole: Span, least: int) -> Span:
    """A field in a text that lost its line breaks ends at the white space behind which no units go on."""
    for gap in GAP.finditer(shadow, least, min(whole.end, least + LONGEST_LIST)):
        behind = unit_list(shadow, gap.end(), min(whole.end, gap.end() + LONGEST_SURFACE))
        if gap.start() > least and behind.strange and shadow[gap.start() - 1] not in "、,;；:":
            return Span(whole.start, gap.start())
    return whole


def _sentences(shadow: str, own: Span, body: int, stated: bool, taken: list[Span]) -> list[Carrier]:
    """What the item's title, the units that its lines begin with, or its sentences say of responsibility.

    Where brackets and fields name somebody, only the surest sentences count.
    """
    text = trimmed(shadow, body, own.end)
    if stated:
        said = [found for piece in without(text, taken) for found in _said(shadow, piece)]
    else:
        headed = _headed(shadow, text)
        rest = without(text, [whole for whole, _ in headed])
        said = [*headed, *(found for piece in rest for found in prose(shadow, piece))]
    return [Carrier(whole, claims, apart=False) for whole, claims in said]


def _said(shadow: str, piece: Span) -> list[tuple[Span, Claims]]:
    """What a text beside brackets and fields says for sure."""
    return [*headings(shadow, piece, sure=True), *prose(shadow, piece, sure=True)]


def _headed(shadow: str, text: Span) -> list[tuple[Span, Claims]]:
    """Units before a colon, as a title of their own, or before colons in the lines."""
    before_colon = heading(shadow, text)
    if before_colon:
        return [before_colon]
    first = next(lines(shadow, *text), None)
    alone = titled(shadow, first, trimmed(shadow, first.end, text.end)) if first else None
    return [alone] if alone else headings(shadow, text)


def _prose(shadow: str, own: Span) -> Iterator[Carrier]:
    for match in PROSE.finditer(shadow, *own):
        yield Carrier(Span(*match.span()), None, SEEMS_SAID)
