"""Commenting: the conversation that all who see a use share, and the reviewers' own notes.

The log says that something was written and its digest, never the words: a note that is
confidential stays where it was written.
"""

from clearslate.domain.people import Act, Member
from clearslate.formats.canonical import digest_of
from clearslate.formats.words import letters
from clearslate.operations.actor import Actor
from clearslate.operations.noting import MayNot, note, reason_of
from clearslate.operations.telling import Letter, concerned, tell
from clearslate.records.comments import keep_comment
from clearslate.records.log import atomic
from clearslate.records.uses import UseKept, use_called


@atomic()
def comment(actor: Actor, handle: str, reference: str, text: str) -> int:
    """Add to the conversation about a use, and tell those concerned; return its number.

    Raises:
        NotThere: where the actor may see no such use.
        MayNot: where they only read.
        NoReason: where nothing was written.
    """
    member, use = _seen(actor, handle, reference, Act.COMMENT)
    said = reason_of(text)
    number = keep_comment(use.number, member.number, said, actor.at, confidential=False)
    note(use, "commented", actor, {"text": digest_of(said)})
    letter = Letter(
        subject=letters.COMMENT_SUBJECT,
        text=letters.COMMENT_TEXT,
        values={"who": member.name, "said": said},
    )
    tell(use, letter, concerned(use), actor)
    return number


@atomic()
def confide(actor: Actor, handle: str, reference: str, text: str) -> int:
    """Keep a note that only reviewers of the production read; nobody is written to.

    Raises:
        NotThere, MayNot, NoReason: as for `comment`.
    """
    member, use = _seen(actor, handle, reference, Act.CONFIDE)
    said = reason_of(text)
    number = keep_comment(use.number, member.number, said, actor.at, confidential=True)
    note(use, "confided", actor, {"text": digest_of(said)}, confidential=True)
    return number


def _seen(actor: Actor, handle: str, reference: str, act: Act) -> tuple[Member, UseKept]:
    assert actor.member is not None
    use = use_called(actor.member, handle, reference)
    if not actor.member.may(act, use.production.number):
        raise MayNot(act)
    return actor.member, use
