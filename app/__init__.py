"""Storewire: connects stores to e-mail-marketing platforms from the desk."""

import sys
from importlib.util import find_spec

__version__ = "0.1.0"

# httpx would import its command line as well, and with it rich and pygments: a tenth of a second at each start.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # by Python's rules: cannot be imported
# httpcore asks for it several times in each request; where it is not, every folder is looked through each time.
if find_spec("sniffio") is None:
    sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]
