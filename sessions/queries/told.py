"""What messages are about, in a few words for who reads them signed in."""

from collections.abc import Collection, Mapping

from lms.people.models import User
from sessions.models import TrainingSession


def sessions_in_words(reader: User, uuids: Collection[str]) -> Mapping[str, str]:
    """Title, course and town of those of these sessions that are the reader's to see, by uuid. One query."""
    sessions = TrainingSession.objects.visible_to(reader).filter(uuid__in=uuids)
    rows = sessions.order_by("pk").values_list("uuid", "title", "series__name", "venue__municipality__name")
    return {str(uuid): " · ".join(filter(None, words)) for uuid, *words in rows}
