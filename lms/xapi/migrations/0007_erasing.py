from django.db import migrations

# Runs as its owner, since the role that serves may not delete a statement, nor write an erasure by itself.
ERASE = """
CREATE FUNCTION xapi_erase(gone uuid, why text, decided_by bigint, decided_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO xapi_erasure (statement_id, stored, sha256, reason, by_id, at)
    SELECT id, stored, sha256, why, decided_by, decided_at FROM xapi_statement WHERE id = gone;
    DELETE FROM xapi_statement WHERE id = gone;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("xapi", "0006_packed")]

    operations = [migrations.RunSQL(ERASE, "DROP FUNCTION xapi_erase(uuid, text, bigint, timestamptz);")]
