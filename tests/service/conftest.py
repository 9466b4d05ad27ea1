"""The cast: a studio, its companies and their vendors, with people of every office.

The sample slate is made once for the whole run; every test works in a transaction that is
rolled back, so all of them begin with the same slate.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.http import HttpResponse
from django.test import Client
from django.utils import translation

from clearslate.domain.people import Member
from clearslate.operations.actor import Actor
from clearslate.operations.demo import Slate, make_sample_slate
from clearslate.records import remembering, worded
from clearslate.records.members import member_of

EXAMPLES = Path(__file__).parents[2] / "examples"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""The hour at which the sample slate is made, and at which tests act unless they say so."""


@dataclass(frozen=True)
class Cast:
    """The sample slate, and its people by name."""

    slate: Slate

    def member(self, name: str) -> Member:
        """Return the member whose name begins with ``name``."""
        return member_of(self.number(name))

    def number(self, name: str) -> int:
        [found] = [n for full, n in self.slate.people.items() if full.startswith(name)]
        return found

    def acting(self, name: str, at: datetime = NOON) -> Actor:
        """Return somebody at work at an hour."""
        return Actor(member=self.member(name), at=at)

    def __getattr__(self, production: str) -> int:
        """Return the number of a production: ``cast.the_salt_road``."""
        try:
            return self.slate.productions[production.replace("_", "-")]
        except KeyError:
            raise AttributeError(production) from None


def finish(answer: HttpResponse) -> None:
    """Close an answer, and with it a file it sends, as a server would.

    A server would also drop a connection that is in a transaction; a test's own stays.
    """
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)


@pytest.fixture(scope="session")
def _slate(django_db_setup: None, django_db_blocker: object) -> Iterator[Slate]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield make_sample_slate(EXAMPLES, Actor(member=None, at=NOON))


@pytest.fixture
def cast(_slate: Slate, db: None) -> Cast:
    """The sample slate, to be changed at will."""
    return Cast(_slate)


@pytest.fixture
def enter(cast: Cast) -> Callable[[str], Client]:
    """Return a way to sign in: ``enter("Corwin")`` gives a browser in which Corwin is in."""
    from django.contrib.auth import get_user_model

    def entered(name: str) -> Client:
        client = Client()
        account = get_user_model().objects.get(pk=cast.number(name))
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return entered


def _within_a_change() -> bool:
    return any(not block._from_testcase for block in connection.atomic_blocks)


@pytest.fixture(autouse=True)
def _remembering_is_held_to_the_tables(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Remember as a running service does, and fail where that differs from what is read.

    The transaction that a whole test runs in is no page's: what a page does within it is.
    """
    if request.node.get_closest_marker("forgetful") is None:
        monkeypatch.setattr(remembering, "_SUSPICIOUS", True)
        monkeypatch.setattr(remembering, "_may_be_taken_back", _within_a_change)
        monkeypatch.setattr(worded, "_SUSPICIOUS", True)
    remembering._shelves.clear()
    yield
    remembering._shelves.clear()


@pytest.fixture(autouse=True)
def _nobody_speaks_the_language_of_the_test_before() -> Iterator[None]:
    """Django keeps the language of the last request for whoever comes next in a thread."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _the_clock_stands(settings: object) -> None:
    settings.STANDING_CLOCK = NOON  # type: ignore[attr-defined]
