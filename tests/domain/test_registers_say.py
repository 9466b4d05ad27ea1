"""What each register answers instead of a person, and what it does not know."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import TODAY, a_consent, a_declaration, a_tool, an_approval

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.declaration import Person, Step
from clearslate.domain.facts import UNSURE, Register
from clearslate.domain.period import ALWAYS, Period
from clearslate.domain.registers_say import approvals_say, consents_say, licences_say, tools_say
from clearslate.domain.registry import AiTerms, ConsentKind, Licence, Registry
from clearslate.domain.said import Lapse, Lost

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SALT = "the-salt-road"
OPEN = "an answer nobody gave"


def several(*words):
    return frozenset(words)


def answered(words):
    return {word.fact: word.answer for word in words}


def lapses(words):
    return [word.lapse for word in words if word.lapse is not None]


# Tools


def of_tool(tool, *, answers=None, on=TODAY, named="northlight-image-4-enterprise"):
    registry = Registry(tools=() if tool is None else (tool,))
    return list(tools_say(Step(step="generate", tool=named), answers or {}, registry, on))


OWN = replace(a_tool(), environment="own_enterprise")
STUDIO = a_tool()


def test_a_reviewed_tool_says_where_it_runs_and_that_it_keeps_nothing():
    words = of_tool(OWN)

    assert answered(words) == {
        "tool_reviewed": "yes",
        "environment": "own_enterprise",
        "tool_keeps_data": "no",
    }
    assert {(word.register, word.reference) for word in words} == {
        (Register.TOOLS, "northlight-image-4-enterprise")
    }
    assert not lapses(words)


@pytest.mark.parametrize("does", ["stores", "reuses", "trains"])
@pytest.mark.parametrize("answer", ["yes", UNSURE])
def test_a_tool_keeps_data_where_it_stores_or_reuses_or_trains(does, answer):
    tool = replace(STUDIO, **{does: answer})

    assert answered(of_tool(tool))["tool_keeps_data"] == answer


def test_what_a_tool_does_outweighs_what_is_not_known_of_it():
    tool = replace(STUDIO, stores=UNSURE, reuses="yes", trains="no")

    assert answered(of_tool(tool))["tool_keeps_data"] == "yes"


def test_a_step_without_a_tool_is_not_in_the_tool_register():
    assert of_tool(OWN, named=None) == []


@pytest.mark.parametrize("kept", [(), None])
def test_a_tool_that_nobody_registered_is_not_reviewed_and_not_known(kept):
    step = Step(step="generate", tool="freebie")

    words = list(tools_say(step, {"environment": "free"}, Registry(tools=kept), TODAY))

    assert answered(words) == {"tool_reviewed": "no", "tool_keeps_data": UNSURE}
    assert {word.reference for word in words} == {"freebie"}


@pytest.mark.parametrize(
    ("environment", "keeps"),
    [("studio_enterprise", None), ("own_enterprise", UNSURE), (UNSURE, UNSURE), (None, UNSURE)],
)
def test_only_inside_the_studio_is_an_unregistered_tool_taken_at_the_declarants_word(
    environment, keeps
):
    answers = {} if environment is None else {"environment": environment}

    assert answered(of_tool(None, answers=answers)).get("tool_keeps_data") == keeps


@pytest.mark.parametrize(
    ("changes", "reviewed"),
    [
        ({"reviewed": TODAY}, True),
        ({"reviewed": TOMORROW}, False),
        ({"reviewed": None}, False),
        ({"expires": TODAY}, True),
        ({"expires": YESTERDAY}, False),
        ({"expires": None}, True),
    ],
)
def test_a_review_counts_from_its_day_to_its_last_day(changes, reviewed):
    said = answered(of_tool(replace(OWN, **changes)))

    assert said["tool_reviewed"] == ("yes" if reviewed else "no")
    assert said["tool_keeps_data"] == ("no" if reviewed else UNSURE)


def test_a_review_that_ran_out_is_told_with_its_last_day():
    words = of_tool(replace(OWN, expires=YESTERDAY))

    assert set(lapses(words)) == {
        Lapse(
            register=Register.TOOLS,
            reference="northlight-image-4-enterprise",
            lost=Lost.EXPIRED,
            since=YESTERDAY,
        )
    }


def test_a_review_that_never_was_has_not_lapsed():
    assert not lapses(of_tool(replace(OWN, reviewed=None)))


def test_inside_the_studio_nothing_rests_on_the_review():
    words = of_tool(replace(STUDIO, expires=YESTERDAY))

    assert answered(words)["tool_keeps_data"] == "no"
    assert answered(words)["tool_reviewed"] == "no"
    assert not lapses(words)


def test_what_a_tool_did_all_along_is_no_matter_of_its_review():
    words = of_tool(replace(OWN, stores="yes", expires=YESTERDAY))

    assert answered(words)["tool_keeps_data"] == "yes"
    assert not lapses(words)


@pytest.mark.parametrize(
    ("declared", "registered", "keeps"),
    [
        (None, "studio_enterprise", "no"),
        ("studio_enterprise", "studio_enterprise", "no"),
        ("studio_enterprise", None, "no"),
        ("own_enterprise", "studio_enterprise", UNSURE),
        ("studio_enterprise", "own_enterprise", UNSURE),
        (UNSURE, "studio_enterprise", UNSURE),
        (None, None, UNSURE),
    ],
)
def test_an_unreviewed_tool_is_trusted_only_where_everyone_says_it_is_the_studios(
    declared, registered, keeps
):
    tool = replace(STUDIO, reviewed=None, environment=registered)
    answers = {} if declared is None else {"environment": declared}

    said = answered(of_tool(tool, answers=answers))

    assert said["tool_keeps_data"] == keeps
    assert said.get("environment") == registered


# Consents

REPLICA = {
    "replica_kind": "from_engagement_footage",
    "purpose": "final_picture",
    "trains_model": "no",
    "inputs": several("proprietary"),
    "territories": several("worldwide"),
}


def of_consents(*consents, on=TODAY, performer="Maren Oskvale", production=SALT, **answers):
    given = {fact: answer for fact, answer in (REPLICA | answers).items() if answer != OPEN}
    registry = Registry(consents=consents)
    return list(consents_say(Person(performer=performer), given, production, registry, on))


def covered(*consents, **how):
    return answered(of_consents(*consents, **how))["consent_on_record"]


def made(*consents, **how):
    return answered(of_consents(*consents, **how))["replica_consented"]


def test_a_consent_that_covers_exactly_this_use_says_yes_and_is_named():
    words = of_consents(a_consent())

    assert [(w.fact, w.answer, w.reference, w.lapse) for w in words] == [
        ("replica_consented", "yes", "C-0004", None),
        ("consent_on_record", "yes", "C-0004", None),
    ]


def test_a_register_of_consents_that_is_not_kept_says_nothing():
    registry = Registry(consents=None)

    assert not [*consents_say(Person(performer="Maren"), REPLICA, SALT, registry, TODAY)]


@pytest.mark.parametrize(
    "nothing",
    [
        {"consents": ()},
        {"performer": "Bastien Ormeau"},
        {"production": "harbour-town"},
    ],
    ids=["none on file", "another performer's", "another production's"],
)
def test_where_nothing_is_on_file_for_the_performer_nobody_knows(nothing):
    consents = nothing.pop("consents", (a_consent(),))

    words = of_consents(*consents, **nothing)

    assert answered(words) == {"replica_consented": UNSURE, "consent_on_record": UNSURE}
    assert {word.reference for word in words} == {None}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": ConsentKind.ALTERATION},
        {"kind": ConsentKind.TRAINING},
        {"purposes": several("previs")},
        {"purposes": several()},
        {"territories": several("fr")},
    ],
    ids=["another kind", "training only", "another purpose", "no purpose", "fewer territories"],
)
def test_a_consent_is_never_stretched(changes):
    words = of_consents(replace(a_consent(), **changes))

    assert answered(words)["consent_on_record"] == "no"
    assert {word.reference for word in words} == {"C-0004"}
    assert not lapses(words)


@pytest.mark.parametrize("kind", [k for k in ConsentKind if k != "from_engagement_footage"])
def test_agreeing_to_another_replica_is_not_agreeing_to_this_one(kind):
    assert made(replace(a_consent(), kind=kind)) == "no"


@pytest.mark.parametrize("kind", [OPEN, UNSURE])
def test_while_the_kind_of_replica_is_open_no_consent_is_known_to_cover_it(kind):
    assert covered(a_consent(), replica_kind=kind) == UNSURE
    assert made(a_consent(), replica_kind=kind) == UNSURE


def test_without_a_replica_any_consent_for_the_purpose_covers_the_use():
    assert covered(a_consent(), replica_kind="none") == "yes"


@pytest.mark.parametrize("purpose", [OPEN, UNSURE])
def test_while_the_purpose_is_open_no_consent_is_known_to_cover_it(purpose):
    assert covered(a_consent(), purpose=purpose) == UNSURE


@pytest.mark.parametrize(
    ("fact", "purpose"), [("trains_model", "training"), ("model_kept", "reuse")]
)
@pytest.mark.parametrize(
    ("answer", "named", "expected"),
    [
        ("yes", False, "no"),
        ("yes", True, "yes"),
        (UNSURE, False, UNSURE),
        (OPEN, False, UNSURE),
        (UNSURE, True, "yes"),
        ("no", False, "yes"),
    ],
)
def test_training_and_reuse_are_covered_only_where_a_consent_names_them(
    fact, purpose, answer, named, expected
):
    purposes = several("final_picture", *([purpose] if named else []))
    consent = replace(a_consent(), purposes=purposes)
    likeness = {"inputs": several("likeness_or_voice"), "model_kept": "no"}

    assert covered(consent, **likeness | {fact: answer}) == expected


@pytest.mark.parametrize(
    ("inputs", "trains", "expected"),
    [
        (several("none"), "no", "yes"),
        (several("proprietary"), "no", "yes"),
        (several("biometric"), "no", UNSURE),
        (several("likeness_or_voice"), "no", UNSURE),
        (several("script", UNSURE), "no", UNSURE),
        (UNSURE, "no", UNSURE),
        (OPEN, "no", UNSURE),
        (several("none"), UNSURE, UNSURE),
    ],
)
def test_nobody_need_say_whether_a_model_is_kept_where_there_can_be_none(inputs, trains, expected):
    purposes = several("final_picture", "training")
    consent = replace(a_consent(), purposes=purposes)

    assert covered(consent, inputs=inputs, trains_model=trains, model_kept=OPEN) == expected


def test_a_model_that_cannot_be_kept_needs_no_consent_to_be():
    assert covered(a_consent(), model_kept="yes") == "yes"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(ConsentKind.TRAINING, "yes"), (ConsentKind.FROM_ENGAGEMENT_FOOTAGE, "no")],
)
def test_training_on_a_performer_without_a_replica_needs_a_consent_to_training(kind, expected):
    consent = replace(a_consent(purposes=("analysis", "training")), kind=kind)
    answers = {"replica_kind": "none", "trains_model": "yes", "model_kept": "no"}

    assert covered(consent, purpose="analysis", **answers) == expected


def test_a_consent_to_training_may_cover_it_while_the_kind_of_replica_is_open():
    consent = replace(a_consent(purposes=("analysis", "training")), kind=ConsentKind.TRAINING)
    answers = {"replica_kind": OPEN, "trains_model": "yes", "model_kept": "no"}

    assert covered(consent, purpose="analysis", **answers) == UNSURE


@pytest.mark.parametrize(
    ("named", "wanted", "expected"),
    [
        ((), several("us"), "yes"),
        (("worldwide",), several("us", "cn"), "yes"),
        (("us", "uk"), several("us"), "yes"),
        (("us",), several("us", "uk"), "no"),
        (("us",), several("worldwide"), "no"),
        (("eu",), several("eu", "fr", "dk"), "yes"),
        (("fr",), several("eu"), "no"),
        (("us",), several("us_ca", "us_ny", "us_tn"), "yes"),
        (("us_ca",), several("us_ny"), "no"),
        (("us",), several("us", UNSURE), UNSURE),
        (("us",), several("uk", UNSURE), "no"),
        (("us",), UNSURE, UNSURE),
        (("us",), OPEN, UNSURE),
        ((), OPEN, "yes"),
    ],
)
def test_a_consent_reaches_the_territories_it_names_and_what_lies_in_them(named, wanted, expected):
    consent = replace(a_consent(), territories=several(*named))

    assert covered(consent, territories=wanted) == expected


@pytest.mark.parametrize(
    ("changes", "since", "lost"),
    [
        ({"withdrawn": TOMORROW}, None, None),
        ({"withdrawn": TODAY}, TODAY, Lost.WITHDRAWN),
        ({"withdrawn": YESTERDAY}, YESTERDAY, Lost.WITHDRAWN),
        ({"period": Period(last=TODAY)}, None, None),
        ({"period": Period(last=YESTERDAY)}, YESTERDAY, Lost.EXPIRED),
        ({"period": Period(last=YESTERDAY), "withdrawn": TOMORROW}, YESTERDAY, Lost.EXPIRED),
    ],
)
def test_a_consent_holds_to_its_last_day_and_not_on_the_day_it_is_withdrawn(changes, since, lost):
    words = of_consents(replace(a_consent(), **changes))

    expected = "yes" if since is None else "no"
    assert answered(words) == {"replica_consented": expected, "consent_on_record": expected}
    assert [(each.since, each.lost) for each in lapses(words)] == [(since, lost)] * (
        0 if since is None else 2
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"signed_on": None},
        {"signed_on": TOMORROW},
        {"period": Period(start=TOMORROW)},
    ],
    ids=["unsigned", "signed tomorrow", "begins tomorrow"],
)
def test_a_consent_that_has_not_begun_does_not_hold_and_has_not_lapsed(changes):
    words = of_consents(replace(a_consent(), **changes))

    assert answered(words) == {"replica_consented": "no", "consent_on_record": "no"}
    assert not lapses(words)


def test_a_consent_that_holds_outweighs_those_that_ended():
    ended = a_consent("C-0001", period=Period(last=YESTERDAY))

    words = of_consents(ended, a_consent("C-0002"), a_consent("C-0003", withdrawn=YESTERDAY))

    assert {(word.answer, word.reference, word.lapse) for word in words} == {
        ("yes", "C-0002", None)
    }


def test_the_consent_that_is_sure_outweighs_the_one_that_may_cover():
    doubtful = replace(a_consent("C-0001"), territories=several("us"))

    words = of_consents(doubtful, a_consent("C-0002"), territories=OPEN)

    assert (words[1].answer, words[1].reference) == ("yes", "C-0002")


@pytest.mark.parametrize("early_first", [True, False])
def test_the_last_to_lapse_is_named_though_another_has_not_begun(early_first):
    first = a_consent("C-0001", period=Period(last=date(2026, 1, 31)))
    second = a_consent("C-0002", withdrawn=date(2026, 6, 1))
    renewal = a_consent("C-0003", period=Period(start=TOMORROW))
    consents = (first, second, renewal) if early_first else (renewal, second, first)

    words = of_consents(*consents)

    assert {(word.answer, word.reference) for word in words} == {("no", "C-0002")}
    assert {(each.reference, each.lost) for each in lapses(words)} == {("C-0002", Lost.WITHDRAWN)}


def test_of_those_that_do_not_cover_the_one_of_the_right_kind_is_named():
    right = a_consent("C-0001", purposes=("previs",))
    other = replace(a_consent("C-0002"), kind=ConsentKind.ALTERATION)

    words = of_consents(right, other)

    assert words[1].reference == "C-0001"


def test_a_lapse_of_what_never_covered_the_use_is_no_lapse():
    other = replace(a_consent(withdrawn=YESTERDAY), purposes=several("previs"))

    words = of_consents(other)

    assert [(word.fact, word.lapse is not None) for word in words] == [
        ("replica_consented", True),
        ("consent_on_record", False),
    ]


RISK = {"yes": 0, UNSURE: 1, "no": 2}
ANSWERS = st.sampled_from(["yes", "no", UNSURE, OPEN])


@given(
    trains=ANSWERS,
    kept=ANSWERS,
    known=st.sampled_from(["yes", "no"]),
    purposes=st.sets(st.sampled_from(["final_picture", "training", "reuse"])),
)
def test_what_is_found_out_never_contradicts_a_yes_or_no_that_was_said(
    trains, kept, known, purposes
):
    consent = replace(a_consent(), purposes=several(*purposes))
    how = {"inputs": several("biometric"), "trains_model": trains, "model_kept": kept}
    open_facts = [f for f in ("trains_model", "model_kept") if how[f] in (UNSURE, OPEN)]

    before = covered(consent, **how)
    after = covered(consent, **how | dict.fromkeys(open_facts, known))

    assert before in (UNSURE, after)


@pytest.mark.parametrize(
    ("open_facts", "hangs_on"),
    [
        ({"model_kept": OPEN}, ("model_kept",)),
        ({"model_kept": UNSURE}, ("model_kept",)),
        ({"purpose": OPEN, "model_kept": "no"}, ("purpose",)),
        ({"territories": OPEN, "model_kept": OPEN}, ("model_kept", "territories")),
        ({"replica_kind": OPEN, "model_kept": "no"}, ("replica_kind",)),
        ({"model_kept": "no"}, ()),
    ],
)
def test_what_keeps_the_register_from_an_answer_is_named(open_facts, hangs_on):
    consent = replace(a_consent(), territories=several("fr"))
    how = {"inputs": several("biometric"), "territories": several("fr")} | open_facts

    [word] = [w for w in of_consents(consent, **how) if w.fact == "consent_on_record"]

    assert (word.answer == UNSURE, word.hangs_on) == (bool(hangs_on), hangs_on)


def test_a_register_without_a_consent_hangs_on_no_question_of_the_use():
    words = of_consents(a_consent(purposes=("previs",)), model_kept=OPEN, purpose="final_picture")

    assert [word.hangs_on for word in words] == [(), ()]


# Licences

WORK = "The Doll Maker"
TERMS = {
    "reference": "reference_permission",
    "training": "training_cleared",
    "alteration": "archive_licence_allows",
}


def a_licence(called="L-0001", /, *, work=WORK, scope=(SALT,), period=ALWAYS, **terms):
    return Licence(
        reference=called,
        work=work,
        holder="The Estate",
        scope=frozenset(scope),
        ai_terms=AiTerms(**terms),
        period=period,
    )


def of_licences(*licences, works=(WORK,), on=TODAY):
    use = replace(a_declaration(), works=works)
    return list(licences_say(use, SALT, Registry(licences=licences), on))


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("answer", ["yes", "no", UNSURE])
def test_a_licence_says_of_each_term_what_it_says(term, answer):
    said = answered(of_licences(a_licence(**{term: answer})))

    assert said == {fact: answer if t == term else UNSURE for t, fact in TERMS.items()}


def test_a_register_of_licences_that_is_not_kept_says_nothing():
    use = replace(a_declaration(), works=(WORK,))

    assert not [*licences_say(use, SALT, Registry(), TODAY)]


def test_where_no_work_is_named_no_licence_is_asked_for():
    assert of_licences(a_licence(reference="yes"), works=()) == []


@pytest.mark.parametrize(
    "licences", [(), (a_licence(work="Another"),), (a_licence(scope=("harbour",)),)]
)
def test_a_work_without_a_licence_for_this_production_is_not_known(licences):
    assert set(answered(of_licences(*licences)).values()) == {UNSURE}


def test_a_licence_for_any_production_reaches_this_one():
    assert answered(of_licences(a_licence(scope=("any",), training="yes")))[
        "training_cleared"
    ] == ("yes")


@pytest.mark.parametrize(
    ("second", "expected"), [("yes", "yes"), ("no", "no"), (UNSURE, UNSURE), (None, UNSURE)]
)
def test_every_work_must_be_licensed_and_the_worst_decides(second, expected):
    licences = [a_licence(reference="yes")]
    if second is not None:
        licences.append(a_licence("L-0002", work="Second", reference=second))

    words = of_licences(*licences, works=(WORK, "Second"))

    assert answered(words)["reference_permission"] == expected


@pytest.mark.parametrize(
    ("period", "answer", "lapsed"),
    [
        (Period(last=TODAY), "yes", False),
        (Period(last=YESTERDAY), "no", True),
        (Period(start=TODAY), "yes", False),
        (Period(start=TOMORROW), "no", False),
        (Period(start=TOMORROW, last=date(2030, 1, 1)), "no", False),
    ],
)
def test_a_licence_holds_in_its_period_and_one_that_ended_is_told_apart(period, answer, lapsed):
    word = of_licences(a_licence(period=period, reference="yes"))[0]

    assert word.answer == answer
    assert word.reference == "L-0001"
    assert (word.lapse is not None) is lapsed
    assert word.lapse is None or word.lapse.since == YESTERDAY


def test_a_licence_that_never_allowed_it_has_not_lapsed():
    ended = a_licence(period=Period(last=YESTERDAY), reference="no")

    assert not lapses(of_licences(ended))


def test_of_two_licences_in_force_the_one_that_allows_it_counts():
    words = of_licences(
        a_licence("L-0001", reference="yes", training="no"),
        a_licence("L-0002", training="yes"),
        a_licence("L-0003", period=Period(last=YESTERDAY), alteration="yes"),
    )

    assert [(word.answer, word.reference) for word in words[:2]] == [
        ("yes", "L-0001"),
        ("yes", "L-0002"),
    ]
    assert words[2].answer == UNSURE


def test_the_licence_that_ended_last_is_named():
    words = of_licences(
        a_licence("L-0001", period=Period(last=YESTERDAY), reference="yes"),
        a_licence("L-0002", period=Period(last=date(2025, 1, 1)), reference="yes"),
    )

    assert (words[0].answer, words[0].reference) == ("no", "L-0001")


# Approvals of inputs


def of_inputs(**changes):
    return replace(
        an_approval(kind=ApprovalKind.INPUTS),
        **{"inputs": several("script", "contract"), "tools": several("scribe")} | changes,
    )


SCRIPT = several("script")


def on_inputs(*approvals, tool="scribe", inputs=SCRIPT, on=TODAY):
    step = Step(step="read", tool=tool)
    answers = {} if inputs == OPEN else {"inputs": inputs}
    words = approvals_say(a_declaration(), step, answers, Registry(approvals=approvals), on)
    return [(word.answer, word.lapse is not None) for word in words]


YES, NO, ENDED = ("yes", False), ("no", False), ("no", True)


@pytest.mark.parametrize(
    ("changes", "how", "said"),
    [
        ({}, {}, [YES]),
        ({}, {"inputs": several("script", "public")}, [YES]),
        ({}, {"inputs": several("script", "biometric")}, []),
        ({}, {"inputs": several("script", UNSURE)}, []),
        ({}, {"inputs": UNSURE}, []),
        ({}, {"inputs": OPEN}, []),
        ({}, {"tool": "another"}, []),
        ({}, {"tool": None}, []),
        ({"tools": several()}, {"tool": "another"}, [YES]),
        ({"declaration": "SR-0009"}, {}, []),
        ({"kind": ApprovalKind.APPROVAL}, {}, []),
        ({"period": Period(last=TODAY)}, {}, [YES]),
        ({"period": Period(last=YESTERDAY)}, {}, [ENDED]),
        ({"period": Period(last=YESTERDAY)}, {"inputs": several("none")}, []),
        ({"period": Period(start=TOMORROW, last=date(2030, 1, 1))}, {}, [NO]),
        ({"signed_on": None}, {}, [NO]),
        ({"signed_on": TOMORROW}, {}, [NO]),
        ({"signed_on": TODAY}, {}, [YES]),
        ({"signed_on": None, "period": Period(last=YESTERDAY)}, {}, [NO]),
    ],
)
def test_inputs_are_approved_for_the_tools_and_days_that_a_signed_approval_names(
    changes, how, said
):
    assert on_inputs(of_inputs(**changes), **how) == said


def test_one_approval_of_inputs_that_holds_outweighs_those_that_do_not():
    ended = of_inputs(period=Period(last=YESTERDAY), reference="AP-1")

    assert on_inputs(ended, of_inputs(reference="AP-2")) == [YES]


def test_the_approval_of_inputs_that_ended_last_is_named():
    step = Step(step="read", tool="scribe")
    approvals = (
        of_inputs(reference="AP-1", period=Period(last=YESTERDAY)),
        of_inputs(reference="AP-2", period=Period(last=date(2025, 1, 1))),
        of_inputs(reference="AP-3", signed_on=None),
    )

    words = [
        *approvals_say(
            a_declaration(),
            step,
            {"inputs": several("script")},
            Registry(approvals=approvals),
            TODAY,
        )
    ]

    assert [(word.reference, word.lapse) for word in words] == [
        (
            "AP-1",
            Lapse(
                register=Register.APPROVALS,
                reference="AP-1",
                lost=Lost.EXPIRED,
                since=YESTERDAY,
            ),
        )
    ]


def test_without_a_pipeline_only_an_approval_for_any_tool_counts():
    for_any, for_one = of_inputs(tools=several()), of_inputs()
    answers = {"inputs": several("script")}

    said = [
        [
            w.answer
            for w in approvals_say(a_declaration(), None, answers, Registry(approvals=(a,)), TODAY)
        ]
        for a in (for_any, for_one)
    ]

    assert said == [["yes"], []]
