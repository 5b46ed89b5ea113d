"""What a refused act says to the person who was refused."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """An act that was refused; nothing was changed.

    Each class states its own `sentence`: what is in the way, and what would help. What it names in
    `%(…)s` are attributes of the error. `field` is the field of a form that it stands at; "" is above
    the form. `status` is what a page with it answers.
    """

    sentence: ClassVar[Any] = _("This cannot be done now.")
    field: ClassVar[str] = ""
    status: ClassVar[int] = 422
    is_so_already: ClassVar[bool] = False  # what was asked for stands: news, no fault
    seconds: int = 0  # how long to wait before it may be tried again, where waiting helps

    @property
    def said(self) -> str:
        """The sentence, in the language of who reads it."""
        values = vars(self)
        return str(self.sentence % values) if values else str(self.sentence)


class Explained(Refused):
    """A refusal with many reasons: `why` is the sentence that fits, worded where the act was refused, for
    who acted. Without one it is the sentence of the class."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why

    @property
    def said(self) -> str:
        return self.why or str(self.sentence)


class NotAllowed(Refused):
    """The role table does not let this user do this."""

    sentence = _("You may not do this.")
