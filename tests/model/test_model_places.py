"""Where things lie: one folder, moved by one variable, and a socket path that the kernel takes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.model.places import HOME_VARIABLE, SOCKET_PATH_LIMIT, Places

unix = pytest.mark.skipif(sys.platform == "win32", reason="there are no socket files on Windows")


def test_the_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    places = Places.default()
    files = (places.database, places.lock, places.door, places.logs, places.socket)
    assert all(file.parent == tmp_path for file in files)
    assert len(set(files)) == len(files)


def test_a_relative_home_does_not_move_with_the_working_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, "here")
    assert Places.default().home == tmp_path / "here"


def test_a_tilde_is_the_users_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv(HOME_VARIABLE, "~/store")
    assert Places.default().home == tmp_path / "store"


def test_without_the_variable_the_systems_place_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    assert Places.default().home.is_absolute()
    assert "storewire" in Places.default().home.name.lower()


@unix
def test_a_path_too_long_for_a_socket_leads_to_the_runtime_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/17")
    deep = Places(tmp_path / ("d" * SOCKET_PATH_LIMIT))
    other = Places(tmp_path / ("e" * SOCKET_PATH_LIMIT))
    assert len(os.fsencode(deep.socket)) <= SOCKET_PATH_LIMIT
    assert deep.socket.is_relative_to("/run/user/17")
    assert deep.socket != other.socket
    assert deep.socket == Places(deep.home).socket


@unix
def test_bytes_count_not_characters(tmp_path: Path) -> None:
    home = Path("/tmp") / ("ü" * 48)
    assert len(str(home / "agent.sock")) <= SOCKET_PATH_LIMIT
    assert not Places(home).socket.is_relative_to(home)


def test_asking_where_things_lie_makes_nothing(tmp_path: Path) -> None:
    places = Places(tmp_path / "none")
    assert places.socket
    assert places.database
    assert list(tmp_path.iterdir()) == []
