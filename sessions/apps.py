from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    """Scheduled training; the label differs from the package because Django owns `sessions`."""

    name = "sessions"
    label = "training_sessions"
    verbose_name = _("Gatherings")

    def ready(self) -> None:
        from lms.notices.kinds import register
        from sessions import kinds, receivers

        register(*kinds.ALL)
        receivers.connect()
