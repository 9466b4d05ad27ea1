"""The log: nobody changes it unseen, a stranger can hold it, and each reads what is theirs."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.service.conftest import NOON, Cast

from clearslate.domain.tree_hash import check_inclusion, leaf_hash, root_of
from clearslate.formats.checkpoint import (
    Checkpoint,
    NoteBroken,
    key_id,
    read_note,
    verifier_key,
    written_note,
)
from clearslate.operations.actor import Actor
from clearslate.operations.auditing import Fault, prove, verify
from clearslate.operations.checkpointing import log_key, make_checkpoint, note_holds
from clearslate.records.checkpoints import last_checkpoint, log_size
from clearslate.records.log import Entry, append, atomic, entries
from clearslate.records.log_guard import UNGUARD, is_guarded
from clearslate.records.log_reading import Sieve, entry_seen, read_log
from clearslate.records.mail import outbox
from clearslate.records.models import CheckpointRow, LogRow
from clearslate.records.reach import NotThere

Enter = Callable[[str], Client]
NOW = Actor(member=None, at=NOON)


@pytest.fixture(autouse=True)
def _key(settings: object, tmp_path: Path) -> None:
    settings.LOG_KEY = tmp_path / "log.key"  # type: ignore[attr-defined]


def _add(n: int = 1, **given: object) -> None:
    for each in range(n):
        told = {"actor": "Nobody", "act": "noted", "subject": f"thing {each}"} | given
        with atomic():
            append(Entry(at=NOON, **told))  # type: ignore[arg-type]


@pytest.fixture
def unguarded(cast: Cast) -> None:
    """The log without what guards it, as somebody with the database file would have it."""
    with connection.cursor() as cursor:
        for statement in UNGUARD[connection.vendor]:
            cursor.execute(statement)


# The guard -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(actor="Somebody else"), lambda rows: rows.delete()]
)
def test_the_database_refuses_to_change_the_log(cast: Cast, change: Callable[..., object]) -> None:
    before = [entry.entry for entry in entries()]
    assert before
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(LogRow.objects.filter(index=0))

    assert [entry.entry for entry in entries()] == before
    assert is_guarded()


def test_verifying_says_when_the_guard_is_gone(unguarded: None) -> None:
    assert not verify(NOW).guarded


# Verifying -------------------------------------------------------------------------------


def test_an_untouched_log_holds(cast: Cast) -> None:
    make_checkpoint(NOW)
    _add(3)
    make_checkpoint(NOW)
    verified = verify(NOW)

    assert verified.holds
    assert verified.size == log_size()
    assert verified.checkpoints == 2
    assert verified.root == root_of([entry.leaf for entry in entries()])


def _break(cast: Cast, what: str) -> int:
    """Break the log at entry 5, and return where that should be found."""
    at5 = LogRow.objects.filter(index=5)
    row = at5.get()
    if what == "entry":
        at5.update(entry=row.entry.replace('"act":"', '"act":"un'))
    elif what == "column":
        at5.update(actor="Somebody else")
    elif what == "hour":
        at5.update(at=row.at + timedelta(seconds=1))
    elif what == "gone":
        at5.delete()
    elif what == "rewritten":
        entry = row.entry.replace('"details":{', '"details":{"x":1,', 1)
        at5.update(entry=entry, leaf=leaf_hash(entry.encode()))
        return last_checkpoint().size  # type: ignore[union-attr]
    return 5


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("entry", Fault.LEAF),
        ("column", Fault.COLUMNS),
        ("hour", Fault.COLUMNS),
        ("gone", Fault.SEQUENCE),
        ("rewritten", Fault.ROOT),
    ],
)
def test_a_change_is_found_where_it_was_made(
    cast: Cast, unguarded: None, what: str, fault: Fault
) -> None:
    make_checkpoint(NOW)
    where = _break(cast, what)
    broken = verify(NOW).broken

    assert broken is not None
    assert (broken.fault, broken.index) == (fault, where)


def test_a_log_cut_short_is_found_by_its_checkpoint(cast: Cast, unguarded: None) -> None:
    make_checkpoint(NOW)
    LogRow.objects.filter(index__gte=log_size() - 2).delete()
    broken = verify(NOW).broken

    assert broken is not None
    assert broken.fault is Fault.TOO_SHORT


def test_a_checkpoint_signed_by_another_key_does_not_hold(cast: Cast, settings: object) -> None:
    make_checkpoint(NOW)
    settings.LOG_KEY = settings.LOG_KEY.with_name("other.key")  # type: ignore[attr-defined]
    broken = verify(NOW).broken

    assert broken is not None
    assert broken.fault is Fault.SIGNATURE


def test_a_checkpoint_whose_numbers_were_changed_does_not_hold(cast: Cast) -> None:
    kept = make_checkpoint(NOW)
    assert kept is not None
    CheckpointRow.objects.update(root=b"\x01" * 32)
    broken = verify(NOW).broken

    assert broken is not None
    assert broken.fault is Fault.SIGNATURE


# Checkpoints -----------------------------------------------------------------------------


def test_a_checkpoint_is_made_when_the_log_grew_and_goes_on_from_the_last(cast: Cast) -> None:
    for more in (1, 2, 7, 64, 1):
        _add(more)
        kept = make_checkpoint(NOW)
        assert kept is not None
        assert kept.root == root_of([entry.leaf for entry in entries()])
    assert make_checkpoint(NOW) is None


def test_a_checkpoint_goes_to_the_address_that_was_set(cast: Cast, settings: object) -> None:
    settings.CHECKPOINT_TO = "vault@example.net"  # type: ignore[attr-defined]
    kept = make_checkpoint(NOW)

    assert kept is not None
    assert (outbox()[0].to, outbox()[0].text) == ("vault@example.net", kept.note)


def test_the_key_is_made_once_and_readable_by_its_owner_only(cast: Cast, settings: object) -> None:
    first = log_key().public

    assert log_key().public == first
    assert settings.LOG_KEY.stat().st_mode & 0o777 == 0o600  # type: ignore[attr-defined]


def test_a_note_is_spelled_as_signed_notes_are() -> None:
    """Checked against the example of C2SP signed-note: PeterNeumann's key and its id."""
    public = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]

    assert key_id("PeterNeumann", public).hex() == "c74f20a3"
    assert verifier_key("PeterNeumann", public) == (
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    )
    text = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
    )
    signed = base64.b64decode(
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
    assert signed[:4].hex() == "c74f20a3"
    Ed25519PublicKey.from_public_bytes(public).verify(signed[4:], text.encode())


def test_a_note_reads_back_and_holds_only_as_it_was_signed(cast: Cast) -> None:
    kept = make_checkpoint(NOW)
    assert kept is not None
    key = log_key()
    read = note_holds(kept.note, key.public)

    assert read == Checkpoint(origin=key.name, size=kept.size, root=kept.root)
    assert kept.note.split("\n")[:2] == [key.name, str(kept.size)]
    assert (
        note_holds(kept.note.replace(f"\n{kept.size}\n", f"\n{kept.size + 1}\n"), key.public)
        is None
    )


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "log\n1\n",
        "log\n1\nAAAA\n\n— log AAAAAAAA\n",
        "log\n01\n{root}\n\n— log AAAAAAAA\n",
        "a log\n1\n{root}\n\n— log AAAAAAAA\n",
        "log\n-1\n{root}\n\n— log AAAAAAAA\n",
        "log\n1\n{root}\nmore\n\n— log AAAAAAAA\n",
        "log\n1\n{root}\n\nlog AAAAAAAA\n",
        "log\n1\n{root}\n\n— log ?\n",
        "log\n1\n{root}\n\n— log AAAA\n",
    ],
)
def test_what_is_no_signed_checkpoint_is_not_read(broken: str) -> None:
    root = base64.b64encode(bytes(32)).decode()
    with pytest.raises(NoteBroken):
        read_note(broken.format(root=root))


def test_a_written_note_reads_back() -> None:
    checkpoint = Checkpoint(origin="log.example.org", size=12, root=bytes(range(32)))
    note = read_note(written_note(checkpoint, bytes(32), b"s" * 64))

    assert note.checkpoint == checkpoint
    assert note.signatures[0].signature == b"s" * 64


# Proofs ----------------------------------------------------------------------------------


def test_every_entry_is_proven_to_stand_in_the_log(cast: Cast) -> None:
    kept = make_checkpoint(NOW)
    assert kept is not None
    for entry in entries():
        proof = prove(entry.index)
        assert proof is not None
        check_inclusion(entry.leaf, entry.index, kept.size, proof.path, kept.root)


def test_a_proof_over_many_blocks_holds(cast: Cast) -> None:
    have = log_size()
    LogRow.objects.bulk_create(
        LogRow(
            index=n,
            at=NOON,
            actor="N",
            act="noted",
            subject="s",
            entry=f"{n}",
            leaf=leaf_hash(b"%d" % n),
        )
        for n in range(have, 3_500)
    )
    kept = make_checkpoint(NOW)
    assert kept is not None
    for index in (0, 1023, 1024, 2047, 3_071, 3_072, 3_499):
        proof = prove(index)
        assert proof is not None
        check_inclusion(proof.leaf, index, 3_500, proof.path, kept.root)


def test_an_entry_after_the_last_checkpoint_has_no_proof_yet(cast: Cast) -> None:
    make_checkpoint(NOW)
    _add()

    assert prove(log_size() - 1) is None
    assert prove(-1) is None


def test_a_stranger_checks_a_proof_from_the_page_alone(cast: Cast, enter: Enter) -> None:
    make_checkpoint(NOW)
    given = enter("Ottoline").get("/audit/5/proof").json()

    note = read_note(given["checkpoint"])
    name, _, public = given["key"].split("+", 2)
    raw = base64.b64decode(public)[1:]
    Ed25519PublicKey.from_public_bytes(raw).verify(
        note.signatures[0].signature, note.checkpoint.text.encode()
    )
    assert name == note.checkpoint.origin
    check_inclusion(
        leaf_hash(given["entry"].encode()),
        given["index"],
        given["size"],
        [base64.b64decode(step) for step in given["path"]],
        note.checkpoint.root,
    )


# Reading ---------------------------------------------------------------------------------


def _indices(cast: Cast, name: str, **sieve: object) -> set[int]:
    member, found, before = cast.member(name), set[int](), None
    while True:
        leaf = read_log(member, Sieve(**sieve), before=before)  # type: ignore[arg-type]
        found |= {line.index for line in leaf.lines}
        if leaf.older is None:
            assert len(found) == leaf.how_many
            return found
        before = leaf.older


def test_the_studio_reads_all_and_a_company_its_own_and_below(cast: Cast) -> None:
    everything = {entry.index for entry in entries()}
    assert _indices(cast, "Ottoline") == everything

    lead = _indices(cast, "Dara")
    rows = {row.index: row for row in LogRow.objects.all()}
    assert lead
    quillmark = {
        cast.slate.houses[name]
        for name in ("Quillmark Pictures", "Harbour VFX", "Fathom Sound House", "Saltmarsh Roto")
    }
    assert {rows[index].organisation for index in lead} <= quillmark
    assert {rows[index].production for index in lead} == {cast.the_salt_road}


def test_who_holds_no_office_for_it_reads_nothing(cast: Cast, enter: Enter) -> None:
    for name in ("Jonah", "Quentin", "Ines"):
        assert enter(name).get("/audit").status_code == 404
        assert enter(name).get("/audit/5").status_code == 404
        assert enter(name).get("/audit/5/proof").status_code == 404
        assert enter(name).get("/audit/log.jsonl").status_code == 404


def test_a_confidential_entry_is_for_reviewers_alone(cast: Cast, enter: Enter) -> None:
    house = cast.slate.houses["Quillmark Pictures"]
    _add(confidential=True, production=cast.the_salt_road, organisation=house, act="commented")
    index = log_size() - 1

    assert index in _indices(cast, "Corwin")
    for name in ("Dara", "Ottoline", "Rufus"):
        assert index not in _indices(cast, name)
        with pytest.raises(NotThere):
            entry_seen(cast.member(name), index)
        exported = b"".join(enter(name).get("/audit/log.jsonl").streaming_content)  # type: ignore[attr-defined]
        assert f'"index":{index},'.encode() not in exported


def test_another_company_s_entry_is_not_there(cast: Cast, enter: Enter) -> None:
    theirs = LogRow.objects.filter(production=cast.salt_soap).first()
    assert theirs is not None

    assert enter("Dara").get(f"/audit/{theirs.index}").status_code == 404
    assert enter("Tamsin").get(f"/audit/{theirs.index}").status_code == 200


def test_entries_are_found_by_actor_act_subject_production_and_day(cast: Cast) -> None:
    rows = list(LogRow.objects.all())

    def expect(holds: Callable[[LogRow], bool]) -> set[int]:
        found = {row.index for row in rows if holds(row)}
        assert found
        return found

    assert _indices(cast, "Ottoline", act="determined") == expect(lambda r: r.act == "determined")
    assert _indices(cast, "Ottoline", actor="hélène") == expect(
        lambda r: r.actor.startswith("Hélène")
    )
    assert _indices(cast, "Ottoline", subject=rows[7].subject) == expect(
        lambda r: r.subject == rows[7].subject
    )
    assert _indices(cast, "Ottoline", production=cast.ferry_tales) == expect(
        lambda r: r.production == cast.ferry_tales
    )
    assert _indices(cast, "Ottoline", on=NOON.date()) == expect(
        lambda r: r.at.date() == NOON.date()
    )
    assert _indices(cast, "Ottoline", on=NOON.date() + timedelta(days=1)) == set()
    assert _indices(cast, "Dara", production=cast.ferry_tales) == set()


def test_the_export_is_what_was_hashed(cast: Cast, enter: Enter) -> None:
    answer = enter("Ottoline").get("/audit/log.jsonl")
    lines = b"".join(answer.streaming_content).splitlines()  # type: ignore[attr-defined]

    assert [leaf_hash(line) for line in lines] == [entry.leaf for entry in entries()]
    assert [json.loads(line)["index"] for line in lines] == list(range(len(lines)))


def test_the_pages_show_an_entry_a_checkpoint_and_what_verifying_found(
    cast: Cast, enter: Enter, unguarded: None
) -> None:
    client = enter("Ottoline")
    assert client.get("/audit/checkpoint").status_code == 404
    kept = make_checkpoint(NOW)
    assert kept is not None
    assert client.get("/audit/checkpoint").content.decode() == kept.note
    assert (
        entry_seen(cast.member("Ottoline"), 5).leaf.hex()
        in client.get("/audit/5").content.decode()
    )
    assert "The log holds:" in client.post("/audit/verify").content.decode()

    LogRow.objects.filter(index=5).update(actor="Somebody else")
    page = client.post("/audit/verify").content.decode()
    assert "The log is broken at 5" in page
    assert "triggers are missing" in page


def test_every_act_that_is_logged_has_its_words() -> None:
    import ast

    from clearslate.formats.words.pages.audit import ACTS

    root = Path(__file__).parents[2] / "src" / "clearslate" / "operations"
    named = set()
    for path in root.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                named |= {
                    k.value.value
                    for k in node.keywords
                    if k.arg == "act" and isinstance(k.value, ast.Constant)
                }
                name = getattr(node.func, "id", "")
                if name in ("note", "_entry", "_office_entry", "_own_entry", "cut_entry"):
                    named |= {
                        a.value
                        for a in node.args[:2]
                        if isinstance(a, ast.Constant) and isinstance(a.value, str)
                    }

    assert named - set(ACTS) == set()


def test_the_entries_of_a_thing_are_found_by_its_reference_alone(cast: Cast) -> None:
    rufus, whole = cast.member("Rufus"), "declaration the-salt-road SR-0021"
    found = read_log(rufus, Sieve(subject="sr-0021")).lines

    assert found
    assert {line.subject for line in found} == {whole}
    assert found == read_log(rufus, Sieve(subject=whole)).lines
    assert read_log(rufus, Sieve(subject="SR-002")).lines == ()


def test_a_use_leads_who_reads_the_log_to_its_entries(enter: Enter) -> None:
    page = "/productions/the-salt-road/uses/SR-0021"
    link = "/audit?subject=declaration%20the-salt-road%20SR-0021"

    assert link in enter("Beatriz").get(page).content.decode()
    assert "SR-0021" in enter("Beatriz").get(link).content.decode()
    assert link not in enter("Jonah").get(page).content.decode()
