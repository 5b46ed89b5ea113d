from django.apps import AppConfig


class LookConfig(AppConfig):
    """What every page is drawn with: base page, components, icons, styles, form fields. It knows no model."""

    name = "lms.look"
    label = "look"
