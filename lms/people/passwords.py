"""What a password must be, in words of ours where Django has none in Norwegian."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LongEnough(MinimumLengthValidator):
    """At least `min_length` characters."""

    def get_error_message(self) -> str:
        return ngettext(
            "The password is too short. Choose one with at least %(number)d character.",
            "The password is too short. Choose one with at least %(number)d characters.",
            self.min_length,
        ) % {"number": self.min_length}
