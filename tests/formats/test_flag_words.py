"""Every flag has its sentence in both languages, and what is only possible says so."""

import itertools

import pytest

from clearslate.domain.disclosed import Flag, FlagKind, FlagPlace, FlagReason
from clearslate.domain.identifiers import IdentifierKind
from clearslate.formats.phrase import Language
from clearslate.formats.words.disclosed import FLAG_KINDS, FLAG_PLACES, IDENTIFIERS, flag_said

EN, FR = Language.ENGLISH, Language.FRENCH


def flag(kind, reason, **more):
    given = {"subject": "Maren Oskvale", "place": FlagPlace.PROMPT, "text": "mila"} | more
    return Flag(kind=kind, reason=reason, **given)


ALL = [
    *(
        flag(FlagKind.UNDECLARED_AI, reason, subject="ComfyUI", place=FlagPlace.RUN, certain=True)
        for reason in (FlagReason.NO_DECLARATION, FlagReason.DECLARED_WITHOUT_AI)
    ),
    *(
        flag(FlagKind.UNDECLARED_MODEL, reason, subject="sdxl.ckpt", place=FlagPlace.MODEL)
        for reason in (FlagReason.NOT_IN_TOOLS, FlagReason.NO_MODEL_NAMED)
    ),
    *(
        flag(FlagKind.NAMES_PERFORMER, reason, place=place, certain=certain)
        for reason, place, certain in itertools.product(
            (FlagReason.NAME, FlagReason.ALIAS, FlagReason.MISSPELT, FlagReason.MANNER),
            (FlagPlace.PROMPT, FlagPlace.NEGATIVE_PROMPT, FlagPlace.INPUT, FlagPlace.MODEL),
            (True, False),
        )
    ),
    *(
        flag(FlagKind.PERSONAL_DATA, reason, subject=kind.value, text="ad…le")
        for reason in (FlagReason.FORM, FlagReason.CHECK_DIGITS)
        for kind in IdentifierKind
    ),
    *(
        flag(FlagKind.SCRIPT_TEXT, FlagReason.SHARED_WORDS, lines=lines, certain=certain)
        for lines in ((3, 3), (3, 9))
        for certain in (True, False)
    ),
]


def test_every_kind_place_and_identifier_has_its_words():
    assert set(FLAG_KINDS) == set(FlagKind)
    assert set(FLAG_PLACES) == set(FlagPlace)
    assert set(IDENTIFIERS) == set(IdentifierKind)


def test_every_reason_has_its_sentence():
    assert {each.reason for each in ALL} == set(FlagReason)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "each", ALL, ids=lambda f: f"{f.reason}-{f.subject}-{f.place}-{f.certain}"
)
def test_a_flag_is_said_whole(each, language):
    said = flag_said(each, language)

    assert said[0].isupper()
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("language", Language)
def test_what_is_only_possible_says_so(language):
    certain = flag(FlagKind.NAMES_PERFORMER, FlagReason.NAME, certain=True)
    possible = flag(FlagKind.NAMES_PERFORMER, FlagReason.NAME)

    assert "ossible" in flag_said(possible, language)
    assert "ossible" not in flag_said(certain, language)


def test_a_flag_reads_like_this():
    named = flag(FlagKind.NAMES_PERFORMER, FlagReason.ALIAS, certain=True)
    leaked = flag(
        FlagKind.SCRIPT_TEXT,
        FlagReason.SHARED_WORDS,
        subject="mill.fountain",
        lines=(3, 9),
        certain=True,
        text="the lamp goes out",
    )
    card = flag(FlagKind.PERSONAL_DATA, FlagReason.CHECK_DIGITS, subject="card", text="41…11")

    assert flag_said(named, EN) == "The prompt names Maren Oskvale, by another name: “mila”."
    assert flag_said(named, FR) == "Le prompt nomme Maren Oskvale, sous un autre nom : « mila »."
    assert flag_said(leaked, EN) == (
        "In the prompt stands text of the script mill.fountain, lines 3 to 9: “the lamp goes out”."
    )
    assert flag_said(card, FR) == (
        "Possible : le prompt contient un numéro de carte bancaire, d’après sa forme, et sa clé de "
        "contrôle est juste : 41…11."
    )
