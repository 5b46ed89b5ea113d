from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import User


@transaction.atomic
def choose_language(user: User, *, language: str) -> None:
    """Keep the language that the person wants pages and messages in."""
    user.language = language
    user.full_clean(exclude={"password", "email", "username"})
    user.save(update_fields=["language"])


@transaction.atomic
def set_password(user: User, *, password: str) -> None:
    """Replace the person's own password; the caller has checked the present one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit("person.password_changed", f"person:{user.uuid}", by=user)


@transaction.atomic
def note_privacy_notice_seen(user: User) -> None:
    """Remember that the person has been shown the privacy notice; only the first time counts."""
    if user.privacy_notice_seen_at is None:
        user.privacy_notice_seen_at = timezone.now()
        user.save(update_fields=["privacy_notice_seen_at"])
