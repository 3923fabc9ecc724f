"""The site's dates: WordPress writes local times without a zone, each with a `_gmt` twin."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


class SiteTime:
    """Converts between seconds since 1970 and a site's dates."""

    def __init__(self, timezone: str) -> None:
        self.name = timezone
        self.zone = ZoneInfo(timezone)

    def gmt_offset(self, now: datetime) -> float:
        """Return the zone's offset from GMT in hours."""
        offset = now.astimezone(self.zone).utcoffset()
        return offset.total_seconds() / 3600 if offset else 0.0

    def local(self, second: int | None) -> str | None:
        """Return "2026-11-22T03:22:08" in the site's zone."""
        if second is None:
            return None
        return datetime.fromtimestamp(second, self.zone).strftime("%Y-%m-%dT%H:%M:%S")

    def gmt(self, second: int | None) -> str | None:
        """Return the same instant in GMT, also without a suffix."""
        if second is None:
            return None
        return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")

    def pair(self, name: str, second: int | None) -> dict[str, str | None]:
        """Return the field and its `_gmt` twin."""
        return {name: self.local(second), f"{name}_gmt": self.gmt(second)}

    def threshold(self, text: str, *, dates_are_gmt: bool) -> int:
        """Return the instant that a date filter means, as WooCommerce understands it. Raises ValueError.

        Without a zone the text is local, or GMT with `dates_are_gmt`. With a zone it is right without the
        flag; with it WooCommerce turns it into local time and then takes that for GMT, so that the limit
        lies the site's offset too late.
        """
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return int(moment.replace(tzinfo=UTC if dates_are_gmt else self.zone).timestamp())
        if dates_are_gmt:
            return int(moment.astimezone(self.zone).replace(tzinfo=UTC).timestamp())
        return int(moment.timestamp())


def second_of(gmt: str | None) -> int | None:
    """Return the seconds since 1970 of a `_gmt` field."""
    if not gmt:
        return None
    return int(datetime.fromisoformat(gmt).replace(tzinfo=UTC).timestamp())
