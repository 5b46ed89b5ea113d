"""What editors may not save, said where they look. Wagtail wants these on the page class, so this
module knows no model by name."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput

from cms.rules.slugs import SPELT, free_slug, slug_of
from courses.models import Training
from lms.dates import OSLO
from lms.people.models.fields import names_nobody
from sessions.models import SessionKind, TrainingSession


def slug_input() -> SlugInput:
    """The field of an address; what is typed into it is spelt as `slug_of` spells it."""
    return SlugInput(formatters=[(letter, spelt, "gi") for letter, spelt in SPELT.items()])


class ParcelForm(forms.Form):
    """A programme to take in from a file."""

    file = forms.FileField(label=gettext_lazy("File with a programme (.zip)"))
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy("Otherwise every page waits as a draft."),
    )


class RemarkForm(forms.Form):
    """What a reader on the staff has to say about a lesson."""

    text = forms.CharField(
        label=gettext_lazy("Remark"),
        help_text=gettext_lazy(
            "Say which page or sentence it is about. Write of the lesson only, never of a child or a family."
        ),
        max_length=2000,
        validators=[names_nobody],
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AddressedPageForm(WagtailAdminPageForm):
    """Spells a new address, or one that is changed, with plain letters; one that stands is left alone."""

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        return slug if slug == self.instance.slug else slug_of(slug) or slug


class PageCopyForm(CopyForm):
    """Suggests an address made of the title that no page beside has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        beside = self.page.get_siblings().values_list("slug", flat=True)
        self.fields["new_slug"].initial = free_slug(slug_of(self.page.title) or self.page.slug, beside)
        self.fields["new_slug"].widget = slug_input()


class _CodedPageForm(AddressedPageForm):
    """Refuses a code that another page has, or another code once rules may know the page by one."""

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        key = self.instance.translation_key
        known = Training.objects.filter(Q(programme__uuid=key) | Q(module__uuid=key)).first() if key else None
        if known and not known.code.startswith("module-") and known.code != code:
            raise ValidationError(
                _("This has been published with the code “%s”, and keeps it: rules and certificates use it.")
                % known.code
            )
        other = Training.objects.filter(code=code).exclude(Q(programme__uuid=key) | Q(module__uuid=key))
        if code and other.exists():
            raise ValidationError(_("Another programme or module has this code."))
        return code


class ProgrammePageForm(_CodedPageForm):
    """A programme's code stays."""


class QuizPageForm(AddressedPageForm):
    """Refuses to draw more questions than there are."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        draws, bank = data.get("draws") or 0, data.get("bank")
        if not self.is_deferred_validation and bank is not None and draws > len(bank):
            self.add_error(
                "draws",
                _("The quiz has %(count)d questions, so it cannot draw %(draws)d.")
                % {"count": len(bank), "draws": draws},
            )
        return data


class NetworkDayPageForm(AddressedPageForm):
    """Lets an editor choose among the planned network days, and keeps the month in step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = TrainingSession.objects.standing().filter(kind=SessionKind.NETWORK_DAY)
        self.fields["session_uuid"] = forms.TypedChoiceField(
            label=_("Session"),
            choices=lambda: [
                ("", _("No session yet")),
                *(
                    (str(one.uuid), f"{one.begins_at.astimezone(OSLO):%d.%m.%Y} {one.title}")
                    for one in days.in_order()
                ),
            ],
            coerce=UUID,
            empty_value=None,
            required=False,
            help_text=_(
                "The planned network day; day and place are shown only to those signed in who may come."
            ),
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        uuid, month = data.get("session_uuid"), data.get("month")
        session = TrainingSession.objects.filter(uuid=uuid).first() if uuid else None
        if session and month:
            begins = session.begins_at.astimezone(OSLO)
            if (begins.year, begins.month) != (month.year, month.month):
                self.add_error(
                    "month",
                    _("The network day's page names the month of the session: %(month)s.")
                    % {"month": date_format(begins, "F Y")},
                )
        return data


class ModulePageForm(_CodedPageForm):
    """Refuses a prerequisite that leads back to the module itself."""

    def is_valid(self) -> bool:
        valid = bool(super().is_valid())
        return self._ends_somewhere() and valid

    def _ends_somewhere(self) -> bool:
        formset = self.formsets.get("prerequisites")
        if formset is None or not self.instance.pk:
            return True
        links = formset.model.objects
        sound = True
        for form in formset.forms:
            data = getattr(form, "cleaned_data", {})
            if not data.get("module") or data.get("DELETE"):
                continue
            circle = links.circle(self.instance, data["module"])
            if circle:
                names = " → ".join(page.title for page in circle)
                form.add_error("module", ValidationError(_("These modules wait for each other: %s.") % names))
                sound = False
        return sound
