from django.db import models


class PolicyRefusal(models.Model):
    """How often browsers reported on a day that the content security policy refused something: by directive,
    by where it came from (scheme and host, or `inline` and the like), and on which page, by its name. Names
    nobody, and tells nothing of who saw the page."""

    on = models.DateField()
    directive = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=120, blank=True)
    page = models.CharField(max_length=80)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["on", "directive", "source", "page"], name="policy_refusal_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"PolicyRefusal {self.pk}"
