"""The demo's accounts, on the page where one signs in."""

from typing import Any

from django import template
from django.conf import settings

from lms.demo import persons
from lms.people.models import User

register = template.Library()


@register.simple_tag
def demo_sign_ins() -> list[dict[str, Any]]:
    """The demo's accounts with role, name and password; none outside the demo."""
    if settings.ENVIRONMENT != "demo":
        return []
    known = User.objects.in_bulk([name for _role, name in persons.SIGN_INS], field_name="username")
    return [
        {"role": role, "user": known[name], "password": persons.PASSWORD}
        for role, name in persons.SIGN_INS
        if name in known
    ]
