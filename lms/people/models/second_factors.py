"""What somebody has beside a password: a card of codes on paper, or passkeys."""

from django.db import models
from django.db.models import Q

from lms.people.models.fields import Words
from lms.people.models.users import User


class CodeCard(models.Model):
    """A printed card of one-time codes, in force until another takes its place or its person needs none."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="code_cards")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at=None), name="code_card_one_in_force"
            )
        ]

    def __str__(self) -> str:
        return f"CodeCard {self.pk}"


class CardCode(models.Model):
    """One code of a card, asked for by its number, used once. Only its keyed hash is kept."""

    card = models.ForeignKey(CodeCard, on_delete=models.CASCADE, related_name="codes")
    number = models.PositiveSmallIntegerField()
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "number"], name="card_code_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="card_code_numbers_begin_with_one"),
        ]

    def __str__(self) -> str:
        return f"CardCode {self.pk}"


class Passkey(models.Model):
    """A key that lies in a device of a person's: here is its open half, by which its answers are judged."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = Words(max_length=60)
    credential_id = models.BinaryField(max_length=1023, unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField()
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Passkey {self.pk}"
