"""What the console knows while it is open: the tie to the agent, the connected stores, and what just changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.model import api
from app.model.settings import PlatformName, ProgramSettings
from app.ui.agent_link import AgentLink, LinkState
from app.ui.gather import Gather
from app.ui.options import ConsoleOptions
from app.ui.work import Work

TICK_MS = 10_000
"""How often relative times are written anew."""
LOOK_AGAIN_TICKS = 3
"""Events tell of changes; every so many ticks the stores are asked for all the same."""
SOON_MS, REST_MS = 150, 2000
"""How soon the stores are asked for after a change, and how often at the most."""


def open_in_browser(url: str) -> None:
    """Open an address in the user's own browser; anything but http and https is left alone."""
    if url.startswith(("https://", "http://")):
        QDesktopServices.openUrl(QUrl(url))


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class Console(QObject):
    """Shared by all views. Signals come in the Qt loop."""

    stores_changed = Signal()
    connections_changed = Signal()
    """Something about connections changed, those among them that are no longer listed."""
    progress_changed = Signal(object)
    """api.SyncProgress"""
    companion_changed = Signal(int)
    deliveries_changed = Signal(int)
    """The id of a connection."""
    draft_changed = Signal(object)
    """api.Draft"""
    ticked = Signal()
    said = Signal(str)
    """Something was just done: a toast."""
    settings_changed = Signal(object)
    """ProgramSettings"""

    def __init__(
        self,
        link: AgentLink,
        options: ConsoleOptions,
        *,
        open_url: Callable[[str], None] = open_in_browser,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self.link = link
        self.options = options
        self.open_url = open_url
        self.now = now
        self.stores: list[api.ConnectionView] = []
        self.known = False
        """Whether the agent has told of the stores yet."""
        self.platforms: list[api.PlatformView] = []
        """Where stores can be connected to, once the agent has told."""
        self.settings = ProgramSettings()
        self.work = Work(link, self)
        self._ticks = 0
        self._gather = Gather(self, SOON_MS, REST_MS)
        self._gather.due.connect(self.refresh)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._ticked)
        self._tick.start()
        link.state_changed.connect(self._link_changed)
        link.event.connect(self._happened)

    @property
    def keyring(self) -> api.KeyringState:
        """Where the agent keeps secrets, as far as it told."""
        return self.link.hello.keyring if self.link.hello is not None else api.KeyringState.USABLE

    def store(self, connection: int | None) -> api.ConnectionView | None:
        """Return a store as it was last told of, or None."""
        return next((one for one in self.stores if one.id == connection), None)

    def platform(self, name: PlatformName) -> api.PlatformView | None:
        """Return what is known of a platform, or None."""
        return next((one for one in self.platforms if one.name == name), None)

    def refresh(self) -> None:
        """Ask for the stores anew."""
        if self.link.state is LinkState.READY:
            self.work.start(lambda client: client.connections(), self.take, failed=lambda _: None)

    def end(self) -> None:
        """Ask for nothing any more: the window was closed for good."""
        self._tick.stop()
        self._gather.stop()
        self.work.cancel()

    def save_settings(self, settings: ProgramSettings) -> None:
        """Keep the program's settings; they apply at once."""
        self.work.start(lambda client: client.save_program_settings(settings), self._took_settings)

    def recall(self, stores: list[api.ConnectionView]) -> None:
        """Show the stores of the last time until the agent tells how they are now."""
        if stores and not self.known:
            self.take(stores)

    def take(self, stores: list[api.ConnectionView]) -> None:
        """Take in what the agent tells of the stores."""
        if self.known and stores == self.stores:
            return
        self.stores, self.known = stores, True
        self.stores_changed.emit()

    def _took_platforms(self, platforms: list[api.PlatformView]) -> None:
        self.platforms = platforms
        self.stores_changed.emit()

    def _took_settings(self, settings: ProgramSettings) -> None:
        self.settings = settings
        self.settings_changed.emit(settings)

    def _link_changed(self, state: LinkState) -> None:
        if state is LinkState.READY:
            self.refresh()
            self.work.start(lambda client: client.platforms(), self._took_platforms, failed=lambda _: None)
            self.work.start(lambda client: client.program_settings(), self._took_settings, failed=lambda _: None)

    def _happened(self, event: api.Event) -> None:
        match event:
            case api.ConnectionsChanged():
                self.connections_changed.emit()
                self._gather.note()
            case api.ProgressChanged(progress=progress):
                self.progress_changed.emit(progress)
            case api.DeliveriesChanged(connection=connection):
                self.deliveries_changed.emit(connection)
                self._gather.note()
            case api.CompanionChanged(connection=connection):
                self.companion_changed.emit(connection)
            case api.DraftChanged(draft=draft):
                self.draft_changed.emit(draft)
            case api.AgentStopping():
                pass

    def _ticked(self) -> None:
        self._ticks += 1
        if self._ticks % LOOK_AGAIN_TICKS == 0:
            self.refresh()
        self.ticked.emit()
