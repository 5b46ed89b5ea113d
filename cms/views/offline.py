"""Lessons without a line: a whole lesson to keep on one's own device, and the delivery of what was done."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from cms.forms.offline import LARGEST_BODY, DeliveryRefused, read_delivery, told
from cms.models import LessonPage
from cms.queries.lesson_screen import whole
from cms.queries.pages import page_in_language
from cms.queries.published_content import lesson_content
from cms.views.opening import readable
from courses.actions import offline
from courses.actions.offline import hand_out, read_token
from courses.errors import TokenNotValid
from lms.people.decorators import SignedIn, signed_in
from lms.people.middleware.shared import SHARED_DEVICE
from lms.people.models.access import FOSTER_PARENT, access_of

private = cache_control(no_store=True, private=True, max_age=0)


@signed_in
@private
@require_safe
def kept_lesson(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A whole lesson, with the token for delivering what is done in it. Not on a shared device."""
    page, access = readable(request, LessonPage, uuid)
    if request.session.get(SHARED_DEVICE):
        raise PermissionDenied
    person = request.user
    token = hand_out(person, lesson_uuid=page.uuid) if access.registration else ""
    context = {"page": page, "reading": whole(page, access, person), "token": token}
    response = TemplateResponse(request, "cms/offline/kept_lesson.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@signed_in
@private
@require_safe
def on_device(request: SignedIn) -> HttpResponse:
    """What is kept on this device; the page is the same for all, and the browser fills it in."""
    context = {
        "is_shared": request.session.get(SHARED_DEVICE, False),
        "is_family": access_of(request.user).has(FOSTER_PARENT),
    }
    return render(request, "cms/offline/on_device.html", context)


@signed_in
@private
@sensitive_variables()
@require_POST
def deliver(request: SignedIn) -> JsonResponse:
    """Record what was done in one lesson without a line, once, and say how each answer went."""
    if len(request.body) > LARGEST_BODY:
        return _refused(_("That is too much at a time."), status=413)
    person = request.user
    try:
        delivery = read_delivery(request.body)
        lesson, _handed_out = read_token(person, delivery.token)
        page = page_in_language(LessonPage, lesson, get_language())
        questions = {one.uuid: one for one in lesson_content(page).questions} if page else {}
        delivered = offline.deliver(
            person,
            token=delivery.token,
            events=delivery.events(questions),
            language=get_language(),
            place=delivery.place,
        )
    except DeliveryRefused as error:
        return _refused(error.said, status=400)
    except TokenNotValid as error:
        return _refused(error.said, status=409)
    return JsonResponse({"events": told(delivered)})


def _refused(sentence: str, *, status: int) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=status)
