from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from wagtail.models import Page

from cms.models.addresses import AddressedPage
from cms.models.guarded import GuardedPage
from cms.rules.languages import source_language


class LearningPage(AddressedPage, GuardedPage):
    """What programmes, modules, lessons and quizzes share.

    `preview_with` draws them for their editor; it is set when the app is ready, since it reads across
    pages. Their address for learners follows the uuid, which every language of the page shares, so that one
    can switch language and keep one's place; the page tree's own address leads there.
    """

    preview_with: ClassVar[Callable[[Page, HttpRequest], HttpResponseBase]]
    address_name: ClassVar[str]

    class Meta:
        abstract = True

    @property
    def uuid(self) -> UUID:
        """The identity that the learning record knows, the same in every language."""
        return UUID(str(self.translation_key))

    @property
    def is_source(self) -> bool:
        """Whether this is the language that keys and parts come from; reads the cached locale."""
        return bool(self.locale.language_code == source_language())

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        return type(self).preview_with(self, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return redirect(f"cms:{self.address_name}", self.uuid)
