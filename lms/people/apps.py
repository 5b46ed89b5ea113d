from importlib import import_module
from types import ModuleType

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    default = True
    name = "lms.people"
    label = "people"
    verbose_name = _("People and organisations")

    def __init__(self, app_name: str, app_module: ModuleType | None) -> None:
        # Before any package's models: some of them name forms, and a field takes its words when it is made.
        from lms.look import form_messages

        form_messages.say_plainly()
        super().__init__(app_name, app_module)

    def ready(self) -> None:
        from lms.look import slots
        from lms.people import receivers
        from lms.people.actions import reference_data
        from lms.secrets import SecretConverter

        register_converter(SecretConverter, "secret")
        # Before Django's own receiver, which this app stands above: it writes the new time over the old one.
        user_logged_in.connect(receivers.keep_sign_in_before, dispatch_uid="people.sign_in_before")
        slots.fill("person_acts", "people/person_acts.html")
        post_migrate.connect(reference_data.load, sender=self, dispatch_uid="people.reference")


class AdministrationConfig(admin_apps.AdminConfig):
    """Django's admin with our own rule for who may enter."""

    default = False
    default_site = "lms.people.admin.site.Administration"

    def ready(self) -> None:
        super().ready()
        import_module("lms.people.admin.registers")
