"""What it means when no answer comes: name not found, refused, timed out, certificate invalid."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpx

from app.model.reasons import ProblemCode, ProblemError
from app.stores.http import AnswerTooLarge

TRANSIENT = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.DecodingError)
"""Faults after which the same GET may well succeed."""

CERTIFICATE_FAULTS = {
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    19: "self_signed",
    20: "unknown_issuer",
    21: "unknown_issuer",
    62: "wrong_host",
    64: "wrong_host",
}
"""OpenSSL's verification results (`X509_V_ERR_…`) → the reason that the user is told."""


def problem_of_fault(error: Exception, host: str) -> ProblemError:
    """Turn a failed request into a problem. `detail` names the exceptions' types only: no address, no secret."""
    chain = list(_causes(error))
    detail = " < ".join(dict.fromkeys(type(one).__name__ for one in chain))
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            reason = CERTIFICATE_FAULTS.get(getattr(one, "verify_code", -1), "untrusted")
            return ProblemError(ProblemCode.TLS_INVALID, detail, host=host, reason=reason)
        if isinstance(one, ssl.SSLError):
            detail = f"{detail}: {one.reason or 'no reason'}"
            return ProblemError(ProblemCode.HTTPS_MISSING, detail, host=host)
        if isinstance(one, socket.gaierror):
            return ProblemError(ProblemCode.HOST_NOT_FOUND, detail, host=host)
    if isinstance(error, httpx.TimeoutException):
        return ProblemError(ProblemCode.TIMED_OUT, detail, host=host)
    if isinstance(error, AnswerTooLarge):
        return ProblemError(ProblemCode.STORE_ERROR, "the answer is too large", host=host)
    if isinstance(error, httpx.ConnectError | httpx.ProxyError):
        return ProblemError(ProblemCode.CONNECTION_REFUSED, detail, host=host)
    return ProblemError(ProblemCode.STORE_ERROR, f"the answer was cut off: {detail}", host=host)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the exception and everything that led to it, nearest first."""
    queue: list[BaseException] = [error]
    seen: set[int] = set()
    while queue:
        one = queue.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        queue.extend(cause for cause in (one.__cause__, one.__context__) if cause is not None)
        if isinstance(one, BaseExceptionGroup):
            queue.extend(one.exceptions)
