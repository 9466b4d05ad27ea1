"""What prompts and inputs give away that a declaration does not say.

Names of the production's own lists come first, then identifiers by their form, which are never
more than possible. Nothing is decided here: a flag is a question that a person answers.

Read next: ``mentions.py`` for names, ``identifiers.py`` for personal data, ``winnowing.py`` for
script text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.declaration import Declaration
from clearslate.domain.identifiers import IdentifierKind, identifiers
from clearslate.domain.mentions import Mention, NameIndex, same_name
from clearslate.domain.names import NameOf
from clearslate.domain.provenance import Generation, ModelNamed
from clearslate.domain.registry import Registry, Tool
from clearslate.domain.spelling import cleared, folded
from clearslate.domain.winnowing import PrintIndex

LONGEST_TEXT = 100_000
"""Characters of one prompt that are looked at."""


class FlagKind(StrEnum):
    """What a declaration does not say and a file gives away."""

    UNDECLARED_AI = "undeclared_ai"
    UNDECLARED_MODEL = "undeclared_model"
    NAMES_PERFORMER = "names_performer"
    NAMES_PROTECTED_WORK = "names_protected_work"
    """A title, a character or the manner of an artist."""
    PERSONAL_DATA = "personal_data"
    SCRIPT_TEXT = "script_text"


class FlagReason(StrEnum):
    """Why something was flagged; `formats` says it in words."""

    NO_DECLARATION = "no_declaration"
    DECLARED_WITHOUT_AI = "declared_without_ai"
    """The declaration says that nothing of what a model makes is seen or heard."""
    NOT_IN_TOOLS = "not_in_tools"
    """The declaration names tools, and this model is none of them."""
    NO_MODEL_NAMED = "no_model_named"
    """The declaration names no tool, or none of its tools names its model."""
    NAME = "name"
    ALIAS = "alias"
    MISSPELT = "misspelt"
    MANNER = "manner"
    """Words that lead up to an artist, and a name that no list knows."""
    FORM = "form"
    CHECK_DIGITS = "check_digits"
    SHARED_WORDS = "shared_words"


class FlagPlace(StrEnum):
    """In which part of a run it stood."""

    RUN = "run"
    PROMPT = "prompt"
    NEGATIVE_PROMPT = "negative_prompt"
    INPUT = "input"
    """The name of a picture, film or sound that went in."""
    MODEL = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One thing that a file gives away and its declaration does not say."""

    kind: FlagKind
    subject: str
    """The model, the name as its list spells it, the kind of personal data, or the script."""
    reason: FlagReason
    place: FlagPlace
    certain: bool = False
    """Whether it is there for sure; otherwise it is possible."""
    text: str = ""
    """As it stands there; personal data only in part."""
    start: int | None = None
    """In the prompt, composed and without invisible characters; None outside prompts."""
    end: int | None = None
    prompt: str = ""
    """The prompt that it stands in, for prompts."""
    lines: tuple[int, int] | None = None
    """First and last line in the script."""


def flags(
    generations: Sequence[Generation],
    declaration: Declaration | None,
    registry: Registry,
    names: NameIndex,
    scripts: PrintIndex,
) -> tuple[Flag, ...]:
    """Return what the runs of one asset give away that ``declaration`` does not say, each once.

    Persons and works that the declaration names are not flagged: it says them. Without a
    declaration everything is. Encoders and VAEs are parts of a model and no models of their own.
    """
    told = _Told(declaration, registry)
    found = [
        *_undeclared_ai(generations, told),
        *(flag for run in generations for flag in _models(run, told)),
        *(flag for run in generations for flag in _said(run, told, names, scripts)),
    ]
    return tuple(dict.fromkeys(found))


class _Told:
    """What a declaration says; kept to one call of `flags`."""

    def __init__(self, declaration: Declaration | None, registry: Registry) -> None:
        self.declaration = declaration
        steps = declaration.pipeline if declaration is not None else ()
        references = [step.tool for step in steps if step.tool is not None]
        self.tools = [_words_of_tool(registry.tool(each), each) for each in references]
        self._people = declaration.people if declaration is not None else ()
        self._works = declaration.works if declaration is not None else ()

    def names(self, mention: Mention) -> bool:
        """Say whether the declaration itself names who or what was mentioned."""
        known = mention.name
        if known.of is NameOf.PERFORMER:
            told = [person.performer for person in self._people]
        else:
            told = [*self._works]
        spellings = (known.name, *known.aliases)
        return any(same_name(each, one) for each in told for one in spellings)

    def says(self, name: str) -> bool:
        """Say whether the declaration names ``name`` as a person or a work."""
        told = (*(person.performer for person in self._people), *self._works)
        return any(same_name(each, name) for each in told)


def _undeclared_ai(generations: Sequence[Generation], told: _Told) -> Iterator[Flag]:
    if not generations:
        return
    software = ", ".join(dict.fromkeys(run.software for run in generations))
    reason = None
    if told.declaration is None:
        reason = FlagReason.NO_DECLARATION
    elif told.declaration.answers.get("contribution") == "assists":
        reason = FlagReason.DECLARED_WITHOUT_AI
    if reason is not None:
        yield Flag(
            kind=FlagKind.UNDECLARED_AI,
            subject=software,
            reason=reason,
            place=FlagPlace.RUN,
            certain=True,
        )


_PARTS = frozenset(("vae", "text_encoder"))


def _models(run: Generation, told: _Told) -> Iterator[Flag]:
    if told.declaration is None:
        return
    known = [words for words in told.tools if words]
    for model in _own_models(run):
        if not any(_is(words, model.name) or _is(words, run.software) for words in known):
            yield Flag(
                kind=FlagKind.UNDECLARED_MODEL,
                subject=model.name,
                reason=FlagReason.NOT_IN_TOOLS if known else FlagReason.NO_MODEL_NAMED,
                place=FlagPlace.MODEL,
                certain=bool(known),
                text=model.kind,
            )


def _own_models(run: Generation) -> Iterator[ModelNamed]:
    """Yield the models that are tools of their own; a service without any stands for its model."""
    own = [model for model in run.models if model.kind not in _PARTS]
    yield from own or [ModelNamed(name=run.software, kind="model")]


def _words_of_tool(tool: Tool | None, reference: str) -> tuple[str, ...]:
    """Return by what a tool's models may be recognised."""
    if tool is None:
        return (_compact(reference),)
    if tool.model is None:
        return tuple(filter(None, (_compact(tool.tool),)))
    given = (tool.model, f"{tool.tool}{tool.model}", f"{tool.model}{tool.version or ''}")
    return tuple(dict.fromkeys(_compact(each) for each in given))


def _compact(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))


def _is(words: tuple[str, ...], name: str) -> bool:
    """Say whether a name of a model or file holds one of ``words``, and no other number after."""
    whole = _compact(name)
    for word in words:
        place = whole.find(word) if len(word) > 1 else -1
        if place >= 0:
            after = whole[place + len(word) : place + len(word) + 1]
            if not (word[-1].isdigit() and after.isdigit()):
                return True
    return False


def _parts(run: Generation) -> Iterator[tuple[FlagPlace, str]]:
    for place, given in (
        (FlagPlace.PROMPT, run.prompts),
        (FlagPlace.NEGATIVE_PROMPT, run.negative_prompts),
        (FlagPlace.INPUT, run.inputs),
        (FlagPlace.MODEL, tuple(model.name for model in run.models)),
    ):
        for text in given:
            yield place, cleared(text[:LONGEST_TEXT])


def _said(run: Generation, told: _Told, names: NameIndex, scripts: PrintIndex) -> Iterator[Flag]:
    """Yield what the texts of a run give away; a name that a list knows is no unknown one too."""
    for place, text in _parts(run):
        known = names.mentions(text)
        yield from (_named(each, place, text) for each in known if not told.names(each))
        if place in (FlagPlace.PROMPT, FlagPlace.NEGATIVE_PROMPT):
            for flag in (*_personal(text, place, told), *_manner(text, place, told)):
                if not any(_overlap(flag, each) for each in known):
                    yield flag
            yield from _script(text, place, scripts)


def _overlap(flag: Flag, mention: Mention) -> bool:
    start, end = flag.start or 0, flag.end or 0
    return start < mention.end and mention.start < end


def _named(mention: Mention, place: FlagPlace, text: str) -> Flag:
    of_person = mention.name.of is NameOf.PERFORMER
    reason = FlagReason.ALIAS if mention.alias else FlagReason.NAME
    in_prompt = place in (FlagPlace.PROMPT, FlagPlace.NEGATIVE_PROMPT)
    return Flag(
        kind=FlagKind.NAMES_PERFORMER if of_person else FlagKind.NAMES_PROTECTED_WORK,
        subject=mention.name.name,
        reason=FlagReason.MISSPELT if mention.misspelt else reason,
        place=place,
        certain=mention.certain,
        text=mention.text,
        start=mention.start if in_prompt else None,
        end=mention.end if in_prompt else None,
        prompt=text if in_prompt else "",
    )


def _personal(text: str, place: FlagPlace, told: _Told) -> Iterator[Flag]:
    for each in identifiers(text):
        person = each.kind is IdentifierKind.PERSON
        if person and told.says(each.text):
            continue
        yield Flag(
            kind=FlagKind.PERSONAL_DATA,
            subject=each.kind.value,
            reason=FlagReason.CHECK_DIGITS if each.checked else FlagReason.FORM,
            place=place,
            text=each.masked,
            start=each.start,
            end=each.end,
            # The prompt itself holds what is masked here.
            prompt=text if person else "",
        )


_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:['’\-](?!inspired)[^\W\d_]+)*"
_JOINING = r"(?:van|von|der|den|de|da|del|di|la|le|du|ter|bin)"
_A_NAME = rf"{_CAPITALISED}(?: (?:{_JOINING} )*(?:[A-Z]\. )?{_CAPITALISED}){{0,3}}"
_MANNER = re.compile(
    rf"\b(?i:in the (?:style|manner|vein|spirit) of|(?:art)?style of|painted by|drawn by"
    rf"|artwork by|illustrated by|photographed by|directed by|shot by|inspired by|similar to"
    rf"|reminiscent of|evocative of|(?:the )?works? of"
    rf"|à la manière de|dans le style de|by) (?P<after>{_A_NAME})"
    rf"|(?P<before>{_A_NAME})(?:(?:['’]s)?[ \-](?i:inspired|esque|styled?)"
    rf"|['’]s (?:[\w\-]+,? ){{0,4}}(?:styles?|works?|series|paintings?|period|brush\w+|technique"
    rf"|manner|palette))\b"
)
_NO_ARTIST = frozenset(
    ("the", "a", "an", "art", "candlelight", "night", "day", "moonlight", "unreal", "octane")
)


def _manner(text: str, place: FlagPlace, told: _Told) -> Iterator[Flag]:
    """Yield artists after words that lead up to one, whom no list may know."""
    for match in _MANNER.finditer(text):
        group = "after" if match.group("after") else "before"
        name = re.sub(r"['’]s$", "", match.group(group))
        if name.split()[0].casefold() in _NO_ARTIST or told.says(name):
            continue
        start = match.start(group)
        yield Flag(
            kind=FlagKind.NAMES_PROTECTED_WORK,
            subject=name,
            reason=FlagReason.MANNER,
            place=place,
            text=name,
            start=start,
            end=start + len(name),
            prompt=text,
        )


def _script(text: str, place: FlagPlace, scripts: PrintIndex) -> Iterator[Flag]:
    for shared in scripts.shared(text):
        yield Flag(
            kind=FlagKind.SCRIPT_TEXT,
            subject=shared.script,
            reason=FlagReason.SHARED_WORDS,
            place=place,
            certain=shared.certain,
            text=text[shared.start : shared.end],
            start=shared.start,
            end=shared.end,
            prompt=text,
            lines=(shared.first_line, shared.last_line),
        )
