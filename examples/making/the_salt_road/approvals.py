"""Who said yes to what, and when; some of it no longer holds."""

from collections.abc import Iterator
from datetime import date

from clearslate.domain.approval import ApprovalKind
from making.desk import Yes
from making.reviewers import BEATRIZ, CORWIN, INES, MIRELA
from making.the_salt_road.uses import ARCHIVE, CROWD, DOLL, LETTER, SIGN, TRANSCRIPTS
from making.the_salt_road.uses_of_people import NEWS, REPLICA_TESTS, VOICE_AS_APPROVED

_CROWD_MAY = (
    "No figure is seen nearer than the handrail of the landing.",
    "Twelve background performers are engaged for the two nearest rows.",
)


def given() -> Iterator[Yes]:
    """Yield every yes that was given to a declaration as it then read."""
    yield Yes(reference="AP-0002", to=REPLICA_TESTS, by=INES, on=date(2026, 3, 6))
    yield Yes(reference="AP-0003", to=REPLICA_TESTS, by=BEATRIZ, on=date(2026, 3, 6))
    # Fell in October, when the review of the tool's terms ran out.
    yield Yes(
        reference="AP-0005",
        to=TRANSCRIPTS,
        by=BEATRIZ,
        on=date(2026, 3, 18),
        kind=ApprovalKind.ANSWER,
    )
    yield Yes(reference="AP-0007", to=CROWD, by=INES, on=date(2026, 6, 15), conditions=_CROWD_MAY)
    yield Yes(reference="AP-0008", to=CROWD, by=BEATRIZ, on=date(2026, 6, 16))
    yield Yes(reference="AP-0009", to=LETTER, by=CORWIN, on=date(2026, 6, 22))
    yield Yes(reference="AP-0010", to=LETTER, by=BEATRIZ, on=date(2026, 6, 23))
    yield Yes(reference="AP-0012", to=ARCHIVE, by=CORWIN, on=date(2026, 7, 20))
    yield Yes(reference="AP-0013", to=ARCHIVE, by=BEATRIZ, on=date(2026, 7, 20))
    # All four fell at the end of October, with the consent and the licence.
    for reference, reviewer in zip(
        ("AP-0015", "AP-0016", "AP-0017", "AP-0018"),
        (CORWIN, MIRELA, INES, BEATRIZ),
        strict=True,
    ):
        yield Yes(reference=reference, to=NEWS, by=reviewer, on=date(2026, 10, 2))
    # All four fell on 17 November, when a second line was added.
    for reference, reviewer in zip(
        ("AP-0021", "AP-0022", "AP-0023", "AP-0024"),
        (INES, MIRELA, CORWIN, BEATRIZ),
        strict=True,
    ):
        yield Yes(reference=reference, to=VOICE_AS_APPROVED, by=reviewer, on=date(2026, 11, 12))
    # Legal has not answered yet.
    yield Yes(reference="AP-0025", to=DOLL, by=BEATRIZ, on=date(2026, 11, 13))
    yield Yes(
        reference="AP-0026", to=SIGN, by=BEATRIZ, on=date(2026, 11, 18), kind=ApprovalKind.ANSWER
    )
