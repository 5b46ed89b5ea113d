"""What staff put right about an adult of a home."""

from django.utils.translation import gettext_lazy as _

from lms.people.forms import DetailsForm
from lms.people.models.fields import AddressField


class CorrectPersonForm(DetailsForm):
    """Name, address and telephone, as the person has said that they are."""

    email = AddressField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Without one, messages go as letters."),
    )
    field_order = ("first_name", "last_name", "email", "telephone")
