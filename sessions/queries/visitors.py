"""Meetings that are open to visitors, and the visitors themselves."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from lms.notices.models import VisitorMail
from lms.people.models import User
from lms.secrets import keyed_hashes
from sessions.models import TrainingSession, Visitor
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.rules.kinds import kinds_with

PURPOSE = "visitor"


def visitor_meetings() -> TrainingSessionQuerySet:
    """Those that are open to visitors, with what their pages show."""
    found = TrainingSession.objects.filter(kind__in=kinds_with("is_for_visitors"))
    return found.select_related("venue__municipality", "organisation__region")


def open_meetings(at: datetime) -> TrainingSessionQuerySet:
    """Those that a visitor may sign up to now, the next first."""
    closes = Q(sign_up_closes_at=None) | Q(sign_up_closes_at__gt=at)
    return visitor_meetings().published().beginning_after(at).filter(closes).in_order()


def known_meetings() -> TrainingSessionQuerySet:
    """Those that visitors have been told of: published, or called off since."""
    return visitor_meetings().exclude(published_at=None)


def meetings_to_follow(user: User) -> TrainingSessionQuerySet:
    """Those that a user leads or coordinates, drafts apart."""
    managed = TrainingSession.objects.managed_by(user).exclude(status=TrainingSession.Status.DRAFT)
    return visitor_meetings().filter(pk__in=managed.values("pk"))


def visitor_behind(secret: str) -> Visitor | None:
    """The visitor whose link has this secret."""
    found = Visitor.objects.filter(secret_hash__in=keyed_hashes(secret, purpose=PURPOSE))
    return found.select_related("session__venue__municipality", "session__organisation").first()


def visitors_of(session: TrainingSession) -> QuerySet[Visitor]:
    """All who are signed up to a meeting, in the order in which they came."""
    found = Visitor.objects.filter(session=session).select_related("municipality")
    return found.order_by("queued_at", "pk")


def persons_coming(session: TrainingSession) -> int:
    """How many persons visitors have places for."""
    coming = Visitor.objects.filter(session=session, status=Visitor.Status.COMING)
    return coming.aggregate(number=Sum("persons"))["number"] or 0


def not_reached(visitors: Iterable[Visitor]) -> set[UUID]:
    """Those of them to whom a mail did not arrive, or may not have."""
    abouts = {f"visitor:{one.uuid}": one.uuid for one in visitors}
    failed = VisitorMail.objects.filter(
        about__in=abouts, status__in=(VisitorMail.Status.FAILED, VisitorMail.Status.UNCERTAIN)
    )
    return {abouts[about] for about in failed.values_list("about", flat=True)}
