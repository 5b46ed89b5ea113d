import uuid

from django.db import models


class CoursePlace(models.Model):
    """Those who joined a series as a whole in one go: one adult, or a household.

    Its bookings are those of the gatherings that they lacked. While they wait, they wait for all of them;
    `queued_at` is the place in the series' line, kept through everything that happens to it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.ForeignKey(
        "training_sessions.Series", on_delete=models.CASCADE, related_name="course_places"
    )
    home = models.ForeignKey("people.FosterHome", null=True, on_delete=models.SET_NULL, related_name="+")
    is_together = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    made_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["series", "queued_at"], name="course_place_queue")]

    def __str__(self) -> str:
        return f"CoursePlace {self.uuid}"
