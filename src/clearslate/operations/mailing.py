"""Mailing: letters that wait in the outbox go out, each with full addresses."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from clearslate.formats.addresses import with_host
from clearslate.operations.actor import Actor
from clearslate.records.mail import Letter, failed, sent, take_letter

_AT_ONCE = 20


def send_letters(actor: Actor) -> int:
    """Send some of the letters that wait and return how many were tried.

    Without a mail server they stay where they are.
    """
    if not settings.MAIL_IS_SENT:
        return 0
    for tried in range(_AT_ONCE):
        letter = take_letter(actor.at)
        if letter is None:
            return tried
        _send(letter, actor)
    return _AT_ONCE


def _send(letter: Letter, actor: Actor) -> None:
    try:
        EmailMessage(
            subject=" ".join(letter.subject.split()),
            body=with_host(letter.text, settings.PUBLIC_URL),
            to=[letter.to],
            headers={"Auto-Submitted": "auto-generated"},
        ).send()
    except (SMTPException, OSError) as error:
        failed(letter.number, f"{type(error).__name__}: {error}")
    else:
        sent(letter.number, actor.at)
