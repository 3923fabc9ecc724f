"""The language that texts are shown in: how to translate, and how numbers, amounts and times are written.

The console replaces both by Qt's; the command line keeps these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from app.model.money import Money
from app.model.plain import plain

CONTEXT = "wording"


class Formats(Protocol):
    """How a place writes numbers, amounts and times."""

    def number(self, value: int) -> str:
        """Return a whole number: "10,003"."""

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


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return translate(CONTEXT, UNKNOWN.get(name, "…"))


def say(text: str, params: Mapping[str, object] | None = None) -> str:
    """Return a marked text in the user's language with its parameters filled in, each as plain text."""
    values = _Values()
    for name, value in (params or {}).items():
        if value not in (None, "", []):
            shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            values[name] = plain(shown)
    return translate(CONTEXT, text).format_map(values)


def counted(one: str, many: str, count: int, params: Mapping[str, object] | None = None) -> str:
    """Return the marked text for one, or the one for many with {count} filled in; both with the parameters."""
    return say(one, params) if count == 1 else say(many, {"count": formats.number(count), **(params or {})})
