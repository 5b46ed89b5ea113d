from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.people.models.fields import OneOf, SomeOf, Words


class Scope(models.TextChoices):
    """What a credential may do; the specification's names."""

    WRITE = "statements/write", _("Write statements")
    READ_MINE = "statements/read/mine", _("Read the statements it wrote")
    READ = "statements/read", _("Read all statements")
    STATE = "state", _("Keep state")
    DEFINE = "define", _("Define activities")
    PROFILE = "profile", _("Keep profiles")
    ALL_READ = "all/read", _("Read everything")
    ALL = "all", _("Everything")


class Actors(models.TextChoices):
    """Whom a credential's statements may be about."""

    OURS = "ours", _("People of this platform")
    ANY = "any", _("Anyone")


class CredentialQuerySet(models.QuerySet["Credential"]):
    def standing(self) -> "CredentialQuerySet":
        return self.filter(revoked_at=None)


class Credential(models.Model):
    """Lets an external system speak with the learning record store.

    The key is sent as user name and the secret as password (Basic); only a keyed hash of the
    secret is kept. `key` is also the account name of the authority of what it writes.
    """

    name = Words(_("name"), max_length=120)
    key = models.CharField(max_length=40, unique=True)
    secret_hash = models.CharField(max_length=64)
    scopes = SomeOf(
        models.CharField(max_length=24, choices=Scope.choices),
        verbose_name=pgettext_lazy("a credential", "may"),
    )
    actors = OneOf(_("about"), max_length=4, choices=Actors.choices, default=Actors.OURS)
    requests_per_minute = models.PositiveIntegerField(_("requests a minute"), null=True, blank=True)
    origins = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, verbose_name=_("web pages")
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[CredentialQuerySet] = CredentialQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.name

    def may(self, *scopes: Scope) -> bool:
        """Whether any of these scopes, or everything, is granted."""
        return not {*scopes, Scope.ALL}.isdisjoint(self.scopes)


class Tie(models.Model):
    """That an admin lets a credential's statements about one activity count as evidence."""

    credential = models.ForeignKey("xapi.Credential", on_delete=models.CASCADE, related_name="ties")
    activity = models.TextField(_("activity"))
    tied_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    tied_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["credential", "activity"], name="tie_once")]

    def __str__(self) -> str:
        return f"{self.credential_id} {self.activity}"


class Spending(models.Model):
    """Requests that the web processes have taken of a credential's allowance for one minute."""

    credential = models.OneToOneField(
        "xapi.Credential", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    minute = models.BigIntegerField()
    taken = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.credential_id} {self.taken}"
