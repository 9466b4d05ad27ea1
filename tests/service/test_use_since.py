"""What a page says of a use after a yes was lost, a change was asked or it was refused."""

from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client
from tests.service.conftest import NOON, Cast
from tests.service.deciding import (
    consent_of_maren,
    keep_consent,
    open_tasks,
    read,
    say_yes,
    the_use,
    withdraw,
)

from clearslate.domain.approval import Approval, ApprovalKind
from clearslate.domain.people import Office
from clearslate.domain.request import Progress
from clearslate.domain.roles import Role
from clearslate.operations.deciding import ask_for_change, refuse
from clearslate.operations.declaring import copy_use, declare
from clearslate.operations.drafting import list_works
from clearslate.operations.settling import settle
from clearslate.operations.withdrawing import ask_again, revoke
from clearslate.operations.withdrawing import withdraw as withdraw_use
from clearslate.records.files import Stored, attach
from clearslate.records.log import atomic
from clearslate.records.registers import keep_record

Enter = Callable[[str], Client]
ILSA = "/productions/the-salt-road/uses/SR-0021"
DOLL = "/productions/the-salt-road/uses/SR-0007"


def page(client: Client, address: str) -> str:
    """Return a page of the service."""
    return client.get(address).content.decode()


def changes(text: str) -> str:
    """Return what a page says has changed; empty where it has no such block."""
    if 'id="changes"' not in text:
        return ""
    return text[text.index('id="changes"') : text.index('id="why"')]


def attached(cast: Cast, name: str = "scan.pdf") -> None:
    """Attach a file as evidence of SR-0007 itself, and settle what follows."""
    use = the_use(cast, "SR-0007")
    attach(
        name,
        Stored(digest=f"sha256:{'b' * 64}", size=1),
        production=use.production.number,
        organisation=use.organisation,
        added_by=use.declarant,
        at=NOON,
        use=use.number,
        duty="",
    )
    with atomic():
        settle(use.number, cast.acting("Rufus"), because="attached")


def approved_elsewhere(cast: Cast, reference: str, digests: tuple[str, str]) -> None:
    """Keep an approval of Legal that was given outside of the service."""
    use = the_use(cast, reference)
    given = Approval(
        reference="AP-9001",
        kind=ApprovalKind.APPROVAL,
        declaration=reference,
        approver="Somebody",
        authority=frozenset((Role.LEGAL,)),
        declaration_digest=digests[0],
        determination_digest=digests[1],
        signed_by="Somebody",
        signed_on=date(2026, 10, 1),
    )
    keep_record(
        given,
        organisation=use.production.organisation,
        production=use.production.number,
        made_by=cast.number("Rufus"),
        at=NOON,
    )
    with atomic():
        settle(use.number, cast.acting("Rufus"), because="imported")


def asked(cast: Cast, reference: str, name: str, office: Office, no: object, why: str) -> None:
    """Say no to a use, as it stands."""
    use = the_use(cast, reference)
    task = open_tasks(use)[office].number
    no(cast.acting(name), task, read(cast, use), why)  # type: ignore[operator]


def test_an_approval_taken_back_is_told_with_who_when_and_why(cast: Cast, enter: Enter) -> None:
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"))
    revoke(cast.acting("Corwin"), "the-salt-road", "SR-0007", "SR-0007-legal", "New facts")

    told = changes(page(enter("Dara"), DOLL))

    assert "Corwin Sallaway took back SR-0007-legal on 20 November 2026: New facts" in told
    assert "What the rules say of it is the same as then." in told
    assert "not kept here" not in told


def test_a_file_attached_after_an_approval_is_named(cast: Cast, enter: Enter) -> None:
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"))
    attached(cast)

    told = changes(page(enter("Dara"), DOLL))

    assert "The files attached have changed since approval SR-0007-legal" in told
    assert "Attached since: scan.pdf (Jonah Pell, 20 November 2026)." in told
    assert "What the rules say of it is the same as then." in told
    assert "not kept here" not in told


def before(text: str) -> str:
    """Return what a page says was asked before; empty where it has no such block."""
    if 'id="before"' not in text:
        return ""
    return unescape(text[text.index('id="before"') : text.index('id="why"')])


def test_what_was_asked_and_what_was_answered_stand_before_who_is_asked_again(
    cast: Cast, enter: Enter
) -> None:
    assert not before(page(enter("Corwin"), DOLL))
    asked(cast, "SR-0007", "Corwin", Office.LEGAL, ask_for_change, "Name the sculptor")
    assert not before(page(enter("Corwin"), DOLL)), "it waits for the answer"
    ask_again(cast.acting("Jonah"), "the-salt-road", "SR-0007", "She is Ada Brandt")

    told = before(page(enter("Corwin"), DOLL))
    assert (
        "Corwin Sallaway (legal) asked for a change of SR-0007 on 20 November 2026: Name" in told
    )
    assert "Jonah Pell answered on 20 November 2026: She is Ada Brandt" in told
    task = open_tasks(the_use(cast, "SR-0007"))[Office.LEGAL].number
    panel = page(enter("Corwin"), f"/tasks?task={task}")
    assert "She is Ada Brandt" in panel


@pytest.mark.parametrize("otherwise", [True, False])
def test_a_use_declared_anew_says_what_was_asked_of_the_one_before_and_what_is_otherwise(
    cast: Cast, enter: Enter, otherwise: bool
) -> None:
    asked(cast, "SR-0007", "Corwin", Office.LEGAL, ask_for_change, "Name the sculptor")
    draft = copy_use("the-salt-road", "SR-0007", cast.acting("Jonah"), change=True)
    if otherwise:
        list_works("the-salt-road", draft, ["Lantern, by Ada Brandt"], [], cast.acting("Jonah"))
    reference = declare("the-salt-road", draft, cast.acting("Jonah")).reference

    told = before(page(enter("Corwin"), f"/productions/the-salt-road/uses/{reference}"))
    assert "asked for a change of SR-0007 on 20 November 2026: Name the sculptor" in told
    assert f"It was declared anew as {reference}." in told
    assert ("Lantern, by Ada Brandt" in told) is otherwise
    assert ("Nothing is declared otherwise than in SR-0007." in told) is not otherwise


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        (False, "The declaration for which AP-9001 was given is not kept here"),
        (True, "What came out when AP-9001 was given elsewhere is not kept here"),
    ],
)
def test_what_was_approved_elsewhere_is_said_not_to_be_kept(
    cast: Cast, enter: Enter, same: bool, expected: str
) -> None:
    declared = read(cast, the_use(cast, "SR-0007"))[0] if same else f"sha256:{'1' * 64}"
    approved_elsewhere(cast, "SR-0007", (declared, f"sha256:{'2' * 64}"))

    assert expected in changes(page(enter("Dara"), DOLL))


def test_a_lost_yes_never_claims_that_only_rules_have_changed(cast: Cast, enter: Enter) -> None:
    keep_consent(cast, consent_of_maren(cast))
    for name in ("Ines", "Corwin", "Beatriz"):
        say_yes(cast, name, the_use(cast, "SR-0021"))
    withdraw(cast, "C-0099")

    told = changes(page(enter("Dara"), ILSA))

    assert "What the rules, the registers or the production say has changed since" in told
    assert '<span class="sub">consent register, C-0099' in told


def test_a_yes_that_holds_again_leaves_nothing_to_tell(cast: Cast, enter: Enter) -> None:
    use = the_use(cast, "SR-0007")
    seen = read(cast, use)
    say_yes(cast, "Corwin", use)
    revoke(cast.acting("Corwin"), "the-salt-road", "SR-0007", "SR-0007-legal", "New facts")
    assert changes(page(enter("Dara"), DOLL))
    approved_elsewhere(cast, "SR-0007", seen)

    assert the_use(cast, "SR-0007").progress is Progress.GOES_AHEAD
    text = page(enter("Dara"), DOLL)
    assert "Approved by" in text
    assert not changes(text)


def test_a_use_declared_anew_shows_how_it_differs_from_the_one_that_was_approved(
    cast: Cast, enter: Enter
) -> None:
    approved_elsewhere(cast, "SR-0007", read(cast, the_use(cast, "SR-0007")))
    jonah = enter("Jonah")
    copied = jonah.post(f"{DOLL}/copy", {"do": "change"}).url
    draft = copied.rpartition("/")[0]
    jonah.post(f"{draft}/performers", {"rows": "1", "person.0": "Runa"})
    after = jonah.post(f"{draft}/submit").url

    told = changes(page(jonah, after))

    assert "Compared with SR-0007, which was approved." in told
    assert '<th scope="row">Performers</th>' in told
    assert "Runa" in told
    assert "not kept here" not in told


def test_a_change_that_was_asked_for_is_with_whoever_declared_it(cast: Cast, enter: Enter) -> None:
    asked(cast, "SR-0007", "Corwin", Office.LEGAL, ask_for_change, "Name the sculptor")

    text = page(enter("Dara"), DOLL)
    standing = text[text.index('<p class="standing">') :].partition("</p>")[0]

    assert "Corwin Sallaway asked for a change (legal) and waits for the answer." in standing
    assert "With Jonah Pell since" in standing
    assert "Waits for" not in standing


def test_the_panel_of_a_change_says_what_was_asked(cast: Cast, enter: Enter) -> None:
    asked(cast, "SR-0007", "Corwin", Office.LEGAL, ask_for_change, "Name the sculptor")
    [task] = open_tasks(the_use(cast, "SR-0007"), "change").values()

    text = page(enter("Jonah"), f"/tasks?task={task.number}")

    assert "Corwin Sallaway, legal: Name the sculptor" in text[text.index('id="panel"') :]


def test_a_refused_use_comes_back_to_its_declarant_and_speaks_of_no_approvals_to_come(
    cast: Cast, enter: Enter
) -> None:
    asked(cast, "SR-0007", "Corwin", Office.LEGAL, refuse, "It is not ours")
    to_do = "Refused; answer it, declare it anew or withdraw it"

    assert to_do in page(enter("Jonah"), "/tasks")
    assert to_do not in page(enter("Corwin"), "/tasks")
    assert "starts when the rest is there" not in page(enter("Dara"), DOLL)
    assert "Written approval: legal" not in page(enter("Dara"), DOLL)

    ask_again(cast.acting("Jonah"), "the-salt-road", "SR-0007", "It is ours")
    assert to_do not in page(enter("Jonah"), "/tasks")


def test_a_refused_use_that_is_withdrawn_comes_back_no_more(cast: Cast, enter: Enter) -> None:
    asked(cast, "SR-0007", "Corwin", Office.LEGAL, refuse, "It is not ours")
    withdraw_use(cast.acting("Jonah"), "the-salt-road", "SR-0007", "Right")

    assert "Refused; answer it" not in page(enter("Jonah"), "/tasks")
