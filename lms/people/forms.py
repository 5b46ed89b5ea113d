"""Forms about oneself: signing in, language, password, saying yes to an invitation; and long forms'
headings."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.people.actions import sign_in
from lms.people.errors import TooManyTries
from lms.people.models import User, WayInLink
from lms.people.models.fields import AddressField, TelephoneField, names_nobody, points_at_nobody
from lms.people.validators import LONGEST


class SignInForm(forms.Form):
    """User name or e-mail, and password."""

    name = forms.CharField(
        label=_("User name or e-mail"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    is_shared_device = forms.BooleanField(
        label=_("Others use this device too"),
        help_text=_("You are signed out after five minutes without use."),
        required=False,
    )
    must_wait = 0  # seconds, after too many wrong tries

    def sign_in(self, request: HttpRequest) -> User | None:
        """Sign in by what was written. None for who was not let in: then the form says why. Raises
        `SecondStepNeeded`."""
        try:
            user = sign_in.sign_in(
                request, name=self.cleaned_data["name"], password=self.cleaned_data["password"]
            )
        except TooManyTries as error:
            self.must_wait = error.seconds
            self.add_error(None, error.said)
            return None
        if user is None:
            self.add_error(None, _("The user name or the password is not right. Check both, and try again."))
        return user


class ForgottenForm(forms.Form):
    """Whose password is forgotten."""

    name = forms.CharField(
        label=_("User name or e-mail"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class CardCodeForm(forms.Form):
    """The code that is asked for, from the card."""

    code = forms.CharField(
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )

    def __init__(self, number: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code number %(number)d on your card") % {"number": number}
        self.fields["code"].help_text = _("Eight letters and digits. You can leave out the dash.")


class LanguageForm(forms.Form):
    """The language of pages and messages."""

    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("We use it on the pages when you sign in, and in messages to you."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )


class DetailsForm(forms.Form):
    """What somebody is called, and the number by which they are reached."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[names_nobody],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=80,
        validators=[names_nobody],
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    telephone = TelephoneField(
        label=_("Telephone"),
        required=False,
        help_text=_("So that the office can ring you. It is shown to the staff of your home alone."),
    )


class SeenForm(forms.Form):
    """By what staff have seen who somebody is; never a number."""

    seen = forms.ChoiceField(
        label=_("What have you seen?"),
        help_text=_("Choose the kind of document. No number of it is kept."),
        choices=WayInLink.Seen.choices,
        widget=forms.RadioSelect,
    )


class AskMergingForm(SeenForm):
    """Another account of the same person."""

    other = forms.CharField(
        label=_("The other account"),
        help_text=_("The user name or e-mail address that the person used there."),
        max_length=254,
        validators=[names_nobody],
    )
    field_order = ("other", "seen")


class OwnForm(forms.Form):
    """What `user` fills in about themselves."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user


class NewPasswordForm(OwnForm):
    """A new password, written twice."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 characters. A short sentence is easy to remember and hard to guess."),
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password") not in (None, again):
            raise forms.ValidationError(_("The two passwords are not the same."))
        return again


class PresentPasswordForm(OwnForm):
    """The present password, for what its owner alone may do."""

    present = forms.CharField(
        label=_("Present password"),
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    must_wait = 0  # seconds, after too many wrong tries

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        try:
            is_right = sign_in.is_present_password(self.user, present)
        except TooManyTries as error:
            self.must_wait = error.seconds
            raise forms.ValidationError(error.said) from error
        if not is_right:
            raise forms.ValidationError(_("That is not your present password."))
        return present


class ChangePasswordForm(PresentPasswordForm, NewPasswordForm):
    """A new password, given by somebody who knows the present one."""

    field_order = ("present", "password", "again")


class OwnAddressForm(PresentPasswordForm):
    """Another e-mail address for messages; who has a password shows that they know it."""

    email = AddressField(
        label=_("New e-mail address"),
        max_length=254,
        help_text=_("We send a link there. The address is changed once you have opened it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("email", "present")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        if not user.has_usable_password():
            del self.fields["present"]


class AddPasskeyForm(PresentPasswordForm):
    """The name of a passkey to add, given by somebody who knows the password."""

    name = forms.CharField(
        label=_("Name of the passkey"),
        help_text=_("What it lies in, as “My telephone”, so that you know it again."),
        max_length=60,
        validators=[points_at_nobody],
    )
    field_order = ("name", "present")
