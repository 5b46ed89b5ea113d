from django.db import migrations

KEPT = (
    "courses_moduleversion",
    "courses_modulepart",
    "courses_programmemodule",
    "courses_programmeversion",
    "courses_lessonversion",
)


class Migration(migrations.Migration):
    dependencies = [("courses", "0003_choices"), ("people", "0010_kept")]

    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION people_refuse_change();",
            f"DROP TRIGGER {table}_kept_whole ON {table};",
        )
        for table in KEPT
    ]
