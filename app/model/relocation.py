"""Moving Storewire to another computer: the local API's messages, and what travels beside the database."""

from __future__ import annotations

from pydantic import AwareDatetime, BaseModel, ConfigDict, SecretStr

SHORTEST_PASSPHRASE = 8
SUFFIX = ".storewire"
"""How a moving file's name ends."""


class Relocation(BaseModel):
    """POST /v1/move-out → MovedOut, /v1/move-in → MovedIn"""

    model_config = ConfigDict(frozen=True)

    file: str
    """An absolute path: agent and client are on one computer."""
    passphrase: SecretStr


class MovedOut(BaseModel):
    """A moving file that was written; this computer delivers nothing from here on."""

    model_config = ConfigDict(frozen=True)

    file: str
    bytes: int
    stores: tuple[str, ...]


class MovedIn(BaseModel):
    """What was taken over; each store is to be connected again."""

    model_config = ConfigDict(frozen=True)

    computer: str
    """The name of the computer that it comes from."""
    made_at: AwareDatetime
    stores: tuple[str, ...]
    aside: str = ""
    """The name of the file that holds what this computer had before; "" where it had nothing."""


class Belongings(BaseModel):
    """What travels beside the database, sealed with it."""

    model_config = ConfigDict(frozen=True)

    version: str
    computer: str
    made_at: AwareDatetime
    stores: tuple[str, ...]
    digest_key: SecretStr
    """By which records are known again: with another one everything would look changed, and be sent once more."""
    passwords: dict[str, str]
    """Ids, no secrets, of the application passwords that the old computer has in the stores, by connection."""
