"""Sequenzy's web application: sign-in, choice of company, approval of a store, API keys."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.sandbox.html import SEQUENZY, hidden, page, sign_in_form
from app.sandbox.sequenzy_state import COMPANIES, Pairing, PairingStatus, SequenzyState, company_of

COOKIE = "sequenzy_session"
SignIn = Callable[[str, str], str | None]
"""Returns a session for an e-mail address and password, or None."""
SignedIn = Callable[[str | None], bool]


class SequenzyPages:
    """The dashboard. Field ids: email, password, sign-in; company, approve, deny."""

    def __init__(self, state: SequenzyState, sign_in: SignIn, signed_in: SignedIn) -> None:
        self._state = state
        self._sign_in = sign_in
        self._signed_in = signed_in

    def routes(self) -> list[Route]:
        """Return the routes."""
        both = ["GET", "POST"]
        return [
            Route("/", self._home, methods=both),
            Route("/setup/woocommerce", self._setup, methods=both),
            Route("/setup/wordpress", self._setup, methods=both),
            Route("/settings/api-keys", self._keys, methods=both),
        ]

    async def _home(self, request: Request) -> Response:
        return await self._gate(request) or _page("Dashboard", "<h1>Dashboard</h1><p>All campaigns are running.</p>")

    async def _keys(self, request: Request) -> Response:
        gate = await self._gate(request)
        if gate is not None:
            return gate
        rows = "".join(
            f'<p>{escape(key.name)}<br><code id="{key.id}">{key.secret}</code></p>'
            for key in self._state.keys
            if key.id not in self._state.revoked_keys
        )
        return _page("API keys", f"<h1>API keys</h1>{rows}")

    async def _setup(self, request: Request) -> Response:
        pairing = self._state.pairing(request.query_params.get("pairing", ""))
        if pairing is None:
            return _page("Not found", "<h1>This link is not valid</h1><p>Start again in your store's client.</p>", 404)
        gate = await self._gate(request)
        if gate is not None:
            return gate
        if request.method == "POST":
            return await self._decide(request, pairing)
        return _ended(pairing) or self._question(request, pairing)

    async def _decide(self, request: Request, pairing: Pairing) -> Response:
        form = await request.form()
        if "deny" in form:
            self._state.decide(pairing, None)
        elif "approve" in form:
            try:
                company = company_of(str(form.get("company", "")))
            except KeyError:
                return self._question(request, pairing, "Choose a company.")
            if not company.may_connect:
                return self._question(
                    request, pairing, "Only owners and admins of a company can connect a store to it."
                )
            self._state.decide(pairing, company)
        return _ended(pairing) or self._question(request, pairing)

    def _question(self, request: Request, pairing: Pairing, error: str = "") -> HTMLResponse:
        options = "".join(f'<option value="{entry.id}">{escape(entry.name)}</option>' for entry in COMPANIES)
        name, url = str(pairing.facts.get("storeName") or "Your store"), str(pairing.facts.get("storeUrl", ""))
        problem = f'<p class="error">{escape(error)}</p>' if error else ""
        return _page(
            "Connect a store",
            f"<h1>Connect {escape(name)}?</h1><p><small>{escape(url)}</small></p>{problem}"
            f'<form method="post" action="{escape(_here(request))}">'
            f'<label>Company<select name="company" id="company">{options}</select></label>'
            '<button type="submit" name="approve" id="approve" value="1">Approve</button>'
            '<button type="submit" class="plain" name="deny" id="deny" value="1">Deny</button></form>',
        )

    async def _gate(self, request: Request) -> Response | None:
        """Return the sign-in form, the way back after it, or None for who is signed in."""
        if self._signed_in(request.cookies.get(COOKIE)):
            return None
        error = ""
        if request.method == "POST":
            form = await request.form()
            token = self._sign_in(str(form.get("email", "")), str(form.get("password", "")))
            if token is not None:
                answer = RedirectResponse(_here(request), 303)
                answer.set_cookie(COOKIE, token, httponly=True, path="/")
                return answer
            error = "E-mail or password is not correct."
        return _page("Sign in", sign_in_form(_here(request), hidden(next=_here(request)), error))


def _ended(pairing: Pairing) -> HTMLResponse | None:
    if pairing.status is PairingStatus.APPROVED and pairing.company:
        owner = escape(pairing.company.name)
        words = f'<h1 id="approved">Approved</h1><p>{owner} will own this store. Go back to finish.</p>'
        return _page("Approved", words)
    if pairing.status is PairingStatus.DENIED:
        return _page("Denied", '<h1 id="denied">Denied</h1><p>Nothing was connected.</p>')
    if pairing.status is PairingStatus.EXPIRED:
        return _page("Expired", '<h1 id="expired">This link has expired</h1><p>Start again.</p>', 410)
    return None


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _page(title: str, body: str, status: int = 200) -> HTMLResponse:
    return page(title, body, brand="Sequenzy", accent=SEQUENZY, status=status)
