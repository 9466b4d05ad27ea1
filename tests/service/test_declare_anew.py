"""Declaring anew: what goes along, where the open question stands, and coming back afterwards."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import Cast
from tests.service.deciding import say_yes, the_use
from tests.service.test_declare import BASE, asked_on, begun, submitted

from clearslate.records.drafts import drafts_of
from clearslate.records.files import evidence_in, files_of
from clearslate.records.log import entries_about
from clearslate.records.registers import registry_of

Enter = Callable[[str], Client]
DOLL = f"{BASE}/uses/SR-0007"


def filed(client: Client, name: str, duty: str = "", use: str = "SR-0007") -> None:
    """Attach a file to a use, as evidence of it or for a duty."""
    file = SimpleUploadedFile(name, name.encode())
    answer = client.post(f"/productions/the-salt-road/attach/{use}", {"file": file, "duty": duty})
    assert answer.status_code == 302, answer.content.decode()


def changed(client: Client, use: str = "SR-0007") -> str:
    """Begin to declare a use anew, and return the draft's address."""
    answer = client.post(f"{BASE}/uses/{use}/copy", {"do": "change"})
    return str(answer["Location"]).removesuffix("/check")


def test_what_a_use_stands_on_goes_along_when_it_is_declared_anew(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    filed(jonah, "script-page.pdf")
    asked = jonah.get(f"{DOLL}/copy?change=yes").content.decode()

    shown = jonah.get(f"{changed(jonah)}/check").content.decode()
    use = submitted(jonah, cast, "Jonah")

    [kept], [before] = files_of(use=use.number), files_of(use=the_use(cast, "SR-0007").number)
    assert "Its files go along: script-page.pdf." in asked
    assert ">script-page.pdf</a>" in shown
    assert (kept.name, kept.digest, kept.added_by) == (before.name, before.digest, "Jonah Pell")
    found = evidence_in(cast.the_salt_road, [use.declaration.reference, "SR-0007"])
    assert found == {use.declaration.reference: {kept.digest}, "SR-0007": {kept.digest}}
    [declared] = [e for e in entries_about(use.subject, confidential=False) if e.act == "declared"]
    assert kept.digest in declared.entry


def test_a_file_that_is_taken_off_stays_with_the_earlier_use_and_is_said_to(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    filed(jonah, "script-page.pdf")
    filed(jonah, "storyboard.pdf")
    draft = changed(jonah)
    [begun_anew] = drafts_of(cast.member("Jonah"))
    first, _ = files_of(draft=begun_anew.number)

    jonah.post(f"{draft}/files/{first.number}/remove")
    filed(jonah, "late.pdf")
    shown = jonah.get(f"{draft}/check").content.decode()
    use = submitted(jonah, cast, "Jonah")

    assert "left with SR-0007: script-page.pdf and late.pdf." in shown
    assert [file.name for file in files_of(use=use.number)] == ["storyboard.pdf"]
    assert len(files_of(use=the_use(cast, "SR-0007").number)) == 3


def test_an_approval_given_after_declaring_anew_is_bound_to_what_went_along(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    filed(jonah, "script-page.pdf")
    changed(jonah)
    use = submitted(jonah, cast, "Jonah")

    say_yes(cast, "Corwin", use)

    reference = use.declaration.reference
    registry = registry_of(use.production.number, use.production.path)
    [approval] = registry.approvals_of(reference)
    assert approval.evidence == {file.digest for file in files_of(use=use.number)}


def test_what_was_filed_for_a_duty_stays_with_the_yes_that_asked_for_it(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    filed(jonah, "human-work.pdf", "netflix-genai/human_work")

    shown = jonah.get(f"{changed(jonah)}/check").content.decode()
    use = submitted(jonah, cast, "Jonah")

    assert ">human-work.pdf</a>" not in shown
    assert files_of(use=use.number) == ()


def test_answer_now_opens_the_question_in_the_draft_that_takes_the_place(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    begun(jonah)
    use = submitted(jonah, cast, "Jonah")
    page = jonah.get(f"{BASE}/uses/{use.declaration.reference}").content.decode()
    assert 'name="fact" value="in_final"' in page

    for _ in range(2):  # pressed twice, it goes on with the draft that was begun
        opened = jonah.post(
            f"{BASE}/uses/{use.declaration.reference}/copy", {"do": "answer", "fact": "in_final"}
        )
    [draft] = drafts_of(cast.member("Jonah"))
    shown = jonah.get(str(opened["Location"])).content.decode()

    assert opened["Location"] == (f"{BASE}/drafts/{draft.number}/final?fact=in_final#q-in_final")
    assert "in_final" in asked_on(shown)
    assert f"it takes the place of {use.declaration.reference}." in shown
    assert draft.supersedes == use.declaration.reference


def test_a_question_answered_unsure_of_one_step_is_opened_on_the_page_of_that_step(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    jonah.post(f"{address}/steps", {"rows": "1", "step.0": "paint", "other.0": "Brush"})
    unsure = {"asked": "environment", "a.environment": "unsure", "of": "paint"}
    jonah.post(f"{address}/step-1", unsure)
    use = submitted(jonah, cast, "Jonah")

    opened = jonah.post(
        f"{BASE}/uses/{use.declaration.reference}/copy", {"do": "answer", "fact": "environment"}
    )

    assert str(opened["Location"]).endswith("/step-1?fact=environment#q-environment")


def test_a_question_that_waits_for_another_opens_the_one_it_waits_for(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    begun(jonah)
    use = submitted(jonah, cast, "Jonah")
    ways = {}

    for fact in ("prominence", "reference_permission", "no_such_fact"):
        opened = jonah.post(
            f"{BASE}/uses/{use.declaration.reference}/copy", {"do": "answer", "fact": fact}
        )
        ways[fact] = str(opened["Location"]).rpartition("/")[2]

    assert ways["prominence"] == "final?fact=in_final#q-in_final"
    assert ways["reference_permission"] == "rights?fact=references#q-references"
    assert ways["no_such_fact"] == "use", "the first page with a question"


def test_nobody_answers_in_the_place_of_another_partner(cast: Cast, enter: Enter) -> None:
    asked = {"do": "answer", "fact": "in_final"}

    assert enter("Petra").post(f"{DOLL}/copy", asked).status_code == 404
    assert enter("Corwin").post(f"{DOLL}/copy", asked).status_code == 403
    assert drafts_of(cast.member("Petra")) == ()


def test_a_draft_that_was_declared_leads_to_its_use(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    use = submitted(jonah, cast, "Jonah").declaration.reference

    for again in (
        jonah.get(address),
        jonah.get(f"{address}/check"),
        jonah.get(f"{address}/final"),
        jonah.post(f"{address}/submit"),
    ):
        assert again["Location"] == f"{BASE}/uses/{use}"
    page = jonah.get(again["Location"]).content.decode()
    assert f"This draft was declared as {use}." in page
    assert "What was just sent is not in it" not in page


def test_what_is_sent_to_a_draft_after_it_was_declared_is_said_not_to_be_in_it(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    use = submitted(jonah, cast, "Jonah")
    sent = {"asked": "in_final", "a.in_final": "no"}

    by_scripts = jonah.post(f"{address}/final", sent, headers={"HX-Request": "true"})
    page = jonah.post(f"{address}/final", sent, follow=True).content.decode()

    assert by_scripts["HX-Redirect"] == f"{BASE}/uses/{use.declaration.reference}"
    assert "What was just sent is not in it. To change it, declare it anew." in page
    assert "in_final" not in the_use(cast, use.declaration.reference).declaration.answers


@pytest.mark.parametrize("name", ["Petra", "Basile"])
def test_who_may_not_see_the_use_is_not_led_there_from_its_draft(
    cast: Cast, enter: Enter, name: str
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    submitted(jonah, cast, "Jonah")

    assert enter(name).get(address).status_code == 404
    assert enter(name).post(f"{address}/submit").status_code == 404
    assert jonah.get(f"{BASE}/drafts/999999").status_code == 404


def test_a_reviewer_is_told_which_files_differ_from_those_of_the_use_that_was_approved(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    filed(jonah, "script-page.pdf")
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"))
    draft = changed(jonah)
    [begun_anew] = drafts_of(cast.member("Jonah"))
    [file] = files_of(draft=begun_anew.number)
    jonah.post(f"{draft}/files/{file.number}/remove")
    jonah.post(f"{draft}/files", {"file": SimpleUploadedFile("storyboard.pdf", b"another")})
    use = submitted(jonah, cast, "Jonah")

    page = enter("Corwin").get(f"{BASE}/uses/{use.declaration.reference}").content.decode()

    assert "Attached since: storyboard.pdf (Jonah Pell" in page
    assert "1 file that was attached then is not attached any more." in page
