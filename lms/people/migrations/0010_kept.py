import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION people_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What % holds is never changed or deleted (%)', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
"""
KEPT = ("people_auditentry", "people_lookup")


class Migration(migrations.Migration):
    dependencies = [("people", "0009_choices")]

    operations = [
        migrations.AlterField(
            "lookup",
            "person",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="look_ups",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            "lookup",
            "home",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.fosterhome",
            ),
        ),
        migrations.RunSQL(REFUSE, "DROP FUNCTION people_refuse_change();"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION people_refuse_change();"
                f"CREATE TRIGGER {table}_kept_whole BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION people_refuse_change();",
                f"DROP TRIGGER {table}_kept ON {table}; DROP TRIGGER {table}_kept_whole ON {table};",
            )
            for table in KEPT
        ),
    ]
