"""Settings refuse what would send secrets over an open line or to the wrong place."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.model.settings import (
    ConnectionSettings,
    PastOrders,
    ProgramSettings,
    ProxyUse,
    check_host,
    check_proxy,
    is_loopback,
)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("", ""),
        ("   ", ""),
        ("https://api.example.com", "https://api.example.com"),
        ("https://api.example.com/", "https://api.example.com"),
        ("  https://api.example.com:8443 ", "https://api.example.com:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://127.8.9.1:8000", "http://127.8.9.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://shop.localhost", "http://shop.localhost"),
        ("HTTPS://api.example.com", "https://api.example.com"),
    ],
)
def test_hosts_are_kept_as_origins(text: str, host: str) -> None:
    assert check_host(text) == host


@pytest.mark.parametrize(
    "text",
    [
        "http://api.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://192.168.1.4",
        "ftp://api.example.com",
        "api.example.com",
        "https://",
        "https://api.example.com/v1",
        "https://api.example.com?x=1",
        "https://api.example.com?",
        "https://api.example.com#",
        "https://user:secret@api.example.com",
        "https://user@api.example.com",
        "https://@api.example.com",
        "https://api.example.com:port",
        "https://api.example.com:99999",
        "https://api example.com",
        "https://api.exa\tmple.com",
        "https://[::1",
    ],
)
def test_other_hosts_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the type is the contract; the sentence is made elsewhere
        check_host(text)


@pytest.mark.parametrize("field", ["api_host", "dashboard_host"])
def test_settings_check_their_hosts_also_when_changed(field: str) -> None:
    settings = ConnectionSettings()
    with pytest.raises(ValidationError):
        setattr(settings, field, "http://api.example.com")
    with pytest.raises(ValidationError):
        ConnectionSettings.model_validate({field: "https://u:p@api.example.com"})


def test_only_this_machine_is_loopback() -> None:
    assert all(map(is_loopback, ["localhost", "a.localhost", "127.0.0.1", "127.255.0.1", "::1"]))
    assert not any(map(is_loopback, ["example.com", "10.0.0.1", "0.0.0.0", "localhost.com", "notlocalhost", ""]))


def test_consent_is_required_unless_the_user_says_otherwise() -> None:
    assert ConnectionSettings().consent_required


@pytest.mark.parametrize(
    ("field", "value"),
    [("poll_minutes", 0), ("poll_minutes", 1441), ("retention_days", 0), ("past_orders", "some"), ("debug", "maybe")],
)
def test_values_out_of_range_are_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        ConnectionSettings.model_validate({field: value})


def test_settings_of_a_newer_program_are_read_without_what_is_unknown() -> None:
    kept = {"past_orders": "none", "a_setting_of_tomorrow": True}
    assert ConnectionSettings.model_validate(kept).past_orders is PastOrders.NONE
    assert ProgramSettings.model_validate({"tomorrow": 1}) == ProgramSettings()


def test_settings_survive_being_written_down() -> None:
    settings = ConnectionSettings(api_host="https://api.example.com", past_orders=PastOrders.SINCE, debug=True)
    assert ConnectionSettings.model_validate_json(settings.model_dump_json()) == settings


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" proxy.example:3128 ", "http://proxy.example:3128"),
        ("https://proxy.example/", "https://proxy.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_a_proxy_is_kept_as_an_address(typed: str, kept: str) -> None:
    assert check_proxy(typed) == kept


@pytest.mark.parametrize(
    "typed", ["socks5://proxy.example:1080", "http://ada:secret@proxy.example", "proxy.example/path", "a b", "http://"]
)
def test_what_is_no_proxy_or_holds_a_password_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence is the client's
        check_proxy(typed)


def test_a_proxy_that_was_typed_counts_only_where_it_is_wanted() -> None:
    assert ProgramSettings(proxy_address="proxy.example:1").own_proxy == ""
    assert ProgramSettings(proxy=ProxyUse.MANUAL, proxy_address="proxy.example:1").own_proxy == "http://proxy.example:1"
