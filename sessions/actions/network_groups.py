"""Network groups: standing peer groups, who is in them, and their message board."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lms.notices.actions import sending as notices
from lms.people.actions.traces import audit
from lms.people.models import FosterParent, Organisation, Role, TargetGroup, User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.rules import holds_a_full_date, names_a_person_by_number
from lms.refusals import NotAllowed
from sessions import notices as kinds
from sessions.actions import group_meetings
from sessions.errors import NamesSomebody, NotAMember
from sessions.models import GroupMembership, GroupPost, GroupResource, NetworkGroup, PostReport
from sessions.queries.network_groups import moderates


@transaction.atomic
def start_group(
    *,
    organisation: Organisation,
    name: str,
    facilitator: User,
    by: User,
    about: str = "",
    language: str = "nb",
    target_groups: Sequence[TargetGroup] = (),
) -> NetworkGroup:
    """Start a standing group of a service. Raises `NotAllowed` or `NamesSomebody`."""
    if organisation.pk not in access_of(by).organisations(Role.COORDINATOR):
        raise NotAllowed
    _refuse_names(name, about)
    group = NetworkGroup.objects.create(
        organisation=organisation, name=name, about=about, language=language, facilitator=facilitator
    )
    group.target_groups.set(target_groups)
    audit("network_group.started", subject_of(group), by=by)
    return group


@transaction.atomic
def change_group_page(
    group: NetworkGroup,
    *,
    name: str,
    about: str,
    language: str,
    facilitator: User,
    target_groups: Sequence[TargetGroup],
    by: User,
) -> NetworkGroup:
    """Change what a group is called, is about and who facilitates it; the meetings ahead go along.

    Raises `NotAllowed` or `NamesSomebody`.
    """
    if group.organisation_id not in access_of(by).organisations(Role.COORDINATOR):
        raise NotAllowed
    _refuse_names(name, about)
    group.name, group.about, group.language, group.facilitator = name, about, language, facilitator
    group.save(update_fields=["name", "about", "language", "facilitator"])
    group.target_groups.set(target_groups)
    group_meetings.lead_by(group, facilitator, by=by)
    audit("network_group.changed", subject_of(group), by=by)
    return group


@transaction.atomic
def close_group(group: NetworkGroup, *, by: User) -> None:
    """Close a group: its meetings ahead are called off; nobody can join or write. Raises `NotAllowed`."""
    if group.organisation_id not in access_of(by).organisations(Role.COORDINATOR):
        raise NotAllowed
    group_meetings.call_off_all(group, by=by)
    group.closed_on = timezone.localdate()
    group.save(update_fields=["closed_on"])
    audit("network_group.closed", subject_of(group), by=by)


@transaction.atomic
def join_group(group: NetworkGroup, *, by: User) -> GroupMembership:
    """Become a member, and be put on the meetings ahead. Joining twice changes nothing.

    Raises `NotAllowed` unless `by` is a foster parent and the group is open.
    """
    if group.closed_on is not None or not access_of(by).has(IN_A_HOME):
        raise NotAllowed
    membership, is_new = GroupMembership.objects.get_or_create(
        group=group, person=by, left_at=None, defaults={"joined_at": timezone.now()}
    )
    if is_new:
        group_meetings.put_on_all(group, by)
        audit("network_group.joined", subject_of(group), by=by)
    return membership


@transaction.atomic
def leave_group(group: NetworkGroup, *, person: User, by: User | None = None) -> None:
    """End a membership, and the person's places at the meetings ahead. Raises `NotAMember`."""
    ended = GroupMembership.objects.filter(group=group, person=person, left_at=None)
    if not ended.update(left_at=timezone.now()):
        raise NotAMember
    group_meetings.take_off_all(group, person)
    audit("network_group.left", subject_of(group), by=by or person)


def end_memberships_without_home(persons: Sequence[User]) -> int:
    """End the memberships of those who are foster parents in no home any more. Returns how many."""
    ended = 0
    rows = GroupMembership.objects.filter(person__in=persons, left_at=None)
    for row in rows.select_related("group", "person"):
        if not _has_home(row.person):
            leave_group(row.group, person=row.person)
            ended += 1
    return ended


@transaction.atomic
def write_post(group: NetworkGroup, *, text: str, by: User) -> GroupPost:
    """Put a message on the board. Raises `NotAMember` or `NamesSomebody`."""
    must_take_part(by, group)
    if group.closed_on is not None:
        raise NotAMember
    _refuse_names(text)
    return GroupPost.objects.create(group=group, author=by, text=text.strip(), at=timezone.now())


@transaction.atomic
def erase_post(post: GroupPost, *, by: User) -> None:
    """Erase one's own message at once. Raises `NotAllowed`."""
    if post.author_id != by.pk:
        raise NotAllowed
    post.delete()


@transaction.atomic
def hide_post(post: GroupPost, *, by: User, hidden: bool = True) -> None:
    """Take a message off the board, or put it back; its reports are settled by that.

    Raises `NotAllowed` unless `by` moderates the group.
    """
    must_moderate(by, post.group)
    post.hidden_by = by if hidden else None
    post.save(update_fields=["hidden_by"])
    PostReport.objects.filter(post=post).delete()
    audit(
        "network_group.post_hidden" if hidden else "network_group.post_shown", subject_of(post.group), by=by
    )


@transaction.atomic
def report_post(post: GroupPost, *, by: User, at: datetime | None = None) -> PostReport:
    """Tell the facilitator that a message should be looked at; once a person. Raises `NotAMember`."""
    must_take_part(by, post.group)
    report, is_new = PostReport.objects.get_or_create(post=post, by=by, defaults={"at": at or timezone.now()})
    if is_new:
        notices.send(
            to=post.group.facilitator,
            template=kinds.REPORTED,
            variables={},
            about=subject_of(post.group),
            organisation=post.group.organisation,
        )
    return report


@transaction.atomic
def add_resource(group: NetworkGroup, *, title: str, link: str, by: User) -> GroupResource:
    """Share a link with the group. Raises `NotAllowed` or `NamesSomebody`."""
    must_moderate(by, group)
    _refuse_names(title)
    return GroupResource.objects.create(group=group, title=title, link=link)


@transaction.atomic
def remove_resource(resource: GroupResource, *, by: User) -> None:
    """Take a link away. Raises `NotAllowed`."""
    must_moderate(by, resource.group)
    resource.delete()


def must_moderate(by: User, group: NetworkGroup) -> None:
    """Raises `NotAllowed` unless `by` moderates the group."""
    if not moderates(by, group):
        raise NotAllowed


def must_take_part(by: User, group: NetworkGroup) -> None:
    """Raises `NotAMember` unless `by` is a member of the group or moderates it."""
    is_member = GroupMembership.objects.filter(group=group, person=by, left_at=None).exists()
    if not is_member and not moderates(by, group):
        raise NotAMember


def subject_of(group: NetworkGroup) -> str:
    return f"network_group:{group.uuid}"


def _has_home(person: User) -> bool:
    return FosterParent.objects.filter(user=person).current().exists()


def _refuse_names(*texts: str) -> None:
    if any(names_a_person_by_number(text) or holds_a_full_date(text) for text in texts):
        raise NamesSomebody
