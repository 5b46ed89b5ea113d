import uuid

from django.db import models

from lms.people.models import User
from lms.people.models.fields import OneOf
from lms.portal.rules.alerts import Rule


class SecurityAlertQuerySet(models.QuerySet["SecurityAlert"]):
    def open(self) -> "SecurityAlertQuerySet":
        return self.filter(looked_at=None)


class SecurityAlert(models.Model):
    """That a rule has found something in the security events, until an administrator has looked at it.

    `person` is the account that it is about, `network` the network; neither where it is about all together.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rule = OneOf(max_length=30, choices=Rule.choices)
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    network = models.CharField(max_length=50, blank=True)
    number = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    made_at = models.DateTimeField(db_index=True)
    looked_at = models.DateTimeField(null=True)
    looked_at_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = SecurityAlertQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "person", "network"],
                condition=models.Q(looked_at=None),
                nulls_distinct=False,
                name="security_alert_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(looked_at=None, looked_at_by=None)
                | models.Q(looked_at__isnull=False, looked_at_by__isnull=False),
                name="security_alert_looked_at_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"SecurityAlert {self.uuid}"
