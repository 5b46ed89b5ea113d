-- Who owns the platform's database on the embedded server, and who serves from it. Run in that database by the
-- server's superuser each time the server starts; what stands already is left as it is. In a database from
-- before there were two roles, all that the superuser owns goes over to the owner.
DO $$
DECLARE
    owner CONSTANT oid := 'fosterhome_owner'::regrole;
    superuser CONSTANT oid := 10;
    each record;
BEGIN
    FOR each IN
        SELECT format('DATABASE %I', datname) AS what FROM pg_database
            WHERE datname = current_database() AND datdba <> owner
        UNION ALL
        SELECT format('SCHEMA %I', nspname) FROM pg_namespace WHERE nspname = 'pgmq' AND nspowner = superuser
        UNION ALL
        SELECT format('TABLE %s', c.oid::regclass) FROM pg_class c
            WHERE relnamespace::regnamespace::text IN ('public', 'pgmq') AND relowner = superuser
              AND relkind IN ('r', 'p', 'v', 'm', 'S')
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                              AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i')))
        UNION ALL
        SELECT format('ROUTINE %s', p.oid::regprocedure) FROM pg_proc p
            WHERE pronamespace::regnamespace::text IN ('public', 'pgmq') AND proowner = superuser
              AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid
                              AND deptype = 'e')
        UNION ALL
        SELECT format('TYPE %s', t.oid::regtype) FROM pg_type t
            LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE typnamespace::regnamespace::text IN ('public', 'pgmq') AND typowner = superuser
              AND (typtype IN ('e', 'd') OR c.relkind = 'c')
    LOOP
        EXECUTE format('ALTER %s OWNER TO fosterhome_owner', each.what);
    END LOOP;
END
$$;
