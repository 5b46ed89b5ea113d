"""How long a proof link works, and whether it may show the other adult."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lms.approval.actions.proof_links import PROOF_DAYS


class ProofLinkForm(forms.Form):
    """A new link; the question about the other adult is there only where there is one."""

    days = forms.TypedChoiceField(
        label=_("How long is it to work?"), coerce=int, initial=14, widget=forms.RadioSelect
    )
    with_partner = forms.BooleanField(
        label=_("Ask the other adult in the home to be shown as well"),
        required=False,
        help_text=_("Nothing of theirs is shown until they have said yes, and they can take it back."),
    )

    def __init__(self, *args: Any, has_partner: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days: Any = self.fields["days"]
        days.choices = [(n, ngettext("%(n)d day", "%(n)d days", n) % {"n": n}) for n in PROOF_DAYS]
        if not has_partner:
            del self.fields["with_partner"]
