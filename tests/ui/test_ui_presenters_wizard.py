"""The wizard's first and last step, and the Settings tab, as texts and choices."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import api
from app.model.reasons import Problem, ProblemCode
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings, LiveChannel, PastOrders, PlatformName
from app.model.store import Check, CheckName, CheckState, StoreFacts, StoreSite
from app.ui.presenters.find import find_checks, further_address
from app.ui.presenters.review import chosen_settings, fields_by_kind, review_picture
from app.ui.presenters.settings import days_choices, host_fault, minutes_choices, sent_names


def a_site(*checks: Check, **changes: object) -> StoreSite:
    site = StoreSite(
        home="https://cafe.example",
        rest_root="https://cafe.example/wp-json/",
        name="Café Lumière",
        namespaces=("wc/v3",),
        wordpress_version="7.1",
        checks=checks,
    )
    return site.model_copy(update=changes)


def a_review(**changes: object) -> api.Review:
    counts = {RecordKind.PRODUCT: 2000, RecordKind.CUSTOMER: 1, RecordKind.ORDER: 10003}
    facts = StoreFacts(name="Café Lumière", home="https://cafe.example", counts=counts)
    review = api.Review(facts=facts, platform=PlatformName.SEQUENZY, company="Lumière GmbH", seconds=370)
    return review.model_copy(update=changes)


def facts_shown(site: StoreSite) -> list[str]:
    return [f"{said.fact} {said.detail}".strip() for _, said in find_checks(site)]


def test_a_store_that_was_found_is_named_with_its_address_and_what_it_runs() -> None:
    passed = [Check(name=name, state=CheckState.PASS) for name in (CheckName.ANSWERS, CheckName.APP_PASSWORDS)]
    assert facts_shown(a_site(*passed)) == [
        "Café Lumière answers at https://cafe.example",
        "WordPress 7.1 with WooCommerce",
        "Application passwords are available",
    ]


def test_what_is_fine_is_not_listed_and_what_is_not_says_what_to_do() -> None:
    site = a_site(
        Check(name=CheckName.HTTPS, state=CheckState.PASS),
        Check(name=CheckName.CLOCK, state=CheckState.WARN, params={"seconds": 240}),
    )
    shown = find_checks(site)
    assert not any("listen" in said.fact for _, said in shown)
    state, clock = shown[-1]
    assert state is CheckState.WARN
    assert clock.remedy


def test_a_site_without_woocommerce_is_warned_of() -> None:
    problem = Problem(code=ProblemCode.NO_WOOCOMMERCE, params={"name": "Café"})
    missing = Check(name=CheckName.WOOCOMMERCE, state=CheckState.WARN, problem=problem)
    shown = find_checks(a_site(missing, namespaces=()))
    assert (CheckState.WARN, "WooCommerce was not found") in [(state, said.fact) for state, said in shown]


def test_a_name_with_markup_stays_text() -> None:
    assert facts_shown(a_site(name="<img src=x>"))[0].startswith("<img src=x> answers")


def test_only_a_redirect_leads_further() -> None:
    away = Problem(code=ProblemCode.REDIRECTS_AWAY, params={"address": "https://y.example/"})
    assert further_address(away) == "https://y.example/"
    assert further_address(away.model_copy(update={"code": ProblemCode.FIREWALL})) == ""
    assert further_address(Problem(code=ProblemCode.REDIRECTS_AWAY)) == ""


def test_the_review_counts_what_will_be_sent() -> None:
    shown = review_picture(a_review())
    assert shown.title == "Ready to connect Café Lumière to Sequenzy"
    assert [amount.title for amount in shown.amounts] == ["2,000 products", "1 customer", "10,003 orders"]
    assert shown.takes == "The first sync will take about 6 minutes."


def test_an_unknown_length_is_not_guessed() -> None:
    assert review_picture(a_review(seconds=None)).takes == ""


def test_the_likeliest_consent_field_comes_first_and_none_is_always_offered() -> None:
    shown = review_picture(a_review(consent_keys={"sms": 3, "newsletter": 41}, customers_looked_at=100))
    assert [key for key, _ in shown.consent] == ["newsletter", "sms", ""]
    assert "yes for 41 of 100 customers" in shown.consent[0][1]


def test_a_date_counts_only_where_orders_since_a_date_are_wanted() -> None:
    since = date(2024, 1, 1)
    assert chosen_settings("opt_in", PastOrders.SINCE, since, LiveChannel.STOREWIRE).past_orders_since == since
    assert chosen_settings("opt_in", PastOrders.ALL, since, LiveChannel.STOREWIRE).past_orders_since is None
    assert chosen_settings("opt_in", PastOrders.NONE, None, LiveChannel.STOREWIRE).consent_meta_key == "opt_in"


def test_consent_stays_required_whatever_is_chosen() -> None:
    assert chosen_settings("", PastOrders.ALL, None, LiveChannel.STOREWIRE).consent_required


def test_fields_are_listed_by_kind_with_real_examples() -> None:
    fields = (
        api.FieldExample(kind=RecordKind.PRODUCT, field="title", example="Kaffee"),
        api.FieldExample(kind=RecordKind.ORDER, field="orderId", example="1"),
        api.FieldExample(kind=RecordKind.PRODUCT, field="sku", example="K\n1"),
    )
    assert fields_by_kind(fields) == {"Products": [("title", "Kaffee"), ("sku", "K 1")], "Orders": [("orderId", "1")]}


@pytest.mark.parametrize(
    "text", ["", "https://api.example.com", "https://api.example.com/", "http://127.0.0.1:8080", "http://localhost:1"]
)
def test_hosts_that_can_be_used_are_taken(text: str) -> None:
    assert host_fault(text) == ""


@pytest.mark.parametrize(
    "text",
    ["api.example.com", "http://api.example.com", "https://api.example.com/v1", "ftp://x", "https://u:p@x.example"],
)
def test_other_hosts_are_told_what_is_wrong(text: str) -> None:
    assert "https://api.example.com" in host_fault(text)


def test_what_is_set_is_always_among_the_choices() -> None:
    assert (7, "7 minutes") in minutes_choices(7)
    assert (45, "45 days") in days_choices(45)
    assert minutes_choices(7) == sorted(minutes_choices(7))


def test_what_leaves_the_store_is_named() -> None:
    assert sent_names(ConnectionSettings()) == "Products, customers, orders"
    assert sent_names(ConnectionSettings(send_products=False)) == "Customers, orders"
    nothing = ConnectionSettings(send_products=False, send_customers=False, send_orders=False)
    assert sent_names(nothing) == "Nothing"
