"""Secrets and personal data that must be found nowhere, each as it could come along in an answer or a log line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Canary:
    """`text` is what comes along; `value` is the part of it that nobody may read."""

    kind: str
    value: str
    text: str


def canary(kind: str, value: str, frame: str = "{}") -> Canary:
    return Canary(kind, value, frame.replace("{}", value))


SECRETS = (
    canary("API key of a payment provider", "sk_live_51Hxcanary000001", "used {} for it"),
    canary("test key", "sk_test_51Hxcanary000002"),
    canary("restricted key", "rk_live_51Hxcanary000003"),
    canary("publishable key", "pk_live_51Hxcanary000004"),
    canary("consumer key", "ck_canary0123456789abcdef0123456789abcdef05", "?consumer_key={}&page=2"),
    canary("consumer secret", "cs_canary0123456789abcdef0123456789abcdef06", '"consumer_secret":"{}"'),
    canary("webhook secret", "whsec_canary0000000007"),
    canary("write key", "wk_canary000000000008"),
    canary("application password", "cana ryca nary 0000 0000 0009"),
    canary("application password in a form", "cana+ryca+nary+0000+0000+0010"),
    canary("bearer token", "canary.bearer~token-11", "Authorization: Bearer {}"),
    canary("basic credentials", "Y2FuYXJ5OmNhbmFyeTEy", "authorization: Basic {}"),
    canary("digest credentials", 'username="canary13", response="c4n4ry"', "Authorization: Digest {}"),
    canary("JSON web token", "eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjE0fQ.c2lnbmF0dXJl"),
    canary("password in an address", "canary-pw-15", "https://shop:{}@store.example/wp-json"),
    canary("user in an address", "canary-user-16", "https://{}:x@store.example/wp-json"),
    canary("proxy password", "canary-proxy-17", "http://desk:{}@proxy.example:3128"),
    canary("token in a query", "canary-token-18", "https://x.example/?token={}&a=1"),
    canary("signature in a query", "canarysig19", "https://x.example/?signature={}"),
    canary("nonce in a query", "canarynonce20", "https://x.example/?_wpnonce={}"),
    canary("password in a query", "canary-pass-21", "/login?pwd={}&user=1"),
    canary("password in JSON", "canary-pass-22", '{"password": "{}"}'),
    canary("secret in escaped JSON", "canary-sec-23", '{\\"client_secret\\": \\"{}\\"}'),
    canary("password in PHP", "canary-pass-24", "'db_password' => '{}'"),
    canary("header of a signature", "canarysig25", "X-WC-Webhook-Signature: {}"),
    canary("header of an API key", "canary-key-26", "X-Api-Key: {}"),
    canary("session cookie", "canary%7C27", "Cookie: wordpress_logged_in_abc={}"),
    canary("store session", "canary28", "set: wp_woocommerce_session_9={}; path=/"),
    canary("cookie of the server", "canary29session", "PHPSESSID={}"),
    canary("cloud key", "AKIACANARY0000000030"),
    canary("maps key", "AIzaSyCanary0000000000000000031"),
    canary("chat token", "xoxb-canary-0000000032"),
    canary("code host's token", "ghp_canary00000000000000000000000033"),
    canary("private key", "MIIcanary34", "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----"),
)
"""Recognised wherever they stand, in the log's lines too."""

PEOPLE = (
    canary("e-mail", "marie.canary35@example.test"),
    canary("e-mail with capitals", "Marie.Canary36@Example.Test"),
    canary("e-mail in an address", "marie.canary37%40example.test", "?email={}"),
    canary("e-mail beyond ASCII", "jürgen.canary38@exämple.test"),
    canary("first name", "Canaria39", '{"first_name": "{}"}'),
    canary("last name", "O'Canary 40", '{"lastName": "{}"}'),
    canary("full name in a message", "Marie Canary 41", '{"message": "no such person \\"{}\\""}'),
    canary("street", "Canary Street 42", '{"address_1": "{}"}'),
    canary("city", "Canaryville43", '{"billing": {"city": "{}"}}'),
    canary("company", "Canary & Sons 44", '{"company": "{}"}'),
    canary("note on an order", "leave it with canary 45", '{"customer_note": "{}"}'),
    canary("telephone", "+49 30 555 0046", '{"message": "invalid phone {}"}'),
    canary("telephone with brackets", "+1 (555) 555-0047", '{"phone": "{}"}'),
    canary("card number", "4111 1111 1111 0048", '{"error": "declined {}"}'),
    canary("account number", "DE89 3704 0044 0532 0130 49", '{"error": "bad account {}"}'),
    canary("internet address", "203.0.113.50", '{"message": "blocked {}"}'),
    canary("internet address, long", "2001:db8:0:0:0:0:0:51", '{"message": "blocked {}"}'),
    canary("name as it was sent", "Kanarienvogel 52", '{"message": "conflict with Kanarienvogel 52 already"}'),
    canary("company as it was sent", "Canary Works 53", '{"message": "Canary Works 53 is on hold"}'),
    canary("tax number", "ATU0canary54", '{"vat_id": "{}"}'),
)
SENT = {
    "profile": {"firstName": "Kanarienvogel 52", "company": "Canary Works 53", "email": "marie.canary35@example.test"}
}
"""What a delivery holds that is not settled: its values are looked for everywhere."""
