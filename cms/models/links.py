from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf

AT_LEAST_APART = timedelta(days=1)


class Trouble(models.TextChoices):
    """Why an address gave no answer at all."""

    UNKNOWN_HOST = "unknown_host", _("no such site")
    NO_ANSWER = "no_answer", _("the site does not answer")
    TIMEOUT = "timeout", _("the site takes too long")
    CERTIFICATE = "certificate", _("the site’s certificate is not valid")
    TOO_MANY_REDIRECTS = "redirects", _("it only leads from address to address")
    NOT_PUBLIC = "not_public", _("it is not open to everyone")
    NOT_ASKED = "not_asked", _("the platform may not ask it")


class OutsideAddressQuerySet(models.QuerySet["OutsideAddress"]):
    def broken(self) -> "OutsideAddressQuerySet":
        """Those that failed whenever they were asked for at least a day; once is no proof."""
        return self.filter(asked_at__gte=models.F("failing_since") + AT_LEAST_APART)


class OutsideAddress(models.Model):
    """An address on another site that published pages link to, and what came when it was last asked.

    `status` is the last HTTP status, or None where `trouble` says why there was none. `failing_since`
    is the first of the failures since it last answered.
    """

    url = models.CharField(max_length=2000, unique=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    trouble = OneOf(max_length=20, choices=Trouble.choices, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)

    objects = OutsideAddressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(failing_since=None) | models.Q(asked_at__gte=models.F("failing_since")),
                name="outside_address_fails_when_asked",
            )
        ]

    def __str__(self) -> str:
        return self.url


class OutsideLink(models.Model):
    """A link from a published page to an address outside, with the words it stands on."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    address = models.ForeignKey(OutsideAddress, on_delete=models.CASCADE, related_name="links")
    words = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "address"], name="one_outside_link_per_page_and_address")
        ]

    def __str__(self) -> str:
        return self.words
