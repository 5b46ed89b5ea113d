from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Starting, preparing and watching the platform, and what stands between the web and its pages."""

    name = "lms.operations"
    label = "operations"
