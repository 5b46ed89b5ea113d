"""Network days and groups as those who may come see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.people.models import Assignment, FosterHome, FosterParent, Preparation, Role, TargetGroup, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order
from sessions.models import (
    GroupMembership,
    GroupPost,
    NetworkGroup,
    PostReport,
    TrainingSession,
)
from sessions.models.training_sessions import TrainingSessionQuerySet

_MOST_SUGGESTED = 12


@dataclass(frozen=True)
class Suggestion:
    """A group that a person might join; `reasons` are codes: region, language, target_group."""

    group: NetworkGroup
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Post:
    """A message as the board shows it; `author` is a first name, empty for who is a member no more."""

    post: GroupPost
    author: str
    is_own: bool
    is_reported: bool


def moderates(user: User, group: NetworkGroup) -> bool:
    """Whether the user facilitates the group, as a trainer of its service still, or coordinates it."""
    access = access_of(user)
    leads = group.facilitator_id == user.pk and group.organisation_id in access.organisations(Role.TRAINER)
    return leads or group.organisation_id in access.organisations(Role.COORDINATOR)


def is_member(user: User, group: NetworkGroup) -> bool:
    """Whether the user is a member now."""
    return groups_with(user).filter(pk=group.pk).exists()


def groups_with(user: User) -> QuerySet[NetworkGroup]:
    """The groups that a user is a member of, closed ones too."""
    return NetworkGroup.objects.with_member(user.pk)


def groups_to_join() -> QuerySet[NetworkGroup]:
    """The groups that are open."""
    return NetworkGroup.objects.open()


def posts_for(user: User) -> QuerySet[GroupPost]:
    """The messages of the groups whose inside a user may see."""
    groups = NetworkGroup.objects.visible_to(user)
    return GroupPost.objects.select_related("group").filter(group__in=groups)


def all_meetings_of(group: NetworkGroup) -> TrainingSessionQuerySet:
    """The meetings of a group, called off or held ones too."""
    return TrainingSession.objects.filter(group=group).select_related("group", "venue")


def meetings_to_move(group: NetworkGroup) -> TrainingSessionQuerySet:
    """The meetings of a group that stand and have not begun."""
    return all_meetings_of(group).standing().beginning_after(timezone.now())


def groups_of(user: User) -> list[NetworkGroup]:
    """The open groups whose inside the user may see, by name."""
    groups = NetworkGroup.objects.visible_to(user).open().select_related("organisation", "facilitator")
    return list(groups.order_by(*norwegian("name"), "pk"))


def suggested_groups(user: User) -> list[Suggestion]:
    """The open groups that a foster parent is no member of, at most a dozen: those that share most with
    them first."""
    homes = FosterHome.objects.filter(pk__in=_homes(user)).select_related("host_municipality", "trained_by")
    regions: set[str | None] = {home.host_municipality.region_id for home in homes}
    regions |= {home.trained_by.region_id for home in homes if home.trained_by}
    mine = set(target_groups_of(user).values_list("pk", flat=True))
    groups = (
        NetworkGroup.objects.open()
        .exclude(pk__in=NetworkGroup.objects.with_member(user.pk).values("pk"))
        .exclude(facilitator=user)
        .select_related("organisation__region")
        .prefetch_related("target_groups")
    )
    found = []
    for group in groups:
        wanted = {one.pk for one in group.target_groups.all()}
        reasons = [
            ("target_group", bool(wanted & mine)),
            ("region", group.organisation.region_id in regions),
            ("language", group.language == user.language),
        ]
        found.append(Suggestion(group, tuple(code for code, holds in reasons if holds)))
    return sorted(
        found,
        key=lambda one: ("region" not in one.reasons, -len(one.reasons), one.group.name, one.group.pk),
    )[:_MOST_SUGGESTED]


def target_groups_of(user: User) -> QuerySet[TargetGroup]:
    """The target groups of the assignments and the preparation of the homes one lives in."""
    homes = _homes(user)
    assignments = Assignment.objects.open().filter(home__in=homes)
    preparations = Preparation.objects.open().filter(home__in=homes)
    through = Assignment.target_groups.through.objects.filter(assignment__in=assignments)
    prepared = Preparation.target_groups.through.objects.filter(preparation__in=preparations)
    return TargetGroup.objects.filter(
        Q(pk__in=through.values("targetgroup")) | Q(pk__in=prepared.values("targetgroup"))
    )


def members_of(group: NetworkGroup, *, reader: User) -> list[str]:
    """The first names of a group's members, the address-protected left out unless it is oneself."""
    rows = User.objects.filter(
        pk__in=GroupMembership.objects.filter(group=group, left_at=None).values("person")
    )
    seen = [one for one in rows if one.pk == reader.pk or not one.is_address_protected]
    return sorted((one.first_name or one.alias for one in seen), key=norwegian_order)


def board_of(group: NetworkGroup, *, reader: User, moderates: bool, most: int = 100) -> list[Post]:
    """The newest messages of a board, newest first: hidden ones for who moderates alone. Three queries."""
    posts = GroupPost.objects.filter(group=group).select_related("author", "hidden_by")
    if not moderates:
        posts = posts.filter(hidden_by=None)
    posts = posts.annotate(reported=Exists(PostReport.objects.filter(post=OuterRef("pk"))))
    here = set(GroupMembership.objects.filter(group=group, left_at=None).values_list("person", flat=True))
    here.add(group.facilitator_id)
    return [
        Post(
            post=post,
            author=_board_name(post.author) if post.author_id in here else "",
            is_own=post.author_id == reader.pk,
            is_reported=moderates and post.reported,
        )
        for post in posts.order_by("-at", "-pk")[:most]
    ]


def meetings_of(group: NetworkGroup, *, after: datetime, most: int = 12) -> list[TrainingSession]:
    """A group's meetings ahead, called-off ones included, in order."""
    meetings = TrainingSession.objects.filter(group=group, period__endswith__gt=after)
    return list(meetings.select_related("venue__municipality", "organisation").in_order()[:most])


def _homes(user: User) -> QuerySet[FosterParent, Any]:
    return FosterParent.objects.filter(user=user).current().values("home")


def _board_name(author: User) -> str:
    if author.is_address_protected:
        return author.alias.split(" ")[0] or _("A member")
    return author.first_name or author.username
