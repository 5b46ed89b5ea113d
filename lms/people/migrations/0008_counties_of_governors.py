from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


def keep_the_county(apps, schema_editor):
    """A governor's one county becomes the first of several; others never had any that counted."""
    organisations = apps.get_model("people", "Organisation").objects.filter(kind="county_governor")
    for organisation in organisations.exclude(county_number=""):
        organisation.county_numbers = [organisation.county_number]
        organisation.save(update_fields=["county_numbers"])


def keep_the_first(apps, schema_editor):
    for organisation in apps.get_model("people", "Organisation").objects.exclude(county_numbers=[]):
        organisation.county_number = organisation.county_numbers[0]
        organisation.save(update_fields=["county_number"])


class Migration(migrations.Migration):

    dependencies = [("people", "0007_two_administrators")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="county_numbers",
            field=ArrayField(
                base_field=models.CharField(max_length=2),
                blank=True,
                default=list,
                help_text="Every county that a county governor supervises; for other organisations none.",
                size=None,
                verbose_name="counties",
            ),
        ),
        migrations.RunPython(keep_the_county, keep_the_first),
        migrations.RemoveField(model_name="organisation", name="county_number"),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("county_numbers", []), ("kind", "county_governor"), _connector="OR"),
                name="organisation_only_governors_have_counties",
            ),
        ),
    ]
