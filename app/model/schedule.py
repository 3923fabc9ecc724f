"""When something that did not go through is tried again: named once, for who waits and for the words that say so."""

from __future__ import annotations

from datetime import timedelta

FIRST_WAIT = timedelta(seconds=2)
"""The bound of the first wait; each further one doubles."""
LONGEST_WAIT = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(days=3)
"""Of time waited between tries while the agent ran and the network was up; a closed laptop does not count."""
