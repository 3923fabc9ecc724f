"""What the names of our application passwords say in a store: which computer each lets in, and where the store began.

"Storewire on FRONT-DESK (shop.example)": the address is the one at which the store was first connected. It goes along
when the store moves, so that a computer which meets the store only at its new address can tell whose keys to make.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OURS = "Storewire on "
NAME = re.compile(r"Storewire on (?P<computer>.+?)(?: \((?P<place>[^\s()/]+(?:/[^\s()]*)?)\))?")
LONGEST_COMPUTER = 80


@dataclass(frozen=True, slots=True)
class PasswordName:
    """What a name says. `place` is an address without its scheme, "" where the name has none."""

    computer: str
    place: str


def password_name(computer: str, home: str) -> str:
    """Return the name of a computer's application password in a store that was first connected at an address."""
    return f"{OURS}{computer} ({home.partition('://')[2] or home})"


def read_name(name: str) -> PasswordName | None:
    """Return what a name says; None where the password is none of ours."""
    found = NAME.fullmatch(name)
    return None if found is None else PasswordName(found["computer"][:LONGEST_COMPUTER], found["place"] or "")
