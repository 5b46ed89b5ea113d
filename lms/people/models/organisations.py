from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.dates import today
from lms.people.models.fields import OneOf, Words
from lms.people.models.in_force import in_force
from lms.people.rules.travel import Spot


class Region(models.Model):
    """One of the agency's five regions, and Oslo, with whom its foster homes may ring."""

    code = models.SlugField(_("code"), primary_key=True, max_length=10)
    name = Words(_("name"), max_length=80)
    helpline_number = models.CharField(_("helpline: number"), max_length=20, blank=True)
    helpline_hours = Words(
        _("helpline: hours"), max_length=80, blank=True, help_text=_("As families read it: “Mon–Fri 8–22”.")
    )
    helpline_who = Words(
        _("helpline: who answers"), max_length=120, blank=True, help_text=_("As families read it.")
    )

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def in_force(self, day: date) -> "MunicipalityQuerySet":
        """Those that there are on a day."""
        begun = models.Q(begins_on=None) | models.Q(begins_on__lte=day)
        return self.filter(begun, models.Q(ends_on=None) | models.Q(ends_on__gt=day))


class Municipality(models.Model):
    """A municipality by its official four-digit number (names repeat; Kartverket, CC BY 4.0).

    One that merges, splits or changes its number keeps its row, for the history: `ends_on` is the first day
    without it. `latitude` and `longitude` (decimal degrees, WGS 84) are those of one place in it, its chief
    town where that is known.
    """

    number = models.CharField(_("municipality number"), primary_key=True, max_length=4)
    name = models.CharField(_("name"), max_length=80)
    official_names = models.CharField(_("official names"), max_length=200)
    county_number = models.CharField(_("county number"), max_length=2, db_index=True)
    county = models.CharField(_("county"), max_length=80)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("region")
    )
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    latitude = models.FloatField(_("degrees north"), null=True, blank=True)
    longitude = models.FloatField(_("degrees east"), null=True, blank=True)
    begins_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("first day without it"), null=True, editable=False)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(57, 72), longitude__range=(4, 32)),
                name="municipality_lies_in_norway",
                violation_error_message=_(
                    "Give both: 57 to 72 degrees north and 4 to 32 degrees east, or neither."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.county})"

    @property
    def spot(self) -> Spot | None:
        """Where it lies, where that is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Spot(self.latitude, self.longitude)


class MunicipalityChange(models.Model):
    """That a municipality is another from a day on. Several with one `old` are a split, several with one
    `new` a merging. `done_at` is None until the day has come and everything has followed."""

    on = models.DateField(_("from which day"))
    old = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="successions", verbose_name=_("until then")
    )
    new = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="predecessions", verbose_name=_("from then on")
    )
    done_at = models.DateTimeField(_("done"), null=True, editable=False)

    class Meta:
        verbose_name = _("change of municipality")
        verbose_name_plural = _("changes of municipalities")
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="municipality_change_once"),
            models.CheckConstraint(
                condition=~models.Q(old=models.F("new")), name="municipality_change_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id} {self.on}"


class TargetGroup(models.Model):
    """A group of children that homes are hard to find for (målgruppe); the list is data."""

    code = models.SlugField(_("code"), primary_key=True, max_length=40)
    name_nb = Words(_("name in bokmål"), max_length=120)
    name_nn = Words(_("name in nynorsk"), max_length=120)
    name_en = Words(_("name in English"), max_length=120)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")

    def __str__(self) -> str:
        name: str = getattr(self, f"name_{get_language() or 'nb'}", self.name_nb)
        return name


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def open(self, on: date | None = None) -> "OrganisationQuerySet":
        """Those that are not closed on a day: where something new can be."""
        return self.filter(models.Q(closes_on=None) | models.Q(closes_on__gte=on or today()))

    def under(self, offices: Iterable[int | None]) -> "OrganisationQuerySet":
        """These offices (ids), and those that have closed and gone over to one of them."""
        ids = [office for office in offices if office]
        return self.filter(models.Q(pk__in=ids) | models.Q(goes_to__in=ids, closes_on__lt=today()))

    def answering_for(self, offices: Iterable[int | None]) -> "OrganisationQuerySet":
        """The offices that answer for these (ids): themselves, or those that closed ones have gone to."""
        ids = [office for office in offices if office]
        gone = models.Q(taken_over__in=ids, taken_over__closes_on__lt=today())
        return self.filter(models.Q(pk__in=ids) | gone)

    def without_leader(self) -> "OrganisationQuerySet":
        """Those with people in them, but nobody who gives the others their roles."""
        held = in_force("memberships__") & models.Q(memberships__user__is_active=True)
        offices = ~models.Q(memberships__role="admin")
        led = self.filter(held, memberships__leads=True).values("pk")
        return self.filter(held, offices).exclude(pk__in=led).distinct()


class Organisation(models.Model):
    """Who people work for: a child welfare service, a regional foster care service and so on.

    After `closes_on`, all that it owns stays under its name, and those at the office that it `goes_to` reach
    it as their own.
    """

    class Kind(models.TextChoices):
        CHILD_WELFARE = "child_welfare", _("Child welfare service")
        FOSTER_CARE = "foster_care", _("Foster care service")
        DIRECTORATE = "directorate", _("Directorate")
        COUNTY_GOVERNOR = "county_governor", _("County governor")

    kind = OneOf(_("kind"), max_length=20, choices=Kind.choices)
    name = Words(_("name"), max_length=120, unique=True)
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    region = models.ForeignKey(
        Region,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("region"),
    )
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="organisations", verbose_name=_("municipalities")
    )
    district = Words(_("city district"), max_length=80, blank=True)
    county_numbers = ArrayField(
        models.CharField(max_length=2),
        verbose_name=_("counties"),
        default=list,
        blank=True,
        help_text=_("Every county that a county governor supervises; for other organisations none."),
    )
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    closes_on = models.DateField(_("last day of the office"), null=True, blank=True, editable=False)
    goes_to = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="taken_over",
        verbose_name=_("goes over to"),
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(county_numbers=[]) | models.Q(kind="county_governor"),
                name="organisation_only_governors_have_counties",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on=None, goes_to=None)
                | models.Q(closes_on__isnull=False, goes_to__isnull=False),
                name="organisation_closed_goes_to_another",
            ),
            models.CheckConstraint(
                condition=models.Q(goes_to=None) | ~models.Q(goes_to=models.F("pk")),
                name="organisation_never_goes_to_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A county governor names its counties, and nobody else has any."""
        supervises = self.kind == self.Kind.COUNTY_GOVERNOR
        if supervises and not self.county_numbers:
            raise ValidationError({"county_numbers": _("Choose every county that the governor supervises.")})
        if self.county_numbers and not supervises:
            raise ValidationError({"county_numbers": _("Only a county governor supervises counties.")})


class Role(models.TextChoices):
    """What a member of staff is to an organisation; foster parents are known by their home."""

    TRAINER = "trainer", _("Trainer")
    COORDINATOR = "coordinator", _("Coordinator")
    CASEWORKER = "caseworker", _("Caseworker")
    EDITOR = "editor", _("Editor")
    AUDITOR = "auditor", _("Auditor")
    ADMIN = "admin", _("Administrator")
