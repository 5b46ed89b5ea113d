"""What Wagtail's admin asks us: whether a page may go, and what to show beside it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import DateField, SlugField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, WorkflowState

from cms.actions.scheduled_publishing import rehearse_publishing
from cms.forms.pages import slug_input
from cms.queries.overview import overview
from cms.queries.pages import held_fast
from cms.views.editors import GuideView, OverviewView
from cms.views.page_check import ProofView
from cms.views.transfer import TransferView, packed
from courses.errors import ContentRefused
from lms.dates import today
from lms.look.form_fields import DayField
from lms.people.decorators import administrator_in

_ON_THE_FIRST_PAGE = ":6"

# A day that an editor writes has the range of every other day.
register_form_field_override(DateField, override={"form_class": DayField, "widget": AdminDateInput})
register_form_field_override(SlugField, override={"widget": slug_input()})


def _refused(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Back to the page with a sentence, if participants' records need what would go."""
    page = held_fast(pages)
    if page is None:
        return None
    messages.error(
        request,
        _(
            "“%s” is part of training that people have begun or completed, so it stays. You can change it, "
            "or take it out for new participants: remove the tick “Part of the module”."
        )
        % page.title,
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refused(request, [page])


@hooks.register("before_move_page")
def keep_place(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return None if page.get_parent() == destination else _refused(request, [page])


@hooks.register("before_bulk_action")
def keep_pages(
    request: HttpRequest, action_type: str, objects: Iterable[object], action_class_instance: object
) -> HttpResponse | None:
    pages = [one for one in objects if isinstance(one, Page)]
    return _refused(request, pages) if action_type in {"delete", "unpublish", "move"} else None


@hooks.register("before_publish_page")
def rehearse(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the draft but do not publish what the training refuses, and say why."""
    try:
        rehearse_publishing(page, by=administrator_in(request))
    except ContentRefused as refused:
        messages.error(request, _("Saved as a draft, but not published. %s") % refused.said)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_edit_page")
def tell_what_to_change(request: HttpRequest, page: Page) -> None:
    """Give who opens a page that was sent back the reviewer's words first."""
    state = page.current_workflow_state
    if request.method != "GET" or state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    task = state.current_task_state
    reader = task.finished_by.get_full_name() if task.finished_by else ""
    words = {"name": reader, "comment": task.comment}
    if task.comment:
        messages.warning(request, _("Sent back by %(name)s: “%(comment)s”") % words)
    else:
        messages.warning(request, _("Sent back by %(name)s.") % words)


@hooks.register("register_admin_urls")
def own_pages() -> list[URLPattern]:
    return [
        path("sider/<int:page_id>/lesing/", ProofView.as_view(), name="cms_proof"),
        path("oversikt/", OverviewView.as_view(), name="cms_overview"),
        path("programfiler/", TransferView.as_view(), name="cms_transfer"),
        path("programfiler/<int:page_id>/", packed, name="cms_pack"),
        path("veiviser/", GuideView.as_view(), name="cms_guide"),
    ]


@hooks.register("register_admin_menu_item")
def overview_item() -> MenuItem:
    return MenuItem(gettext_lazy("Content overview"), reverse("cms_overview"), icon_name="tasks", order=150)


@hooks.register("register_admin_menu_item")
def transfer_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("Programmes as files"), reverse("cms_transfer"), icon_name="download", order=700
    )


@hooks.register("register_help_menu_item")
def guide_item() -> MenuItem:
    return MenuItem(gettext_lazy("Content guide"), reverse("cms_guide"), icon_name="help", order=50)


class OverviewPanel(Component):
    """What waits for editors, first on their first page."""

    name = "content_overview"
    template_name = "cms/authoring/overview.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "overview": overview(on=today()),
            "heading": _("What waits for you"),
            "most": _ON_THE_FIRST_PAGE,
        }


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, OverviewPanel())


@hooks.register("register_log_actions", order=1000)
def say_what_was_copied(log: Any) -> None:
    """Wagtail keeps the page above the one that was copied, and calls it the source."""

    @log.register_action("wagtail.copy")
    class CopyFormatter(LogFormatter):
        label = gettext_lazy("Copy")

        def format_message(self, entry: Any) -> str:
            above = entry.data.get("source")
            if not above:
                return _("Copied from another page")
            return str(_("Copied from a page beneath “%s”") % above["title"])


@hooks.register("insert_global_admin_css")
def own_looks() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/authoring.css"))


@hooks.register("insert_global_admin_js")
def guard() -> SafeString:
    """Nothing seen while signed in is brought back by the back button."""
    return format_html('<script src="{}" defer></script>', static("js/guard.js"))


@hooks.register("insert_editor_js")
def own_script() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("cms/authoring.js"))
