"""The REST client of one store: one authenticated request after another, faults tried again, answers judged.

Known of WordPress: a wrong application password on `wc/v3` answers 401 `woocommerce_rest_cannot_view`, exactly as
no password does, while `wp/v2/users/me` tells the two apart; a known user without the right gets the same code with
403. A route that does not exist answers 404 `rest_no_route`.
"""

from __future__ import annotations

import asyncio
import base64
import json
import random
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from app.model.reasons import ProblemCode, ProblemError
from app.model.store import KeyPlace, StoreCredentials, StoreSite
from app.stores.answers import PERMISSION_CODES, NotJson, problem_of_answer, read_json, rest_code, retry_after
from app.stores.faults import TRANSIENT, problem_of_fault
from app.stores.fields import whole
from app.stores.http import Fetched, fetch
from app.stores.parallelism import Gate, Outcome, Passage
from app.stores.routes import rest_url
from app.stores.site_checks import encrypted, missing_passwords

BACKOFF_SECONDS = 0.5
"""The first wait is somewhere between nothing and this; each further bound is twice the one before (full jitter)."""
LONGEST_BACKOFF = 30.0
TURNS_TO_SEND = 4
"""Turns of the event loop until whoever had to wait for a place has sent its request: only then an answer is taken
apart, for that takes milliseconds in which the store would stand idle."""
LONGEST_RETRY_AFTER = 60.0
"""A store that asks for more patience than this is left alone for now: whoever reads decides when to come back."""

REFUSED_PASSWORD = frozenset(
    {
        "incorrect_password",
        "invalid_username",
        "invalid_email",
        "invalid_application_password",
        "woocommerce_rest_authentication_error",
        "woocommerce_rest_cannot_view",
        "woocommerce_rest_cannot_create",
    }
)
PASSWORDS_OFF = frozenset({"application_passwords_disabled", "application_passwords_disabled_for_user"})
METHOD_REFUSED = frozenset({405, 501})
"""What web servers say, in pages of their own, that let only GET and POST through to WordPress."""
NUMBER = re.compile(r"(?<=/)\d+")
TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 525, 530})


@dataclass(frozen=True, slots=True)
class RestAnswer:
    """An answer of the REST API. `seconds` is how long the last try took."""

    status: int
    json: Any = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    seconds: float

    @property
    def total(self) -> int | None:
        """How many records the list has altogether (X-WP-Total), or None where the store does not say."""
        found = whole(self.headers.get("x-wp-total", ""))
        return found if found is not None and found >= 0 else None

    @property
    def date(self) -> datetime | None:
        """What the store's clock said when it answered (the Date header), or None where it does not say."""
        try:
            said = parsedate_to_datetime(self.headers.get("date", ""))
        except (TypeError, ValueError, OverflowError):
            return None
        return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)

    @property
    def code(self) -> str:
        """The REST error's code, or ""."""
        return rest_code(self.json)


class _Again(Exception):
    """A fault after which the same request is worth another try."""

    def __init__(self, problem: ProblemError, wait: float | None = None) -> None:
        super().__init__()
        self.problem = problem
        self.wait = wait


class RestClient:
    """Reads one store with one set of credentials. Writes only where `delete`, `post` or `put` is called.

    Requests pass `gate`, which everybody who reads the same host shares.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        site: StoreSite,
        credentials: StoreCredentials,
        *,
        gate: Gate | None = None,
        tries: int = 6,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.site = site
        self.gate = gate or Gate()
        self._http = http
        self._credentials = credentials
        self._tries = tries
        self._sleep = sleep
        self._jitter = jitter
        self._only_posts = False
        """Whether the web server lets no other writes through; WordPress then takes the method from a header."""
        self.requests = 0
        """How many requests were sent so far, tries included."""

    @property
    def in_header(self) -> bool:
        """Whether the Authorization header says who asks."""
        return self._credentials.place is KeyPlace.HEADER

    async def get(
        self, route: str, params: Mapping[str, str | int] | None = None, *, accept: frozenset[int] = frozenset()
    ) -> RestAnswer:
        """Return the answer to a GET of a route ("wc/v3/orders").

        2xx with JSON is an answer, and so is a JSON error with a status in `accept`. Transient faults (reset,
        timeout, cut answer, 429, 5xx) are tried again with exponential backoff and full jitter, Retry-After
        honoured up to a minute. Everything else raises ProblemError, with `retry_after` (seconds) where the store
        asked for it; its `detail` holds no secret and no personal data.
        """
        return await self._send("GET", route, params or {}, accept)

    async def delete(
        self, route: str, params: Mapping[str, str | int] | None = None, *, accept: frozenset[int] = frozenset()
    ) -> RestAnswer:
        """DELETE a route; as `get` otherwise. Deleting twice is deleting once, so faults are tried again too."""
        return await self._send("DELETE", route, params or {}, accept)

    async def put(self, route: str, body: Mapping[str, Any], *, accept: frozenset[int] = frozenset()) -> RestAnswer:
        """PUT a JSON body; as `get` otherwise. Putting twice is putting once, so faults are tried again too."""
        return await self._send("PUT", route, {}, accept, json.dumps(body).encode())

    async def post(self, route: str, body: Mapping[str, Any]) -> RestAnswer:
        """POST a JSON body, once: after a fault nobody knows whether it took effect, so whoever asks must look.

        Raises ProblemError as `get` does.
        """
        try:
            return await self._try("POST", route, {}, frozenset(), json.dumps(body).encode())
        except _Again as again:
            raise again.problem from again.__cause__

    async def _send(
        self,
        method: str,
        route: str,
        params: Mapping[str, str | int],
        accept: frozenset[int],
        content: bytes | None = None,
    ) -> RestAnswer:
        bound = BACKOFF_SECONDS
        for left in range(self._tries - 1, -1, -1):
            try:
                return await self._try(method, route, params, accept, content)
            except _Again as again:
                wait = max(self._jitter() * bound, again.wait or 0.0)
                if not left or wait > LONGEST_RETRY_AFTER:
                    raise again.problem from again.__cause__
            bound = min(bound * 2, LONGEST_BACKOFF)
            await self._sleep(wait)
        raise AssertionError("at least one try")

    async def _try(
        self,
        method: str,
        route: str,
        params: Mapping[str, str | int],
        accept: frozenset[int],
        content: bytes | None = None,
    ) -> RestAnswer:
        answer = await self._fetch(method, route, params, content)
        for _ in range(TURNS_TO_SEND):
            await asyncio.sleep(0)
        try:
            body = read_json(answer.content)
        except NotJson:
            if answer.status in METHOD_REFUSED and method in {"PUT", "DELETE"} and not self._only_posts:
                self._only_posts = True
                return await self._try(method, route, params, accept, content)
            return self._without_json(answer)
        if 200 <= answer.status < 300 or (answer.status in accept and rest_code(body)):
            return RestAnswer(answer.status, body, answer.headers, answer.seconds)
        raise self._refusal(answer, rest_code(body))

    async def _fetch(self, method: str, route: str, params: Mapping[str, str | int], content: bytes | None) -> Fetched:
        """Send one request as soon as the host has room for it, and note how the host took it."""
        url = rest_url(self.site.rest_root, route, params)
        shown, headers = self._introduced(url)
        if content is not None:
            headers["Content-Type"] = "application/json"
        if self._only_posts and method in {"PUT", "DELETE"}:
            headers["X-HTTP-Method-Override"], method = method, "POST"
        self.requests += 1
        async with self.gate.passage(_sort(route, params)) as passage:
            try:
                answer = await fetch(self._http, method, shown, headers=headers, content=content)
            except TRANSIENT as error:
                if isinstance(error, httpx.TimeoutException):
                    passage.outcome = Outcome.OVERLOADED
                raise _Again(problem_of_fault(error, url.host)) from error
            except httpx.HTTPError as error:
                raise problem_of_fault(error, url.host) from error
            self._note(passage, answer)
        return answer

    def _note(self, passage: Passage, answer: Fetched) -> None:
        """Tell the gate what an answer says of the host's strength. What the host asks for, everybody grants it."""
        if answer.status != 429 and answer.status < 500:
            passage.outcome = Outcome.SERVED
            return
        passage.outcome = Outcome.OVERLOADED
        wait = retry_after(answer)
        if wait is not None and wait <= LONGEST_RETRY_AFTER:
            self.gate.shut(wait)

    def _introduced(self, url: httpx.URL) -> tuple[httpx.URL, dict[str, str]]:
        """Return the address and headers that say who asks; no secret in an address that can be overheard.

        Raises ProblemError(APP_PASSWORDS_NEED_HTTPS).
        """
        if self._credentials.place is not KeyPlace.ADDRESS:
            return url, {"Authorization": self._authorization()}
        if not (encrypted(self.site) and self._credentials.consumer_key):
            raise ProblemError(ProblemCode.APP_PASSWORDS_NEED_HTTPS, "a key in the address", host=url.host)
        key = {
            "consumer_key": self._credentials.username,
            "consumer_secret": self._credentials.password.get_secret_value(),
        }
        return url.copy_merge_params(key), {}

    def _authorization(self) -> str:
        pair = f"{self._credentials.username}:{self._credentials.password.get_secret_value()}"
        return "Basic " + base64.b64encode(pair.encode()).decode("ascii")

    def _without_json(self, answer: Fetched) -> RestAnswer:
        """Judge an answer that is not JSON: cut in the middle it is worth another try, a web page is not."""
        if not 200 <= answer.status < 300:
            raise self._refusal(answer, "")
        host, size = answer.url.host, len(answer.content)
        if answer.content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{") or not size:
            raise _Again(ProblemError(ProblemCode.NOT_JSON, f"cut off after {size} bytes", host=host))
        raise ProblemError(ProblemCode.NOT_JSON, f"{answer.status}, {size} bytes that are no JSON", host=host)

    def _refusal(self, answer: Fetched, code: str) -> Exception:
        """Return what to raise for an answer that is none of the wanted ones."""
        problem = problem_of_answer(answer, code) or self._meaning(answer, code)
        if answer.status in TRY_AGAIN and problem.problem.code is not ProblemCode.FIREWALL:
            return _Again(problem, retry_after(answer))
        return problem

    def _meaning(self, answer: Fetched, code: str) -> ProblemError:
        """Say what a REST error means to somebody who sent credentials."""
        status, host = answer.status, answer.url.host
        detail = f"{status} {code}".strip()
        if code in PASSWORDS_OFF:
            return ProblemError(ProblemCode.APP_PASSWORDS_OFF, detail, host=host)
        if status == 401 and code == "rest_not_logged_in":
            return ProblemError(self._unseen(), detail, host=host)
        if status == 401 and code in REFUSED_PASSWORD:
            return ProblemError(ProblemCode.WRONG_PASSWORD, detail, host=host)
        if status in (401, 403) and code.startswith(PERMISSION_CODES):
            return ProblemError(ProblemCode.NO_PERMISSION, detail, host=host)
        if status in (401, 403):
            return ProblemError(ProblemCode.REST_BLOCKED, detail, host=host, status=status, error=code)
        if code == "rest_no_route" and answer.url.params.get("rest_route", answer.url.path).find("/wc/") >= 0:
            return ProblemError(ProblemCode.NO_WOOCOMMERCE, detail, host=host)
        return ProblemError(ProblemCode.STORE_ERROR, detail, host=host, status=status, error=code)

    def _unseen(self) -> ProblemCode:
        """Return why WordPress saw nobody although credentials were sent: it takes none, or they never reached it."""
        if self._credentials.consumer_key or self.site.authorize_url:
            return ProblemCode.AUTH_HEADER_CUT
        return missing_passwords(self.site)


def _sort(route: str, params: Mapping[str, str | int]) -> str:
    """Return what requests have in common that cost the store about the same: the route and the fields asked for."""
    return f"{NUMBER.sub('*', route)} {params.get('_fields', '')}"
