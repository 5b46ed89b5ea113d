"""A person's messages and choices; for staff, letters to post and deliveries that are uncertain."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from lms.notices.actions import choices, sending
from lms.notices.errors import NoticeError
from lms.notices.forms import ChoicesForm
from lms.notices.models import Notice, Preference
from lms.notices.queries import notices
from lms.notices.queries.texts import text_of
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import Role

SENDING = (Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)


@never_cache
@require_GET
@signed_in
def own(request: SignedIn) -> HttpResponse:
    """The reader's messages, and what they have chosen."""
    return _own_page(request)


@require_POST
@signed_in
def choose(request: SignedIn) -> HttpResponse:
    """Keep the reader's choices."""
    form = ChoicesForm(request.POST)
    if not form.is_valid():
        return _own_page(request, form)
    choices.choose(
        request.user,
        declined=form.declined(),
        wants_letters=form.cleaned_data["wants_letters"],
        digest=form.cleaned_data["digest"],
    )
    messages.success(request, _("Your choices are saved."))
    return redirect("notices:own")


@require_POST
@signed_in
def pause(request: SignedIn) -> HttpResponse:
    """Pause all messages, or take them up again; no reason is asked."""
    if request.POST.get("pause") == "on":
        choices.pause(request.user)
        messages.success(request, _("All messages are paused. You find them here when you want to."))
    else:
        choices.resume(request.user)
        messages.success(request, _("You get messages again from now on."))
    return redirect("notices:own")


@require_POST
@signed_in
def seen(request: SignedIn) -> HttpResponse:
    """Take note that the reader has seen their messages."""
    choices.mark_read(request.user)
    return redirect("notices:own")


@require_POST
@signed_in
def erase(request: SignedIn) -> HttpResponse:
    """Erase one of the reader's messages, or all of them."""
    one = request.POST.get("message")
    try:
        chosen = [str(UUID(one))] if one else None
    except ValueError:
        chosen = []
    number = choices.erase(request.user, message_uuids=chosen)
    messages.success(request, _("Messages erased: %(number)d.") % {"number": number})
    return redirect("notices:own")


@never_cache
@require_GET
@role_required(*SENDING)
def post_room(request: SignedIn) -> HttpResponse:
    """Letters to post, and mails that may or may not have left, or could not be delivered."""
    return render(
        request,
        "notices/post_room.html",
        {
            "letters": notices.letters_for(request.user),
            "uncertain": notices.uncertain_for(request.user),
            "undelivered": notices.undelivered_for(request.user),
        },
    )


@never_cache
@require_GET
@role_required(*SENDING)
def letter(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One letter, ready to print."""
    message = get_object_or_404(
        Notice.objects.handled_by(request.user).letters().select_related("to", "organisation"), uuid=uuid
    )
    return render(request, "notices/letter.html", {"message": message, "text": text_of(message)})


@require_POST
@role_required(*SENDING)
def posted(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Record that a letter was posted."""
    message = get_object_or_404(Notice.objects.handled_by(request.user), uuid=uuid)
    return _settle(request, lambda: sending.mark_posted(message, by=request.user))


@require_POST
@role_required(*SENDING)
def settle(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Send once more what is uncertain or was not delivered, or put it aside."""
    message = get_object_or_404(Notice.objects.handled_by(request.user), uuid=uuid)
    act = sending.resend if "again" in request.POST else sending.settle
    return _settle(request, lambda: act(message, by=request.user))


def _settle(request: HttpRequest, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except NoticeError:
        messages.error(request, _("That has been seen to already."))
    return redirect("notices:post-room")


def _own_page(request: SignedIn, form: ChoicesForm | None = None) -> HttpResponse:
    reader = request.user
    preference = Preference.objects.filter(person=reader).first()
    return render(
        request,
        "notices/own.html",
        {
            "shown": notices.messages_of(reader),
            "unread": notices.unread(reader),
            "form": form or ChoicesForm.of(preference),
            "is_paused": bool(preference and preference.paused_at),
        },
        status=422 if form else 200,
    )
