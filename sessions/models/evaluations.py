"""What those who came thought of a gathering, or of a whole course."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sessions.models.series import Series
from sessions.models.training_sessions import TrainingSession


class Evaluation(models.Model):
    """One participant's answers about a gathering or about a course, each from 1 to 5, without words. Whose
    they are is kept so that each answers once and can take them back; nobody is shown it."""

    session = models.ForeignKey(
        TrainingSession, null=True, on_delete=models.CASCADE, related_name="evaluations"
    )
    series = models.ForeignKey(Series, null=True, on_delete=models.CASCADE, related_name="evaluations")
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    useful = models.PositiveSmallIntegerField(_("How useful was it to you as a foster parent?"))
    led = models.PositiveSmallIntegerField(_("How well was it led?"))
    safe = models.PositiveSmallIntegerField(_("How safe was it to take part?"))
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="evaluation_once_per_session"),
            models.UniqueConstraint(fields=["series", "person"], name="evaluation_once_per_series"),
            models.CheckConstraint(
                condition=Q(session=None, series__isnull=False) | Q(session__isnull=False, series=None),
                name="evaluation_is_of_one",
            ),
            models.CheckConstraint(
                condition=Q(useful__range=(1, 5), led__range=(1, 5), safe__range=(1, 5)),
                name="evaluation_on_the_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluation {self.pk}"
