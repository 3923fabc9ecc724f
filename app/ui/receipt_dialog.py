"""The receipt of an erasure: what was done, what is left to do, and no name in it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import wording
from app.model.api import Erasure, ErasureOutcome
from app.ui.console import Console
from app.ui.dialog import Dialog
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text, mnemonic_free

DONE = frozenset({ErasureOutcome.DELETED, ErasureOutcome.NOT_THERE})


class ReceiptDialog(Dialog):
    """Shows a receipt, with the way to the platform where something is left to do there."""

    def __init__(self, console: Console, receipt: Erasure, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Erased"), parent)
        number = self.tr("Receipt {number}, {store}")
        store = wording.plain(receipt.name, 80)
        self.body.addWidget(Text(number.format(number=receipt.number, store=store), "fact", wrap=True))
        for sentence in wording.erasure(receipt):
            self.body.addWidget(Text(sentence, "secondary", wrap=True))
        if receipt.outcome not in DONE and receipt.people_url:
            words = self.tr("Open {platform} ↗").format(platform=wording.platform_title(receipt.platform))
            self.foot.addWidget(button(mnemonic_free(words), lambda: console.open_url(receipt.people_url)))
        self.add_close().setFocus()
