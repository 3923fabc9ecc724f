"""Storewire: connects stores to e-mail-marketing platforms from the desk."""

import sys

__version__ = "0.1.0"

# httpx would import its command line as well, and with it rich and pygments: a tenth of a second at each start.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # by Python's rules: cannot be imported
