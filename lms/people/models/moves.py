"""A home that moves to another municipality, from a day on."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from lms.people.models.homes import FosterHome
from lms.people.models.organisations import Municipality, Organisation
from lms.people.models.users import User


class HomeMoveQuerySet(models.QuerySet["HomeMove"]):
    def planned(self) -> "HomeMoveQuerySet":
        return self.filter(done_at=None)

    def due(self, day: date) -> "HomeMoveQuerySet":
        return self.planned().filter(on__lte=day)

    def done(self) -> "HomeMoveQuerySet":
        return self.exclude(done_at=None)


class HomeMove(models.Model):
    """Where a home lay before a day, and where it lies from then on; kept as its history. `to_service` gives
    the training from that day, None where the municipality does. `done_at` is None until the day has come."""

    home = models.ForeignKey(FosterHome, on_delete=models.CASCADE, related_name="moves")
    on = models.DateField()
    from_municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    to_municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    from_service = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    to_service = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects = HomeMoveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_municipality=F("to_municipality")), name="home_move_leads_elsewhere"
            ),
            models.UniqueConstraint(
                fields=["home"], condition=Q(done_at=None), name="home_move_one_planned_per_home"
            ),
        ]

    def __str__(self) -> str:
        return f"HomeMove {self.pk}"
