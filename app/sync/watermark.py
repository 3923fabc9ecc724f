"""Up to which time of the store's its changes were read, so that none is missed and few are read twice.

The store's own clock counts: the Date header of the first answer of a reading, or the newest modified date that was
met, whichever is earlier, for the clock that answers may go ahead of the one that dates records. A store that stands
still would then be read from its last change on for ever; so the mark follows the clock at some distance.
"""

from __future__ import annotations

from datetime import datetime, timedelta

OVERLAP = timedelta(minutes=2)
"""Read once more before the mark: a save takes a while, and dates have seconds only."""
SETTLED = timedelta(minutes=10)
"""A change is in the list so long after the moment that it is dated to, however the store's clocks differ."""
FUTURE = timedelta(days=1)
"""Records dated further ahead are not asked for: they would come again at every poll. Comparing finds their changes."""
WITHOUT_CLOCK = timedelta(minutes=10)
"""How far this computer's clock may be ahead of a store's that does not tell its time."""
NOT_FILTERED = timedelta(hours=15)
"""A record modified so long before what was asked for was not filtered: more than any time zone explains."""


def moved(mark: datetime, began: datetime, newest: datetime | None) -> datetime:
    """Return the mark after a reading that began at a time of the store's and met `newest`.

    It never goes back, unless the store's clock was set back; and it never is ahead of that clock.
    """
    met = mark if newest is None else min(newest, began)
    return min(max(mark, met, began - SETTLED), began)


def store_time(said: datetime | None, now: datetime) -> datetime:
    """Return the store's time from what it said, else a time that it surely has passed."""
    return said if said is not None else now - WITHOUT_CLOCK
