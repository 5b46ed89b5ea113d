from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf


class SearchText(models.Model):
    """What can be found of one page, lesson or resource in one language.

    `key` is shared by its translations, `place` is the uuid that decides who may read it and leads
    there; a page that anyone may read has an `address` instead.
    """

    class Kind(models.TextChoices):
        LESSON = "lesson", _("Lesson")
        MODULE = "module", _("Module")
        PROGRAMME = "programme", _("Programme")
        RESOURCE = "resource", _("Resource")
        PAGE = "page", _("Page")
        NETWORK_DAY = "network_day", _("Network day")

    page = models.PositiveBigIntegerField(db_index=True)
    kind = OneOf(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=80)
    place = models.UUIDField(null=True)
    address = models.CharField(max_length=255, blank=True)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    vector = SearchVectorField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="search_text_once")]
        indexes = [GinIndex(fields=["vector"], name="search_text_vector")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.language}"


class SearchWord(models.Model):
    """A word that stands in the index, with its three-letter pieces, to offer where nothing was found."""

    language = models.CharField(max_length=10)
    word = models.CharField(max_length=40)
    pieces = ArrayField(models.CharField(max_length=3))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="search_word_once")]
        indexes = [GinIndex(fields=["pieces"], name="search_word_pieces")]

    def __str__(self) -> str:
        return self.word
