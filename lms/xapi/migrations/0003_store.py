from django.db import migrations

STORE = """
CREATE FUNCTION xapi_store(
    ids uuid[], timestamps timestamptz[], persons uuid[], verbs text[], object_kinds text[],
    object_ids text[], registrations uuid[], referred uuid[], voided uuid[], credentials bigint[],
    beginnings text, facet_keys uuid[], facet_owners integer[]
) RETURNS TABLE (moment timestamptz, is_new boolean, is_awaited boolean, is_erased boolean)
LANGUAGE plpgsql AS $$
DECLARE
    first timestamptz := xapi_take_turn();
BEGIN
    RETURN QUERY
    WITH given AS MATERIALIZED (
        SELECT u.*, first + (u.number - 1) * interval '1 microsecond' AS at
        FROM unnest(
            ids, timestamps, persons, verbs, object_kinds, object_ids, registrations, referred, voided,
            credentials, string_to_array(beginnings, E'\\x1e')
        ) WITH ORDINALITY AS u(
            id, happened, person, verb, object_kind, object_id, registration, refers, voids, credential,
            beginning, number
        )
    ), gone AS (
        SELECT e.statement_id AS id FROM xapi_erasure e WHERE e.statement_id = ANY (ids)
    ), inserted AS (
        INSERT INTO xapi_statement (
            id, stored, timestamp, person, verb, object_kind, object_id, registration, refers, voids,
            credential_id, text, sha256
        )
        SELECT g.id, g.at, coalesce(g.happened, g.at), g.person, g.verb, g.object_kind, g.object_id,
               g.registration, g.refers, g.voids, g.credential, spelt.whole,
               encode(sha256(convert_to(spelt.whole, 'UTF8')), 'hex')
        FROM given g
        CROSS JOIN LATERAL (
            SELECT to_char(g.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS stored
        ) said
        CROSS JOIN LATERAL (
            SELECT g.beginning || ',"stored":"' || said.stored || '"'
                || CASE WHEN g.happened IS NULL THEN ',"timestamp":"' || said.stored || '"' ELSE '' END
                || '}' AS whole
        ) spelt
        WHERE g.id NOT IN (SELECT gone.id FROM gone)
        ON CONFLICT (id) DO NOTHING
        RETURNING xapi_statement.id
    ), indexed AS (
        INSERT INTO xapi_facet (key, stored, depth)
        SELECT f.key, g.at, 0
        FROM unnest(facet_keys, facet_owners) AS f(key, number)
        JOIN given g ON g.number = f.number
        JOIN inserted i ON i.id = g.id
        ON CONFLICT DO NOTHING
    )
    SELECT g.at, i.id IS NOT NULL,
           g.id = ANY (referred) OR EXISTS (SELECT FROM xapi_statement w WHERE w.refers = g.id),
           g.id IN (SELECT gone.id FROM gone)
    FROM given g LEFT JOIN inserted i ON i.id = g.id
    ORDER BY g.number;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("xapi", "0002_guards")]

    operations = [migrations.RunSQL(STORE, "DROP FUNCTION xapi_store;")]
