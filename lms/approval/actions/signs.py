"""Telling administrators of characters that no font has."""

import unicodedata
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lms.approval.notices import SIGNS_LACKING
from lms.notices.actions.sending import send
from lms.notices.models import Notice
from lms.people.models import Role, User

_AGAIN_AFTER = timedelta(days=30)
_MOST_NAMED = 20


@transaction.atomic
def tell_of_signs(signs: Collection[str]) -> int:
    """Tell each administrator which characters a paper lacks, by number and name and never in a word;
    not again within 30 days. Returns how many were told."""
    numbers = sorted(f"U+{ord(one):04X}" for one in signs)
    about = f"signs:{','.join(numbers)}"[: Notice._meta.get_field("about").max_length]
    told = Notice.objects.filter(
        kind=SIGNS_LACKING, about=about, made_at__gt=timezone.now() - _AGAIN_AFTER
    ).values("to")
    administrators = User.objects.with_role(Role.ADMIN).exclude(pk__in=told)
    named = ", ".join(
        f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in sorted(signs)[:_MOST_NAMED]
    )
    found = list(administrators.order_by("pk"))
    for administrator in found:
        send(to=administrator, template=SIGNS_LACKING, variables={"signs": named}, about=about)
    return len(found)
