import gc

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Starting, preparing and watching the platform, and what stands between the web and its pages."""

    name = "lms.operations"
    label = "operations"

    def ready(self) -> None:
        """Look for rubbish from now on, among what comes after the imports alone (lms/settings.py)."""
        from lms.look import slots

        slots.fill("administrator_end", "operations/slots/administrator.html")
        gc.freeze()
        gc.enable()
