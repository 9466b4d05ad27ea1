"""Documents say what they mean, or one located error says what is wrong with them."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.formats.specimens import (
    CATALOGUE,
    DIGEST,
    KINDS,
    SPECIMENS,
    changed,
    places,
    spellings_of,
    without,
)

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.asset import AssetState, ProvenanceFinding
from clearslate.domain.period import Period
from clearslate.domain.production import TitleKind
from clearslate.domain.registry import AiTerms, ConsentKind, TermsSnapshot
from clearslate.domain.roles import Role
from clearslate.formats.canonical import canonical
from clearslate.formats.documents.declaration import read_declaration
from clearslate.formats.errors import DocumentError
from clearslate.formats.phrase import Language
from clearslate.formats.plain import Document, dotted
from clearslate.formats.yaml_text import read_document
from clearslate.formats.yaml_written import yaml_of

WRONG = {
    "a list in a list": [["x"]],
    "a mapping of nonsense": {"nonsense": {"x": "y"}},
    "a Boolean": True,
    "empty text": "",
    "blank text": "  ",
}


def refused(kind, document):
    """Return the error for the document in YAML, with lines."""
    written = read_document(yaml_of(document).encode(), "a-file.yaml")
    with pytest.raises(DocumentError) as caught:
        SPECIMENS[kind].read(written)
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_document_is_its_own_canonical_spelling(kind):
    specimen = SPECIMENS[kind]

    assert specimen.write(specimen.value(specimen.whole)) == specimen.whole


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_what_is_read_is_written_back_and_read_as_the_same(kind, data):
    specimen = SPECIMENS[kind]
    document = data.draw(spellings_of(specimen.shape))
    value = accepted(specimen, document)

    canonical_document = specimen.write(value)

    assert specimen.value(canonical_document) == value
    assert specimen.write(specimen.value(canonical_document)) == canonical_document
    assert canonical(canonical_document)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_document_means_the_same_in_yaml_and_in_memory(kind, data):
    specimen = SPECIMENS[kind]
    value = accepted(specimen, data.draw(spellings_of(specimen.shape)))
    document = specimen.write(value)

    written = read_document(yaml_of(document).encode(), "a-file.yaml")

    assert specimen.read(written) == value


def accepted(specimen, document):
    """Return the value; parts that fit one by one may still not fit together."""
    try:
        return specimen.value(document)
    except DocumentError:
        assume(False)


SWEEP = [
    pytest.param(kind, path, wrong, id=f"{kind} {dotted(path)}: {name}")
    for kind in KINDS
    for path in places(SPECIMENS[kind].whole)
    for name, wrong in WRONG.items()
]


@pytest.mark.parametrize(("kind", "path", "wrong"), SWEEP)
def test_what_does_not_fit_is_refused_where_it_stands(kind, path, wrong):
    document = changed(SPECIMENS[kind].whole, path, wrong)

    error = refused(kind, document)

    place, _, named = error.where.partition(" ")
    assert place.startswith("a-file.yaml:")
    assert named.startswith(dotted(path)) or dotted(path[:-1]) == named
    assert error.told(Language.FRENCH)


CLOSED = [
    ("production", ("kind",), "serie", "series"),
    ("production", ("genre",), "scriptd", "scripted"),
    ("production", ("agreements", 0), "wgaa", "wga"),
    ("production", ("territories", 0), "europe", None),
    ("production", ("strike_on",), "maybe", None),
    ("production", ("time_zone",), "Europe/Pariss", "Europe/Paris"),
    ("declaration", ("answers", "in_final"), "yess", "yes"),
    ("declaration", ("answers", "prominence"), "story-critical", "story_critical"),
    ("declaration", ("answers", "references", 0), "nune", "none"),
    ("declaration", ("pipeline", 0, "inputs", 1), "scripts", "script"),
    ("declaration", ("people", 0, "answers", "minor"), "No", "no"),
    ("tool", ("environment",), "studio enterprise", "studio_enterprise"),
    ("tool", ("data_terms", "trains"), "NO", "no"),
    ("consent", ("kind",), "from_footage", None),
    ("consent", ("purposes", 1), "trainning", "training"),
    ("licence", ("ai_terms", "training"), "nope", "no"),
    ("approval", ("kind",), "approve", "approval"),
    ("approval", ("authority", 0), "legale", "legal"),
    ("waiver", ("authority",), "talent relations", "talent_relations"),
    ("asset", ("state",), "finale", "final"),
    ("asset", ("provenance", "finding"), "ai-declared", "ai_declared"),
]


@pytest.mark.parametrize(("kind", "path", "word", "nearest"), CLOSED)
def test_an_unknown_word_is_refused_and_the_nearest_named(kind, path, word, nearest):
    error = refused(kind, changed(SPECIMENS[kind].whole, path, word))

    assert error.where.endswith(f" {dotted(path)}")
    assert error.found == word
    if nearest is not None:
        assert error.nearest == nearest


REQUIRED = {
    "production": ("reference", "title"),
    "declaration": ("reference", "title", "partner", "contact", "answers"),
    "tool": ("toolmaker", "tool"),
    "consent": ("performer", "kind", "purposes", "production"),
    "licence": ("work", "holder", "scope"),
    "approval": ("kind", "declaration", "approver", "authority"),
    "waiver": ("rule", "declaration", "authority", "reason"),
    "asset": ("name",),
}


@pytest.mark.parametrize(
    ("kind", "key"), [(k, key) for k, keys in REQUIRED.items() for key in keys]
)
def test_a_missing_key_is_named(kind, key):
    error = refused(kind, without(SPECIMENS[kind].whole, (key,)))

    assert error.where.endswith(f" {key}")
    assert f"`{key}`" in str(error)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_is_not_required_may_be_absent(kind):
    specimen = SPECIMENS[kind]
    least = {key: part for key, part in specimen.whole.items() if key in REQUIRED[kind]}
    if kind == "approval":
        least |= {"kind": "approval"}

    assert specimen.value(least)


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_refused_and_the_nearest_named(kind):
    key = REQUIRED[kind][-1]
    document = {f"{name}x" if name == key else name: part for name, part in whole(kind).items()}

    error = refused(kind, document)

    assert error.where.endswith(f" {key}x")
    assert error.nearest == key


def whole(kind):
    return SPECIMENS[kind].whole


@pytest.mark.parametrize("kind", ["tool", "consent", "licence", "approval", "waiver"])
def test_the_file_names_a_record_that_does_not_name_itself(kind):
    specimen = SPECIMENS[kind]
    unnamed = without(specimen.whole, ("reference",))

    assert specimen.value(unnamed, "some/C-0099.yaml").reference == "C-0099"


@pytest.mark.parametrize(
    "reference", ["two words", "x" * 121, "line\nbreak", "no-break\u00a0space"]
)
def test_a_reference_is_short_and_has_no_spaces(reference):
    error = refused("declaration", changed(whole("declaration"), ("reference",), reference))

    assert error.where.endswith(" reference")


def test_a_number_counts_as_the_text_it_was_written_as():
    text = b"reference: 0007\ntitle: 1917\ncuts: [{name: 1, file: a.edl, version: 1.10, rate: 25}]"

    production = SPECIMENS["production"].read(read_document(text, "production.yaml"))

    assert (production.reference, production.title) == ("0007", "1917")
    assert (production.cuts[0].version, production.cuts[0].rate) == ("1.10", "25")


def test_a_production_is_read_whole():
    production = SPECIMENS["production"].value(whole("production"))

    assert production.kind is TitleKind.SERIES
    assert production.territories == {"fr", "worldwide"}
    assert production.first_release_on == date(2027, 2, 1)
    assert production.packs[0].options == {"strict_final"}
    assert production.cuts[0].locked_on == date(2026, 11, 13)


@pytest.mark.parametrize(
    "options",
    [
        ["strict_final"],
        "strict_final",
        {"strict_final": "yes", "strict_inputs": "no"},
        {"strict_final": True},
        {"R1": "strict_final"},
    ],
)
def test_options_of_a_pack_are_spelled_in_three_ways(options):
    document = changed(whole("production"), ("packs", 0, "options"), options)

    production = SPECIMENS["production"].value(document)

    assert production.packs[0].options == {"strict_final"}


@pytest.mark.parametrize("said", ["two words", ["x"], "unsure"])
def test_options_of_a_pack_are_names(said):
    options = {"strict_final": said}

    error = refused("production", changed(whole("production"), ("packs", 0, "options"), options))

    assert error.where.endswith(" packs[0].options.strict_final")


def test_a_season_makes_a_series_and_a_film_has_none():
    season = {"reference": "x", "title": "X", "season": 1}

    assert SPECIMENS["production"].value(season).kind is TitleKind.SERIES
    assert refused("production", season | {"kind": "film"}).where.endswith(" season")


@pytest.mark.parametrize(
    "file", ["../x.edl", "/x.edl", "C:/x.edl", "a\\..\\x.edl", "cuts/../../x", "cuts/"]
)
def test_a_cut_that_would_leave_the_folder_is_refused(file):
    error = refused("production", changed(whole("production"), ("cuts", 0, "file"), file))

    assert error.where.endswith(" cuts[0].file")


@pytest.mark.parametrize(("key", "item"), [("packs", {"id": "netflix-genai"}), ("cuts", None)])
def test_packs_and_cuts_stand_once(key, item):
    again = [*whole("production")[key], item or whole("production")[key][0]]

    assert refused("production", whole("production") | {key: again}).where.endswith(f" {key}[1]")


@pytest.mark.parametrize("rate", ["fast", "0", "24/0", "-24", "24fps"])
def test_a_rate_is_frames_per_second(rate):
    assert refused("production", changed(whole("production"), ("cuts", 0, "rate"), rate))


def test_territories_may_be_written_in_capitals():
    document = whole("production") | {"territories": ["US", "fr"]}

    assert SPECIMENS["production"].value(document).territories == {"us", "fr"}


def test_a_declaration_is_read_whole():
    declaration = SPECIMENS["declaration"].value(whole("declaration"))

    assert declaration.answers["references"] == {"none"}
    assert declaration.answers["delivery_on"] == date(2026, 12, 1)
    assert declaration.pipeline[0].answers["inputs"] == {"proprietary", "script"}
    assert declaration.pipeline[0].answers["environment"] == "local"
    assert declaration.people[0].answers["minor"] == "no"
    assert hash(declaration)


def test_a_question_left_empty_is_unanswered():
    document = changed(whole("declaration"), ("answers", "in_final"), None)

    assert "in_final" not in SPECIMENS["declaration"].value(document).answers


def test_answers_cannot_be_changed():
    declaration = SPECIMENS["declaration"].value(whole("declaration"))

    with pytest.raises(TypeError):
        declaration.answers["in_final"] = "no"


@pytest.mark.parametrize("answer", ["proprietary", ["proprietary"]])
def test_a_fact_of_several_choices_takes_a_word_or_a_list(answer):
    document = changed(whole("declaration"), ("answers", "inputs"), answer)

    assert SPECIMENS["declaration"].value(document).answers["inputs"] == {"proprietary"}


@pytest.mark.parametrize("answer", ["unsure", ["unsure"]])
def test_unsure_of_several_choices_is_unsure(answer):
    document = changed(whole("declaration"), ("answers", "inputs"), answer)

    assert SPECIMENS["declaration"].value(document).answers["inputs"] == "unsure"


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        (("answers", "inputs"), ["unsure", "script"]),
        (("answers", "inputs"), []),
        (("answers", "in_final"), ["yes"]),
        (("answers", "delivery_on"), "soon"),
        (("answers", "delivery_on"), "20261201"),
        (("answers", "delivery_on"), "2026-02-30"),
        (("answers", "several_steps"), "yes"),
        (("pipeline", 0, "answers", "inputs"), ["proprietary"]),
        (("pipeline", 0, "answers", "purpose"), "previs"),
        (("people", 0, "answers", "inputs"), ["script"]),
        (("people", 0, "answers", "genre"), "news"),
    ],
)
def test_an_answer_that_cannot_be_given_there_is_refused(path, answer):
    error = refused("declaration", changed(whole("declaration"), path, answer))

    assert error.where.endswith(f" {dotted(path)}")


def test_a_step_may_give_its_inputs_among_its_answers():
    step = {"step": "generate", "answers": {"inputs": "script"}}

    declaration = SPECIMENS["declaration"].value(whole("declaration") | {"pipeline": [step]})

    assert declaration.pipeline[0].answers["inputs"] == {"script"}


@pytest.mark.parametrize(("word", "meant"), [("true", "yes"), ("false", "no")])
def test_a_boolean_answer_is_told_to_be_a_word(word, meant):
    text = f"reference: a\ntitle: t\npartner: p\ncontact: c\nanswers: {{in_final: {word}}}"

    with pytest.raises(DocumentError, match="yes or no") as caught:
        read_declaration(read_document(text.encode(), "d.yaml"), CATALOGUE)

    assert (caught.value.where, caught.value.nearest) == ("d.yaml:5 answers.in_final", meant)


def test_an_unknown_fact_is_refused_and_the_nearest_named():
    error = refused("declaration", changed(whole("declaration"), ("answers", "in_finl"), "yes"))

    assert (error.found, error.nearest) == ("in_finl", "in_final")


def test_registers_are_read_whole():
    tool = SPECIMENS["tool"].value(whole("tool"), "tools/n.yaml")
    consent = SPECIMENS["consent"].value(whole("consent"))
    licence = SPECIMENS["licence"].value(whole("licence"))
    approval = SPECIMENS["approval"].value(whole("approval"))
    waiver = SPECIMENS["waiver"].value(whole("waiver"))
    asset = SPECIMENS["asset"].value(whole("asset"))

    assert tool.terms_snapshot == TermsSnapshot(
        digest=DIGEST, taken_on=date(2026, 1, 10), url="https://example.org/terms"
    )
    assert (tool.stores, tool.trains, tool.location) == ("no", "yes", "tools/n.yaml")
    assert consent.kind is ConsentKind.FROM_ENGAGEMENT_FOOTAGE
    assert consent.period == Period(start=date(2026, 1, 1), last=date(2026, 12, 31))
    assert consent.evidence == DIGEST
    assert licence.ai_terms == AiTerms(reference="yes", training="no", alteration="no")
    assert approval.kind is ApprovalKind.INPUTS
    assert (approval.signed_by, approval.signed_on) == ("Corwin Sallaway", date(2026, 2, 1))
    assert waiver.authority is Role.LEGAL
    assert asset.state is AssetState.FINAL
    assert asset.provenance.finding is ProvenanceFinding.AI_DECLARED
    assert asset.fingerprints[1] == ("phash", "c3d4e5f60718293a")


def test_what_a_tool_does_with_data_is_unsure_until_it_is_said():
    tool = SPECIMENS["tool"].value({"toolmaker": "N", "tool": "T", "data_terms": {"stores": "no"}})

    assert (tool.stores, tool.reuses, tool.trains) == ("no", "unsure", "unsure")


@pytest.mark.parametrize("day", ["1020-11-20", "1799-12-31", "2200-01-01", "2999-01-01"])
def test_a_year_that_slipped_is_refused_in_any_document(day):
    error = refused("tool", whole("tool") | {"reviewed": day})

    assert error.where.endswith(" reviewed")
    assert f"found `{day}`, expected a day from 1800 to 2199" in error.told(Language.ENGLISH)


def test_a_review_does_not_end_before_its_own_day():
    late = {"reviewed": "2026-06-01", "expires": "2026-05-31"}

    assert refused("tool", whole("tool") | late).where.endswith(" expires")
    assert SPECIMENS["tool"].value(whole("tool") | late | {"expires": "2026-06-01"})


def test_a_period_does_not_end_before_it_begins():
    period = {"from": "2026-02-01", "to": "2026-01-01"}

    assert refused("waiver", whole("waiver") | {"period": period}).where.endswith(" period.to")


@pytest.mark.parametrize("kind", ["answer", "approval"])
def test_only_an_approval_of_inputs_names_inputs(kind):
    error = refused("approval", whole("approval") | {"kind": kind})

    assert error.where.endswith(" inputs")


def test_an_approval_of_inputs_names_some():
    assert refused("approval", without(whole("approval"), ("inputs",))).where.endswith(" inputs")


@pytest.mark.parametrize("digest", ["sha256:abc", "md5:" + "0" * 32, "0" * 63, 12])
def test_a_digest_is_whole(digest):
    assert refused("asset", whole("asset") | {"digest": digest}).where.endswith(" digest")


def test_a_bare_digest_in_capitals_is_the_same_digest():
    asset = SPECIMENS["asset"].value(whole("asset") | {"digest": DIGEST[7:].upper()})

    assert asset.digest == DIGEST


@pytest.mark.parametrize(
    ("given", "read"), [(None, ()), ("SR-1", ("SR-1",)), (["SR-1", "SR-2"], ("SR-1", "SR-2"))]
)
def test_an_asset_names_no_declaration_or_one_or_several(given, read):
    assert SPECIMENS["asset"].value(whole("asset") | {"declaration": given}).declarations == read


def test_names_are_read_in_composed_form():
    asset = SPECIMENS["asset"].value(whole("asset") | {"name": "cafe\u0301"})

    assert asset.name == "caf\u00e9"


def test_a_document_without_lines_still_names_the_path():
    document = Document(value=whole("waiver") | {"rule": ""}, source="a row")

    with pytest.raises(DocumentError) as caught:
        SPECIMENS["waiver"].read(document)

    assert caught.value.where == "a row rule"
