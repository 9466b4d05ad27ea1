"""The page of a use leads to what took its place, and back, for whoever may see both."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.service.conftest import Cast

from clearslate.records.models import DeclarationRow, Organisation

Enter = Callable[[str], Client]
USES = "/productions/the-salt-road/uses"


@pytest.fixture
def pair(cast: Cast) -> tuple[DeclarationRow, DeclarationRow]:
    """A use that another one took the place of; both are Harbour VFX's."""
    rows = DeclarationRow.objects.filter(production=cast.the_salt_road, reference__in=PAIR)
    old, new = (rows.get(reference=reference) for reference in PAIR)
    new.supersedes = old
    new.save()
    old.current, old.progress = False, "superseded"
    old.save()
    house = Organisation.objects.get(pk=cast.slate.houses["Harbour VFX"])
    rows.update(organisation=house)
    return old, new


PAIR = ("SR-0012", "SR-0021")


def link(row: DeclarationRow) -> str:
    return f'<a href="{USES}/{row.reference}">{row.reference}, '


def test_a_superseded_use_leads_to_its_successor_and_the_successor_back(
    pair: tuple[DeclarationRow, DeclarationRow], enter: Enter
) -> None:
    old, new = pair
    client = enter("Corwin")
    before = client.get(f"{USES}/{old.reference}").content.decode()
    after = client.get(f"{USES}/{new.reference}").content.decode()

    assert f"This declaration was superseded. In its place stands {link(new)}" in before
    assert f"It takes the place of {link(old)}" in after
    assert "In its place" not in after
    assert "takes the place of" not in before


def test_the_words_are_french_for_french_readers(
    pair: tuple[DeclarationRow, DeclarationRow], enter: Enter
) -> None:
    old, new = pair
    client = enter("Corwin")
    client.cookies["clearslate_language"] = "fr"

    assert (
        f"À sa place figure {link(new)}" in client.get(f"{USES}/{old.reference}").content.decode()
    )
    assert f"Il remplace {link(old)}" in client.get(f"{USES}/{new.reference}").content.decode()


@pytest.mark.forgetful
def test_nobody_is_led_to_what_they_may_not_see(
    cast: Cast, pair: tuple[DeclarationRow, DeclarationRow], enter: Enter
) -> None:
    old, new = pair
    quillmark = cast.slate.houses["Quillmark Pictures"]
    for hidden, shown in ((new, old), (old, new)):
        DeclarationRow.objects.filter(pk=shown.pk).update(
            organisation=cast.slate.houses["Harbour VFX"]
        )
        DeclarationRow.objects.filter(pk=hidden.pk).update(organisation=quillmark)
        answer = enter("Jonah").get(f"{USES}/{shown.reference}")

        assert answer.status_code == 200
        assert f"{USES}/{hidden.reference}" not in answer.content.decode()
        assert hidden.title not in answer.content.decode()
