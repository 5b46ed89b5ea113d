from django.db import migrations

# What somebody did and whom somebody looked at is never changed, and deleted only when it is old enough, by a
# function of the owner's: the role that serves may delete none.
KEEP = """
CREATE FUNCTION people_keep_long() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '365 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'What % holds is never changed or deleted (%)', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
DROP TRIGGER people_auditentry_kept ON people_auditentry;
DROP TRIGGER people_lookup_kept ON people_lookup;
CREATE TRIGGER people_auditentry_kept BEFORE UPDATE OR DELETE ON people_auditentry
    FOR EACH ROW EXECUTE FUNCTION people_keep_long();
CREATE TRIGGER people_lookup_kept BEFORE UPDATE OR DELETE ON people_lookup
    FOR EACH ROW EXECUTE FUNCTION people_keep_long();
CREATE FUNCTION people_forget(log text, keeping interval, at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    shortest interval := CASE log
        WHEN 'people_securityevent' THEN interval '91 days'
        WHEN 'people_auditentry' THEN interval '366 days'
        WHEN 'people_lookup' THEN interval '366 days'
    END;
    gone integer;
BEGIN
    IF shortest IS NULL THEN
        RAISE EXCEPTION '% is no log that forgets', log USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format(
        'DELETE FROM %1$I WHERE id IN (SELECT id FROM %1$I WHERE at < now() - $1 ORDER BY id LIMIT $2)', log
    ) USING greatest(keeping, shortest), at_most;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;
DROP FUNCTION people_forget_security_events(interval);
"""
LET_GO = """
CREATE FUNCTION people_forget_security_events(keeping interval) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone integer;
BEGIN
    DELETE FROM people_securityevent WHERE at < now() - greatest(keeping, interval '91 days');
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;
DROP FUNCTION people_forget(text, interval, integer);
DROP TRIGGER people_auditentry_kept ON people_auditentry;
DROP TRIGGER people_lookup_kept ON people_lookup;
CREATE TRIGGER people_auditentry_kept BEFORE UPDATE OR DELETE ON people_auditentry
    FOR EACH ROW EXECUTE FUNCTION people_refuse_change();
CREATE TRIGGER people_lookup_kept BEFORE UPDATE OR DELETE ON people_lookup
    FOR EACH ROW EXECUTE FUNCTION people_refuse_change();
DROP FUNCTION people_keep_long();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0032_where_municipalities_lie")]

    operations = [migrations.RunSQL(KEEP, LET_GO)]
