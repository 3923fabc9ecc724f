"""A password's name says whom it lets in and where the store began; what is not ours says nothing."""

from __future__ import annotations

import pytest

from app.sandbox.store_auth import MANAGER
from app.stores.authorisation import rename
from app.stores.discovery import discover
from app.stores.password_names import PasswordName, password_name, read_name
from tests.stores.hosting import HOME, Internet, password_of, reaching, store_at


@pytest.mark.parametrize("computer", ["FRONT-DESK", "Anna's Mac", "desk (2)", "Büro"])
@pytest.mark.parametrize("home", ["https://shop.example", "http://127.0.0.1:8080/shop", "https://xn--caf-dma.example"])
def test_what_a_name_is_made_of_is_read_in_it(computer: str, home: str) -> None:
    assert read_name(password_name(computer, home)) == PasswordName(computer, home.partition("://")[2])


def test_a_name_without_an_address_is_ours_too() -> None:
    assert read_name("Storewire on FRONT-DESK") == PasswordName("FRONT-DESK", "")


@pytest.mark.parametrize("name", ["", "Some phone", "Storewire", "Storewire on ", "My Storewire on X"])
def test_what_is_not_ours_is_left_alone(name: str) -> None:
    assert read_name(name) is None


@pytest.mark.parametrize(
    ("before", "renamed"),
    [("Storewire on FRONT-DESK", True), ("Storewire on FRONT-DESK (a.example)", True), ("Mine", False)],
)
async def test_our_password_takes_another_name_and_one_that_a_person_named_keeps_it(before: str, renamed: bool) -> None:
    world, after = store_at(), "Storewire on FRONT-DESK (old.example)"
    async with reaching(Internet({"store.example": world})) as http:
        credentials = password_of(world, name=before)
        assert await rename(http, await discover(http, HOME), credentials, after) is renamed
    assert [one.name for one in world.access.passwords(MANAGER)] == [after if renamed else before]
