"""The sample productions: written by our own script, and coming out as their stories say."""

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from clearslate.domain.clearance import Case, Clearance, clear
from clearslate.domain.cut_check import CutCheck, CutToCheck
from clearslate.domain.filling import Surroundings
from clearslate.domain.production import CutChoice
from clearslate.domain.timecode import Rate
from clearslate.formats.facts import load_catalogue
from clearslate.formats.packs import packs_of, ruleset_of
from clearslate.formats.production_folder import ProductionFolder, read_production
from clearslate.formats.sealing import digests
from clearslate.formats.timelines import read_timeline

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FIRST_DAY = date(2026, 11, 22)
LAST_DAY = date(2036, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What has to come out of one sample.

    ``uses`` are outcomes and how the use stands; ``holds`` the names in the cut, with the
    declaration, the verdict and the reason.
    """

    uses: Mapping[str, tuple[str, str]]
    verdicts: Mapping[str, int]
    holds: tuple[tuple[str, str, str, str], ...] = ()
    not_in_cut: tuple[str, ...] = ()


STORIES = {
    "the-salt-road": Story(
        uses={
            "SR-0002": ("notify", "goes_ahead"),
            "SR-0005": ("notify", "goes_ahead"),
            "SR-0007": ("approval", "owes"),
            "SR-0009": ("escalate", "fallen"),
            "SR-0011": ("approval", "goes_ahead"),
            "SR-0012": ("approval", "goes_ahead"),
            "SR-0018": ("approval", "goes_ahead"),
            "SR-0019": ("approval", "fallen"),
            "SR-0020": ("approval", "goes_ahead"),
            "SR-0021": ("blocked", "owes"),
            "SR-0023": ("blocked", "owes"),
            "SR-0024": ("blocked", "fallen"),
            "SR-0028": ("escalate", "goes_ahead"),
            "SR-0031": ("notify", "goes_ahead"),
            "SR-0033": ("approval", "fallen"),
        },
        verdicts={
            "cleared": 8,
            "uncleared": 5,
            "expired": 3,
            "out_of_scope": 1,
            "temporary": 2,
            "no_ai_found": 5,
            "not_checked": 96,
        },
        holds=(
            ("NEWS_item_v05", "SR-0024", "expired", "record_lapsed"),
            ("ANNOUNCER_temp_v1", "SR-0033", "temporary", "temporary"),
            ("SF_0414_crowd_v02", "SR-0012", "out_of_scope", "differs"),
            ("M17_salt_drone_v3", "SR-0005", "temporary", "temporary"),
            ("SF_0430_replica_v03", "SR-0021", "uncleared", "blocked"),
            ("ILSA_42-03_voice_v2", "SR-0019", "expired", "approval_fell"),
            ("SF_0432_replica_v02", "SR-0021", "uncleared", "blocked"),
            ("ILSA_42-05_voice_v2", "SR-0019", "expired", "approval_fell"),
            ("SF_0450_doll-b_v12", "SR-0007", "uncleared", "owes"),
            ("SF_0452_doll-b_v08", "SR-0007", "uncleared", "owes"),
            ("SF_0484_spray_v02", "", "uncleared", "undeclared"),
        ),
        not_in_cut=("SR-0011", "SR-0018"),
    ),
    "ferry-tales": Story(
        uses={
            "FT-0001": ("approval", "goes_ahead"),
            "FT-0002": ("approval", "goes_ahead"),
            "FT-0003": ("approval", "goes_ahead"),
            "FT-0004": ("escalate", "goes_ahead"),
            "FT-0005": ("approval", "goes_ahead"),
        },
        verdicts={"cleared": 7, "no_ai_found": 2, "not_checked": 18},
    ),
    "salt-soap": Story(
        uses={
            "SO-0001": ("approval", "goes_ahead"),
            "SO-0002": ("escalate", "goes_ahead"),
            "SO-0003": ("blocked", "owes"),
            "SO-0004": ("notify", "goes_ahead"),
        },
        verdicts={"cleared": 3, "uncleared": 1, "not_checked": 8},
        holds=(("VO_tagline_v03", "SO-0003", "uncleared", "blocked"),),
    ),
}
SAMPLES = tuple(STORIES)


def test_the_script_writes_the_committed_samples_again_byte_for_byte(tmp_path):
    subprocess.run(
        [sys.executable, "-B", EXAMPLES / "make_examples.py", tmp_path],
        check=True,
        capture_output=True,
    )

    assert files_in(tmp_path) == {
        name: content for sample in SAMPLES for name, content in files_in(EXAMPLES, sample).items()
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_use_comes_out_as_its_story_says(sample):
    clearance = cleared(sample)

    assert {
        use.declaration.reference: (use.determination.outcome.word, use.stands.value)
        for use in clearance.declarations
    } == STORIES[sample].uses


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_event_of_the_cut_comes_out_as_its_story_says(sample):
    cut = checked(cleared(sample))

    assert Counter(event.verdict.value for event in cut.events) == STORIES[sample].verdicts
    assert holds_of(cut) == STORIES[sample].holds
    assert cut.not_in_cut == STORIES[sample].not_in_cut
    assert not cut.timeline.not_understood


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_comes_out_the_same_on_its_last_day(sample):
    early, late = cleared(sample), cleared(sample, on=LAST_DAY)

    assert determined(late) == determined(early)
    assert holds_of(checked(late)) == holds_of(checked(early))


def test_only_the_ferry_tales_come_out_cleared():
    held = {sample for sample in SAMPLES if cleared(sample).held}

    assert held == {"the-salt-road", "salt-soap"}


def test_every_clause_of_the_guidance_objects_somewhere_in_the_salt_road():
    folder = read("the-salt-road")
    (guidance,) = packs_of(folder.production.packs, where="production.yaml")

    cited = {
        clause
        for use in cleared("the-salt-road").declarations
        for finding in use.determination.findings
        for clause in finding.rule.cites
    }

    assert cited == set(guidance.clauses)


def test_every_rule_of_the_ferry_tales_but_the_one_for_no_notice_speaks():
    spoken = {
        finding.rule.id
        for use in cleared("ferry-tales").declarations
        for finding in use.determination.findings
        if finding.rule.pack == "ferry-tales-title"
    }

    assert spoken == {"A-told", "N-voice", "I-caption"}


def test_the_cut_as_otio_is_held_by_what_holds_it_as_edl():
    folder = read("the-salt-road")
    latest = folder.production.latest_cut
    assert latest is not None

    as_otio = checked(cleared("the-salt-road", cut=replace(latest, file="cuts/cut-12.otio")))

    as_edl = checked(cleared("the-salt-road"))
    assert sorted(holds_of(as_otio)) == sorted(holds_of(as_edl))
    # The list says a title over its shot in one event, OpenTimelineIO in two.
    assert len(as_otio.events) == len(as_edl.events) + 1 == 121


def test_what_left_the_cut_was_cleared_in_the_version_before():
    earlier = read("the-salt-road").production.cuts[0]

    cut = checked(cleared("the-salt-road", cut=earlier))

    seen = {use.declaration: use.verdict.value for event in cut.events for use in event.uses}
    assert [seen[reference] for reference in ("SR-0011", "SR-0018")] == ["cleared", "cleared"]


def files_in(folder: Path, within: str = "") -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / within).rglob("*")
        if path.is_file()
    }


def read(sample: str) -> ProductionFolder:
    return read_production(EXAMPLES / sample, load_catalogue())


def cleared(sample: str, *, on: date = FIRST_DAY, cut: CutChoice | None = None) -> Clearance:
    folder = read(sample)
    production = folder.production
    packs = packs_of(production.packs, beside=folder.path, where="production.yaml")
    case = Case(
        production=production,
        declarations=folder.declarations,
        assets=folder.assets(),
        rules=ruleset_of(packs),
        digests=digests(load_catalogue()),
        cut=to_check(folder, cut or production.latest_cut),
    )
    around = Surroundings(
        catalogue=load_catalogue(), registry=folder.registry, on=on, production=production
    )
    return clear(case, around)


def to_check(folder: ProductionFolder, choice: CutChoice | None) -> CutToCheck:
    assert choice is not None
    assert choice.rate is not None
    timeline = read_timeline(
        folder.cut_bytes(choice),
        where=choice.file,
        rate=Rate.parse(choice.rate),
        start=choice.start,
    )
    return CutToCheck(
        name=choice.name, version=choice.version, timeline=timeline, locked_on=choice.locked_on
    )


def checked(clearance: Clearance) -> CutCheck:
    assert clearance.cut is not None
    return clearance.cut


def determined(clearance: Clearance) -> list[tuple[str, str, str]]:
    return [
        (use.declaration.reference, use.stands.value, use.determination_digest)
        for use in clearance.declarations
    ]


def holds_of(cut: CutCheck) -> tuple[tuple[str, str, str, str], ...]:
    deciding = [event.deciding for event in cut.holds]
    return tuple(
        (use.match.seen, use.declaration or "", use.verdict.value, use.why.value)
        for use in deciding
        if use is not None
    )
