"""Counting what browsers report that the content security policy refused."""

from django.db import transaction
from django.db.models import F

from lms.dates import today
from lms.portal.models import PolicyRefusal

MOST_KINDS_A_DAY = 200
ELSEWHERE = "(more)"


@transaction.atomic
def count_refusal(*, directive: str, source: str, page: str) -> None:
    """Count one report of today. Past so many kinds a day, what it was refused from is left out, so that
    nobody fills the table by inventing addresses."""
    day = today()
    kind = {"on": day, "directive": directive, "source": source, "page": page}
    if PolicyRefusal.objects.filter(**kind).update(number=F("number") + 1):
        return
    if PolicyRefusal.objects.filter(on=day).count() >= MOST_KINDS_A_DAY:
        kind |= {"directive": "", "source": ELSEWHERE, "page": ELSEWHERE}
    counted, is_new = PolicyRefusal.objects.get_or_create(**kind, defaults={"number": 1})
    if not is_new:
        PolicyRefusal.objects.filter(pk=counted.pk).update(number=F("number") + 1)
