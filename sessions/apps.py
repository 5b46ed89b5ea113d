from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """Scheduled training; the label differs from the package because Django owns `sessions`."""

    name = "sessions"
    label = "training_sessions"

    def ready(self) -> None:
        from lms.notices.kinds import register
        from sessions import kinds, receivers

        register(*kinds.ALL)
        receivers.connect()
