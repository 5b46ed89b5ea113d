from django.db import migrations

KEPT = ("approval_approval", "approval_review", "approval_ruleset", "approval_requirement")


class Migration(migrations.Migration):
    dependencies = [("approval", "0006_choices"), ("people", "0010_kept")]

    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION people_refuse_change();",
            f"DROP TRIGGER {table}_kept_whole ON {table};",
        )
        for table in KEPT
    ]
