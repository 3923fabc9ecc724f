"""What the wizard's first step says of a site that was found, or of one that was not."""

from __future__ import annotations

from app import wording
from app.model.store import CheckName, CheckState, StoreSite
from app.wording import CheckText, Sentence
from app.wording.language import QT_TRANSLATE_NOOP, say

ANSWERS_AT = QT_TRANSLATE_NOOP("wording", "answers at {home}")
WORDPRESS = QT_TRANSLATE_NOOP("wording", "WordPress {version}")
WORDPRESS_ALONE = QT_TRANSLATE_NOOP("wording", "WordPress")
WITH_WOOCOMMERCE = QT_TRANSLATE_NOOP("wording", "with WooCommerce")


def find_checks(site: StoreSite) -> list[tuple[CheckState, CheckText]]:
    """Return the checks as the wizard shows them: the site by its name first, only news of the rest."""
    outcomes = {one.name: one for one in site.checks}
    shown = [
        (CheckState.PASS, CheckText(wording.plain(site.name, 80) or site.home, say(ANSWERS_AT, {"home": site.home})))
    ]
    answers = outcomes.pop(CheckName.ANSWERS, None)
    if answers is not None and answers.state is not CheckState.PASS:
        shown.append((answers.state, wording.check(answers)))
    outcomes.pop(CheckName.WORDPRESS, None)
    version = site.wordpress_version
    woocommerce = outcomes.pop(CheckName.WOOCOMMERCE, None)
    fact = say(WORDPRESS, {"version": version}) if version else say(WORDPRESS_ALONE)
    shown.append((CheckState.PASS, CheckText(fact, say(WITH_WOOCOMMERCE) if site.woocommerce else "")))
    if woocommerce is not None and woocommerce.state is not CheckState.PASS:
        shown.append((woocommerce.state, wording.check(woocommerce)))
    news = (one for one in outcomes.values() if one.name is CheckName.APP_PASSWORDS or one.state is not CheckState.PASS)
    shown += [(one.state, wording.check(one)) for one in news]
    return shown


def problem_check(sentence: Sentence) -> tuple[CheckState, CheckText]:
    """Return a problem as a check that failed."""
    return CheckState.FAIL, CheckText(sentence.title, "", f"{sentence.text} {sentence.remedy}".strip())


def without_return(url: str) -> str:
    """Return a store's approval page without the address that only our own browser can be sent back to.

    WordPress then shows the new password, to be copied.
    """
    from urllib.parse import parse_qsl, urlencode, urlsplit

    parts = urlsplit(url)
    kept = [pair for pair in parse_qsl(parts.query) if pair[0] not in {"success_url", "reject_url"}]
    return parts._replace(query=urlencode(kept)).geturl()
