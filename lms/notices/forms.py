"""What people choose about their messages, and what editors write."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override
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


class TemplateTextForm(forms.ModelForm[TemplateText]):
    """An editor's own words for a kind of message."""

    class Meta:
        model = TemplateText
        fields = ["kind", "language", "subject", "body"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {kind.code: kind for kind in kinds.all_kinds()}
        choices = [("", "—"), *((code, f"{kind.name} ({code})") for code, kind in known.items())]
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=choices)
        chosen = known.get(self.instance.kind or self.initial.get("kind", ""))
        if chosen is None:
            self.fields["kind"].help_text = format_html(
                "{} <br>{}", gettext("Begin with the words of today:"), _beginnings(known.values())
            )
        else:
            allowed = sorted(chosen.variables - chosen.page_only)
            self.fields["body"].help_text = gettext("It may show: %(names)s.") % {
                "names": ", ".join(f"{{{name}}}" for name in allowed) or "–"
            }


def words_of_today(code: str, language: str) -> dict[str, str]:
    """A kind's own words in a language, as the form takes them; empty for what is not known."""
    found = next((kind for kind in kinds.all_kinds() if kind.code == code), None)
    if found is None or language not in dict(settings.LANGUAGES):
        return {}
    with override(language):
        subject, body = str(found.subject), str(found.body)
    return {"kind": code, "language": language, "subject": subject, "body": body}


def _beginnings(known: Iterable[kinds.NoticeKind]) -> SafeString:
    rows = [
        (
            str(kind.name),
            format_html_join(
                " · ",
                '<a href="?{}">{}</a>',
                (
                    (urlencode({"kind": kind.code, "language": code}), name)
                    for code, name in settings.LANGUAGES
                ),
            ),
        )
        for kind in known
    ]
    return format_html_join("", "{}: {}<br>", rows)
