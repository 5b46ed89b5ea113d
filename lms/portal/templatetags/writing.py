"""What a page needs to keep what is being written, and to lock itself on a shared device."""

import json
from dataclasses import asdict
from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from lms.people.actions import sign_ins
from lms.people.middleware import shared
from lms.people.middleware.shared import lock_address
from lms.people.models import User
from lms.portal.middleware import drafts

register = template.Library()


@register.inclusion_tag("components/drafts.html", takes_context=True)
def draft_keeper(context: dict[str, Any]) -> dict[str, Any]:
    """Keeps what is written in forms: a person's with a key of theirs, a visitor's with the tab."""
    request = context.get("request")
    person = getattr(request, "user", None)
    language = get_language()
    found: dict[str, Any] = {
        "prefix": f"/{language}" if language != settings.LANGUAGE_CODE else "",
        "days": drafts.DAYS,
    }
    if request is not None and isinstance(person, User):
        present, *earlier = drafts.locks_of(person)
        found |= {"writer": present.writer, "key": present.key}
        if earlier:
            found["earlier"] = json.dumps([asdict(one) for one in earlier])
        if shared.is_shared(request.session):
            found["days"] = drafts.DAYS_ON_A_SHARED_DEVICE
    return found


@register.simple_tag(takes_context=True)
def shared_device_address(context: dict[str, Any]) -> str:
    """Where a page on a shared device goes when its time is over; empty on a device of one's own."""
    session = getattr(context.get("request"), "session", None)
    return lock_address() if session is not None and shared.is_shared(session) else ""


@register.inclusion_tag("components/lock.html", takes_context=True)
def lock(context: dict[str, Any]) -> dict[str, Any]:
    """The warning before a sign-in ends, on a shared device or one by a provider, and where the page then
    goes."""
    session = getattr(context.get("request"), "session", None)
    lasts = sign_ins.lasts_for(session) if session is not None else None
    away = shared_device_address(context)
    found = {"seconds": settings.SHARED_DEVICE_SECONDS, "warned": 60, "is_shared": bool(away), "away": away}
    if session is not None and lasts and not (away and lasts > settings.SHARED_DEVICE_SECONDS):
        found |= {
            "seconds": lasts,
            "warned": sign_ins.WARNED_SECONDS,
            "away": lock_address(),
            "is_last": sign_ins.is_last_stretch(session),
        }
    return {**found, "csrf_token": context.get("csrf_token")}
