from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models import User
from lms.people.models.fields import Words


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, user: User | AnonymousUser) -> "SavedViewQuerySet":
        """A person's own views."""
        return self.filter(person=user.pk)


class SavedView(models.Model):
    """A filter of the desk that its owner keeps under a name; `chosen` is the filter's query string."""

    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    name = Words(_("name of the view"), max_length=40)
    chosen = models.CharField(max_length=300)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="saved_view_once")]

    def __str__(self) -> str:
        return self.name
