from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "lms.people"
    label = "people"

    def ready(self) -> None:
        from lms.people import reference

        post_migrate.connect(reference.load, sender=self, dispatch_uid="people.reference")
