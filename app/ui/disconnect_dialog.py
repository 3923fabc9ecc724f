"""Asks before a disconnect, and says what it does here, in the store and at the platform."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from app import wording
from app.model.api import CompanionState, ConnectionView
from app.ui.presenters.connection import discarded
from app.ui.question import Question


class DisconnectDialog(Question):
    """Accepted means: disconnect."""

    def __init__(
        self, view: ConnectionView, parent: QWidget | None = None, companion: CompanionState = CompanionState.UNKNOWN
    ) -> None:
        platform = wording.platform_title(view.platform)
        store = wording.plain(view.name, 60)
        super().__init__(
            self.tr("Disconnect {store} from {platform}?").format(store=store, platform=platform),
            action=self.tr("Disconnect"),
            dangerous=True,
            parent=parent,
        )
        here = self.tr("Syncing stops, and the passwords are removed from the keyring.")
        self.add_point(self.tr("On this computer"), wording.sentences(here, discarded(view.waiting + view.failed)))
        self.add_point(
            self.tr("In the store"),
            self.tr(
                "The application password of Storewire is deleted. Products, customers and orders stay as they are."
            ),
        )
        self.add_point(
            self.tr("At {platform}").format(platform=platform),
            self.tr("The connection is ended. What was sent stays there; delete it in the dashboard if it should go."),
        )
        self.remove_companion = QCheckBox(self.tr("Remove the companion plugin from the store too"))
        self.remove_companion.setVisible(companion is CompanionState.ACTIVE)
        self.body.addWidget(self.remove_companion)
        self.add_note(self.tr("The store can be connected again at any time; nothing is sent twice then."))
