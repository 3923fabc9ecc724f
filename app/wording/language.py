"""The language that texts are shown in: how to translate, and how numbers, amounts and times are written.

The console replaces both by Qt's; the command line keeps these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from app.model.money import Money
from app.model.plain import plain

CONTEXT = "wording"


class Formats(Protocol):
    """How a place writes numbers, amounts and times."""

    def number(self, value: int) -> str:
        """Return a whole number: "10,003"."""

    def decimal(self, value: float) -> str:
        """Return a number as short as it can be: "0.3"."""

    def singular(self, count: int) -> bool:
        """Tell whether so many are spoken of as of one: in some languages none are, too."""

    def money(self, value: Money) -> str:
        """Return an amount: "58.90 EUR"."""

    def clock(self, value: datetime) -> str:
        """Return an aware time of day, in the computer's zone: "10:41"."""

    def date(self, value: datetime) -> str:
        """Return an aware time's day, in the computer's zone: "3 March 2026"."""

    def moment(self, value: datetime) -> str:
        """Return an aware time to the second, in the computer's zone."""


class PlainFormats:
    """The same everywhere, without a locale."""

    def number(self, value: int) -> str:
        return f"{value:,}"

    def decimal(self, value: float) -> str:
        return f"{value:g}"

    def singular(self, count: int) -> bool:
        return count == 1

    def money(self, value: Money) -> str:
        return f"{value.major():,} {value.currency}"

    def clock(self, value: datetime) -> str:
        return f"{value.astimezone():%H:%M}"

    def date(self, value: datetime) -> str:
        local = value.astimezone()
        return f"{local.day} {local:%B %Y}"

    def moment(self, value: datetime) -> str:
        return f"{value.astimezone():%Y-%m-%d %H:%M:%S}"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this name
    """Mark a text for translation and return it as it is."""
    return text


def untranslated(context: str, text: str) -> str:
    """Return the text as it was written."""
    return text


translate: Callable[[str, str], str] = untranslated
formats: Formats = PlainFormats()


def speak(translation: Callable[[str, str], str], writing: Formats) -> None:
    """Use a translation (context, text) → text, and a place's way of writing, from now on."""
    global translate, formats
    translate, formats = translation, writing


UNKNOWN = {
    "host": QT_TRANSLATE_NOOP("wording", "the store"),
    "home": QT_TRANSLATE_NOOP("wording", "another address"),
    "name": QT_TRANSLATE_NOOP("wording", "The site"),
    "platform": QT_TRANSLATE_NOOP("wording", "the platform"),
    "to": QT_TRANSLATE_NOOP("wording", "another address"),
    "version": QT_TRANSLATE_NOOP("wording", "an old version"),
    "scope": QT_TRANSLATE_NOOP("wording", "something that Storewire needs"),
    "file": QT_TRANSLATE_NOOP("wording", "a file of another name"),
    "minutes": QT_TRANSLATE_NOOP("wording", "a few"),
    "plugins": QT_TRANSLATE_NOOP("wording", "The platform"),
    "computer": QT_TRANSLATE_NOOP("wording", "another computer"),
    "computers": QT_TRANSLATE_NOOP("wording", "another computer"),
    "subject": QT_TRANSLATE_NOOP("wording", "a check"),
    "reason": QT_TRANSLATE_NOOP("wording", "a check before it failed"),
    "user": QT_TRANSLATE_NOOP("wording", "this user"),
}
"""What a sentence says where a code came without the parameter it names."""


NEXT_SENTENCE = QT_TRANSLATE_NOOP("wording", "{sentence} {next}")
NEXT_CLAUSE = QT_TRANSLATE_NOOP("wording", "{clause}, {next}")
NEXT_ITEM = QT_TRANSLATE_NOOP("wording", "{item}, {next}")
HEADED = QT_TRANSLATE_NOOP("wording", "{title}. {text}")
"""How texts follow each other: some scripts have other marks, and no space after them."""


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return translate(CONTEXT, UNKNOWN.get(name, "…"))


def say(text: str, params: Mapping[str, object] | None = None) -> str:
    """Return a marked text in the user's language with its parameters filled in, each as plain text."""
    return _filled(translate(CONTEXT, text), params)


def _filled(text: str, params: Mapping[str, object] | None) -> str:
    values = _Values()
    for name, value in (params or {}).items():
        if value not in (None, "", []):
            values[name] = plain(_shown(value))
    return text.format_map(values)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return listed(*map(str, value))
    return formats.decimal(value) if isinstance(value, float) else str(value)


def counted(one: str, many: str, count: int, params: Mapping[str, object] | None = None) -> str:
    """Return the marked text for one, or the one for many with {count} filled in; both with the parameters.

    Where none are spoken of as of one (French: "0 envoi"), the text for one says 0 in place of its 1.
    """
    number = formats.number(count)
    if not formats.singular(count):
        return say(many, {"count": number, **(params or {})})
    text = translate(CONTEXT, one)
    return _filled(text if count == 1 else text.replace("1", number, 1), params)


def sentences(*parts: str) -> str:
    """Return whole sentences one after the other; empty ones are left out."""
    return _joined(NEXT_SENTENCE, "sentence", parts)


def clauses(*parts: str) -> str:
    """Return the parts of one sentence, each after its comma; empty ones are left out."""
    return _joined(NEXT_CLAUSE, "clause", parts)


def listed(*parts: str) -> str:
    """Return things in a row: "Products, customers, orders"; empty ones are left out."""
    return _joined(NEXT_ITEM, "item", parts)


def headed(title: str, *parts: str) -> str:
    """Return a title, which has no full stop of its own, and the sentences after it."""
    return translate(CONTEXT, HEADED).format(title=title, text=sentences(*parts))


def _joined(text: str, first: str, parts: Sequence[str]) -> str:
    said = ""
    for part in filter(None, parts):
        said = translate(CONTEXT, text).format_map({first: said, "next": part}) if said else part
    return said
