"""The kinds of sessions, and what is true of each: to add one, add its row here, and a migration."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class SessionKind(models.TextChoices):
    GATHERING = "gathering", _("Gathering")
    ONLINE = "online", _("Online gathering")
    WEEKEND = "weekend", _("Weekend gathering")
    IN_HOME = "in_home", _("Training visit")
    NETWORK_DAY = "network_day", _("Network day")
    GROUP_MEETING = "group_meeting", _("Network group meeting")
    DIALOGUE_MEETING = "dialogue_meeting", _("Dialogue meeting")
    INFORMATION_MEETING = "information_meeting", _("Information meeting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is true of a kind of session.

    `families_sign_up`: it is open for families to find and sign up to. `leaders`: how many lead together.
    `is_planned_singly`: it is planned by the form for one session, else with its plan or group.
    `is_in_series`: a series may hold it. `needs_part`: it delivers a part of a module, not just a title.
    `is_online`: everyone comes by a link, so that nobody travels. `is_in_home`: it is held in one home,
    planned with those who live there; whoever the plan names leads it, whatever they have led before.
    `is_of_meeting_others`: whom somebody meets there is theirs alone, and no case's.
    `is_evaluated`: those who came are asked what they thought of it, and of the course that it ends.
    `has_programme`: it has a programme of its own to choose from, and is spoken of afterwards.
    `is_for_target_groups`: families see it when their own target groups are among its.
    `is_by_invitation`: nobody sees it but those invited and the host, and it is planned on a page of its own.
    `shows_venue`: a calendar feed may name its place.
    `is_for_visitors`: it is for people who are no foster parents, who sign up without an account.
    `may_be_online`: it has a venue or a meeting link. `lasts_days`: it takes two days or more.
    """

    families_sign_up: bool
    leaders: int = 1
    is_planned_singly: bool = True
    is_in_series: bool = False
    needs_part: bool = False
    is_online: bool = False
    is_in_home: bool = False
    is_of_meeting_others: bool = False
    is_evaluated: bool = False
    has_programme: bool = False
    is_for_target_groups: bool = False
    is_by_invitation: bool = False
    shows_venue: bool = False
    is_for_visitors: bool = False
    may_be_online: bool = False
    lasts_days: bool = False


KINDS: dict[SessionKind, Traits] = {
    SessionKind.GATHERING: Traits(
        families_sign_up=True,
        leaders=2,
        is_in_series=True,
        needs_part=True,
        is_evaluated=True,
        shows_venue=True,
    ),
    SessionKind.ONLINE: Traits(
        families_sign_up=True,
        leaders=2,
        is_in_series=True,
        needs_part=True,
        is_online=True,
        is_evaluated=True,
    ),
    SessionKind.WEEKEND: Traits(
        families_sign_up=True,
        leaders=2,
        is_in_series=True,
        needs_part=True,
        is_evaluated=True,
        shows_venue=True,
        lasts_days=True,
    ),
    SessionKind.IN_HOME: Traits(
        families_sign_up=False, is_planned_singly=False, is_in_series=True, is_in_home=True
    ),
    SessionKind.NETWORK_DAY: Traits(
        families_sign_up=True,
        is_in_series=True,
        is_of_meeting_others=True,
        has_programme=True,
        is_for_target_groups=True,
        shows_venue=True,
    ),
    SessionKind.GROUP_MEETING: Traits(
        families_sign_up=False, is_planned_singly=False, is_of_meeting_others=True
    ),
    SessionKind.DIALOGUE_MEETING: Traits(
        families_sign_up=False, leaders=0, is_planned_singly=False, is_by_invitation=True
    ),
    SessionKind.INFORMATION_MEETING: Traits(
        families_sign_up=False, shows_venue=True, is_for_visitors=True, may_be_online=True
    ),
}
# What a session is until somebody says otherwise.
USUAL = SessionKind.GATHERING


def kinds_with(trait: str) -> list[SessionKind]:
    """The kinds of which a trait is true, in the order of their rows."""
    return [kind for kind, traits in KINDS.items() if getattr(traits, trait)]


def choices_with(trait: str) -> list[tuple[str, StrOrPromise]]:
    """Those kinds as a form's choices."""
    return [(kind.value, kind.label) for kind in kinds_with(trait)]
