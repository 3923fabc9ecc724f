"""What the wizard asks once a store has let Storewire in."""

from __future__ import annotations

from app.model import api
from app.model.settings import PlatformName
from app.ui.presenters.authorise import others_question, twin_question, twin_warning

TWIN = api.Twin(
    connection=3,
    name="Café <b>Lumière</b>",
    home="https://old.example",
    platform=PlatformName.SEGMENTFLOW,
    kind=api.TwinKind.MOVED,
)


def test_other_computers_are_named_once_each_and_what_becomes_of_them_is_said() -> None:
    asked = others_question([api.OtherComputer(uuid=one, name=one.upper()) for one in ("a", "b", "a")])
    assert asked.title == "Storewire on A, B is connected to this store"
    (take_over, _, what), (observe, _, _) = asked.answers
    assert (take_over, observe) == ("take_over", "observe")
    assert what == (
        "This computer delivers from now on. The access of A, B is deleted when the connection is complete."
    )


def test_a_store_known_from_another_address_is_asked_about() -> None:
    asked = twin_question(TWIN)
    assert asked.title == "This looks like Café <b>Lumière</b>"
    assert asked.text == "It was connected at https://old.example, where it no longer answers. Has it moved here?"
    assert [key for key, _, _ in asked.answers] == ["moved", "another"]
    assert "Segmentflow" in asked.answers[0][2]


def test_a_copy_is_warned_of_with_what_to_do() -> None:
    title, text = twin_warning(TWIN)
    assert title.startswith("This looks like a copy of Café")
    assert "https://old.example" in text
    assert text.endswith("leave it unconnected: its orders are not real ones.")
