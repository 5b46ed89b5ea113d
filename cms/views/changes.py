from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Min
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.models import LessonPage
from cms.queries.page_changes import differences, read_before
from cms.queries.pages import page_in_language
from courses.models import PartProgress
from courses.queries.progress import lesson_access
from lms.people.decorators import SignedIn, signed_in


@signed_in
@require_safe
def changes(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Just what differs in a lesson since its reader did it; who has not done it reads the lesson."""
    page = page_in_language(LessonPage, uuid, get_language())
    if page is None:
        raise Http404
    access = lesson_access(request.user, page.uuid)
    if not access.may_read:
        raise PermissionDenied
    mine = PartProgress.objects.filter(person=request.user, part=page.uuid)
    done_at = mine.aggregate(first=Min("done_at"))["first"]
    before = read_before(page, at=done_at) if done_at else None
    if before is None:
        return redirect("cms:lesson", page.uuid)
    context = {"page": page, "differences": differences(before, page), "done_at": done_at}
    return render(request, "cms/changes.html", context)
