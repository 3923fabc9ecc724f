"""The manual tells of everything there is, leads nowhere that is not there, and calls things by the names they have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.manual import pages
from app.manual.pages import ENGLISH, Page, contents, folder, page, search, source
from app.manual.tables import TABLES
from app.manual.topics import Topic
from app.model.reasons import ProblemCode, ReasonCode
from app.model.settings import ConnectionSettings, ProgramSettings
from app.wording.language import say
from app.wording.problems import PROBLEMS
from app.wording.reasons import REASONS
from app.wording.settings import CONNECTION_SETTINGS, PROGRAM_SETTINGS, setting
from devtools.installer import commands
from devtools.installer.catalogues import FOLDER, messages

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
FILES = sorted(folder().glob("*/*.md"))
EMPHASIS = {
    "Sequenzy",
    "Segmentflow",
    "application passwords survive a change of password.",
    "shop manager",
    "not subscribed",
    "declined",
    "debug mode",
}
"""What is bold without being the name of something in the window."""


def test_every_topic_has_a_page_and_every_page_a_topic() -> None:
    assert {path.stem for path in FILES} == {topic.value for topic in Topic}
    assert all(source(topic, ENGLISH).parent.name == ENGLISH for topic in Topic)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_link_and_picture_of_a_page_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ")
    inside = [(mark, to) for mark, to in LINK.findall(text) if "://" not in to]
    english = folder() / ENGLISH
    assert [to for _, to in inside if not (english / to).is_file()] == []
    pictures = [english / to for mark, to in inside if mark]
    assert [one.name for one in pictures if not one.with_name(f"{one.stem}-dark{one.suffix}").is_file()] == []
    assert set(re.findall(r"\{\{([^}]+)\}\}", text)) <= set(TABLES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_translated_page_has_the_pictures_links_and_tables_of_the_english_one(path: Path) -> None:
    english = (folder() / ENGLISH / path.name).read_text("utf-8")
    translated = path.read_text("utf-8")
    assert sorted(LINK.findall(translated)) == sorted(LINK.findall(english))
    assert re.findall(r"\{\{[^}]+\}\}", translated) == re.findall(r"\{\{[^}]+\}\}", english)


@pytest.mark.parametrize("language", sorted({path.parent.name for path in FILES if path.stem == Topic.COMMANDS}))
def test_the_page_of_commands_has_every_command_and_option_in_every_language(language: str) -> None:
    def named(spoken: str) -> list[str]:
        return re.findall(r"^## .+|^\| `.+?` \|", source(Topic.COMMANDS, spoken).read_text("utf-8"), re.MULTILINE)

    assert named(language) == named(ENGLISH)


def test_every_table_stands_on_a_page() -> None:
    english = "".join(path.read_text("utf-8") for path in FILES if path.parent.name == ENGLISH)
    assert {name for name in TABLES if f"{{{{{name}}}}}" not in english} == set()


def test_every_command_is_in_the_manual_as_the_program_tells_it() -> None:
    assert source(Topic.COMMANDS, ENGLISH).read_text("utf-8") == commands.page(), (
        "run: python -m devtools.installer.commands"
    )


def test_every_setting_is_in_the_manual() -> None:
    assert set(CONNECTION_SETTINGS) == set(ConnectionSettings.model_fields)
    assert set(PROGRAM_SETTINGS) == set(ProgramSettings.model_fields)
    text = page(Topic.SETTINGS).text
    for name in (*ConnectionSettings.model_fields, *ProgramSettings.model_fields):
        label, help_text = setting(name)
        assert f"**{label}**" in text
        assert help_text in text


def test_every_reason_of_a_failure_and_every_message_is_in_the_manual() -> None:
    text = page(Topic.REASONS).text.lower()
    titles = [REASONS[code][0] for code in ReasonCode] + [PROBLEMS[code][0] for code in ProblemCode]
    assert [title for title in titles if f"**{say(title).lower()}.**" not in text] == []


def literals() -> Iterator[str]:
    """Yield every text in the console's sources."""
    for path in [*(ROOT / "app" / "ui").rglob("*.py"), *(ROOT / "app" / "wording").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value.rstrip("…↗ ")


def test_what_is_bold_is_called_so_in_the_window() -> None:
    known = {*literals(), *EMPHASIS}
    english = [path for path in FILES if path.parent.name == ENGLISH and path.stem != Topic.COMMANDS]
    named = {(path.stem, name.rstrip("…")) for path in english for name in BOLD.findall(path.read_text("utf-8"))}
    assert sorted((page, name) for page, name in named if name not in known) == []


TRANSLATED = sorted({path.parent.name for path in FILES} - {ENGLISH})
EMPHASIS_ELSEWHERE = {
    "fr": {
        "Sequenzy",
        "Segmentflow",
        "les mots de passe d’application survivent à un changement de mot de passe.",
        "gestionnaire de boutique",
        "non abonnée",
        "désabonné",
        "mode débogage",
    },
    "zh_TW": {"Sequenzy", "Segmentflow", "應用程式密碼在變更密碼後仍然有效。", "商店經理", "未訂閱"},
}


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_bold_in_another_language_is_called_so_in_its_window(language: str) -> None:
    words = messages(FOLDER / f"storewire_{language}.ts").values()
    known = {one.rstrip("…↗ ") for one in words} | EMPHASIS_ELSEWHERE.get(language, set())
    for path in folder().glob(f"{language}/*.md"):
        bold = BOLD.findall(path.read_text("utf-8"))
        named = {re.sub(r"[ \n]+", " ", name).rstrip("…") for name in bold}  # a line may end within a name
        assert named - known == set(), path.name


def test_a_page_that_is_translated_is_shown_so_and_the_others_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for topic in Topic:
        english = tmp_path / ENGLISH / f"{topic.value}.md"
        english.parent.mkdir(exist_ok=True)
        english.write_text(f"# About {topic.value}\n\nText.\n", "utf-8")
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "sync.md").write_text("# Lire la synchronisation\n\nTexte.\n", "utf-8")
    monkeypatch.setattr(pages, "folder", lambda: tmp_path)
    shown = {one.topic: one.title for one in contents("fr")}
    assert shown[Topic.SYNC] == "Lire la synchronisation"
    assert shown[Topic.START] == "About start"
    assert page(Topic.START, "zh_TW").text == "Text.\n"


def test_a_search_finds_all_words_without_capitals_and_accents_and_titles_first() -> None:
    known = [
        Page(Topic.START, "Vue d'ensemble", "Les réglages y sont."),
        Page(Topic.SETTINGS, "Réglages", "Tous."),
        Page(Topic.SYNC, "Sync", "See [the settings](settings.md), ![a picture](x.png) and `code`."),
    ]
    assert [one.topic for one in search(known, "REGLAGES")] == [Topic.SETTINGS, Topic.START]
    assert [one.topic for one in search(known, "settings code")] == [Topic.SYNC]
    assert list(search(known, "settings.md")) == []
    assert list(search(known, "nothing")) == []
