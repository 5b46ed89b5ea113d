"""Places in a course as a whole, where a course is divided."""

from collections.abc import Sequence

from sessions.models import Booking, CoursePlace, Series, TrainingSession


def split_places(series: Series, part: Series, rest: Sequence[TrainingSession]) -> None:
    """Let those who joined a series as a whole have a place of their own in the part that its gatherings
    `rest` make now, with their place in line."""
    bookings = Booking.objects.filter(session__in=rest, course__series=series)
    for place in CoursePlace.objects.filter(pk__in=bookings.values("course")).order_by("pk"):
        beyond = CoursePlace.objects.create(
            series=part,
            home=place.home,
            is_together=place.is_together,
            queued_at=place.queued_at,
            made_by=place.made_by,
        )
        bookings.filter(course=place).update(course=beyond)
