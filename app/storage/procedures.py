"""Several statements that SQLite runs as one.

After every statement the interpreter may change hands: the database's writer would wait for it once for each, while
requests are composed and answers are read. What one transaction does for every delivery is therefore one statement.
SQLite has no stored procedures, but it has views that may be written to: a temporary view takes the arguments, as if
they were a row, and its trigger does what is to be done with them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from app.storage.statements import run

ARGUMENT = re.compile(r":(\w+)")


class Procedure:
    """Statements that are run together, in order; what they are given they name, as in `:members`.

    A trigger's statements know no other database, no WITH and no result. One that fails undoes them all, and nothing
    else of the transaction.
    """

    def __init__(self, name: str, *statements: str) -> None:
        self.name = name
        self._arguments = tuple(sorted(set(ARGUMENT.findall(" ".join(statements)))))
        self._called = f"INSERT INTO {name} VALUES ({', '.join('?' * len(self._arguments))})"
        columns = ", ".join(f"NULL AS {argument}" for argument in self._arguments)
        body = " ".join(ARGUMENT.sub(r"NEW.\1", statement) + ";" for statement in statements)
        self._made = (
            f"CREATE TEMP VIEW {name} AS SELECT {columns}",
            f"CREATE TEMP TRIGGER {name}_called INSTEAD OF INSERT ON {name} BEGIN {body} END",
        )

    def perform(self, connection: Connection, arguments: Mapping[str, Any]) -> None:
        """Run the statements with their arguments, in the connection's transaction; errors are the driver's.

        The first time, and again where a transaction that was undone took it along, the connection learns it.
        """
        values = [arguments[name] for name in self._arguments]
        try:
            run(connection, self._called, values)
        except sqlite3.OperationalError as error:
            if str(error) != f"no such table: {self.name}":
                raise
            for statement in self._made:
                run(connection, statement)
            run(connection, self._called, values)
