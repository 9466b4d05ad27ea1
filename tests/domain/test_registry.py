"""What can be looked up in the registers, and what a register that is not kept says."""

from datetime import date

import pytest

from clearslate.domain.approval import Approval, ApprovalKind, Waiver
from clearslate.domain.period import Period
from clearslate.domain.registry import AiTerms, Consent, ConsentKind, Licence, Registry, Tool
from clearslate.domain.roles import Role


def a_consent(reference="C-1", performer="Maren", production="salt", **parts):
    return Consent(
        reference=reference,
        performer=performer,
        kind=ConsentKind.TRAINING,
        purposes=frozenset(("training",)),
        production=production,
        **parts,
    )


def an_approval(reference="A-1", declaration="SR-1", kind=ApprovalKind.APPROVAL):
    return Approval(
        reference=reference,
        kind=kind,
        declaration=declaration,
        approver="Corwin",
        authority=frozenset((Role.LEGAL,)),
    )


def a_licence(scope, **terms):
    return Licence(
        reference="L-1",
        work="The Doll Maker",
        holder="Estate",
        scope=frozenset(scope),
        ai_terms=AiTerms(**terms),
    )


def a_waiver(declaration="SR-1"):
    return Waiver(
        reference="W-1",
        rule="F2",
        declaration=declaration,
        authority=Role.LEGAL,
        reason="The shot is cut to eight frames.",
    )


def test_everything_is_found_by_what_it_is_about():
    tool = Tool(reference="t", toolmaker="N", tool="T")
    ours, theirs = a_consent(), a_consent("C-2", production="harbour")
    approval, inputs = an_approval(), an_approval("A-2", kind=ApprovalKind.INPUTS)
    registry = Registry(
        tools=(tool,),
        consents=(ours, theirs, a_consent("C-3", performer="Odd")),
        licences=(a_licence(("salt",)),),
        approvals=(approval, inputs, an_approval("A-3", "SR-2")),
        waivers=(a_waiver(), a_waiver("SR-2")),
    )

    assert registry.tool("t") is tool
    assert registry.tool("u") is None
    assert registry.consents_of("Maren", "salt") == (ours,)
    assert registry.licences_of("The Doll Maker") == (a_licence(("salt",)),)
    assert registry.licences_of("Another") == ()
    assert registry.approvals_of("SR-1") == (approval, inputs)
    assert registry.input_approvals("SR-1") == (inputs,)
    assert registry.waivers_of("SR-1") == (a_waiver(),)


def test_nothing_is_found_where_no_register_is_kept():
    registry = Registry()

    assert registry.tool("t") is None
    assert registry.consents_of("Maren", "salt") == ()
    assert registry.licences_of("x") == ()
    assert registry.approvals_of("SR-1") == registry.input_approvals("SR-1") == ()
    assert registry.waivers_of("SR-1") == ()


@pytest.mark.parametrize(
    ("signed_on", "start", "begun"),
    [
        (date(2026, 3, 1), None, True),
        (date(2026, 3, 2), None, False),
        (None, None, False),
        (date(2026, 1, 1), date(2026, 3, 1), True),
        (date(2026, 1, 1), date(2026, 3, 2), False),
    ],
)
def test_a_consent_begins_when_it_is_signed_and_its_period_begins(signed_on, start, begun):
    consent = a_consent(signed_on=signed_on, period=Period(start=start))

    assert consent.begun(date(2026, 3, 1)) is begun


@pytest.mark.parametrize(
    ("scope", "reached"), [(("salt",), True), (("any",), True), (("x",), False)]
)
def test_a_licence_reaches_the_productions_it_names(scope, reached):
    assert a_licence(scope).reaches("salt") is reached


def test_a_licence_allows_no_more_than_it_says():
    licence = a_licence(("any",), training="yes")

    assert (licence.allows("training"), licence.allows("alteration")) == ("yes", "unsure")
