"""The local API's client: what the console and the command line use to speak to the agent."""

from __future__ import annotations

import json
import ssl
from collections.abc import AsyncIterator, Sequence
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, SecretStr, TypeAdapter

from app.model import api
from app.model.places import Places
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.relocation import MovedIn, MovedOut, Relocation
from app.model.settings import ConnectionSettings, PlatformName, ProgramSettings
from app.model.store import KeyPlace
from app.model.support import Bundle, LogPage, LogQuery

M = TypeVar("M", bound=BaseModel)
EVENT: TypeAdapter[api.Event] = TypeAdapter(api.Event)
PATIENCE = httpx.Timeout(60.0, connect=5.0)
"""Most commands answer at once; those that ask a store or platform answer within its own time limits."""
LONG_PATIENCE = httpx.Timeout(300.0, connect=5.0)
"""The doctor, and whoever looks for a store, asks one question after another, each of a host that may be slow; to
move everything takes as long as the disk does."""
TAKE_LONG = ("/v1/doctor", "/checks", "/v1/drafts", "/move", "/moved", "/v1/move-out", "/v1/move-in")


LISTENING = httpx.Timeout(None, connect=5.0, read=45.0)
"""The agent sends an empty line every 15 seconds while nothing happens; one that is silent for longer hangs."""
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""It trusts nobody: the agent is on this computer and speaks without TLS, so no certificates are loaded for it."""


class Client:
    """A connection to the agent of one data folder.

    Every method raises ProblemError: with the agent's own problem, or AGENT_UNREACHABLE where it does not answer.
    """

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    @classmethod
    def of(cls, places: Places) -> Client:
        """Return a client of this folder's agent. Raises ProblemError(AGENT_UNREACHABLE) where none runs."""
        try:
            door = json.loads(places.door.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ProblemError(ProblemCode.AGENT_UNREACHABLE, type(error).__name__) from error
        if door.get("socket"):
            transport = httpx.AsyncHTTPTransport(uds=door["socket"], verify=NO_TLS)
            return cls(httpx.AsyncClient(transport=transport, base_url="http://agent", timeout=PATIENCE))
        return cls(
            httpx.AsyncClient(
                base_url=f"http://127.0.0.1:{int(door['port'])}",
                headers={"Authorization": f"Bearer {door['token']}"},
                timeout=PATIENCE,
                trust_env=False,
                verify=NO_TLS,
            )
        )

    async def close(self) -> None:
        """Close the connection; the agent goes on."""
        await self._http.aclose()

    # -- the agent -------------------------------------------------------------------------------

    async def hello(self) -> api.Hello:
        return await self._get("/v1/hello", api.Hello)

    async def stop_agent(self) -> None:
        await self._send("POST", "/v1/stop")

    async def use_session_keyring(self) -> api.Hello:
        """Keep secrets for this run only; the user agreed to that."""
        return await self._post("/v1/keyring/session", api.Hello)

    async def events(self) -> AsyncIterator[api.Event]:
        """Yield what happens until the agent ends; raises ProblemError(AGENT_UNREACHABLE) when it goes away."""
        try:
            async with self._http.stream("GET", "/v1/events", timeout=LISTENING) as answer:
                async for line in answer.aiter_lines():
                    if line.strip():
                        yield EVENT.validate_json(line)
        except httpx.HTTPError as error:
            raise ProblemError(ProblemCode.AGENT_UNREACHABLE, type(error).__name__) from error

    async def program_settings(self) -> ProgramSettings:
        return await self._get("/v1/settings", ProgramSettings)

    async def save_program_settings(self, settings: ProgramSettings) -> ProgramSettings:
        return await self._put("/v1/settings", ProgramSettings, settings)

    async def move_out(self, wanted: Relocation) -> MovedOut:
        """Write everything but the secrets to a file; this computer delivers nothing from here on."""
        return await self._post("/v1/move-out", MovedOut, wanted)

    async def move_in(self, wanted: Relocation) -> MovedIn:
        """Take over what another computer has written to a file."""
        return await self._post("/v1/move-in", MovedIn, wanted)

    # -- connections -----------------------------------------------------------------------------

    async def connections(self) -> list[api.ConnectionView]:
        return await self._get_list("/v1/connections", api.ConnectionView)

    async def connection(self, connection: int) -> api.ConnectionView:
        return await self._get(f"/v1/connections/{connection}", api.ConnectionView)

    async def checks(self, connection: int) -> api.CheckReport | None:
        """Return the last report of the health checks, or None before the first."""
        answer = await self._send("GET", f"/v1/connections/{connection}/checks")
        return None if answer is None else api.CheckReport.model_validate(answer)

    async def check_now(self, connection: int) -> api.CheckReport:
        return await self._post(f"/v1/connections/{connection}/checks", api.CheckReport)

    async def diagnose(self, address: str) -> list[api.DoctorReport]:
        """Return what the doctor finds at an address; of each connection, signed in, where the store is connected."""
        answer = await self._send("POST", "/v1/doctor", api.Diagnose(address=address))
        return [api.DoctorReport.model_validate(one) for one in answer]

    async def diagnose_connection(self, view: api.ConnectionView) -> api.DoctorReport:
        """Return what the doctor finds of a connection, signed in."""
        report = await self.check_now(view.id)
        return api.DoctorReport(
            address=view.home, home=view.home, name=view.name, connection=view.id, platform=view.platform,
            checked_at=report.checked_at, checks=report.checks,
        )  # fmt: skip

    async def move(self, connection: int, address: str) -> api.ConnectionView:
        """Go on at another address: the user says that the store has moved there."""
        return await self._post(
            f"/v1/connections/{connection}/move", api.ConnectionView, api.MoveStore(address=address)
        )

    async def upgrade(self, connection: int) -> api.ConnectionView:
        """Sync the shop too, of a site that has gained WooCommerce."""
        return await self._post(f"/v1/connections/{connection}/upgrade", api.ConnectionView)

    async def send_missed(self, connection: int) -> api.ConnectionView:
        """Send again what happened while the store's webhooks were found switched off."""
        return await self._post(f"/v1/connections/{connection}/missed", api.ConnectionView)

    async def settings(self, connection: int) -> ConnectionSettings:
        return await self._get(f"/v1/connections/{connection}/settings", ConnectionSettings)

    async def save_settings(self, connection: int, settings: ConnectionSettings) -> ConnectionSettings:
        return await self._put(f"/v1/connections/{connection}/settings", ConnectionSettings, settings)

    async def confirm_hosts(self, connection: int) -> api.ConnectionView:
        """Let deliveries go to the hosts that were set."""
        return await self._post(f"/v1/connections/{connection}/hosts", api.ConnectionView)

    async def companion(self, connection: int) -> api.CompanionView:
        """Return what is known of our plugin in the store."""
        return await self._get(f"/v1/connections/{connection}/companion", api.CompanionView)

    async def look_for_companion(self, connection: int) -> api.CompanionView:
        """Ask the store now whether our plugin is there."""
        return await self._post(f"/v1/connections/{connection}/companion", api.CompanionView)

    async def remove_companion(self, connection: int) -> api.CompanionRemoved:
        """Delete our plugin from the store, where its user may."""
        return await self._post(f"/v1/connections/{connection}/companion/remove", api.CompanionRemoved)

    async def disconnect(self, connection: int) -> api.Goodbye:
        return await self._post(f"/v1/connections/{connection}/disconnect", api.Goodbye)

    async def insights(self, connection: int) -> api.Insights:
        return await self._get(f"/v1/connections/{connection}/insights", api.Insights)

    async def send_test(self, connection: int, email: str) -> api.Counted:
        """Send one test to the user's own address."""
        body = api.PersonAddress(email=SecretStr(email))
        return await self._post(f"/v1/connections/{connection}/test", api.Counted, body)

    # -- leaving and forgetting ------------------------------------------------------------------

    async def revocations(self) -> list[api.Revocation]:
        """Return the ends of connections of which platform or store could not be told yet."""
        return await self._get_list("/v1/revocations", api.Revocation)

    async def retry_revocation(self, number: int) -> api.Revocation:
        return await self._post(f"/v1/revocations/{number}/retry", api.Revocation)

    async def give_up_revocation(self, number: int) -> None:
        """Forget it and its secrets: somebody has seen to it by hand."""
        await self._send("DELETE", f"/v1/revocations/{number}")

    async def erase(self, connection: int, email: str) -> api.Erasure:
        """Forget a person, here and at the platform as far as it can be done from here."""
        body = api.PersonAddress(email=SecretStr(email))
        return await self._post(f"/v1/connections/{connection}/erase", api.Erasure, body)

    async def erasures(self, connection: int) -> list[api.Erasure]:
        return await self._get_list(f"/v1/connections/{connection}/erasures", api.Erasure)

    # -- platforms -------------------------------------------------------------------------------

    async def platforms(self) -> list[api.PlatformView]:
        return await self._get_list("/v1/platforms", api.PlatformView)

    async def probe_hosts(self, platform: PlatformName, api_host: str, dashboard_host: str) -> api.HostReport:
        """Find out whether a platform answers at these hosts; nothing secret is sent."""
        body = api.TestHosts(api_host=api_host, dashboard_host=dashboard_host)
        return await self._post(f"/v1/platforms/{platform.value}/hosts", api.HostReport, body)

    # -- pairing ---------------------------------------------------------------------------------

    async def find_store(self, address: str) -> api.Draft:
        return await self._post("/v1/drafts", api.Draft, api.FindStore(address=address))

    async def draft(self, draft: str) -> api.Draft:
        return await self._get(f"/v1/drafts/{draft}", api.Draft)

    async def authorize_page(self, draft: str) -> api.AuthorizePage:
        return await self._post(f"/v1/drafts/{draft}/authorize", api.AuthorizePage)

    async def authorized(self, draft: str, url: str) -> api.Draft:
        return await self._post(f"/v1/drafts/{draft}/authorized", api.Draft, api.Returned(url=SecretStr(url)))

    async def outside_page(self, draft: str) -> api.OutsidePage:
        """Return the store's approval page for the user's own browser."""
        return await self._post(f"/v1/drafts/{draft}/outside", api.OutsidePage)

    async def moved(self, draft: str) -> api.ConnectionView:
        """Make of the draft the new address of the connection whose store it is: the user says that it moved."""
        return await self._post(f"/v1/drafts/{draft}/moved", api.ConnectionView)

    async def paste_credentials(
        self, draft: str, username: str, password: str, place: KeyPlace = KeyPlace.HEADER
    ) -> api.Draft:
        body = api.PasteCredentials(username=username, password=SecretStr(password), place=place)
        return await self._post(f"/v1/drafts/{draft}/credentials", api.Draft, body)

    async def choose_platform(self, draft: str, choice: api.ChoosePlatform) -> api.Draft:
        return await self._post(f"/v1/drafts/{draft}/platform", api.Draft, choice)

    async def returned(self, draft: str, url: str) -> api.Draft:
        return await self._post(f"/v1/drafts/{draft}/returned", api.Draft, api.Returned(url=SecretStr(url)))

    async def paste_key(self, draft: str, key: str, company: str = "") -> api.Draft:
        body = api.PasteKey(key=SecretStr(key), company=company)
        return await self._post(f"/v1/drafts/{draft}/key", api.Draft, body)

    async def review(self, draft: str) -> api.Review:
        return await self._get(f"/v1/drafts/{draft}/review", api.Review)

    async def complete(
        self, draft: str, settings: ConnectionSettings, take_over: Sequence[str] = (), test_to: str = ""
    ) -> api.ConnectionView:
        """Finish a pairing; `take_over` are ids of other computers' passwords that are deleted in the store.

        Of a store that is connected again only settings that are set replace what it had. `test_to` is the user's own
        address, where a test goes first.
        """
        body = api.Complete(settings=settings, take_over=tuple(take_over), test_to=SecretStr(test_to))
        return await self._post(f"/v1/drafts/{draft}/complete", api.ConnectionView, body)

    async def abandon(self, draft: str) -> None:
        """Cancel a pairing and leave nothing behind, in the store either."""
        await self._send("DELETE", f"/v1/drafts/{draft}")

    # -- syncing ---------------------------------------------------------------------------------

    async def progress(self, connection: int) -> api.SyncProgress:
        return await self._get(f"/v1/connections/{connection}/progress", api.SyncProgress)

    async def estimate(self, connection: int) -> api.Estimate:
        """Return what sending everything again would take."""
        return await self._get(f"/v1/connections/{connection}/estimate", api.Estimate)

    async def sync(self, connection: int, *, full: bool = False) -> api.SyncProgress:
        body = api.SyncRequest(full=full)
        return await self._post(f"/v1/connections/{connection}/sync", api.SyncProgress, body)

    async def watch(self, connection: int) -> api.Watch:
        """Return how a store is kept in sync."""
        return await self._get(f"/v1/connections/{connection}/watch", api.Watch)

    async def decide_held(self, connection: int, decision: api.HeldDecision) -> api.Counted:
        """Delete what is held at the platform too, or keep it there."""
        return await self._post(f"/v1/connections/{connection}/held", api.Counted, api.DecideHeld(decision=decision))

    async def pause(self, connection: int) -> api.ConnectionView:
        return await self._post(f"/v1/connections/{connection}/pause", api.ConnectionView)

    async def resume(self, connection: int) -> api.ConnectionView:
        return await self._post(f"/v1/connections/{connection}/resume", api.ConnectionView)

    async def cancel_sync(self, connection: int) -> api.SyncProgress:
        return await self._post(f"/v1/connections/{connection}/cancel", api.SyncProgress)

    # -- the log ---------------------------------------------------------------------------------

    async def deliveries(self, query: api.DeliveryQuery) -> api.DeliveryPage:
        params = query.model_dump(mode="json", exclude_none=True)
        return await self._get("/v1/deliveries", api.DeliveryPage, params)

    async def totals(self, connection: int) -> api.DeliveryTotals:
        return await self._get(f"/v1/connections/{connection}/totals", api.DeliveryTotals)

    async def activity(self, connection: int) -> api.Activity:
        """Return what became of the deliveries of the last 24 hours."""
        return await self._get(f"/v1/connections/{connection}/activity", api.Activity)

    async def delivery(self, delivery: int) -> api.DeliveryDetail:
        return await self._get(f"/v1/deliveries/{delivery}", api.DeliveryDetail)

    async def failures(self, connection: int | None = None) -> list[api.FailureGroup]:
        params = {} if connection is None else {"connection": connection}
        return await self._get_list("/v1/failures", api.FailureGroup, params)

    async def retry(self, selection: api.Selection) -> api.Counted:
        return await self._post("/v1/deliveries/retry", api.Counted, selection)

    async def discard(self, selection: api.Selection) -> api.Counted:
        return await self._post("/v1/deliveries/discard", api.Counted, selection)

    # -- support ---------------------------------------------------------------------------------

    async def log(self, query: LogQuery) -> LogPage:
        """Return lines of the agent's log."""
        return await self._get("/v1/log", LogPage, query.model_dump(mode="json", exclude_none=True))

    async def diagnostics(self) -> Bundle:
        """Return a diagnostics bundle, to be shown and then saved; nothing of it was sent anywhere."""
        return await self._post("/v1/diagnostics", Bundle)

    # -- transport -------------------------------------------------------------------------------

    async def _get(self, path: str, model: type[M], params: dict[str, Any] | None = None) -> M:
        return model.model_validate(await self._send("GET", path, params=params))

    async def _get_list(self, path: str, model: type[M], params: dict[str, Any] | None = None) -> list[M]:
        return [model.model_validate(one) for one in await self._send("GET", path, params=params)]

    async def _post(self, path: str, model: type[M], body: BaseModel | None = None) -> M:
        return model.model_validate(await self._send("POST", path, body))

    async def _put(self, path: str, model: type[M], body: BaseModel) -> M:
        return model.model_validate(await self._send("PUT", path, body))

    async def _send(
        self, method: str, path: str, body: BaseModel | None = None, params: dict[str, Any] | None = None
    ) -> Any:
        try:
            answer = await self._http.request(
                method,
                path,
                params=params,
                json=None if body is None else reveal(body.model_dump(mode="python", exclude_unset=True)),
                timeout=LONG_PATIENCE if method == "POST" and path.endswith(TAKE_LONG) else PATIENCE,
            )
        except httpx.HTTPError as error:
            raise ProblemError(ProblemCode.AGENT_UNREACHABLE, type(error).__name__) from error
        if answer.is_success:
            return answer.json() if answer.content else None
        try:
            problem = Problem.model_validate(answer.json())
        except ValueError as error:
            raise ProblemError(ProblemCode.INTERNAL, f"status {answer.status_code}") from error
        raise ProblemError(problem.code, problem.detail, **problem.params)


def reveal(value: Any) -> Any:
    """Make a message JSON with its secrets readable: they travel to the agent over the owner's own socket only."""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, dict):
        return {key: reveal(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [reveal(one) for one in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
