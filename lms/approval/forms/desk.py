"""The desk's filter, and the name under which it is kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.approval.queries.desk.rows import DEADLINE, NEWEST
from lms.people.models import HomeKind, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import names_nobody, points_at_nobody
from lms.people.models.order import norwegian

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class DeskFilterForm(forms.Form):
    """Narrow the list; every field may be left empty."""

    standing = forms.CharField(label=_("Outcome"), required=False, widget=forms.Select())
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
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("", _("The most pressing first")),
            (DEADLINE, _("The nearest deadline first")),
            (NEWEST, _("The newest first")),
        ],
        required=False,
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = access_of(user).organisations(Role.CASEWORKER)
        office: Any = self.fields["office"]
        if len(own) < 2:
            del self.fields["office"]
        else:
            office.queryset = Organisation.objects.filter(pk__in=own).order_by(*norwegian("name"))

    def offer_standings(self, counts: "Sequence[tuple[str, StrPromise | str, int]]") -> None:
        """Let one of (name, label, number of homes) be chosen as the outcome, or all of them."""
        total = sum(number for _name, _label, number in counts)
        choices = [("", f"{gettext('All')} ({total})")]
        choices += [(name, f"{label} ({number})") for name, label, number in counts]
        outcome: Any = self.fields["standing"].widget
        outcome.choices = choices

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

    def order_chosen(self) -> str:
        """One of `queries.ORDERS`, or nothing for the most pressing first."""
        self.is_valid()
        order: str = self.cleaned_data.get("order", "")
        return order

    def as_query(self) -> str:
        """The filter and the order as a query string, without what is empty."""
        query = QueryDict(mutable=True)
        chosen = self.chosen() | {"order": self.order_chosen()}
        query.update({name: str(value) for name, value in chosen.items() if value})
        return query.urlencode()


class SaveViewForm(forms.Form):
    """The name of a view, and the filter's query string as the page has it."""

    name = forms.CharField(label=_("Name of the view"), max_length=40, validators=[points_at_nobody])
    chosen = forms.CharField(widget=forms.HiddenInput(), max_length=300, required=False)

    def clean_chosen(self) -> str:
        chosen: str = self.cleaned_data["chosen"]
        names_nobody(QueryDict(chosen).get("words", ""))
        return chosen
