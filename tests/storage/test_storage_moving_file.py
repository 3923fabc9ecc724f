"""A moving file opens with its passphrase and as a whole, or not at all; what cannot be done leaves nothing behind."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.model.reasons import ProblemCode, ProblemError
from app.model.relocation import Belongings
from app.storage import moving_file, sealed
from app.storage.moving_file import KIND, pack, unpack
from app.storage.sealed import PIECE, TAG, Sealer, Unsealer, Work

PASSPHRASE = "correct horse battery staple"
QUICK = Work(n=2**4)
BELONGINGS = Belongings(
    version="0.1.0",
    computer="FRONT-DESK",
    made_at=datetime(2026, 3, 21, 10, 0, tzinfo=UTC),
    stores=("Café Lumière",),
    digest_key=SecretStr("ab" * 32),
    passwords={"uid": "uuid-of-a-password"},
)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A moving file of a database of several pieces."""
    database = tmp_path / "old.sqlite3"
    database.write_bytes(bytes(range(256)) * (3 * PIECE // 256) + b"the end")
    target = tmp_path / "shops.storewire"
    assert pack(target, PASSPHRASE, BELONGINGS, database, QUICK) == target.stat().st_size
    return target


def code_of(work: Callable[[], object]) -> ProblemCode:
    with pytest.raises(ProblemError) as caught:
        work()
    return caught.value.problem.code


def test_what_was_packed_comes_out_as_it_was(packed: Path, tmp_path: Path) -> None:
    arrived = tmp_path / "new.sqlite3"
    assert unpack(packed, PASSPHRASE, arrived) == BELONGINGS
    assert arrived.read_bytes() == (tmp_path / "old.sqlite3").read_bytes()


def test_nothing_of_it_can_be_read_without_the_passphrase(packed: Path) -> None:
    whole = packed.read_bytes()
    for secret in (
        b"the end",
        b"FRONT-DESK",
        "Café Lumière".encode(),
        b"abababab",
        b"uuid-of-a-password",
        PASSPHRASE.encode(),
    ):
        assert secret not in whole


def test_the_same_thing_packed_twice_has_nothing_in_common(packed: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.storewire"
    pack(again, PASSPHRASE, BELONGINGS, tmp_path / "old.sqlite3", QUICK)
    first, second = (path.read_bytes().partition(b"\n")[2] for path in (packed, again))
    assert len(first) == len(second)
    assert first[:PIECE] != second[:PIECE]


def test_an_accent_may_be_typed_in_either_way(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Sealer(whole, "cafe\N{COMBINING ACUTE ACCENT}", KIND, {}, QUICK).finish()
    whole.seek(0)
    assert Unsealer(whole, "caf\N{LATIN SMALL LETTER E WITH ACUTE}", KIND).read() == b""


def test_another_passphrase_is_told_from_an_altered_file(packed: Path, tmp_path: Path) -> None:
    arrived = tmp_path / "new.sqlite3"
    assert code_of(lambda: unpack(packed, PASSPHRASE.upper(), arrived)) is ProblemCode.PASSPHRASE_WRONG
    assert not arrived.exists()


def head_and_pieces(path: Path) -> tuple[bytes, list[bytes]]:
    head, _, body = path.read_bytes().partition(b"\n")
    return head + b"\n", [body[at : at + PIECE + TAG] for at in range(0, len(body), PIECE + TAG)]


def flipped(piece: bytes, at: int) -> bytes:
    return piece[:at] + bytes([piece[at] ^ 1]) + piece[at + 1 :]


ALTERED: dict[str, Callable[[bytes, list[bytes]], list[bytes]]] = {
    "cut off in a piece": lambda head, pieces: [head, *pieces[:-1], pieces[-1][:-1]],
    "cut off after a piece": lambda head, pieces: [head, *pieces[:-1]],
    "only the header": lambda head, _: [head],
    "one bit changed": lambda head, pieces: [head, flipped(pieces[0], 100), *pieces[1:]],
    "pieces swapped": lambda head, pieces: [head, pieces[1], pieces[0], *pieces[2:]],
    "a piece twice": lambda head, pieces: [head, pieces[0], *pieces],
    "something behind it": lambda head, pieces: [head, *pieces, b"more"],
    "the header changed": lambda head, pieces: [head.replace(b"0.1.0", b"0.1.1"), *pieces],
    "more work asked for": lambda head, pieces: [head.replace(b'"n": 16', b'"n": 1073741824'), *pieces],
    "another kind of file": lambda head, pieces: [head.replace(KIND.encode(), b"other kind!"), *pieces],
    "no header": lambda _, pieces: pieces,
    "nothing": lambda _, __: [],
}


@pytest.mark.parametrize("how", ALTERED)
def test_a_file_that_is_not_whole_is_refused_and_nothing_is_left_of_it(how: str, packed: Path, tmp_path: Path) -> None:
    packed.write_bytes(b"".join(ALTERED[how](*head_and_pieces(packed))))
    arrived = tmp_path / "new.sqlite3"
    assert code_of(lambda: unpack(packed, PASSPHRASE, arrived)) is ProblemCode.MOVE_FILE_UNREADABLE
    assert not arrived.exists()


def test_a_file_of_a_newer_form_is_named_so(packed: Path, tmp_path: Path) -> None:
    packed.write_bytes(packed.read_bytes().replace(b'"format": 1', b'"format": 2', 1))
    assert code_of(lambda: unpack(packed, PASSPHRASE, tmp_path / "new")) is ProblemCode.MOVE_FILE_NEWER


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    asked = tmp_path / "nowhere"
    assert code_of(lambda: unpack(asked, PASSPHRASE, tmp_path / "new")) is ProblemCode.MOVE_FILE_UNREADABLE


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, ProblemCode.DATABASE_FULL), (errno.EACCES, ProblemCode.MOVE_FILE_UNWRITABLE)],
)
def test_a_full_disk_leaves_no_half_file_and_the_older_one_as_it_was(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: ProblemCode
) -> None:
    before = packed.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(sealed.Sealer, "finish", refuse)
    assert code_of(lambda: pack(packed, PASSPHRASE, BELONGINGS, tmp_path / "old.sqlite3", QUICK)) is code
    assert packed.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_full_disk_on_arrival_leaves_nothing(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(moving_file.os, "fsync", refuse)
    assert code_of(lambda: unpack(packed, PASSPHRASE, tmp_path / "new")) is ProblemCode.DATABASE_FULL
    assert not (tmp_path / "new").exists()
