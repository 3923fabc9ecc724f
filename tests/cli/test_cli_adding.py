"""`storewire add`: what is asked on the way, and what is decided where nobody can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from app.cli.adding import Adding, Others, connect
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, LiveChannel, PlatformName
from app.model.store import Check, CheckName, CheckState, KeyPlace
from app.ui.showcase import ShowcaseClient

OTHER = api.OtherComputer(uuid="u1", name="FRONT-DESK")
TWIN = api.Twin(
    connection=1, name="Café", home="https://old.example", platform=PlatformName.SEQUENZY, kind=api.TwinKind.MOVED
)


@dataclass
class Script:
    """Somebody at a terminal; `answers` are given to questions in their order, "" where nobody is there."""

    answers: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)

    def text(self, question: str, variable: str) -> str:
        return "c1" if "Company" in question else "manager"

    def secret(self, question: str, variable: str) -> str:
        return "abcd"

    def choice(self, question: str, answers: Mapping[str, str]) -> str:
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else ""

    def notice(self, text: str) -> None:
        self.told.append(text)

    def visit(self, url: str) -> None:
        self.visited.append(url)


class Store(ShowcaseClient):
    """An agent whose platform takes a key, so that nothing has to be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.pairing_mode = "api_key"


async def run(client: Store, script: Script, **wanted: object) -> list[tuple[object, ...]]:
    """Connect a store; return what was asked of the agent at the end."""
    adding = Adding("cafe.example", PlatformName.SEQUENZY, "manager", **wanted)  # type: ignore[arg-type]
    await connect(client, adding, script)  # type: ignore[arg-type]
    return [one for one in client.asked if one[0] in {"complete", "moved"}]


@pytest.mark.parametrize(
    ("answer", "observes", "replaced"), [("t", False, ("u1",)), ("o", True, ()), ("b", False, ()), ("", False, ())]
)
async def test_another_computer_is_named_and_decided_about(
    answer: str, observes: bool, replaced: tuple[str, ...]
) -> None:
    client, script = Store(), Script([answer])
    client.others = (OTHER,)
    ((_, _, settings, taken),) = await run(client, script)
    assert script.asked == ["Storewire on FRONT-DESK is connected to this store."]
    assert (settings.observe_only, taken) == (observes, replaced)  # type: ignore[attr-defined]
    assert bool([one for one in script.told if "FRONT-DESK" in one]) is (answer == "")


@pytest.mark.parametrize(("others", "taken"), [(Others.TAKE_OVER, ("u1",)), (Others.OBSERVE, ())])
async def test_what_was_said_beforehand_is_not_asked(others: Others, taken: tuple[str, ...]) -> None:
    client, script = Store(), Script()
    client.others = (OTHER,)
    ((*_, replaced),) = await run(client, script, others=others)
    assert (replaced, script.asked) == (taken, [])


async def test_a_store_that_moved_goes_on_with_its_connection() -> None:
    client, script = Store(), Script(["y"])
    client.twin = TWIN
    assert await run(client, script) == [("moved", "draft")]
    assert "which was connected at https://old.example" in script.asked[0]


async def test_another_address_is_looked_at_only_with_consent() -> None:
    client, script = Store(), Script(["n"])
    away = {"host": "cafe.example", "to": "new.example", "address": "https://new.example/"}
    client.refusals["find_store"] = ProblemError(ProblemCode.REDIRECTS_AWAY, **away)
    with pytest.raises(ProblemError):
        await run(client, script)
    assert script.asked == ["The website sends visitors elsewhere: cafe.example leads to new.example. Look there?"]
    assert [one for one in client.asked if one[0] == "find_store"] == [("find_store", "cafe.example")]


async def test_a_vendor_s_plugin_is_said_before_anything_is_asked_for() -> None:
    client, script = Store(), Script()
    plugin = Check(name=CheckName.VENDOR_PLUGIN, state=CheckState.WARN, params={"plugins": ["sequenzy"]})
    client.found = client.found.model_copy(update={"checks": (plugin,)})
    await run(client, script)
    assert script.told[0].startswith("Sequenzy's own plugin is active in the store.")


async def test_a_key_goes_into_the_address_only_where_it_was_asked_for() -> None:
    for place in KeyPlace:
        client = Store()
        await run(client, Script(), key_place=place)
        (given,) = [one for one in client.asked if one[0] == "paste_credentials"]
        assert given[-1] is place


async def test_in_the_own_browser_nothing_is_typed_where_it_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    class Returned(Store):
        async def draft(self, draft: str) -> api.Draft:
            self.asked.append(("draft", draft))
            return self._let_in("admin")

    monkeypatch.setattr("app.cli.adding.LOOK_AGAIN_SECONDS", 0.0)
    client, script = Returned(), Script()
    await run(client, script, browser=True)
    assert script.visited == [f"{client.found.authorize_url}?app_name=Storewire"]
    assert not [one for one in client.asked if one[0] == "paste_credentials"]


async def test_who_delivers_is_said_where_the_store_does_it_by_itself() -> None:
    class Shop(Store):
        async def settings(self, connection: int) -> ConnectionSettings:
            return (await super().settings(connection)).model_copy(update={"live_channel": LiveChannel.STORE})

    script = Script()
    await run(Shop(), script)
    assert any("the store itself" in one and "Never both." in one for one in script.told)
    quiet = Script()
    await run(Store(), quiet)
    assert not any("the store itself" in one for one in quiet.told)
