"""Declaring in the browser: from the first page to the use, saved at every answer."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from tests.service.conftest import Cast

from clearslate.domain.policy.rules import Outcome
from clearslate.domain.request import Progress
from clearslate.records.drafts import drafts_of
from clearslate.records.log import entries_about
from clearslate.records.uses import UseKept, use_called

Enter = Callable[[str], Client]
BASE = "/productions/the-salt-road"
TITLE = "Mood boards for the market"
NORTHLIGHT, NAMED = "northlight-image-4-enterprise", "Northlight Image 4.2"

MOOD_BOARD = {
    "contribution": ["generated"],
    "in_final": ["no"],
    "key_creative": ["no"],
    "misleading": ["no"],
    "resembles_protected": ["no"],
    "references": ["none"],
    "person_shown": ["no"],
    "union_work_affected": ["no"],
}
"""What is answered of a mood board; its tool and what goes in stand on the list of steps."""


def begun(client: Client, title: str = TITLE) -> str:
    """Begin a draft by the form of the first page, and return its address."""
    answer = client.post(
        f"{BASE}/declare", {"title": title, "contact": "title.contact@example.org"}
    )
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def asked_on(page: str) -> list[str]:
    """Return the questions that a page shows unfolded."""
    return re.findall(r'name="asked" value="([a-z_]+)"', page)


def walked(client: Client, address: str, answers: dict[str, list[str]]) -> list[list[str]]:
    """Answer page after page as a browser without scripts does; return what each page asked."""
    pages: list[list[str]] = []
    while not address.endswith("/check"):
        answer = client.get(address)
        if answer.status_code == 302:
            address = str(answer["Location"])
            continue
        asked = asked_on(answer.content.decode())
        posted: dict[str, object] = {f"a.{f}": answers.get(f, ["unsure"]) for f in asked}
        posted |= {"asked": asked, "do": "continue"}
        if address.endswith("/steps"):
            posted = {
                "rows": "1",
                "do": "continue",
                "step.0": "generate",
                "tool.0": NORTHLIGHT,
                "a.inputs.0": "none",
                "a.trains_model.0": "no",
            }
            asked = ["tool", "inputs", "trains_model"]
        onward = client.post(address, posted)
        assert onward.status_code == 302, onward.content.decode()
        pages.append(asked)
        address = str(onward["Location"])
        assert len(pages) < 40, pages
    return pages


def submitted(client: Client, cast: Cast, name: str) -> UseKept:
    """Declare the only draft of somebody and return the use that it became."""
    [draft] = drafts_of(cast.member(name))
    answer = client.post(f"{BASE}/drafts/{draft.number}/submit")
    assert answer.status_code == 302, answer.content.decode()
    reference = str(answer["Location"]).rsplit("/", 1)[-1]
    return use_called(cast.member(name), "the-salt-road", reference)


def test_a_mood_board_goes_from_begin_to_notify_in_nine_pages_and_eleven_questions(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")

    pages = walked(jonah, begun(jonah), MOOD_BOARD)
    use = submitted(jonah, cast, "Jonah")

    # Two more: the first page, and the answers checked.
    assert len(pages) + 2 == 9, pages
    assert sum(len(page) for page in pages) == 11, pages
    assert use.outcome is Outcome.NOTIFY
    assert use.progress is Progress.GOES_AHEAD
    assert use.declaration.title == TITLE
    assert use.declaration.partner == "Harbour VFX"
    assert use.declarant == use.answerable == cast.number("Jonah")
    assert drafts_of(cast.member("Jonah")) == ()


def test_a_declaration_stands_in_the_log_with_its_digest_and_who_answers_for_it(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    walked(jonah, begun(jonah), MOOD_BOARD)

    use = submitted(jonah, cast, "Jonah")

    acts = {each.act: each for each in entries_about(use.subject, confidential=False)}
    assert {"declared", "determined"} <= acts.keys()
    assert use.declaration_digest in acts["declared"].entry
    assert "Jonah Pell" in acts["declared"].entry


def test_references_are_given_in_order_and_never_twice(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    references = []
    for _ in range(2):
        begun(jonah)
        references.append(submitted(jonah, cast, "Jonah").declaration.reference)

    first, second = (int(reference.removeprefix("SR-")) for reference in references)
    assert second == first + 1


def test_what_is_left_open_counts_as_not_known_and_is_said_before_declaring(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)

    shown = jonah.get(f"{address}/check").content.decode()
    use = submitted(jonah, cast, "Jonah")

    assert "counts as not known" in shown
    assert use.outcome is Outcome.ESCALATE
    assert use.progress is Progress.WAITING


def test_unsure_is_offered_last_at_every_question_and_honoured(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)

    page = jonah.get(address, follow=True).content.decode()
    pages = walked(jonah, address, {})

    for fieldset in re.findall(r"<fieldset.*?</fieldset>", page, re.S):
        assert re.findall(r'value="([a-z_]+)"', fieldset)[-1] == "unsure"
    [draft] = drafts_of(cast.member("Jonah"))
    checked = jonah.get(f"{BASE}/drafts/{draft.number}/check").content.decode()
    assert "Not answered" not in checked
    assert len(pages) > 5


def test_a_question_left_blank_is_asked_again_beside_what_was_saved(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = f"{begun(jonah)}/final"

    answer = jonah.post(
        address, {"asked": ["in_final", "key_creative"], "a.in_final": "no", "do": "continue"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Answer this, or say that you are not sure." in page
    assert 'href="#q-key_creative"' in page
    assert 'href="#q-in_final"' not in page
    checked = jonah.get(f"{address.removesuffix('/final')}/check").content.decode()
    assert "/final?fact=in_final" in checked


def test_two_tabs_on_one_draft_undo_nothing_of_each_other(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    both = ["in_final", "key_creative"]
    jonah.post(f"{address}/final", {"asked": both, "a.in_final": "no", "a.key_creative": "yes"})
    jonah.post(f"{address}/authenticity", {"asked": "misleading", "a.misleading": "no"})

    # The other tab was opened before either answer was given, and leaves one question blank.
    jonah.post(f"{address}/final", {"asked": both, "a.in_final": "yes"})

    checked = answers_of(jonah, address)
    assert checked == {"in_final": "Yes", "key_creative": "Yes", "misleading": "No"}


def answers_of(client: Client, address: str) -> dict[str, str]:
    """Return the answers that the last page lists, by fact."""
    page = client.get(f"{address}/check").content.decode()
    rows = re.findall(r"<td>([^<]*)</td><td[^>]*><a href=\"[^\"]*fact=([a-z_]+)#", page)
    return {fact: unescape(answer) for answer, fact in rows}


def test_what_is_taken_away_is_taken_away(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    posted = {"asked": "references", "a.references": ["public_figure", "deceased_person"]}
    jonah.post(f"{address}/rights", posted)

    jonah.post(f"{address}/rights", {"asked": "references", "had": "references", "do": "leave"})

    assert "references" not in answers_of(jonah, address)


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"asked": "references", "a.references": ["none", "unsure"]}, "alone, or the answers"),
        ({"asked": "references", "a.references": "a_poem"}, "none of the answers"),
        ({"asked": "in_final", "a.in_final": ["yes", "no"]}, "none of the answers"),
    ],
)
def test_an_answer_that_cannot_be_read_is_named_beside_its_question(
    cast: Cast, enter: Enter, posted: dict[str, object], said: str
) -> None:
    jonah = enter("Jonah")
    answer = jonah.post(f"{begun(jonah)}/rights", posted)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_answers_that_contradict_each_other_are_pointed_out(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)

    jonah.post(f"{address}/use", {"asked": "purpose", "a.purpose": "previs"})
    jonah.post(f"{address}/final", {"asked": "in_final", "a.in_final": "yes"})

    page = jonah.get(f"{address}/check").content.decode()
    assert "These cannot both hold" in page
    assert "contradicts the answer" in page


def test_a_change_with_scripts_answers_with_the_outcome_alone_and_is_saved(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)

    answer = jonah.post(
        f"{address}/final",
        {"asked": ["in_final", "key_creative"], "a.in_final": "no"},
        headers={"HX-Request": "true"},
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "With the answers so far" in page
    assert answers_of(jonah, address) == {"in_final": "No"}


def test_a_tool_of_the_register_answers_for_itself_and_says_who_may_correct_it(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)

    jonah.post(f"{address}/steps", {"rows": "1", "step.0": "generate", "tool.0": NORTHLIGHT})

    page = jonah.get(f"{address}/steps").content.decode()
    assert f"(tool register, {NAMED}, about 1. generate)" in page
    checked = jonah.get(f"{address}/check").content.decode()
    assert f"<dd>{NAMED} <a" in checked
    assert NORTHLIGHT not in checked
    assert "The clearance lead of Quillmark Pictures may correct it" in page


def test_a_tool_that_is_not_in_the_register_is_kept_by_name_and_counts_as_not_reviewed(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)

    jonah.post(f"{address}/steps", {"rows": "1", "step.0": "paint", "other.0": "Wizard Brush 9"})

    page = jonah.get(f"{address}/check").content.decode()
    assert "Wizard-Brush-9" in page
    assert "on file? No (tool register, Wizard-Brush-9" in page


def test_steps_keep_their_answers_when_another_is_added_or_removed(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    first = {"rows": "1", "step.0": "generate", "other.0": "One", "a.inputs.0": "script"}
    jonah.post(f"{address}/steps", first)
    jonah.post(f"{address}/step-1", {"asked": "environment", "a.environment": "local"})

    two = {"step.1": "clean up", "other.1": "Two", "a.inputs.1": "none", "rows": "2"}
    jonah.post(f"{address}/steps", first | two | {"was.0": "generate", "do": "add"})
    assert "environment" in answers_of(jonah, address)

    swapped = {"rows": "2", "was.0": "generate", "was.1": "clean up", "do": "remove.1"}
    jonah.post(f"{address}/steps", first | two | swapped)
    page = jonah.get(f"{address}/check").content.decode()
    assert "clean up" not in page
    assert "step-1?fact=environment" in page


def test_each_person_answers_for_themselves(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    jonah.post(f"{address}/people", {"asked": "person_shown", "a.person_shown": "yes"})
    people = {"rows": "2", "person.0": "Bastien Ormeau", "person.1": "Someone Else"}

    jonah.post(f"{address}/performers", people)
    given = {"asked": "recognisable", "a.recognisable": "yes", "of": "Someone Else"}
    jonah.post(f"{address}/person-2", given | {"do": "leave"})

    page = jonah.get(f"{address}/check").content.decode()
    assert "person-2?fact=recognisable" in page
    assert "person-1?fact=recognisable" not in page


def test_an_answer_meant_for_somebody_goes_with_them_when_the_list_changed_meanwhile(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    jonah.post(f"{address}/people", {"asked": "person_shown", "a.person_shown": "yes"})
    people = {"rows": "2", "person.0": "Bastien Ormeau", "person.1": "Someone Else"}
    jonah.post(f"{address}/performers", people)
    taken_off = {"rows": "1", "person.0": "Someone Else", "was.0": "Someone Else"}
    jonah.post(f"{address}/performers", taken_off)

    gone = {"asked": "recognisable", "a.recognisable": "yes", "of": "Bastien Ormeau"}
    answer = jonah.post(f"{address}/person-1", gone, follow=True)

    assert "was taken off the list meanwhile" in unescape(answer.content.decode())
    assert "recognisable" not in answers_of(jonah, address)


def test_the_first_page_asks_for_a_title_and_a_contact_and_keeps_what_was_typed(
    cast: Cast, enter: Enter
) -> None:
    answer = enter("Jonah").post(
        f"{BASE}/declare", {"title": "  ", "contact": "x@example.org", "needed": "soon"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say in a few words what the use is" in page
    assert "Found `soon`, expected a day such as 2026-03-31." in page
    assert 'value="x@example.org"' in page
    assert drafts_of(cast.member("Jonah")) == ()


def test_a_clearance_lead_may_declare_for_a_vendor_and_a_vendor_for_itself_alone(
    cast: Cast, enter: Enter
) -> None:
    harbour = str(cast.slate.houses["Harbour VFX"])
    quillmark = str(cast.slate.houses["Quillmark Pictures"])
    form = {"title": TITLE, "contact": "c@example.org"}

    for_vendor = enter("Dara").post(f"{BASE}/declare", form | {"partner": harbour})
    upward = enter("Jonah").post(f"{BASE}/declare", form | {"partner": quillmark})

    assert for_vendor.status_code == 302
    assert upward.status_code == 422
    [draft] = drafts_of(cast.member("Dara"))
    assert draft.partner == "Harbour VFX"


def test_everything_is_said_in_french_too(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    jonah.cookies["clearslate_language"] = "fr"
    address = begun(jonah)
    jonah.post(f"{address}/people", {"asked": "person_shown", "a.person_shown": "yes"})
    jonah.post(f"{address}/performers", {"rows": "1", "person.0": "Bastien Ormeau"})

    for page in ("about", "use", "steps", "performers", "works", "files", "person-1", "check"):
        shown = jonah.get(f"{address}/{page}").content.decode()
        assert 'lang="fr"' in shown
        assert "Avec les réponses données" in shown
        assert "Save and come back" not in shown
    assert "Commencés, pas encore déclarés" in jonah.get(f"{BASE}/declare").content.decode()
