"""The ways a message leaves the platform; e-mail is the only one so far."""

import smtplib
from collections.abc import Sequence
from contextlib import suppress
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from enum import Enum

from django.core.mail import EmailMultiAlternatives, get_connection

from lms.notices.kinds import Enclosure


class MailOutcome(Enum):
    """What is known afterwards: left, certainly not left, refused for good, or not known."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


def send_mail(
    *, to: str, subject: str, body: str, message_id: str, enclosures: Sequence[Enclosure] = ()
) -> tuple[MailOutcome, str]:
    """Send one plain-text mail with a fixed Message-ID and calendar files; returns what is known, and the
    error's name.

    A server that answers "no" for good refuses; one that cannot be reached or says "later" has not
    sent; a line lost in between is uncertain.
    """
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return MailOutcome.NOT_SENT, type(error).__name__
    mail = EmailMultiAlternatives(
        subject=subject,
        body=body,
        to=[to],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    _enclose(mail, enclosures)
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        refused = all(code >= 500 for code in codes)
        return (MailOutcome.REFUSED if refused else MailOutcome.NOT_SENT), type(error).__name__
    except smtplib.SMTPResponseException as error:
        return (MailOutcome.REFUSED if error.smtp_code >= 500 else MailOutcome.NOT_SENT), type(error).__name__
    except (OSError, smtplib.SMTPException) as error:
        return MailOutcome.UNCERTAIN, type(error).__name__
    except ValueError as error:  # the address, or a header, is none that mail can have
        return MailOutcome.REFUSED, type(error).__name__
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
    return MailOutcome.SENT, ""


def _enclose(mail: EmailMultiAlternatives, enclosures: Sequence[Enclosure]) -> None:
    """Put calendar files into a mail as programs read them (RFC 6047): a single scheduling message is the
    mail itself said otherwise, and a file as well; several are one part each, since each speaks of one
    entry."""
    methods = [one for one in enclosures if one.method]
    if len(methods) == 1:
        said = methods[0]
        mail.attach_alternative(said.content.decode(), f"text/calendar; method={said.method}")
    for one in enclosures:
        mail.attach(_part(one, speaks=bool(one.method) and len(methods) > 1))


def _part(enclosure: Enclosure, *, speaks: bool) -> MIMEBase:
    """A file of its own; one that `speaks` says what it wants, so that it is read without being opened."""
    kind = ("text", "calendar") if speaks or not enclosure.method else ("application", "ics")
    part = MIMEBase(*kind, charset="utf-8")
    if speaks:
        part.set_param("method", enclosure.method)
    part.set_payload(enclosure.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=enclosure.name)
    return part
