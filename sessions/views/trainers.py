"""A trainer's own time, the service's trainers, and when schools are closed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.people.models.access import access_of
from sessions.actions import trainers as actions
from sessions.forms.trainers import AbsenceForm, CompetenceForm, HoursForm
from sessions.queries import trainers as queries

LEADING = (Role.TRAINER, Role.COORDINATOR)


@require_safe
@role_required(Role.COORDINATOR)
def trainers(request: SignedIn) -> HttpResponse:
    """The service's trainers: what they may lead and when they are away."""
    found = queries.trainers_listed(request.user)
    return render(request, "training_sessions/trainers.html", {"trainers": found})


@form_page
@role_required(*LEADING)
def availability(request: SignedIn, uuid: UUID | None = None) -> HttpResponse:
    """When a trainer can be asked: one's own, or for coordinators one of the service's."""
    reader = request.user
    trainer = get_object_or_404(queries.own_trainers(request.user), uuid=uuid) if uuid else reader
    hours = queries.hours_of(trainer)
    first = (
        {name: getattr(hours, name) for name in HoursForm.base_fields} if hours else {"weekdays": range(7)}
    )
    is_absence = "first_day" in request.POST
    absence = AbsenceForm(request.POST if is_absence else None)
    usual = HoursForm(request.POST if request.POST and not is_absence else None, initial=first)
    if request.method == "POST":
        form = absence if is_absence else usual
        if form.is_valid():
            return button_view(
                request,
                act=lambda: _keep(request, trainer, form),
                onward=request.path,
                said=_("It is saved. Whoever plans sees it at once."),
            )
    return render(
        request,
        "training_sessions/trainer.html",
        {
            "trainer": trainer,
            "is_own": trainer == reader,
            "absence": absence,
            "hours": usual,
            "absences": queries.absences_ahead(trainer),
            "in_the_way": queries.led_while_away(trainer),
            "busy": queries.busy_ahead(trainer),
            "reads_calendar": trainer == reader and access_of(reader).has(Role.TRAINER),
            "modules": queries.competences_of(trainer),
        },
        status=422 if absence.errors or usual.errors else 200,
    )


@require_POST
@role_required(*LEADING)
def remove_absence(request: SignedIn, pk: int) -> HttpResponse:
    """Forget an absence."""
    reader = request.user
    absence = get_object_or_404(queries.absences_to_keep(reader), pk=pk)
    actions.remove_absence(absence, by=reader)
    messages.success(request, _("The absence is removed."))
    if absence.trainer_id == reader.pk:
        return redirect("sessions:availability")
    return redirect("sessions:trainer", uuid=absence.trainer.uuid)


@form_page
@role_required(Role.COORDINATOR)
def competence(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Which modules a trainer may lead."""
    trainer = get_object_or_404(queries.own_trainers(request.user), uuid=uuid)
    known = [one.module_id for one in queries.competences_of(trainer)]
    form = CompetenceForm(request.POST if request.method == "POST" else None, initial={"modules": known})
    if request.method == "POST" and form.is_valid():
        chosen = [module.pk for module in form.cleaned_data["modules"]]
        actions.set_competence(trainer, modules=chosen, by=request.user)
        messages.success(request, _("The modules are saved."))
        return redirect("sessions:trainers")
    return render(request, "training_sessions/trainer_competence.html", {"trainer": trainer, "form": form})


def _keep(request: SignedIn, trainer: User, form: AbsenceForm | HoursForm) -> None:
    data, by = form.cleaned_data, request.user
    if isinstance(form, AbsenceForm):
        actions.add_absence(trainer, begins_at=data["begins_at"], ends_at=data["ends_at"], by=by)
    else:
        actions.set_hours(
            trainer, weekdays=data["weekdays"], earliest=data["earliest"], latest=data["latest"], by=by
        )
