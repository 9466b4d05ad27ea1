"""The scene that the access walk walks through: one thing of every kind, all of it Harbour VFX's."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.service.conftest import Callable, Cast

from clearslate.domain.people import Office
from clearslate.operations.checkpointing import make_checkpoint
from clearslate.operations.drafting import About, begin
from clearslate.operations.evidencing import add_evidence
from clearslate.operations.inviting import Guest, invite
from clearslate.records.mail import outbox

USE = "SR-0021"
"""Declared by Jonah Pell of Harbour VFX; blocked until somebody consents."""

CONSENT = {
    "signer": "Maren Oskvale",
    "capacity": "performer",
    "email": "maren@example.net",
    "language": "en",
    "why": "A scene at nineteen.",
    "kind": "with_participation",
    "purposes": ["final_picture", "training", "reuse"],
    "territories": ["worldwide"],
    "period.to": "2036-12-31",
    "send": "1",
}
"""What the form of a consent request sends."""


@dataclass(frozen=True)
class Scene:
    """Numbers and references of what was made for the walk."""

    values: dict[str, object]


def set_up(cast: Cast, enter: Callable[[str], Client]) -> Scene:
    """Make one of everything that an address can name."""
    jonah = cast.acting("Jonah")
    about = About(
        title="A walk",
        contact="c@example.org",
        organisation=cast.slate.houses["Harbour VFX"],
        partner="Harbour VFX",
        answerable=cast.number("Jonah"),
    )
    draft = begin("the-salt-road", about, jonah)
    browser = enter("Jonah")
    paper = {"file": SimpleUploadedFile("note.txt", b"a note")}
    browser.post(f"/productions/the-salt-road/drafts/{draft}/files", paper)
    file = apps.get_model("records.FileRow").objects.filter(draft=draft).first()
    attached = {"file": SimpleUploadedFile("still.txt", b"a still")}
    browser.post(f"/productions/the-salt-road/attach/{USE}", attached)
    use_file = apps.get_model("records.FileRow").objects.filter(declaration__reference=USE).first()
    invitation = invite(
        Guest(
            email="wren@example.org",
            name="Wren",
            language="en",
            organisation=cast.slate.houses["Harbour VFX"],
            offices=(Office.DECLARANT,),
            production=cast.the_salt_road,
        ),
        cast.acting("Dara"),
    )
    token = re.search(r"/invitations/(\S+)", outbox()[0].text)
    assert token is not None
    task = (
        apps.get_model("records.TaskRow")
        .objects.filter(closed_at=None, office="legal", kind="review")
        .first()
    )
    enter("Dara").post(f"/productions/the-salt-road/uses/{USE}/people/0/consent", CONSENT)
    request = apps.get_model("records.ConsentRequestRow").objects.get()
    cut = apps.get_model("records.CutRow").objects.get(production=cast.the_salt_road, version="12")
    line = (
        b'{"path":"walk.png","origin":"ai_declared","kind":"png","digest":"sha256:00",'
        b'"manifest":{"seal":"absent"},"generations":[{"software":"ComfyUI",'
        b'"models":[{"name":"walking-model","kind":"checkpoint"}]}]}'
    )
    add_evidence(jonah, "the-salt-road", USE, line, file="walk.jsonl")
    evidence = apps.get_model("records.EvidenceRow").objects.get()
    make_checkpoint(cast.acting("Rufus"))
    return Scene(
        {
            "draft": draft,
            "draft_file": file.pk if file else 0,
            "use_file": use_file.pk if use_file else 0,
            "invitation": invitation,
            "token": token.group(1),
            "task": task.pk,
            "cut": cut.pk,
            "evidence": evidence.pk,
            "request": request.reference,
            "person": cast.number("Jonah"),
        }
    )
