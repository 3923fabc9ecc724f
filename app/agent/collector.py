"""When Python looks for garbage that refers to itself.

By its own measure it looks after every 700 new objects, and every so often through all that there is. A page of records
is tens of thousands of objects that soon go again by themselves, and the program is many more that stay: reading a
store would spend a sixth of its time on looking for what is not there.
"""

from __future__ import annotations

import gc

OBJECTS = 10_000
"""More objects than before until the young ones are looked through: a part of a page of records."""
YOUNG, OLD = 10, 10
"""After so many looks at the younger ones, a look at the older."""


def look_seldom() -> None:
    """Leave out what is there already, and look through the rest more seldom. Call it once the program is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS, YOUNG, OLD)
