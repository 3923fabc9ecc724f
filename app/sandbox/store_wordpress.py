"""WordPress' own routes: the index, users, application passwords, comments and plugins."""

from __future__ import annotations

from collections.abc import Callable

from app.sandbox.capabilities import capabilities, woocommerce_meta
from app.sandbox.comments import POSTS, SHOWN_TO_MODERATORS, post_record
from app.sandbox.customers import CONSENT_KEY
from app.sandbox.links import EVERYTHING, NO_DELETE, links
from app.sandbox.options import JsonObject, StoreCondition
from app.sandbox.people import avatar
from app.sandbox.rest import RestAnswer, RestCall, RestError
from app.sandbox.shelf import Selection
from app.sandbox.site import SITE_NAME_ESCAPED, WOOCOMMERCE_VERSION
from app.sandbox.store import Store
from app.sandbox.store_auth import ACCOUNTS, Account, StoreAccess, password_body
from app.sandbox.store_lists import ids, list_headers, moment, paging

_CORE = ("oembed/1.0", "wp/v2", "wp-site-health/v1", "wp-block-editor/v1", "wp-abilities/v1")
_SHOP = (
    "oembed/1.0", "wc/v3", "wc/v1", "jetpack/v4", "wc-admin", "wc-analytics", "wc/store", "wc/store/v1", "wc/private",
    "wc/v2", "wc-admin-email", "wc-telemetry", "wccom-site/v3", "wp/v2", "wp-site-health/v1", "wp-block-editor/v1",
    "wp-abilities/v1",
)  # fmt: skip


class StoreWordPress:
    """The routes of `wp/v2` and the index. `condition` is asked anew at every call."""

    def __init__(self, store: Store, access: StoreAccess, condition: Callable[[], StoreCondition]) -> None:
        self._store = store
        self._access = access
        self._condition = condition

    def index(self, call: RestCall) -> RestAnswer:
        """GET /: what the site is called, where and when it is, and what it offers."""
        url, time = self._store.site.url, self._store.site.time
        offset = time.gmt_offset(self._store.clock())
        return RestAnswer(
            {
                "name": SITE_NAME_ESCAPED,
                "description": "",
                "url": url,
                "home": url,
                "gmt_offset": int(offset) if offset.is_integer() else offset,
                "timezone_string": time.name,
                "page_for_posts": 0,
                "page_on_front": 0,
                "show_on_front": "posts",
                "namespaces": list(self.namespaces()),
                "authentication": self._authentication(url),
                "site_logo": 0,
                "site_icon": 0,
                "site_icon_url": "",
                "_links": {"help": [{"href": "https://developer.wordpress.org/rest-api/"}]},
            }
        )

    def namespaces(self) -> tuple[str, ...]:
        """Return the namespaces of the active plugins."""
        plain = not self._store.options.woocommerce or self._condition() is StoreCondition.NO_WOOCOMMERCE
        if self._condition() is StoreCondition.OLD_WOOCOMMERCE:
            return (*_CORE, "wc/v1", "wc/v2")
        return _CORE if plain else _SHOP

    def me(self, call: RestCall) -> RestAnswer:
        """GET users/me; roles and capabilities only with `context=edit`."""
        account = _signed_in(call)
        allow = EVERYTHING if account.role == "administrator" else NO_DELETE
        return RestAnswer(self._user(account, call), allow=", ".join(allow))

    def users(self, call: RestCall) -> RestAnswer:
        """GET users: for those who may list them."""
        account = _signed_in(call)
        if call.value("context") == "edit" and not account.manages:
            raise RestError(403, "rest_forbidden_context", "Sorry, you are not allowed to edit users.")
        asked = paging(call, ("id", "name", "registered_date", "email"), "name", descending=False)
        found = self._store.customers.select(Selection(order_by=asked.order_by, descending=asked.descending))
        part = [self._member(number, call) for number in found[asked.start : asked.start + asked.per_page]]
        return RestAnswer(part, headers=list_headers(call, asked, len(found)))

    def user(self, call: RestCall, number: str) -> RestAnswer:
        """GET users/{id}."""
        _signed_in(call)
        if self._store.customers.record(int(number)) is None:
            raise RestError(404, "rest_user_invalid_id", "Invalid user ID.")
        return RestAnswer(self._member(int(number), call))

    # -- application passwords -----------------------------------------------------------------

    def passwords(self, call: RestCall) -> RestAnswer:
        """GET users/me/application-passwords."""
        account = _signed_in(call)
        found = [password_body(entry, self._root) for entry in self._access.passwords(account)]
        return RestAnswer(found, allow="GET, POST, DELETE")

    def create_password(self, call: RestCall) -> RestAnswer:
        """POST users/me/application-passwords."""
        account = _signed_in(call)
        name = str(call.body.get("name") or "").strip()
        if not name:
            raise RestError(400, "rest_missing_callback_param", "Missing parameter(s): name", params=["name"])
        entry = self._access.issue(account, name, str(call.body.get("app_id") or ""))
        body = password_body(entry, self._root, secret=True)
        location = body["_links"]["self"][0]["href"]
        return RestAnswer(body, 201, "GET, POST, DELETE", {"Location": location})

    def introspect(self, call: RestCall) -> RestAnswer:
        """GET users/me/application-passwords/introspect: the one that made this call."""
        entry = self._access.password(_signed_in(call), call.password_uuid)
        if entry is None:
            raise RestError(404, "rest_no_authenticated_app_password", "Cannot introspect application password.")
        return RestAnswer(password_body(entry, self._root))

    def password(self, call: RestCall, uuid: str) -> RestAnswer:
        """GET users/me/application-passwords/{uuid}."""
        return RestAnswer(self._password(call, uuid), allow=", ".join(EVERYTHING))

    def rename_password(self, call: RestCall, uuid: str) -> RestAnswer:
        """PUT users/me/application-passwords/{uuid}."""
        self._password(call, uuid)
        entry = self._access.password(_signed_in(call), uuid)
        assert entry is not None  # it was found a moment ago
        entry.name = str(call.body.get("name") or entry.name)
        return RestAnswer(password_body(entry, self._root), allow=", ".join(EVERYTHING))

    def delete_password(self, call: RestCall, uuid: str) -> RestAnswer:
        """DELETE users/me/application-passwords/{uuid}."""
        body = self._password(call, uuid)
        body.pop("_links")
        self._access.revoke(uuid)
        return RestAnswer({"deleted": True, "previous": body}, allow=", ".join(EVERYTHING))

    # -- the rest ------------------------------------------------------------------------------

    def comments(self, call: RestCall) -> RestAnswer:
        """GET comments: addresses of their authors only for moderators with `context=edit`."""
        edit = call.value("context") == "edit"
        if edit and not (call.account and call.account.manages):
            status = 403 if call.account else 401
            raise RestError(status, "rest_forbidden_context", "Sorry, you are not allowed to edit comments.")
        asked = paging(
            call, ("date", "date_gmt", "id", "include", "post", "parent", "type"), "date_gmt", descending=True
        )
        states = {"approve": "approved", "hold": "hold"}
        state = states.get(call.value("status") or "approve", "approved")
        since = moment(call, "after", self._store.site.time)
        wanted = Selection(
            frozenset({state}), created_after=since, order_by=asked.order_by, descending=asked.descending
        )
        found = self._store.comments.select(wanted)
        part = [self._comment(number, edit=edit) for number in found[asked.start : asked.start + asked.per_page]]
        return RestAnswer(part, allow="GET, POST", headers=list_headers(call, asked, len(found)))

    def comment(self, call: RestCall, number: str) -> RestAnswer:
        """GET comments/{id}."""
        if self._store.comments.record(int(number)) is None:
            raise RestError(404, "rest_comment_invalid_id", "Invalid comment ID.")
        return RestAnswer(self._comment(int(number), edit=call.value("context") == "edit"))

    def posts(self, call: RestCall) -> RestAnswer:
        """GET posts: those that comments were written to."""
        asked = paging(call, ("date", "id", "include"), "date", descending=True)
        wanted = ids(call, "include")
        found = [post_record(self._store.site, one) for one in range(1, POSTS + 1) if not wanted or one in wanted]
        part = found[asked.start : asked.start + asked.per_page]
        return RestAnswer(part, allow="GET", headers=list_headers(call, asked, len(found)))

    def pages(self, call: RestCall) -> RestAnswer:
        """GET pages: there are none."""
        asked = paging(call, ("date", "id", "include"), "date", descending=True)
        return RestAnswer([], allow="GET", headers=list_headers(call, asked, 0))

    def plugins(self, call: RestCall) -> RestAnswer:
        """GET plugins: administrators only; a shop manager is refused."""
        self._administrator(
            call, "rest_cannot_view_plugins", "Sorry, you are not allowed to manage plugins for this site."
        )
        return RestAnswer(
            [self._plugin(namespace) for namespace in self.namespaces() if namespace == "wc/v3"], allow="GET, POST"
        )

    def settings(self, call: RestCall) -> RestAnswer:
        """GET settings: administrators only."""
        self._administrator(call, "rest_forbidden", "Sorry, you are not allowed to do that.")
        body = {
            "title": SITE_NAME_ESCAPED, "description": "", "url": self._store.site.url, "email": "admin@example.test",
            "timezone": self._store.site.time.name, "date_format": "F j, Y", "time_format": "g:i a",
            "start_of_week": 1, "language": "en_US",
            "use_smilies": True, "default_category": 1, "default_post_format": "0", "posts_per_page": 10,
            "show_on_front": "posts", "page_on_front": 0, "page_for_posts": 0, "default_ping_status": "open",
            "default_comment_status": "open", "site_logo": None, "site_icon": 0, "pickup_location_settings": [],
            "pickup_locations": [], "woocommerce_default_catalog_orderby": "menu_order",
            "woocommerce_checkout_phone_field": "optional", "woocommerce_checkout_company_field": "hidden",
            "woocommerce_checkout_address_2_field": "optional",
        }  # fmt: skip
        return RestAnswer(body, allow="GET, POST, PUT, PATCH")

    @property
    def _root(self) -> str:
        return self._store.site.rest_root

    def _authentication(self, url: str) -> JsonObject | list[str]:
        if self._condition() is StoreCondition.APP_PASSWORDS_OFF:
            return []
        page = f"{url}/wp-admin/authorize-application.php"
        return {"application-passwords": {"endpoints": {"authorization": page}}}

    def _user(self, account: Account, call: RestCall) -> JsonObject:
        small = {size: avatar(account.email).replace("s=96", f"s={size}") for size in ("24", "48", "96")}
        body: JsonObject = {
            "id": account.id, "name": account.login, "url": self._store.site.url if account.id == 1 else "",
            "description": "", "link": f"{self._store.site.url}/author/{account.login}/", "slug": account.login,
            "avatar_urls": small, "meta": [], "is_super_admin": account.role == "administrator",
            "woocommerce_meta": woocommerce_meta(),
        }  # fmt: skip
        if call.value("context") == "edit":
            allowed = capabilities(account.role)
            body |= {
                "username": account.login, "first_name": "", "last_name": "", "email": account.email,
                "locale": "en_US", "nickname": account.login, "roles": [account.role],
                "registered_date": f"{self._store.site.time.gmt(self._store.site.history_start)}+00:00",
                "capabilities": allowed, "extra_capabilities": {account.role: True},
                "meta": {"persisted_preferences": []},
            }  # fmt: skip
        allow = EVERYTHING if account.role == "administrator" else NO_DELETE
        return {**body, "_links": links(self._root, "wp/v2/users", account.id, allow)}

    def _password(self, call: RestCall, uuid: str) -> JsonObject:
        entry = self._access.password(_signed_in(call), uuid)
        if entry is None:
            raise RestError(404, "rest_application_password_not_found", "Application password not found.")
        return password_body(entry, self._root)

    def _administrator(self, call: RestCall, code: str, message: str) -> None:
        if call.account is None or call.account.role != "administrator":
            raise RestError(403 if call.account else 401, code, message)

    def _plugin(self, namespace: str) -> JsonObject:
        return {
            "plugin": "woocommerce/woocommerce", "status": "active", "name": "WooCommerce",
            "plugin_uri": "https://woocommerce.com/", "author": "Automattic", "author_uri": "https://woocommerce.com",
            "description": {"raw": "An eCommerce toolkit.", "rendered": "An eCommerce toolkit."},
            "version": WOOCOMMERCE_VERSION, "network_only": False, "requires_wp": "6.7", "requires_php": "7.4",
            "textdomain": "woocommerce",
            "_links": {"self": [{"href": f"{self._root}wp/v2/plugins/woocommerce/woocommerce"}]},
        }  # fmt: skip

    def _member(self, number: int, call: RestCall) -> JsonObject:
        """Return a registered user as the users' routes show one."""
        account = next((one for one in ACCOUNTS if one.id == number), None)
        record = self._store.customers.record(number) or {}
        body = self._user(account or Account(number, str(record["username"]), str(record["role"])), call)
        if call.value("context") == "edit" and account is None:
            registered = f"{record['date_created_gmt']}+00:00"
            body |= {"email": record["email"], "registered_date": registered}
            body |= {name: record[name] for name in ("first_name", "last_name")}
            consent = self._store.consent(number)
            body["meta"] = {CONSENT_KEY: consent} if consent else {}
        return body

    def _comment(self, number: int, *, edit: bool) -> JsonObject:
        record = self._store.comments.record(number) or {}
        hidden: frozenset[str] = frozenset() if edit else SHOWN_TO_MODERATORS
        body = {key: value for key, value in record.items() if key not in hidden}
        return {**body, "_links": links(self._root, "wp/v2/comments", number, ("GET",))}


def _signed_in(call: RestCall) -> Account:
    if call.account is None:
        error = RestError(401, "rest_not_logged_in", "You are not currently logged in.")
        error.allow = "GET"
        raise error
    return call.account
