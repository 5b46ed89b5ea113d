import gc

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Starting, preparing and watching the platform, and what stands between the web and its pages."""

    name = "lms.operations"
    label = "operations"

    def ready(self) -> None:
        """Look for rubbish from now on, among what comes after the imports alone (lms/settings.py); let no
        worker begin that would write to somebody who was erased and is back."""
        from celery import signals

        from lms.look import slots
        from lms.operations.restored import end_where_somebody_is_back

        slots.fill("administrator_end", "operations/slots/administrator.html")
        for begins in (signals.worker_init, signals.beat_init):
            begins.connect(end_where_somebody_is_back)
        gc.freeze()
        gc.enable()
