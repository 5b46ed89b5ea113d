from django.db import migrations

GUARDED = ("training_sessions_venue", "training_sessions_networkgroup")


class Migration(migrations.Migration):
    dependencies = [
        ("training_sessions", "0007_seasons"),
        ("people", "0028_offices_close"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_goes_on AFTER INSERT ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION people_office_goes_on('organisation_id');",
            f"DROP TRIGGER {table}_goes_on ON {table};",
        )
        for table in GUARDED
    ]
