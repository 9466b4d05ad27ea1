"""A mood board goes ahead: the shortest way through the service."""

from collections.abc import Callable

from tests.browser.desk import Desk

MOOD_BOARD = {
    "How far does the tool go?": "It makes the whole image, shot or track",
    "Will any of it be seen or heard in a delivered version?": "No",
    "Does it design a main character, a key visual or a setting central to the story?": "No",
    "Could viewers take it for a real event, person or statement that never was?": "No",
    "Does the result show recognisable features of a work you do not own?": "No",
    "Do your prompts or inputs name or show any of these?": "None of these",
    "What goes into the tool?": "Nothing but a general description",
    "Is a model trained or fine-tuned for this?": "No",
    "Is an identifiable real person shown, heard, imitated or altered?": "No",
    "Does it replace, or clearly affect, work that a union covers?": "No",
}


def test_a_mood_board_goes_ahead_in_ten_pages(desk: Callable[..., Desk]) -> None:
    jonah = desk()
    jonah.enter("Jonah Pell")
    jonah.go("/productions/the-salt-road")
    jonah.pages.clear()

    declare_a_mood_board(jonah, "Mood boards for the harbour")

    assert jonah.state == "cleared"
    assert "May go ahead; the title contact is told." in jonah.text
    assert "Every use is shared with your contact before it starts." in jonah.text
    # At five seconds an act, reading included, that is less than two minutes.
    assert len(jonah.pages) <= 12
    assert jonah.acts <= 24


def test_a_mood_board_goes_ahead_without_scripts(desk: Callable[..., Desk]) -> None:
    jonah = desk(script=False)
    jonah.enter("Jonah Pell")
    jonah.go("/productions/the-salt-road")

    declare_a_mood_board(jonah, "Mood boards for the lighthouse")

    assert jonah.state == "cleared"
    assert "May go ahead; the title contact is told." in jonah.text


def declare_a_mood_board(who: Desk, title: str) -> None:
    """Declare, from the page of a production, pictures that nobody outside will see."""
    who.follow("Declare a use")
    who.fill("The use, in a few words", title)
    who.press("Begin")
    who.answer_to_the_end(
        MOOD_BOARD, tool="Northlight Image 4.2 enterprise, the studio’s own", onward="Continue"
    )
    assert who.heading == "Check your answers"
    who.press("Declare")
    assert who.heading == title
