"""Who may give which office to whom, and that the studio never loses its last administrator."""

import pytest
from django.db import IntegrityError, transaction
from tests.service.conftest import NOON, Cast

from clearslate.domain.people import Act, NotAllowed, Objection, Office
from clearslate.operations import peopling
from clearslate.records.founding import found_account, give_office
from clearslate.records.log import entries
from clearslate.records.models import Membership
from clearslate.records.people_kept import houses_seen, person_kept
from clearslate.records.reach import NotThere


def _refused(why: Objection, act: object, *given: object) -> None:
    with pytest.raises(NotAllowed) as refused:
        act(*given, **_confirmed(act))  # type: ignore[operator]
    assert refused.value.why is why


def _confirmed(act: object) -> dict[str, bool]:
    return {} if act is peopling.add_organisation else {"second_factor": True}


def test_an_administrator_gives_and_takes_an_office_and_the_log_says_so(cast: Cast) -> None:
    rufus, corwin = cast.acting("Rufus"), cast.number("Corwin")

    peopling.give(corwin, Office.SECURITY, cast.the_salt_road, rufus, second_factor=True)
    assert Office.SECURITY in cast.member("Corwin").offices(cast.the_salt_road)
    assert Office.SECURITY not in cast.member("Corwin").offices(cast.ferry_tales)
    peopling.take(corwin, Office.SECURITY, cast.the_salt_road, rufus, second_factor=True)
    assert Office.SECURITY not in cast.member("Corwin").offices(cast.the_salt_road)

    acts = [entry.act for entry in entries() if entry.subject == f"account {corwin}"]
    assert acts == ["office_given", "office_taken"]


def test_giving_what_is_held_and_taking_what_is_not_changes_and_logs_nothing(cast: Cast) -> None:
    before = sum(1 for _ in entries())
    peopling.give(
        cast.number("Corwin"), Office.LEGAL, None, cast.acting("Rufus"), second_factor=True
    )
    peopling.take(
        cast.number("Corwin"), Office.AUDITOR, None, cast.acting("Rufus"), second_factor=True
    )

    assert sum(1 for _ in entries()) == before


def test_a_studio_office_goes_to_the_studio_s_people_only(cast: Cast) -> None:
    for office in (Office.LEGAL, Office.TITLE_CONTACT, Office.POLICY_AUTHOR, Office.AUDITOR):
        _refused(
            Objection.STUDIO_ONLY,
            peopling.give,
            cast.number("Jonah"),
            office,
            None,
            cast.acting("Rufus"),
        )


def test_a_partner_s_administrator_manages_what_is_below_and_gives_no_studio_office(
    cast: Cast,
) -> None:
    give_office(cast.number("Dara"), Office.ADMINISTRATOR)
    dara = cast.acting("Dara")

    peopling.give(cast.number("Jonah"), Office.CLEARANCE_LEAD, None, dara, second_factor=True)
    _refused(Objection.STUDIO_ONLY, peopling.give, cast.number("Jonah"), Office.LEGAL, None, dara)
    _refused(
        Objection.NOT_YOURS,
        peopling.give,
        cast.number("Jonah"),
        Office.DECLARANT,
        cast.ferry_tales,
        dara,
    )
    with pytest.raises(NotThere):
        peopling.give(cast.number("Corwin"), Office.DECLARANT, None, dara, second_factor=True)
    with pytest.raises(NotThere):
        peopling.close_account(cast.number("Tamsin"), dara, second_factor=True)


def test_a_partner_s_administrator_overrides_and_decides_nothing(cast: Cast) -> None:
    give_office(cast.number("Dara"), Office.ADMINISTRATOR)
    give_office(cast.number("Dara"), Office.LEGAL)
    dara = cast.member("Dara")

    assert dara.may(Act.MANAGE_PEOPLE)
    assert not dara.may(Act.OVERRIDE)
    assert not dara.may(Act.DECIDE)
    assert cast.member("Rufus").may(Act.OVERRIDE)


def test_a_clearance_lead_places_declarants_of_vendors_and_nobody_else(cast: Cast) -> None:
    dara, petra = cast.acting("Dara"), cast.number("Petra")
    peopling.take(petra, Office.DECLARANT, cast.the_salt_road, dara, second_factor=True)
    peopling.give(petra, Office.DECLARANT, cast.the_salt_road, dara, second_factor=True)

    _refused(
        Objection.NO_OFFICE, peopling.give, petra, Office.CLEARANCE_LEAD, cast.the_salt_road, dara
    )
    _refused(Objection.NO_OFFICE, peopling.give, petra, Office.DECLARANT, None, dara)
    _refused(Objection.NO_OFFICE, peopling.close_account, petra, dara)
    colleague = found_account(
        email="c@example.org", name="C", organisation=cast.slate.houses["Quillmark Pictures"]
    )
    _refused(
        Objection.NO_OFFICE, peopling.give, colleague, Office.DECLARANT, cast.the_salt_road, dara
    )


def test_a_declarant_manages_nobody(cast: Cast) -> None:
    jonah = cast.acting("Jonah")
    _refused(
        Objection.NO_OFFICE,
        peopling.give,
        cast.number("Sunniva"),
        Office.DECLARANT,
        cast.the_salt_road,
        jonah,
    )
    _refused(
        Objection.NO_OFFICE,
        peopling.add_organisation,
        "X",
        "vendor",
        cast.member("Jonah").organisation,
        jonah,
    )


def test_nobody_changes_their_own_offices_or_closes_their_own_account(cast: Cast) -> None:
    rufus = cast.acting("Rufus")
    _refused(Objection.OWN_OFFICES, peopling.give, rufus.number, Office.LEGAL, None, rufus)
    _refused(Objection.OWN_OFFICES, peopling.take, rufus.number, Office.ADMINISTRATOR, None, rufus)
    _refused(Objection.OWN_OFFICES, peopling.close_account, rufus.number, rufus)


@pytest.mark.forgetful  # offices are given past the log here
def test_the_studio_s_last_administrator_stays(cast: Cast) -> None:
    """An administrator of one production manages people there, and could else take the rest."""
    other = found_account(
        email="o@example.org", name="Olwen", organisation=cast.member("Rufus").organisation
    )
    give_office(other, Office.ADMINISTRATOR)
    from clearslate.operations.actor import Actor
    from clearslate.records.members import member_of

    olwen = Actor(member=member_of(other), at=NOON)
    peopling.take(cast.number("Rufus"), Office.ADMINISTRATOR, None, olwen, second_factor=True)
    give_office(cast.number("Rufus"), Office.ADMINISTRATOR, cast.the_salt_road)
    rufus = cast.acting("Rufus")
    _refused(Objection.NO_OFFICE, peopling.take, other, Office.ADMINISTRATOR, None, rufus)
    give_office(cast.number("Rufus"), Office.ADMINISTRATOR)
    peopling.close_account(other, cast.acting("Rufus"), second_factor=True)
    from clearslate.records.people_kept import administrators_left

    assert administrators_left(cast.member("Rufus").path) == 1


def test_two_administrators_cannot_take_the_office_from_each_other(cast: Cast) -> None:
    """Each is somebody else's last one: whoever comes second is refused."""
    from clearslate.operations.actor import Actor
    from clearslate.records.members import member_of

    other = found_account(
        email="o@example.org", name="Olwen", organisation=cast.member("Rufus").organisation
    )
    give_office(other, Office.ADMINISTRATOR)
    rufus, olwen = cast.acting("Rufus"), Actor(member=member_of(other), at=NOON)
    peopling.take(other, Office.ADMINISTRATOR, None, rufus, second_factor=True)

    _refused(
        Objection.LAST_ADMINISTRATOR,
        peopling.take,
        rufus.number,
        Office.ADMINISTRATOR,
        None,
        olwen,
    )
    _refused(Objection.LAST_ADMINISTRATOR, peopling.close_account, rufus.number, olwen)


def test_a_closed_account_is_out_at_once_and_comes_back_without_its_password(
    cast: Cast, enter: object
) -> None:
    client = enter("Jonah")  # type: ignore[operator]
    assert client.get("/me").status_code == 200
    peopling.close_account(cast.number("Jonah"), cast.acting("Rufus"), second_factor=True)
    assert client.get("/me").status_code == 302
    with pytest.raises(NotThere):
        cast.member("Jonah")

    peopling.reopen_account(cast.number("Jonah"), cast.acting("Rufus"), second_factor=True)
    assert client.get("/me").status_code == 302
    assert cast.member("Jonah").in_production
    from django.contrib.auth import get_user_model

    assert not get_user_model().objects.get(pk=cast.number("Jonah")).has_usable_password()


def test_an_organisation_is_added_below_and_never_beside_or_above(cast: Cast) -> None:
    give_office(cast.number("Dara"), Office.ADMINISTRATOR)
    dara = cast.acting("Dara")
    number = peopling.add_organisation(
        "Reed Sound", "vendor", cast.member("Dara").organisation, dara
    )
    [house] = [each for each in houses_seen(cast.member("Dara")) if each.number == number]

    assert (house.depth, house.kind) == (1, "vendor")
    with pytest.raises(NotThere):
        peopling.add_organisation("X", "vendor", cast.member("Rufus").organisation, dara)
    with pytest.raises(NotThere):
        peopling.add_organisation("X", "vendor", cast.slate.houses["Pinchbeck Row"], dara)


def test_organisations_stand_under_their_own(cast: Cast) -> None:
    names = [(house.depth, house.name) for house in houses_seen(cast.member("Rufus"))]

    assert names == [
        (0, "Northmere Studios"),
        (1, "Pinchbeck Row"),
        (1, "Quillmark Pictures"),
        (2, "Fathom Sound House"),
        (2, "Harbour VFX"),
        (3, "Saltmarsh Roto"),
        (1, "Studio Lanterne Basse"),
        (2, "Atelier du Passage"),
    ]


def test_a_production_under_a_code_name_is_called_by_it_where_offices_are_listed(
    cast: Cast,
) -> None:
    """Salt Soap runs as Bright Basin; an administrator may not see titles."""
    peopling.give(
        cast.number("Corwin"),
        Office.SECURITY,
        cast.salt_soap,
        cast.acting("Rufus"),
        second_factor=True,
    )
    person = person_kept(cast.number("Corwin"), cast.member("Rufus"))

    [held] = [each for each in person.offices if each.production is not None]
    assert held.called == "Bright Basin"
    seen = person_kept(cast.number("Corwin"), cast.member("Beatriz"))
    assert [each.called for each in seen.offices if each.production] == ["Salt Soap: the rinse"]


def test_an_office_that_is_held_everywhere_is_held_once(cast: Cast) -> None:
    """The database itself refuses a second one, whoever else gives it at the same moment."""
    rufus = cast.number("Rufus")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(account_id=rufus, office=Office.ADMINISTRATOR.value)
    assert Membership.objects.filter(account=rufus, production=None).count() == 1
