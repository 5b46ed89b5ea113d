"""What people ask of what is kept about them: asked, looked at, answered; a limit lifted again."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.dates import today
from lms.notices.actions.sending import send
from lms.notices.kinds import Category, NoticeKind
from lms.people.actions.traces import audit
from lms.people.models import Assignment, FosterParent, Organisation, ProtectedAccess, User
from lms.portal.errors import AlreadyAnswered, AskedForAlready, NoReasonGiven
from lms.portal.models import DataRequest
from lms.portal.rules.data_requests import OF_THE_MUNICIPALITY, Refusal, Right, a_month_after

Status = DataRequest.Status
ANSWERED = NoticeKind(
    code="data_request.answered",
    name=_("An answer to what you asked about your data"),
    category=Category.ALWAYS,
    variables=frozenset({"link"}),
    subject=_("You have an answer about your data"),
    body=_("What you asked for about your data is answered. Sign in to read the answer:\n{link}\n"),
)


@transaction.atomic
def ask(person: User, *, right: str, kind: str, ground: str) -> DataRequest:
    """Ask for a correction of, or a limit to, one kind of what is kept about oneself. Raises
    `AskedForAlready` where the same waits for an answer."""
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if DataRequest.objects.open().filter(person=locked, right=right, kind=kind).exists():
        raise AskedForAlready
    made = DataRequest.objects.create(
        person=locked,
        right=right,
        kind=kind,
        ground=ground,
        organisation=_office_for(locked, kind),
        asked_at=timezone.now(),
        due_on=a_month_after(today()),
    )
    audit("data_request.asked", _subject(made), by=locked, right=right)
    return made


@transaction.atomic
def take_up(request: DataRequest, *, by: User) -> None:
    """Say that it is being looked at. Raises `AlreadyAnswered`."""
    standing = _open(request)
    standing.status = Status.LOOKED_AT
    standing.save(update_fields=["status"])
    audit("data_request.taken_up", _subject(standing), by=by)


@transaction.atomic
def answer(request: DataRequest, *, refusal: str, by: User) -> None:
    """Say that it is done, or why it is refused. Raises `AlreadyAnswered`, `NoReasonGiven` for a reason that
    does not fit what was asked."""
    standing = _open(request)
    if refusal == Refusal.NO_GROUND and standing.right != Right.RESTRICTION:
        raise NoReasonGiven
    standing.status = Status.REFUSED if refusal else Status.DONE
    standing.refusal = refusal
    standing.answered_at, standing.answered_by = timezone.now(), by
    standing.save(update_fields=["status", "refusal", "answered_at", "answered_by"])
    audit("data_request.answered", _subject(standing), by=by, status=standing.status)
    _tell(standing)


@transaction.atomic
def lift(request: DataRequest, *, by: User) -> None:
    """End a limit; its person is told before the records are used again (art. 18 (3)). Raises
    `AlreadyAnswered` where none holds."""
    standing = DataRequest.objects.select_for_update(of=("self",)).limiting().filter(pk=request.pk).first()
    if standing is None:
        raise AlreadyAnswered
    standing.lifted_at, standing.lifted_by = timezone.now(), by
    standing.save(update_fields=["lifted_at", "lifted_by"])
    audit("data_request.limit_lifted", _subject(standing), by=by)
    _tell(standing)


def _open(request: DataRequest) -> DataRequest:
    found = DataRequest.objects.select_for_update(of=("self",)).open().filter(pk=request.pk).first()
    if found is None:
        raise AlreadyAnswered
    return found


def _office_for(person: User, kind: str) -> Organisation | None:
    """The office that answers for a kind of record about a person: the municipality's for decisions, else
    the one that trains the home. None, for the administrators, where there is neither, or where nobody at
    the office may see a protected person."""
    member = FosterParent.objects.filter(user=person).current().select_related("home__trained_by").first()
    if member is None:
        return None
    office: Organisation | None = member.home.trained_by or member.home.registered_by
    if kind in OF_THE_MUNICIPALITY:
        own = Assignment.objects.filter(home=member.home).open().select_related("organisation")
        office = next((one.organisation for one in own.order_by("pk")), office)
    if office and person.is_address_protected:
        holders = ProtectedAccess.objects.in_force().filter(organisation=office)
        return office if holders.exists() else None
    return office


def _tell(request: DataRequest) -> None:
    link = settings.SITE_URL + reverse("portal:my-data")
    send(to=request.person, template=ANSWERED.code, variables={"link": link})


def _subject(request: DataRequest) -> str:
    return f"data_request:{request.uuid}"
