"""What Wagtail's admin asks us: whether a page may go, and what to show beside it."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from cms.queries import held_fast


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
