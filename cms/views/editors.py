"""Pages of the editors' place that are ours: the overview and the content guide."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.queries.overview import overview
from lms.dates import today


class OverviewView(WagtailAdminTemplateMixin, TemplateView):
    """Every page that waits for an editor, and every question with enough answers."""

    page_title = _("Content overview")
    header_icon = "tasks"
    breadcrumbs_items: ClassVar[list[dict[str, str]]] = []
    template_name = "cms/authoring/overview_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(
            overview=overview(on=today()), heading=_("What waits for you"), **kwargs
        )
        return context


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """How to write for foster parents, and what each block is for."""

    page_title = _("Content guide")
    header_icon = "help"
    breadcrumbs_items: ClassVar[list[dict[str, str]]] = []
    template_name = "cms/authoring/guide.html"
