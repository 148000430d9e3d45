"""What befalls files: bytes flipped, lost, doubled, zeroed, two files joined; for archives also a member changed and packed again.

``SEEDS`` are small files of each format, by name. ``tried`` tells what became of one: a reading that keeps the rules, or
the one sentence of a refusal.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from graph.errors import PolicygraphError
from graph.model import Document
from ingest.files import archive
from ingest.readers import load
from ingest.reading import read
from tests.mixed import MAKERS, notice
from tests.reading_rules import keeps_the_rules

FOLDER = Path(__file__).parent / "files"
Damage = Callable[[bytes, Random], bytes]
NOTICE = (
    "某市人民政府关于印发《质量工作要点》的通知\n各区人民政府：\n质量工作要点\n一、修路。2022年12月底前建成30个示范点。（市交通局牵头，市财政局配合）\n"
    "二、造桥\n牵头单位：市水利局\n三、分工\n序号\t任务\t完成时限\t责任单位\n1\t养路\t6月底前\t市交通局、各区政府\n2\t植树\t全年\t〃\n"
)
TRADITIONAL = (
    NOTICE.replace("关于", "關於").replace("发", "發").replace("质", "質").replace("区", "區").replace("个", "個")
)
SEEDS: dict[str, bytes] = {
    "utf-8.txt": NOTICE.encode(),
    "with-mark.md": NOTICE.encode("utf-8-sig"),
    "utf-16.txt": NOTICE.encode("utf-16"),
    "big-endian.txt": b"\xfe\xff" + NOTICE.encode("utf-16-be"),
    "gb18030.txt": NOTICE.encode("gb18030"),
    "big5.txt": TRADITIONAL.encode("big5", "ignore"),
    "crlf.md": NOTICE.replace("\n", "\r\n").encode(),
    "table.csv": '序号,任务,完成时限,责任单位\n1,养路,6月底前,"市交通局\n各区政府"\n'.encode("gb18030"),
    **{name: make(notice(1)) for name, make in MAKERS.items()},
    **{path.name: path.read_bytes() for path in (FOLDER / "tables.doc", FOLDER / "numbers.doc")},
}
SECONDS = 10
"""For a file, or for each megabyte of it."""
MOST_MEMORY = 4_000_000_000
BLOCKS = (1, 2, 4, 16, 64, 512, 4_096)


def _block(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice(BLOCKS))


def flip_bits(data: bytes, random: Random) -> bytes:
    """Some bits are others."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 4, 32)) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def cut_off(data: bytes, random: Random) -> bytes:
    """The rest is lost, as when a download breaks off."""
    return data[: random.randrange(len(data) + 1)]


def lose_block(data: bytes, random: Random) -> bytes:
    """A block is lost."""
    start, end = _block(data, random)
    return data[:start] + data[end:]


def zero_block(data: bytes, random: Random) -> bytes:
    """A block holds nothing."""
    start, end = _block(data, random)
    return data[:start] + bytes(end - start) + data[end:]


def double_block(data: bytes, random: Random) -> bytes:
    """A block comes again and again."""
    start, end = _block(data, random)
    return data[:start] + data[start:end] * random.choice((2, 3, 50)) + data[end:]


def insert_bytes(data: bytes, random: Random) -> bytes:
    """Bytes of chance stand between."""
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice(BLOCKS)) + data[at:]


def other_number(data: bytes, random: Random) -> bytes:
    """Four bytes are a number at the edge of what fits, as a length or an offset may be."""
    at = random.randrange(len(data) + 1)
    number = random.choice((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFF))
    return data[:at] + number.to_bytes(4, random.choice(("little", "big"))) + data[at + 4 :]


DAMAGES: tuple[Damage, ...] = (
    flip_bits, cut_off, lose_block, zero_block, double_block, insert_bytes, other_number
)  # fmt: skip


def damaged(data: bytes, random: Random, others: Mapping[str, bytes]) -> bytes:
    """The file after one or more of these; sometimes the beginning of one file and the end of another."""
    if random.random() < 0.1:
        other = random.choice(list(others.values()))
        data = data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]
    if random.random() < 0.5 and zipfile.is_zipfile(io.BytesIO(data)):
        return _packed_again(data, random)
    for _ in range(random.randint(1, 3)):
        data = random.choice(DAMAGES)(data, random)
    return data


def _packed_again(data: bytes, random: Random) -> bytes:
    """The archive with a member damaged, lost, under another's name, or there twice: its checksums fit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [(member.filename, packed.read(member)) for member in packed.infolist()]
    except (OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return flip_bits(data, random)  # its members are damaged already
    at = random.randrange(len(members)) if members else 0
    for name, content in members[at : at + 1]:
        other = random.choice(members)
        changed = random.choice(
            (
                [(name, random.choice(DAMAGES)(content, random))],
                [(name, other[1])],
                [(other[0], content)],
                [],
                [("../" * random.randrange(3) + name + "\\", content)],
            )
        )
        members[at : at + 1] = changed
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as again:
        for name, content in members:
            if name not in again.namelist():
                again.writestr(name, content)
    return made.getvalue()


def tried(data: bytes, name: str) -> str:
    """The word read, or the sentence that says why not; anything else is a fault and is raised."""
    begin = time.process_time()
    try:
        readings = [read(document) for document in _documents(data, name)]
    except PolicygraphError as refusal:
        sentence = str(refusal)
        assert name in sentence, f"does not name {name}: {sentence!r}"
        assert sentence.isprintable() and len(sentence) < 500, f"is no one sentence: {sentence!r}"
        return sentence
    taken = time.process_time() - begin
    assert taken < SECONDS * max(1, len(data) / 1_000_000), f"took {taken:.1f} s for {len(data):,} bytes"
    for reading in readings:
        keeps_the_rules(reading)
    return "read"


def _documents(data: bytes, name: str) -> list[Document]:
    """The document of a file, or those in an archive."""
    if not name.endswith(archive.ENDING):
        return [load(data, name)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return [load(member) for member in archive.members(str(path))]


def damaged_seed(number: int, seeds: Mapping[str, bytes] = SEEDS) -> tuple[str, bytes]:
    """The damaged file of a number: always the same."""
    random = Random(number)
    name = random.choice(sorted(seeds))
    return name, damaged(seeds[name], random, seeds)


def try_many(first: int, count: int, at_work: Path) -> int:
    """Try the damaged files of these numbers, each written to a place first, so that it is there if the process dies.

    Returns how many were read. Raises what goes wrong.
    """
    read_well = 0
    for number in range(first, first + count):
        name, data = damaged_seed(number)
        at_work.write_bytes(data)
        at_work.with_suffix(".name").write_text(f"{number} {name}", "utf-8")
        read_well += tried(data, name) == "read"
    return read_well


def main() -> None:
    """The work of a child: it may die without harm to whoever started it."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    first, count, at_work = sys.argv[1:]
    print(try_many(int(first), int(count), Path(at_work)))


if __name__ == "__main__":
    main()
