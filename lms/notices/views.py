"""A person's messages and choices; for staff, letters to post and deliveries that are uncertain."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view
from lms.notices.actions import choices, sending
from lms.notices.forms import ChoicesForm
from lms.notices.queries import notices
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import Role

SENDING = (Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)


@never_cache
@require_safe
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
@require_safe
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
@require_safe
@role_required(*SENDING)
def letter(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One letter, ready to print."""
    found = notices.letter_for(request.user, uuid=uuid)
    if found is None:
        raise Http404
    return render(request, "notices/letter.html", {"message": found.message, "text": found.text})


@require_POST
@role_required(*SENDING)
def posted(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Record that a letter was posted."""
    message = get_object_or_404(notices.handled_by(request.user), uuid=uuid)
    return button_view(
        request, act=lambda: sending.mark_posted(message, by=request.user), onward="notices:post-room"
    )


@require_POST
@role_required(*SENDING)
def settle(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Send once more what is uncertain or was not delivered, or put it aside."""
    message = get_object_or_404(notices.handled_by(request.user), uuid=uuid)
    act = sending.resend if "again" in request.POST else sending.settle
    return button_view(request, act=lambda: act(message, by=request.user), onward="notices:post-room")


def _own_page(request: SignedIn, form: ChoicesForm | None = None) -> HttpResponse:
    own = notices.own_notices(request.user)
    context = {
        "shown": own.shown,
        "unread": own.unread,
        "form": form or ChoicesForm.of(own.chosen),
        "is_paused": own.is_paused,
    }
    return render(request, "notices/own.html", context, status=422 if form else 200)
