"""Erasures, for whoever has the receipt's address, for who carried them out, and for administrators."""

from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from lms import secrets
from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.portal.models import PersonErasure

LINES_A_PAGE = 50
PURPOSE = "erasure-receipt"


def erasure_by_secret(secret: str, *, at: datetime) -> PersonErasure | None:
    """The erasure whose receipt an address leads to, as long as it does."""
    hashes = secrets.keyed_hashes(secret, purpose=PURPOSE)
    return PersonErasure.objects.filter(code_hash__in=hashes, opens_until__gt=at).first()


def erasures_seen_by(user: User) -> QuerySet[PersonErasure]:
    """Those that this user did on somebody's word; all of them for an administrator."""
    if access_of(user).has(Role.ADMIN):
        return PersonErasure.objects.all()
    return PersonErasure.objects.filter(by=user)


def erasure_seen_by(user: User, uuid: UUID) -> PersonErasure | None:
    """One of them."""
    return erasures_seen_by(user).filter(uuid=uuid).first()


def page_of_erasures(user: User, number: str | None) -> "Page[PersonErasure]":
    """A page of them, the newest first."""
    rows = erasures_seen_by(user).select_related("by").order_by("-asked_at", "-pk")
    return Paginator(rows, LINES_A_PAGE).get_page(number)
