"""Where an office's case system is told of changes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.look.form_fields import DayGoneBy
from lms.people.models import Organisation


class WebhookForm(forms.Form):
    """A new address; the office is asked for only where there are several."""

    url = forms.URLField(
        label=_("Address of the case system"),
        max_length=500,
        assume_scheme="https",
        help_text=_("It must begin with https and be reachable from outside."),
    )
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Office"), empty_label=None)

    def __init__(self, offices: Iterable[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = list(offices)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[office.pk for office in offices])
        if len(offices) == 1:
            self.initial.setdefault("organisation", offices[0].pk)
            field.widget = forms.HiddenInput()


class ReplayForm(forms.Form):
    """From which day changes are told again."""

    since = DayGoneBy(label=_("Tell again of everything since"))
