from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf, SomeOf, Words
from sessions.models.seats import Registration


class Logistics(models.Model):
    """What a person needs at one session; seen by those who arrange it, deleted some days after."""

    class Diet(models.TextChoices):
        VEGETARIAN = "vegetarian", _("Vegetarian")
        VEGAN = "vegan", _("Vegan")
        HALAL = "halal", _("Halal")
        KOSHER = "kosher", _("Kosher")
        GLUTEN_FREE = "gluten_free", _("Gluten free")
        LACTOSE_FREE = "lactose_free", _("Lactose free")
        NUT_FREE = "nut_free", _("Nut free")
        FISH_FREE = "fish_free", _("Without fish and shellfish")

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="logistics")
    diets = SomeOf(
        models.CharField(max_length=20, choices=Diet.choices),
        default=list,
        blank=True,
        verbose_name=_("diet"),
    )
    children_in_care = models.PositiveSmallIntegerField(_("children who need childcare"), default=0)
    needs_wheelchair_access = models.BooleanField(_("needs step-free access"), default=False)
    needs_travel = models.BooleanField(_("needs help with travel"), default=False)
    hotel_nights = models.PositiveSmallIntegerField(_("hotel nights"), default=0)

    def __str__(self) -> str:
        return f"Logistics {self.pk}"


class InterpreterNeed(models.Model):
    """A person's standing need of an interpreter; a child or a relative is never one."""

    class Sex(models.TextChoices):
        ANY = "", _("No matter")
        WOMAN = "woman", _("A woman")
        MAN = "man", _("A man")

    person = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="interpreter_need")
    language = Words(_("language"), max_length=60)
    variant = Words(_("dialect or variant"), max_length=60, blank=True)
    sex = OneOf(_("interpreter's sex"), max_length=10, choices=Sex.choices, blank=True, default="")
    not_wanted = Words(_("interpreters not wanted"), max_length=200, blank=True)

    def __str__(self) -> str:
        return f"InterpreterNeed {self.pk}"


class InterpreterOrder(models.Model):
    """The interpreter of one registration: ordered, confirmed; unconfirmed ones alert in good time."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="interpreter_order"
    )
    ordered_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    alerted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"InterpreterOrder {self.pk}"
