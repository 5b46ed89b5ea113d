"""What the platform knows about a person, as they may take it with them."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from courses.queries.progress import progress_of
from lms.people.models import FosterParent, LookUp, User
from lms.people.models.one_person import accounts_of
from sessions.models import Registration
from sessions.queries.evaluations import evaluations_of
from sessions.queries.own_meetings import meetings_told_to
from sessions.queries.wishes import wishes_of


def own_data(person: User, *, language: str) -> dict[str, Any]:
    """One's own data as plain JSON values: account, homes, training, gatherings, wishes and look-ups.

    The notebook has its own download; what others have said about anybody is in nobody's export. Of a
    session ahead that one has no seat in any more, it is told that one had, and neither what nor when.
    """
    memberships = FosterParent.objects.filter(user=person).select_related("home__host_municipality")
    registrations = Registration.objects.filter(person=person).select_related("session__series")
    seen = set(registrations.in_force().values_list("pk", flat=True))
    now = timezone.now()
    accounts = accounts_of(person)
    looks = LookUp.objects.filter(person__in=accounts.pks).select_related("organisation", "supervision")
    return {
        "account": {
            "name": person.name,
            "user_name": person.username,
            "email": person.email,
            "telephone": person.telephone,
            "language": person.language,
            "account_in_the_learning_record": str(person.uuid),
            "earlier_accounts_in_the_learning_record": [str(uuid) for uuid in accounts.uuids[1:]],
        },
        "homes": [
            {
                "municipality": one.home.host_municipality.name,
                "from": _day(one.joined_on),
                "until": _day(one.left_on),
            }
            for one in memberships.order_by("joined_on")
        ],
        "training": [
            {
                "code": programme.code,
                "title": programme.title,
                "completed_on": _day(programme.completed_on),
                "parts": [
                    {"title": part.title, "kind": part.kind, "done_on": _day(part.done_on)}
                    for module in programme.modules
                    for part in module.parts
                ],
            }
            for programme in progress_of(person, language)
        ],
        "gatherings": [
            {
                "title": one.session.title if is_told else None,
                "course": one.session.series.name if is_told and one.session.series else None,
                "begins_at": _instant(one.session.begins_at) if is_told else None,
                "ends_at": _instant(one.session.ends_at) if is_told else None,
                "status": one.status,
            }
            for one in registrations.order_by("session__period")
            for is_told in [one.pk in seen or one.session.ends_at <= now]
        ],
        "evaluations": evaluations_of(person),
        "meetings": meetings_told_to(person),
        "wishes": wishes_of(person),
        "looked_up_by": [
            {
                "at": _instant(one.at),
                "office": one.organisation.name if one.organisation else "",
                "role": one.role,
                "purpose": one.purpose,
                "supervision_case": one.supervision.reference if one.supervision else None,
            }
            for one in looks.order_by("at")
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _instant(instant: datetime) -> str:
    return instant.isoformat()
