"""A trainer's own time, the service's trainers, and when schools are closed."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from lms.refusals import Refused
from sessions.actions import trainers as actions
from sessions.forms.trainers import AbsenceForm, CompetenceForm, HoursForm
from sessions.models import Competence, TrainerAbsence, TrainerHours, TrainingSession

GET_OR_POST = ["GET", "HEAD", "POST"]
LEADING = (Role.TRAINER, Role.COORDINATOR)


@require_GET
@role_required(Role.COORDINATOR)
def trainers(request: SignedIn) -> HttpResponse:
    """The service's trainers: what they may lead and when they are away."""
    ahead = TrainerAbsence.objects.filter(period__endswith__gt=timezone.now()).order_by("period")
    known = Competence.objects.select_related("module__training").order_by("module__training")
    found = _trainers(request).prefetch_related(
        Prefetch("absences", queryset=ahead), Prefetch("competences", queryset=known)
    )
    return render(request, "training_sessions/trainers.html", {"trainers": found})


@require_http_methods(GET_OR_POST)
@role_required(*LEADING)
def availability(request: SignedIn, uuid: UUID | None = None) -> HttpResponse:
    """When a trainer can be asked: one's own, or for coordinators one of the service's."""
    reader = request.user
    trainer = get_object_or_404(_trainers(request), uuid=uuid) if uuid else reader
    hours = TrainerHours.objects.filter(trainer=trainer).first()
    first = (
        {name: getattr(hours, name) for name in HoursForm.base_fields} if hours else {"weekdays": range(7)}
    )
    is_absence = "first_day" in request.POST
    absence = AbsenceForm(request.POST if is_absence else None)
    usual = HoursForm(request.POST if request.POST and not is_absence else None, initial=first)
    if request.method == "POST":
        form = absence if is_absence else usual
        if form.is_valid():
            _keep(request, trainer, form)
            return redirect(request.path)
    return render(
        request,
        "training_sessions/trainer.html",
        {
            "trainer": trainer,
            "is_own": trainer == reader,
            "absence": absence,
            "hours": usual,
            "absences": _ahead(trainer),
            "in_the_way": _led_while_away(trainer),
            "modules": Competence.objects.filter(trainer=trainer).select_related("module__training"),
        },
        status=422 if absence.errors or usual.errors else 200,
    )


@require_POST
@role_required(*LEADING)
def remove_absence(request: SignedIn, pk: int) -> HttpResponse:
    """Forget an absence."""
    reader = request.user
    absences = TrainerAbsence.objects.select_related("trainer")
    near = absences.filter(trainer=reader) | absences.filter(trainer__in=_trainers(request).values("pk"))
    absence = get_object_or_404(near, pk=pk)
    actions.remove_absence(absence, by=reader)
    messages.success(request, _("The absence is removed."))
    if absence.trainer_id == reader.pk:
        return redirect("sessions:availability")
    return redirect("sessions:trainer", uuid=absence.trainer.uuid)


@require_http_methods(GET_OR_POST)
@role_required(Role.COORDINATOR)
def competence(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Which modules a trainer may lead."""
    trainer = get_object_or_404(_trainers(request), uuid=uuid)
    known = list(Competence.objects.filter(trainer=trainer).values_list("module", flat=True))
    form = CompetenceForm(request.POST if request.method == "POST" else None, initial={"modules": known})
    if request.method == "POST" and form.is_valid():
        chosen = [module.pk for module in form.cleaned_data["modules"]]
        actions.set_competence(trainer, modules=chosen, by=request.user)
        messages.success(request, _("The modules are saved."))
        return redirect("sessions:trainers")
    return render(request, "training_sessions/trainer_competence.html", {"trainer": trainer, "form": form})


def _keep(request: SignedIn, trainer: User, form: AbsenceForm | HoursForm) -> None:
    data, by = form.cleaned_data, request.user
    try:
        if isinstance(form, AbsenceForm):
            actions.add_absence(trainer, begins_at=data["begins_at"], ends_at=data["ends_at"], by=by)
        else:
            actions.set_hours(
                trainer,
                weekdays=data["weekdays"],
                earliest=data["earliest"],
                latest=data["latest"],
                by=by,
            )
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("It is saved. Whoever plans sees it at once."))


def _trainers(request: SignedIn) -> QuerySet[User]:
    own = access_of(request.user).organisations(Role.COORDINATOR)
    found = User.objects.filter(memberships__organisation__in=own, memberships__role=Role.TRAINER)
    return found.filter(is_active=True).distinct().order_by(*norwegian("last_name", "first_name"), "pk")


def _ahead(trainer: User) -> QuerySet[TrainerAbsence]:
    return TrainerAbsence.objects.filter(trainer=trainer, period__endswith__gt=timezone.now()).order_by(
        "period"
    )


def _led_while_away(trainer: User) -> list[TrainingSession]:
    """The sessions that a trainer leads in a time they are away: to be handed over."""
    led = (
        TrainingSession.objects.with_leader(trainer.pk).published().beginning_after(timezone.now()).in_order()
    )
    spans = [absence.period for absence in _ahead(trainer)]
    return [
        one for one in led if any(span.lower < one.ends_at and one.begins_at < span.upper for span in spans)
    ]
