"""What depends on a record: the assets of uses that count no more are not forgotten."""

import re
from html import unescape

import pytest
from django.apps import apps
from django.test import Client
from tests.service.conftest import Callable, Cast

from clearslate.operations.declaring import copy_use, declare
from clearslate.records.touched import Touching, superseded_touched

Enter = Callable[[str], Client]
TOUCHES = "/registers/tool/the-salt-road/touches/facet-render-3"
RENDER = (("tool", "facet-render-3"),)


def made_under(page: str) -> dict[str, str]:
    """Return what a page lists under uses that were superseded: each asset, and its use."""
    part = page.partition('id="superseded"')[2].partition("</section>")[0]
    lines = re.findall(r'<span class="mono">([^<]+)</span>.*?<a [^>]*>([^<]+)</a>', part)
    return {unescape(name): unescape(use) for name, use in lines}


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "superseded use SR-0020"), ("fr", "cas d’usage remplacé SR-0020")],
)
def test_assets_of_a_superseded_use_are_listed_and_said_to_be_under_one(
    enter: Enter, language: str, said: str
) -> None:
    client = enter("Dara")
    client.cookies["clearslate_language"] = language

    listed = made_under(client.get(TOUCHES).content.decode())

    assert len(listed) == 2
    assert set(listed.values()) == {said}


def declared_anew(cast: Cast, reference: str) -> str:
    draft = copy_use("the-salt-road", reference, cast.acting("Jonah"), change=True)
    return declare("the-salt-road", draft, cast.acting("Jonah")).reference


def test_a_use_superseded_twice_leaves_none_of_its_assets_behind(cast: Cast, enter: Enter) -> None:
    declared_anew(cast, "SR-0021")
    # The one before was never determined here: nothing says on what it stood.
    stands = apps.get_model("records.StandsOnRow").objects
    stands.filter(declaration__reference="SR-0020").delete()

    listed = made_under(enter("Dara").get(TOUCHES).content.decode())

    assert set(listed.values()) == {"superseded use SR-0020", "superseded use SR-0021"}


def test_what_stood_on_it_and_was_superseded_by_what_does_not_is_still_listed(
    cast: Cast, enter: Enter
) -> None:
    later = declared_anew(cast, "SR-0021")
    stands = apps.get_model("records.StandsOnRow").objects
    stands.filter(kind="tool", reference="facet-render-3").exclude(
        declaration__reference="SR-0021"
    ).delete()

    page = enter("Dara").get(TOUCHES).content.decode()

    assert later not in made_under(page).values()
    assert set(made_under(page).values()) == {"superseded use SR-0021"}
    assert "No current use that you may see stands on it, but assets below" in page


def test_another_vendor_reads_of_no_superseded_use_of_others(cast: Cast, enter: Enter) -> None:
    touching = Touching(under=RENDER, production=cast.the_salt_road)

    assert superseded_touched(cast.member("Dara"), touching)
    assert superseded_touched(cast.member("Petra"), touching) == ()
    assert "SR-0020" not in enter("Petra").get(TOUCHES).content.decode()
