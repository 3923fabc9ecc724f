"""What a data folder keeps of itself: its own id, the program's settings, and what is still to be told of it."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from app.model.reasons import Problem
from app.model.settings import ProgramSettings
from app.storage.schema import settings

FOLDER = "folder"
PROGRAM = "program"
NOTICE = "notice"
LEFT_BEHIND = "left_behind"


def folder_id(connection: Connection) -> str:
    """Return the data folder's own id, made at the first opening."""
    kept = _kept(connection, FOLDER)
    if kept is None:
        kept = secrets.token_hex(8)
        _keep(connection, FOLDER, kept)
    return str(kept)


def rename(connection: Connection, name: str) -> None:
    """Give a data folder another id: its database came from another computer."""
    _keep(connection, FOLDER, name)


def left_behind(connection: Connection) -> dict[str, str]:
    """Return the ids of the passwords that the computer which this folder came from has in stores, by connection."""
    return dict(_kept(connection, LEFT_BEHIND) or {})


def save_left_behind(connection: Connection, passwords: dict[str, str]) -> None:
    """Keep which passwords are to end as soon as their connection has one of this computer."""
    _keep(connection, LEFT_BEHIND, passwords)


def take_left_behind(connection: Connection, uid: str) -> str:
    """Return the id of the password that is to end for a connection, once; "" where there is none."""
    known = left_behind(connection)
    found = known.pop(uid, "")
    if found:
        save_left_behind(connection, known)
    return found


def load_program(connection: Connection) -> ProgramSettings:
    """Return the program's settings."""
    kept = _kept(connection, PROGRAM)
    return ProgramSettings() if kept is None else ProgramSettings.model_validate(kept)


def save_program(connection: Connection, program: ProgramSettings) -> None:
    """Keep the program's settings."""
    _keep(connection, PROGRAM, program.model_dump(mode="json"))


def load_notice(connection: Connection) -> Problem | None:
    """Return what is still to be told of the data folder."""
    kept = _kept(connection, NOTICE)
    return Problem.model_validate(kept) if kept else None


def save_notice(connection: Connection, notice: Problem | None) -> None:
    """Keep what is to be told of the data folder; None once it was told."""
    _keep(connection, NOTICE, notice.model_dump(mode="json") if notice is not None else {})


def _kept(connection: Connection, name: str) -> Any:
    return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()


def _keep(connection: Connection, name: str, value: Any) -> None:
    connection.execute(
        insert(settings).values(name=name, value=value).on_conflict_do_update(["name"], set_={"value": value})
    )
