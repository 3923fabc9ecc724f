"""The store's pages for a browser: front page, sign-in, and the approval of applications."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from ipaddress import ip_address
from urllib.parse import quote, urlencode, urlsplit
from uuid import UUID

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.sandbox.approval_page import APPROVAL, ApprovalRequest, add_query, approval_form
from app.sandbox.html import WORDPRESS, hidden, page, wp_die
from app.sandbox.options import StoreCondition
from app.sandbox.site import SITE_NAME, WOOCOMMERCE_VERSION, WORDPRESS_VERSION
from app.sandbox.store_auth import SHOPPER, Account, AppPassword, StoreAccess

COOKIE = "wordpress_logged_in_sandbox"
VENDOR_FILES = {
    StoreCondition.VENDOR_SEGMENTFLOW: "segmentflow-connect/assets/js/storefront.iife.js",
    StoreCondition.VENDOR_SEQUENZY: "sequenzy-for-woocommerce/assets/storefront.js",
}
"""Files that a vendor's own plugin puts into the shop's pages."""


class InvalidRequest(ValueError):
    """Raise where WordPress says "Cannot Authorize Application"."""


class StorePages:
    """Pages outside REST. Returns None for addresses that it does not serve."""

    def __init__(
        self, access: StoreAccess, site_url: Callable[[], str], condition: Callable[[], StoreCondition]
    ) -> None:
        self._access = access
        self._site_url = site_url
        self._condition = condition

    async def answer(self, request: Request) -> Response:
        """Return the page for a request."""
        path = request.url.path
        if path == "/wp-login.php":
            return await self._log_in(request)
        if path == APPROVAL:
            return await self._authorize(request)
        if path.rstrip("/") == "/my-account":
            return self._plain("My account", "<p>Hello. From your account you can view your recent orders.</p>")
        if path.startswith("/wp-admin"):
            return self._plain("Dashboard", "<p>Welcome to WordPress.</p>")
        if path in {"/", "/index.php"} or path.startswith(("/product/", "/shop")):
            return self.front()
        return self._plain("Page not found", "<p>Nothing is here.</p>", status=404)

    def front(self) -> HTMLResponse:
        """Return the shop's front page."""
        condition = self._condition()
        version = "6.9.7" if condition is StoreCondition.WORDPRESS_69 else WORDPRESS_VERSION
        tags = [f'<meta name="generator" content="WordPress {version}">']
        if condition is not StoreCondition.NO_WOOCOMMERCE:
            tags.append(f'<meta name="generator" content="WooCommerce {WOOCOMMERCE_VERSION}">')
        if condition in VENDOR_FILES:
            tags.append(f'<script src="{self._site_url()}/wp-content/plugins/{VENDOR_FILES[condition]}"></script>')
        text = "<h1>Laden</h1><p>Frisch geröstet. Willkommen in unserem Laden.</p>"
        return page(SITE_NAME, text, brand=SITE_NAME, accent=WORDPRESS, head="".join(tags))

    # -- signing in ----------------------------------------------------------------------------

    async def _log_in(self, request: Request) -> Response:
        target = request.query_params.get("redirect_to", "/wp-admin/")
        if request.method != "POST":
            return self._login_form(target, "")
        form = await request.form()
        target = _text(form, "redirect_to") or target
        token = self._access.sign_in(_text(form, "log"), _text(form, "pwd"))
        if token is None:
            return self._login_form(target, "The username or password is not correct.")
        answer = RedirectResponse(target, 302)
        answer.set_cookie(COOKIE, token, httponly=True, path="/")
        return answer

    def _login_form(self, target: str, error: str) -> HTMLResponse:
        problem = f'<p class="error" id="login_error">{escape(error)}</p>' if error else ""
        return self._plain(
            "Log In",
            f'{problem}<form name="loginform" id="loginform" action="/wp-login.php" method="post">'
            f"{hidden(redirect_to=target, testcookie='1')}"
            "<label>Username or Email Address"
            '<input type="text" name="log" id="user_login" autocomplete="username"></label>'
            '<label>Password<input type="password" name="pwd" id="user_pass" autocomplete="current-password"></label>'
            '<button type="submit" name="wp-submit" id="wp-submit" value="Log In">Log In</button></form>',
        )

    def account_of(self, request: Request) -> Account | None:
        """Return who is signed in with this browser."""
        account = self._access.signed_in(request.cookies.get(COOKIE))
        if account is not None and self._condition() is StoreCondition.NO_PERMISSION:
            return SHOPPER
        return account

    # -- approving an application --------------------------------------------------------------

    async def _authorize(self, request: Request) -> Response:
        account = self.account_of(request)
        if account is None:
            here = quote(str(request.url), safe="")
            return RedirectResponse(f"{self._site_url()}/wp-login.php?redirect_to={here}&reauth=1", 302)
        if not account.manages and self._condition() is not StoreCondition.NO_PERMISSION:
            return RedirectResponse(f"{self._site_url()}/my-account/", 302)
        if self._condition() is StoreCondition.APP_PASSWORDS_OFF:
            return wp_die("<p>Application passwords are not available.</p>", 501)
        fields = dict(request.query_params)
        if request.method == "POST":
            form = await request.form()
            fields = {name: _text(form, name) for name in form}
        try:
            check_request(fields, loopback=self._condition() is not StoreCondition.WORDPRESS_69)
        except InvalidRequest as error:
            words = f"The Authorize Application request is not allowed. {error}"
            return wp_die(f"<h1>Cannot Authorize Application</h1><p>{words}</p>", 500)
        if request.method != "POST":
            return self._approval_form(request, account, fields)
        return self._decided(account, fields)

    def _approval_form(self, request: Request, account: Account, fields: dict[str, str]) -> HTMLResponse:
        asked = ApprovalRequest(
            app_name=fields.get("app_name", ""),
            app_id=fields.get("app_id", ""),
            success_url=fields.get("success_url", ""),
            reject_url=fields.get("reject_url", ""),
            site_url=self._site_url(),
            user_login=account.login,
            nonce=nonce_of(request.cookies.get(COOKIE, "")),
        )
        return self._plain("Authorize Application", approval_form(asked))

    def _decided(self, account: Account, fields: dict[str, str]) -> Response:
        success = fields.get("success_url", "")
        if "reject" in fields:
            return RedirectResponse(fields.get("reject_url") or "/wp-admin/", 302)
        made = self._access.issue(account, fields.get("app_name", "") or "Application", fields.get("app_id", ""))
        if success:
            return RedirectResponse(return_address(success, self._site_url(), made), 302)
        value = f'<code id="new-application-password-value">{made.spaced}</code>'
        shown = f'<p class="notice">Your new password for {escape(made.name)} is: {value}</p>'
        return self._plain("Authorize Application", shown)

    def _plain(self, title: str, body: str, status: int = 200) -> HTMLResponse:
        heading = f"<h1>{escape(title)}</h1>"
        return page(title, heading + body, brand=SITE_NAME, accent=WORDPRESS, status=status)


def return_address(success: str, site_url: str, made: AppPassword) -> str:
    """Return where the form sends the browser: the password without spaces, added by `?` or `&`."""
    return add_query(
        success, urlencode({"site_url": site_url, "user_login": made.account.login, "password": made.secret})
    )


def nonce_of(token: str) -> str:
    """Return the session's nonce for REST calls of the page's script."""
    return f"nonce-{token[:12]}"


def check_request(fields: dict[str, str], *, loopback: bool = True) -> None:
    """Raise InvalidRequest where WordPress would refuse the request; 7.0 and later take loopback addresses."""
    app_id = fields.get("app_id", "")
    if app_id:
        try:
            UUID(app_id)
        except ValueError:
            raise InvalidRequest("The application ID must be a UUID.") from None
    for name in ("success_url", "reject_url"):
        if fields.get(name) and fields[name] != "/wp-admin/":
            _check_url(fields[name], loopback=loopback)


def _check_url(url: str, *, loopback: bool) -> None:
    """Allow https, a custom scheme with a host, and http to a literal loopback address."""
    parts = urlsplit(url)
    if not parts.scheme or not url.startswith(f"{parts.scheme}://") or not parts.netloc or parts.scheme == "javascript":
        raise InvalidRequest("Invalid URL format.")
    if parts.scheme != "http":
        return
    try:
        safe = ip_address(parts.hostname or "").is_loopback
    except ValueError:
        safe = False
    if not (safe and loopback):
        raise InvalidRequest("The URL must be served over a secure connection.")


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""
