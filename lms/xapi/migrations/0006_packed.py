from django.db import migrations, models

STORE = """
CREATE OR REPLACE FUNCTION xapi_store(
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
        INSERT INTO xapi_facet (key, stored, %(column)s)
        SELECT f.key, g.at, %(own)s
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
AS_DEPTH, AS_BITS = {"column": "depth", "own": "0"}, {"column": "depths", "own": "1"}

PACK = """
ALTER TABLE xapi_facet ALTER COLUMN depth TYPE integer USING 1 << depth;
ALTER TABLE xapi_facet RENAME COLUMN depth TO depths;
"""
UNPACK = """
CREATE TEMPORARY TABLE unpacked ON COMMIT DROP AS
    SELECT DISTINCT key, stored, bit FROM xapi_facet, generate_series(0, 16) bit WHERE depths >> bit & 1 = 1;
DELETE FROM xapi_facet;
INSERT INTO xapi_facet (key, stored, depths) SELECT key, stored, bit FROM unpacked;
ALTER TABLE xapi_facet RENAME COLUMN depths TO depth;
ALTER TABLE xapi_facet ALTER COLUMN depth TYPE smallint;
"""

THROUGH = """
CREATE OR REPLACE FUNCTION xapi_consistent_through() RETURNS timestamptz LANGUAGE plpgsql AS $$
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
THROUGH_WHAT_IS_LENT = """
CREATE OR REPLACE FUNCTION xapi_consistent_through() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    last timestamptz;
    owed timestamptz;
    free boolean := pg_try_advisory_lock_shared(2019914857);
BEGIN
    SELECT max(stored) INTO last FROM xapi_statement;
    SELECT min(since) - interval '1 microsecond' INTO owed FROM xapi_lending;
    IF free THEN
        PERFORM pg_advisory_unlock_shared(2019914857);
        RETURN least(greatest(moment, last), owed);
    END IF;
    RETURN least(coalesce(last, moment - interval '1 minute'), owed);
END
$$;
"""


class Migration(migrations.Migration):
    """Facets that a statement is lent from several steps away stand in one row; what is to be lent on
    commit is marked."""

    dependencies = [("xapi", "0005_kept_whole")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(PACK, UNPACK),
                migrations.RunSQL(STORE % AS_BITS, STORE % AS_DEPTH),
            ],
            state_operations=[
                migrations.DeleteModel("Facet"),
                migrations.CreateModel(
                    "Facet",
                    [
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "key", "stored", "depths", blank=True, editable=False, primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("key", models.UUIDField()),
                        ("stored", models.DateTimeField()),
                        ("depths", models.IntegerField(default=1)),
                    ],
                ),
            ],
        ),
        migrations.CreateModel(
            "Lending",
            [
                ("since", models.DateTimeField(primary_key=True, serialize=False)),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(THROUGH_WHAT_IS_LENT, THROUGH),
    ]
