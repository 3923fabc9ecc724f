"""What the wizard's first step says of a site that was found, or of one that was not."""

from __future__ import annotations

from app import wording
from app.model.checks import checks_of_problem
from app.model.reasons import Problem, ProblemCode
from app.model.store import Check, CheckName, CheckState, StoreSite
from app.wording import CheckText
from app.wording.language import QT_TRANSLATE_NOOP, say

ANSWERS_AT = QT_TRANSLATE_NOOP("wording", "answers at {home}")
WORDPRESS = QT_TRANSLATE_NOOP("wording", "WordPress {version}")
WORDPRESS_ALONE = QT_TRANSLATE_NOOP("wording", "WordPress")
WITH_WOOCOMMERCE = QT_TRANSLATE_NOOP("wording", "with WooCommerce")


def find_checks(site: StoreSite) -> list[tuple[CheckState, CheckText]]:
    """Return the checks as the wizard shows them: the site by its name first, only news of the rest."""
    return [(state, said) for state, said, _ in shown_checks(site)]


def shown_checks(site: StoreSite) -> list[tuple[CheckState, CheckText, Check | None]]:
    """Return the same, each with the check behind it, where it is one."""
    outcomes = {one.name: one for one in site.checks}
    name = wording.plain(site.name, 80) or site.home
    shown: list[tuple[CheckState, CheckText, Check | None]] = [
        (CheckState.PASS, CheckText(name, say(ANSWERS_AT, {"home": site.home})), None)
    ]
    answers = outcomes.pop(CheckName.ANSWERS, None)
    if answers is not None and answers.state is not CheckState.PASS:
        shown.append((answers.state, wording.check(answers), answers))
    outcomes.pop(CheckName.WORDPRESS, None)
    version = site.wordpress_version
    woocommerce = outcomes.pop(CheckName.WOOCOMMERCE, None)
    fact = say(WORDPRESS, {"version": version}) if version else say(WORDPRESS_ALONE)
    shown.append((CheckState.PASS, CheckText(fact, say(WITH_WOOCOMMERCE) if site.woocommerce else ""), None))
    if woocommerce is not None and woocommerce.state is not CheckState.PASS:
        shown.append((woocommerce.state, wording.check(woocommerce), woocommerce))
    news = (one for one in outcomes.values() if one.name is CheckName.APP_PASSWORDS or one.state is not CheckState.PASS)
    shown += [(one.state, wording.check(one), one) for one in news]
    return shown


def problem_checks(problem: Problem) -> list[tuple[CheckState, CheckText]]:
    """Return what passed before finding a store ended with a problem, and what failed; the rest was not asked."""
    shown = [one for one in checks_of_problem(problem) if one.state is not CheckState.SKIP]
    return [(one.state, wording.check(one)) for one in shown]


def further_address(problem: Problem) -> str:
    """Return the address to which a site sends its visitors; "" where it sends them nowhere."""
    address = problem.params.get("address")
    return address if problem.code is ProblemCode.REDIRECTS_AWAY and isinstance(address, str) else ""
