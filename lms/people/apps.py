from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    default = True
    name = "lms.people"
    label = "people"
    verbose_name = _("People and organisations")

    def ready(self) -> None:
        from lms.people import reference, wording
        from lms.people.secrets import SecretConverter

        register_converter(SecretConverter, "secret")
        wording.say_plainly()
        post_migrate.connect(reference.load, sender=self, dispatch_uid="people.reference")


class AdministrationConfig(admin_apps.AdminConfig):
    """Django's admin with our own rule for who may enter."""

    default = False
    default_site = "lms.people.administration.Administration"
