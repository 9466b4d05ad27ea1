"""Every address of the service, walked as nobody, as another partner, as a vendor beside, and as
each office: a page is there for those in the table, and for everybody else it is not.

A new address without a row here fails the first test. The scene is one use of Harbour VFX, with
a draft, files, a task, an invitation and a cut of its production beside it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse
from tests.service.conftest import Cast, finish
from tests.service.walking import USE, Scene, set_up

from clearslate.records.checkpoints import log_size
from clearslate.records.log import entries

Enter = Callable[[str], Client]

WALKERS = {
    "Tamsin": "another partner",
    "Petra": "another vendor of the same production",
    "Sunniva": "a vendor below the one whose use it is",
    "Jonah": "whose use it is",
    "Dara": "the clearance lead of the company above",
    "Beatriz": "title contact",
    "Corwin": "legal",
    "Quentin": "policy author",
    "Ottoline": "auditor",
    "Rufus": "administrator",
}
ALL = " ".join(WALKERS)
PRODUCTION = "Petra Sunniva Jonah Dara Beatriz Corwin Ottoline Rufus"
COMPANY = "Dara Beatriz Corwin Ottoline Rufus"
USES = f"Jonah {COMPANY}"
DECLARANTS = "Petra Sunniva Jonah Dara"
READERS = f"Tamsin {COMPANY}"
MANAGERS = "Tamsin Dara Rufus"


@dataclass(frozen=True)
class Row:
    """Who an address is there for, and who may act on it."""

    see: str = ""
    """Who gets a page; for anybody else signed in it is 404."""
    told: str = ""
    """Who is told that they may not, with 403: they see the thing and may not do this."""
    act: str | None = None
    """Who may post; None where nothing is posted there."""
    only_post: bool = False
    nobody: str = "asked"
    """Without an account: `asked` to sign in, let `in`, or told it is not there (`404`)."""
    at: str = ""
    """Values in the address, as ``name=value``; `*x` is a value of the scene."""
    query: str = ""


def page(see: str, **more: object) -> Row:
    return Row(see=see, **more)  # type: ignore[arg-type]


def form(see: str, act: str | None = None, **more: object) -> Row:
    return Row(see=see, act=act if act is not None else see, **more)  # type: ignore[arg-type]


def post(act: str, **more: object) -> Row:
    return Row(act=act, only_post=True, **more)  # type: ignore[arg-type]


def opened(**more: object) -> Row:
    return Row(see=ALL, act=ALL, nobody="in", **more)  # type: ignore[arg-type]


def by_link(**more: object) -> Row:
    """By a personal link only: without one there is nothing, whoever asks."""
    return Row(act="", nobody="404", **more)  # type: ignore[arg-type]


SALT = "handle=the-salt-road"
A_USE = f"{SALT} reference={USE}"
A_TOOL = f"{SALT} kind=tool reference=northlight-image-4-enterprise"
A_CUT = f"{SALT} name=cut version=12"
A_DRAFT = f"{SALT} number=*draft"

TABLE: dict[str, Row] = {
    "home": opened(),
    "language": post(ALL, nobody="in"),
    "theme": post(ALL, nobody="in"),
    "columns": post(ALL, nobody="in"),
    "filter_save": post(""),
    "filter_drop": post("", at="number=1"),
    "keys": opened(),
    # The door
    "demo_sign_in": Row(act="", only_post=True, nobody="404"),
    "account_login": opened(),
    "account_logout": form(ALL, nobody="in"),
    "account_inactive": opened(),
    "account_reauthenticate": form(ALL),
    "account_change_password": form(ALL),
    "account_set_password": form(ALL),
    "account_reset_password": opened(),
    "account_reset_password_done": opened(),
    "account_reset_password_from_key": opened(at="uidb36=1 key=x-y"),
    "account_reset_password_from_key_done": opened(),
    "mfa_index": form(ALL),
    "mfa_authenticate": opened(),
    "mfa_reauthenticate": form(ALL),
    "mfa_activate_totp": form(ALL),
    "mfa_deactivate_totp": page(""),
    "mfa_view_recovery_codes": page(""),
    "mfa_generate_recovery_codes": form(ALL),
    "mfa_download_recovery_codes": page(""),
    "mfa_list_webauthn": form(ALL),
    "mfa_add_webauthn": form(ALL),
    "mfa_login_webauthn": opened(),
    "mfa_reauthenticate_webauthn": form(ALL),
    "mfa_remove_webauthn": page("", at="pk=1"),
    "mfa_edit_webauthn": page("", at="pk=1"),
    "socialaccount_login_cancelled": opened(),
    "socialaccount_login_error": opened(),
    "openid_connect_login": Row(act="", nobody="404", at="provider_id=oidc"),
    "openid_connect_callback": Row(act="", nobody="404", at="provider_id=oidc"),
    # People, one's own page, audit
    "people": page(MANAGERS),
    "people_csv": page(MANAGERS),
    "people_invite": form(MANAGERS),
    "invitation_resend": post("Dara Rufus", at="number=*invitation"),
    "invitation_withdraw": post("Dara Rufus", at="number=*invitation"),
    "organisation_new": form("Rufus"),
    "person": page("Dara Rufus", at="number=*person"),
    "person_give": post("Dara Rufus", at="number=*person"),
    "person_take": post("Dara Rufus", at="number=*person"),
    "person_close": post("Rufus", at="number=*person"),
    "person_open": post("Rufus", at="number=*person"),
    "person_undo_sign_on": post("Rufus", at="number=*person"),
    "invitation": opened(at="token=*token"),
    "me": form(ALL),
    "me_away": post(ALL),
    "me_sessions": post(ALL),
    "audit": page(READERS),
    "audit_export": page(READERS),
    "audit_checkpoint": page(READERS),
    "audit_verify": form("Beatriz Corwin Ottoline Rufus"),
    "audit_entry": page(COMPANY, at="index=5"),
    "audit_proof": page(COMPANY, at="index=5"),
    "outbox": page("Rufus"),
    # Productions
    "slate": page(ALL),
    "ending": page(ALL),
    "uses": page(ALL),
    "productions": page(ALL),
    "search": page(ALL),
    "production_new": form("Beatriz Rufus"),
    "production_edit": form("Beatriz Rufus", at=SALT),
    "import_production": form(MANAGERS),
    "production": page(PRODUCTION, at=SALT),
    "production_people": page(PRODUCTION, at=SALT),
    "production_tools": page(PRODUCTION, at=SALT),
    "production_paper": page(PRODUCTION, at=SALT),
    "export": form(COMPANY, at=SALT),
    "evidence": form(PRODUCTION, "Petra Sunniva Jonah Dara Beatriz Corwin", at=SALT),
    "evidence_answer": post("Dara Beatriz Corwin", at=f"{SALT} number=*evidence"),
    "evidence_answers": post("Dara Beatriz Corwin", at=SALT),
    "cuts": page(PRODUCTION, at=SALT),
    "cut_upload": form(PRODUCTION, "Petra Sunniva Jonah Dara Beatriz", at=SALT),
    "cut": page(COMPANY, at=A_CUT),
    "cut_against": page(COMPANY, at=A_CUT, query="older=*cut"),
    "cue_sheet": page(COMPANY, at=f"{A_CUT} form=csv"),
    "cut_check": page(COMPANY, at=A_CUT),
    "cut_file": page(COMPANY, at=A_CUT),
    # Declaring
    "declare": form(DECLARANTS, told="Beatriz Corwin Ottoline Rufus", at=SALT),
    "draft_resume": form("Jonah", at=A_DRAFT),
    "draft_check": page("Jonah", at=A_DRAFT),
    "draft_submit": post("Jonah", at=A_DRAFT),
    "draft_delete": post("Jonah", at=A_DRAFT),
    "draft_files": form("Jonah", at=A_DRAFT),
    "draft_file_remove": post("Jonah", at=f"{A_DRAFT} file=*draft_file"),
    "draft": form("Jonah", at=f"{A_DRAFT} topic=files"),
    "draft_file": page("Jonah", at=f"{SALT} number=*draft file=*draft_file"),
    "draft_copy": form("Jonah Dara", told="Beatriz Corwin Ottoline Rufus", at=A_USE),
    # The use, and reviewing it
    "use": page(USES, at=A_USE),
    "use_file": page(USES, at=f"{A_USE} number=*use_file"),
    "use_export": page(USES, at=f"{A_USE} what=declaration form=json"),
    "use_act": post("Jonah Dara Beatriz Corwin", at=f"{A_USE} act=comment"),
    "use_attach": post("Jonah Dara Beatriz Corwin", at=A_USE),
    "use_override": post("Rufus", at=A_USE),
    "tasks": page(ALL),
    "tasks_csv": page(ALL),
    "tasks_read": post(ALL),
    "tasks_away": post(ALL),
    "task_approve": post("Corwin", at="number=*task"),
    "task_change": post("Corwin", at="number=*task"),
    "task_refuse": post("Corwin", at="number=*task"),
    "task_pass": post("Corwin", at="number=*task"),
    "task_override": post("Corwin", at="number=*task"),
    # Registers
    "registers": page(ALL),
    "register": page(ALL, at="kind=tool"),
    "record_add": form(
        "Tamsin Dara Beatriz Corwin",
        told="Petra Sunniva Jonah Quentin Ottoline Rufus",
        at="kind=tool",
    ),
    "record": page(PRODUCTION, at=A_TOOL),
    "record_change": form(
        "Dara Beatriz Corwin", told="Petra Sunniva Jonah Ottoline Rufus", at=A_TOOL
    ),
    "touches": page(PRODUCTION, at=A_TOOL),
    "record_file": page("", at=f"{A_TOOL} number=1"),
    "pack_touches": page(f"Tamsin {PRODUCTION}", at="pack=netflix-genai"),
    "guidance": page(ALL),
    "guidance_pack": page(ALL, at="pack=netflix-genai"),
    "guidance_clause": page(ALL, at="pack=netflix-genai clause=01"),
    # Consent: by personal link
    "consent_ask": form(
        "Dara Beatriz Corwin", told="Jonah Ottoline Rufus", at=f"{A_USE} performer=0"
    ),
    "consent_requests": page(PRODUCTION, at=SALT),
    "consent_request": form(COMPANY, "Dara Beatriz Corwin", at=f"{SALT} reference=*request"),
    "consent_page": by_link(),
    "consent_answer": by_link(only_post=True),
    "consent_question": by_link(only_post=True),
    "consent_withdraw": by_link(only_post=True),
    "consent_unsign": by_link(only_post=True),
    "consent_witness": by_link(only_post=True),
    "consent_leave": post(ALL, nobody="in"),
    "consent_picture": by_link(at="place=0"),
    "consent_code": by_link(only_post=True),
    "consent_open": by_link(only_post=True),
    "consent_door": by_link(at="token=nobodys-token"),
}


def routes(resolver: object = None) -> Iterator[str | None]:
    """Yield the name of every address that the service answers."""
    for pattern in (resolver or get_resolver()).url_patterns:  # type: ignore[attr-defined]
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern)
        else:
            yield pattern.name


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    known = set(routes())

    assert None not in known, "an address without a name is walked by nobody"
    assert known - set(TABLE) == set(), "new addresses: say in TABLE who they are for"
    assert set(TABLE) - known == set()


def address(name: str, row: Row, scene: Scene) -> str:
    given: dict[str, object] = {}
    for part in row.at.split():
        key, value = part.split("=", 1)
        given[key] = scene.values[value[1:]] if value.startswith("*") else value
    found = reverse(name, kwargs=given)
    if row.query:
        key, value = row.query.split("=")
        found += f"?{key}={scene.values[value[1:]]}"
    return found


@pytest.fixture
def scene(cast: Cast, enter: Enter) -> Scene:
    return set_up(cast, enter)


def _get(client: Client, where: str) -> int:
    answer = client.get(where)
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[arg-type]
    finish(answer)
    return answer.status_code


def _post(client: Client, where: str) -> int:
    sent = {
        "reason": "because",
        "reply": "words",
        "text": "words",
        "title": "A title",
        "name": "A name",
        "office": "declarant",
        "email": "x@example.org",
        "file": SimpleUploadedFile("x.txt", b"x"),
    }
    answer = client.post(where, sent)
    finish(answer)
    return answer.status_code


def _fits_get(row: Row, who: str, status: int) -> bool:
    if row.only_post:
        return status in (405, 404)
    if who in row.told.split():
        return status == 403
    if who in row.see.split():
        return status < 400 or (status in (401, 403, 405) and row.see == ALL)
    return status == 404


def _fits_post(row: Row, who: str, status: int) -> bool:
    if row.act is None:
        return status in (403, 404, 405) or (who in row.see.split() and status == 200)
    if who in (*row.see.split(), *row.told.split()):
        return status in (400, 403, 404, 405, 422)
    return status in (403, 404, 405, 422) if row.only_post else status in (403, 404, 405)


@pytest.mark.parametrize("who", WALKERS)
def test_each_is_shown_what_is_theirs_and_of_the_rest_nothing(
    enter: Enter, scene: Scene, who: str
) -> None:
    client, wrong = enter(who), []
    for name, row in TABLE.items():
        if name != "account_logout" and (row.see != ALL or who in ("Tamsin", "Corwin")):
            status = _get(client, address(name, row, scene))
            if not _fits_get(row, who, status):
                wrong.append(f"GET {name}: {status}")
    before = log_size()
    for name, row in TABLE.items():
        if row.act is None or who not in row.act.split():
            status = _post(client, address(name, row, scene))
            if not _fits_post(row, who, status):
                wrong.append(f"POST {name}: {status}")

    assert not wrong, "; ".join(wrong)
    done = [(entry.act, entry.subject) for entry in entries(before)]
    assert not done, f"what was refused was done: {done}"


def test_nobody_is_asked_to_sign_in(scene: Scene) -> None:
    wrong = []
    before = log_size()
    for name, row in TABLE.items():
        where = address(name, row, scene)
        for method in (_get, _post):
            if row.nobody == "in" or (name == "invitation"):
                continue
            client = Client()
            status = method(client, where)
            if row.nobody == "404":
                fits = status in (404, 405)
            else:
                fits = status == 405 or (
                    status == 302 and _leads_to_the_door(client, method, where)
                )
            if not fits:
                wrong.append(f"{method.__name__} {name}: {status}")

    assert not wrong, "; ".join(wrong)
    assert log_size() == before


def _leads_to_the_door(client: Client, method: object, where: str) -> bool:
    answer = client.get(where) if method is _get else client.post(where)
    return bool(re.match(r"/accounts/(login|reauthenticate)/", answer["Location"]))
