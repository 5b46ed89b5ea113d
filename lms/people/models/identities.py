"""By what people are known to those who sign them in, and the sign-ins that last."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms import providers
from lms.people.models.fields import OneOf
from lms.people.models.users import User


class WayIn(models.TextChoices):
    """How somebody came in; staff's rights are behind the door of staff alone."""

    CITIZEN = providers.CITIZEN, _("ID-porten")
    STAFF = providers.STAFF, _("Sign-in for staff")
    PASSWORD = "password", _("User name and password")
    CARD = "card", _("Password and code card")
    PASSKEY = "passkey", _("Password and passkey")


class IdentityQuerySet(models.QuerySet["Identity"]):
    def open(self) -> "IdentityQuerySet":
        """Those that still let their person in."""
        return self.filter(removed_at=None)


class Identity(models.Model):
    """Somebody as one provider knows them: by issuer and subject, never by e-mail.

    `removed_at` is set when the person has taken this way in away. The row stays: by it the platform knows
    not to let them in again by the number alone.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    door = OneOf(max_length=10, choices=WayIn.choices)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    objects = IdentityQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once")]

    def __str__(self) -> str:
        return f"Identity {self.pk}"


class WayInLink(models.Model):
    """A one-time link by which a person whose national number is a new one comes to their own account, given
    by staff who have seen who it is. Only its keyed hash is kept, and of what was seen only its kind. To an
    administrator's account two make it: `proposed_by` one of them, `made_by` the other."""

    class Seen(models.TextChoices):
        """By what somebody has shown who they are."""

        PASSPORT = "passport", _("Passport")
        IDENTITY_CARD = "identity_card", _("National identity card")
        DRIVING_LICENCE = "driving_licence", _("Driving licence")
        RESIDENCE_CARD = "residence_card", _("Residence card")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="way_in_links")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    seen = OneOf(_("what you have seen"), max_length=20, choices=Seen.choices)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"WayInLink {self.pk}"


class PersonNumber(models.Model):
    """A national number as a digest under a key that no table holds (`PERSON_NUMBER_KEYS`): the same person
    is found again behind every door, and nobody reads the number from it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="person_numbers")
    key_name = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key_name", "digest"], name="person_number_once")]

    def __str__(self) -> str:
        return f"PersonNumber {self.pk}"


class SignInQuerySet(models.QuerySet["SignIn"]):
    def lasting(self) -> "SignInQuerySet":
        return self.filter(ended_at=None)


class SignIn(models.Model):
    """One sign-in on one device, until it ends. `sid` is the provider's own name for its session, by which it
    tells that somebody has signed out there."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, db_index=True)
    door = OneOf(max_length=10, choices=WayIn.choices)
    issuer = models.CharField(max_length=255, blank=True)
    sid = models.CharField(max_length=255, blank=True)
    level = models.CharField(max_length=60, blank=True)
    signed_in_at = models.DateTimeField(null=True)
    browser = models.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField(db_index=True)
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = SignInQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["issuer", "sid"], condition=models.Q(ended_at=None), name="sign_in_at_provider"
            )
        ]

    def __str__(self) -> str:
        return f"SignIn {self.pk}"
