"""The log of what went because its time was over."""

from django.core.paginator import Page, Paginator

from lms.portal.models import Disposal

LINES_A_PAGE = 50


def disposals(number: str | None) -> "Page[Disposal]":
    """A page of the log, the newest first."""
    return Paginator(Disposal.objects.order_by("-at", "-pk"), LINES_A_PAGE).get_page(number)
