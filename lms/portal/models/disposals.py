from django.db import models


class Disposal(models.Model):
    """That so many rows of a model (or files of a folder) went: of which kind of record, kept for how many
    days. Names nobody."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=40)
    model = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    days = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.number} {self.model}"
