"""The declarations of a large service, with everything that hangs on each of them.

A copy reads as its original does under another reference: its document, the digest of that, its
tasks, what it stands on, its approvals and waivers bound to the new digest, what was said of it
and what the log has of it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from bench.made_service import EXAMPLES, NOW, SAMPLE

_BATCH = 1_000
_OPEN_IN = 25
"""Of this many uses 20 go ahead, 4 wait for somebody and one was superseded."""
_SAID = (
    "Is the plate from the second unit or from the archive?",
    "From the second unit, day 31; the call sheet is attached.",
    "Please name the tool's version as the register has it.",
)


@dataclass(frozen=True)
class Original:
    """A use of the sample with what stands beside it, read once."""

    row: Any
    stands_on: tuple[tuple[str, str], ...]
    tasks: tuple[Any, ...]
    records: tuple[Any, ...]
    """Its approvals and waivers."""
    sealed: str


@dataclass
class Copier:
    """Copies the uses of the sample into other productions."""

    ahead: list[Original]
    waiting: list[Original]
    reviewers: dict[str, int]
    file: str
    index: int

    @classmethod
    def of_sample(cls) -> "Copier":
        """Return what copies the sample that was just made."""
        from clearslate.records.files import store
        from clearslate.records.models import DeclarationRow, LogRow, Membership

        rows = DeclarationRow.objects.filter(production__handle=SAMPLE, current=True)
        found = [_original(row) for row in rows.order_by("pk")]
        held = Membership.objects.filter(production=None, account__in_demo=True)
        sheet = (EXAMPLES / SAMPLE / "README.md").read_bytes()
        return cls(
            ahead=[each for each in found if each.row.progress == "goes_ahead"],
            waiting=[each for each in found if each.row.progress != "goes_ahead"],
            reviewers=dict(held.order_by("-pk").values_list("office", "account")),
            file=store([sheet], largest=1 << 20).digest,
            index=LogRow.objects.count(),
        )

    def copy(self, production: Any, count: int, people: dict[int, list[int]]) -> None:
        """Make ``count`` declarations in a production, by people of several vendors."""
        from clearslate.records.models import DeclarationRow

        vendors = list(people)
        for start in range(0, count, _BATCH):
            made = []
            for n in range(start, min(start + _BATCH, count)):
                vendor = vendors[n % len(vendors)]
                who = people[vendor][n % len(people[vendor])]
                original = self._nth(n)
                made.append((n, _use(production, n, original, vendor, who), original))
            DeclarationRow.objects.bulk_create([row for _, row, _ in made])
            self._beside(production, made)

    def _nth(self, n: int) -> Original:
        slot = n % _OPEN_IN
        if slot in (3, 9, 15, 21):
            return self.waiting[n // 6 % len(self.waiting)]
        return self.ahead[n % len(self.ahead)]

    def _beside(self, production: Any, made: list[tuple[int, Any, Original]]) -> None:
        from clearslate.records import models

        bulk = (
            (models.StandsOnRow, _stands_on(made)),
            (models.TaskRow, self._tasks(made)),
            (models.RecordRow, _records(production, made)),
            (models.DecisionRow, self._decisions(made)),
            (models.CommentRow, self._comments(made)),
            (models.FileRow, self._files(made)),
            (models.LogRow, self._log(production, made)),
        )
        for model, rows in bulk:
            model.objects.bulk_create(list(rows), batch_size=_BATCH)  # type: ignore[attr-defined]

    def _tasks(self, made: list[tuple[int, Any, Original]]) -> Iterator[Any]:
        for n, row, original in made:
            for task in original.tasks:
                read = task.kind == "notice" and n % 40
                yield _task(row, task, closed=row.settled_at if read else None)
            for office in _yeses(original):
                task = _review(row, office)
                task.closed_at, task.closed_by_id = row.settled_at, self.reviewers[office]
                yield task

    def _decisions(self, made: list[tuple[int, Any, Original]]) -> Iterator[Any]:
        from clearslate.records.models import DecisionRow

        for _, row, original in made:
            for office in _yeses(original):
                yield DecisionRow(
                    declaration=row,
                    account_id=self.reviewers[office],
                    office=office,
                    decision="approved",
                    approval=f"{row.reference}-{office.replace('_', '-')}",
                    declaration_digest=row.digest,
                    determination_digest=row.determination_digest,
                    sealed=original.sealed,
                    said_at=row.settled_at,
                )

    def _comments(self, made: list[tuple[int, Any, Original]]) -> Iterator[Any]:
        from clearslate.records.models import CommentRow

        for n, row, _ in made:
            for place in range(n % 3 if n % 2 else 0):
                yield CommentRow(
                    declaration=row,
                    account_id=(self.reviewers["legal"], row.declarant_id)[place % 2],
                    text=_SAID[(n + place) % len(_SAID)],
                    confidential=n % 13 == 0,
                    said_at=row.declared_at + timedelta(hours=1 + place),
                )

    def _files(self, made: list[tuple[int, Any, Original]]) -> Iterator[Any]:
        """Attach a paper for a duty, which no approval is bound to, or evidence where none is."""
        from clearslate.records.models import FileRow

        for n, row, original in made:
            if n % 5 == 0:
                yield FileRow(
                    production_id=row.production_id,
                    organisation_id=row.organisation_id,
                    declaration=row,
                    duty="" if not original.records else "netflix-genai/register",
                    name="call-sheet-31.pdf",
                    digest=self.file,
                    size=4_096,
                    added_by_id=row.declarant_id,
                    added_at=row.declared_at,
                )

    def _log(self, production: Any, made: list[tuple[int, Any, Original]]) -> Iterator[Any]:
        for _, row, _ in made:
            said = {"declaration": row.digest}
            yield self._entry(production, row, "declared", row.declared_at, said)
            said = {
                "because": "declared",
                "declaration": row.digest,
                "determination": row.determination_digest,
                "progress": row.progress,
            }
            yield self._entry(production, row, "determined", row.changed_at, said)

    def _entry(
        self, production: Any, row: Any, act: str, at: datetime, details: dict[str, str]
    ) -> Any:
        from clearslate.domain.tree_hash import leaf_hash
        from clearslate.formats.canonical import canonical
        from clearslate.records.log import Entry, _spelt
        from clearslate.records.models import LogRow

        subject = f"declaration {production.handle} {row.reference}"
        actor = f"Person {row.declarant_id:03d} <person{row.declarant_id}@example.org>"
        entry = Entry(at=at, actor=actor, act=act, subject=subject, details=details)
        text = canonical(_spelt(entry, self.index)).decode()
        self.index += 1
        return LogRow(
            index=self.index - 1,
            at=at,
            actor=actor,
            act=act,
            subject=subject,
            production=production.pk,
            organisation=row.organisation_id,
            entry=text,
            leaf=leaf_hash(text.encode()),
        )


def _original(row: Any) -> Original:
    from clearslate.formats.facts import load_catalogue
    from clearslate.formats.sealing import sealed_text
    from clearslate.operations.actor import Actor
    from clearslate.operations.settling import opened_for
    from clearslate.records.models import RecordRow
    from clearslate.records.uses import use_numbered

    use = use_numbered(row.pk)
    made = opened_for(use, Actor(member=None, at=NOW)).determined(use.declaration)
    bound = RecordRow.objects.filter(
        production=row.production_id, kind__in=("approval", "waiver"), current=True
    )
    return Original(
        row=row,
        stands_on=tuple(row.standsonrow_set.values_list("kind", "reference")),
        tasks=tuple(row.taskrow_set.order_by("pk")),
        records=tuple(
            each for each in bound if json.loads(each.document)["declaration"] == row.reference
        ),
        sealed=sealed_text(load_catalogue(), made.filled, made.determination),
    )


def _yeses(original: Original) -> list[str]:
    """Return the offices that said yes to a use."""
    if original.row.progress != "goes_ahead":
        return []
    documents = (json.loads(each.document) for each in original.records if each.kind == "approval")
    return sorted({office for each in documents for office in each["authority"]})


def _use(production: Any, n: int, original: Original, vendor: int, declarant: int) -> Any:
    from clearslate.records.models import DeclarationRow

    before = original.row
    reference = f"{production.prefix}-{n + 1:04d}"
    document = _renamed(before.document, before.reference, reference)
    document = document.replace(SAMPLE, production.handle)
    at = NOW - timedelta(hours=1 + n * 37 % 6_000)
    settled = min(at + timedelta(hours=5 + n % 200), NOW)
    superseded = n % _OPEN_IN == _OPEN_IN - 1
    return DeclarationRow(
        production=production,
        organisation_id=vendor,
        declarant_id=declarant,
        answerable_id=declarant,
        reference=reference,
        title=f"{before.title}, {n + 1}",
        document=document,
        digest=f"sha256:{sha256(document.encode()).hexdigest()}",
        outcome=before.outcome,
        certain=before.certain,
        could_reach=before.could_reach,
        progress="superseded" if superseded else before.progress,
        determination=before.determination,
        determination_digest=before.determination_digest,
        needed_on=(NOW + timedelta(days=n % 60 - 5)).date(),
        declared_at=at,
        settled_at=settled if before.settled_at else None,
        changed_at=settled,
        current=not superseded,
    )


def _renamed(text: str, before: str, after: str) -> str:
    return text.replace(f'"{before}"', f'"{after}"')


def _stands_on(made: list[tuple[int, Any, Original]]) -> Iterator[Any]:
    from clearslate.records.models import StandsOnRow

    for _, row, original in made:
        for kind, reference in original.stands_on:
            yield StandsOnRow(declaration=row, kind=kind, reference=reference)


def _task(row: Any, task: Any, *, closed: datetime | None) -> Any:
    from clearslate.records.models import TaskRow

    return TaskRow(
        production_id=row.production_id,
        organisation_id=row.organisation_id,
        declaration=row,
        kind=task.kind,
        office=task.office,
        note=task.note,
        place=task.place,
        waits=task.waits,
        outcome=task.outcome,
        opened_at=row.declared_at,
        due_on=(row.declared_at + timedelta(days=5)).date() if task.due_on else None,
        closed_at=closed,
    )


def _review(row: Any, office: str) -> Any:
    from clearslate.records.models import TaskRow

    return TaskRow(
        production_id=row.production_id,
        organisation_id=row.organisation_id,
        declaration=row,
        kind="review",
        office=office,
        outcome=row.outcome,
        opened_at=row.declared_at,
        due_on=(row.declared_at + timedelta(days=5)).date(),
    )


def _records(production: Any, made: list[tuple[int, Any, Original]]) -> Iterator[Any]:
    from clearslate.records.models import RecordRow

    for _, row, original in made:
        for place, record in enumerate(original.records):
            offices = "-".join(json.loads(record.document).get("authority", ["title_contact"]))
            reference = f"{row.reference}-{offices.replace('_', '-')}-{place}"
            text = _renamed(record.document, original.row.reference, row.reference)
            text = _renamed(text, original.row.digest, row.digest)
            text = _renamed(text, record.reference, reference)
            yield RecordRow(
                kind=record.kind,
                organisation_id=production.organisation_id,
                production=production,
                reference=reference,
                about=row.reference,
                name=record.name.replace(original.row.reference, row.reference),
                document=text,
                digest=f"sha256:{sha256(text.encode()).hexdigest()}",
                owner_id=record.owner_id,
                expires_on=record.expires_on,
                made_by_id=record.made_by_id,
                made_at=row.changed_at,
            )
