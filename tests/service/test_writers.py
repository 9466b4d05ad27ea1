"""Four who write at once on SQLite: one waits for the other, and nothing is lost or refused."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 3
_MAKE = """
from pathlib import Path
from django.core.management import call_command
from clearslate.operations.demo import make_sample_slate
call_command("migrate", verbosity=0)
make_sample_slate(Path("examples"), at(None))
"""
_WRITE = """
import time
until, written = time.monotonic() + {seconds}, 0
{begin}
while time.monotonic() < until:
{again}
print(written)
"""
_SETTING_UP = """
import django
django.setup()
from datetime import UTC, datetime
from clearslate.operations.actor import Actor
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
def at(name):
    from clearslate.records.members import member_of
    from clearslate.records.models import Account
    if name is None:
        return Actor(member=None, at=NOW)
    account = Account.objects.get(name__startswith=name)
    return Actor(member=member_of(account.pk), at=NOW)
"""
_DECIDES = (
    """
from clearslate.operations.deciding import ask_for_change
from clearslate.operations.settling import opened_for
from clearslate.operations.withdrawing import ask_again
from clearslate.records.tasks import tasks_of_use
from clearslate.records.uses import use_called
corwin, jonah = at("Corwin"), at("Jonah")
""",
    """
    use = use_called(corwin.member, "the-salt-road", "SR-0007")
    read = opened_for(use, corwin).determined(use.declaration)
    seen = read.declaration_digest, read.determination_digest
    [task] = [
        each for each in tasks_of_use(use.number)
        if each.kind == "review" and each.closed_at is None
    ]
    ask_for_change(corwin, task.number, seen, "Name the plate.")
    ask_again(jonah, "the-salt-road", "SR-0007", "It is named.")
    written += 2
""",
)
_COMMENTS = (
    """
from clearslate.operations.commenting import comment
dara = at("Dara")
""",
    """
    comment(dara, "the-salt-road", "SR-0021", "Still with the agent.")
    written += 1
""",
)
_DRAFTS = (
    """
from clearslate.operations.drafting import About, answer, begin
jonah = at("Jonah")
about = About(
    title="A crowd", contact=jonah.member.email, organisation=jonah.member.organisation,
    partner="Harbour VFX", answerable=jonah.member.number,
)
draft = begin("the-salt-road", about, jonah)
""",
    """
    for said in ("yes", "no"):
        answer("the-salt-road", draft, "use", {"in_final": said}, jonah)
        written += 1
""",
)
_COUNT = """
from clearslate.operations.auditing import verify
from clearslate.records.models import CommentRow, LogRow
verified = verify(at(None))
print(verified.holds, verified.size == LogRow.objects.count(), CommentRow.objects.count())
"""


def _python(data: Path, code: str) -> subprocess.Popen[str]:
    environment = os.environ | {
        "CLEARSLATE_DATA": str(data),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "clearslate.web.settings",
    }
    return subprocess.Popen(
        [sys.executable, "-c", _SETTING_UP + code],
        env=environment,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _said(running: subprocess.Popen[str]) -> str:
    said, wrong = running.communicate(timeout=120)
    assert running.returncode == 0, wrong
    return said.strip()


def test_of_four_writers_at_once_none_fails_and_nothing_is_lost(tmp_path: Path) -> None:
    _said(_python(tmp_path, _MAKE))
    writers = [
        _python(tmp_path, _WRITE.format(seconds=SECONDS, begin=begin, again=again))
        for begin, again in (_DECIDES, _COMMENTS, _DRAFTS, _COMMENTS)
    ]
    decided, first, drafted, second = (int(_said(each)) for each in writers)

    # Whoever writes gets a turn: without a line before the writer one had all of them.
    written = (decided, first, drafted, second)
    assert min(written) * 10 >= max(written) > 0
    # The answer to each change that was asked for stands in the conversation too.
    assert _said(_python(tmp_path, _COUNT)) == f"True True {first + second + decided // 2}"
