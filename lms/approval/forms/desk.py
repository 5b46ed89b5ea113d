"""The desk's filter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.people.access import access_of
from lms.people.models import HomeKind, Organisation, Role, User


class DeskFilterForm(forms.Form):
    """Narrow the list; every field may be left empty."""

    standing = forms.CharField(required=False, widget=forms.HiddenInput())
    words = forms.CharField(
        label=_("Name, municipality or reference"),
        required=False,
        max_length=80,
        widget=forms.SearchInput(),
    )
    kind = forms.ChoiceField(
        label=_("Kind of home"), choices=[("", _("All kinds")), *HomeKind.choices], required=False
    )
    office = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Office"), required=False, empty_label=_("All offices")
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = access_of(user).organisations(Role.CASEWORKER)
        office: Any = self.fields["office"]
        if len(own) < 2:
            del self.fields["office"]
        else:
            office.queryset = Organisation.objects.filter(pk__in=own).order_by("name")

    def chosen(self) -> dict[str, Any]:
        """The filter as arguments of `queries.narrowed`; nonsense is left out."""
        self.is_valid()
        office = self.cleaned_data.get("office")
        return {
            "standing": self.cleaned_data.get("standing", ""),
            "kind": self.cleaned_data.get("kind", ""),
            "office": office.pk if office else None,
            "words": self.cleaned_data.get("words", ""),
        }
