from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """Scheduled training; the label differs from the package because Django owns `sessions`."""

    name = "sessions"
    label = "training_sessions"
