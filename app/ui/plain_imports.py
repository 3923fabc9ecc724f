"""Loads Qt's binding, and gives Python's own `import` back. To be imported before anything else of Qt.

The binding puts an `import` of its own in place, which reads the source of every module that is imported from then on,
to see whether it asks for `__feature__`. Nothing here does, and it costs a tenth of a second and 12 MB.
"""

from __future__ import annotations

import builtins

own = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = own
