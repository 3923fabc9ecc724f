"""The banner above every page: the agent is away or does not start, or this is a diagnostics bundle."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.ui.agent_link import LinkState
from app.ui.console import Console
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button

MARGIN = 24, 16, 24, 0


class LinkBanner(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self.banner = Banner()
        frame = QVBoxLayout(self)
        frame.setContentsMargins(*MARGIN)
        frame.addWidget(self.banner)
        console.link.state_changed.connect(self._changed)
        self._changed(console.link.state)

    def _changed(self, state: LinkState) -> None:
        problem, bundle = self._console.link.problem, self._console.options.bundle_made_at
        self.show()
        if state is LinkState.LOST:
            self.banner.say(
                "warning",
                self.tr("Storewire's engine stopped. It is being started again; nothing is lost."),
                self.tr("What you see is how things stood a moment ago."),
            )
        elif state is LinkState.FAILED and problem is not None:
            sentence = wording.problem(problem)
            again = button(self.tr("Try again"), self._console.link.retry)
            self.banner.say("bad", sentence.title, wording.sentences(sentence.text, sentence.remedy), again)
        elif bundle is not None:
            self.banner.say(
                "info",
                self.tr("This is a diagnostics bundle, made on {when}.").format(
                    when=wording.language.formats.moment(bundle)
                ),
                self.tr("You see what its owner saw then. Nothing can be changed, and nothing is asked of any store."),
            )
        else:
            self.banner.silence()
            self.hide()
