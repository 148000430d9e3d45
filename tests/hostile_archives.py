"""Archives made to hurt."""

from __future__ import annotations

from tests.hostile import Hostile
from tests.make_zip import bomb, flagged, nested, zipped

PLAN = "一、修路。（市交通局负责）\n".encode()
MANY = 10_000


def _many() -> bytes:
    return zipped({f"{number}.txt": b"" for number in range(MANY)})


def _lying() -> bytes:
    """A directory that says that the file is small."""
    data = bytearray(bomb(100))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (1_000).to_bytes(4, "little")
    return bytes(data)


def _misnamed() -> bytes:
    """A name that says it is UTF-8 and is not."""
    return flagged(zipped({"xx.txt": PLAN}), 0, 0x08).replace(b"xx.txt", b"\xff\xff.txt")


def _nameless() -> bytes:
    """An entry whose name is empty: its one letter counts as what else is told of it."""
    data = bytearray(zipped({"a": PLAN}))
    for at in (data.index(b"PK\x03\x04") + 26, data.index(b"PK\x01\x02") + 28):
        data[at : at + 4] = b"\0\0\1\0"
    return bytes(data)


def _many_inside() -> bytes:
    return zipped({f"{number}.zip": zipped({f"{n}.txt": b"" for n in range(400)}) for number in range(20)})


def _packed_in(method: int, packed: bytes) -> bytes:
    """A file packed in a way that its bytes are not."""
    data = bytearray(zipped({"plan.txt": PLAN}))
    local, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    data[local + 8 : local + 10] = data[central + 10 : central + 12] = method.to_bytes(2, "little")
    begin = local + 30 + len("plan.txt")
    data[begin : begin + len(packed)] = packed
    return bytes(data)


HOSTILE = (
    Hostile("a zip bomb of 300 MB", "bomb.zip", lambda: bomb(300), "would unpack to more than 200 MB"),
    Hostile("a zip bomb within the limit of archives", "large.zip", lambda: bomb(60), "is larger than 50 MB"),
    Hostile("a zip bomb whose directory lies about its size", "lying.zip", _lying, "is damaged in its archive"),
    Hostile("six archives in one another", "nested.zip", lambda: nested("plan.txt", PLAN, 6), "is an archive in an archive"),
    Hostile("an archive of 10,000 files", "many.zip", _many, "holds more than 5,000 files"),
    Hostile("archives of 8,000 files together", "crowd.zip", _many_inside, "holds more than 5,000 files"),
    Hostile("a name in no encoding", "misnamed.zip", _misnamed, "names of files that are in no known encoding"),
    Hostile("a file without a name", "nameless.zip", _nameless, "is an archive without a file in it"),
    Hostile("a name that leaves the folder", "climbing.zip", lambda: zipped({"../plan.txt": PLAN}), "leads out of its archive"),
    Hostile("an absolute name", "absolute.zip", lambda: zipped({"/etc/plan.txt": PLAN}), "leads out of its archive"),
    Hostile("two files of one name in an archive", "twice.zip", lambda: zipped({"a.txt": PLAN, "./a.txt": PLAN}), "holds two files called a.txt"),
    Hostile("an encrypted archive", "secret.zip", lambda: flagged(zipped({"plan.txt": PLAN}), 1), "is encrypted: unpack it with its password"),
    Hostile("an archive cut off in the middle", "half.zip", lambda: zipped({"plan.txt": PLAN * 99})[:120], "is no zip archive or was cut off"),
    Hostile("an archive whose data are damaged", "damaged.zip", lambda: zipped({"plan.txt": PLAN}).replace(PLAN[:1], b"")[:40] + b"\xff" * 20 + zipped({"plan.txt": PLAN})[60:], "is damaged in its archive"),
    Hostile("an archive whose LZMA data are damaged", "lzma.zip", lambda: _packed_in(14, b"\x09\x04\x05\0" + b"\xff" * 9), "is damaged in its archive"),
    Hostile("an archive whose bzip2 data are damaged", "bzip2.zip", lambda: _packed_in(12, b"BZh9"), "is damaged in its archive"),
    Hostile("an archive without a file", "nothing.zip", lambda: zipped({}), "is an archive without a file in it"),
    Hostile("text that is called .zip", "text.zip", lambda: PLAN, "is no zip archive or was cut off"),
    Hostile("an empty .zip", "empty.zip", lambda: b"", "is no zip archive or was cut off"),
    Hostile("a RAR archive that is called .zip", "rar.zip", lambda: b"Rar!\x1a\x07\x00" + bytes(50), "is no zip archive or was cut off"),
)  # fmt: skip
