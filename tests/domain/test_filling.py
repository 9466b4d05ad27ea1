"""A declaration completed by its registers: who said what, and what counts of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import TODAY, a_consent, a_declaration, a_production, a_tool, an_approval

from clearslate.domain.approval import ApprovalKind
from clearslate.domain.declaration import Person, Step
from clearslate.domain.facts import UNSURE, Register
from clearslate.domain.filling import Surroundings, fill
from clearslate.domain.period import Period
from clearslate.domain.registry import AiTerms, Licence, Registry
from clearslate.formats.facts import load_catalogue

CATALOGUE = load_catalogue()
YESTERDAY = TODAY - timedelta(days=1)
MAREN = "Maren Oskvale"


def several(*words):
    return frozenset(words)


def filled(declaration=None, *, on=TODAY, production=None, in_locked_cut=(), **registers):
    around = Surroundings(
        catalogue=CATALOGUE,
        registry=Registry(**registers),
        on=on,
        production=production or a_production(),
        in_locked_cut=frozenset(in_locked_cut),
    )
    return fill(declaration or a_declaration(), around)


def of_use(declaration, **how):
    return filled(declaration, **how).facts.use


def of_step(*steps, place=0, answers=None, **how):
    use = a_declaration(answers=answers or {}, pipeline=steps)
    return filled(use, **how).facts.steps[place].answers


def a_step(answers=None, *, tool=None, step="generate"):
    return Step(step=step, tool=tool, answers=answers or {})


def a_person(answers=None, *, performer=MAREN):
    return Person(performer=performer, answers=answers or {})


def sides(found, fact):
    return [
        (said.about, said.declared, said.word.answer, said.counts)
        for said in found.said
        if said.word.fact == fact
    ]


def test_a_declaration_alone_is_what_it_says_and_what_follows_from_its_shape():
    found = filled(a_declaration(answers={"in_final": "yes"}))

    assert found.facts.use == {
        "in_final": "yes",
        "several_steps": "no",
        "tool_reviewed": "yes",
        "asked_on": TODAY,
    }
    assert (found.facts.steps, found.facts.people) == ((), ())
    assert (found.said, found.contradictions, found.lapses) == ((), (), ())


@pytest.mark.parametrize(("steps", "several_steps"), [(0, "no"), (1, "no"), (2, "yes")])
def test_a_pipeline_has_several_steps_from_two(steps, several_steps):
    use = of_use(a_declaration(pipeline=(a_step(),) * steps))

    assert use["several_steps"] == several_steps


def test_steps_are_told_apart_by_their_place():
    found = filled(a_declaration(pipeline=(a_step(), a_step(step="upscale"), a_step())))

    assert [step.name for step in found.facts.steps] == [
        "1. generate",
        "2. upscale",
        "3. generate",
    ]


# The production


def test_what_the_production_says_holds_for_every_use_in_it():
    production = replace(
        a_production(),
        genre="documentary",
        territories=several("fr"),
        agreements=several("dga"),
        strike_on="yes",
        delivery_on=TODAY,
    )
    declared = {
        "genre": "scripted",
        "territories": several("us"),
        "agreements": several("none"),
        "strike_on": "no",
        "delivery_on": YESTERDAY,
    }

    use = of_use(a_declaration(answers=declared), production=production)

    assert use["genre"] == "documentary"
    assert use["territories"] == several("us", "fr")
    assert use["agreements"] == several("dga")
    assert use["strike_on"] == "yes"
    assert use["delivery_on"] == TODAY


def test_a_production_that_is_not_on_strike_does_not_end_the_strike_of_a_declaration():
    production = replace(a_production(), strike_on="no")

    assert of_use(a_declaration(answers={"strike_on": "yes"}), production=production)[
        "strike_on"
    ] == ("yes")


def test_without_a_production_consents_are_those_for_the_one_that_the_declaration_names():
    use = replace(
        a_declaration(
            answers={
                "purpose": "final_picture",
                "replica_kind": "from_engagement_footage",
                "trains_model": "no",
                "inputs": several("none"),
            },
            people=(a_person(),),
        )
    )
    around = Surroundings(
        catalogue=CATALOGUE, registry=Registry(consents=(a_consent(),)), on=TODAY
    )

    found = [
        fill(each, around).facts.people[0].answers["consent_on_record"]
        for each in (use, replace(use, production="harbour"), replace(use, production=None))
    ]

    assert found == ["yes", UNSURE, UNSURE]


# Declared against register

OWN = replace(a_tool(), environment="own_enterprise")
TOOL = "northlight-image-4-enterprise"


@pytest.mark.parametrize(
    ("declared", "registered", "counts"),
    [
        ("free", "own_enterprise", "free"),
        ("studio_enterprise", "own_enterprise", "own_enterprise"),
        (UNSURE, "own_enterprise", "own_enterprise"),
        (UNSURE, "studio_enterprise", UNSURE),
        (None, "own_enterprise", "own_enterprise"),
    ],
)
@pytest.mark.parametrize("by_the_step", [True, False])
def test_of_declared_and_registered_the_riskier_holds_and_both_are_shown(
    declared, registered, counts, by_the_step
):
    given_answers = {} if declared is None else {"environment": declared}
    step = a_step(given_answers if by_the_step else {}, tool=TOOL)
    use = a_declaration(answers={} if by_the_step else given_answers, pipeline=(step,))

    found = filled(use, tools=(replace(OWN, environment=registered),))

    assert found.facts.steps[0].answers["environment"] == counts
    assert found.facts.use["environment"] == counts
    assert sides(found, "environment") == [("1. generate", declared, registered, counts)]


def test_what_clearslate_works_out_itself_was_declared_by_nobody():
    found = filled(a_declaration(pipeline=(a_step(tool="freebie"),)), tools=())

    assert sides(found, "tool_reviewed") == [("1. generate", None, "no", "no")]


def test_a_declared_risk_is_not_hidden_by_a_register_that_does_not_know():
    step = a_step({"tool_keeps_data": "yes", "environment": "free"}, tool="freebie")

    found = filled(a_declaration(pipeline=(step,)), tools=())

    assert sides(found, "tool_keeps_data") == [("1. generate", "yes", UNSURE, "yes")]


# Several steps


def test_of_several_steps_the_worst_environment_and_all_inputs_count_for_the_use():
    steps = (
        a_step({"inputs": several("none")}, tool=TOOL),
        a_step({"inputs": several("script"), "environment": "paid_self_serve"}),
        a_step({"inputs": several("public"), "tool_keeps_data": "yes"}),
    )
    use = of_use(
        a_declaration(
            answers={"environment": "own_enterprise", "tool_keeps_data": "no"}, pipeline=steps
        ),
        tools=(OWN,),
    )

    assert use["environment"] == "paid_self_serve"
    assert use["inputs"] == several("script", "public")
    assert use["tool_keeps_data"] == "yes"
    assert use["tool_reviewed"] == "yes"


def test_a_step_that_is_silent_answers_as_the_whole_use_does():
    steps = (a_step({"environment": "studio_enterprise"}), a_step())
    use = a_declaration(answers={"environment": "free"}, pipeline=steps)

    assert of_use(use)["environment"] == "free"


def test_steps_that_all_answer_leave_nothing_of_the_answer_for_the_whole_use():
    steps = (a_step({"environment": "studio_enterprise"}),)
    use = a_declaration(answers={"environment": "free"}, pipeline=steps)

    assert of_use(use)["environment"] == "studio_enterprise"


def test_one_tool_that_nobody_reviewed_makes_the_use_unreviewed():
    steps = (a_step(tool=TOOL), a_step(tool="freebie"))

    assert of_use(a_declaration(pipeline=steps), tools=(OWN,))["tool_reviewed"] == "no"


@pytest.mark.parametrize("fact", ["contribution", "person_shown", "in_final"])
def test_no_step_and_no_person_makes_the_whole_use_milder(fact):
    worst, mild = CATALOGUE[fact].riskiest, CATALOGUE[fact].safest
    parts = {"pipeline": (a_step({fact: mild}),), "people": (a_person({fact: mild}),)}

    assert of_use(a_declaration(answers={fact: worst}, **parts))[fact] == worst


def test_a_person_can_make_the_whole_use_riskier():
    use = a_declaration(
        answers={"contribution": "enhances"}, people=(a_person({"contribution": "alters"}),)
    )

    assert of_use(use)["contribution"] == "alters"


def test_what_is_asked_of_each_person_stays_with_the_person():
    use = a_declaration(people=(a_person({"minor": "yes"}), a_person(performer="Bastien")))

    found = filled(use).facts

    assert "minor" not in found.use
    assert [person.answers.get("minor") for person in found.people] == ["yes", None]


RISKS = st.sampled_from(["studio_enterprise", "own_enterprise", "local", "free"])


@given(st.lists(RISKS, min_size=1, max_size=4), RISKS)
def test_another_step_never_makes_the_environment_safer(places, another):
    scale = CATALOGUE["environment"].choices
    steps = tuple(a_step({"environment": place}) for place in places)

    before = of_use(a_declaration(pipeline=steps))["environment"]
    after = of_use(a_declaration(pipeline=(*steps, a_step({"environment": another}))))[
        "environment"
    ]

    assert scale.index(after) >= scale.index(before)


# People


@pytest.mark.parametrize(
    ("declared", "counts"), [(None, "yes"), ("yes", "yes"), (UNSURE, "yes"), ("no", UNSURE)]
)
def test_where_performers_are_named_somebody_is_shown(declared, counts):
    answers = {} if declared is None else {"person_shown": declared}

    found = filled(a_declaration(answers=answers, people=(a_person(),)))

    assert found.facts.use["person_shown"] == counts
    assert [each.against for each in found.contradictions] == (
        ["people"] if declared == "no" else []
    )


def test_where_nobody_is_named_nobody_knows_whether_somebody_is_shown():
    assert "person_shown" not in of_use(a_declaration())


def test_a_step_that_shows_nobody_does_not_take_the_performers_away():
    use = a_declaration(pipeline=(a_step({"person_shown": "no"}),), people=(a_person(),))

    found = filled(use)

    assert found.facts.use["person_shown"] == "yes"
    assert found.contradictions == ()


def test_a_performer_who_is_named_and_not_shown_is_a_contradiction():
    found = filled(a_declaration(people=(a_person({"person_shown": "no"}),)))

    assert [(c.fact, c.about) for c in found.contradictions] == [("person_shown", MAREN)]
    assert found.facts.people[0].answers["person_shown"] == UNSURE
    assert found.facts.use["person_shown"] == "yes"


REPLICA = {
    "purpose": "final_picture",
    "replica_kind": "from_engagement_footage",
    "trains_model": "no",
    "inputs": several("proprietary"),
}


def test_each_performer_is_asked_for_a_consent_of_their_own():
    people = (a_person(), a_person(performer="Bastien Ormeau"))

    found = filled(a_declaration(answers=REPLICA, people=people), consents=(a_consent(),))

    assert [person.answers["consent_on_record"] for person in found.facts.people] == [
        "yes",
        UNSURE,
    ]
    assert {said.about for said in found.said} == {MAREN, "Bastien Ormeau"}


def test_a_consent_that_was_only_claimed_is_held_against_the_register():
    claimed = a_person({"consent_on_record": "yes"})

    found = filled(a_declaration(answers=REPLICA, people=(claimed,)), consents=())

    assert sides(found, "consent_on_record") == [(MAREN, "yes", UNSURE, UNSURE)]


def test_a_consent_that_nobody_claimed_counts():
    denied = a_person({"consent_on_record": "no"})

    found = filled(a_declaration(answers=REPLICA, people=(denied,)), consents=(a_consent(),))

    assert sides(found, "consent_on_record") == [(MAREN, "no", "yes", "no")]


def test_what_a_step_puts_in_counts_for_the_consent_of_a_person():
    steps = (a_step({"trains_model": "yes"}), a_step({"trains_model": "no"}))

    found = filled(
        a_declaration(answers=REPLICA, pipeline=steps, people=(a_person(),)),
        consents=(a_consent(),),
    )

    assert found.facts.people[0].answers["consent_on_record"] == "no"


# Licences and approvals


def a_licence(**terms):
    return Licence(
        reference="L-1",
        work="The Doll Maker",
        holder="Estate",
        scope=several("any"),
        ai_terms=AiTerms(**terms),
    )


def on_the_work(**parts):
    return replace(a_declaration(**parts), works=("The Doll Maker",))


def test_a_licence_answers_for_the_whole_use():
    found = filled(on_the_work(), licences=(a_licence(reference="yes"),))

    assert found.facts.use["reference_permission"] == "yes"
    assert sides(found, "reference_permission") == [("", None, "yes", "yes")]


@pytest.mark.parametrize("fact", ["training_cleared", "reference_permission"])
def test_a_step_that_claims_what_no_licence_gives_is_held_against_the_register(fact):
    use = on_the_work(pipeline=(a_step({fact: "yes"}),))

    found = filled(use, licences=(a_licence(training="no", reference="no"),))

    assert found.facts.steps[0].answers[fact] == "no"
    assert found.facts.use[fact] == "no"
    assert ("1. generate", "yes", "no", "no") in sides(found, fact)


def test_a_step_is_told_of_a_licence_only_where_it_answers_for_itself():
    steps = (a_step({"reference_permission": "no"}), a_step())

    found = filled(on_the_work(pipeline=steps), licences=(a_licence(reference="yes"),))

    assert sides(found, "reference_permission") == [
        ("", None, "yes", "yes"),
        ("1. generate", "no", "yes", "no"),
    ]


def test_a_person_that_claims_what_no_licence_gives_is_held_against_the_register():
    use = on_the_work(people=(a_person({"reference_permission": "yes"}),))

    found = filled(use, licences=(a_licence(reference="no"),))

    assert found.facts.people[0].answers["reference_permission"] == "no"


INPUTS = replace(
    an_approval(kind=ApprovalKind.INPUTS),
    inputs=several("script"),
    tools=several("scribe"),
)


def test_inputs_are_approved_step_by_step():
    steps = (a_step(tool="scribe"), a_step(tool="freebie"))
    use = a_declaration(answers={"inputs": several("script")}, pipeline=steps)

    found = filled(use, approvals=(INPUTS,)).facts

    assert [step.answers.get("input_approved") for step in found.steps] == ["yes", None]
    assert "input_approved" not in found.use


def test_without_a_pipeline_inputs_are_approved_for_the_whole_use():
    use = a_declaration(answers={"inputs": several("script")})

    assert of_use(use, approvals=(replace(INPUTS, tools=several()),))["input_approved"] == "yes"


def test_an_approval_of_inputs_that_ended_outweighs_a_declared_one():
    use = a_declaration(
        answers={"inputs": several("script"), "input_approved": "yes"},
        pipeline=(a_step(tool="scribe"),),
    )

    found = filled(use, approvals=(replace(INPUTS, period=Period(last=YESTERDAY)),))

    assert found.facts.use["input_approved"] == "no"
    assert [lapse.reference for lapse in found.lapses] == ["AP-0003"]


# The cut


@pytest.mark.parametrize(
    ("declared", "counts", "heard"),
    [(None, "yes", 1), (UNSURE, "yes", 1), ("yes", "yes", 1), ("no", "no", 0)],
)
def test_a_use_that_a_locked_cut_shows_is_in_the_final_unless_it_was_declared_not_to_be(
    declared, counts, heard
):
    answers = {} if declared is None else {"in_final": declared}

    found = filled(a_declaration(answers=answers), in_locked_cut=("SR-0007",))

    assert found.facts.use["in_final"] == counts
    assert [said.word.register for said in found.said] == [Register.CUT_CHECK] * heard


def test_a_locked_cut_says_nothing_of_a_use_it_does_not_show():
    assert "in_final" not in of_use(a_declaration(), in_locked_cut=("SR-0008",))


@pytest.mark.parametrize(("declared", "counts"), [(UNSURE, "yes"), ("no", "no")])
def test_a_step_hears_of_the_cut_as_the_whole_use_does(declared, counts):
    step = a_step({"in_final": declared})

    use = a_declaration(pipeline=(step,))
    found = filled(use, in_locked_cut=("SR-0007",))

    assert found.facts.steps[0].answers["in_final"] == counts
    assert found.facts.use["in_final"] == "yes"


# Contradictions


def test_the_milder_of_two_answers_that_contradict_each_other_counts_as_unsure():
    found = filled(a_declaration(answers={"purpose": "final_picture", "in_final": "no"}))

    assert found.facts.use["in_final"] == UNSURE
    assert found.facts.use["purpose"] == "final_picture"
    assert [(c.fact, c.against, c.about) for c in found.contradictions] == [
        ("in_final", "purpose", "")
    ]


def test_a_contradiction_within_a_step_is_told_of_the_step():
    step = a_step({"inputs": several("none", "script")})

    found = filled(a_declaration(pipeline=(step,)))

    assert found.facts.steps[0].answers["inputs"] == several("script")
    assert [(c.fact, c.about) for c in found.contradictions] == [("inputs", "1. generate")]


def test_a_step_may_contradict_the_whole_use():
    use = a_declaration(answers={"purpose": "previs"}, pipeline=(a_step({"in_final": "yes"}),))

    found = filled(use)

    assert [(c.fact, c.against, c.about) for c in found.contradictions] == [
        ("purpose", "in_final", "1. generate")
    ]
    assert found.facts.steps[0].answers["purpose"] == UNSURE
    assert found.facts.use["purpose"] == UNSURE
    assert found.facts.use["in_final"] == "yes"


def test_a_contradiction_of_the_whole_use_is_told_once():
    answers = {"purpose": "previs", "in_final": "yes"}

    found = filled(
        a_declaration(answers=answers, pipeline=(a_step(), a_step()), people=(a_person(),))
    )

    assert [c.about for c in found.contradictions] == [""]


# Lapses


def test_a_record_that_lapsed_is_told_once_however_often_it_was_read():
    steps = (a_step(tool=TOOL), a_step(tool=TOOL))

    found = filled(a_declaration(pipeline=steps), tools=(replace(OWN, expires=YESTERDAY),))

    assert [(lapse.reference, lapse.since) for lapse in found.lapses] == [(TOOL, YESTERDAY)]


def test_the_registers_are_read_as_of_the_day_that_is_asked_for():
    use = a_declaration(pipeline=(a_step(tool=TOOL),))
    tool = replace(OWN, expires=TODAY)

    today = of_use(use, tools=(tool,), on=TODAY)
    tomorrow = of_use(use, tools=(tool,), on=TODAY + timedelta(days=1))

    assert (today["tool_keeps_data"], tomorrow["tool_keeps_data"]) == ("no", UNSURE)
