"""An agent in memory with example stores: for the screenshots and the window's tests. Nothing leaves the process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

from app.model import api
from app.model.deliveries import DeliveryState
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.relocation import MovedIn, MovedOut, Relocation
from app.model.settings import ConnectionSettings, PlatformName, ProgramSettings
from app.model.store import KeyPlace
from app.model.support import Bundle, LogPage, LogQuery
from app.ui import showcase_data as data
from app.ui.showcase_support import bundle, log_lines

NOW = datetime(2026, 3, 21, 10, 43, 30, tzinfo=UTC)
"""The time in the pictures."""


def now() -> datetime:
    """Return the time in the pictures."""
    return NOW


class ShowcaseClient:
    """Has the methods of app.client.Client, answers from memory, and notes what it was asked to do."""

    def __init__(self, *, empty: bool = False) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.views = {} if empty else {view.id: view for view in data.connections(NOW)}
        self.rows = [] if empty else data.deliveries(NOW)
        self.groups = [] if empty else data.failure_groups(NOW, self.rows)
        self.program = ProgramSettings()
        self.chosen = {number: ConnectionSettings(consent_meta_key="newsletter_opt_in") for number in self.views}
        self.syncs = {number: data.progress(number, NOW) for number in self.views}
        self.watches = {number: data.watch(number, NOW) for number in self.views}
        self.found = data.site()
        self.drafted: api.Draft | None = None
        self.pairing_mode: str = "hosted"
        self.keyring = api.KeyringState.USABLE
        self.left: list[api.Revocation] = []
        self.test_to = ""
        self.returns = True
        """Whether the user's own browser comes back by itself."""
        self.others: tuple[api.OtherComputer, ...] = ()
        self.twin: api.Twin | None = None
        self.refusals: dict[str, ProblemError] = {}
        """Problem to raise, by method."""
        self._events: asyncio.Queue[api.Event | None] = asyncio.Queue()

    # -- for tests ---------------------------------------------------------------------------------

    def happen(self, event: api.Event) -> None:
        """Tell the listener of an event."""
        self._events.put_nowait(event)

    def die(self) -> None:
        """Go away as a killed agent does."""
        self._events.put_nowait(None)

    def _note(self, *what: object) -> None:
        self.asked.append(what)
        refusal = self.refusals.get(str(what[0]))
        if refusal is not None:
            raise refusal

    # -- the agent ---------------------------------------------------------------------------------

    async def close(self) -> None:
        """Close the connection."""

    async def hello(self) -> api.Hello:
        self._note("hello")
        return api.Hello(version="0.1.0", pid=1, home="/home", keyring=self.keyring)

    async def stop_agent(self) -> None:
        self._note("stop_agent")

    async def use_session_keyring(self) -> api.Hello:
        self._note("use_session_keyring")
        self.keyring = api.KeyringState.SESSION
        return await self.hello()

    async def events(self) -> AsyncIterator[api.Event]:
        while (event := await self._events.get()) is not None:
            yield event
        raise ProblemError(ProblemCode.AGENT_UNREACHABLE, "gone")

    async def program_settings(self) -> ProgramSettings:
        return self.program

    async def save_program_settings(self, settings: ProgramSettings) -> ProgramSettings:
        self._note("save_program_settings", settings)
        self.program = settings
        return settings

    async def move_out(self, wanted: Relocation) -> MovedOut:
        self._note("move_out", wanted)
        for number in self.views:
            problem = Problem(code=ProblemCode.MOVED_AWAY, params={"file": "storewire-move.storewire"})
            changes = {"state": api.ConnectionState.ATTENTION, "problem": problem}
            self.views[number] = self.views[number].model_copy(update=changes)
        return MovedOut(file=wanted.file, bytes=1, stores=tuple(view.name for view in self.views.values()))

    async def move_in(self, wanted: Relocation) -> MovedIn:
        self._note("move_in", wanted)
        return MovedIn(computer="FRONT-DESK", made_at=NOW, stores=("Café Lumière",))

    async def log(self, query: LogQuery) -> LogPage:
        self._note("log", query)
        lines = tuple(line for line in log_lines(NOW) if query.matches(line))
        return LogPage(lines=lines, last=log_lines(NOW)[-1].number)

    async def diagnostics(self) -> Bundle:
        self._note("diagnostics")
        return bundle(NOW)

    # -- connections -------------------------------------------------------------------------------

    async def connections(self) -> list[api.ConnectionView]:
        return list(self.views.values())

    async def connection(self, connection: int) -> api.ConnectionView:
        return self.views[connection]

    async def checks(self, connection: int) -> api.CheckReport | None:
        return data.checks(NOW, self.views[connection].platform)

    async def check_now(self, connection: int) -> api.CheckReport:
        self._note("check_now", connection)
        return data.checks(NOW, self.views[connection].platform)

    async def companion(self, connection: int) -> api.CompanionView:
        return data.companion(self.views[connection], NOW)

    async def look_for_companion(self, connection: int) -> api.CompanionView:
        self._note("look_for_companion", connection)
        return data.companion(self.views[connection], NOW)

    async def remove_companion(self, connection: int) -> api.CompanionRemoved:
        self._note("remove_companion", connection)
        return api.CompanionRemoved(removed=True)

    async def settings(self, connection: int) -> ConnectionSettings:
        return self.chosen[connection]

    async def save_settings(self, connection: int, settings: ConnectionSettings) -> ConnectionSettings:
        self._note("save_settings", connection, settings)
        self.chosen[connection] = ConnectionSettings.model_validate(settings.model_dump())
        observes = {"observe_only": settings.observe_only}
        self.views[connection] = self.views[connection].model_copy(update=observes)
        return self.chosen[connection]

    async def disconnect(self, connection: int) -> api.Goodbye:
        self._note("disconnect", connection)
        del self.views[connection]
        return api.Goodbye(revoked_at_platform=True, removed_from_store=True)

    async def confirm_hosts(self, connection: int) -> api.ConnectionView:
        self._note("confirm_hosts", connection)
        changes = {"state": api.ConnectionState.CONNECTED, "problem": None}
        self.views[connection] = self.views[connection].model_copy(update=changes)
        return self.views[connection]

    async def insights(self, connection: int) -> api.Insights:
        return data.insights(self.views[connection].platform)

    async def send_test(self, connection: int, email: str) -> api.Counted:
        self._note("send_test", connection, email)
        return api.Counted(count=2)

    # -- leaving and forgetting --------------------------------------------------------------------

    async def revocations(self) -> list[api.Revocation]:
        return list(self.left)

    async def retry_revocation(self, number: int) -> api.Revocation:
        self._note("retry_revocation", number)
        (found,) = [one for one in self.left if one.id == number]
        self.left.remove(found)
        done = {"at_platform": api.Ending.DONE, "in_store": api.Ending.DONE}
        return found.model_copy(update=done)

    async def give_up_revocation(self, number: int) -> None:
        self._note("give_up_revocation", number)
        self.left = [one for one in self.left if one.id != number]

    async def erase(self, connection: int, email: str) -> api.Erasure:
        self._note("erase", connection, email)
        view = self.views[connection]
        return api.Erasure(
            number=1,
            name=view.name,
            platform=view.platform,
            erased_at=NOW,
            deliveries=3,
            outcome=api.ErasureOutcome.BY_HAND,
            people_url=view.platform_url,
        )

    # -- platforms ---------------------------------------------------------------------------------

    async def platforms(self) -> list[api.PlatformView]:
        return data.platforms()

    async def probe_hosts(self, platform: PlatformName, api_host: str, dashboard_host: str) -> api.HostReport:
        self._note("probe_hosts", platform, api_host, dashboard_host)
        return api.HostReport(api_host=api_host, dashboard_host=dashboard_host)

    # -- pairing -----------------------------------------------------------------------------------

    def _draft(self, **changes: object) -> api.Draft:
        assert self.drafted is not None  # tests begin with find_store
        self.drafted = self.drafted.model_copy(update=changes)
        return self.drafted

    async def find_store(self, address: str) -> api.Draft:
        self._note("find_store", address)
        self.drafted = api.Draft(id="draft", step=api.DraftStep.FOUND, site=self.found)
        return self.drafted

    async def draft(self, draft: str) -> api.Draft:
        self._note("draft", draft)
        return self._draft()

    async def authorize_page(self, draft: str) -> api.AuthorizePage:
        self._note("authorize_page", draft)
        return api.AuthorizePage(
            url=f"{self.found.authorize_url}?app_name=Storewire", return_url="storewire://authorized/"
        )

    async def outside_page(self, draft: str) -> api.OutsidePage:
        self._note("outside_page", draft)
        return api.OutsidePage(url=f"{self.found.authorize_url}?app_name=Storewire", returns=self.returns)

    async def moved(self, draft: str) -> api.ConnectionView:
        self._note("moved", draft)
        assert self.twin is not None  # a test says that there is one
        self.drafted = None
        return self.views[self.twin.connection]

    async def move(self, connection: int, address: str) -> api.ConnectionView:
        self._note("move", connection, address)
        self.views[connection] = self.views[connection].model_copy(update={"home": address, "problem": None})
        return self._become(connection, api.ConnectionState.CONNECTED)

    async def send_missed(self, connection: int) -> api.ConnectionView:
        self._note("send_missed", connection)
        return self.views[connection]

    async def upgrade(self, connection: int) -> api.ConnectionView:
        self._note("upgrade", connection)
        self.views[connection] = self.views[connection].model_copy(update={"upgrade": False})
        return self.views[connection]

    async def authorized(self, draft: str, url: str) -> api.Draft:
        self._note("authorized", draft, url)
        return self._let_in("admin")

    def _let_in(self, user: str) -> api.Draft:
        return self._draft(
            step=api.DraftStep.AUTHORISED, store_user=user, facts=data.facts(), others=self.others, twin=self.twin
        )

    def come_back(self) -> None:
        """Do what the user's own browser does after the approval."""
        self.happen(api.DraftChanged(draft=self._let_in("admin")))

    async def paste_credentials(
        self, draft: str, username: str, password: str, place: KeyPlace = KeyPlace.HEADER
    ) -> api.Draft:
        self._note("paste_credentials", draft, username, password, place)
        return self._let_in(username)

    async def choose_platform(self, draft: str, choice: api.ChoosePlatform) -> api.Draft:
        self._note("choose_platform", draft, choice)
        by_return = choice.platform is PlatformName.SEGMENTFLOW
        return self._draft(
            step=api.DraftStep.PAIRING,
            platform=choice.platform,
            pairing_mode=self.pairing_mode,
            pairing_url=data.PAIRING_PAGES[choice.platform],
            pairing_return=f"{self.found.home}/wp-admin/admin.php" if by_return else "",
            problem=None,
            companies=(),
            company="",
        )

    async def returned(self, draft: str, url: str) -> api.Draft:
        self._note("returned", draft, url)
        return self._draft()

    async def paste_key(self, draft: str, key: str, company: str = "") -> api.Draft:
        self._note("paste_key", draft, key, company)
        if not company:
            return self._draft(companies=(("c1", "Lumière GmbH"), ("c2", "Lumière Test")))
        return self._draft(step=api.DraftStep.APPROVED, company="Lumière GmbH")

    def approve(self) -> api.Draft:
        """Do what the platform does when the user approves there."""
        draft = self._draft(step=api.DraftStep.APPROVED, company="Lumière GmbH")
        self.happen(api.DraftChanged(draft=draft))
        return draft

    def refuse(self, code: ProblemCode) -> None:
        """Do what the platform does when the user does not approve."""
        self.happen(api.DraftChanged(draft=self._draft(problem=Problem(code=code, params={"platform": "Sequenzy"}))))

    async def review(self, draft: str) -> api.Review:
        self._note("review", draft)
        platform = self._draft().platform or PlatformName.SEQUENZY
        return data.review(platform)

    async def complete(
        self, draft: str, settings: ConnectionSettings, take_over: Sequence[str] = (), test_to: str = ""
    ) -> api.ConnectionView:
        self._note("complete", draft, settings, tuple(take_over))
        self.test_to = test_to
        made = self._draft()
        view = data.new_connection(NOW, 9, made.platform or PlatformName.SEQUENZY)
        self.views[view.id] = view
        self.chosen[view.id] = settings
        self.syncs[view.id] = api.SyncProgress(connection=view.id)
        self.drafted = None
        return view

    async def abandon(self, draft: str) -> None:
        self._note("abandon", draft)
        self.drafted = None

    # -- syncing -----------------------------------------------------------------------------------

    async def progress(self, connection: int) -> api.SyncProgress:
        return self.syncs[connection]

    async def sync(self, connection: int, *, full: bool = False) -> api.SyncProgress:
        self._note("sync", connection, full)
        return self._sync(connection, state=api.SyncState.RUNNING, full=full)

    async def estimate(self, connection: int) -> api.Estimate:
        self._note("estimate", connection)
        return api.Estimate(records=15_006, seconds=410)

    async def watch(self, connection: int) -> api.Watch:
        return self.watches.get(connection, api.Watch(connection=connection))

    async def decide_held(self, connection: int, decision: api.HeldDecision) -> api.Counted:
        self._note("decide_held", connection, decision)
        watch = self.watches[connection]
        self.watches[connection] = watch.model_copy(update={"held": ()})
        return api.Counted(count=sum(one.count for one in watch.held))

    async def cancel_sync(self, connection: int) -> api.SyncProgress:
        self._note("cancel_sync", connection)
        return self._sync(connection, state=api.SyncState.CANCELLED)

    def _sync(self, connection: int, **changes: object) -> api.SyncProgress:
        self.syncs[connection] = self.syncs[connection].model_copy(update=changes)
        return self.syncs[connection]

    async def pause(self, connection: int) -> api.ConnectionView:
        self._note("pause", connection)
        return self._become(connection, api.ConnectionState.PAUSED)

    async def resume(self, connection: int) -> api.ConnectionView:
        self._note("resume", connection)
        return self._become(connection, api.ConnectionState.CONNECTED)

    def _become(self, connection: int, state: api.ConnectionState) -> api.ConnectionView:
        self.views[connection] = self.views[connection].model_copy(update={"state": state})
        return self.views[connection]

    # -- the log -----------------------------------------------------------------------------------

    async def deliveries(self, query: api.DeliveryQuery) -> api.DeliveryPage:
        self._note("deliveries", query)
        found = [row for row in self.rows if _matches(row, query)]
        page = found[: query.limit]
        return api.DeliveryPage(rows=tuple(page), next_before=page[-1].id if len(found) > len(page) else None)

    async def totals(self, connection: int) -> api.DeliveryTotals:
        states = [row.state for row in self.rows if row.connection == connection]
        return api.DeliveryTotals(states={state: states.count(state) for state in set(states)})

    async def activity(self, connection: int) -> api.Activity:
        return data.activity(NOW, connection)

    async def delivery(self, delivery: int) -> api.DeliveryDetail:
        self._note("delivery", delivery)
        row = next((one for one in self.rows if one.id == delivery), None)
        if row is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such delivery")
        return data.detail(row, self.found.home)

    async def failures(self, connection: int | None = None) -> list[api.FailureGroup]:
        return [group for group in self.groups if connection in {None, group.connection}]

    async def retry(self, selection: api.Selection) -> api.Counted:
        self._note("retry", selection)
        return self._settle(selection, DeliveryState.WAITING)

    async def discard(self, selection: api.Selection) -> api.Counted:
        self._note("discard", selection)
        return self._settle(selection, DeliveryState.DISCARDED)

    def _settle(self, selection: api.Selection, state: DeliveryState) -> api.Counted:
        touched = [row for row in self.rows if row.state is DeliveryState.FAILED and _selected(row, selection)]
        ids = {row.id for row in touched}
        self.rows = [row.model_copy(update={"state": state}) if row.id in ids else row for row in self.rows]
        self.groups = data.failure_groups(NOW, self.rows)
        for number, view in self.views.items():
            failed = sum(row.connection == number and row.state is DeliveryState.FAILED for row in self.rows)
            self.views[number] = view.model_copy(update={"failed": failed})
        return api.Counted(count=len(touched))


def _matches(row: api.DeliveryRow, query: api.DeliveryQuery) -> bool:
    text = query.text.lower()
    summary = row.summary
    return (
        query.connection in {None, row.connection}
        and query.state in {None, row.state}
        and query.kind in {None, row.kind}
        and (query.before is None or row.id < query.before)
        and (query.since is None or row.created_at >= query.since)
        and (not text or text in f"{summary.number} {summary.title} {summary.email}".lower())
    )


def _selected(row: api.DeliveryRow, selection: api.Selection) -> bool:
    return (
        selection.connection in {None, row.connection}
        and (not selection.ids or row.id in selection.ids)
        and selection.reason in {None, row.reason}
    )
