"""The command line: a client of the agent, like the console."""

# The order of the commands in `storewire --help`.
# isort: off
from app.cli import stores
from app.cli import deliveries
from app.cli import running
from app.cli import people
from app.cli import leaving
from app.cli import support

# isort: on
from app.cli.entry import main
from app.cli.program import cli

__all__ = ["cli", "deliveries", "leaving", "main", "people", "running", "stores", "support"]
