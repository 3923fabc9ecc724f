"""What SQLite's refusals mean: known errors of the world, told apart from our defects."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from app.model.reasons import ProblemCode, ProblemError

MEANINGS = {
    sqlite3.SQLITE_FULL: ProblemCode.DATABASE_FULL,
    sqlite3.SQLITE_IOERR: ProblemCode.DATABASE_FULL,
    sqlite3.SQLITE_READONLY: ProblemCode.DATABASE_READ_ONLY,
    sqlite3.SQLITE_PERM: ProblemCode.DATABASE_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: ProblemCode.DATABASE_READ_ONLY,
    sqlite3.SQLITE_BUSY: ProblemCode.DATABASE_LOCKED,
    sqlite3.SQLITE_LOCKED: ProblemCode.DATABASE_LOCKED,
    sqlite3.SQLITE_CORRUPT: ProblemCode.DATABASE_CORRUPT,
    sqlite3.SQLITE_NOTADB: ProblemCode.DATABASE_CORRUPT,
}


def explain(error: BaseException) -> ProblemError | None:
    """Return the problem that a database error stands for, or None where it is a defect of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return None
    primary = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    code = MEANINGS.get(primary)
    return None if code is None else ProblemError(code, getattr(cause, "sqlite_errorname", type(cause).__name__))


def is_ours(error: ProblemError) -> bool:
    """Tell whether a problem is one of the database."""
    return error.problem.code in MEANINGS.values()


def first_reason(error: BaseException) -> ProblemError | None:
    """Return the problem behind an error, or behind whatever led to it."""
    seen: BaseException | None = error
    while seen is not None:
        if problem := explain(seen):
            return problem
        seen = seen.__cause__ or seen.__context__
    return None
