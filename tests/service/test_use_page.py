"""The page of a use."""

from collections.abc import Callable

from django.test import Client
from tests.service.conftest import Cast

Enter = Callable[[str], Client]


def test_every_use_has_a_page_for_everybody_who_sees_it(cast: Cast, enter: Enter) -> None:
    from clearslate.records.uses import Sifted, uses_seen

    for name in ("Beatriz", "Dara", "Jonah", "Hélène", "Ottoline"):
        client = enter(name)
        for line in uses_seen(cast.member(name), Sifted(), most=500)[0]:
            answer = client.get(f"/productions/{line.handle}/uses/{line.reference}")
            assert answer.status_code == 200, line.reference
            assert line.title in answer.content.decode().replace("&#x27;", "'")


def test_tasks(cast: Cast, enter: Enter) -> None:
    for name in cast.slate.people:
        answer = enter(name).get("/tasks")
        assert answer.status_code == 200, name
