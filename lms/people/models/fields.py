"""Columns that keep text from people folded, so that it is stored, found and counted in one form."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Func, TextField
from django.utils.translation import gettext_lazy as _

from lms import folding

if TYPE_CHECKING:
    _Char = models.CharField[str, str]
    _Email = models.EmailField[str, str]
else:
    _Char, _Email = models.CharField, models.EmailField


def can_be_delivered(value: str) -> None:
    """Refuses an address whose domain has no name that mail servers know."""
    domain = value.rpartition("@")[2]
    try:
        domain.encode("idna")
    except UnicodeError as error:
        raise ValidationError(
            _("No mail can be sent to this address. Check what stands after @."), code="undeliverable"
        ) from error


class AddressField(forms.EmailField):
    """An e-mail address in a form: cleaned of what nobody sees before it is judged."""

    default_validators = [validate_email, can_be_delivered]

    def to_python(self, value: Any) -> str:
        return folding.account(super().to_python(value) or "")


class _Kept:
    """Folds whatever is assigned, looked up or written in bulk, before it meets the database."""

    @staticmethod
    def fold(text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)  # type: ignore[misc]
        return self.fold(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)  # type: ignore[misc]
        return self.fold(value) if isinstance(value, str) else value

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = super().pre_save(instance, add)  # type: ignore[misc]
        folded = self.fold(value) if isinstance(value, str) else value
        setattr(instance, self.attname, folded)  # type: ignore[attr-defined]
        return folded


class AccountName(_Kept, _Char):
    """A user name: one spelling of it is one account."""

    fold = staticmethod(folding.account)


class Address(_Kept, _Email):
    """An e-mail address, without what nobody sees and in one case."""

    default_validators = [validate_email, can_be_delivered]
    fold = staticmethod(folding.account)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": AddressField, **kwargs})


class Tidy(_Kept, _Char):
    """A name or another short line as somebody wrote it, composed and without what shows nothing."""

    fold = staticmethod(folding.tidied)


class Folded(Func):
    """In a query: a column as `lms.folding.folded` has it, as far as the database can."""

    output_field = TextField()
    template = "lower(translate(normalize(%(expressions)s, NFKC), '’‘ʼ´–—‐−', '''''''''----'))"
