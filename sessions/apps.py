from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    """Scheduled training; the label differs from the package because Django owns `sessions`."""

    name = "sessions"
    label = "training_sessions"
    verbose_name = _("Gatherings")

    def ready(self) -> None:
        from lms.notices.kinds import enclose, lead_to, register, tell_of
        from sessions import notices, receivers  # noqa: F401
        from sessions.actions.calendar_mail import enclosed
        from sessions.notices import meetings, visitors
        from sessions.queries.told import courses_in_words, meetings_in_words, sessions_in_words

        register(*notices.ALL, *meetings.MEETINGS, *visitors.VISITORS)
        enclose(enclosed, *notices.FOR_CALENDARS, *meetings.FOR_CALENDARS)
        lead_to(
            session="sessions:session",
            in_home_plan="sessions:in-home-plan",
            course="sessions:course",
            meeting="sessions:dialogue-meeting",
            network_group="sessions:group",
            own_calendar="sessions:subscription",
        )
        tell_of(session=sessions_in_words, course=courses_in_words, meeting=meetings_in_words)
