"""The conversation about a use, and the reviewers' confidential notes beside it.

The two are read by two functions, so that whoever asks for the one never gets the other.
"""

from dataclasses import dataclass
from datetime import datetime

from clearslate.records.models import CommentRow
from clearslate.records.worded import Rows, worded_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One thing that somebody said of a use."""

    number: int
    member: int
    name: str
    organisation: str
    text: str
    said_at: datetime


def keep_comment(use: int, member: int, text: str, at: datetime, *, confidential: bool) -> int:
    """Keep a comment, or a confidential note, and return its number."""
    return CommentRow.objects.create(
        declaration_id=use,
        account_id=member,
        text=text,
        confidential=confidential,
        said_at=at,
    ).pk


def conversation(use: int) -> tuple[Comment, ...]:
    """Return the shared conversation about a use, oldest first."""
    return _said(use, confidential=False)


def confidential_notes(use: int) -> tuple[Comment, ...]:
    """Return the reviewers' own notes on a use; only for those who may confide."""
    return _said(use, confidential=True)


def _said(use: int, *, confidential: bool) -> tuple[Comment, ...]:
    return tuple(
        Comment(number=pk, member=by, name=name, organisation=house, text=text, said_at=at)
        for pk, by, name, house, text, at in _about(use, confidential=confidential)
    )


@worded_once
def _about(use: int, *, confidential: bool) -> Rows:
    rows = CommentRow.objects.filter(declaration=use, confidential=confidential).order_by("pk")
    who = ("account", "account__name", "account__organisation__name")
    return rows.values_list("pk", *who, "text", "said_at")
