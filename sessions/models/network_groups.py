import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import Text, Words


class NetworkGroupQuerySet(models.QuerySet["NetworkGroup"]):
    def open(self) -> "NetworkGroupQuerySet":
        return self.filter(closed_on=None)

    def with_member(self, user_id: int) -> "NetworkGroupQuerySet":
        return self.filter(
            Exists(GroupMembership.objects.filter(group=OuterRef("pk"), person=user_id, left_at=None))
        )

    def visible_to(self, user: User | AnonymousUser) -> "NetworkGroupQuerySet":
        """Groups whose inside this user may see: own as member, or as facilitator and trainer of the
        service, and the service's for its coordinators. Who is a member shows nowhere else."""
        access = access_of(user)
        if access.user_id is None:
            return self.none()
        inside = NetworkGroup.objects.with_member(access.user_id).values("pk")
        return self.filter(
            Q(pk__in=inside)
            | Q(facilitator=access.user_id, organisation__in=access.organisations(Role.TRAINER))
            | Q(organisation__in=access.organisations(Role.COORDINATOR))
        )


class NetworkGroup(models.Model):
    """Nettverksgruppe: a standing peer group with a facilitator."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="network_groups"
    )
    name = Words(_("name"), max_length=120)
    about = Text(_("about the group"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="nb")
    target_groups = models.ManyToManyField("people.TargetGroup", related_name="+", blank=True)
    facilitator = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, related_name="facilitated_groups"
    )
    closed_on = models.DateField(null=True, blank=True)
    event = models.ForeignKey("schedule.Event", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = NetworkGroupQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class GroupMembership(models.Model):
    group = models.ForeignKey(NetworkGroup, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="group_memberships")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(left_at=None), name="group_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"GroupMembership {self.pk}"


class GroupPost(models.Model):
    """A message on a group's board, deleted after twelve months; a hidden one keeps its place."""

    group = models.ForeignKey(NetworkGroup, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    text = Text(_("message"), max_length=2000)
    at = models.DateTimeField(db_index=True)
    hidden_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"GroupPost {self.pk}"


class PostReport(models.Model):
    post = models.ForeignKey(GroupPost, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "by"], name="post_reported_once")]

    def __str__(self) -> str:
        return f"PostReport {self.pk}"


class GroupResource(models.Model):
    group = models.ForeignKey(NetworkGroup, on_delete=models.CASCADE, related_name="resources")
    title = Words(_("title"), max_length=160)
    link = models.URLField(_("link"))

    def __str__(self) -> str:
        return self.title
