"""Who sees a draft and its files, what happens to both, and declaring in another's place."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, reverse
from tests.service.conftest import NOON, Cast
from tests.service.test_declare import BASE, TITLE, answers_of, begun, submitted

from clearslate.domain.people import Office
from clearslate.domain.request import Progress
from clearslate.operations.attaching import safe_name
from clearslate.operations.declaring import Overtaken, copy_use
from clearslate.operations.declaring import declare as declare_draft
from clearslate.records.drafts import drafts_of
from clearslate.records.files import files_of
from clearslate.records.founding import found_account, give_office
from clearslate.records.log import entries_about
from clearslate.records.tasks import tasks_of_use
from clearslate.records.uses import use_called
from clearslate.web.addresses.declare import urlpatterns

Enter = Callable[[str], Client]
OUTSIDERS = ("Petra", "Sunniva", "Basile", "Dara", "Corwin", "Rufus", "Quentin")
"""Another partner, a vendor below, somebody of another production, the lead, and the studio."""


def the_draft(cast: Cast, name: str = "Jonah") -> int:
    [draft] = drafts_of(cast.member(name))
    return draft.number


def addresses_of(draft: int, file: int) -> list[str]:
    """Return every address of a draft; one that is added without a value here is an error."""
    values = {"handle": "the-salt-road", "number": draft, "file": file, "topic": "final"}
    found = []
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        wanted = pattern.pattern.converters
        if "number" in wanted:
            found.append(reverse(str(pattern.name), kwargs={k: values[k] for k in wanted}))
    return found


def attached(client: Client, address: str, name: str = "board.pdf") -> None:
    file = SimpleUploadedFile(name, b"a storyboard", content_type="text/html")
    answer = client.post(f"{address}/files", {"file": file})
    assert answer.status_code == 302, answer.content.decode()


@pytest.mark.parametrize("name", OUTSIDERS)
def test_every_address_of_a_draft_is_404_to_everybody_else(
    cast: Cast, enter: Enter, name: str
) -> None:
    jonah = enter("Jonah")
    attached(jonah, begun(jonah))
    draft = the_draft(cast)
    [file] = files_of(draft=draft)
    outsider = enter(name)

    for address in addresses_of(draft, file.number):
        for asked in (outsider.get, outsider.post):
            assert asked(address).status_code in (404, 405), address
    assert drafts_of(cast.member(name)) == ()
    assert the_draft(cast) == draft


def test_a_stranger_is_asked_to_sign_in(cast: Cast, enter: Enter) -> None:
    address = begun(enter("Jonah"))

    answer = Client().get(f"{address}/check")

    assert answer.status_code == 302
    assert "login" in str(answer["Location"])


def test_a_colleague_who_may_declare_goes_on_with_a_draft_and_sees_who_writes_it(
    cast: Cast, enter: Enter
) -> None:
    address = begun(enter("Jonah"))
    colleague = a_colleague(cast, Office.DECLARANT)

    page = colleague.get(f"{address}/final").content.decode()
    colleague.post(f"{address}/final", {"asked": "in_final", "a.in_final": "no"})

    assert "Jonah Pell is writing this." in page
    assert answers_of(colleague, address) == {"in_final": "No"}


def test_a_colleague_who_may_only_read_sees_no_draft(cast: Cast, enter: Enter) -> None:
    address = begun(enter("Jonah"))

    assert a_colleague(cast, Office.AUDITOR).get(f"{address}/check").status_code == 404


def a_colleague(cast: Cast, office: Office) -> Client:
    from django.contrib.auth import get_user_model

    number = found_account(
        email="colleague@example.org",
        name="A Colleague",
        organisation=cast.slate.houses["Harbour VFX"],
    )
    give_office(number, office, cast.the_salt_road)
    client = Client()
    client.force_login(
        get_user_model().objects.get(pk=number),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def test_a_reviewer_may_read_and_is_told_that_they_may_not_declare(
    cast: Cast, enter: Enter
) -> None:
    corwin = enter("Corwin")

    for answer in (corwin.get(f"{BASE}/declare"), corwin.post(f"{BASE}/declare", {"title": "x"})):
        assert answer.status_code == 403
        assert "You may read here, but not declare" in answer.content.decode()
    assert corwin.post(f"{BASE}/uses/SR-0007/copy").status_code == 403


def test_nobody_declares_in_a_production_that_they_do_not_see(cast: Cast, enter: Enter) -> None:
    assert enter("Basile").get(f"{BASE}/declare").status_code == 404
    assert enter("Basile").get(f"{BASE}/uses/SR-0007/copy").status_code == 404
    assert enter("Petra").get(f"{BASE}/uses/SR-0007/copy").status_code == 404


def test_a_file_is_handed_out_as_an_attachment_and_as_nothing_else(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    attached(jonah, begun(jonah), "../../etc/<script>.html")
    draft = the_draft(cast)
    [file] = files_of(draft=draft)

    answer = jonah.get(f"/files/the-salt-road/drafts/{draft}/{file.number}")

    assert b"".join(answer.streaming_content) == b"a storyboard"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="_script_.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("board.pdf", "board.pdf"),
        ("D:\\boards\\scan.png", "scan.png"),
        ("..", "file"),
        ("", "file"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie_ x"),
        ("é" * 200 + ".tiff", "é" * 115 + ".tiff"),
    ],
)
def test_a_name_of_a_file_loses_what_could_mislead(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_file_that_is_too_large_is_refused_with_the_limit_and_leaves_nothing(
    cast: Cast, enter: Enter, settings: object
) -> None:
    settings.LARGEST_UPLOAD = 8  # type: ignore[attr-defined]
    jonah = enter("Jonah")
    address = begun(jonah)

    file = SimpleUploadedFile("board.pdf", b"nine bytes")
    answer = jonah.post(f"{address}/files", {"file": file})

    assert answer.status_code == 422
    assert "Found a file of more than" in answer.content.decode()
    assert files_of(draft=the_draft(cast)) == ()
    assert jonah.post(f"{address}/files").status_code == 422


def test_files_go_with_the_declaration_and_stand_in_the_log_by_digest(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    attached(jonah, begun(jonah))
    [file] = files_of(draft=the_draft(cast))

    use = submitted(jonah, cast, "Jonah")

    [kept] = files_of(use=use.number)
    assert (kept.number, kept.digest, kept.name) == (file.number, file.digest, "board.pdf")
    [declared] = [e for e in entries_about(use.subject, confidential=False) if e.act == "declared"]
    assert file.digest in declared.entry


def test_a_file_may_be_taken_off_and_a_draft_deleted_with_what_it_had(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    attached(jonah, address)
    attached(jonah, address, "second.pdf")
    draft = the_draft(cast)
    first, second = files_of(draft=draft)

    jonah.post(f"{address}/files/{first.number}/remove")
    assert [file.name for file in files_of(draft=draft)] == ["second.pdf"]

    answer = jonah.post(f"{address}/delete", follow=True)
    assert f"The draft “{TITLE}” was deleted." in answer.content.decode()
    assert drafts_of(cast.member("Jonah")) == ()
    assert files_of(draft=draft) == ()
    assert jonah.get(f"/files/the-salt-road/drafts/{draft}/{second.number}").status_code == 404


def test_a_copy_shows_what_it_carries_over_and_leaves_the_occasion_behind(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")

    page = jonah.get(f"{BASE}/uses/SR-0007/copy").content.decode()
    jonah.post(f"{BASE}/uses/SR-0007/copy", {"do": "copy"})
    use = submitted(jonah, cast, "Jonah")

    before = use_called(cast.member("Jonah"), "the-salt-road", "SR-0007")
    assert "Story-critical" in page
    assert "Northlight Image 4.2" in page
    assert "northlight-image-4-enterprise" not in page
    assert use.declaration.answers == before.declaration.answers
    assert use.declaration.pipeline == before.declaration.pipeline
    assert use.declaration.assets == ()
    assert use.declaration.supersedes is None
    assert before.current


def test_a_declaration_is_changed_by_declaring_it_anew(cast: Cast, enter: Enter) -> None:
    jonah = enter("Jonah")
    before = use_called(cast.member("Jonah"), "the-salt-road", "SR-0007")
    assert before.progress is Progress.WAITING

    checked = jonah.post(f"{BASE}/uses/SR-0007/copy", {"do": "change"}, follow=True)
    after = submitted(jonah, cast, "Jonah")

    old = use_called(cast.member("Jonah"), "the-salt-road", "SR-0007")
    assert "SR-0007 ends with it" in checked.content.decode()
    assert after.declaration.supersedes == "SR-0007"
    assert after.declaration.assets == before.declaration.assets
    assert (old.current, old.progress) == (False, Progress.SUPERSEDED)
    assert [task for task in tasks_of_use(old.number) if task.closed_at is None] == []
    assert [task for task in tasks_of_use(after.number) if task.closed_at is None]
    assert "superseded" in {e.act for e in entries_about(old.subject, confidential=False)}


def test_only_its_own_side_may_change_a_declaration(cast: Cast, enter: Enter) -> None:
    lead = enter("Dara").post(f"{BASE}/uses/SR-0007/copy", {"do": "change"})
    other = enter("Petra").post(f"{BASE}/uses/SR-0007/copy", {"do": "change"})

    assert lead.status_code == 302
    assert other.status_code == 404
    [draft] = drafts_of(cast.member("Dara"))
    assert (draft.partner, draft.supersedes) == ("Harbour VFX", "SR-0007")


def test_a_declaration_that_is_no_longer_current_can_be_copied_and_not_changed(
    cast: Cast, enter: Enter
) -> None:
    jonah = enter("Jonah")
    jonah.post(f"{BASE}/uses/SR-0007/copy", {"do": "change"})
    submitted(jonah, cast, "Jonah")

    changed = jonah.post(f"{BASE}/uses/SR-0007/copy", {"do": "change"})
    copied = jonah.post(f"{BASE}/uses/SR-0007/copy", {"do": "copy"})

    assert changed.status_code == 403
    assert "SR-0007 is no longer current" in changed.content.decode()
    assert copied.status_code == 302


def test_of_two_drafts_that_change_one_declaration_the_second_is_kept_and_told(
    cast: Cast, enter: Enter
) -> None:
    acting = cast.acting("Jonah")
    first = copy_use("the-salt-road", "SR-0007", acting, change=True)
    second = copy_use("the-salt-road", "SR-0007", acting, change=True)
    declare_draft("the-salt-road", first, acting)

    answer = enter("Jonah").post(f"{BASE}/drafts/{second}/submit")

    assert answer.status_code == 409
    assert "SR-0007 was superseded or withdrawn meanwhile" in answer.content.decode()
    assert [draft.number for draft in drafts_of(cast.member("Jonah"))] == [second]
    with pytest.raises(Overtaken):
        declare_draft("the-salt-road", second, acting)


def test_a_page_asks_few_questions_of_the_database(
    cast: Cast, enter: Enter, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    jonah = enter("Jonah")
    address = begun(jonah)
    jonah.get(f"{address}/final")

    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        jonah.get(f"{address}/final")


def test_the_clock_of_the_draft_is_the_one_of_its_entrance(cast: Cast, enter: Enter) -> None:
    begun(enter("Jonah"))
    [draft] = drafts_of(cast.member("Jonah"))

    assert draft.begun_at == draft.changed_at == NOON
