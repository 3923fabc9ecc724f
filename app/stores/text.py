"""Texts from a store as plain text: tags and entities resolved, nothing invisible or direction-changing left."""

from __future__ import annotations

import html
import re
from functools import lru_cache

DROPPED_ELEMENT = re.compile(r"<(script|style|template|noscript)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"<[/!?]?([a-zA-Z][a-zA-Z0-9]*)[^<>]*(?:>|\Z)")
SIMPLE = re.compile(r"(?:[!-%'-;=-~]+(?: [!-%'-;=-~]+){0,200})?")
"""What is plain already: printable ASCII without markup, words apart by one space."""
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "li", "main", "nav", "ol"}
    | {"option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"}
)
"""Elements that separate words; any other tag vanishes without a trace, as in `w<b>or</b>d`."""

UNSAFE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Control characters, lone surrogates (they cannot be encoded), zero-width spaces, and all that changes the writing
direction: a name with a right-to-left override shows as another name. Joiners stay: scripts and emoji need them."""

LONGEST_KEPT = 64
"""Characters of a text that is remembered."""

LONGEST_MARKUP = 200_000
"""Characters. Longer markup is cut before its tags are resolved."""


def plain_text(value: object) -> str:
    """Return a text (possibly HTML) as one line of plain text; "" for anything that is neither text nor number.

    What was written as an entity stays as the character it stands for: `&lt;b&gt;` becomes `<b>`, which is why the
    result must be shown as plain text, never as markup.
    """
    if type(value) is not str:
        value = _digits(value)
    return _remembered(value) if len(value) <= LONGEST_KEPT else _plain(value)


def _plain(text: str) -> str:
    if SIMPLE.fullmatch(text):
        return text
    if "<" in text:
        text = DROPPED_ELEMENT.sub(" ", text[:LONGEST_MARKUP])
        text = COMMENT.sub(" ", text) if "<!--" in text else text
        text = TAG.sub(_separator, text)
    if "&" in text:
        text = html.unescape(text)
    text = " ".join(text.split())
    return text if text.isascii() and text.isprintable() else " ".join(UNSAFE.sub("", text).split())


_remembered = lru_cache(maxsize=8192)(_plain)
"""The same statuses, countries, titles and names come again and again."""


def without_unsafe(text: str) -> str:
    """Return the text without characters that cannot be encoded, are invisible, or change the writing direction."""
    return text if text.isascii() and text.isprintable() else UNSAFE.sub("", text)


def _digits(value: object) -> str:
    """Return a number as text; numbers of more than 128 bits are no field of any store."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value) if isinstance(value, float) or value.bit_length() <= 128 else ""


def _separator(tag: re.Match[str]) -> str:
    return " " if tag[1].lower() in BLOCKS else ""
