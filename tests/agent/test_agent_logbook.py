"""The log viewer's backend: lines of this run as they come, the end of the last run's, filtered; nothing personal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.agent.logbook import KEPT, Logbook
from app.agent.logs import FILE_BYTES, FILES, set_up
from app.model.support import LogLevel, LogQuery

log = logging.getLogger("app.tests.logbook")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield tmp_path / "logs"
    _take_down(handlers)
    root.setLevel(level)


def _take_down(kept: list[logging.Handler]) -> None:
    root = logging.getLogger()
    for added in set(root.handlers) - set(kept):
        root.removeHandler(added)
        added.close()


def texts(book: Logbook, **query: object) -> list[str]:
    return [line.text for line in book.page(LogQuery.model_validate(query)).lines]


def test_lines_come_oldest_first_with_what_belongs_to_them(folder: Path) -> None:
    book = set_up(folder, {})
    log.info("one", extra={"connection": 3, "batches": 2})
    log.warning("two")
    first, second = book.page(LogQuery()).lines
    assert (first.text, first.level, first.connection, first.details["batches"]) == ("one", LogLevel.INFO, 3, "2")
    assert (second.text, second.level, second.connection) == ("two", LogLevel.WARNING, None)
    assert first.at <= second.at


def test_what_came_since_is_asked_for_by_the_last_number(folder: Path) -> None:
    book = set_up(folder, {})
    log.info("one")
    last = book.page(LogQuery()).last
    assert texts(book, after=last) == []
    log.info("two")
    assert texts(book, after=last) == ["two"]


def test_filters_narrow_by_level_store_and_words(folder: Path) -> None:
    book = set_up(folder, {})
    log.debug("the store answered", extra={"connection": 1, "path": "/wc/v3/orders"})
    log.info("ready")
    log.warning("late", extra={"connection": 2})
    log.error("broken", extra={"connection": 1})
    assert texts(book) == ["the store answered", "ready", "late", "broken"]
    assert texts(book, level="warning") == ["late", "broken"]
    assert texts(book, connection=1) == ["the store answered", "broken"]
    assert texts(book, text="ORDERS") == ["the store answered"]
    assert texts(book, level="error", connection=2) == []
    assert texts(book, limit=2) == ["late", "broken"]


def test_the_end_of_the_last_run_stands_before_this_one(folder: Path) -> None:
    kept = list(logging.getLogger().handlers)
    set_up(folder, {})
    log.info("before")
    _take_down(kept)
    book = set_up(folder, {})
    log.info("now")
    page = book.page(LogQuery())
    assert [line.text for line in page.lines] == ["before", "now"]
    assert page.lines[0].number <= 0 < page.lines[1].number
    assert texts(book, after=0) == ["now"]


def test_a_file_that_is_no_log_is_passed_over(folder: Path) -> None:
    folder.mkdir()
    (folder / "agent.log").write_text("not JSON\n[1]\n\n", "utf-8")
    book = set_up(folder, {})
    log.info("now")
    assert texts(book) == ["now"]


def test_only_the_newest_are_kept_in_memory(folder: Path) -> None:
    book = set_up(folder, {})
    for number in range(KEPT + 5):
        log.info("line %s", number)
    assert texts(book, limit=5000)[0] == "line 5"


def test_files_rotate_and_only_some_are_kept(folder: Path) -> None:
    set_up(folder, {})
    line = " ".join(["a rather long line"] * 4_000)
    for _ in range((FILES + 1) * FILE_BYTES // len(line)):
        log.info(line)
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["agent.log", *(f"agent.log.{number}" for number in range(1, FILES))]
    assert all(path.stat().st_size <= FILE_BYTES for path in folder.iterdir())


def test_a_service_tells_the_journal_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(folder, {"JOURNAL_STREAM": "8:1"})
    log.warning("late by marie@example.test")
    told = capsys.readouterr().err
    assert told.startswith("<4>{")
    assert "late" in told
    assert "marie" not in told


def test_libraries_debug_lines_are_not_written(folder: Path) -> None:
    book = set_up(folder, {})
    logging.getLogger("sqlalchemy.engine").debug("SELECT secrets")
    logging.getLogger("httpx").info("GET https://store.example/?email=marie@example.test")
    assert texts(book) == []
