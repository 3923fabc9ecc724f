"""Points in time as a store writes them.

WooCommerce writes times without a zone and gives each twice: `date_created` in the site's own zone and
`date_created_gmt`. Old versions leave some of the GMT twins out, and some are null.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo


def site_zone(name: str, gmt_offset: float) -> tzinfo:
    """Return a site's time zone from its IANA name, or from its offset in hours where it has no name.

    The offset also serves where this computer does not know the name.
    """
    if name:
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            pass
    try:
        return timezone(timedelta(hours=gmt_offset))
    except (ValueError, OverflowError):
        return UTC


def parse_gmt(text: object) -> datetime | None:
    """Read a time in GMT ("2024-11-20T07:45:20"; a zone, where there is one, is obeyed). None where it is none."""
    return _parse(text, UTC)


def record_time(data: Mapping[str, object], name: str, zone: tzinfo) -> datetime | None:
    """Return a record's time in UTC: from its GMT twin, else from the local time in the site's zone."""
    gmt, local = data.get(f"{name}_gmt"), data.get(name)
    return (_parse(gmt, UTC) if gmt else None) or (_parse(local, zone) if local else None)


def _parse(text: object, zone: tzinfo) -> datetime | None:
    if not isinstance(text, str) or text.startswith("0000"):
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone)
        return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
