"""The file that takes a data folder to another computer: the database and what belongs to it, sealed."""

from __future__ import annotations

import errno
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO, cast

from app.model.reasons import ProblemCode, ProblemError
from app.model.relocation import Belongings
from app.storage.columns import canonical
from app.storage.sealed import HARD, Sealer, Unsealer, Work

KIND = "moving file"
DATABASE, BELONGINGS = "storewire.sqlite3", "belongings.json"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
LARGEST_BELONGINGS = 4 << 20


def pack(target: Path, passphrase: str, belongings: Belongings, database: Path, work: Work = HARD) -> int:
    """Write the file, whole or not at all; return its size.

    Raises ProblemError(DATABASE_FULL, MOVE_FILE_UNWRITABLE).
    """
    part = target.with_name(f"{target.name}.part")
    about = belongings.model_dump(mode="json", include={"version", "made_at"})
    revealed = belongings.model_dump(mode="json") | {"digest_key": belongings.digest_key.get_secret_value()}
    with _told(), _gone_unless_whole(part):
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            sealer = Sealer(file, passphrase, KIND, about, work)
            with tarfile.open(fileobj=cast(IO[bytes], sealer), mode="w|") as archive:
                text = canonical(revealed)
                entry = tarfile.TarInfo(BELONGINGS)
                entry.size = len(text)
                archive.addfile(entry, BytesIO(text))
                entry = tarfile.TarInfo(DATABASE)
                entry.size = database.stat().st_size
                with database.open("rb") as source:
                    archive.addfile(entry, source)
            sealer.finish()
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        return target.stat().st_size


def unpack(source: Path, passphrase: str, database: Path) -> Belongings:
    """Write the database to a path and return what came with it; on failure nothing is left there.

    Raises ProblemError: MOVE_FILE_UNREADABLE, MOVE_FILE_NEWER, PASSPHRASE_WRONG, DATABASE_FULL, DATABASE_READ_ONLY.
    """
    with _opened(source) as file, _told(ProblemCode.DATABASE_READ_ONLY), _gone_unless_whole(database):
        unsealer = Unsealer(file, passphrase, KIND)
        try:
            with tarfile.open(fileobj=cast(IO[bytes], unsealer), mode="r|") as archive:
                belongings = _belongings(archive)
                _save(archive, database)
            while unsealer.read(1 << 20):
                continue  # to the last piece, which says that nothing was cut off
        except (tarfile.TarError, ValueError) as error:
            raise ProblemError(ProblemCode.MOVE_FILE_UNREADABLE, type(error).__name__) from error
        return belongings


def _belongings(archive: tarfile.TarFile) -> Belongings:
    entry = archive.next()
    if entry is None or entry.name != BELONGINGS or entry.size > LARGEST_BELONGINGS:
        raise ValueError("belongings")
    part = archive.extractfile(entry)
    return Belongings.model_validate_json(part.read() if part is not None else b"")


def _save(archive: tarfile.TarFile, database: Path) -> None:
    entry = archive.next()
    part = archive.extractfile(entry) if entry is not None and entry.name == DATABASE else None
    if part is None:
        raise ValueError("database")
    with os.fdopen(os.open(database, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as target:
        while piece := part.read(1 << 20):
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    try:
        file = source.open("rb")
    except OSError as error:
        raise ProblemError(ProblemCode.MOVE_FILE_UNREADABLE, type(error).__name__) from error
    with file:
        yield file


@contextmanager
def _told(otherwise: ProblemCode = ProblemCode.MOVE_FILE_UNWRITABLE) -> Iterator[None]:
    """Say what the system's refusals mean."""
    try:
        yield
    except OSError as error:
        code = ProblemCode.DATABASE_FULL if error.errno in NO_ROOM else otherwise
        raise ProblemError(code, type(error).__name__) from error


@contextmanager
def _gone_unless_whole(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
