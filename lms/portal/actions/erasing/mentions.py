"""What names a person by no key of the account: an address left with a question, a line of the registers'
log."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from lms.notices.models import VisitorMail
from lms.people.models import User
from lms.portal.models import Interest
from sessions.models import Visitor


def forget(persons: Collection[int], addresses: Collection[str]) -> dict[str, int]:
    """Let go of what was asked or signed up for from the person's address, of mail on its way there, and of
    the name in lines of the registers' log; returns how many went by kind of record."""
    gone = {"audit": _names_in_the_registers_log(persons)}
    if addresses:
        asked = reduce(or_, [Q(email=one) for one in addresses])
        mailed = reduce(or_, [Q(address=one) for one in addresses])
        gone["interest"] = Interest.objects.filter(asked).delete()[0]
        gone["visitors"] = Visitor.objects.filter(asked).delete()[0]
        gone["visitors"] += VisitorMail.objects.filter(mailed).delete()[0]
    return {kind: number for kind, number in gone.items() if number}


def _names_in_the_registers_log(persons: Collection[int]) -> int:
    """A line keeps the name of the row that it is about."""
    about = ContentType.objects.get_for_model(User)
    lines = LogEntry.objects.filter(content_type=about, object_id__in=[str(one) for one in persons])
    return lines.exclude(object_repr="").update(object_repr="")
