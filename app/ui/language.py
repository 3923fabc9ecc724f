"""The console's language: Qt's translators for our texts and Qt's own, and the locale by which things are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from app.model.looks import Language
from app.model.places import Places
from app.resources import resource

KEPT_AS = "language"
SPOKEN = (Language.ENGLISH, Language.FRENCH, Language.CHINESE_TRADITIONAL)
NAMES = {Language.ENGLISH: "English", Language.FRENCH: "Français", Language.CHINESE_TRADITIONAL: "繁體中文"}
"""Each in itself, so that everybody finds their own."""


def memory_of(places: Places) -> QSettings:
    """Return what this computer's console remembers: read before the agent can be asked for the settings."""
    return QSettings(str(places.home / "console.ini"), QSettings.Format.IniFormat)


def remembered(memory: QSettings) -> Language:
    """Return the language that was chosen last."""
    value = str(memory.value(KEPT_AS, Language.SYSTEM.value))
    return Language(value) if value in list(Language) else Language.SYSTEM


def remember(memory: QSettings, language: Language) -> None:
    """Keep a choice for the next start."""
    memory.setValue(KEPT_AS, language.value)


def offered() -> list[Language]:
    """Return the languages that the console speaks: those with a catalogue, and English."""
    return [one for one in SPOKEN if one is Language.ENGLISH or catalogue(one).is_file()]


def catalogue(language: Language) -> Path:
    """Return the place of our texts in a language."""
    return resource(f"translations/storewire_{language.value}.qm")


def spoken(wanted: Language, system: QLocale) -> Language:
    """Return the language to speak: the one wanted, or the first of the system's that is offered."""
    if wanted is not Language.SYSTEM:
        return wanted
    for tag in (system.bcp47Name(), *system.uiLanguages()):
        found = _matching(tag)
        if found is not None and found in offered():
            return found
    return Language.ENGLISH


def _matching(tag: str) -> Language | None:
    """Return which of ours a language tag means: Chinese only where it is written in traditional characters."""
    parts = tag.replace("_", "-").split("-")
    if parts[0] == "zh":
        traditional = "Hans" not in parts and bool({"Hant", "TW", "HK", "MO"} & set(parts))
        return Language.CHINESE_TRADITIONAL if traditional else None
    return {"fr": Language.FRENCH, "en": Language.ENGLISH}.get(parts[0])


def locale_of(language: Language, system: QLocale) -> QLocale:
    """Return how numbers and dates are written: as the system has it, unless another language was chosen."""
    chosen = QLocale(language.value)
    return system if system.language() == chosen.language() and system.script() == chosen.script() else chosen


def install(app: QCoreApplication, wanted: Language, system: QLocale | None = None) -> Language:
    """Speak a language from now on, in all windows that are made afterwards; return which one it became."""
    found = system or QLocale.system()
    language = spoken(wanted, found)
    if wanted is not Language.SYSTEM or language is not Language.ENGLISH:
        # A system in a language that we do not speak keeps its own numbers and dates beside English words.
        QLocale.setDefault(locale_of(language, found))
    for name, folder in (
        (f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (catalogue(language).stem, str(catalogue(language).parent)),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    app.setProperty(KEPT_AS, language.value)
    return language


def spoken_now() -> Language:
    """Return the language that is spoken."""
    app = QCoreApplication.instance()
    value = app.property(KEPT_AS) if app is not None else None
    return Language(value) if value else Language.ENGLISH
