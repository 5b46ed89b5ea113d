"""The hash chains in which all hangs that is never changed, and what says of them outside the database.

Every table that is kept has a chain of its own, of blocks (`lms/portal/rules/chains.py` names them).
"""

from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf


class ChainBlock(models.Model):
    """Rows of a table, sealed together; never updated or deleted: a trigger refuses it.

    `keys`, `days` and `digests` stand in the same order: a row's key, the day it tells of itself, the
    SHA-256 of its salt and of its `columns`. `lowest` and `highest` say where in the table the rows lie.
    `through` counts the rows of the chain up to here. `seal` is the SHA-256 of all of that and of the seal
    before; the first block has an empty one before it.
    """

    source = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()
    columns = ArrayField(models.CharField(max_length=60))
    keys = ArrayField(models.CharField(max_length=40))
    days: Any = ArrayField(models.DateField(null=True))
    digests: Any = ArrayField(models.BinaryField())
    lowest = models.BigIntegerField()
    highest = models.BigIntegerField()
    through = models.PositiveBigIntegerField()
    before: Any = models.BinaryField()
    seal: Any = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="chain_block_once")]
        indexes = [models.Index(fields=["source", "highest"], name="chain_block_reach")]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"


class ChainSalts(models.Model):
    """What the digests of a block were made with, in its order. A row's salt is blotted out when the row goes
    lawfully: then nobody can find out by trying what the row said."""

    block = models.OneToOneField(
        ChainBlock, primary_key=True, on_delete=models.PROTECT, related_name="kept_salts"
    )
    salts = ArrayField(models.UUIDField())

    def __str__(self) -> str:
        return f"salts of {self.block_id}"


class ChainRemoval(models.Model):
    """Rows that went out of a table that is kept, by one of the doors that let them go; a trigger of that
    table writes it. Never updated or deleted."""

    source = models.CharField(max_length=60)
    keys = ArrayField(models.CharField(max_length=40))
    lowest = models.BigIntegerField()
    highest = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(fields=["keys"], name="chain_removal_keys")]

    def __str__(self) -> str:
        return f"{self.source} {self.at}"


class ChainPosition(models.Model):
    """How far a table is sealed: every row up to `floor` is. Up to `mark` all will be, once no transaction
    is left that began before `mark_xid`."""

    source = models.CharField(max_length=60, primary_key=True)
    floor = models.BigIntegerField(null=True)
    mark = models.BigIntegerField(null=True)
    marked_at = models.DateTimeField(null=True)
    mark_xid = models.BigIntegerField(null=True)
    ran_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.source} {self.floor}"


class ChainAnchor(models.Model):
    """What all chains ended with at a moment, signed; `line` is JSON, as it stands in the file and the mail.
    Never updated or deleted: a trigger refuses it."""

    number = models.PositiveIntegerField(unique=True)
    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()
    line = models.TextField()

    def __str__(self) -> str:
        return f"anchor {self.number}"


class AnchorCopy(models.Model):
    """That an anchor lies outside the database, in one of the places for it."""

    class Place(models.TextChoices):
        FILE = "file", _("The file")
        MAIL = "mail", _("Mail")

    anchor = models.ForeignKey(ChainAnchor, on_delete=models.PROTECT, related_name="copies")
    place = OneOf(max_length=4, choices=Place.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["anchor", "place"], name="anchor_copied_once")]

    def __str__(self) -> str:
        return f"{self.anchor_id} {self.place}"


class ChainCheck(models.Model):
    """One check of all chains against the tables and the anchors: how far it is, and what it found.

    `cursor` says where to go on, `findings` are as `lms.portal.rules.chains.Finding` has them, at most
    `MOST_FINDINGS` of them; `found` counts all.
    """

    begun_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    cursor = models.JSONField(default=dict)
    checked = models.PositiveBigIntegerField(default=0)
    removed = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    findings: Any = models.JSONField(default=list)
    good_anchor_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.F("ended_at"), name="chain_check_one_at_a_time", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"check of {self.begun_at}"

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    @property
    def share(self) -> int:
        """How much is done, in per cent."""
        return 100 if self.is_over else min(99, 100 * self.checked // max(self.total, 1))
