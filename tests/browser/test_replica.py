"""A replica: blocked, consented to by a personal link, approved, and fallen again."""

import re
from collections.abc import Callable

from tests.browser.desk import Desk, code_in

RUNA, MAIL = "Runa Oskvale", "runa.oskvale@example.org"
COPIED = {
    "Has the studio explicitly approved that this goes in?": "Yes",
    "Will the model, scan or data set be kept or reused after this production?": "No",
}
REVIEWERS = {
    "Beatriz Noronha-Vance": "Show the two shots to the director first.",
    "Corwin Sallaway": "Credit the replica in the end roller.",
    "Ines Aldray": "Delete the face scans on the day after delivery.",
}


def test_a_replica_stands_on_its_performers_consent_and_falls_with_it(
    desk: Callable[..., Desk],
) -> None:
    jonah, dara, rufus = desk(), desk(), desk()
    jonah.enter("Jonah Pell")
    dara.enter("Dara Okonjo-Reeve")
    rufus.enter("Rufus Belacqua")

    use = declare_a_replica(jonah)
    reference = use.rpartition("/")[2]
    assert jonah.state == "blocked"
    assert "the person has not agreed that this replica is made" in jonah.text

    ask_runa(dara, use)
    runa = desk(width=390)
    enter_by_link(runa, rufus, rufus.letters_to(MAIL)[0].link)
    consent(runa)
    assert "You said yes on 20 November 2026" in runa.text
    assert runa.axe() == []

    dara.go(use)
    assert dara.state == "written approval"
    for name, condition in REVIEWERS.items():
        reviewer = desk()
        reviewer.enter(name)
        approve(reviewer, use, condition)
    jonah.go(use)
    assert jonah.state == "cleared"
    for condition in REVIEWERS.values():
        assert condition in jonah.page.locator("body").inner_text()

    later = desk(theme="light", width=390)
    enter_by_link(later, rufus, rufus.letters_to(MAIL)[-1].link)
    assert "Ilsa at nineteen, on the quay" in later.text
    later.press("Withdraw my consent as of today")

    jonah.go(use)
    assert jonah.state == "fallen"
    assert re.search(r"Consent C-\d{4} was withdrawn on 20 November 2026\.", jonah.text)
    for name in ("Jonah Pell", "Dara Okonjo-Reeve", *REVIEWERS):
        subjects = [each.subject for each in rufus.letters_to(_mail(name))]
        assert any(f"{reference}: its approval no longer holds" in each for each in subjects), name
        assert any("Runa Oskvale: consent withdrawn" in each for each in subjects), name


def _mail(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@example.org"


def declare_a_replica(who: Desk) -> str:
    """Declare a use like SR-0021, and return its path."""
    who.go("/productions/the-salt-road/uses/SR-0021")
    who.follow("Copy for another use")
    who.press("Begin a new use from it")
    who.fill("The use, in a few words", "Ilsa at nineteen, on the quay")
    who.press("Continue")
    # Somebody of their own, so that no other story stands on the same consent.
    who.follow("Who it is answered")
    who.fill("Person 1", RUNA)
    who.press("Continue")
    who.answer_to_the_end(COPIED, onward="Continue")
    who.press("Declare")
    return who.path


def ask_runa(who: Desk, use: str) -> None:
    """Ask the performer by a personal link, having read what she will read."""
    who.go(use)
    who.follow("Ask Runa Oskvale for consent")
    who.fill("Mail address", MAIL)
    who.fill("In your own words: what, and why", "You, at nineteen, in the scene on the quay.")
    who.press("See it as they will")
    assert "You, at nineteen, in the scene on the quay." in who.text
    who.press(f"Send the link to {MAIL}")
    assert "Waiting for Runa Oskvale" in who.text


def enter_by_link(who: Desk, rufus: Desk, link: str) -> None:
    """Open a personal link, with the code that it mails."""
    who.go(link)
    who.press("Mail me a code")
    assert who.axe() == []
    who.fill("The code, six digits", rufus.letters_to(MAIL)[0].code)
    who.press("Go on")
    assert who.axe() == []


def consent(who: Desk) -> None:
    """Say yes, as an identified signer."""
    who.fill("Your full name", RUNA)
    who.tick("I am Runa Oskvale")
    who.press("I agree to this")


def approve(who: Desk, use: str, condition: str) -> None:
    """Approve on a condition, after a code mistyped, with the code that the demo shows."""
    who.go(use)
    who.fill("Conditions", condition)
    who.page.locator("#answer #id_code").fill("000000")
    who.press("Approve in writing")
    who.is_told_what_is_wrong()
    assert who.page.evaluate("document.activeElement.id") == "id_code"
    assert who.page.get_by_label("Conditions", exact=True).first.input_value() == condition
    hint = who.page.locator("#answer #code-hint").inner_text()
    who.page.locator("#answer #id_code").fill(code_in(hint))
    who.press("Approve in writing")
