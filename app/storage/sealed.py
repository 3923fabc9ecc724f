"""A file that only a passphrase opens, written and read as a stream, so that its size is no matter.

A line of JSON in front says what the file is and how the key is made of the passphrase (scrypt). Then come pieces of
1 MiB, each sealed by AES-256-GCM together with that line. Each piece's nonce holds its number and whether it is the
last one (the STREAM construction), so that pieces can be neither changed nor swapped nor cut off.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import JsonValue

from app.model.reasons import ProblemCode, ProblemError

FORMAT = 1
PIECE = 1 << 20
TAG = 16
LONGEST_HEAD = 4096
KEY_BYTES, CHECK_BYTES, SALT_BYTES, PREFIX_BYTES = 32, 16, 16, 7
MOST_WORK = 1 << 19
"""What a header may ask of scrypt at the most: 512 MiB of memory."""


@dataclass(frozen=True, slots=True)
class Work:
    """How hard scrypt works: 128 MiB and about half a second by default."""

    n: int = 1 << 17
    r: int = 8
    p: int = 1


HARD = Work()


class Sealer:
    """Seals what is written to it; `finish` writes the last piece. Raises OSError where the file cannot be written."""

    def __init__(
        self, target: BinaryIO, passphrase: str, kind: str, about: Mapping[str, JsonValue], work: Work = HARD
    ) -> None:
        """Write the header: what the file is, and what may be known of it without the passphrase."""
        salt, self._prefix = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(PREFIX_BYTES)
        key, check = _keys(passphrase, salt, work)
        head = {
            "storewire": kind,
            "format": FORMAT,
            "about": dict(about),
            "scrypt": {"n": work.n, "r": work.r, "p": work.p, "salt": salt.hex()},
            "check": check.hex(),
            "nonce": self._prefix.hex(),
        }
        self._head = json.dumps(head, sort_keys=True).encode() + b"\n"
        self._target, self._aead, self._number, self._waiting = target, AESGCM(key), 0, bytearray()
        target.write(self._head)

    def write(self, data: bytes, /) -> int:
        """Take data in; whole pieces are written at once."""
        self._waiting += data
        while len(self._waiting) > PIECE:  # a piece that is full may be the last one
            self._seal(bytes(self._waiting[:PIECE]), b"\0")
            del self._waiting[:PIECE]
        return len(data)

    def finish(self) -> None:
        """Write the last piece: without it, nobody takes the file for a whole one."""
        self._seal(bytes(self._waiting), b"\1")

    def _seal(self, piece: bytes, last: bytes) -> None:
        nonce = self._prefix + self._number.to_bytes(4, "big") + last
        self._target.write(self._aead.encrypt(nonce, piece, self._head))
        self._number += 1


class Unsealer:
    """Gives back what was sealed. Reading raises ProblemError(MOVE_FILE_UNREADABLE) at the first altered piece."""

    def __init__(self, source: BinaryIO, passphrase: str, kind: str) -> None:
        """Read the header. Raises ProblemError: MOVE_FILE_UNREADABLE, MOVE_FILE_NEWER, PASSPHRASE_WRONG."""
        self._head = source.readline(LONGEST_HEAD)
        try:
            head = json.loads(self._head)
            if head["storewire"] != kind:
                raise ValueError(kind)
            self.about: dict[str, JsonValue] = head["about"]
            if head["format"] > FORMAT:
                raise ProblemError(ProblemCode.MOVE_FILE_NEWER, version=str(self.about.get("version", "")))
            work = Work(*(int(head["scrypt"][name]) for name in ("n", "r", "p")))
            if not 1 < work.n * work.r * work.p <= MOST_WORK * 8:
                raise ValueError("scrypt")
            key, check = _keys(passphrase, bytes.fromhex(head["scrypt"]["salt"]), work)
            expected, self._prefix = bytes.fromhex(head["check"]), bytes.fromhex(head["nonce"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProblemError(ProblemCode.MOVE_FILE_UNREADABLE, "header") from error
        if not compare_digest(check, expected):
            raise ProblemError(ProblemCode.PASSPHRASE_WRONG)
        self._source, self._aead, self._number = source, AESGCM(key), 0
        self._next, self._open = source.read(PIECE + TAG), memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, fewer only at the end."""
        parts, wanted = [], size if size >= 0 else 1 << 62
        while wanted and (self._open or self._unseal()):
            part = self._open[:wanted]
            self._open = self._open[len(part) :]
            wanted -= len(part)
            parts.append(bytes(part))
        return b"".join(parts)

    def _unseal(self) -> bool:
        """Open the next piece; False after the last."""
        if not self._next:
            if self._number == 0:
                raise ProblemError(ProblemCode.MOVE_FILE_UNREADABLE, "cut off")
            return False
        sealed, self._next = self._next, self._source.read(PIECE + TAG)
        nonce = self._prefix + self._number.to_bytes(4, "big") + (b"\0" if self._next else b"\1")
        try:
            self._open = memoryview(self._aead.decrypt(nonce, sealed, self._head))
        except (InvalidTag, ValueError) as error:
            raise ProblemError(ProblemCode.MOVE_FILE_UNREADABLE, f"piece {self._number}") from error
        self._number += 1
        return bool(self._open)


def _keys(passphrase: str, salt: bytes, work: Work) -> tuple[bytes, bytes]:
    """Return the key, and what tells a wrong passphrase from an altered file without telling anything of the key."""
    maker = Scrypt(salt=salt, length=KEY_BYTES + CHECK_BYTES, n=work.n, r=work.r, p=work.p)
    made = maker.derive(unicodedata.normalize("NFC", passphrase).encode())
    return made[:KEY_BYTES], made[KEY_BYTES:]
