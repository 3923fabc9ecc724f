"""The stores of the last time: kept for their owner alone, and missed by nobody where they are gone."""

from __future__ import annotations

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
    Remembered(places).keep(stores)
    assert Remembered(places).recall() == stores


@pytest.mark.parametrize("damage", [b"", b"not json", b'[{"id": 1}]', b"\xff"])
def test_what_cannot_be_read_is_nothing(damage: bytes, places: Places) -> None:
    assert Remembered(places).recall() == []
    file(places).write_bytes(damage)
    assert Remembered(places).recall() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards files by the folder's own rights")
def test_only_the_owner_can_read_it(places: Places) -> None:
    Remembered(places).keep([a_view()])
    assert file(places).stat().st_mode & 0o077 == 0


def test_it_is_written_when_a_state_changes_and_not_for_every_number(places: Places) -> None:
    remembered = Remembered(places)
    remembered.note([a_view()])
    file(places).unlink()
    remembered.note([a_view(waiting=7)])
    assert not file(places).exists()
    remembered.note([a_view(state=ConnectionState.ATTENTION)])
    assert Remembered(places).recall()[0].state is ConnectionState.ATTENTION


def test_a_folder_that_cannot_be_written_holds_nobody_up(places: Places) -> None:
    missing = Places(places.home / "gone")
    Remembered(missing).keep([a_view()])
    assert not missing.home.exists()
