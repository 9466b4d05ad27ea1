"""The page of a clearance: well formed, sealed off, honest about what nobody looked at."""

import re
import time
from dataclasses import replace
from datetime import date
from fractions import Fraction
from html import unescape

import pytest
from tests.builders import (
    FILM,
    a_clearance,
    a_cut,
    a_declaration,
    a_pack,
    a_production,
    a_reading,
    a_rule,
    a_timeline,
    an_approval,
    an_asset,
    an_event,
    pack_words,
)
from tests.formats.house_rules import (
    FINAL,
    KEEPS,
    KEEPS_PERHAPS,
    MILD,
    PACKS,
    SHOWN,
    a_salt_road_clearance,
    cleared,
)
from tests.formats.parsed_page import Parsed

from clearslate.domain.asset import AssetState, Provenance, ProvenanceFinding
from clearslate.domain.clearance import Clearance
from clearslate.domain.cut_check import Verdict
from clearslate.domain.period import Period
from clearslate.domain.policy.compile import compile_rules
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.timecode import Rate, Timecode
from clearslate.domain.timeline import Event, NotUnderstood, RateOrigin, Source, TrackKind
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Language
from clearslate.formats.report_cut_drawing import Window, shortened, shown_events
from clearslate.formats.report_cut_strips import closer_windows, events_by_window
from clearslate.formats.report_cut_tags import Tag, placed_tags
from clearslate.formats.report_html import clearance_html
from clearslate.formats.words.verdicts import State

EN, FR = Language.ENGLISH, Language.FRENCH
HOSTILE = "</title><script>alert(1)</script>\"'<img src=x onerror=alert(1)>&\x1b[2J\u202e"


def page_of(clearance: Clearance, language: Language = EN) -> str:
    return clearance_html(clearance, PACKS, language)


def every_state() -> Clearance:
    """Return a cut that shows an event of every kind there is."""
    ended = Registry(
        approvals=(
            an_approval("AP-1", declaration="SR-3", period=Period(last=date(2026, 10, 31))),
            an_approval("AP-2", declaration="SR-4", conditions=("Keep the work files.",)),
        )
    )
    answers = (FINAL, SHOWN, FINAL, FINAL, MILD, KEEPS)
    uses = {f"SR-{n}": given for n, given in enumerate(answers, start=1)}
    assets = [an_asset(f"clip-{use}", declarations=(use,)) for use in uses]
    found = (("none", ProvenanceFinding.NONE), ("unknown", ProvenanceFinding.UNKNOWN))
    assets += [
        an_asset("temp", declarations=("SR-5",), state=AssetState.TEMPORARY),
        an_asset("undeclared", declarations=()),
        *(an_asset(n, declarations=(), provenance=Provenance(finding=f)) for n, f in found),
    ]
    events = [
        an_event(
            asset.name, number=f"{n:03}", start=f"01:00:{n:02}:00", end=f"01:00:{n + 1:02}:00"
        )
        for n, asset in enumerate(assets)
    ]
    return cleared(
        *(a_declaration(use, answers=answers) for use, answers in uses.items()),
        assets=tuple(assets),
        cut=a_cut([*events, an_event("quiet", track="A1"), an_event("bl", notes=("black",))]),
        registry=ended,
    )


PAGES = {
    "held": a_salt_road_clearance,
    "every state": every_state,
    "no cut": lambda: cleared(a_declaration(answers=FINAL)),
    "nothing": cleared,
    "empty cut": lambda: cleared(cut=a_cut()),
    "quiet cut": lambda: cleared(cut=a_cut([an_event("12-01 A")])),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_in_its_language(name: str, language: Language):
    page = page_of(PAGES[name](), language)

    parsed = Parsed(page)

    assert page.startswith("<!doctype html>")
    assert ("html", {"lang": language.value}) in parsed.tags
    landmarks = {tag for tag, _ in parsed.tags} & {"header", "main", "footer"}
    assert landmarks == {"header", "main", "footer"}
    assert sum(tag == "h1" for tag, _ in parsed.tags) == 1
    ids = [*parsed.attributes("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_something_on_the_page(name: str):
    parsed = Parsed(page_of(PAGES[name]()))
    ids = set(parsed.attributes("id"))

    assert {href.removeprefix("#") for href in parsed.attributes("href")} <= ids
    assert set(parsed.attributes("aria-labelledby")) <= ids


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fetches_nothing_and_runs_nothing(name: str):
    page = page_of(PAGES[name]())
    parsed = Parsed(page)

    assert not {tag for tag, _ in parsed.tags} & {"script", "link", "img", "iframe", "object"}
    assert not [*parsed.attributes("src"), *parsed.attributes("style")]
    assert not [name for _, given in parsed.tags for name in given if name.startswith("on")]
    assert all(href.startswith("#") for href in parsed.attributes("href"))
    assert set(re.findall(r"url\(([^)]*)\)", page)) <= {
        f"#h-{state}"
        for state in ("escalate", "approval", "blocked", "temp", "expired", "unknown")
    }
    assert "@import" not in page
    assert "default-src 'none'" in unescape(page)


def test_hostile_names_are_only_ever_read():
    clearance = a_clearance(
        a_declaration(HOSTILE.replace(" ", ""), title=HOSTILE, answers=FINAL),
        assets=(an_asset(HOSTILE, declarations=()),),
        cut=a_cut(
            [an_event(HOSTILE, track="V<1>"), an_event("quiet" + HOSTILE)],
            not_understood=(NotUnderstood(line=1, text=HOSTILE),),
        ),
        production=a_production(title=HOSTILE),
    )
    page = page_of(clearance)

    parsed = Parsed(page)

    assert not {tag for tag, _ in parsed.tags} & {"script", "img"}
    assert "<script" not in page
    assert "onerror=alert(1)&gt;" in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_a_title_cannot_leave_the_style_sheet():
    clearance = a_clearance(production=a_production(title='x"; } </style><script>"'))
    page = page_of(clearance)

    style = page[page.index("<style>") : page.index("</style>")]
    assert "script" not in style.replace("\\", "").split("@bottom-left")[0]
    assert re.search(r'content: "x\\22 ', style)
    assert page.count("</style>") == 1


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["held", "every state"])
def test_every_hold_stands_in_the_picture_and_in_a_table(name: str, language: Language):
    clearance = PAGES[name]()
    assert clearance.cut is not None
    page = page_of(clearance, language)

    for place, checked in enumerate(clearance.cut.events, start=1):
        if checked.verdict.holds:
            assert f'href="#e{place}"' in page
            assert f'<tr id="e{place}">' in page
            assert str(checked.event.start) in page
            assert str(checked.event.end) in page


def test_a_state_is_never_colour_alone():
    page = page_of(every_state())
    spans = re.findall(r'<span class="state[^"]*is-(\w+)">(.*?)</span>', page)

    assert {state for state, _ in spans} >= {
        "notify",
        "escalate",
        "approval",
        "blocked",
        "cleared",
        "held",
        "temp",
        "expired",
        "unknown",
        "none",
    }
    for state, inside in spans:
        assert f'<use href="#s-{state}"/>' in inside
        assert re.sub("<[^>]*>", "", inside).strip()


def test_what_was_not_checked_never_looks_cleared():
    clearance = every_state()
    assert clearance.cut is not None
    page = page_of(clearance)
    places = {
        place: checked.verdict
        for place, checked in enumerate(clearance.cut.events, start=1)
        if checked.uses
    }

    for place, verdict in places.items():
        row = page[page.index(f'<tr id="e{place}">') :].split("</tr>")[0]
        drawn = re.findall(rf'<a class="is-(\w+)" href="#e{place}">', page)
        assert drawn
        if verdict is not Verdict.CLEARED:
            assert "is-cleared" not in row
            assert "cleared" not in drawn


def test_events_in_which_nothing_was_recognised_are_grey_and_listed_apart():
    page = page_of(every_state())
    listed = page[page.index('<ol class="compact">') :].split("</ol>")[0]

    assert "quiet" in listed
    assert "1 event in which nothing was recognised" in page
    assert "nothing recognised, not checked" in page
    assert "Not checked is not clean" in page
    assert "2 (17 %) were not checked" in page


def test_a_cut_that_is_cleared_only_as_declared_says_so_first():
    clearance = cleared(
        a_declaration(answers=MILD),
        assets=(an_asset(),),
        cut=a_cut([an_event(), an_event("12-01 A")], locked_on=None),
    )
    page = page_of(clearance)

    assert ">cleared as declared</span>" in page
    assert "Cleared as declared; 1 event (50 %) not checked. 1 event cleared." in page


def test_tables_have_captions_and_cells_their_labels():
    parsed = Parsed(page_of(every_state()))
    tables = sum(tag == "table" for tag, _ in parsed.tags)
    cells = [given for tag, given in parsed.tags if tag == "td" and given.get("colspan") is None]

    assert sum(tag == "caption" for tag, _ in parsed.tags) == tables
    assert all("data-l" in given for given in cells)


def test_findings_stand_beside_their_clauses_and_notices_are_folded():
    page = page_of(every_state())

    assert "What clause T1 says." in page
    assert "a-pack 1.0: T1 Clause T1. Our summary of the text of 11 November 2025." in page
    assert "1 finding that asks for notice" in page
    assert "Obtain, or widen, the person’s consent" in page


def test_a_use_without_milder_findings_folds_nothing():
    clearance = cleared(a_declaration(answers=FINAL))
    use = clearance.declarations[0]
    strict = tuple(f for f in use.determination.findings if f.outcome is not Outcome.NOTIFY)
    made = replace(use.determination, findings=strict)
    page = page_of(replace(clearance, declarations=(replace(use, determination=made),)))

    assert "<details" not in page


def test_what_is_open_is_dotted_on_the_scale():
    page = page_of(cleared(a_declaration(answers=KEEPS_PERHAPS)))

    assert 'class="is-notify in"' in page
    assert 'class="is-escalate may" aria-current="true"' in page
    assert "Certain: notify. Could reach: escalate." in page


def test_a_use_that_nothing_lowers_says_so():
    clearance = cleared(a_declaration(answers=SHOWN))
    hopeless = replace(clearance.declarations[0], ways=())

    assert "Nothing you can change lowers this." in page_of(
        replace(clearance, declarations=(hopeless,))
    )


def test_a_pack_that_is_not_at_hand_is_named_by_its_id_and_digest():
    page = clearance_html(a_salt_road_clearance(), {}, EN)

    assert "<h3>a-pack</h3>" in page
    assert "Unofficial encoding of published rules. Not legal advice." in page
    assert "<footer>a-pack, F1</footer>" in page


def test_readings_in_force_are_told_and_so_is_an_overdue_review():
    pack = a_pack(
        a_rule("00", outcome=Outcome.NOTIFY, readings=("R1",)),
        options=("strict",),
        review_by=date(2026, 1, 1),
    )
    readings = [a_reading("R1"), a_reading("R2", option="other"), a_reading("R8", option=None)]
    clearance = a_clearance(
        a_declaration(answers=MILD), rules=compile_rules((pack,), load_catalogue())
    )
    page = clearance_html(clearance, {"a-pack": pack_words(pack, readings=readings)}, EN)

    assert "It needs approval (chosen: strict)" in page
    assert page.count("It is escalated.") == 2
    assert page.count("Review overdue: the source of a-pack") == 2
    assert "chosen: strict" in page


def test_an_overruled_rate_is_noted():
    clearance = a_salt_road_clearance()
    assert clearance.cut is not None
    timeline = replace(clearance.cut.timeline, rate_from=RateOrigin.FILE_OVER_GIVEN)
    noted = replace(clearance, cut=replace(clearance.cut, timeline=timeline))

    assert "The file itself says 24 frames a second" in page_of(noted)


def test_superseded_uses_stay_in_sight_and_are_not_argued():
    page = page_of(
        cleared(
            a_declaration("SR-1", answers=FINAL),
            a_declaration("SR-2", answers=MILD, supersedes="SR-1"),
        )
    )

    assert "Superseded by SR-2." in page
    assert 'id="why"' not in page


def test_a_reference_of_any_letters_makes_an_anchor():
    assert 'id="use-SR-2f-1"' in page_of(cleared(a_declaration("SR/1", answers=MILD)))


def test_more_lines_than_anybody_reads_are_counted():
    page = page_of(a_salt_road_clearance(lost=1003))

    assert "3 more lines; report.txt has all of them." in page
    assert page.count("not a timecode") == 1000


def test_a_line_without_a_number_has_a_dash_for_it():
    lost = NotUnderstood(line=0, text="?")
    page = page_of(cleared(cut=a_cut([an_event("A")], not_understood=(lost,))))
    lines = page[page.index('id="lines"') :]

    assert '<th scope="row" class="num">–</th>' in lines


# The picture.


def long_cut(quiet: int, marked: int, *, hours: int = 2) -> Clearance:
    """Return a feature of so many quiet events, and so many marked ones spread over it."""
    frames = hours * 3600 * 24
    first = 3600 * 24

    def event(n: int, name: str, track: str, at: int, long: int) -> Event:
        return Event(
            number=f"{n:04}",
            track=track,
            kind=TrackKind.SOUND if track[0] == "A" else TrackKind.PICTURE,
            start=Timecode(frames=first + at, rate=FILM),
            end=Timecode(frames=first + at + long, rate=FILM),
            sources=(Source(name=name),),
        )

    step = frames // max(quiet, 1)
    events = [
        event(n, f"12-{n} A", "V1" if n % 3 else "A1", n * step, max(step, 1))
        for n in range(quiet)
    ]
    apart = frames // max(marked, 1)
    names = ("SF_0450_doll-b_v11", "fine", "undeclared")
    events += [event(n, names[n % 3], "V2", n * apart, 100) for n in range(marked)]
    return cleared(
        a_declaration("SR-0007", answers=FINAL),
        a_declaration("SR-0012", answers=MILD),
        assets=(
            an_asset(),
            an_asset("fine", declarations=("SR-0012",)),
            an_asset("undeclared", declarations=()),
        ),
        cut=a_cut(events, locked_on=None),
    )


def test_a_feature_of_nine_thousand_events_is_a_light_page_and_quickly_made():
    clearance = long_cut(9000, 60)
    began = time.process_time()

    page = page_of(clearance)

    assert time.process_time() - began < 60
    assert len(page.encode()) < 3_000_000


def test_the_closer_look_is_bounded_and_says_what_it_leaves_out():
    clearance = long_cut(10, 600)
    assert clearance.cut is not None
    page = page_of(clearance)
    windows = closer_windows(clearance.cut, shown_events(clearance.cut, EN))

    assert len(windows) == 40
    assert page.count('class="closer"') == 40
    assert re.search(r"\d+ marked events are not drawn closer", page)
    assert "stretches without holds" not in page


def test_stretches_without_holds_are_folded_away():
    page = page_of(long_cut(10, 5))

    assert "2 stretches without holds" in page
    assert "not drawn closer" not in page


def test_every_event_falls_into_the_windows_that_it_touches():
    clearance = long_cut(200, 30)
    assert clearance.cut is not None
    events = clearance.cut.events
    windows = closer_windows(clearance.cut, shown_events(clearance.cut, EN))

    found = events_by_window(windows, events)

    for window, inside in zip(windows, found, strict=True):
        assert set(map(id, inside)) == {id(each) for each in events if window.shows(each.event)}


def test_an_event_longer_than_all_windows_is_in_each_of_them():
    bed = an_event("bed", track="A1", start="01:00:00:00", end="02:00:00:00")
    clearance = cleared(
        assets=(an_asset("undeclared", declarations=()),), cut=a_cut([bed, an_event("undeclared")])
    )
    assert clearance.cut is not None
    windows = closer_windows(clearance.cut, shown_events(clearance.cut, EN))

    assert [len(inside) for inside in events_by_window(windows, clearance.cut.events)] == [2]


def test_many_tracks_are_drawn_marked_ones_first():
    events = [an_event(f"q{n}", track=f"A{n}") for n in range(1, 40)]
    clearance = cleared(
        assets=(an_asset("undeclared", declarations=()),),
        cut=a_cut([*events, an_event("undeclared", track="A99")]),
    )
    page = page_of(clearance)
    strip = page[page.index('class="closer"') :]

    assert ">A99</text>" in page[: page.index('class="closer"')]
    assert ">A99</text>" in strip
    assert ">A30</text>" not in strip


def test_holds_that_stand_together_share_a_tag():
    names = ["undeclared"] * 3 + ["SF_0450_doll-b_v11"]
    events = [
        an_event(name, track=f"V{n}", start="01:00:00:00", end="01:00:01:00")
        for n, name in enumerate(names, start=1)
    ]
    clearance = cleared(
        a_declaration(answers=FINAL),
        assets=(an_asset(), an_asset("undeclared", declarations=())),
        cut=a_cut(events),
    )
    alike = cleared(assets=(an_asset("undeclared", declarations=()),), cut=a_cut(events[:3]))

    assert ">4 holds</text>" in page_of(clearance)
    assert ">3 undeclared</text>" in page_of(alike)


def test_no_word_above_the_cut_meets_another_or_its_line():
    tags = [Tag(at=44 + n * 9.0, state=State.BLOCKED, word="blocked") for n in range(90)]

    placed = placed_tags(tags, rows=3)

    for place, tag in enumerate(placed):
        for later in placed[place + 1 :]:
            if tag.row is not None and later.row is not None and later.row <= tag.row:
                assert tag.left + tag.wide <= max(later.left, later.at)


def test_what_was_not_checked_stays_hollow_however_small_it_is_drawn():
    found = {"none": ProvenanceFinding.NONE, "unknown": ProvenanceFinding.UNKNOWN}
    assets = (an_asset(n, declarations=(), provenance=Provenance(finding=found[n])) for n in found)
    hours = an_event("12-01 A", start="01:00:00:00", end="03:00:00:00")
    clearance = cleared(
        assets=tuple(assets), cut=a_cut([hours, *(an_event(name) for name in found)])
    )
    page = page_of(clearance)
    whole = page[page.index('id="picture"') : page.index('class="closer"')]

    for state in found:
        in_state = rf'<g class="is-{state}"><title>[^<]*</title><rect class="(\w+)"'
        assert set(re.findall(in_state, whole)) == {"body"}


def test_a_stretch_with_a_hold_is_shown_before_any_other():
    clearance = long_cut(0, 600)
    assert clearance.cut is not None
    shown = shown_events(clearance.cut, EN)
    verdicts = [*[Verdict.CLEARED] * (len(shown) - 1), Verdict.EXPIRED]
    judged = [
        replace(each, checked=replace(each.checked, verdict=verdict))
        for each, verdict in zip(shown, verdicts, strict=True)
    ]

    windows = closer_windows(clearance.cut, judged)

    assert any(window.shows(judged[-1].event) for window in windows)


def test_events_stand_in_the_order_of_the_cut_whatever_the_file_says():
    clearance = every_state()
    assert clearance.cut is not None
    backwards = replace(clearance.cut, events=clearance.cut.events[::-1])

    starts = [each.event.start.frames for each in shown_events(backwards, EN)]

    assert starts == sorted(starts)


def test_a_word_at_the_edge_moves_back_over_the_picture():
    tag = Tag(at=900, state=State.BLOCKED, word="blocked")

    assert tag.left + tag.wide < 900


@pytest.mark.parametrize(
    "rate", [Rate(fps=Fraction(30000, 1001)), Rate(fps=Fraction(24000, 1001)), FILM]
)
@pytest.mark.parametrize("seconds", [0, 1, 90, 7200, 300_000])
def test_a_ruler_can_be_drawn_at_any_rate_and_length(rate: Rate, seconds: int):
    drop = rate.drop_possible
    end = Timecode(frames=round(seconds * rate.fps), rate=rate, drop=drop)
    start = Timecode(frames=0, rate=rate, drop=drop)
    event = replace(an_event("undeclared"), start=start, end=end)
    timeline = replace(a_timeline(), rate=rate, drop=drop, start=start, end=end, events=(event,))
    clearance = cleared(
        assets=(an_asset("undeclared", declarations=()),),
        cut=replace(a_cut(), timeline=timeline),
    )

    Parsed(page_of(clearance))


def test_frames_outside_a_window_stand_at_its_edge():
    window = Window(timeline=a_timeline(), start=100, end=200)

    assert window.x(0) == window.x(100) == 44
    assert window.x(999) == window.x(200) == 910


@pytest.mark.parametrize(
    ("words", "room", "said"),
    [
        ("SF_0430", 200, "SF_0430"),
        ("SF_0430_replica_v03", 60, "SF_0430…"),
        ("WWWW", 41, "WWWW"),
        ("夏の雲の峰", 30, "夏の…"),
        ("ab", 2, "…"),
    ],
)
def test_a_name_is_cut_at_its_end_to_fit(words: str, room: float, said: str):
    assert shortened(words, room) == said
