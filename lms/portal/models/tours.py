from django.db import models


class TourTaken(models.Model):
    """That a person has seen, or sent away, the short tour of one role."""

    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="tours_taken")
    role = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="tour_taken_once")]

    def __str__(self) -> str:
        return f"Tour {self.role}"
