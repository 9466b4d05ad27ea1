"""Two at once: whoever comes second sees what the first did, and nothing is done twice.

On SQLite there is one writer, so one after the other is all there is; on PostgreSQL threads
really meet.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.service.conftest import EXAMPLES, NOON, Cast
from tests.service.deciding import open_tasks, read, say_yes, the_use

from clearslate.domain.people import Member, Office
from clearslate.domain.registry import Consent, ConsentKind
from clearslate.domain.request import Hindrance, MayNotDecide, Progress
from clearslate.formats.consent_text import Capacity, Put
from clearslate.formats.phrase import Language
from clearslate.operations.actor import Actor
from clearslate.operations.consent_asking import Asking, NotAnswered, ask_consent
from clearslate.operations.consent_witnessing import refuse_to_witness, unsign, witness
from clearslate.operations.consenting import Signature, sign, text_of_request
from clearslate.operations.deciding import Yes, approve, refuse
from clearslate.operations.declaring import copy_use, declare
from clearslate.operations.importing import Newcomer, import_folder
from clearslate.operations.settling import opened_for
from clearslate.operations.withdrawing import withdraw
from clearslate.records.consent_doors import Door, doors_to
from clearslate.records.consents import request_numbered
from clearslate.records.decisions import decisions_on
from clearslate.records.founding import found_account, found_organisation, give_office
from clearslate.records.log import entries
from clearslate.records.members import member_of
from clearslate.records.uses import use_called, use_numbered


def test_a_yes_that_comes_after_a_supersession_finds_nothing_to_decide(cast: Cast) -> None:
    use = the_use(cast, "SR-0007")
    task, seen = open_tasks(use)[Office.LEGAL].number, read(cast, use)
    draft = copy_use("the-salt-road", "SR-0007", cast.acting("Jonah"), change=True)
    declare("the-salt-road", draft, cast.acting("Jonah"))

    with pytest.raises(MayNotDecide) as refused:
        approve(cast.acting("Corwin"), task, seen, Yes(), second_factor=True)
    assert refused.value.why is Hindrance.CLOSED
    assert the_use(cast, "SR-0007").progress is Progress.SUPERSEDED


def test_a_supersession_that_comes_after_a_yes_leaves_the_yes_with_the_old_version(
    cast: Cast,
) -> None:
    say_yes(cast, "Corwin", the_use(cast, "SR-0007"))
    draft = copy_use("the-salt-road", "SR-0007", cast.acting("Jonah"), change=True)
    made = declare("the-salt-road", draft, cast.acting("Jonah"))

    assert the_use(cast, "SR-0007").progress is Progress.SUPERSEDED
    anew = the_use(cast, made.reference)
    assert anew.progress is Progress.WAITING
    assert not opened_for(anew, cast.acting("Jonah")).determined(anew.declaration).approvals


class Slate:
    """A house of its own, committed, so that threads can meet over it."""

    def __init__(self, name: str, folder: Path = EXAMPLES / "the-salt-road") -> None:
        self.house = found_organisation(name, "studio", None)
        self.people: dict[str, int] = {}
        for office in Office:
            self._found(office.value, office, name)
        self._found("legal-2", Office.LEGAL, name)
        declarant = self.people["declarant"]
        newcomer = Newcomer(
            organisation=self.house,
            handle=name,
            prefix="RA",
            otherwise=(self.house, declarant),
            partners={},
        )
        self.handle = name
        self.production = import_folder(folder, newcomer, self.acting("declarant"))

    def _found(self, who: str, office: Office, house: str) -> None:
        email = f"{who}.{house}@example.org"
        self.people[who] = found_account(email=email, name=who, organisation=self.house)
        give_office(self.people[who], office)

    def member(self, who: str) -> Member:
        return member_of(self.people[who])

    def acting(self, who: str) -> Actor:
        return Actor(member=self.member(who), at=NOON)

    def close(self) -> None:
        """Leave nothing that another test could come across."""
        from clearslate.records.models import Account, DeclarationRow, ProductionRow, TaskRow

        TaskRow.objects.filter(production=self.production).delete()
        DeclarationRow.objects.filter(production=self.production).update(current=False)
        ProductionRow.objects.filter(pk=self.production).update(archived=True)
        Account.objects.filter(pk__in=self.people.values()).update(is_active=False)


@pytest.fixture
def committed(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Slate]:
    with django_db_blocker.unblock():
        if connection.vendor != "postgresql":
            pytest.skip("threads meet on PostgreSQL only; set CLEARSLATE_TEST_DATABASE_URL")
        slate = Slate(f"race-{abs(hash(request.node.name)) % 10**8}")
        try:
            yield slate
        finally:
            slate.close()


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do all at once, each on a connection of its own, and return what came of each."""
    ready = threading.Barrier(len(acts))
    came: list[object] = [None] * len(acts)

    def run(place: int) -> None:
        try:
            ready.wait(10)
            came[place] = acts[place]()
        except Exception as error:
            came[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    return came


def seen_of(slate: Slate, reference: str) -> tuple[int, int, tuple[str, str]]:
    """Return a use's number, the task of its legal review, and what its page shows."""
    use = use_called(slate.member("legal"), slate.handle, reference)
    task = open_tasks(use)[Office.LEGAL].number
    made = opened_for(use, slate.acting("legal")).determined(use.declaration)
    return use.number, task, (made.declaration_digest, made.determination_digest)


@pytest.mark.parametrize("turn", range(3))
def test_of_two_reviewers_at_once_one_decides_and_the_other_is_told(
    committed: Slate, turn: int
) -> None:
    use, task, seen = seen_of(committed, "SR-0007")
    one, other = committed.acting("legal"), committed.acting("legal-2")
    came = at_once(
        lambda: approve(one, task, seen, Yes(), second_factor=True),
        lambda: refuse(other, task, seen, "no"),
    )
    [lost] = [each for each in came if isinstance(each, Exception)]
    assert isinstance(lost, MayNotDecide), lost
    assert lost.why is Hindrance.CLOSED
    assert len(decisions_on(use)) == 1
    said = use_numbered(use).progress
    assert said in (Progress.GOES_AHEAD, Progress.REFUSED)


@pytest.mark.parametrize("turn", range(3))
def test_a_yes_against_a_supersession_never_leaves_a_superseded_use_ahead(
    committed: Slate, turn: int
) -> None:
    use, task, seen = seen_of(committed, "SR-0007")
    declarant = committed.acting("declarant")
    draft = copy_use(committed.handle, "SR-0007", declarant, change=True)
    came = at_once(
        lambda: approve(committed.acting("legal"), task, seen, Yes(), second_factor=True),
        lambda: declare(committed.handle, draft, declarant),
    )
    assert not isinstance(came[1], Exception), came[1]
    assert came[0] is not None
    if isinstance(came[0], Exception):
        assert isinstance(came[0], MayNotDecide), came[0]
    old = use_numbered(use)
    assert (old.current, old.progress) == (False, Progress.SUPERSEDED)


@pytest.mark.parametrize("turn", range(3))
def test_a_yes_against_a_consent_withdrawn_ends_without_its_yes(
    committed: Slate, turn: int
) -> None:
    from tests.service.deciding import OFFICE_OF

    from clearslate.operations.registering import withdraw_consent
    from clearslate.records.registers import record_called

    use = use_called(committed.member("legal"), committed.handle, "SR-0019")
    reviewers = [office.value for office in OFFICE_OF.values() if office in open_tasks(use)]
    tasks = {task.office: task.number for task in open_tasks(use).values()}
    made = opened_for(use, committed.acting("legal")).determined(use.declaration)
    seen = (made.declaration_digest, made.determination_digest)
    for who in reviewers[1:]:
        approve(committed.acting(who), tasks[Office(who)], seen, Yes(), second_factor=True)
    keeper = committed.acting("talent_relations")
    assert keeper.member is not None
    consent = record_called(keeper.member, "consent", "C-0006", committed.handle)
    last = reviewers[0]
    came = at_once(
        lambda: approve(
            committed.acting(last), tasks[Office(last)], seen, Yes(), second_factor=True
        ),
        lambda: withdraw_consent(consent, NOON.date() - timedelta(days=1), keeper),
    )
    assert not isinstance(came[1], Exception), came[1]
    if isinstance(came[0], Exception):
        assert isinstance(came[0], MayNotDecide), came[0]
    assert use_numbered(use.number).progress is not Progress.GOES_AHEAD


def test_many_at_once_leave_one_log_without_gaps(committed: Slate) -> None:
    use, task, seen = seen_of(committed, "SR-0007")
    declarant = committed.acting("declarant")
    came = at_once(
        lambda: approve(committed.acting("legal"), task, seen, Yes(), second_factor=True),
        lambda: withdraw(declarant, committed.handle, "SR-0019", "enough"),
        lambda: withdraw(declarant, committed.handle, "SR-0021", "enough"),
        lambda: withdraw(declarant, committed.handle, "SR-0021", "twice"),
    )
    assert sum(isinstance(each, Exception) for each in came) == 1
    indexes = [entry.index for entry in entries()]
    assert indexes == [*range(len(indexes))]
    assert use_numbered(use).progress is Progress.GOES_AHEAD


def a_signature_that_waits(slate: Slate) -> tuple[Door, Door]:
    """Return the doors of a signer and of the witness whom their yes waits for."""
    asker = slate.acting("clearance_lead")
    use = use_called(slate.member("clearance_lead"), slate.handle, "SR-0021")
    consent = Consent(
        reference="CR",
        performer="Maren Oskvale",
        kind=ConsentKind.WITH_PARTICIPATION,
        purposes=frozenset(("final_picture", "training", "reuse")),
        production=use.production.production.reference,
    )
    asking = Asking(
        consent=consent,
        put=Put(company="A house", title="A title", asker="A lead", why="A scene."),
        signer="Maren Oskvale",
        capacity=Capacity.PERFORMER,
        email="maren@example.net",
        language=Language.ENGLISH,
        uses=(use.number,),
        witness_name="Delphine Aubrac",
        witness_email="delphine@example.net",
    )
    request = ask_consent(asking, use.production, asker)
    signer = doors_to(request.number)["signer"]
    signature = Signature(
        name="Maren Oskvale",
        capacity="performer",
        language=Language.ENGLISH,
        text_digest=text_of_request(request, Language.ENGLISH).digest,
    )
    sign(signer, signature, NOON)
    return signer, doors_to(request.number)["witness"]


@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("says_yes", [True, False])
def test_of_a_signer_who_takes_it_back_and_their_witness_one_is_first(
    committed: Slate, turn: int, says_yes: bool
) -> None:
    signer, seer = a_signature_that_waits(committed)
    came = at_once(
        lambda: unsign(signer, NOON),
        lambda: witness(seer, NOON) if says_yes else refuse_to_witness(seer, "", NOON),
    )
    [lost] = [each for each in came if isinstance(each, Exception)]
    assert isinstance(lost, NotAnswered), lost
    found = request_numbered(signer.request)
    won = "unsigned" if lost is came[1] else "consented" if says_yes else "unwitnessed"
    assert found.answer == won
    assert bool(found.consent) is (won == "consented")
    told = {"unsigned": "unsigned", "consented": "witnessed", "unwitnessed": "unwitnessed"}
    assert lost.why.value == told[won]
