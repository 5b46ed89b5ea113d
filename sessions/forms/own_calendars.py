"""What people choose about the entries in their own calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.models import CalendarChoices


class CalendarChoicesForm(forms.Form):
    """How entries look, and whether they come by mail."""

    word = forms.ChoiceField(
        label=_("What do the entries say?"),
        choices=CalendarChoices.Word.choices,
        widget=forms.RadioSelect,
        help_text=_("“Appointment” tells whoever sees your calendar the least."),
    )
    is_numbered = forms.BooleanField(
        label=_("Say which gathering of the course it is, such as “3 of 10”"), required=False
    )
    alarm = forms.ChoiceField(
        label=_("Alarm"),
        choices=CalendarChoices.Alarm.choices,
        required=False,
        help_text=_("Google Calendar sets alarms of its own for calendars from an address."),
    )
    by_mail = forms.BooleanField(
        label=_("Send me calendar invitations by e-mail"),
        required=False,
        help_text=_(
            "Many calendars then put gatherings in, move them and take them out by themselves. Anyone you "
            "share that calendar with, or an employer who keeps it, can see them."
        ),
    )

    @classmethod
    def of(cls, chosen: CalendarChoices) -> "CalendarChoicesForm":
        """The form as the person's choices stand."""
        return cls(initial={name: getattr(chosen, name) for name in cls.base_fields})


class CalendarAddressForm(forms.Form):
    """The address of a trainer's own calendar; it is a secret, so that it is never shown again."""

    address = forms.CharField(
        label=_("Address of the calendar"),
        max_length=2000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url", "spellcheck": "false"}),
        help_text=_(
            "In Google: Settings, your calendar, “Secret address in iCal format”. In Outlook: Settings, "
            "Shared calendars, Publish, “Can view when I’m busy”. In iCloud: share the calendar as public."
        ),
    )
