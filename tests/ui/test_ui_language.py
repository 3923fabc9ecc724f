"""Which language is spoken: the chosen one, else the system's where there is a catalogue, else English."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings

from app.model.looks import Language
from app.ui import language
from app.ui.language import locale_of, remember, remembered, spoken


@pytest.fixture
def all_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "offered", lambda: list(language.SPOKEN))


@pytest.mark.usefixtures("all_offered")
@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("fr_FR", Language.FRENCH),
        ("fr_CA", Language.FRENCH),
        ("zh_TW", Language.CHINESE_TRADITIONAL),
        ("zh_HK", Language.CHINESE_TRADITIONAL),
        ("zh_CN", Language.ENGLISH),
        ("en_US", Language.ENGLISH),
        ("de_DE", Language.ENGLISH),
        ("C", Language.ENGLISH),
    ],
)
def test_the_systems_language_is_spoken_where_it_is_ours(system: str, expected: Language) -> None:
    assert spoken(Language.SYSTEM, QLocale(system)) is expected


@pytest.mark.usefixtures("all_offered")
def test_a_choice_goes_before_the_system() -> None:
    assert spoken(Language.ENGLISH, QLocale("fr_FR")) is Language.ENGLISH
    assert spoken(Language.FRENCH, QLocale("en_GB")) is Language.FRENCH


def test_a_language_without_a_catalogue_is_not_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(language, "catalogue", lambda one: tmp_path / f"{one.value}.qm")
    assert language.offered() == [Language.ENGLISH]
    assert spoken(Language.SYSTEM, QLocale("fr_FR")) is Language.ENGLISH
    (tmp_path / "fr.qm").touch()
    assert language.offered() == [Language.ENGLISH, Language.FRENCH]
    assert spoken(Language.SYSTEM, QLocale("fr_FR")) is Language.FRENCH


def test_numbers_are_written_as_the_system_has_them_in_its_own_language() -> None:
    assert locale_of(Language.FRENCH, QLocale("fr_CA")).name() == "fr_CA"
    assert locale_of(Language.FRENCH, QLocale("en_GB")).name() == "fr_FR"
    assert locale_of(Language.CHINESE_TRADITIONAL, QLocale("zh_CN")).name() == "zh_TW"
    assert locale_of(Language.ENGLISH, QLocale("en_GB")).name() == "en_GB"


def test_every_language_has_its_own_name() -> None:
    assert set(language.NAMES) == set(language.SPOKEN) == set(Language) - {Language.SYSTEM}


def test_a_choice_is_remembered_for_the_next_start(tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "console.ini"), QSettings.Format.IniFormat)
    assert remembered(memory) is Language.SYSTEM
    remember(memory, Language.FRENCH)
    memory.sync()
    again = QSettings(str(tmp_path / "console.ini"), QSettings.Format.IniFormat)
    assert remembered(again) is Language.FRENCH
    again.setValue("language", "tlh")
    assert remembered(again) is Language.SYSTEM
