"""The local API: the engine's methods as commands and queries over HTTP, and its events as NDJSON."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from app import __version__
from app.agent.memory import peak_rss_mb
from app.diagnostics.gather import LOG_LINES, gather
from app.engine import Engine
from app.model import api
from app.model.places import Places
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.relocation import MovedIn, MovedOut, Relocation
from app.model.settings import ConnectionSettings, ProgramSettings
from app.model.support import Bundle, LogPage, LogQuery

log = logging.getLogger(__name__)
M = TypeVar("M", bound=BaseModel)
Handler = Callable[[Request], Awaitable[Any]]

KEEP_ALIVE_SECONDS = 15.0
"""So often an empty line goes to whoever listens while nothing happens; a client gives up after three of them."""
STATUS = {ProblemCode.NOT_FOUND: 404, ProblemCode.BAD_REQUEST: 400, ProblemCode.INTERNAL: 500}


def no_log(_: LogQuery) -> LogPage:
    """Return nothing: where no log is kept."""
    return LogPage()


def application(
    engine: Engine, places: Places, stop: Callable[[], None], read_log: Callable[[LogQuery], LogPage] = no_log
) -> Starlette:
    """Return the local API's application."""
    commands = Commands(engine, places, stop, read_log)
    routes = [Route(path, _endpoint(handler), methods=[method]) for (method, path), handler in commands.table().items()]
    routes.append(Route("/v1/events", commands.events, methods=["GET"]))
    return Starlette(routes=routes)


def _endpoint(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Turn a handler's result into JSON, and a problem into its status and JSON."""

    async def endpoint(request: Request) -> Response:
        try:
            result = await handler(request)
        except ProblemError as error:
            return _json(error.problem, STATUS.get(error.problem.code, 409))
        except ValidationError as error:
            fields = "; ".join(".".join(str(part) for part in one["loc"]) for one in error.errors())
            return _json(Problem(code=ProblemCode.BAD_REQUEST, detail=fields), 400)
        except Exception as error:
            log.exception("a command failed", extra={"path": request.url.path})
            return _json(Problem(code=ProblemCode.INTERNAL, detail=type(error).__name__), 500)
        return _json(result, 200)

    return endpoint


def _json(result: Any, status: int) -> Response:
    if result is None:
        return Response(status_code=204)
    if isinstance(result, list):
        return JSONResponse([one.model_dump(mode="json") for one in result], status)
    return Response(result.model_dump_json(), status, media_type="application/json")


async def _body(request: Request, model: type[M]) -> M:
    return model.model_validate_json(await request.body() or b"{}")


def _number(request: Request) -> int:
    return int(request.path_params["id"])


def _draft(request: Request) -> str:
    return str(request.path_params["draft"])


async def with_silence_filled(events: AsyncIterator[api.Event], seconds: float) -> AsyncGenerator[api.Event | None]:
    """Yield every event, and None whenever nothing happened for so long: a listener then knows that we are there."""
    coming: asyncio.Future[api.Event] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(events))
            await asyncio.wait({coming}, timeout=seconds)
            if coming.done():
                event, coming = coming.result(), None
                yield event
            else:
                yield None
    finally:
        if coming is not None:
            coming.cancel()


class Commands:
    """The handlers; each reads its message, asks the engine and returns a message."""

    def __init__(
        self, engine: Engine, places: Places, stop: Callable[[], None], read_log: Callable[[LogQuery], LogPage]
    ) -> None:
        self._engine = engine
        self._places = places
        self._stop = stop
        self._read_log = read_log

    def table(self) -> dict[tuple[str, str], Handler]:
        """Return every command and query by method and path."""
        one = "/v1/connections/{id:int}"
        draft = "/v1/drafts/{draft}"
        return {
            ("GET", "/v1/hello"): self.hello,
            ("POST", "/v1/stop"): self.stop,
            ("POST", "/v1/keyring/session"): self.session_keyring,
            ("POST", "/v1/move-out"): self.move_out,
            ("POST", "/v1/move-in"): self.move_in,
            ("GET", "/v1/settings"): lambda _: self._engine.program_settings(),
            ("PUT", "/v1/settings"): self.save_program_settings,
            ("GET", "/v1/connections"): lambda _: self._engine.connections(),
            ("GET", one): lambda r: self._engine.connection(_number(r)),
            ("GET", f"{one}/checks"): lambda r: self._engine.health.last(_number(r)),
            ("POST", f"{one}/checks"): lambda r: self._engine.health.check(_number(r)),
            ("GET", f"{one}/settings"): lambda r: self._engine.settings(_number(r)),
            ("PUT", f"{one}/settings"): self.save_settings,
            ("POST", f"{one}/hosts"): lambda r: self._engine.confirm_hosts(_number(r)),
            ("POST", "/v1/doctor"): self.diagnose,
            ("POST", f"{one}/move"): self.move,
            ("POST", f"{one}/upgrade"): lambda r: self._engine.upgrade(_number(r)),
            ("GET", f"{one}/companion"): lambda r: self._engine.companions.view(_number(r)),
            ("POST", f"{one}/companion"): lambda r: self._engine.companions.look(_number(r)),
            ("POST", f"{one}/companion/remove"): lambda r: self._engine.companions.remove(_number(r)),
            ("POST", f"{one}/missed"): lambda r: self._engine.send_missed(_number(r)),
            ("POST", f"{one}/disconnect"): lambda r: self._engine.disconnect(_number(r)),
            ("POST", f"{one}/erase"): self.erase,
            ("GET", f"{one}/erasures"): lambda r: self._engine.erasures(_number(r)),
            ("POST", f"{one}/test"): self.send_test,
            ("GET", f"{one}/insights"): lambda r: self._engine.insights(_number(r)),
            ("GET", "/v1/revocations"): lambda _: self._engine.farewells.views(),
            ("POST", "/v1/revocations/{id:int}/retry"): lambda r: self._engine.farewells.retry(_number(r)),
            ("DELETE", "/v1/revocations/{id:int}"): lambda r: self._engine.farewells.give_up(_number(r)),
            ("GET", "/v1/platforms"): lambda _: self._engine.platforms(),
            ("POST", "/v1/platforms/{name}/hosts"): self.probe_hosts,
            ("GET", f"{one}/progress"): lambda r: self._engine.progress(_number(r)),
            ("GET", f"{one}/totals"): lambda r: self._engine.log.totals(_number(r)),
            ("GET", f"{one}/activity"): lambda r: self._engine.log.activity(_number(r)),
            ("GET", f"{one}/estimate"): lambda r: self._engine.estimate(_number(r)),
            ("POST", f"{one}/sync"): self.sync,
            ("GET", f"{one}/watch"): lambda r: self._engine.watch(_number(r)),
            ("POST", f"{one}/held"): self.decide_held,
            ("POST", f"{one}/pause"): lambda r: self._engine.pause(_number(r)),
            ("POST", f"{one}/resume"): lambda r: self._engine.resume(_number(r)),
            ("POST", f"{one}/cancel"): lambda r: self._engine.cancel_sync(_number(r)),
            ("POST", "/v1/drafts"): self.find_store,
            ("GET", draft): self.draft,
            ("DELETE", draft): lambda r: self._engine.drafts.abandon(_draft(r)),
            ("POST", f"{draft}/authorize"): self.authorize,
            ("POST", f"{draft}/authorized"): self.authorized,
            ("POST", f"{draft}/outside"): lambda r: self._engine.drafts.outside_page(_draft(r)),
            ("POST", f"{draft}/moved"): lambda r: self._engine.moved(_draft(r)),
            ("POST", f"{draft}/credentials"): self.credentials,
            ("POST", f"{draft}/platform"): self.choose,
            ("POST", f"{draft}/returned"): self.returned,
            ("POST", f"{draft}/key"): self.key,
            ("GET", f"{draft}/review"): lambda r: self._engine.review(_draft(r)),
            ("POST", f"{draft}/complete"): self.complete,
            ("GET", "/v1/deliveries"): self.deliveries,
            ("POST", "/v1/deliveries/retry"): self.retry,
            ("POST", "/v1/deliveries/discard"): self.discard,
            ("GET", "/v1/deliveries/{id:int}"): lambda r: self._engine.log.delivery(_number(r)),
            ("GET", "/v1/failures"): self.failures,
            ("GET", "/v1/log"): self.log,
            ("POST", "/v1/diagnostics"): self.diagnostics,
        }

    # -- the agent -------------------------------------------------------------------------------

    async def hello(self, _: Request) -> api.Hello:
        keyring = self._engine.keyring_state
        return api.Hello(
            version=__version__,
            pid=os.getpid(),
            home=str(self._places.home),
            keyring=keyring,
            peak_rss_mb=round(peak_rss_mb(), 1),
            notice=self._engine.notice,
        )

    async def stop(self, _: Request) -> None:
        self._stop()

    async def session_keyring(self, request: Request) -> api.Hello:
        self._engine.use_session_keyring()
        return await self.hello(request)

    async def save_program_settings(self, request: Request) -> ProgramSettings:
        return await self._engine.save_program_settings(await _body(request, ProgramSettings))

    async def events(self, _: Request) -> StreamingResponse:
        """Stream events as lines until the client or the agent goes away; an empty line comes first."""

        async def lines() -> AsyncIterator[bytes]:
            with self._engine.hub.listen() as events:
                yield b"\n"
                async with contextlib.aclosing(with_silence_filled(events, KEEP_ALIVE_SECONDS)) as filled:
                    async for event in filled:
                        yield b"\n" if event is None else event.model_dump_json().encode() + b"\n"
                        if isinstance(event, api.AgentStopping):
                            return

        return StreamingResponse(lines(), media_type="application/x-ndjson")

    # -- connections -----------------------------------------------------------------------------

    async def save_settings(self, request: Request) -> ConnectionSettings:
        return await self._engine.save_settings(_number(request), await _body(request, ConnectionSettings))

    async def diagnose(self, request: Request) -> list[api.DoctorReport]:
        return await self._engine.health.diagnose((await _body(request, api.Diagnose)).address)

    async def move(self, request: Request) -> api.ConnectionView:
        return await self._engine.move(_number(request), (await _body(request, api.MoveStore)).address)

    async def sync(self, request: Request) -> api.SyncProgress:
        wanted = await _body(request, api.SyncRequest)
        return await self._engine.sync(_number(request), full=wanted.full)

    async def erase(self, request: Request) -> api.Erasure:
        person = await _body(request, api.PersonAddress)
        return await self._engine.erase(_number(request), person.email.get_secret_value())

    async def send_test(self, request: Request) -> api.Counted:
        person = await _body(request, api.PersonAddress)
        return await self._engine.send_test(_number(request), person.email.get_secret_value())

    async def probe_hosts(self, request: Request) -> api.HostReport:
        name = str(request.path_params["name"])
        return await self._engine.probe_hosts(name, await _body(request, api.TestHosts))

    async def decide_held(self, request: Request) -> api.Counted:
        decided = await _body(request, api.DecideHeld)
        return await self._engine.decide_held(_number(request), decided.decision)

    # -- pairing ---------------------------------------------------------------------------------

    async def find_store(self, request: Request) -> api.Draft:
        return await self._engine.drafts.find((await _body(request, api.FindStore)).address)

    async def draft(self, request: Request) -> api.Draft:
        return self._engine.drafts.get(_draft(request)).view()

    async def authorize(self, request: Request) -> api.AuthorizePage:
        return self._engine.drafts.authorize_page(_draft(request))

    async def authorized(self, request: Request) -> api.Draft:
        url = (await _body(request, api.Returned)).url.get_secret_value()
        return await self._engine.drafts.authorized(_draft(request), url)

    async def credentials(self, request: Request) -> api.Draft:
        given = await _body(request, api.PasteCredentials)
        return await self._engine.drafts.credentials(_draft(request), given)

    async def choose(self, request: Request) -> api.Draft:
        return await self._engine.drafts.choose(_draft(request), await _body(request, api.ChoosePlatform))

    async def returned(self, request: Request) -> api.Draft:
        url = (await _body(request, api.Returned)).url.get_secret_value()
        return await self._engine.drafts.returned(_draft(request), url)

    async def key(self, request: Request) -> api.Draft:
        given = await _body(request, api.PasteKey)
        return await self._engine.drafts.key(_draft(request), given.key, given.company)

    async def complete(self, request: Request) -> api.ConnectionView:
        wanted = await _body(request, api.Complete)
        return await self._engine.complete(
            _draft(request), wanted.settings, wanted.take_over, wanted.test_to.get_secret_value()
        )

    # -- the log ---------------------------------------------------------------------------------

    async def deliveries(self, request: Request) -> api.DeliveryPage:
        return await self._engine.log.deliveries(api.DeliveryQuery.model_validate(dict(request.query_params)))

    async def failures(self, request: Request) -> list[api.FailureGroup]:
        named = request.query_params.get("connection")
        return await self._engine.log.failures(int(named) if named and named.isdigit() else None)

    async def retry(self, request: Request) -> api.Counted:
        return await self._engine.log.retry(await _body(request, api.Selection))

    async def discard(self, request: Request) -> api.Counted:
        return await self._engine.log.discard(await _body(request, api.Selection))

    # -- moving to another computer ----------------------------------------------------------------

    async def move_out(self, request: Request) -> MovedOut:
        return await self._engine.move_out(await _body(request, Relocation))

    async def move_in(self, request: Request) -> MovedIn:
        return await self._engine.move_in(await _body(request, Relocation))

    # -- support ---------------------------------------------------------------------------------

    async def log(self, request: Request) -> LogPage:
        return self._read_log(LogQuery.model_validate(dict(request.query_params)))

    async def diagnostics(self, _: Request) -> Bundle:
        lines = self._read_log(LogQuery(limit=LOG_LINES)).lines
        return await gather(self._engine, self._places, lines)
