"""A message's words in its receiver's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from lms import seals
from lms.notices import kinds
from lms.notices.models import Notice, TemplateText, VisitorMail
from lms.notices.rules.variables import filled_in, one_line


@dataclass(frozen=True)
class NoticeText:
    """Subject and body, ready to send."""

    subject: str
    body: str


def text_of(message: Notice, language: str | None = None) -> NoticeText:
    """The message's words, in the receiver's language unless another is asked for."""
    return texts_of([message], language)[message.pk]


def mail_of(message: Notice, *, encloses: bool = False) -> NoticeText:
    """The message as a mail: its words, that a calendar file comes with it if it `encloses` one, and
    beneath them whom it is from and where one reads it and chooses what to receive; who has no account yet
    gets no such address."""
    text = text_of(message)
    body = text.body.rstrip()
    with override(message.to.language):
        if encloses:
            body += "\n\n" + gettext("The file that comes with this puts it in your calendar.")
        lines = [gettext("Foster home training")]
        if message.to.has_usable_password() or message.to.identities.open().exists():
            address = settings.SITE_URL + reverse("notices:own")
            lines.append(
                gettext("Read your messages and choose which you get: %(address)s") % {"address": address}
            )
    return NoticeText(text.subject, "\n".join([body, "", "-- ", *lines, ""]))


def visitor_mail_of(mail: VisitorMail) -> NoticeText:
    """A mail to somebody without an account: its words in their language, and whom it is from."""
    own = TemplateText.objects.filter(kind=mail.kind, language=mail.language).first()
    with override(mail.language):
        kind = kinds.kind_of(mail.kind)
        variables = {name: seals.unsealed(value) for name, value in mail.variables.items()}
        subject = one_line(filled_in(own.subject if own else str(kind.subject), variables))
        body = filled_in(own.body if own else str(kind.body), variables)
        return NoticeText(subject, "\n".join([body.rstrip(), "", "-- ", gettext("Foster home training"), ""]))


def texts_of(
    messages: Iterable[Notice], language: str | None = None, *, on_page: bool = False
) -> dict[int, NoticeText]:
    """The words of several messages by their id, as they leave or, `on_page`, as the receiver reads
    them signed in; one query whatever their number."""
    messages = list(messages)
    own = {
        (text.kind, text.language): text
        for text in TemplateText.objects.filter(kind__in={message.kind for message in messages})
    }
    found = {}
    for message in messages:
        tongue = language or message.to.language
        with override(tongue):
            kind = kinds.kind_of(message.kind)
            words = own.get((message.kind, tongue))
            subject = words.subject if words else str(kind.subject)
            body = words.body if words else str(kind.body)
            variables = {name: seals.unsealed(value) for name, value in message.variables.items()}
            if on_page and kind.on_page and (kind.page_only or not words):
                body = str(kind.on_page)
            else:
                variables = {name: value for name, value in variables.items() if name not in kind.page_only}
            subject = one_line(filled_in(subject, variables))
            if message.is_urgent:
                subject = gettext("Important: %(subject)s") % {"subject": subject}
        found[message.pk] = NoticeText(subject, filled_in(body, variables))
    return found
