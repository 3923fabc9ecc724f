"""One sandbox: a store, both platforms, their pages, and the faults between them and the client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from app.sandbox.faults import Faults, Target
from app.sandbox.gate import Gate, RequestLog
from app.sandbox.mutations import Mutations
from app.sandbox.options import Clock, FaultProfile, JsonObject, SandboxOptions, StoreCondition, system_clock
from app.sandbox.rate_limit import RateLimit
from app.sandbox.report import held_at_segmentflow, held_at_sequenzy, report
from app.sandbox.segmentflow_api import SegmentflowApi
from app.sandbox.segmentflow_pages import SegmentflowPages
from app.sandbox.segmentflow_state import SegmentflowState
from app.sandbox.sequenzy_api import SequenzyApi
from app.sandbox.sequenzy_events import SequenzyEvents
from app.sandbox.sequenzy_pages import SequenzyPages
from app.sandbox.sequenzy_pairing import SequenzyPairing
from app.sandbox.sequenzy_state import SequenzyState
from app.sandbox.store import Store
from app.sandbox.store_api import StoreApp
from app.sandbox.store_auth import StoreAccess
from app.sandbox.store_companion import StoreCompanion
from app.sandbox.store_webhooks import StoreWebhooks


@dataclass(frozen=True, slots=True)
class Addresses:
    """Origins, without trailing slashes."""

    store: str
    sequenzy_api: str
    sequenzy_dashboard: str
    segmentflow_api: str
    segmentflow_dashboard: str
    control: str


CLOCK_FAST_SECONDS = 600.0
NOWHERE = Addresses(
    *(f"http://{name}.example" for name in ("store", "api", "dashboard", "api2", "dashboard2", "control"))
)


class World:
    """Everything behind the ports. `place` tells it where it is once the ports are known."""

    def __init__(self, options: SandboxOptions, clock: Clock = system_clock) -> None:
        self.options = options
        self.clock = clock
        self.addresses = NOWHERE
        self.store = Store(options, clock)
        self.mutations = Mutations(self.store)
        self.access = StoreAccess(options.seed, clock)
        self.webhooks = StoreWebhooks(self.store)
        self.sequenzy = SequenzyState(options, clock)
        self.segmentflow = SegmentflowState(options, clock)
        self.limit = RateLimit(clock, options.rate_scale)
        self.log = RequestLog(clock)
        self.faults = Faults(
            options.seed,
            clock,
            revoke={
                Target.SEQUENZY: self.sequenzy.revoke_everything,
                Target.SEGMENTFLOW: self.segmentflow.revoke_everything,
            },
        )
        self.companion = StoreCompanion(self.store)
        self.companion.install(installed=options.companion)
        self.store_app = StoreApp(self.store, self.access, self.webhooks, self.companion)
        self._store_gates: list[Gate] = []
        self.choose_faults(options.faults)

    def place(self, addresses: Addresses) -> None:
        """Take note of the addresses; records and pages speak of them."""
        self.addresses = addresses
        self.store.site = replace(self.store.site, url=addresses.store)

    def choose_faults(self, profile: FaultProfile) -> None:
        """Switch to a fault profile."""
        self.faults.choose(profile)
        self.store_app.slow_pages = profile is FaultProfile.SLOW_HOST

    def choose_condition(self, condition: StoreCondition) -> None:
        """Change what is wrong with the site."""
        self.store_app.condition = condition
        fast = CLOCK_FAST_SECONDS if condition is StoreCondition.CLOCK_WRONG else 0.0
        for gate in self._store_gates:
            gate.clock_fast_seconds = fast

    def report(self, target: Target) -> JsonObject:
        """Return the verdict on a platform."""
        if target is Target.SEQUENZY:
            self.sequenzy.workspace.advance()
            holdings = held_at_sequenzy(self.sequenzy.workspace)
        else:
            holdings = held_at_segmentflow(self.segmentflow)
        return report(self.store, holdings, self.log.counts, self.log.store_writes)

    # -- applications --------------------------------------------------------------------------

    def store_application(self) -> ASGIApp:
        """Return the store."""
        gate = self._gated(self.store_app, Target.STORE)
        self._store_gates.append(gate)
        return gate

    def sequenzy_application(self) -> ASGIApp:
        """Return Sequenzy's API."""
        api = SequenzyApi(self.sequenzy, self.limit, lambda: self.addresses.sequenzy_dashboard)
        pairing = SequenzyPairing(self.sequenzy, lambda: self.addresses.sequenzy_dashboard)
        events = SequenzyEvents(api, self.sequenzy)
        return self._gated(_json_application([*pairing.routes(), *events.routes(), *api.routes()]), Target.SEQUENZY)

    def sequenzy_dashboard(self) -> ASGIApp:
        """Return Sequenzy's web application."""
        return Starlette(routes=SequenzyPages(self.sequenzy, self.access.sign_in, self._signed_in).routes())

    def segmentflow_application(self) -> ASGIApp:
        """Return Segmentflow's API."""
        api = SegmentflowApi(self.segmentflow, lambda: self.addresses.segmentflow_api)
        return self._gated(_json_application(api.routes()), Target.SEGMENTFLOW)

    def segmentflow_dashboard(self) -> ASGIApp:
        """Return Segmentflow's dashboard."""
        return Starlette(routes=SegmentflowPages(self.segmentflow, self.access.sign_in, self._signed_in).routes())

    def _gated(self, app: ASGIApp, target: Target) -> Gate:
        return Gate(app, target, self.faults, self.log, self.options.latency_ms / 1000)

    def _signed_in(self, token: str | None) -> bool:
        return self.access.signed_in(token) is not None


def _json_application(routes: Sequence[BaseRoute]) -> Starlette:
    def unknown(request: Request, error: Exception) -> Response:
        return JSONResponse({"success": False, "error": "Not found"}, getattr(error, "status_code", 404))

    return Starlette(routes=routes, exception_handlers={404: unknown, 405: unknown})
