"""The pages' frame: one small style sheet, everything from outside escaped."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

_STYLE = """
:root{color-scheme:light;font:15px/1.5 system-ui,"Noto Sans",sans-serif}
body{margin:0;background:#f3f4f6;color:#1c2024}
header{background:ACCENT;color:#fff;padding:14px 24px;font-weight:600}
main{max-width:480px;margin:40px auto;background:#fff;border:1px solid #e2e5ea;border-radius:10px;padding:24px 28px}
h1{font-size:20px;margin:0 0 12px}p{margin:0 0 14px}small{color:#5f646d;overflow-wrap:anywhere}
label{display:block;margin:0 0 14px;font-weight:500}
input[type=text],input[type=password],select{display:block;width:100%;box-sizing:border-box;margin-top:4px;
padding:8px 10px;font:inherit;border:1px solid #b8bdc6;border-radius:7px;background:#fff}
button{font:inherit;font-weight:600;padding:9px 18px;border-radius:7px;border:1px solid ACCENT;background:ACCENT;
color:#fff;cursor:pointer;margin-right:8px}
button.plain{background:#fff;color:#1c2024;border-color:#b8bdc6}
.notice{background:#e3f5ea;border-radius:7px;padding:10px 14px;margin-bottom:14px}
.error{background:#fde8e8;border-radius:7px;padding:10px 14px;margin-bottom:14px}
code{background:#f3f4f6;padding:2px 6px;border-radius:5px;overflow-wrap:anywhere}
"""

WORDPRESS = "#2271b1"
SEQUENZY = "#4f4fc4"
SEGMENTFLOW = "#0f766e"


def page(title: str, body: str, *, brand: str, accent: str, status: int = 200, head: str = "") -> HTMLResponse:
    """Return a page; `body` and `head` are HTML already, `title` and `brand` are text."""
    style = _STYLE.replace("ACCENT", accent)
    return HTMLResponse(
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style>{head}</head>\n'
        f"<body><header>{escape(brand)}</header><main>{body}</main></body>\n</html>\n",
        status_code=status,
    )


def hidden(**fields: str) -> str:
    """Return hidden form fields."""
    return "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in fields.items())


def sign_in_form(action: str, fields: str, error: str) -> str:
    """Return the platforms' sign-in form, with the ids email, password and sign-in."""
    problem = f'<p class="error" id="sign-in-error">{escape(error)}</p>' if error else ""
    return (
        f'<h1>Sign in</h1>{problem}<form method="post" action="{escape(action)}">{fields}'
        '<label>E-mail<input type="text" name="email" id="email" autocomplete="username" autofocus></label>'
        '<label>Password<input type="password" name="password" id="password" autocomplete="current-password"></label>'
        '<button type="submit" id="sign-in">Sign in</button></form>'
    )


def wp_die(message: str, status: int, *, title: str = "WordPress &rsaquo; Error") -> HTMLResponse:
    """Return WordPress' own error page; `message` is HTML."""
    return HTMLResponse(
        f'<!DOCTYPE html>\n<html lang="en-US">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f'<body id="error-page">\n\t<div class="wp-die-message">{message}</div></body>\n</html>\n',
        status_code=status,
    )
