from django.db import migrations

KEPT = ("xapi_statement", "xapi_erasure")


class Migration(migrations.Migration):
    dependencies = [("xapi", "0004_choices"), ("people", "0010_kept")]

    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION people_refuse_change();",
            f"DROP TRIGGER {table}_kept_whole ON {table};",
        )
        for table in KEPT
    ] + [
        migrations.RunSQL(
            "CREATE TRIGGER xapi_erasure_kept BEFORE UPDATE OR DELETE ON xapi_erasure "
            "FOR EACH ROW EXECUTE FUNCTION people_refuse_change();",
            "DROP TRIGGER xapi_erasure_kept ON xapi_erasure;",
        )
    ]
