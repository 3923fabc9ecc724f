"""The pages of the manual: Markdown in resources/help, a folder a language; a page that lacks there is English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.manual.tables import TABLES
from app.manual.topics import Topic
from app.resources import resource

ENGLISH = "en"
TITLE = re.compile(r"\A#\s+(.+?)\s*\n")
TABLE = re.compile(r"^\{\{([^}]+)\}\}$", re.MULTILINE)
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]+\)\n*")
MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[#*`|>_]|\{\{[^}]+\}\}")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its title, and its Markdown without it, all tables filled in."""

    topic: Topic
    title: str
    text: str

    @property
    def without_pictures(self) -> str:
        """The text for where there are none."""
        return PICTURE.sub("", self.text)

    @property
    def words(self) -> str:
        """Everything that can be searched, as plain lower-case text."""
        return folded(f"{self.title} {MARKS.sub(lambda found: found[1] or ' ', self.text)}")


def folder() -> Path:
    """Return where the languages' folders are."""
    return resource("help")


def source(topic: Topic, language: str) -> Path:
    """Return a page's file: in the language where it was translated, else in English."""
    translated = folder() / language / f"{topic.value}.md"
    return translated if translated.is_file() else folder() / ENGLISH / f"{topic.value}.md"


def page(topic: Topic, language: str = ENGLISH) -> Page:
    """Return a page. The tables in it speak the language that the texts of the program speak."""
    whole = source(topic, language).read_text("utf-8")
    found = TITLE.match(whole)
    assert found is not None  # a test looks at every page
    return Page(topic, found[1], TABLE.sub(lambda name: TABLES[name[1]](), whole[found.end() :]).strip() + "\n")


def contents(language: str = ENGLISH) -> list[Page]:
    """Return all pages, in order."""
    return [page(topic, language) for topic in Topic]


def search(pages: Sequence[Page], asked: str) -> Iterator[Page]:
    """Yield the pages that hold all the words asked for, those that have them in their title first."""
    words = folded(asked).split()
    found = [one for one in pages if all(word in one.words for word in words)]
    yield from sorted(found, key=lambda one: not all(word in folded(one.title) for word in words))


def folded(text: str) -> str:
    """Return a text without capitals and accents, so that “reglages” finds “Réglages”."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())
