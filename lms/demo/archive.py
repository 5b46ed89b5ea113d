"""A decision on its way into an office's archive, as the demo shows it."""

from lms.approval.actions.archive import hand_over_to_archive
from lms.approval.queries.archive_parcel import parcel_of
from lms.demo.neighbour_homes import Stage
from lms.demo.persons import Cast
from lms.people.actions.homes import end_assignment


def load(cast: Cast) -> None:
    """End the assignment of one approved home, and hand it over to the office's archive, whose receipt has
    not come yet."""
    approved = (one for one in cast.neighbours if one.stage is Stage.APPROVED and one.region == "ost")
    assignment = next(one.assignment for one in approved if one.assignment)
    by = cast.staff["saksbehandler"]
    end_assignment(assignment, by=by, on=cast.on)
    assignment.refresh_from_db()
    number = f"{cast.on.year}/1042"
    hand_over_to_archive(assignment, number=number, seen=parcel_of(assignment).sha256, by=by)
