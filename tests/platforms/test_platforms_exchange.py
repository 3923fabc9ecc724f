from __future__ import annotations

import ssl

import httpx
import pytest

from app.model.reasons import ProblemCode, ProblemError
from app.platforms.exchange import LARGEST_ANSWER, ask, safe_url, secret_of

URL = "https://api.example/path?token=SECRETQUERY"


def client(handler: object) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(handler), follow_redirects=True)  # type: ignore[arg-type]


async def test_redirects_are_not_followed() -> None:
    seen: list[str] = []

    def redirect(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(302, headers={"location": "https://elsewhere.example/"})

    async with client(redirect) as http:
        assert (await ask(http, "POST", URL, body={})).status == 302
    assert len(seen) == 1


async def test_requests_name_product_and_version_and_want_json() -> None:
    def check(request: httpx.Request) -> httpx.Response:
        assert request.headers["user-agent"].startswith("Storewire/")
        assert request.headers["accept"] == "application/json"
        return httpx.Response(200, json={})

    async with client(check) as http:
        await ask(http, "GET", URL)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (httpx.ConnectTimeout("slow"), ProblemCode.TIMED_OUT),
        (httpx.ReadTimeout("slow"), ProblemCode.TIMED_OUT),
        (httpx.ConnectError("no route"), ProblemCode.PLATFORM_UNREACHABLE),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] expired"), ProblemCode.TLS_INVALID),
        (httpx.RemoteProtocolError("cut"), ProblemCode.PLATFORM_UNREACHABLE),
    ],
)
async def test_faults_become_problems_that_show_no_secret(fault: Exception, code: ProblemCode) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise fault

    async with client(fail) as http:
        with pytest.raises(ProblemError) as caught:
            await ask(http, "GET", URL, {"Authorization": "Bearer SECRETHEADER"})
    assert caught.value.problem.code is code
    assert caught.value.problem.params == {"host": "api.example"}
    assert "SECRET" not in repr(caught.value)
    assert "SECRET" not in str(caught.value.problem)


async def test_a_tls_fault_below_a_connection_error_is_recognised() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("failed") from ssl.SSLError("bad certificate")

    async with client(fail) as http:
        with pytest.raises(ProblemError) as caught:
            await ask(http, "GET", URL)
    assert caught.value.problem.code is ProblemCode.TLS_INVALID


async def test_an_endless_answer_is_cut_off() -> None:
    async with client(lambda _: httpx.Response(200, content=b"x" * (LARGEST_ANSWER + 1))) as http:
        with pytest.raises(ProblemError) as caught:
            await ask(http, "GET", URL)
    assert caught.value.problem.code is ProblemCode.PLATFORM_ERROR


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("https://sequenzy.example/setup?pairing=1", True),
        ("http://127.0.0.1:8080/setup", True),
        ("http://localhost/x", True),
        ("http://sequenzy.example/setup", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://user:pass@sequenzy.example/", False),
        ("https://", False),
        ("https://exa mple.com/", False),
        ("https://example.com:99999/", False),
        ("https://[::1", False),
        ("https://example.com/\x00", False),
        ("https://example.com/" + "a" * 3000, False),
        ("", False),
    ],
)
def test_only_safe_addresses_are_taken_from_a_platform(text: str, accepted: bool) -> None:
    assert safe_url(text) == (text if accepted else "")


def test_a_secret_must_fit_into_a_header() -> None:
    assert secret_of("wk_abc") == "wk_abc"
    for bad in ("", "a b", "a\r\nX-Evil: 1", "schlüssel", None, 7, "x" * 3000):
        assert secret_of(bad) == ""
