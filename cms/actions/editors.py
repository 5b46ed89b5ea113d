from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from lms.people.models import Membership, Organisation, Role, User

EDITORS = "Redaktører i direktoratet"
SPECIALISTS = "Fagforfattere"
WORKFLOW = "Faglig godkjenning"
_WRITING = ["add_page", "change_page"]
_PUBLISHING = ["publish_page", "lock_page", "unlock_page"]
_FILES = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]
_MEDIA = ["add_media", "change_media"]


@transaction.atomic
def grant_authoring(user: User) -> None:
    """Put the user in the authoring groups that their memberships give, and in no other.

    Editors of the directorate, and administrators, publish; other editors write and submit.
    """
    memberships = Membership.objects.in_force().filter(user=user).values_list("role", "organisation__kind")
    groups = prepare_groups()
    wanted = set()
    for role, kind in memberships:
        if role == Role.ADMIN or (role == Role.EDITOR and kind == Organisation.Kind.DIRECTORATE):
            wanted.add(groups[EDITORS])
        elif role == Role.EDITOR:
            wanted.add(groups[SPECIALISTS])
    user.groups.remove(*(set(groups.values()) - wanted))
    user.groups.add(*wanted)


@transaction.atomic
def prepare_groups() -> dict[str, Group]:
    """The two authoring groups by name, made with their rights and the review workflow when missing."""
    found = {group.name: group for group in Group.objects.filter(name__in=[EDITORS, SPECIALISTS])}
    if len(found) == 2:
        return found
    root = Page.get_first_root_node()
    for name, rights in ((EDITORS, [*_WRITING, *_PUBLISHING]), (SPECIALISTS, _WRITING)):
        group, _ = Group.objects.get_or_create(name=name)
        found[name] = group
        group.permissions.set(_permissions(["access_admin", "submit_translation", "view_translation"]))
        for permission in _permissions(rights):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for permission in _permissions([*_FILES, *_MEDIA]):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )
    _review_by(found[EDITORS], root)
    return found


def _permissions(codenames: list[str]) -> list[Permission]:
    labels = [
        "wagtailadmin",
        "wagtailcore",
        "wagtailimages",
        "wagtaildocs",
        "wagtailmedia",
        "wagtail_localize",
    ]
    return list(Permission.objects.filter(codename__in=codenames, content_type__app_label__in=labels))


def _review_by(editors: Group, root: Page) -> None:
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        task = GroupApprovalTask.objects.create(name=f"Gjennomlesing hos {EDITORS.lower()}")
        task.groups.add(editors)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
