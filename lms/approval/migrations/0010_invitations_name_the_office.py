from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_the_office(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Invitations written before name the office that they were sent by, as their words do from now on."""
    for message in apps.get_model("notices", "Notice").objects.filter(kind="home.invitation"):
        office = message.organisation
        message.variables = {"office": office.name if office else "", **message.variables}
        message.save(update_fields=["variables"])


class Migration(migrations.Migration):
    dependencies = [
        ("approval", "0009_names"),
        ("notices", "0004_notice"),
    ]

    operations = [migrations.RunPython(name_the_office, migrations.RunPython.noop)]
