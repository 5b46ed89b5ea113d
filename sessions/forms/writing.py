from django import forms
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import names_nobody


class WritingForm(forms.Form):
    """Words to all who are coming to a session."""

    words = forms.CharField(
        label=_("What do you want to say?"),
        max_length=2000,
        validators=[names_nobody],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Everybody who is coming reads the same. They read it signed in; the e-mail tells only that "
            "it is there. Write nothing about a single person."
        ),
    )
