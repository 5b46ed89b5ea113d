import uuid
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from lms.people.models import FosterParent, User


class ProofLinkQuerySet(models.QuerySet["ProofLink"]):
    def working(self, at: datetime) -> "ProofLinkQuerySet":
        return self.filter(revoked_at=None, expires_at__gt=at)

    def visible_to(self, user: User | AnonymousUser) -> "ProofLinkQuerySet":
        """The links that the user made, and those that they are asked to be shown by as long as they
        live with the maker."""
        own = ProofAdult.objects.filter(link=OuterRef("pk"), person=user.pk)
        homes = FosterParent.objects.filter(user=user.pk).current().values("home")
        together = FosterParent.objects.filter(home__in=homes).current().values("user")
        return self.filter(Q(made_by=user.pk) | Q(Exists(own), made_by__in=together))


class ProofLink(models.Model):
    """A foster parent's link that shows a municipality how far their training has come.

    The secret in it is kept only as a keyed hash. Whom it shows stands in `ProofAdult`: the maker,
    and another adult of the home once that adult has agreed.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_by = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="proof_links")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = ProofLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"ProofLink {self.uuid}"

    def works(self, at: datetime) -> bool:
        return self.revoked_at is None and self.expires_at > at


class ProofAdult(models.Model):
    """One adult whom a link may show: from `agreed_at` on, and no more once they have declined."""

    link = models.ForeignKey(ProofLink, on_delete=models.CASCADE, related_name="adults")
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["link", "person"], name="proof_adult_once"),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(declined_at=None), name="proof_adult_agrees_or_declines"
            ),
        ]

    def __str__(self) -> str:
        return f"ProofAdult {self.pk}"


class ProofLook(models.Model):
    """That somebody pressed «Show»; who it was is not known."""

    link = models.ForeignKey(ProofLink, on_delete=models.CASCADE, related_name="looks")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"ProofLook {self.pk}"
