"""What files say stands beside the uses they were made for, and a person answers what differs."""

import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import Cast

from clearslate.domain.discrepancies import Answered
from clearslate.formats.errors import DocumentError
from clearslate.formats.evidence_lines import MOST
from clearslate.operations.evidencing import Added, add_evidence, decide
from clearslate.operations.noting import MayNot, NoReason
from clearslate.records.models import AssetRow, DeclarationRow, EvidenceRow, LogRow, TaskRow
from clearslate.records.reach import NotThere

Enter = Callable[[str], Client]
USE = "SR-0021"
PAGE = "/productions/the-salt-road/evidence"
USE_PAGE = f"/productions/the-salt-road/uses/{USE}"


def line(name: str = "a/face.png", *, origin: str = "ai_declared", **more: object) -> bytes:
    """Return a line as ``inspect --json`` writes it, of a run with a model nobody declared."""
    told: dict[str, object] = {
        "path": name,
        "origin": origin,
        "kind": "png",
        "digest": "sha256:" + "ab" * 32,
        "size": 12,
        "manifest": {"seal": "absent"},
        "generations": [
            {"software": "ComfyUI", "models": [{"name": "otherworld-xl", "kind": "checkpoint"}]}
        ],
        **more,
    }
    return json.dumps(told).encode() + b"\n"


def silent(name: str, origin: str) -> bytes:
    return line(name, origin=origin, generations=[], digest="sha256:" + "cd" * 32)


def add(cast: Cast, content: bytes, who: str = "Jonah", reference: str = USE) -> Added:
    return add_evidence(cast.acting(who), "the-salt-road", reference, content, file="e.jsonl")


def tasks() -> list[TaskRow]:
    return list(TaskRow.objects.filter(kind="difference"))


def test_what_differs_is_one_task_for_the_use_and_clears_nothing(cast: Cast) -> None:
    before = DeclarationRow.objects.get(reference=USE, production=cast.the_salt_road)
    added = add(cast, line() + line("b/other.png", digest="sha256:" + "ef" * 32))

    assert added == Added(kept=2, known=0, to_answer=2)
    [task] = tasks()
    assert (task.office, task.closed_at) == ("clearance_lead", None)
    for row in EvidenceRow.objects.all():
        decide(cast.acting("Dara"), "the-salt-road", row.pk, Answered.EXPLAINED, "A test run.")
        after = DeclarationRow.objects.get(pk=before.pk)
        assert (after.progress, after.determination) == (before.progress, before.determination)
    [task] = tasks()
    assert task.closed_at is not None
    assert LogRow.objects.filter(act="evidence_answered").count() == 2


def test_the_same_difference_of_the_same_file_is_not_asked_again(cast: Cast) -> None:
    add(cast, line())
    row = EvidenceRow.objects.get()
    decide(cast.acting("Dara"), "the-salt-road", row.pk, Answered.REMOVED, "Taken out.")

    assert add(cast, line("moved/again.png")).to_answer == 0
    other_model = [{"software": "ComfyUI", "models": [{"name": "newer", "kind": "checkpoint"}]}]
    assert add(cast, line(generations=other_model)).to_answer == 1
    assert add(cast, line("third.png", digest="sha256:" + "12" * 32)).to_answer == 1


def test_the_same_lines_are_kept_once(cast: Cast) -> None:
    add(cast, line())

    assert add(cast, line()) == Added(kept=0, known=1, to_answer=0)
    assert EvidenceRow.objects.count() == 1


def test_an_answer_needs_the_office_and_a_reason(cast: Cast) -> None:
    add(cast, line())
    number = EvidenceRow.objects.get().pk

    with pytest.raises(MayNot):
        decide(cast.acting("Jonah"), "the-salt-road", number, Answered.EXPLAINED, "Mine.")
    with pytest.raises(NoReason):
        decide(cast.acting("Dara"), "the-salt-road", number, Answered.EXPLAINED, "  ")
    with pytest.raises(NotThere):
        decide(cast.acting("Tamsin"), "the-salt-road", number, Answered.EXPLAINED, "No.")
    assert EvidenceRow.objects.get().open


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b"[]",
        b'{"path":"a.png"}',
        line(origin="clean"),
        line("", origin="no_sign"),
        line("\ud800.png"),
        b'{"path":"a","asset":3,"origin":"unknown"}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_bad_line_is_located_and_nothing_is_kept(cast: Cast, bad: bytes) -> None:
    with pytest.raises(DocumentError) as error:
        add(cast, line() + b"\n" + bad)

    assert error.value.where.startswith("e.jsonl:3")
    assert not EvidenceRow.objects.exists()
    assert not tasks()


def test_more_lines_than_are_read_are_refused(cast: Cast) -> None:
    with pytest.raises(DocumentError, match="5,000"):
        add(cast, b"{}\n" * (MOST + 1))


def test_no_sign_and_unknown_have_states_of_their_own(cast: Cast, enter: Enter) -> None:
    add(cast, silent("quiet.png", "no_sign") + silent("dark.png", "unknown"))

    assert not tasks()
    for where in (PAGE, USE_PAGE):
        page = enter("Jonah").get(where).content.decode()
        part = page[page.index("quiet.png") - 900 :]
        assert "is-none" in part
        assert "is-unknown" in part
        assert "is-cleared" not in part[: part.index("dark.png")]


def test_a_file_is_known_by_its_digest_and_a_name_with_another_digest_is_another(
    cast: Cast,
) -> None:
    use = DeclarationRow.objects.get(reference=USE, production=cast.the_salt_road)
    document = {"name": "face_v1", "digest": "sha256:" + "ab" * 32, "declarations": [USE]}
    AssetRow.objects.create(
        production_id=cast.the_salt_road,
        name="face_v1",
        declaration=use,
        document=json.dumps(document),
    )
    add(cast, line() + line("face_v1", digest="sha256:" + "99" * 32), "Dara", reference="")

    found = {row.name: (row.asset, row.declaration_id) for row in EvidenceRow.objects.all()}
    assert found == {"face.png": ("face_v1", use.pk), "face_v1": ("", None)}
    unknown = EvidenceRow.objects.get(name="face_v1")
    assert "no_declaration" in unknown.discrepancies


def test_what_register_found_on_site_is_asked_here(cast: Cast) -> None:
    told = {
        "path": "x/doll.####.exr",
        "entered": "registered",
        "origin": "ai_declared",
        "files": 3,
        "asset": {"name": "doll.####.exr", "digest": "sha256:" + "34" * 32},
        "flags": [
            {
                "kind": "script_text",
                "subject": "ep104",
                "reason": "shared_words",
                "place": "prompt",
                "certain": True,
                "text": "the salt was never theirs",
                "lines": [10, 12],
            }
        ],
    }
    summary = b'{"summary":{"written":true}}\n'

    assert add(cast, json.dumps(told).encode() + b"\n" + summary).to_answer == 1
    assert "script_text" in EvidenceRow.objects.get().discrepancies


def test_evidence_is_seen_with_its_use_and_by_nobody_beside(cast: Cast, enter: Enter) -> None:
    add(cast, line())

    for who in ("Jonah", "Dara", "Ottoline"):
        assert "face.png" in enter(who).get(PAGE).content.decode()
    assert "face.png" not in enter("Petra").get(PAGE).content.decode()
    assert enter("Tamsin").get(PAGE).status_code == 404
    with pytest.raises(NotThere):
        add(cast, line(), "Petra")


def test_it_is_brought_and_answered_on_the_page(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    sent = {"file": SimpleUploadedFile("e.jsonl", line()), "reference": USE}
    assert client.post(PAGE, sent).status_code == 302
    number = EvidenceRow.objects.get().pk
    assert client.post(f"{PAGE}/{number}", {"decision": "explained"}).status_code == 422
    assert client.post(f"{PAGE}/{number}", {"decision": "x", "reason": "y"}).status_code == 422
    task = tasks()[0].pk
    assert client.get(f"/tasks?task={task}").status_code == 200
    given = {"decision": "explained", "reason": "A test."}
    assert client.post(f"{PAGE}/{number}", given, follow=True).status_code == 200
    assert "A test." in client.get(USE_PAGE).content.decode()
    assert "face.png" not in client.get(f"{PAGE}?only=undecided").content.decode()

    bad = {"file": SimpleUploadedFile("e.jsonl", b"{"), "reference": USE}
    answer = client.post(PAGE, bad)
    assert answer.status_code == 422
    assert "e.jsonl:1" in answer.content.decode()
    nowhere = {"file": SimpleUploadedFile("e.jsonl", line()), "reference": "SR-9999"}
    assert client.post(PAGE, nowhere).status_code == 422
    assert client.post(PAGE, {}).status_code == 422
    assert enter("Ottoline").post(PAGE, sent).status_code == 403


def test_the_page_speaks_french_and_says_that_nothing_is_there(cast: Cast, enter: Enter) -> None:
    client = enter("Dara")
    client.cookies["clearslate_language"] = "fr"
    assert "Aucun fichier n’a encore été inspecté." in client.get(PAGE).content.decode()
    add(cast, line())

    page = client.get(PAGE).content.decode()
    assert "IA déclarée" in page
    assert "attend une réponse" in page
