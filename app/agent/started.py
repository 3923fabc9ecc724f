"""The agent as the console and the command line start it (app/launch.py).

A person's `storewire run` goes through the command line, which explains itself; this way in takes half the time to
start, and 10 MB less.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.agent.priority import stand_back
from app.agent.process import Lifetime, Secrets, run
from app.crashes import tell_crashes
from app.model.places import Places


def main(options: Sequence[str]) -> int:
    """Run the agent as long as it is used; return the exit code."""
    tell_crashes()
    stand_back()
    secrets = Secrets.SESSION if "--session-secrets" in options else Secrets.KEYRING
    return run(Places.default(), Lifetime.WHILE_USED, secrets, lambda line: print(line, flush=True))
