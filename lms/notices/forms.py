"""What people choose about their messages, and what editors write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.notices import kinds
from lms.notices.models import Preference, TemplateText


class ChoicesForm(forms.Form):
    """Which messages a person wants, and how."""

    wanted = forms.MultipleChoiceField(
        label=_("What do you want to hear about?"),
        choices=[(category.value, label) for category, label in kinds.OPTIONAL.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("You always hear from us when a gathering is changed or called off."),
    )
    digest = forms.ChoiceField(
        label=_("How often do you want e-mail?"),
        choices=Preference.Digest.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("What is urgent comes at once all the same."),
    )
    wants_letters = forms.BooleanField(label=_("Send me letters instead of e-mail"), required=False)

    @classmethod
    def of(cls, preference: Preference | None) -> "ChoicesForm":
        """The form as the person's choices stand."""
        declined = set(preference.declined) if preference else set()
        return cls(
            initial={
                "wanted": [category for category in kinds.OPTIONAL if category not in declined],
                "digest": preference.digest if preference else "",
                "wants_letters": bool(preference and preference.wants_letters),
            }
        )

    def declined(self) -> list[str]:
        wanted = set(self.cleaned_data["wanted"])
        return [category.value for category in kinds.OPTIONAL if category.value not in wanted]


class TemplateTextForm(forms.ModelForm):  # type: ignore[type-arg]
    """An editor's own words for a kind of message."""

    class Meta:
        model = TemplateText
        fields = ["kind", "language", "subject", "body"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(kind.code, f"{kind.name} ({kind.code})") for kind in kinds.all_kinds()]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=known)
        self.fields["body"].help_text = "; ".join(
            f"{kind.code}: {', '.join(f'{{{name}}}' for name in sorted(kind.variables))}"
            for kind in kinds.all_kinds()
        )
