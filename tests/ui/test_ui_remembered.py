"""The stores of the last time: kept for their owner alone, and missed by nobody where they are gone."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from ui_examples import a_view

from app.model.api import ConnectionState
from app.model.places import Places
from app.ui.remembered import Remembered


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def file(places: Places) -> Path:
    return places.home / "stores.json"


def test_what_is_kept_is_recalled(places: Places) -> None:
    stores = [a_view(), a_view(id=2, name="Bike Barn", failed=3)]
    Remembered(places, "en").keep(stores)
    assert Remembered(places, "en").recall() == stores


@pytest.mark.parametrize(
    "damage", [b"", b"not json", b'[{"id": 1}]', b'{"stores": [{"id": 1}], "outlines": 7, "language": "en"}', b"\xff"]
)
def test_what_cannot_be_read_is_nothing(damage: bytes, places: Places) -> None:
    file(places).write_bytes(damage)
    assert Remembered(places, "en").recall() == []
    assert Remembered(places, "en").outlines() == []


def test_what_is_kept_is_outlined_for_the_first_window(places: Places) -> None:
    Remembered(places, "en").keep([a_view(failed=3)])
    (found,) = Remembered(places, "en").outlines()
    assert (found.line.name, found.line.badge, found.header.name) == ("Café Lumière", 3, "Café Lumière")
    assert found.header.line == "cafe.example"


def test_an_outline_in_another_language_is_not_shown(places: Places) -> None:
    Remembered(places, "en").keep([a_view()])
    assert Remembered(places, "fr").outlines() == []
    assert Remembered(places, "fr").recall() == [a_view()]


@pytest.mark.parametrize("damage", [("badge", "3"), ("name", None), ("id", {})])
def test_an_outline_that_was_tampered_with_is_nothing(damage: tuple[str, object], places: Places) -> None:
    Remembered(places, "en").keep([a_view()])
    told = json.loads(file(places).read_text())
    told["outlines"][0]["line"][damage[0]] = damage[1]
    file(places).write_text(json.dumps(told))
    assert Remembered(places, "en").outlines() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards files by the folder's own rights")
def test_only_the_owner_can_read_it(places: Places) -> None:
    Remembered(places, "en").keep([a_view()])
    assert file(places).stat().st_mode & 0o077 == 0


def test_it_is_written_when_a_state_changes_and_not_for_every_number(places: Places) -> None:
    remembered = Remembered(places, "en")
    remembered.note([a_view()])
    file(places).unlink()
    remembered.note([a_view(waiting=7)])
    assert not file(places).exists()
    remembered.note([a_view(state=ConnectionState.ATTENTION)])
    assert Remembered(places, "en").recall()[0].state is ConnectionState.ATTENTION


def test_a_folder_that_cannot_be_written_holds_nobody_up(places: Places) -> None:
    missing = Places(places.home / "gone")
    Remembered(missing, "en").keep([a_view()])
    assert not missing.home.exists()
