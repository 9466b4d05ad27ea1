"""The sentence that a performer signs, and words that agree with what they are said of."""

from datetime import date

import pytest

from clearslate.domain.period import Period
from clearslate.domain.registry import Consent, ConsentKind
from clearslate.formats.consent_text import Capacity, Put, Request, consent_text
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.register_forms import ENTRIES
from clearslate.formats.words import consents as words
from clearslate.formats.words.dates import apart, small
from clearslate.formats.words.records import until_said, value_said
from clearslate.formats.words.tongues import tongue_said

DAY = date(2026, 3, 1)
EN, FR = Language.ENGLISH, Language.FRENCH
PUT = Put(company="Salt Road Films", title="The Salt Road", asker="Dara", why="For one scene.")


def signed(
    language: Language,
    purposes: tuple[str, ...] = ("final_picture",),
    territories: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    period: Period | None = None,
) -> str:
    """Return the bounds of what is signed, without the promise before them."""
    consent = Consent(
        reference="C-0001",
        performer="Ilsa Maren",
        kind=ConsentKind.ALTERATION,
        purposes=frozenset(purposes),
        production="the-salt-road",
        territories=frozenset(territories),
        languages=frozenset(languages),
        period=period or Period(),
    )
    asked = Request(
        reference="K-1", consent=consent, put=PUT, signer="Ilsa", capacity=Capacity.PERFORMER
    )
    (promise,) = (each for each in consent_text(asked, language).sections if each.promise)
    return promise.words[0].split(". ", 1)[1]


def test_without_bounds_it_is_one_sentence():
    assert signed(EN) == (
        "My consent covers the final picture, worldwide, in every language, from my signature "
        "and with no end date. It covers nothing else."
    )
    assert signed(FR) == (
        "Mon consentement vaut pour l’image finale, dans le monde entier, dans toutes les "
        "langues, à compter de ma signature et sans limite de durée. Il ne vaut pour rien d’autre."
    )


def test_with_every_bound_it_is_still_one():
    bounds = (
        ("final_picture", "reuse", "training"),
        ("fr", "ca"),
        ("en", "fr-CA"),
        Period(start=date(2026, 3, 1), last=date(2027, 3, 31)),
    )

    assert signed(EN, *bounds) == (
        "My consent covers the final picture, the training of a model for this alone and the "
        "keeping of that model, in Canada and in France, in English and in French (CA), from "
        "1 March 2026 until 31 March 2027. It covers nothing else."
    )
    assert signed(FR, *bounds) == (
        "Mon consentement vaut pour l’image finale, l’entraînement d’un modèle à cette seule fin "
        "et la conservation de ce modèle, au Canada et en France, en anglais et en français (CA), "
        "du 1er mars 2026 au 31 mars 2027. Il ne vaut pour rien d’autre."
    )


@pytest.mark.parametrize(
    ("period", "english", "french"),
    [
        (
            Period(start=DAY),
            "from {day} and with no end date",
            "à compter du {day} et sans limite de durée",
        ),
        (
            Period(last=DAY),
            "from my signature until {day}",
            "à compter de ma signature et jusqu’au {day}",
        ),
    ],
)
def test_one_end_may_be_open(period: Period, english: str, french: str):
    assert english.format(day="1 March 2026") in signed(EN, period=period)
    assert french.format(day="1er mars 2026") in signed(FR, period=period)


def test_every_purpose_and_territory_has_its_place_in_the_sentence():
    catalogue = load_fact_book().catalogue

    assert {*words.COVERED} == {*catalogue["purpose"].choices, "training", "reuse"}
    assert {*words.THERE} == {*catalogue["territories"].choices} - {"worldwide"}


def test_an_end_agrees_with_the_kind_of_record():
    ended, today = date(2026, 10, 31), date(2026, 11, 13)

    assert until_said("licence", ended, None, today, FR).words == "expirée le 31 octobre 2026"
    assert until_said("consent", ended, None, today, FR).words == "expiré le 31 octobre 2026"
    assert until_said("waiver", None, ended, today, FR).words == "retirée le 31 octobre 2026"


def test_a_label_goes_on_in_a_sentence_and_a_name_keeps_its_capital():
    assert small("Final picture") == "final picture"
    assert small("Éléments de marketing") == "éléments de marketing"
    assert small("WGA (writers)") == "WGA (writers)"
    assert small("3D model") == "3D model"
    assert apart(("a", "b"), FR) == "a\u202f; b"


def test_a_language_without_a_name_stands_for_itself():
    assert tongue_said("tlh", EN) == "tlh"


def test_what_was_typed_keeps_its_capitals_and_what_was_chosen_goes_on():
    entries = {entry.path: entry for entry in ENTRIES["consent"]}

    assert value_said(entries["languages"], ["en", "fr"], EN) == "English and French"
    assert value_said(entries["territories"], ["fr", "jp"], FR) == "France et Japon"
    chosen = value_said(entries["purposes"], ["ideation", "previs"], EN)
    assert chosen == "Finding ideas and previsualisation or storyboards"


def test_a_licence_for_every_production_says_so():
    (scope,) = (entry for entry in ENTRIES["licence"] if entry.path == "scope")

    assert value_said(scope, ["any"], EN) == "all productions"
    assert value_said(scope, ["any"], FR) == "toutes les productions"
