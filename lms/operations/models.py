"""What operators are told about: when a backup was taken, and when one was last restored on trial."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.people.models.fields import OneOf


class BackupRun(models.Model):
    """That a backup was taken, or a restore rehearsed, and whether it came to its end. Names nobody.

    `seconds` it took; `size` is the sealed file's bytes and `rows` those of all tables, 0 where it failed.
    """

    class Kind(models.TextChoices):
        BACKUP = "backup", pgettext_lazy("operations", "Backup")
        DRILL = "drill", _("Restore drill")

    kind = OneOf(max_length=10, choices=Kind.choices)
    at = models.DateTimeField(db_index=True)
    seconds = models.FloatField()
    size = models.BigIntegerField(default=0)
    rows = models.BigIntegerField(default=0)
    is_whole = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
