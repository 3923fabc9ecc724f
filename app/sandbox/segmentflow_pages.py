"""Segmentflow's dashboard: sign-in, choice of organisation, approval of a store."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.sandbox.html import SEGMENTFLOW, hidden, page, sign_in_form
from app.sandbox.segmentflow_state import ORGANIZATIONS, Connection, SegmentflowState

COOKIE = "segmentflow_session"


class SegmentflowPages:
    """The dashboard. Field ids: email, password, sign-in; organization, approve, deny."""

    def __init__(
        self,
        state: SegmentflowState,
        sign_in: Callable[[str, str], str | None],
        signed_in: Callable[[str | None], bool],
    ) -> None:
        self._state = state
        self._sign_in = sign_in
        self._signed_in = signed_in

    def routes(self) -> list[Route]:
        """Return the routes."""
        both = ["GET", "POST"]
        return [
            Route("/", self._home, methods=both),
            Route("/websites", self._home, methods=both),
            Route("/auth/signup", self._home, methods=both),
            Route("/connect/woocommerce", self._connect, methods=both),
            Route("/connect/wordpress", self._connect, methods=both),
        ]

    async def _home(self, request: Request) -> Response:
        return await self._gate(request) or _page("Dashboard", "<h1>Dashboard</h1><p>Eleven segments are ready.</p>")

    async def _connect(self, request: Request) -> Response:
        woocommerce = request.url.path.endswith("woocommerce")
        store = request.query_params.get("store_url" if woocommerce else "site_url", "")
        back = request.query_params.get("return_url", "")
        if not acceptable(store, back):
            words = "<h1>This link is not valid</h1><p>The return address must be a page of the store itself.</p>"
            return _page("Not valid", words, 400)
        gate = await self._gate(request)
        if gate is not None:
            return gate
        if request.method != "POST":
            return self._question(request, store)
        form = await request.form()
        if "deny" in form:
            return RedirectResponse(with_query(back, connected="0", error="access_denied"), 302)
        chosen = next((entry for entry in ORGANIZATIONS if entry.id == form.get("organization")), None)
        if chosen is None or "approve" not in form:
            return self._question(request, store)
        connection = self._state.approve(chosen, store, woocommerce=woocommerce)
        return RedirectResponse(returned(back, connection), 302)

    def _question(self, request: Request, store: str) -> HTMLResponse:
        options = "".join(f'<option value="{entry.id}">{escape(entry.name)}</option>' for entry in ORGANIZATIONS)
        return _page(
            "Connect a store",
            f"<h1>Connect this store?</h1><p><small>{escape(store)}</small></p>"
            f'<form method="post" action="{escape(_here(request))}">'
            f'<label>Organisation<select name="organization" id="organization">{options}</select></label>'
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


def acceptable(store: str, back: str) -> bool:
    """Tell whether the way back leads to the store itself: the dashboard takes no other address."""
    site, page_of_it = urlsplit(store), urlsplit(back)
    return site.scheme in {"http", "https"} and (site.scheme, site.netloc) == (page_of_it.scheme, page_of_it.netloc)


def returned(back: str, connection: Connection) -> str:
    """Return the address to which the browser is sent after approval."""
    return with_query(back, connected="1", poll_token=connection.poll_token)


def with_query(url: str, **fields: str) -> str:
    """Add fields to an address by `?` or `&`."""
    return f"{url}{'&' if '?' in url else '?'}{urlencode(fields)}"


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _page(title: str, body: str, status: int = 200) -> HTMLResponse:
    return page(title, body, brand="Segmentflow", accent=SEGMENTFLOW, status=status)
