"""Registers: who reads what, how a record is kept, and what follows from keeping it."""

import pytest
from django.test import Client
from tests.service.conftest import NOON, Cast, Callable

PAGES = [
    "/registers",
    "/registers/tool",
    "/registers/consent",
    "/registers/licence",
    "/registers/approval",
    "/registers/waiver",
    "/registers/people",
    "/registers/assets",
    "/registers/tool/the-salt-road/facet-render-3",
    "/registers/consent/the-salt-road/C-0004",
    "/registers/people/the-salt-road/Maren%20Oskvale",
    "/registers/tool/the-salt-road/touches/facet-render-3",
    "/registers/consent/the-salt-road/touches/C-0006?if=withdrawn",
    "/packs/netflix-genai/touches?production=the-salt-road&compare=1",
    "/registers/tool/add",
    "/registers/tool/the-salt-road/change/facet-render-3",
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_the_registers_opens_for_who_keeps_them(
    enter: Callable[[str], Client], address: str, language: str
) -> None:
    client = enter("Dara")
    client.cookies["clearslate_language"] = language

    answer = client.get(address)

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()
