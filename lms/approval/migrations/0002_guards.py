from django.db import migrations

RULE_SETS = """
CREATE FUNCTION approval_rule_set_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A confirmed rule set is never changed or deleted (%)', OLD.code
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER approval_rule_set_guard BEFORE UPDATE OR DELETE ON approval_ruleset
    FOR EACH ROW WHEN (OLD.confirmed_by_id IS NOT NULL) EXECUTE FUNCTION approval_rule_set_guard();

CREATE FUNCTION approval_requirement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    set_id bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.rule_set_id ELSE OLD.rule_set_id END;
BEGIN
    IF EXISTS (SELECT FROM approval_ruleset WHERE id = set_id AND confirmed_by_id IS NOT NULL) THEN
        RAISE EXCEPTION 'The requirements of a confirmed rule set are never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER approval_requirement_guard BEFORE INSERT OR UPDATE OR DELETE ON approval_requirement
    FOR EACH ROW EXECUTE FUNCTION approval_requirement_guard();
"""

APPROVALS = """
CREATE FUNCTION approval_approval_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        OLD.uuid, OLD.assignment_id, OLD.decided_by_id, OLD.decided_for_id, OLD.decided_at,
        OLD.police_certificate_seen_on, OLD.snapshot
    ) IS NOT DISTINCT FROM (
        NEW.uuid, NEW.assignment_id, NEW.decided_by_id, NEW.decided_for_id, NEW.decided_at,
        NEW.police_certificate_seen_on, NEW.snapshot
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What an approval rested on is never changed or deleted (%)', OLD.uuid
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER approval_approval_guard BEFORE UPDATE OR DELETE ON approval_approval
    FOR EACH ROW EXECUTE FUNCTION approval_approval_guard();

CREATE FUNCTION approval_review_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A concluded review is never changed or deleted (%)', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER approval_review_guard BEFORE UPDATE OR DELETE ON approval_review
    FOR EACH ROW WHEN (OLD.conclusion <> '') EXECUTE FUNCTION approval_review_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("approval", "0001_initial")]

    operations = [
        migrations.RunSQL(
            RULE_SETS,
            "DROP TRIGGER approval_rule_set_guard ON approval_ruleset;"
            "DROP TRIGGER approval_requirement_guard ON approval_requirement;"
            "DROP FUNCTION approval_rule_set_guard(); DROP FUNCTION approval_requirement_guard();",
        ),
        migrations.RunSQL(
            APPROVALS,
            "DROP TRIGGER approval_approval_guard ON approval_approval;"
            "DROP TRIGGER approval_review_guard ON approval_review;"
            "DROP FUNCTION approval_approval_guard(); DROP FUNCTION approval_review_guard();",
        ),
    ]
