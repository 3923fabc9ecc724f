"""Moving to another computer in the window: the passphrase is typed twice, refusals are told, and stores say where
they went."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from showing import Showing, showing

from app.model.reasons import ProblemCode, ProblemError
from app.ui.move_dialogs import MoveInDialog, MoveOutDialog
from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import CAFE
from app.ui.store_page import CONNECTION
from app.ui.widgets.text import Text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|does not support raise", extend=True)
PASSPHRASE = "four words that fit"


def said(dialog: MoveInDialog | MoveOutDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(Text) if one.isVisible())


def dialog(shown: Showing, text: str) -> MoveInDialog | MoveOutDialog:
    (action,) = [one for one in shown.window.commands.actions if one.text() == text]
    action.trigger()
    found = shown.dialog()
    assert isinstance(found, MoveInDialog | MoveOutDialog)
    return found


async def test_a_passphrase_is_long_enough_and_typed_twice(tmp_path: Path) -> None:
    async with showing() as shown:
        out = dialog(shown, "Move to another computer…")
        assert isinstance(out, MoveOutDialog)
        for first, second in (("short", "short"), (PASSPHRASE, "another one, mistyped")):
            out.passphrase.setText(first)
            out.again.setText(second)
            assert not out.action.isEnabled()
        out.again.setText(PASSPHRASE)
        assert out.action.isEnabled()
        out.save(str(tmp_path / "x.storewire"))
        await shown.settle()
        ((wanted,),) = shown.asked("move_out")
        assert wanted.passphrase.get_secret_value() == PASSPHRASE
        assert "Nothing is read or sent from this computer any more." in said(out)
        assert not out.action.isVisible()
        out.reject()

        tab = await shown.open(CAFE, CONNECTION)
        assert tab.problem.title.text() == "This store moved to another computer"
        (back,) = [one for one in tab.problem.findChildren(QPushButton) if one.text() == "Go on from here"]
        await shown.press(back)
        assert shown.asked("resume") == [(CAFE,)]


async def test_what_comes_from_another_computer_is_taken_over() -> None:
    async with showing() as shown:
        arriving = dialog(shown, "Move here from another computer…")
        assert isinstance(arriving, MoveInDialog)
        QTest.keyClicks(arriving.passphrase, PASSPHRASE)
        assert not arriving.action.isEnabled()
        arriving.take("/media/stick/shops.storewire")
        assert arriving.action.isEnabled()
        await shown.press(arriving.action)
        ((wanted,),) = shown.asked("move_in")
        assert (wanted.file, wanted.passphrase.get_secret_value()) == ("/media/stick/shops.storewire", PASSPHRASE)
        assert "came from FRONT-DESK" in said(arriving)


async def test_the_first_page_leads_to_it() -> None:
    async with showing(ShowcaseClient(empty=True)) as shown:
        await shown.press(shown.window.start_page.move_in)
        assert isinstance(shown.dialog(), MoveInDialog)


async def test_a_refusal_is_told_and_can_be_mended() -> None:
    client = ShowcaseClient()
    client.refusals["move_in"] = ProblemError(ProblemCode.PASSPHRASE_WRONG)
    async with showing(client) as shown:
        arriving = dialog(shown, "Move here from another computer…")
        assert isinstance(arriving, MoveInDialog)
        arriving.take("/media/stick/shops.storewire")
        arriving.passphrase.setText("wrong one")
        await shown.press(arriving.action)
        assert "This is not the passphrase of the file" in said(arriving)
        client.refusals.clear()
        await shown.press(arriving.action)
        assert "came from FRONT-DESK" in said(arriving)
