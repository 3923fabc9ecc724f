"""Text from outside made fit to be shown: one line, of bearable length, that cannot pose as something else."""

from __future__ import annotations

import unicodedata

LONGEST = 300
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that change the direction of what follows them: "\u202egpj.exe" reads as "exe.jpg"."""


def plain(text: str, longest: int = LONGEST) -> str:
    """Return the text on one line: controls and turned directions are replaced, what is too long ends in "…".

    Widgets must show the result as plain text, for tags stay as they are.
    """
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    if short.isprintable() and short.isascii():
        return short
    return "".join(_fit(character) for character in short)


def _fit(character: str) -> str:
    if character in "\n\r\t\u2028\u2029":
        return " "
    if character in TURNING or unicodedata.category(character) in {"Cc", "Cs"}:
        return REPLACEMENT
    return character
