"""Forms: the site's address as the dashboard must have it, the way to forms there, and how to test one."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.manual.topics import Topic
from app.model.api import ConnectionView
from app.model.settings import PlatformName
from app.ui.console import Console
from app.ui.presenters.forms import TESTING_SCRIPT, Forms, forms
from app.ui.tabs.tab import GAP, Tab
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card, rule
from app.ui.widgets.text import Text, mnemonic_free

COPIED_MS = 2000


class FormsTab(Tab):
    """Shows how forms come to a store's site."""

    help_topic = Topic.FORMS

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(console, parent)
        self._forms = Forms("", "", "")
        self.segmentflow = QWidget()
        column = QVBoxLayout(self.segmentflow)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._make_address())
        column.addLayout(self._make_links())
        column.addWidget(self._make_steps())
        column.addWidget(self._make_tip())
        self.sequenzy = self._make_sequenzy()
        self.column.addWidget(self.segmentflow)
        self.column.addWidget(self.sequenzy)
        self.column.addStretch(1)

    def _make_address(self) -> Card:
        card = Card(self.tr("Your site's address"))
        card.add(Text(self.tr("The website in your dashboard must have exactly this address."), "secondary"))
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.address.setAccessibleName(self.tr("Your site's address"))
        self.address.setMaximumWidth(420)
        self.copy_address = button(self.tr("Copy"), role="primary", name=self.tr("Copy the address"))
        self.copy_address.clicked.connect(lambda: self._copy(self.copy_address, self._forms.site_url))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.address, 1)
        row.addWidget(self.copy_address)
        row.addStretch(1)
        card.add_layout(row)
        return card

    def _make_links(self) -> QHBoxLayout:
        self.create_website = button(self.tr("Create website ↗"), lambda: self.console.open_url(self._forms.create_url))
        self.manage_forms = button(self.tr("Manage forms ↗"), lambda: self.console.open_url(self._forms.manage_url))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for title, text, opener in (
            (
                self.tr("New here?"),
                self.tr("Create a website in the dashboard and paste the address above."),
                self.create_website,
            ),
            (
                self.tr("Already set up?"),
                self.tr("Make and publish pop-ups, inline forms and lead magnets."),
                self.manage_forms,
            ),
        ):
            card = Card(title)
            card.add(Text(text, "secondary", wrap=True))
            card.add(opener)
            card.body.addStretch(1)
            row.addWidget(card, 1)
        return row

    def _make_steps(self) -> Card:
        card = Card(self.tr("How it works"))
        card.body.setSpacing(0)
        steps = (
            (self.tr("Create a website record"), self.tr("with the address above")),
            (self.tr("Make a form"), self.tr("and assign it to the website")),
            (self.tr("Publish it"), self.tr("it appears on the site by itself")),
            (self.tr("Collect leads"), self.tr("they join a segment and can start e-mails")),
        )
        for number, (fact, detail) in enumerate(steps, 1):
            if number > 1:
                card.add(rule())
            step = QWidget()
            line = QHBoxLayout(step)
            line.setContentsMargins(5, 11, 0, 11)
            line.setSpacing(4)
            count = Text(str(number), "strong")
            count.setMinimumWidth(21)
            line.addWidget(count)
            line.addWidget(Text(fact, "fact"))
            line.addWidget(Text(detail, "secondary", wrap=True), 1)
            card.add(step)
        return card

    def _make_tip(self) -> Card:
        card = Card(self.tr("Testing a pop-up"))
        self.copy_tip = button(self.tr("Copy"), name=self.tr("Copy the line for the console"))
        self.copy_tip.clicked.connect(lambda: self._copy(self.copy_tip, TESTING_SCRIPT))
        card.add_action(self.copy_tip)
        card.add(
            Text(
                self.tr(
                    "A pop-up that is shown once does not appear to you again. To see it once more, open the site, "
                    "press F12, choose Console, and run this line:"
                ),
                "secondary",
                wrap=True,
            )
        )
        self.script = QLineEdit(TESTING_SCRIPT)
        self.script.setReadOnly(True)
        self.script.setCursorPosition(0)
        self.script.setAccessibleName(self.tr("Line for the browser's console"))
        card.add(self.script)
        return card

    def _make_sequenzy(self) -> Card:
        card = Card(" ")
        self.elsewhere = card.title
        card.add(
            Text(
                self.tr(
                    "Sign-up forms and their pages live in its dashboard, with the code to put into your site. "
                    "People who sign up there appear among your subscribers; nothing has to be set up here."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.open_sequenzy = button("", lambda: self.console.open_url(self._forms.manage_url))
        card.add(self.open_sequenzy)
        return card

    def show_connection(self, view: ConnectionView) -> None:
        super().show_connection(view)
        self._forms = forms(view)
        if self.address.text() != self._forms.site_url:
            self.address.setText(self._forms.site_url)
        self.segmentflow.setVisible(view.platform is PlatformName.SEGMENTFLOW)
        self.sequenzy.setVisible(view.platform is not PlatformName.SEGMENTFLOW)
        self.elsewhere.set(self.tr("Forms are made in {platform}").format(platform=self.platform))
        self.open_sequenzy.setText(mnemonic_free(self.tr("Open {platform} ↗").format(platform=self.platform)))

    def _copy(self, pressed: QPushButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        pressed.setText(self.tr("Copied"))
        QTimer.singleShot(COPIED_MS, pressed, lambda: pressed.setText(self.tr("Copy")))
