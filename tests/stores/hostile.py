"""Records as plugins, imports and broken databases leave them: recordings with something changed anywhere inside."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

LEAVES: list[Any] = [
    None, True, False, 0, -1, 7, 2**31, 2**63, -(2**63) - 1, 10**400, 0.1, -0.0, 1e308, "", " ", "0", "0.000", "12,50",
    "NaN", "nan", "Infinity", "-inf", "1e400", "1e-400", "٣٤", "９", "0x10", "１２.５０", "--5", "null", "undefined",
    "2024-02-30T00:00:00", "0000-00-00T00:00:00", "9999-12-31T23:59:59", "2024-11-20T07:45:20+99:00", "-0001-11-30",
    "<b>bold</b> &amp; &lt;i&gt;", "&#x1F468;&zwj;", "👩‍👩‍👧‍👦 🇩🇪", "שלום עולם \u202e evil", "\ud800", "\x00\x1b[31m",
    "a" * 5000, "a@b", "A@B.Example", "deleted@site.invalid", "two@at@b.example", "a b@c.example",
    "javascript:alert(1)", "//x", "https://x.example/ a", [], {}, [[]], [None], {"0": {}}, {"rendered": None},
    [{"id": "x"}],
]  # fmt: skip
"""What may stand where something else is expected."""


def nested(depth: int) -> Any:
    """Return a value that is nested this deep."""
    value: Any = "bottom"
    for _ in range(depth):
        value = {"value": [value]}
    return value


VALUES = st.sampled_from([*LEAVES, nested(60)]) | st.text(max_size=20) | st.integers() | st.floats(allow_nan=False)


def paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return every place in a record."""
    found = [before] if before else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += paths(inner, (*before, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            found += paths(inner, (*before, place))
    return found


@st.composite
def mutated(draw: st.DrawFn, record: dict[str, Any], keep: frozenset[str] = frozenset({"id"})) -> dict[str, Any]:
    """Draw a record with one to four places replaced, removed or doubled; those named in `keep` stay as they are."""
    made = deepcopy(record)
    for _ in range(draw(st.integers(1, 4))):
        places = [path for path in paths(made) if path[0] not in keep]
        path = draw(st.sampled_from(places))
        holder = made
        for step in path[:-1]:
            holder = holder[step]
        action = draw(st.sampled_from(["replace", "replace", "replace", "remove", "double"]))
        if action == "replace":
            holder[path[-1]] = deepcopy(draw(VALUES))
        elif action == "remove":
            del holder[path[-1]]
        elif isinstance(holder, list):
            holder.append(deepcopy(holder[path[-1]]))
        else:
            holder[f"{path[-1]}_copy"] = holder[path[-1]]
    return made
