"""The card of the companion plugin: whether it is in the store, and the ways to bring it there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app import companion_package, wording
from app.model.api import CompanionState, CompanionView, ConnectionView
from app.model.reasons import Problem
from app.ui.companion_dialog import CompanionDialog
from app.ui.console import Console
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text
from app.ui.wizard.browser_pane import MakeBrowser, embedded_browser
from app.ui.work import Work


class CompanionCard(Card):
    """Shows one connection's companion. `load` asks the agent, `look` has it ask the store."""

    told = Signal(object)
    """CompanionView"""

    def __init__(
        self, console: Console, parent: QWidget | None = None, make_browser: MakeBrowser = embedded_browser
    ) -> None:
        super().__init__("", parent)
        self.console = console
        self.work = Work(console.link, self)
        self.make_browser = make_browser
        self.store: ConnectionView | None = None
        self.view: CompanionView | None = None
        self.setAccessibleName(self.tr("Companion plugin"))
        self.add(Text(self.tr("Companion plugin"), "card-title"))
        self.fact = Text("", "fact", wrap=True)
        self.text = Text("", "secondary", wrap=True)
        self.add(self.fact)
        self.add(self.text)
        self.install = button(self.tr("Install…"), self._install)
        self.save = button(self.tr("Save the zip…"), self._save)
        self.again = button(self.tr("Look again"), self.look, name=self.tr("Look for the companion plugin again"))
        ways = Flow()
        for one in (self.install, self.save, self.again):
            ways.addWidget(one)
        self.add_layout(ways)

    def show_connection(self, store: ConnectionView) -> None:
        """Show a connection's companion as it was told of last; another connection's is forgotten."""
        if self.store is None or self.store.id != store.id:
            self._show(CompanionView())
        self.store = store
        self._write()

    def load(self) -> None:
        """Ask the agent what it knows."""
        if self.store is not None:
            number = self.store.id
            self.work.start(lambda client: client.companion(number), lambda view: self._take(number, view))

    def look(self) -> None:
        """Have the agent ask the store now."""
        if self.store is not None:
            number = self.store.id
            self.work.start(
                lambda client: client.look_for_companion(number),
                lambda view: self._take(number, view),
                failed=self._failed,
                busy=self.again,
            )

    def _take(self, number: int, view: CompanionView) -> None:
        if self.store is not None and self.store.id == number:
            self._show(view)

    def _failed(self, problem: Problem) -> None:
        sentence = wording.problem(problem)
        self.console.said.emit(wording.headed(sentence.title, sentence.remedy))

    def _show(self, view: CompanionView) -> None:
        self.view = view
        self._write()
        self.told.emit(view)

    def _write(self) -> None:
        view = self.view or CompanionView()
        fact, text = wording.companion(view, self.console.now())
        self.fact.set(fact)
        self.text.set(text)
        wanted = view.state in {CompanionState.ABSENT, CompanionState.ACTIVE}
        self.install.setVisible(wanted and (view.state is CompanionState.ABSENT or view.outdated))
        self.install.setText(self.tr("Update…") if view.outdated else self.tr("Install…"))

    # -- ways to bring it there ------------------------------------------------------------------

    def _install(self) -> None:
        assert self.store is not None  # the button is part of a page that shows one
        assert self.view is not None
        dialog = CompanionDialog(self.store, self.view, self.make_browser, self)
        dialog.outside.connect(self._go_outside)
        dialog.finished.connect(lambda _: self.look())
        dialog.open()

    def _go_outside(self) -> None:
        """Save the zip for the user's own browser, then open the store's page there."""
        if self._save() and self.view is not None:
            self.console.open_url(self.view.upload_url)

    def _save(self) -> bool:
        name = f"{companion_package.NAME}-{companion_package.version()}.zip"
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Save the plugin"), name, self.tr("Zip files (*.zip)")
        )
        return bool(chosen) and self.save_to(chosen)

    def save_to(self, path: str) -> bool:
        """Write the zip to a file and say so."""
        try:
            saved = companion_package.save(Path(path))
        except OSError as error:
            self.console.said.emit(self.tr("The file could not be written: {reason}").format(reason=error.strerror))
            return False
        said = self.tr("Saved {name}. In the store: Plugins → Add New → Upload Plugin.").format(name=saved.name)
        self.console.said.emit(said)
        return True
