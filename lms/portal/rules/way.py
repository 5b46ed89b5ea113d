"""How far somebody who wonders has come on the way to their own path."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reached(models.IntegerChoices):
    """The steps of the way, in order."""

    ASKED = 1, _("Asked")
    SIGNED_UP = 2, _("Signed up")
    CAME = 3, _("Came")
    WANTS_ON = 4, _("Wants to go on")
    INVITED = 5, _("Invited")


@dataclass(frozen=True)
class WayStep:
    """One step as it is drawn: `is_done`, or skipped where a later one is."""

    step: Reached
    is_done: bool


def way(
    *, has_asked: bool, is_signed_up: bool, came: bool, wants_on: bool, is_invited: bool
) -> tuple[WayStep, ...]:
    """The whole way, each step with whether it is done."""
    done = (has_asked, is_signed_up, came, wants_on, is_invited)
    return tuple(WayStep(step, is_done) for step, is_done in zip(Reached, done, strict=True))
