"""Pages for everyone: home, information pages, and the announcement of a network day."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import InfoBody
from cms.forms.pages import NetworkDayPageForm
from cms.models.addresses import AddressedPage
from cms.models.guarded import GuardedPage
from lms.dates import today
from lms.people.models.fields import PublishedText
from sessions.models import TrainingSession


class _InLanguages(AddressedPage, GuardedPage):
    """A page that has an address of its own in each language; the frame around it leads there."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        translations = self.get_translations(inclusive=True).live().select_related("locale")
        context["addresses_by_language"] = {
            page.locale.language_code: page.get_url(request) for page in translations
        }
        return context


class _Crossroads(_InLanguages):
    """A page that shows the way to those beneath it."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["below"] = self.get_children().live().in_menu().specific() if self.pk else []
        return context


class HomePage(_Crossroads):
    """The first page of a language; everything else lies beneath it."""

    lead = PublishedText(_("lead"), blank=True)
    body = StreamField(InfoBody(required=False), verbose_name=_("content"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.InfoPage", "cms.ProgrammePage", "cms.NetworkDayPage"]
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        below = list(context["below"])
        this_month = today().replace(day=1)
        days = [page for page in below if isinstance(page, NetworkDayPage)]
        context["days"] = [page for page in days if page.month >= this_month]
        context["below"] = [page for page in below if page not in days]
        return context


class InfoPage(_Crossroads):
    """Something that anyone may read: how to become a foster home, what to expect, whom to ring."""

    lead = PublishedText(_("lead"), blank=True)
    body = StreamField(InfoBody(required=False), verbose_name=_("content"), blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    settings_panels = [*Page.settings_panels, FieldPanel("review_by")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types = ["cms.HomePage", "cms.InfoPage"]
    subpage_types = ["cms.InfoPage"]
    template = "cms/info_page.html"

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        beside = InfoPage.objects.sibling_of(self, inclusive=False).live().in_menu() if self.pk else []
        context["beside"] = beside
        return context


class NetworkDayPage(_InLanguages):
    """A network day as visitors see it: theme, month and region, never day, place or who may come.

    `session_uuid` ties the page to the planned session, where the rest stands for those who may know.
    """

    lead = PublishedText(_("lead"), blank=True)
    month = models.DateField(
        _("month"), help_text=_("The first day of the month; visitors see month and year alone.")
    )
    region = models.ForeignKey(
        "people.Region", verbose_name=_("region"), on_delete=models.PROTECT, related_name="+"
    )
    body = StreamField(InfoBody(required=False), verbose_name=_("content"), blank=True)
    session_uuid = models.UUIDField(_("session"), null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("month"),
        FieldPanel("region"),
        FieldPanel("body"),
    ]
    settings_panels = [*Page.settings_panels, FieldPanel("session_uuid")]
    base_form_class = NetworkDayPageForm
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    template = "cms/network_day_page.html"

    class Meta:
        verbose_name = _("network day")
        verbose_name_plural = _("network days")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["session"] = self._session_for(request)
        return context

    def _session_for(self, request: HttpRequest) -> TrainingSession | None:
        """The planned day, for a reader who is signed in and may come."""
        user = getattr(request, "user", None)
        if self.session_uuid is None or user is None or not user.is_authenticated:
            return None
        return TrainingSession.objects.visible_to(user).filter(uuid=self.session_uuid).first()
