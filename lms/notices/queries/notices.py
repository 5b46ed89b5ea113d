"""What people read about their messages, and what staff see to."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from lms.notices.kinds import kind_of, place_of, told_of
from lms.notices.models import Notice, Preference
from lms.notices.queries.texts import NoticeText, texts_of
from lms.people.models import User


@dataclass(frozen=True)
class ShownNotice:
    """A message with its words, the address of what it is about where that has a page, and what that is
    in a few words, which no mail carries."""

    message: Notice
    text: NoticeText
    place: str = ""
    concerns: str = ""

    @property
    def can_be_sent_again(self) -> bool:
        """Whether it is whole: the secrets of one that has left, or never will, are gone."""
        return not kind_of(self.message.kind).secrets


def messages_of(user: User, *, most: int = 100) -> list[ShownNotice]:
    """A person's messages, the newest first, in their language; a fixed number of queries."""
    found = list(
        Notice.objects.visible_to(user)
        .exclude(status=Notice.Status.STOPPED)
        .select_related("to")
        .order_by("-made_at", "-pk")[:most]
    )
    texts = texts_of(found, user.language, on_page=True)
    told = told_of(user, (message.about for message in found))
    return [
        ShownNotice(message, texts[message.pk], place_of(message.about), told.get(message.about, ""))
        for message in found
    ]


@dataclass(frozen=True)
class OwnNotices:
    """A person's messages, how many are new, and what they have chosen."""

    shown: list[ShownNotice]
    unread: int
    chosen: Preference | None

    @property
    def is_paused(self) -> bool:
        return self.chosen is not None and self.chosen.paused_at is not None


def own_notices(person: User) -> OwnNotices:
    """The page about a person's messages; four queries."""
    return OwnNotices(
        shown=messages_of(person),
        unread=unread(person),
        chosen=Preference.objects.filter(person=person).first(),
    )


def handled_by(user: User) -> QuerySet[Notice]:
    """The messages that the user's service sees to."""
    return Notice.objects.handled_by(user)


def unread(user: User | AnonymousUser) -> int:
    """How many messages a person has not seen."""
    return Notice.objects.visible_to(user).filter(read_at=None).exclude(status=Notice.Status.STOPPED).count()


def letters_for(user: User | AnonymousUser) -> list[ShownNotice]:
    """Letters that the user's service has to post, the oldest first, each in its receiver's language."""
    found = Notice.objects.handled_by(user).letters().select_related("to", "organisation")
    return _with_text(list(found.order_by("made_at", "pk")))


def letter_for(user: User, *, uuid: UUID) -> ShownNotice | None:
    """One letter of the user's service, in its receiver's language."""
    found = Notice.objects.handled_by(user).letters().select_related("to", "organisation").filter(uuid=uuid)
    return next(iter(_with_text(list(found))), None)


def uncertain_for(user: User | AnonymousUser) -> list[ShownNotice]:
    """Messages of the user's service that may or may not have left, the oldest first."""
    found = Notice.objects.handled_by(user).uncertain().select_related("to", "organisation")
    return _with_text(list(found.prefetch_related("log").order_by("made_at", "pk")))


def undelivered_for(user: User | AnonymousUser) -> list[ShownNotice]:
    """Mails of the user's service that did not reach their receiver and never will, the oldest first."""
    found = Notice.objects.handled_by(user).undelivered().select_related("to", "organisation")
    return _with_text(list(found.order_by("made_at", "pk")))


def not_reached(persons: Iterable[int], *, kind: str, about: str) -> set[int]:
    """Those of the users with these ids whose last message of a kind about a thing could not be
    delivered; one query, none for nobody."""
    ids = set(persons)
    if not ids:
        return set()
    found = Notice.objects.filter(to__in=ids, kind=kind, about=about).order_by("made_at", "pk")
    last = dict(found.values_list("to", "status"))
    return {person for person, status in last.items() if status == Notice.Status.FAILED}


def _with_text(found: list[Notice]) -> list[ShownNotice]:
    texts = texts_of(found)
    return [ShownNotice(message, texts[message.pk]) for message in found]
