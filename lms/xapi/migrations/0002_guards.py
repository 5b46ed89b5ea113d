from django.db import migrations

NEVER_CHANGED = """
CREATE FUNCTION xapi_statement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM xapi_erasure e WHERE e.statement_id = OLD.id AND e.sha256 = OLD.sha256
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'A recorded statement is never changed or deleted (%)', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER xapi_statement_guard BEFORE UPDATE OR DELETE ON xapi_statement
    FOR EACH ROW EXECUTE FUNCTION xapi_statement_guard();
"""

TURN = """
CREATE FUNCTION xapi_take_turn() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    last timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(2019914857);
    SELECT max(stored) INTO last FROM xapi_statement;
    RETURN greatest(clock_timestamp(), last + interval '1 microsecond');
END
$$;
CREATE FUNCTION xapi_consistent_through() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    last timestamptz;
    free boolean := pg_try_advisory_lock_shared(2019914857);
BEGIN
    SELECT max(stored) INTO last FROM xapi_statement;
    IF free THEN
        PERFORM pg_advisory_unlock_shared(2019914857);
        RETURN greatest(moment, last);
    END IF;
    RETURN coalesce(last, moment - interval '1 minute');
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("xapi", "0001_initial")]

    operations = [
        migrations.RunSQL(
            NEVER_CHANGED,
            "DROP TRIGGER xapi_statement_guard ON xapi_statement; DROP FUNCTION xapi_statement_guard();",
        ),
        migrations.RunSQL(
            TURN, "DROP FUNCTION xapi_take_turn(); DROP FUNCTION xapi_consistent_through();"
        ),
    ]
