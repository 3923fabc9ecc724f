"""Why a delivery did not go through, and what went wrong outside: closed sets of codes.

Texts are made from these codes by the clients (app/wording); nothing here is shown as it is.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, JsonValue


class ReasonCode(StrEnum):
    """What an answer (or its absence) meant for a delivery."""

    OFFLINE = "offline"
    """No connection could be made: refused, reset, name not found."""
    TIMED_OUT = "timed_out"
    TLS_FAILED = "tls_failed"
    CUT_ANSWER = "cut_answer"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    BUSY = "busy"
    """408, 409, 425: try again as it is."""
    FIREWALL = "firewall"
    """HTML where the API should answer."""
    NOT_UNDERSTOOD = "not_understood"
    """A success whose body is not what the API promises."""
    REDIRECTED = "redirected"
    CREDENTIALS_REFUSED = "credentials_refused"
    SCOPE_MISSING = "scope_missing"
    TOO_LARGE = "too_large"
    INVALID = "invalid"
    """400, 422 or a per-item refusal without a clearer reason."""
    INVALID_EMAIL = "invalid_email"
    NOT_FOUND = "not_found"
    GONE = "gone"
    CONFLICT = "conflict"
    IDENTITY_CONFLICT = "identity_conflict"
    PROFILE_NOT_FOUND = "profile_not_found"
    TOO_OLD = "too_old"
    JOB_FAILED = "job_failed"
    JOB_LOST = "job_lost"
    OPTED_OUT = "opted_out"
    """Declined: the person withdrew consent or is suppressed."""
    UNREADABLE = "unreadable"
    """The store's record could not be understood; nothing was sent."""
    OBSERVED = "observed"
    """Discarded: the connection only observes."""
    GAVE_UP = "gave_up"
    """Transient faults for about three days."""


class ProblemCode(StrEnum):
    """What a person is told when something outside goes wrong: a sentence and a remedy each in app/wording."""

    ADDRESS_INVALID = "address_invalid"
    HOST_NOT_FOUND = "host_not_found"
    CONNECTION_REFUSED = "connection_refused"
    TIMED_OUT = "timed_out"
    TLS_INVALID = "tls_invalid"
    HTTPS_MISSING = "https_missing"
    """The other side does not speak TLS at all."""
    NOT_WORDPRESS = "not_wordpress"
    NO_WOOCOMMERCE = "no_woocommerce"
    WOOCOMMERCE_TOO_OLD = "woocommerce_too_old"
    REST_BLOCKED = "rest_blocked"
    FIREWALL = "firewall"
    MAINTENANCE = "maintenance"
    SITE_BROKEN = "site_broken"
    REDIRECTS_AWAY = "redirects_away"
    BASIC_AUTH = "basic_auth"
    DASHBOARD_GUARDED = "dashboard_guarded"
    """The web server asks for a password before wp-admin, so that its approval page cannot be used."""
    APP_PASSWORDS_OFF = "app_passwords_off"
    APP_PASSWORDS_NEED_HTTPS = "app_passwords_need_https"
    AUTHORIZATION_REFUSED = "authorization_refused"
    AUTH_HEADER_CUT = "auth_header_cut"
    WRONG_PASSWORD = "wrong_password"
    NO_PERMISSION = "no_permission"
    ANOTHER_STORE = "another_store"
    """The address belongs to another store than the one that was connected."""
    STORE_COPIED = "store_copied"
    """Both addresses answer with the same first records: one is a copy of the other."""
    NOT_JSON = "not_json"
    STORE_ERROR = "store_error"
    RATE_LIMITED = "rate_limited"
    PAIRING_EXPIRED = "pairing_expired"
    PAIRING_DENIED = "pairing_denied"
    PAIRING_UNSUPPORTED = "pairing_unsupported"
    PLATFORM_UNREACHABLE = "platform_unreachable"
    PLATFORM_SILENT = "platform_silent"
    """It does not answer for a while; one request at a time finds out when it does."""
    PLATFORM_REFUSED = "platform_refused"
    PLATFORM_ERROR = "platform_error"
    PLATFORM_REVOKED = "platform_revoked"
    API_KEY_REFUSED = "api_key_refused"
    SCOPE_MISSING = "scope_missing"
    HOST_NOT_HTTPS = "host_not_https"
    HOST_NOT_PLATFORM = "host_not_platform"
    """Something answers at a host, but not as the platform does."""
    HOST_CHANGED = "host_changed"
    """Deliveries would go to another host than before: they wait until somebody confirms it."""
    SHOP_NEEDS_PAIRING = "shop_needs_pairing"
    """The site was approved at the platform without its shop."""
    WEBHOOKS_REFUSED = "webhooks_refused"
    """The store does not let us register webhooks."""
    EMAIL_INVALID = "email_invalid"
    ALREADY_CONNECTED = "already_connected"
    KEYRING_MISSING = "keyring_missing"
    KEYRING_LOCKED = "keyring_locked"
    CREDENTIALS_MISSING = "credentials_missing"
    DATABASE_FULL = "database_full"
    DATABASE_READ_ONLY = "database_read_only"
    DATABASE_LOCKED = "database_locked"
    DATABASE_CORRUPT = "database_corrupt"
    DATABASE_NEWER = "database_newer"
    DATABASE_SALVAGED = "database_salvaged"
    FOLDER_IN_USE = "folder_in_use"
    BUNDLE_UNREADABLE = "bundle_unreadable"
    BUNDLE_NEWER = "bundle_newer"
    BUNDLE_READ_ONLY = "bundle_read_only"
    MOVED_AWAY = "moved_away"
    """The connection went to another computer: nothing is read or delivered from here."""
    MOVED_HERE = "moved_here"
    """It came from another computer, without its passwords."""
    NOT_EMPTY = "not_empty"
    """What another computer had can only be taken over where no store is connected."""
    MOVE_FILE_UNREADABLE = "move_file_unreadable"
    MOVE_FILE_NEWER = "move_file_newer"
    MOVE_FILE_UNWRITABLE = "move_file_unwritable"
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_SHORT = "passphrase_short"
    AGENT_UNREACHABLE = "agent_unreachable"
    NOT_FOUND = "not_found"
    BAD_REQUEST = "bad_request"
    INTERNAL = "internal"


class Problem(BaseModel):
    """A problem as it travels: a code with parameters, and a technical line for support."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: ProblemCode
    params: dict[str, JsonValue] = {}
    detail: str = ""
    """Technical, in English, free of secrets and personal data."""


class ProblemError(Exception):
    """Raise when something outside went wrong and the user can be told what to do."""

    def __init__(self, code: ProblemCode, detail: str = "", **params: JsonValue) -> None:
        self.problem = Problem(code=code, params=params, detail=detail)
        super().__init__(f"{code.value}: {detail}" if detail else code.value)
