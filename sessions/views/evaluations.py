"""What those who came thought: said, taken back, and read as figures."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.look.form_view import Info, button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT, access_of
from sessions.actions import evaluations as acts
from sessions.forms.evaluations import ThreeQuestionsForm
from sessions.models import Series, TrainingSession
from sessions.queries import evaluations as queries

READERS = (Role.TRAINER, Role.COORDINATOR, Role.ADMIN)


@form_page
@role_required(FOSTER_PARENT)
def evaluate(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what one thought of a gathering that one was at."""
    return _asked(request, get_object_or_404(queries.gatherings_been_at(request.user), uuid=uuid))


@form_page
@role_required(FOSTER_PARENT)
def evaluate_course(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what one thought of a course that one was at."""
    return _asked(request, get_object_or_404(queries.courses_been_at(request.user), uuid=uuid))


@require_safe
@role_required(*READERS)
def evaluations(request: SignedIn) -> HttpResponse:
    """What people thought, from five answers on, over time."""
    access = access_of(request.user)
    context = {
        "page": queries.evaluations_page(request.user, at=timezone.now()),
        "is_coordinator": access.has(Role.COORDINATOR),
        "is_trainer": access.has(Role.TRAINER),
    }
    return render(request, "training_sessions/evaluations.html", context)


def _asked(request: SignedIn, what: TrainingSession | Series) -> HttpResponse:
    user, now = request.user, timezone.now()
    if request.method == "POST" and "take-back" in request.POST:
        return button_view(
            request,
            act=lambda: acts.take_back(what, by=user),
            onward=reverse("portal:home"),
            said=lambda had: _("Your answer is deleted.") if had else Info(_("You have not answered.")),
        )
    given = queries.answer_of(user, what)
    first = {name: getattr(given, name) for name in ThreeQuestionsForm.base_fields} if given else {}
    form = ThreeQuestionsForm(request.POST or None, initial=first)
    return form_view(
        request,
        form,
        act=lambda: acts.evaluate(what, **form.cleaned_data, by=user, at=now),
        onward=lambda _given: reverse("portal:home"),
        said=_("Thank you. Nobody sees who answered what."),
        template="training_sessions/evaluate.html",
        context={
            "given": given,
            "name": what.name if isinstance(what, Series) else what.title,
            "is_open": queries.is_open_to(user, what, at=now),
            "session": what if isinstance(what, TrainingSession) else None,
        },
    )
