"""How values are written for a platform: JSON bytes that are always the same, times, amounts, phone numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from pydantic import JsonValue

from app import __version__
from app.model.money import Money

JsonObject = dict[str, JsonValue]

USER_AGENT = f"Storewire/{__version__}"

JSON_HEADERS: Mapping[str, str] = {
    "Accept": "application/json",
    "Content-Type": "application/json",
    "User-Agent": USER_AGENT,
}

PHONE_PUNCTUATION = re.compile(r"[\s().\-/]")
PHONE_E164 = re.compile(r"\+[1-9][0-9]{7,14}")


def json_bytes(value: JsonValue) -> bytes:
    """Return compact UTF-8 JSON with sorted keys: equal values give equal bytes, whatever built them.

    Half a surrogate pair, which a store's JSON may hold and UTF-8 cannot, becomes "?".
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")


def only_fields(bodies: Sequence[Mapping[str, JsonValue]], name: str) -> list[bytes]:
    """Return the only field of each body as JSON, in the bytes of `json_bytes`; `{}` where it has another.

    Where each is a WrittenBody it is cut out of what is written, and nothing is read.
    """
    opening = b'{"%s":' % name.encode()
    written = [getattr(body, "written", b"") for body in bodies]
    if all(one.startswith(opening) for one in written) and _is_utf8(b"".join(written)):
        begins = len(opening)
        return [one[begins:-1] for one in written]
    return [json_bytes(value if isinstance(value := body.get(name), dict) else {}) for body in bodies]


def _is_utf8(text: bytes) -> bool:
    """Tell whether a text is whole: without half a surrogate pair."""
    if text.isascii():
        return True
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def timestamp(moment: datetime) -> str:
    """Return ISO 8601 in UTC with its offset ("2026-11-22T02:58:09+00:00")."""
    return moment.astimezone(UTC).isoformat()


def moment_of(text: JsonValue) -> datetime | None:
    """Read back what `timestamp` wrote; None for anything else."""
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def major(amount: Money) -> float:
    """Return an amount in major units as a JSON number, for fields that are documented as numbers."""
    return float(amount.major())


def quantity(count: float) -> int | float:
    """Return a quantity as an integer where it is one."""
    return int(count) if float(count).is_integer() else count


def international_phone(text: str) -> str:
    """Return a phone number in E.164 form, or "" where it was not typed with its country code.

    A national number without its country would be read as another country's by the platform, or
    refuse the whole record.
    """
    bare = PHONE_PUNCTUATION.sub("", text)
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    return bare if PHONE_E164.fullmatch(bare) else ""


def filled(fields: Mapping[str, JsonValue]) -> JsonObject:
    """Return the fields that say something: without None and empty texts."""
    return {name: value for name, value in fields.items() if value is not None and value != ""}
