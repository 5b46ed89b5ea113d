"""The one thing that somebody does next, wherever a page names it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from courses.queries.progress_state import ModuleProgress, PartState
from sessions.models import Registration


@dataclass(frozen=True)
class PathStep:
    """The one thing to do now. `kind` is `check_in`, `answer_offer`, `learn`, `sign_up` or `wait`."""

    kind: str
    part: PartState | None = None
    module: ModuleProgress | None = None
    registration: Registration | None = None


def seats_by_part(upcoming: Iterable[Registration]) -> dict[UUID, Registration]:
    """By part, the sign-up that is nearest to a seat: one that is held before an offer or a place in
    line."""
    found: dict[UUID, Registration] = {}
    for registration in sorted(upcoming, key=lambda one: one.status != Registration.Status.REGISTERED):
        for part in registration.session.delivers.all():
            found.setdefault(part.pk, registration)
    return found


def next_step(modules: Iterable[ModuleProgress], upcoming: Sequence[Registration]) -> PathStep | None:
    """What comes next in these modules, in their order, for who is signed up to these sessions: an offer to
    answer, the first open part that is not done and has no seat, else the gathering that is waited for."""
    for registration in upcoming:
        if registration.status == Registration.Status.OFFERED:
            return PathStep("answer_offer", registration=registration)
    booked = seats_by_part(upcoming)
    waiting: PathStep | None = None
    for module in modules:
        if module.opens_with is not None:
            continue
        for part in module.parts:
            if not part.is_required or part.done_on is not None:
                continue
            if part.uuid in booked:
                waiting = waiting or PathStep("wait", part, module, booked[part.uuid])
            elif part.opens_with is None:
                return PathStep("learn" if part.is_e_learning else "sign_up", part, module)
    return waiting
