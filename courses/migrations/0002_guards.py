from django.db import migrations

REFUSE = """
CREATE FUNCTION courses_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed once published', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION courses_only_recommend() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.follows_recommendation_on IS NOT NULL
        OR (to_jsonb(NEW) - 'follows_recommendation_on' - 'follows_recommendation_by_id')
           IS DISTINCT FROM (to_jsonb(OLD) - 'follows_recommendation_on' - 'follows_recommendation_by_id')
    THEN
        RAISE EXCEPTION '% is never changed once published', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""
FROZEN = ("courses_moduleversion", "courses_modulepart", "courses_programmemodule", "courses_lessonversion")


def _trigger(table, function):
    return (
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}();"
    )


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]

    operations = [
        migrations.RunSQL(
            REFUSE, "DROP FUNCTION courses_refuse_change(); DROP FUNCTION courses_only_recommend();"
        ),
        *(
            migrations.RunSQL(
                _trigger(table, "courses_refuse_change"), f"DROP TRIGGER {table}_frozen ON {table};"
            )
            for table in FROZEN
        ),
        migrations.RunSQL(
            _trigger("courses_programmeversion", "courses_only_recommend"),
            "DROP TRIGGER courses_programmeversion_frozen ON courses_programmeversion;",
        ),
    ]
