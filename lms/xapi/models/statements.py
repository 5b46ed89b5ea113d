from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf, Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


class ObjectKind(models.TextChoices):
    """What a statement is about; the specification's spelling."""

    ACTIVITY = "Activity", _("Activity")
    AGENT = "Agent", _("Agent")
    GROUP = "Group", _("Group")
    REFERENCE = "StatementRef", _("Another statement")
    SUB_STATEMENT = "SubStatement", _("A statement within the statement")


class StatementQuerySet(models.QuerySet["Statement"]):
    def standing(self) -> "StatementQuerySet":
        """Without those that are voided; a voiding statement itself always stands."""
        voiding = Voiding.objects.filter(target=models.OuterRef("pk")).reaching(models.OuterRef("credential"))
        return self.filter(models.Q(voids__isnull=False) | ~models.Exists(voiding))

    def of(self, accounts: "Iterable[UUID]") -> "StatementQuerySet":
        """Those whose actor is one of these accounts of a person."""
        return self.filter(person__in=list(accounts))


class Statement(models.Model):
    """One recorded statement. Never updated; deleted only through `Erasure` (a trigger guards both).

    `text` is the statement, `sha256` the hash of its UTF-8 bytes in hexadecimal; everything else
    is copied out of it so that it can be found. `stored` is distinct and rises in the order in
    which statements are committed. `person` is the actor's account name if the account is one of
    the platform's, `credential` who sent it (null: the platform itself), `refers` the statement
    that the object points at and `voids` the same where the verb is *voided*.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    stored = models.DateTimeField(unique=True)
    timestamp = models.DateTimeField()
    person = models.UUIDField(null=True)
    verb = models.TextField()
    object_kind = OneOf(max_length=12, choices=ObjectKind.choices)
    object_id = models.TextField()
    registration = models.UUIDField(null=True)
    refers = models.UUIDField(null=True)
    voids = models.UUIDField(null=True)
    credential = models.ForeignKey("xapi.Credential", null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    data: Any = models.GeneratedField(
        expression=Cast("text", models.JSONField()), output_field=models.JSONField(), db_persist=True
    )

    objects: ClassVar[Any] = StatementQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "stored"], name="statement_person", condition=models.Q(person__isnull=False)
            ),
            models.Index(
                fields=["refers"], name="statement_refers", condition=models.Q(refers__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Facet(models.Model):
    """One thing that a statement can be found by: an index of our own, in the order of `stored`.

    `key` is the hash of a verb, registration, agent or activity (`lms.xapi.rules.facets`). Of `depths` bit
    0 is set for what the statement itself holds, in a row of its own; a statement whose object refers to
    another is also found by what that one holds (bit 1), by what that one refers to (bit 2), and so on.
    """

    OWN = 1

    pk = models.CompositePrimaryKey("key", "stored", "depths")
    key = models.UUIDField()
    stored = models.DateTimeField()
    depths = models.IntegerField(default=OWN)

    def __str__(self) -> str:
        return f"{self.key} {self.stored}"


class Lending(models.Model):
    """A batch whose references have not lent their facets yet: the first and last moment at which its
    linked statements are stored. Made with the batch, gone when all is lent."""

    since = models.DateTimeField(primary_key=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.since)


class VoidingQuerySet(models.QuerySet["Voiding"]):
    def reaching(self, credential: Any) -> "VoidingQuerySet":
        """Those that may void a statement of this credential (a key or an expression)."""
        return self.filter(models.Q(reach=None) | models.Q(reach=credential))


class Voiding(models.Model):
    """That a statement is voided; its target may arrive later, or never.

    `reach` is the credential that may void its own statements alone; null reaches everyone's.
    """

    target = models.UUIDField()
    statement = models.ForeignKey("xapi.Statement", on_delete=models.PROTECT, related_name="+")
    reach = models.ForeignKey("xapi.Credential", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = VoidingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "reach"], name="voiding_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return str(self.target)


class Erasure(models.Model):
    """What is left of a statement that was erased; the row that opens the trigger's one door. Never
    updated or deleted: a trigger refuses it."""

    statement_id = models.UUIDField(primary_key=True)
    stored = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    reason = Text(_("reason"))
    by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.statement_id)
