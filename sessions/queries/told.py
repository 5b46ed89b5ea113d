"""What messages are about, in a few words for who reads them signed in."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from lms.people.models import User
from sessions.models import DialogueMeeting, Series, TrainingSession


def sessions_in_words(reader: User, uuids: Collection[str]) -> Mapping[str, str]:
    """Title, course and town of those of these sessions that are the reader's to see, by uuid. One query."""
    sessions = TrainingSession.objects.visible_to(reader).filter(uuid__in=uuids)
    rows = sessions.order_by("pk").values_list("uuid", "title", "series__name", "venue__municipality__name")
    return {str(uuid): " · ".join(filter(None, words)) for uuid, *words in rows}


def courses_in_words(reader: User, uuids: Collection[str]) -> Mapping[str, str]:
    """The names of those of these courses that a reader may see, by uuid; one query."""
    rows = Series.objects.joinable_by(reader).filter(uuid__in=uuids).values_list("uuid", "name")
    return {str(uuid): name for uuid, name in rows}


def meetings_in_words(reader: User, uuids: Collection[str]) -> Mapping[str, str]:
    """Who calls those of these dialogue meetings that are the reader's to see, by uuid; one query."""
    meetings = DialogueMeeting.objects.visible_to(reader).filter(uuid__in=uuids)
    word = _("Dialogue meeting")
    return {
        str(uuid): f"{word} · {host}" for uuid, host in meetings.values_list("uuid", "organisation__name")
    }
