"""One mail a day or week in place of many: what waits on the page, named by neutral subjects alone."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lms.dates import oslo_day
from lms.notices.actions.sending import send
from lms.notices.kinds import DIGEST
from lms.notices.models import Notice, Preference
from lms.notices.queries.texts import texts_of

MONDAY = 1
# A little less than a day and a week, so that a run some minutes early leaves nobody out.
_GAPS = {Preference.Digest.DAILY: timedelta(hours=20), Preference.Digest.WEEKLY: timedelta(days=6)}


def send_digests(*, at: datetime | None = None) -> int:
    """Send each person who wants a digest the one that is due, if there is anything new; weekly ones
    go on Mondays. Sent twice it does nothing the second time. Returns how many went."""
    now = at or timezone.now()
    wanted = [Preference.Digest.DAILY]
    if oslo_day(now).isoweekday() == MONDAY:
        wanted.append(Preference.Digest.WEEKLY)
    due = Preference.objects.filter(paused_at=None, digest__in=wanted).exclude(person__email="")
    due = due.filter(person__deceased_at=None)
    return sum(_send(pk, now) for pk in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _send(pk: int, now: datetime) -> bool:
    chosen = Preference.objects.select_related("person").select_for_update(of=("self",)).filter(pk=pk).first()
    if chosen is None or not chosen.digest or chosen.paused_at:
        return False
    gap = _GAPS[Preference.Digest(chosen.digest)]
    if chosen.digest_at and chosen.digest_at > now - gap:
        return False
    new = Notice.objects.filter(to=chosen.person, status=Notice.Status.HELD, read_at=None, made_at__lte=now)
    if chosen.digest_at:
        new = new.filter(made_at__gt=chosen.digest_at)
    messages = list(new.select_related("to").order_by("made_at", "pk"))
    if not messages:
        return False
    texts = texts_of(messages)
    send(
        to=chosen.person,
        template=DIGEST.code,
        variables={
            "number": str(len(messages)),
            "subjects": _listed(texts[message.pk].subject for message in messages),
            "link": settings.SITE_URL + reverse("notices:own"),
        },
    )
    chosen.digest_at = now
    chosen.save(update_fields=["digest_at"])
    return True


def _listed(subjects: Iterable[str]) -> str:
    """A line for each subject, in the order in which they first come, with how many there are of it."""
    return "\n".join(
        f"– {subject} ({number})" if number > 1 else f"– {subject}"
        for subject, number in Counter(subjects).items()
    )
