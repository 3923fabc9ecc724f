"""Entry point of `python -m app.sandbox`."""

from app.sandbox.process import main

raise SystemExit(main())
