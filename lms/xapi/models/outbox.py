from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf


class Outbox(models.Model):
    """One statement on its way to the external learning record store.

    `actor` is the hash of the statement's actor: within it the order of `stored` is kept.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        PARKED = "parked", _("Refused by the receiver")
        DELIVERED = "delivered", _("Delivered")

    statement = models.OneToOneField(
        "xapi.Statement", primary_key=True, on_delete=models.CASCADE, related_name="outbox"
    )
    stored = models.DateTimeField(unique=True)
    actor = models.UUIDField()
    state = OneOf(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    last_status = models.PositiveSmallIntegerField(null=True)
    last_error = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["stored"], name="outbox_waiting", condition=models.Q(state="waiting")),
            models.Index(
                fields=["actor", "stored"], name="outbox_actor", condition=models.Q(state="waiting")
            ),
            models.Index(fields=["state", "stored"], name="outbox_state"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.state}"
