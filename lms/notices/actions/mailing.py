"""The ways a message leaves the platform; e-mail is the only one so far."""

import smtplib
from contextlib import suppress
from enum import Enum

from django.core.mail import EmailMessage, get_connection


class MailOutcome(Enum):
    """What is known afterwards: left, certainly not left, refused for good, or not known."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


def send_mail(*, to: str, subject: str, body: str, message_id: str) -> tuple[MailOutcome, str]:
    """Send one plain-text mail with a fixed Message-ID; returns what is known, and the error's name.

    A server that answers "no" for good refuses; one that cannot be reached or says "later" has not
    sent; a line lost in between is uncertain.
    """
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return MailOutcome.NOT_SENT, type(error).__name__
    mail = EmailMessage(
        subject=subject,
        body=body,
        to=[to],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
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
