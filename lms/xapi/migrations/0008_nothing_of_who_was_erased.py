from django.db import migrations

# A delivery that comes late meets it under the person's lock: it was first, and is erased, or it is refused.
GUARD = """
CREATE FUNCTION xapi_statement_of_who_is_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM people_user WHERE uuid = NEW.person AND erased_at IS NOT NULL) THEN
        RAISE EXCEPTION 'statement_of_nobody_erased' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER statement_of_nobody_erased BEFORE INSERT ON xapi_statement
FOR EACH ROW WHEN (NEW.person IS NOT NULL) EXECUTE FUNCTION xapi_statement_of_who_is_here();
"""
BACK = """
DROP TRIGGER statement_of_nobody_erased ON xapi_statement;
DROP FUNCTION xapi_statement_of_who_is_here();
"""


class Migration(migrations.Migration):
    dependencies = [("xapi", "0007_erasing"), ("people", "0036_erasure")]

    operations = [migrations.RunSQL(GUARD, BACK)]
