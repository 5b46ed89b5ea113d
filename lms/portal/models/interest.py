import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import Address, OneOf, PersonName, Tidy


class InterestQuerySet(models.QuerySet["Interest"]):
    def waiting(self) -> "InterestQuerySet":
        return self.filter(answered_at=None)

    def visible_to(self, user: User | AnonymousUser) -> "InterestQuerySet":
        """Those who wrote to the user's own service, for its coordinators."""
        return self.filter(organisation__in=access_of(user).organisations(Role.COORDINATOR))


class Interest(models.Model):
    """Somebody who wonders about becoming a foster home and wants the region to get in touch.

    Nothing is asked but how to reach them and what they wish for; the row is deleted
    `INTEREST_RETENTION_DAYS` after it came. `visitor` is their place at an information meeting.
    """

    class Wish(models.TextChoices):
        TALK = "talk", _("Talk with somebody")
        MEETING = "meeting", _("Come to an information meeting")
        BEGIN = "begin", _("Begin the training")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="interests"
    )
    municipality = models.ForeignKey("people.Municipality", on_delete=models.PROTECT, related_name="+")
    name = PersonName(_("name"), max_length=120)
    email = Address(_("e-mail"), blank=True)
    telephone = Tidy(_("telephone"), max_length=20, blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    wish = OneOf(_("what you wish for"), max_length=10, choices=Wish.choices)
    made_at = models.DateTimeField(db_index=True)
    visitor = models.OneToOneField(
        "training_sessions.Visitor", null=True, on_delete=models.SET_NULL, related_name="interest"
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = InterestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="") | ~models.Q(telephone=""), name="interest_can_be_reached"
            )
        ]

    def __str__(self) -> str:
        return f"Interest {self.uuid}"
