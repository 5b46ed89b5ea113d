from django.db import migrations

# What goes out of a table that is kept, by whichever door, is written down; only the owner may write it.
NOTE = """
CREATE FUNCTION portal_note_removal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO portal_chainremoval (source, keys, lowest, highest, at) '
        'SELECT %L, array_agg(%s::text ORDER BY %s), min(%s), max(%s), now() FROM gone HAVING count(*) > 0',
        TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]
    );
    RETURN NULL;
END
$$;
"""
KEPT = ("portal_chainblock", "portal_chainremoval", "portal_chainanchor")
NOWHERE = "0::bigint"
# A table, its key, and where in it a row lies.
CHAINED = (
    ("people_auditentry", "id", "id"),
    ("people_lookup", "id", "id"),
    ("people_securityevent", "id", "id"),
    ("approval_approval", "id", "id"),
    ("approval_review", "id", NOWHERE),
    ("approval_ruleset", "id", NOWHERE),
    ("approval_requirement", "id", NOWHERE),
    ("xapi_statement", "id", "(extract(epoch FROM stored) * 1000000)::bigint"),
    ("xapi_erasure", "statement_id", NOWHERE),
    ("courses_lessonversion", "id", "id"),
    ("courses_moduleversion", "uuid", NOWHERE),
    ("courses_modulepart", "id", "id"),
    ("courses_programmeversion", "uuid", NOWHERE),
    ("courses_programmemodule", "id", "id"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0008_chains"),
        ("people", "0033_forgetting"),
        ("xapi", "0007_erasing"),
        ("approval", "0007_kept_whole"),
        ("courses", "0004_kept_whole"),
    ]

    operations = [
        migrations.RunSQL(NOTE, "DROP FUNCTION portal_note_removal();"),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} REFERENCING OLD TABLE AS gone "
                f"FOR EACH STATEMENT EXECUTE FUNCTION portal_note_removal('{key}', '{place}');",
                f"DROP TRIGGER {table}_removed ON {table};",
            )
            for table, key, place in CHAINED
        ),
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
