from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cms.models import LessonPage
from cms.queries.page_changes import changes_since_done
from cms.views.opening import readable
from lms.people.decorators import SignedIn, signed_in


@signed_in
@require_safe
def changes(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Just what differs in a lesson since its reader did it; who has not done it reads the lesson."""
    page, _access = readable(request, LessonPage, uuid)
    shown = changes_since_done(page, request.user)
    if shown is None:
        return redirect("cms:lesson", page.uuid)
    return render(request, "cms/changes.html", {"page": page, "changes": shown})
