from django.db import models


class Activity(models.Model):
    """What is known of an activity: its definition as merged from the statements that may define it.

    `key` is the hash of the id (`lms.xapi.rules.facets`), which may be longer than an index can hold;
    `definition` is JSON as text, so that the languages keep their order.
    """

    key = models.UUIDField(primary_key=True)
    iri = models.TextField()
    definition = models.TextField()
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.iri
