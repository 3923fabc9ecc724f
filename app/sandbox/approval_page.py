"""The page that asks whether an application may have a password, as WordPress shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from app.sandbox.html import hidden

APPROVAL = "/wp-admin/authorize-application.php"

_SCRIPT = """
const request = REQUEST;
const form = document.getElementById("authorize-form");
document.getElementById("approve").addEventListener("click", async event => {
  event.preventDefault();
  const name = document.getElementById("app_name").value;
  const answer = await fetch("/?rest_route=/wp/v2/users/me/application-passwords", {
    method: "POST", headers: {"Content-Type": "application/json", "X-WP-Nonce": request.nonce},
    body: JSON.stringify({name: name, app_id: request.app_id})});
  const made = await answer.json();
  if (request.success) {
    const values = {site_url: request.site_url, user_login: request.user_login, password: made.password};
    const query = Object.entries(values).map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
    window.location = request.success + (request.success.includes("?") ? "&" : "?") + query;
  } else {
    const notice = document.createElement("p");
    notice.className = "notice";
    notice.textContent = "Your new password for " + name + " is: ";
    const value = document.createElement("input");
    value.type = "text";
    value.readOnly = true;
    value.id = "new-application-password-value";
    value.value = made.password;
    notice.append(value);
    form.replaceWith(notice);
  }
});
document.getElementById("reject").addEventListener("click", event => {
  event.preventDefault();
  window.location = request.reject;
});
"""
_YES = "Yes, I approve of this connection"
_NO = "No, I do not approve of this connection"


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """Who asks for what, and where the browser goes afterwards."""

    app_name: str
    app_id: str
    success_url: str
    reject_url: str
    site_url: str
    user_login: str
    nonce: str

    @property
    def rejected(self) -> str:
        """Return where a refusal leads."""
        if self.reject_url:
            return self.reject_url
        return add_query(self.success_url, "success=false") or "/wp-admin/"


def add_query(url: str, query: str) -> str:
    """Add a query by `?` or `&`; nothing stays nothing."""
    return f"{url}{'&' if '?' in url else '?'}{query}" if url else ""


def approval_form(asked: ApprovalRequest) -> str:
    """Return the form. The page's script follows custom schemes; the form alone only http(s)."""
    name = escape(asked.app_name)
    who = f"the application identifying itself as <strong>{name}</strong>" if name else "this application"
    plain = asked.success_url if urlsplit(asked.success_url).scheme in {"http", "https"} else ""
    fields = hidden(
        _wpnonce=asked.nonce,
        _wp_http_referer=APPROVAL,
        action="authorize_application_password",
        app_id=asked.app_id,
        success_url=plain,
        reject_url=asked.rejected,
    )
    return (
        f"<p>Would you like to give {who} access to your account? "
        "You should only do this if you trust the application in question.</p>"
        f'<form id="authorize-form" action="{APPROVAL}" method="post">{fields}'
        '<label>New Application Password Name<input type="text" id="app_name" name="app_name" '
        f'value="{name}" required></label>'
        f'<p><button type="submit" name="approve" id="approve" value="1">{_YES}</button></p>'
        f"<p><small>{_destination(asked)}</small></p>"
        f'<p><button type="submit" class="plain" name="reject" id="reject" value="1">{_NO}</button></p>'
        f"</form><script>{_script(asked)}</script>"
    )


def _destination(asked: ApprovalRequest) -> str:
    if not asked.success_url:
        return "You will be given a password to manually enter into the application in question."
    query = f"site_url={asked.site_url}&user_login={asked.user_login}&password=[------]"
    return f"You will be sent to <strong>{escape(add_query(asked.success_url, query))}</strong>"


def _script(asked: ApprovalRequest) -> str:
    values = {
        "nonce": asked.nonce,
        "app_id": asked.app_id,
        "success": asked.success_url,
        "reject": asked.rejected,
        "site_url": asked.site_url,
        "user_login": asked.user_login,
    }
    return _SCRIPT.replace("REQUEST", json.dumps(values).replace("<", "\\u003c"), 1)
