"""Translations are complete, fill in the same fields, and what Qt loads says the same as the catalogue."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from devtools.environment import PROGRAMS, SUFFIX
from devtools.installer import catalogues
from devtools.installer.catalogues import Message, fields, lacks, messages, release, sources, texts

SAMPLE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="fr_FR"><context><name>wording</name>
<message><source>{count} items</source><translation>{count} articles</translation></message>
<message><source>{name} is late</source><translation>{nom} est en retard</translation></message>
<message><source>Settings</source><translation type="unfinished">Réglages</translation></message>
<message><source>Gone</source><translation>Parti</translation></message>
</context></TS>
"""
WANTED: set[Message] = {("wording", "{count} items"), ("wording", "{name} is late"), ("wording", "Settings")}
HERE = sorted(catalogues.FOLDER.glob("*.ts"))


@pytest.fixture(scope="module")
def wanted() -> set[Message]:
    assert shutil.which(str(PROGRAMS / f"pyside6-lupdate{SUFFIX}"))
    return texts()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "storewire_fr.ts"
    path.write_text(SAMPLE, "utf-8")
    return path


def test_texts_are_found_in_windows_and_in_the_wording(wanted: set[Message]) -> None:
    assert ("Menu", "Quit") in wanted
    assert ("wording", "The disk is full") in wanted
    assert len(wanted) > 500


def said_by_windows() -> Iterator[tuple[Path, str, str]]:
    """Yield (file, class, text) of whatever a window says in the user's language."""
    for path in sources():
        for made in (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.ClassDef)):
            for call in ast.walk(made):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
                    assert ast.unparse(call.func.value) == "self", f"{path}: said by another than the window itself"
                    yield path, made.name, ast.literal_eval(call.args[0])


def test_whatever_a_window_says_is_found(wanted: set[Message]) -> None:
    """What stands within an f-string is not, and would stay English for ever."""
    assert [one for one in said_by_windows() if one[1:] not in wanted] == []


def test_what_a_catalogue_lacks_is_named(sample: Path) -> None:
    assert list(lacks(sample, WANTED)) == [
        "wording: not translated: Settings",
        "wording: other {fields}: {name} is late",
        "wording: no longer said: Gone",
    ]


def test_what_qt_loads_is_made_of_the_catalogue(sample: Path) -> None:
    release(sample)
    translator = QTranslator()
    assert translator.load(str(sample.with_suffix(".qm")))
    assert translator.translate("wording", "{count} items") == "{count} articles"
    assert fields("{count} articles") == {"count"}


def test_every_catalogue_is_complete(wanted: set[Message]) -> None:
    assert {path.stem: list(lacks(path, wanted)) for path in HERE} == {path.stem: [] for path in HERE}


def test_what_qt_loads_says_what_the_catalogues_say() -> None:
    for path in HERE:
        translator = QTranslator()
        assert translator.load(str(path.with_suffix(".qm")))
        differing = [one for one, text in messages(path).items() if translator.translate(*one) != text]
        assert differing == []
