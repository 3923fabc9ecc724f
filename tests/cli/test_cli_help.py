"""The manual in a terminal."""

from __future__ import annotations

import sys

import pytest

from app import cli
from app.manual.pages import contents
from app.manual.topics import Topic


def storewire(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["storewire", *words])
    return cli.main()


def test_without_a_page_the_contents_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert storewire(monkeypatch, "help") == 0
    said = capsys.readouterr().out
    assert [page.title for page in contents() if page.title not in said] == []


@pytest.mark.parametrize("topic", list(Topic))
def test_every_page_can_be_read(
    topic: Topic, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert storewire(monkeypatch, "help", topic.value) == 0
    said = capsys.readouterr().out
    assert next(page.title for page in contents() if page.topic is topic) in said
    assert "{{" not in said
    assert "screenshots" not in said


def test_a_page_that_there_is_not_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    assert storewire(monkeypatch, "help", "nonsense") == 2
