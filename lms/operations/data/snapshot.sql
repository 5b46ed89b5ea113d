CREATE FUNCTION public.approval_approval_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
    IF TG_OP = 'DELETE' AND approval_may_go(OLD.assignment_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'What an approval rested on is never changed or deleted (%)', OLD.uuid
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION public.approval_archive_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.handed_over_at IS NULL OR OLD.deleted_at < now() - interval '365 days' THEN
            RETURN OLD;
        END IF;
    ELSIF OLD.deleted_at IS NOT NULL THEN
        IF to_jsonb(OLD) - 'assignment_id' = to_jsonb(NEW) - 'assignment_id' AND NEW.assignment_id IS NULL THEN
            RETURN NEW;
        END IF;
    ELSIF OLD.handed_over_at IS NULL OR NEW.handed_over_at IS NULL OR (
        OLD.uuid, OLD.organisation_id, OLD.assignment_id, OLD.case_reference, OLD.number, OLD.listing,
        OLD.sha256, OLD.handed_over_at, OLD.handed_over_by_id
    ) IS NOT DISTINCT FROM (
        NEW.uuid, NEW.organisation_id, NEW.assignment_id, NEW.case_reference, NEW.number, NEW.listing,
        NEW.sha256, NEW.handed_over_at, NEW.handed_over_by_id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What was handed over to the archive is never changed (%)', OLD.case_reference
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION public.approval_forget(keeping interval, at_most integer) RETURNS TABLE(model text, number integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
    chosen bigint[];
    reviews integer;
    decisions integer;
BEGIN
    SELECT array_agg(due.assignment_id) INTO chosen FROM (
        SELECT record.assignment_id FROM approval_archiverecord AS record
        WHERE record.confirmed_at IS NOT NULL AND record.deleted_at IS NULL
          AND record.ended_on
              < ((now() - greatest(keeping, interval '366 days')) AT TIME ZONE 'Europe/Oslo')::date
        ORDER BY record.id LIMIT at_most FOR UPDATE SKIP LOCKED
    ) AS due;
    IF chosen IS NULL THEN
        RETURN;
    END IF;
    DELETE FROM approval_review USING approval_approval AS decision
        WHERE approval_id = decision.id AND decision.assignment_id = ANY(chosen);
    GET DIAGNOSTICS reviews = ROW_COUNT;
    DELETE FROM approval_approval_parents USING approval_approval AS decision
        WHERE approval_id = decision.id AND decision.assignment_id = ANY(chosen);
    DELETE FROM approval_approval WHERE assignment_id = ANY(chosen);
    GET DIAGNOSTICS decisions = ROW_COUNT;
    UPDATE approval_archiverecord SET deleted_at = now() WHERE assignment_id = ANY(chosen);
    RETURN QUERY VALUES ('approval.Approval', decisions), ('approval.Review', reviews);
END
$$;

CREATE FUNCTION public.approval_may_go(assignment bigint) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT EXISTS (
        SELECT FROM approval_archiverecord AS record
        WHERE record.assignment_id = assignment AND record.confirmed_at IS NOT NULL
          AND record.ended_on < (now() AT TIME ZONE 'Europe/Oslo')::date - 365
    )
$$;

CREATE FUNCTION public.approval_requirement_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.approval_review_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND approval_may_go(
        (SELECT assignment_id FROM approval_approval WHERE id = OLD.approval_id)
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'A concluded review is never changed or deleted (%)', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION public.approval_rule_set_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'A confirmed rule set is never changed or deleted (%)', OLD.code
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION public.courses_only_recommend() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.courses_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is never changed once published', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION public.norwegian(name text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
DECLARE
    small text := translate(normalize(name, NFKC), 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƠƢƤƦƧƩƬƮƯƱƲƳƵƷƸƼǄǅǇǈǊǋǍǏǑǓǕǗǙǛǞǠǢǤǦǨǪǬǮǱǲǴǶǷǸǺǼǾȀȂȄȆȈȊȌȎȐȒȔȖȘȚȜȞȠȢȤȦȨȪȬȮȰȲȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӁӃӅӇӉӋӍӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẞẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾ', 'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷÿźżžɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵơƣƥʀƨʃƭʈưʊʋƴƶʒƹƽǆǆǉǉǌǌǎǐǒǔǖǘǚǜǟǡǣǥǧǩǫǭǯǳǳǵƕƿǹǻǽǿȁȃȅȇȉȋȍȏȑȓȕȗșțȝȟƞȣȥȧȩȫȭȯȱȳⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳάέήίόύώαβγδεζηθικλμνξοπρστυφχψωϊϋϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӂӄӆӈӊӌӎӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕßạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿ');
    bare text := normalize(translate(replace(small, 'aa', 'å'), 'åäöőüű', '}{||yy'), NFD);
BEGIN
    bare := regexp_replace(bare, '[\u0300-\u036f]', '', 'g');
    RETURN translate(bare, 'æøđðŋŧþł', '{|ddnttl') || chr(1) || small;
END
$$;

CREATE FUNCTION public.people_end_right() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM people_protectedaccess AS access
    WHERE access.user_id = OLD.user_id AND access.organisation_id = OLD.organisation_id
      AND NOT EXISTS (
          SELECT FROM people_membership AS role
          WHERE role.user_id = OLD.user_id AND role.organisation_id = OLD.organisation_id
            AND role.ended_at IS NULL
      );
    RETURN NULL;
END
$$;

CREATE FUNCTION public.people_forget(log text, keeping interval, at_most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
$_$;

CREATE FUNCTION public.people_keep_long() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '365 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'What % holds is never changed or deleted (%)', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION public.people_keep_security_event() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '90 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'What % holds is never changed or deleted (%)', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION public.people_office_goes_on() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM people_organisation
        WHERE id = (to_jsonb(NEW) ->> TG_ARGV[0])::bigint
          AND closes_on < (now() AT TIME ZONE 'Europe/Oslo')::date
    ) THEN
        RAISE EXCEPTION 'An office that has closed gets nothing new (%)', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION public.people_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'What % holds is never changed or deleted (%)', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION public.portal_note_removal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO portal_chainremoval (source, keys, lowest, highest, at) '
        'SELECT %L, array_agg(%s::text ORDER BY %s), min(%s), max(%s), now() FROM gone HAVING count(*) > 0',
        TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]
    );
    RETURN NULL;
END
$$;

CREATE FUNCTION public.xapi_consistent_through() RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.xapi_erase(gone uuid, why text, decided_by bigint, decided_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO xapi_erasure (statement_id, stored, sha256, reason, by_id, at)
    SELECT id, stored, sha256, why, decided_by, decided_at FROM xapi_statement WHERE id = gone;
    DELETE FROM xapi_statement WHERE id = gone;
END
$$;

CREATE FUNCTION public.xapi_statement_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.xapi_statement_of_who_is_here() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM people_user WHERE uuid = NEW.person AND erased_at IS NOT NULL) THEN
        RAISE EXCEPTION 'statement_of_nobody_erased' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION public.xapi_store(ids uuid[], timestamps timestamp with time zone[], persons uuid[], verbs text[], object_kinds text[], object_ids text[], registrations uuid[], referred uuid[], voided uuid[], credentials bigint[], beginnings text, facet_keys uuid[], facet_owners integer[]) RETURNS TABLE(moment timestamp with time zone, is_new boolean, is_awaited boolean, is_erased boolean)
    LANGUAGE plpgsql
    AS $$
DECLARE
    first timestamptz := xapi_take_turn();
BEGIN
    RETURN QUERY
    WITH given AS MATERIALIZED (
        SELECT u.*, first + (u.number - 1) * interval '1 microsecond' AS at
        FROM unnest(
            ids, timestamps, persons, verbs, object_kinds, object_ids, registrations, referred, voided,
            credentials, string_to_array(beginnings, E'\x1e')
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
        INSERT INTO xapi_facet (key, stored, depths)
        SELECT f.key, g.at, 1
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

CREATE FUNCTION public.xapi_take_turn() RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
DECLARE
    last timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(2019914857);
    SELECT max(stored) INTO last FROM xapi_statement;
    RETURN greatest(clock_timestamp(), last + interval '1 microsecond');
END
$$;

CREATE TABLE public.approval_apicall (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    client character varying(120) NOT NULL,
    consumer character varying(9) NOT NULL,
    purpose character varying(20) NOT NULL,
    method character varying(7) NOT NULL,
    path character varying(300) NOT NULL,
    status smallint NOT NULL,
    caseworker_id bigint,
    CONSTRAINT approval_apicall_status_check CHECK ((status >= 0))
);

ALTER TABLE public.approval_apicall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_apicall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_approval (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    police_certificate_seen_on date NOT NULL,
    state character varying(20) NOT NULL,
    snapshot jsonb NOT NULL,
    assignment_id bigint NOT NULL,
    decided_by_id bigint NOT NULL,
    decided_for_id bigint NOT NULL,
    CONSTRAINT approval_approval_state_choice CHECK (((state)::text = ANY ((ARRAY['ended'::character varying, 'needs_review'::character varying, 'standing'::character varying, 'upheld'::character varying, 'withdrawn'::character varying])::text[])))
);

ALTER TABLE public.approval_approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_approval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_approval_parents (
    id bigint NOT NULL,
    approval_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.approval_approval_parents ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_approval_parents_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_archiverecord (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    case_reference character varying(20) NOT NULL,
    ended_on date NOT NULL,
    number character varying(60) NOT NULL,
    listing jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    handed_over_at timestamp with time zone,
    receipt character varying(60) NOT NULL,
    confirmed_at timestamp with time zone,
    deleted_at timestamp with time zone,
    assignment_id bigint,
    confirmed_by_id bigint,
    handed_over_by_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT archive_confirms_what_was_handed_over CHECK ((((confirmed_at IS NULL) AND (confirmed_by_id IS NULL) AND ((receipt)::text = ''::text)) OR ((confirmed_at IS NOT NULL) AND (confirmed_by_id IS NOT NULL) AND (handed_over_at IS NOT NULL) AND (NOT ((receipt)::text = ''::text))))),
    CONSTRAINT archive_handed_over_whole CHECK ((((handed_over_at IS NULL) AND (handed_over_by_id IS NULL) AND ((sha256)::text = ''::text)) OR ((handed_over_at IS NOT NULL) AND (handed_over_by_id IS NOT NULL) AND (NOT ((sha256)::text = ''::text))))),
    CONSTRAINT archive_has_what_is_deleted_here CHECK ((((assignment_id IS NOT NULL) AND (deleted_at IS NULL)) OR ((confirmed_at IS NOT NULL) AND (deleted_at IS NOT NULL))))
);

ALTER TABLE public.approval_archiverecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_archiverecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_assignmentchange (
    id bigint CONSTRAINT approval_change_id_not_null NOT NULL,
    kind character varying(20) CONSTRAINT approval_change_kind_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT approval_change_at_not_null NOT NULL,
    assignment_id bigint CONSTRAINT approval_change_assignment_id_not_null NOT NULL,
    organisation_id bigint CONSTRAINT approval_change_organisation_id_not_null NOT NULL,
    CONSTRAINT approval_assignmentchange_kind_choice CHECK (((kind)::text = ANY ((ARRAY['approved'::character varying, 'ended'::character varying, 'moved_in'::character varying, 'needs_review'::character varying, 'outcome'::character varying, 'planned'::character varying, 'registered'::character varying, 'upheld'::character varying, 'withdrawn'::character varying])::text[])))
);

ALTER TABLE public.approval_assignmentchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_webhookdelivery (
    id bigint CONSTRAINT approval_delivery_id_not_null NOT NULL,
    uuid uuid CONSTRAINT approval_delivery_uuid_not_null NOT NULL,
    state character varying(10) CONSTRAINT approval_delivery_state_not_null NOT NULL,
    tries smallint CONSTRAINT approval_delivery_tries_not_null NOT NULL,
    next_try_at timestamp with time zone CONSTRAINT approval_delivery_next_try_at_not_null NOT NULL,
    last_status smallint,
    change_id bigint CONSTRAINT approval_delivery_change_id_not_null NOT NULL,
    webhook_id bigint CONSTRAINT approval_delivery_webhook_id_not_null NOT NULL,
    CONSTRAINT approval_delivery_last_status_check CHECK ((last_status >= 0)),
    CONSTRAINT approval_delivery_tries_check CHECK ((tries >= 0)),
    CONSTRAINT approval_webhookdelivery_state_choice CHECK (((state)::text = ANY ((ARRAY['delivered'::character varying, 'given_up'::character varying, 'waiting'::character varying])::text[])))
);

ALTER TABLE public.approval_webhookdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_gatestatus (
    id bigint NOT NULL,
    outcome character varying(20) NOT NULL,
    reason character varying(20) NOT NULL,
    may_approve boolean NOT NULL,
    due_on date,
    follow_up_due_on date,
    given jsonb NOT NULL,
    answer jsonb NOT NULL,
    progress jsonb NOT NULL,
    "on" date,
    is_stale boolean NOT NULL,
    assignment_id bigint,
    home_id bigint NOT NULL,
    preparation_id bigint,
    rule_set_id bigint,
    given_format smallint NOT NULL,
    CONSTRAINT approval_gatestatus_given_format_check CHECK ((given_format >= 0)),
    CONSTRAINT approval_gatestatus_outcome_choice CHECK (((outcome)::text = ANY ((ARRAY['breach'::character varying, 'cleared'::character varying, 'missing'::character varying, 'not_applicable'::character varying, 'not_ready'::character varying, 'overdue'::character varying, 'urgent'::character varying])::text[]))),
    CONSTRAINT approval_gatestatus_reason_choice CHECK (((reason)::text = ANY ((ARRAY[''::character varying, 'no_parents'::character varying, 'no_rule_set'::character varying, 'not_evaluated'::character varying, 'nothing_required'::character varying])::text[]))),
    CONSTRAINT gate_status_has_one_subject CHECK ((((assignment_id IS NOT NULL) AND (preparation_id IS NULL)) OR ((assignment_id IS NULL) AND (preparation_id IS NOT NULL))))
);

ALTER TABLE public.approval_gatestatus ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_gatestatus_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_handover (
    id bigint NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    assignment_id bigint NOT NULL,
    handed_by_id bigint NOT NULL,
    to_id bigint NOT NULL
);

ALTER TABLE public.approval_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_homeforecast (
    id bigint NOT NULL,
    made_on date NOT NULL,
    ready_on date,
    is_exact boolean NOT NULL,
    is_late boolean NOT NULL,
    status_id bigint NOT NULL
);

ALTER TABLE public.approval_homeforecast ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_homeforecast_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_learningpace (
    id bigint NOT NULL,
    minutes_a_week smallint NOT NULL,
    together boolean NOT NULL,
    chosen_at timestamp with time zone NOT NULL,
    chosen_by_id bigint,
    home_id bigint NOT NULL,
    CONSTRAINT approval_learningpace_minutes_a_week_check CHECK ((minutes_a_week >= 0)),
    CONSTRAINT learning_pace_moves_forward CHECK ((minutes_a_week >= 15))
);

ALTER TABLE public.approval_learningpace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_learningpace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_monthlystatistics (
    id bigint CONSTRAINT approval_outlook_id_not_null NOT NULL,
    month date CONSTRAINT approval_outlook_month_not_null NOT NULL,
    asked_at timestamp with time zone CONSTRAINT approval_outlook_asked_at_not_null NOT NULL,
    total integer CONSTRAINT approval_outlook_total_not_null NOT NULL,
    done integer CONSTRAINT approval_outlook_done_not_null NOT NULL,
    finished_at timestamp with time zone,
    figures jsonb CONSTRAINT approval_outlook_figures_not_null NOT NULL,
    asked_by_id bigint,
    organisation_id bigint,
    region_id character varying(10),
    CONSTRAINT approval_outlook_done_check CHECK ((done >= 0)),
    CONSTRAINT approval_outlook_total_check CHECK ((total >= 0)),
    CONSTRAINT outlook_is_of_a_region_or_an_office CHECK ((((organisation_id IS NOT NULL) AND (region_id IS NULL)) OR ((organisation_id IS NULL) AND (region_id IS NOT NULL))))
);

ALTER TABLE public.approval_monthlystatistics ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_outlook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_planwaiting (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    status_id bigint NOT NULL
);

ALTER TABLE public.approval_planwaiting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_planwaiting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_proofadult (
    id bigint NOT NULL,
    agreed_at timestamp with time zone,
    declined_at timestamp with time zone,
    person_id bigint NOT NULL,
    link_id bigint NOT NULL,
    CONSTRAINT proof_adult_agrees_or_declines CHECK (((agreed_at IS NULL) OR (declined_at IS NULL)))
);

ALTER TABLE public.approval_proofadult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_proofadult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_prooflink (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    secret_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    made_by_id bigint NOT NULL
);

ALTER TABLE public.approval_prooflink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_prooflink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_prooflook (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    link_id bigint NOT NULL
);

ALTER TABLE public.approval_prooflook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_prooflook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_requirement (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    key character varying(60) NOT NULL,
    phase character varying(20) NOT NULL,
    any_of character varying(60)[] NOT NULL,
    who character varying(10) NOT NULL,
    only_for character varying(40)[] NOT NULL,
    strength character varying(15) NOT NULL,
    due_days smallint,
    valid_months smallint,
    rule_set_id bigint NOT NULL,
    CONSTRAINT approval_requirement_due_days_check CHECK ((due_days >= 0)),
    CONSTRAINT approval_requirement_phase_choice CHECK (((phase)::text = ANY ((ARRAY['after_move_in'::character varying, 'before_approval'::character varying])::text[]))),
    CONSTRAINT approval_requirement_position_check CHECK (("position" >= 0)),
    CONSTRAINT approval_requirement_strength_choice CHECK (((strength)::text = ANY ((ARRAY['recommended'::character varying, 'required'::character varying])::text[]))),
    CONSTRAINT approval_requirement_valid_months_check CHECK ((valid_months >= 0)),
    CONSTRAINT approval_requirement_who_choice CHECK (((who)::text = ANY ((ARRAY['any'::character varying, 'each'::character varying])::text[]))),
    CONSTRAINT requirement_names_training CHECK ((
CASE
    WHEN (any_of IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(any_of, 1), 0)
END > 0))
);

ALTER TABLE public.approval_requirement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_requirement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_review (
    id bigint NOT NULL,
    reason character varying(20) NOT NULL,
    evidence character varying(64) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    conclusion character varying(20) NOT NULL,
    withdrawal_reason character varying(30) NOT NULL,
    concluded_at timestamp with time zone,
    snapshot jsonb,
    approval_id bigint NOT NULL,
    concluded_by_id bigint,
    person_id bigint,
    CONSTRAINT approval_review_conclusion_choice CHECK (((conclusion)::text = ANY ((ARRAY[''::character varying, 'upheld'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT approval_review_reason_choice CHECK (((reason)::text = ANY ((ARRAY['evidence_withdrawn'::character varying, 'parent_joined'::character varying])::text[]))),
    CONSTRAINT approval_review_withdrawal_reason_choice CHECK (((withdrawal_reason)::text = ANY ((ARRAY[''::character varying, 'home_changed'::character varying, 'home_wishes'::character varying, 'recorded_wrongly'::character varying, 'training_incomplete'::character varying])::text[]))),
    CONSTRAINT review_upheld_keeps_a_snapshot CHECK (((NOT ((conclusion)::text = 'upheld'::text)) OR (snapshot IS NOT NULL))),
    CONSTRAINT review_withdrawn_has_a_reason CHECK (((NOT ((conclusion)::text = 'withdrawn'::text)) OR (NOT ((withdrawal_reason)::text = ''::text))))
);

ALTER TABLE public.approval_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_ruleset (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    version smallint NOT NULL,
    valid_from date,
    urgent_days smallint NOT NULL,
    is_demonstration boolean NOT NULL,
    proposed_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    confirmed_by_id bigint,
    copied_from_id bigint,
    made_by_id bigint,
    proposed_by_id bigint,
    CONSTRAINT approval_ruleset_kind_choice CHECK (((kind)::text = ANY ((ARRAY['emergency_home'::character varying, 'kinship'::character varying, 'ordinary'::character varying, 'special_terms'::character varying, 'specialised'::character varying])::text[]))),
    CONSTRAINT approval_ruleset_urgent_days_check CHECK ((urgent_days >= 0)),
    CONSTRAINT approval_ruleset_version_check CHECK ((version >= 0)),
    CONSTRAINT rule_set_is_proposed_before_confirmed CHECK (((confirmed_by_id IS NULL) OR ((proposed_by_id IS NOT NULL) AND (valid_from IS NOT NULL)))),
    CONSTRAINT rule_set_needs_two CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = proposed_by_id) AND (confirmed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))
);

ALTER TABLE public.approval_ruleset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_ruleset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_savedview (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    chosen character varying(300) NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE public.approval_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_task (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    assignment_id bigint NOT NULL,
    done_by_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT approval_task_kind_choice CHECK (((kind)::text = ANY ((ARRAY['review'::character varying, 'tell_host'::character varying, 'too_late'::character varying])::text[])))
);

ALTER TABLE public.approval_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.approval_webhook (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    url character varying(500) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    stopped_at timestamp with time zone,
    organisation_id bigint NOT NULL
);

ALTER TABLE public.approval_webhook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_webhook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_borrowedmodule (
    id bigint NOT NULL,
    sort_order integer,
    after_own smallint NOT NULL,
    module_id integer NOT NULL,
    page_id integer NOT NULL,
    CONSTRAINT cms_borrowedmodule_after_own_check CHECK ((after_own >= 0))
);

ALTER TABLE public.cms_borrowedmodule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_borrowedmodule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_homepage (
    page_ptr_id integer NOT NULL,
    lead text NOT NULL,
    body jsonb NOT NULL
);

CREATE TABLE public.cms_infopage (
    page_ptr_id integer NOT NULL,
    lead text NOT NULL,
    body jsonb NOT NULL,
    review_by date
);

CREATE TABLE public.cms_lessonpage (
    page_ptr_id integer NOT NULL,
    minutes smallint NOT NULL,
    is_required boolean NOT NULL,
    is_in_use boolean NOT NULL,
    review_by date,
    material_change character varying(300) NOT NULL,
    lead text NOT NULL,
    body jsonb NOT NULL,
    professional_owner_id bigint,
    CONSTRAINT cms_lessonpage_minutes_check CHECK ((minutes >= 0))
);

CREATE TABLE public.cms_lessonprovision (
    id bigint NOT NULL,
    translation_key uuid NOT NULL,
    sort_order integer,
    reference character varying(160) NOT NULL,
    address character varying(200) NOT NULL,
    locale_id integer NOT NULL,
    page_id integer NOT NULL
);

ALTER TABLE public.cms_lessonprovision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_lessonprovision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_modulemeeting (
    id bigint NOT NULL,
    translation_key uuid NOT NULL,
    sort_order integer,
    kind character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    minutes smallint NOT NULL,
    is_required boolean NOT NULL,
    min_share smallint,
    after_lesson smallint NOT NULL,
    locale_id integer NOT NULL,
    page_id integer NOT NULL,
    CONSTRAINT cms_modulemeeting_after_lesson_check CHECK ((after_lesson >= 0)),
    CONSTRAINT cms_modulemeeting_kind_choice CHECK (((kind)::text = ANY ((ARRAY['gathering'::character varying, 'network_day'::character varying, 'visit'::character varying])::text[]))),
    CONSTRAINT cms_modulemeeting_min_share_check CHECK ((min_share >= 0)),
    CONSTRAINT cms_modulemeeting_minutes_check CHECK ((minutes >= 0))
);

ALTER TABLE public.cms_modulemeeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_modulemeeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_modulepage (
    page_ptr_id integer NOT NULL,
    code character varying(40) NOT NULL,
    lead text NOT NULL,
    phase character varying(10) NOT NULL,
    minutes smallint NOT NULL,
    pass_mark smallint NOT NULL,
    min_share smallint NOT NULL,
    any_order boolean NOT NULL,
    CONSTRAINT cms_modulepage_min_share_check CHECK ((min_share >= 0)),
    CONSTRAINT cms_modulepage_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT cms_modulepage_pass_mark_check CHECK ((pass_mark >= 0)),
    CONSTRAINT cms_modulepage_phase_choice CHECK (((phase)::text = ANY ((ARRAY['around'::character varying, 'before'::character varying, 'during'::character varying])::text[])))
);

CREATE TABLE public.cms_modulepage_target_groups (
    id bigint NOT NULL,
    modulepage_id integer NOT NULL,
    targetgroup_id character varying(40) NOT NULL
);

ALTER TABLE public.cms_modulepage_target_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_modulepage_target_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_moduleprerequisite (
    id bigint NOT NULL,
    sort_order integer,
    module_id integer NOT NULL,
    page_id integer NOT NULL,
    CONSTRAINT module_prerequisite_not_itself CHECK ((NOT (page_id = module_id)))
);

ALTER TABLE public.cms_moduleprerequisite ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_moduleprerequisite_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_networkdaypage (
    page_ptr_id integer NOT NULL,
    lead text NOT NULL,
    month date NOT NULL,
    body jsonb NOT NULL,
    session_uuid uuid,
    region_id character varying(10) NOT NULL
);

CREATE TABLE public.cms_outsideaddress (
    id bigint NOT NULL,
    url character varying(2000) NOT NULL,
    asked_at timestamp with time zone,
    status smallint,
    trouble character varying(20) NOT NULL,
    failing_since timestamp with time zone,
    CONSTRAINT cms_outsideaddress_status_check CHECK ((status >= 0)),
    CONSTRAINT cms_outsideaddress_trouble_choice CHECK (((trouble)::text = ANY ((ARRAY[''::character varying, 'certificate'::character varying, 'no_answer'::character varying, 'not_asked'::character varying, 'not_public'::character varying, 'redirects'::character varying, 'timeout'::character varying, 'unknown_host'::character varying])::text[]))),
    CONSTRAINT outside_address_fails_when_asked CHECK (((failing_since IS NULL) OR (asked_at >= failing_since)))
);

ALTER TABLE public.cms_outsideaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_outsideaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_outsidelink (
    id bigint NOT NULL,
    words character varying(200) NOT NULL,
    address_id bigint NOT NULL,
    page_id integer NOT NULL
);

ALTER TABLE public.cms_outsidelink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_outsidelink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.cms_programmepage (
    page_ptr_id integer NOT NULL,
    code character varying(40) NOT NULL,
    lead text NOT NULL,
    is_demonstration boolean NOT NULL,
    may_add_up boolean NOT NULL
);

CREATE TABLE public.cms_quizpage (
    page_ptr_id integer NOT NULL,
    minutes smallint NOT NULL,
    is_required boolean NOT NULL,
    is_in_use boolean NOT NULL,
    review_by date,
    material_change character varying(300) NOT NULL,
    lead text NOT NULL,
    bank jsonb NOT NULL,
    draws smallint NOT NULL,
    attempts smallint NOT NULL,
    pass_mark smallint NOT NULL,
    shuffles boolean NOT NULL,
    professional_owner_id bigint,
    CONSTRAINT cms_quizpage_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT cms_quizpage_draws_check CHECK ((draws >= 0)),
    CONSTRAINT cms_quizpage_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT cms_quizpage_pass_mark_check CHECK ((pass_mark >= 0))
);

CREATE TABLE public.courses_answer (
    id bigint NOT NULL,
    lesson_uuid uuid NOT NULL,
    question_uuid uuid NOT NULL,
    response jsonb NOT NULL,
    is_right boolean,
    points double precision,
    is_first boolean NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    statement uuid NOT NULL,
    person_id bigint NOT NULL,
    attempt_id uuid
);

ALTER TABLE public.courses_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_attempt (
    uuid uuid NOT NULL,
    quiz_uuid uuid NOT NULL,
    number integer NOT NULL,
    drawn uuid[] NOT NULL,
    shuffle integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    points double precision,
    max_points double precision,
    has_passed boolean,
    person_id bigint NOT NULL,
    quiz_version_id bigint NOT NULL,
    CONSTRAINT courses_attempt_number_check CHECK ((number >= 0)),
    CONSTRAINT courses_attempt_shuffle_check CHECK ((shuffle >= 0))
);

CREATE TABLE public.courses_attestation (
    uuid uuid NOT NULL,
    kind character varying(10) NOT NULL,
    provider character varying(160) NOT NULL,
    began_on date,
    ended_on date NOT NULL,
    reason character varying(20) NOT NULL,
    checks jsonb NOT NULL,
    document character varying(100) NOT NULL,
    document_sha256 character varying(64) NOT NULL,
    attested_at timestamp with time zone NOT NULL,
    statement uuid NOT NULL,
    withdrawn_at timestamp with time zone,
    attested_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    training_id character varying(60) NOT NULL,
    CONSTRAINT courses_attestation_kind_choice CHECK (((kind)::text = ANY ((ARRAY['attested'::character varying, 'recognised'::character varying])::text[]))),
    CONSTRAINT courses_attestation_reason_choice CHECK (((reason)::text = ANY ((ARRAY[''::character varying, 'abroad'::character varying, 'earlier_basic'::character varying, 'equivalent'::character varying])::text[])))
);

CREATE TABLE public.courses_bookmark (
    id bigint NOT NULL,
    lesson_uuid uuid NOT NULL,
    place character varying(80) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE public.courses_bookmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_bookmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_certificate (
    uuid uuid NOT NULL,
    evidence uuid NOT NULL,
    completed_on date NOT NULL,
    code_hash character varying(64) NOT NULL,
    name_hash character varying(64) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    training_id character varying(60) NOT NULL
);

CREATE TABLE public.courses_completion (
    announcement uuid NOT NULL,
    how character varying(10) NOT NULL,
    completed_on date NOT NULL,
    completed_at timestamp with time zone NOT NULL,
    rests_on uuid[] NOT NULL,
    registration uuid,
    person_id bigint NOT NULL,
    module_version_id uuid,
    programme_version_id uuid,
    training_id character varying(60) NOT NULL,
    CONSTRAINT courses_completion_how_choice CHECK (((how)::text = ANY ((ARRAY['attested'::character varying, 'earned'::character varying, 'recognised'::character varying])::text[])))
);

CREATE TABLE public.courses_enrolment (
    uuid uuid NOT NULL,
    is_renewal boolean NOT NULL,
    enrolled_on date NOT NULL,
    withdrawn_at timestamp with time zone,
    enrolled_by_id bigint,
    person_id bigint NOT NULL,
    module_version_id uuid,
    programme_version_id uuid,
    training_id character varying(60) NOT NULL,
    CONSTRAINT enrolment_pins_one_version CHECK ((((module_version_id IS NOT NULL) AND (programme_version_id IS NULL)) OR ((module_version_id IS NULL) AND (programme_version_id IS NOT NULL))))
);

CREATE TABLE public.courses_enrolmentmove (
    id bigint NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    enrolment_id uuid NOT NULL,
    moved_by_id bigint,
    from_module_version_id uuid,
    from_programme_version_id uuid
);

ALTER TABLE public.courses_enrolmentmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_enrolmentmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_lessonversion (
    id bigint NOT NULL,
    lesson_uuid uuid NOT NULL,
    language character varying(10) NOT NULL,
    number integer NOT NULL,
    is_source boolean NOT NULL,
    title character varying(255) NOT NULL,
    minutes integer NOT NULL,
    content jsonb NOT NULL,
    material_change text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by_id bigint,
    CONSTRAINT courses_lessonversion_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT courses_lessonversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.courses_lessonversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_lessonversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_module (
    uuid uuid NOT NULL,
    training_id character varying(60) NOT NULL
);

CREATE TABLE public.courses_modulepart (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    is_required boolean NOT NULL,
    min_share double precision,
    module_version_id uuid NOT NULL,
    part_id uuid NOT NULL,
    CONSTRAINT courses_modulepart_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.courses_modulepart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_modulepart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_moduleversion (
    uuid uuid NOT NULL,
    number integer NOT NULL,
    pass_mark double precision NOT NULL,
    min_share double precision NOT NULL,
    any_order boolean NOT NULL,
    phase character varying(10) NOT NULL,
    prerequisites uuid[] NOT NULL,
    target_groups character varying(40)[] NOT NULL,
    published_at timestamp with time zone NOT NULL,
    module_id uuid NOT NULL,
    published_by_id bigint,
    CONSTRAINT courses_moduleversion_number_check CHECK ((number >= 0)),
    CONSTRAINT courses_moduleversion_phase_choice CHECK (((phase)::text = ANY ((ARRAY['around'::character varying, 'before'::character varying, 'during'::character varying])::text[]))),
    CONSTRAINT module_version_shares_within_one CHECK ((((min_share >= (0.0)::double precision) AND (min_share <= (1.0)::double precision)) AND ((pass_mark >= (0.0)::double precision) AND (pass_mark <= (1.0)::double precision))))
);

CREATE TABLE public.courses_note (
    uuid uuid NOT NULL,
    lesson_uuid uuid,
    question_uuid uuid,
    heading character varying(255) NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    writer_id bigint NOT NULL
);

CREATE TABLE public.courses_part (
    uuid uuid NOT NULL,
    kind character varying(20) NOT NULL,
    titles jsonb NOT NULL,
    minutes integer NOT NULL,
    module_id uuid NOT NULL,
    CONSTRAINT courses_part_kind_choice CHECK (((kind)::text = ANY ((ARRAY['gathering'::character varying, 'lesson'::character varying, 'network_day'::character varying, 'quiz'::character varying, 'visit'::character varying])::text[]))),
    CONSTRAINT courses_part_minutes_check CHECK ((minutes >= 0))
);

CREATE TABLE public.courses_partprogress (
    done_on date NOT NULL,
    done_at timestamp with time zone NOT NULL,
    rests_on uuid[] NOT NULL,
    enrolment_id uuid NOT NULL,
    part_id uuid NOT NULL,
    person_id bigint NOT NULL
);

CREATE TABLE public.courses_programme (
    uuid uuid NOT NULL,
    training_id character varying(60) NOT NULL
);

CREATE TABLE public.courses_programmemodule (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    module_version_id uuid NOT NULL,
    programme_version_id uuid NOT NULL,
    CONSTRAINT courses_programmemodule_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.courses_programmemodule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_programmemodule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.courses_programmeversion (
    uuid uuid NOT NULL,
    number integer NOT NULL,
    adds_up_attendance boolean NOT NULL,
    published_at timestamp with time zone NOT NULL,
    follows_recommendation_on date,
    follows_recommendation_by_id bigint,
    programme_id uuid NOT NULL,
    published_by_id bigint,
    CONSTRAINT courses_programmeversion_number_check CHECK ((number >= 0)),
    CONSTRAINT programme_version_recommendation_signed CHECK ((((follows_recommendation_by_id IS NULL) AND (follows_recommendation_on IS NULL)) OR ((follows_recommendation_by_id IS NOT NULL) AND (follows_recommendation_on IS NOT NULL))))
);

CREATE TABLE public.courses_training (
    code character varying(60) NOT NULL,
    kind character varying(10) NOT NULL,
    titles jsonb NOT NULL,
    is_demonstration boolean NOT NULL,
    CONSTRAINT courses_training_kind_choice CHECK (((kind)::text = ANY ((ARRAY['module'::character varying, 'programme'::character varying])::text[])))
);

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_clockedschedule (
    id integer NOT NULL,
    clocked_time timestamp with time zone NOT NULL
);

ALTER TABLE public.django_celery_beat_clockedschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_clockedschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_crontabschedule (
    id integer NOT NULL,
    minute character varying(240) NOT NULL,
    hour character varying(96) NOT NULL,
    day_of_week character varying(64) NOT NULL,
    day_of_month character varying(124) NOT NULL,
    month_of_year character varying(64) NOT NULL,
    timezone character varying(63) NOT NULL
);

ALTER TABLE public.django_celery_beat_crontabschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_crontabschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_intervalschedule (
    id integer NOT NULL,
    every integer NOT NULL,
    period character varying(24) NOT NULL
);

ALTER TABLE public.django_celery_beat_intervalschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_intervalschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_periodictask (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    task character varying(200) NOT NULL,
    args text NOT NULL,
    kwargs text NOT NULL,
    queue character varying(200),
    exchange character varying(200),
    routing_key character varying(200),
    expires timestamp with time zone,
    enabled boolean NOT NULL,
    last_run_at timestamp with time zone,
    total_run_count integer NOT NULL,
    date_changed timestamp with time zone NOT NULL,
    description text NOT NULL,
    crontab_id integer,
    interval_id integer,
    solar_id integer,
    one_off boolean NOT NULL,
    start_time timestamp with time zone,
    priority integer,
    headers text NOT NULL,
    clocked_id integer,
    expire_seconds integer,
    CONSTRAINT django_celery_beat_periodictask_expire_seconds_check CHECK ((expire_seconds >= 0)),
    CONSTRAINT django_celery_beat_periodictask_priority_check CHECK ((priority >= 0)),
    CONSTRAINT django_celery_beat_periodictask_total_run_count_check CHECK ((total_run_count >= 0))
);

ALTER TABLE public.django_celery_beat_periodictask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_periodictask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_celery_beat_periodictasks (
    ident smallint NOT NULL,
    last_update timestamp with time zone NOT NULL
);

CREATE TABLE public.django_celery_beat_solarschedule (
    id integer NOT NULL,
    event character varying(24) NOT NULL,
    latitude numeric(9,6) NOT NULL,
    longitude numeric(9,6) NOT NULL
);

ALTER TABLE public.django_celery_beat_solarschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_celery_beat_solarschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.notices_deliveryevent (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    status character varying(10) NOT NULL,
    detail character varying(80) NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT notices_deliveryevent_status_choice CHECK (((status)::text = ANY ((ARRAY['failed'::character varying, 'held'::character varying, 'letter'::character varying, 'posted'::character varying, 'queued'::character varying, 'sending'::character varying, 'sent'::character varying, 'stopped'::character varying, 'uncertain'::character varying])::text[])))
);

ALTER TABLE public.notices_deliveryevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_deliveryevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_notice (
    id bigint CONSTRAINT notices_message_id_not_null NOT NULL,
    uuid uuid CONSTRAINT notices_message_uuid_not_null NOT NULL,
    kind character varying(40) CONSTRAINT notices_message_kind_not_null NOT NULL,
    variables jsonb CONSTRAINT notices_message_variables_not_null NOT NULL,
    about character varying(80) CONSTRAINT notices_message_about_not_null NOT NULL,
    is_urgent boolean CONSTRAINT notices_message_is_urgent_not_null NOT NULL,
    status character varying(10) CONSTRAINT notices_message_status_not_null NOT NULL,
    made_at timestamp with time zone CONSTRAINT notices_message_made_at_not_null NOT NULL,
    not_before timestamp with time zone CONSTRAINT notices_message_not_before_not_null NOT NULL,
    message_id character varying(120) CONSTRAINT notices_message_message_id_not_null NOT NULL,
    tries smallint CONSTRAINT notices_message_tries_not_null NOT NULL,
    sending_at timestamp with time zone,
    sent_at timestamp with time zone,
    read_at timestamp with time zone,
    organisation_id bigint,
    to_id bigint CONSTRAINT notices_message_to_id_not_null NOT NULL,
    address character varying(254) NOT NULL,
    CONSTRAINT notices_message_tries_check CHECK ((tries >= 0)),
    CONSTRAINT notices_notice_status_choice CHECK (((status)::text = ANY ((ARRAY['failed'::character varying, 'held'::character varying, 'letter'::character varying, 'posted'::character varying, 'queued'::character varying, 'sending'::character varying, 'sent'::character varying, 'stopped'::character varying, 'uncertain'::character varying])::text[])))
);

ALTER TABLE public.notices_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_preference (
    id bigint NOT NULL,
    declined character varying(20)[] NOT NULL,
    paused_at timestamp with time zone,
    wants_letters boolean NOT NULL,
    person_id bigint NOT NULL,
    digest character varying(10) NOT NULL,
    digest_at timestamp with time zone,
    CONSTRAINT notices_preference_digest_choice CHECK (((digest)::text = ANY ((ARRAY[''::character varying, 'daily'::character varying, 'weekly'::character varying])::text[])))
);

ALTER TABLE public.notices_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_preference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_templatetext (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    language character varying(10) NOT NULL,
    subject character varying(120) NOT NULL,
    body text NOT NULL
);

ALTER TABLE public.notices_templatetext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_templatetext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_visitormail (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    language character varying(10) NOT NULL,
    kind character varying(40) NOT NULL,
    variables jsonb NOT NULL,
    about character varying(80) NOT NULL,
    status character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone NOT NULL,
    message_id character varying(120) NOT NULL,
    tries smallint NOT NULL,
    sending_at timestamp with time zone,
    CONSTRAINT notices_visitormail_status_choice CHECK (((status)::text = ANY ((ARRAY['failed'::character varying, 'queued'::character varying, 'sending'::character varying, 'uncertain'::character varying])::text[]))),
    CONSTRAINT notices_visitormail_tries_check CHECK ((tries >= 0))
);

ALTER TABLE public.notices_visitormail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_visitormail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.operations_backuprun (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    size bigint NOT NULL,
    rows bigint NOT NULL,
    is_whole boolean NOT NULL,
    CONSTRAINT operations_backuprun_kind_choice CHECK (((kind)::text = ANY ((ARRAY['backup'::character varying, 'drill'::character varying])::text[])))
);

ALTER TABLE public.operations_backuprun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_backuprun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_accountlink (
    id bigint NOT NULL,
    code_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    made_by_id bigint,
    user_id bigint NOT NULL,
    reason character varying(10) NOT NULL,
    CONSTRAINT people_accountlink_reason_choice CHECK (((reason)::text = ANY ((ARRAY['forgotten'::character varying, 'new'::character varying, 'on_sight'::character varying])::text[])))
);

ALTER TABLE public.people_accountlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_accountlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_addresschange (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    code_hash character varying(64) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.people_addresschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_addresschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_assignment (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    case_reference character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    urgent_basis character varying(30) NOT NULL,
    planned_move_in_on date,
    moved_in_on date,
    registered_on date NOT NULL,
    ended_on date,
    home_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT people_assignment_kind_choice CHECK (((kind)::text = ANY ((ARRAY['emergency_home'::character varying, 'kinship'::character varying, 'ordinary'::character varying, 'special_terms'::character varying, 'specialised'::character varying])::text[]))),
    CONSTRAINT people_assignment_urgent_basis_choice CHECK (((urgent_basis)::text = ANY ((ARRAY[''::character varying, 'emergency_decision'::character varying, 'urgent_voluntary_stay'::character varying])::text[])))
);

ALTER TABLE public.people_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_assignment_target_groups (
    id bigint NOT NULL,
    assignment_id bigint NOT NULL,
    targetgroup_id character varying(40) NOT NULL
);

ALTER TABLE public.people_assignment_target_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_assignment_target_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_auditentry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    act character varying(60) NOT NULL,
    subject character varying(120) NOT NULL,
    data jsonb NOT NULL,
    by_id bigint
);

ALTER TABLE public.people_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_cardcode (
    id bigint NOT NULL,
    number smallint NOT NULL,
    code_hash character varying(64) NOT NULL,
    used_at timestamp with time zone,
    card_id bigint NOT NULL,
    CONSTRAINT card_code_numbers_begin_with_one CHECK ((number >= 1)),
    CONSTRAINT people_cardcode_number_check CHECK ((number >= 0))
);

ALTER TABLE public.people_cardcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_cardcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_codecard (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.people_codecard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_codecard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_conflictofinterest (
    id bigint NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    user_id bigint NOT NULL,
    home_id bigint NOT NULL
);

ALTER TABLE public.people_conflictofinterest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_conflictofinterest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_fosterhome (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    registered_on date NOT NULL,
    closed_on date,
    host_municipality_id character varying(4) NOT NULL,
    registered_by_id bigint NOT NULL,
    trained_by_id bigint
);

ALTER TABLE public.people_fosterhome ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_fosterhome_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_fosterparent (
    id bigint NOT NULL,
    joined_on date NOT NULL,
    left_on date,
    home_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT foster_parent_leaves_after_joining CHECK (((left_on IS NULL) OR (left_on >= joined_on)))
);

ALTER TABLE public.people_fosterparent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_fosterparent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_homecode (
    id bigint NOT NULL,
    code_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    home_id bigint NOT NULL,
    made_by_id bigint NOT NULL
);

ALTER TABLE public.people_homecode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_homecode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_homemove (
    id bigint NOT NULL,
    "on" date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    from_municipality_id character varying(4) NOT NULL,
    from_service_id bigint,
    home_id bigint NOT NULL,
    made_by_id bigint,
    to_municipality_id character varying(4) NOT NULL,
    to_service_id bigint,
    CONSTRAINT home_move_leads_elsewhere CHECK ((NOT ((from_municipality_id)::text = (to_municipality_id)::text)))
);

ALTER TABLE public.people_homemove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_homemove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_identity (
    id bigint NOT NULL,
    issuer character varying(255) NOT NULL,
    subject character varying(255) NOT NULL,
    door character varying(10) NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT people_identity_door_choice CHECK (((door)::text = ANY ((ARRAY['card'::character varying, 'citizen'::character varying, 'passkey'::character varying, 'password'::character varying, 'staff'::character varying])::text[])))
);

ALTER TABLE public.people_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_invitation (
    id bigint NOT NULL,
    code_hash character varying(64) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    conflict_at timestamp with time zone,
    home_id bigint NOT NULL,
    invited_by_id bigint NOT NULL,
    user_id bigint NOT NULL,
    opened_at timestamp with time zone
);

ALTER TABLE public.people_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_lookup (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    purpose character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    home_id bigint,
    person_id bigint NOT NULL,
    organisation_id bigint,
    supervision_id bigint,
    CONSTRAINT people_lookup_purpose_choice CHECK (((purpose)::text = ANY ((ARRAY['assignment'::character varying, 'supervision'::character varying, 'training'::character varying])::text[])))
);

ALTER TABLE public.people_lookup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_lookup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_membership (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    may_approve boolean NOT NULL,
    user_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    confirmed_by_id bigint,
    given_at timestamp with time zone,
    proposed_by_id bigint,
    asked_name character varying(300) NOT NULL,
    ended_at timestamp with time zone,
    ends_on date,
    leads boolean NOT NULL,
    paused_at timestamp with time zone,
    reviewed_at timestamp with time zone,
    starts_on date,
    CONSTRAINT membership_administrators_lead_no_office CHECK (((NOT leads) OR (NOT ((role)::text = 'admin'::text)))),
    CONSTRAINT membership_ends_after_it_begins CHECK (((starts_on IS NULL) OR (ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT membership_is_given_by_others CHECK ((((proposed_by_id IS NULL) OR (NOT ((proposed_by_id = user_id) AND (proposed_by_id IS NOT NULL)))) AND ((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = user_id) AND (confirmed_by_id IS NOT NULL)))))),
    CONSTRAINT membership_needs_two CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = proposed_by_id) AND (confirmed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL))))),
    CONSTRAINT membership_only_administrators_and_leaders_are_proposed CHECK (((given_at IS NOT NULL) OR ((role)::text = 'admin'::text) OR leads)),
    CONSTRAINT membership_only_caseworkers_approve CHECK (((NOT may_approve) OR ((role)::text = 'caseworker'::text))),
    CONSTRAINT people_membership_role_choice CHECK (((role)::text = ANY ((ARRAY['admin'::character varying, 'auditor'::character varying, 'caseworker'::character varying, 'coordinator'::character varying, 'editor'::character varying, 'trainer'::character varying])::text[])))
);

ALTER TABLE public.people_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_merging (
    id bigint NOT NULL,
    seen character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    asked_by_id bigint,
    confirmed_by_id bigint,
    kept_id bigint NOT NULL,
    merged_id bigint NOT NULL,
    proposed_by_id bigint,
    CONSTRAINT merging_is_given_by_others CHECK ((((proposed_by_id IS NULL) OR ((NOT ((proposed_by_id = kept_id) AND (proposed_by_id IS NOT NULL))) AND (NOT ((proposed_by_id = merged_id) AND (proposed_by_id IS NOT NULL))))) AND ((confirmed_by_id IS NULL) OR ((NOT ((confirmed_by_id = kept_id) AND (confirmed_by_id IS NOT NULL))) AND (NOT ((confirmed_by_id = merged_id) AND (confirmed_by_id IS NOT NULL))))))),
    CONSTRAINT merging_is_not_confirmed_by_who_asked CHECK (((confirmed_by_id IS NULL) OR (asked_by_id IS NULL) OR (NOT ((confirmed_by_id = asked_by_id) AND (confirmed_by_id IS NOT NULL) AND (asked_by_id IS NOT NULL))))),
    CONSTRAINT merging_is_of_two CHECK ((NOT (kept_id = merged_id))),
    CONSTRAINT merging_needs_two CHECK (((confirmed_by_id IS NULL) OR ((proposed_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = proposed_by_id) AND (confirmed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))),
    CONSTRAINT people_merging_seen_choice CHECK (((seen)::text = ANY ((ARRAY['driving_licence'::character varying, 'identity_card'::character varying, 'passport'::character varying, 'residence_card'::character varying])::text[])))
);

ALTER TABLE public.people_merging ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_merging_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_municipality (
    number character varying(4) NOT NULL,
    name character varying(80) NOT NULL,
    official_names character varying(200) NOT NULL,
    county_number character varying(2) NOT NULL,
    county character varying(80) NOT NULL,
    organisation_number character varying(9) NOT NULL,
    region_id character varying(10) NOT NULL,
    begins_on date,
    ends_on date,
    latitude double precision,
    longitude double precision,
    CONSTRAINT municipality_lies_in_norway CHECK ((((latitude IS NULL) AND (longitude IS NULL)) OR (((latitude >= (57.0)::double precision) AND (latitude <= (72.0)::double precision)) AND ((longitude >= (4.0)::double precision) AND (longitude <= (32.0)::double precision)))))
);

CREATE TABLE public.people_municipalitychange (
    id bigint NOT NULL,
    "on" date NOT NULL,
    done_at timestamp with time zone,
    new_id character varying(4) NOT NULL,
    old_id character varying(4) NOT NULL,
    CONSTRAINT municipality_change_is_one CHECK ((NOT ((old_id)::text = (new_id)::text)))
);

ALTER TABLE public.people_municipalitychange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_municipalitychange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_officeclosing (
    id bigint NOT NULL,
    "on" date NOT NULL,
    confirmed_at timestamp with time zone,
    shortened bigint[] NOT NULL,
    confirmed_by_id bigint,
    organisation_id bigint NOT NULL,
    proposed_by_id bigint NOT NULL,
    to_id bigint NOT NULL,
    CONSTRAINT office_closing_goes_to_another CHECK ((NOT (organisation_id = to_id))),
    CONSTRAINT office_closing_needs_two CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = proposed_by_id) AND (confirmed_by_id IS NOT NULL)))))
);

ALTER TABLE public.people_officeclosing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_officeclosing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_organisation (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    organisation_number character varying(9) NOT NULL,
    district character varying(80) NOT NULL,
    telephone character varying(20) NOT NULL,
    region_id character varying(10),
    county_numbers character varying(2)[] NOT NULL,
    closes_on date,
    goes_to_id bigint,
    CONSTRAINT organisation_closed_goes_to_another CHECK ((((closes_on IS NULL) AND (goes_to_id IS NULL)) OR ((closes_on IS NOT NULL) AND (goes_to_id IS NOT NULL)))),
    CONSTRAINT organisation_never_goes_to_itself CHECK (((goes_to_id IS NULL) OR (NOT ((goes_to_id = id) AND (goes_to_id IS NOT NULL))))),
    CONSTRAINT organisation_only_governors_have_counties CHECK (((county_numbers = '{}'::character varying(2)[]) OR ((kind)::text = 'county_governor'::text))),
    CONSTRAINT people_organisation_kind_choice CHECK (((kind)::text = ANY ((ARRAY['child_welfare'::character varying, 'county_governor'::character varying, 'directorate'::character varying, 'foster_care'::character varying])::text[])))
);

ALTER TABLE public.people_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_organisation_municipalities (
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    municipality_id character varying(4) NOT NULL
);

ALTER TABLE public.people_organisation_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_organisation_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_passkey (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);

ALTER TABLE public.people_passkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_passkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_personnumber (
    id bigint NOT NULL,
    key_name character varying(40) NOT NULL,
    digest character varying(64) NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.people_personnumber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_personnumber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_preparation (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    registered_on date NOT NULL,
    ended_on date,
    home_id bigint NOT NULL,
    CONSTRAINT people_preparation_kind_choice CHECK (((kind)::text = ANY ((ARRAY['emergency_home'::character varying, 'kinship'::character varying, 'ordinary'::character varying, 'special_terms'::character varying, 'specialised'::character varying])::text[])))
);

ALTER TABLE public.people_preparation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_preparation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_preparation_target_groups (
    id bigint NOT NULL,
    preparation_id bigint NOT NULL,
    targetgroup_id character varying(40) NOT NULL
);

ALTER TABLE public.people_preparation_target_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_preparation_target_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_protectedaccess (
    id bigint NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by_id bigint,
    organisation_id bigint NOT NULL,
    proposed_by_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT protected_access_is_given_by_others CHECK ((((proposed_by_id IS NULL) OR (NOT ((proposed_by_id = user_id) AND (proposed_by_id IS NOT NULL)))) AND ((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = user_id) AND (confirmed_by_id IS NOT NULL)))))),
    CONSTRAINT protected_access_is_proposed CHECK ((proposed_by_id IS NOT NULL)),
    CONSTRAINT protected_access_needs_two CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = proposed_by_id) AND (confirmed_by_id IS NOT NULL)))))
);

ALTER TABLE public.people_protectedaccess ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_protectedaccess_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_protectionwish (
    id bigint NOT NULL,
    protection character varying(30) NOT NULL,
    alias character varying(80) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT people_protectionwish_protection_choice CHECK (((protection)::text = ANY ((ARRAY[''::character varying, 'confidential'::character varying, 'hidden'::character varying, 'strictly_confidential'::character varying])::text[])))
);

ALTER TABLE public.people_protectionwish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_protectionwish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_region (
    code character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    helpline_hours character varying(80) NOT NULL,
    helpline_number character varying(20) NOT NULL,
    helpline_who character varying(120) NOT NULL
);

CREATE TABLE public.people_resetrequest (
    id bigint NOT NULL,
    name text NOT NULL,
    asked_at timestamp with time zone NOT NULL
);

ALTER TABLE public.people_resetrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_resetrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_securityevent (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(30) NOT NULL,
    door character varying(10) NOT NULL,
    network character varying(50) NOT NULL,
    reference character varying(120) NOT NULL,
    by_id bigint,
    office_id bigint,
    person_id bigint,
    CONSTRAINT people_securityevent_door_choice CHECK (((door)::text = ANY ((ARRAY[''::character varying, 'card'::character varying, 'citizen'::character varying, 'machine'::character varying, 'passkey'::character varying, 'password'::character varying, 'staff'::character varying])::text[]))),
    CONSTRAINT people_securityevent_kind_choice CHECK (((kind)::text = ANY ((ARRAY['account_closed'::character varying, 'account_link_sent'::character varying, 'account_opened'::character varying, 'administrator_ended'::character varying, 'administrator_made'::character varying, 'administrator_proposed'::character varying, 'credential_changed'::character varying, 'credential_ended'::character varying, 'credential_made'::character varying, 'details_changed'::character varying, 'ended_by_owner'::character varying, 'ended_by_provider'::character varying, 'erased'::character varying, 'exported'::character varying, 'factor_changed'::character varying, 'factor_used'::character varying, 'merged'::character varying, 'password_changed'::character varying, 'protected_opened'::character varying, 'protected_right_ended'::character varying, 'protected_right_given'::character varying, 'protected_right_proposed'::character varying, 'protection_set'::character varying, 'record_read'::character varying, 'rights_changed'::character varying, 'rights_ended'::character varying, 'secret_guessed'::character varying, 'sign_in_failed'::character varying, 'signed_in'::character varying, 'signed_in_after_long'::character varying, 'signed_out'::character varying, 'step_up_asked'::character varying, 'step_up_by_another'::character varying, 'step_up_refused'::character varying, 'stepped_up'::character varying, 'way_in_added'::character varying, 'way_in_removed'::character varying])::text[]))),
    CONSTRAINT security_event_refers_by_code CHECK ((((reference)::text ~ '^[A-Za-z0-9_.:-]*$'::text) AND (NOT ((reference)::text ~ '(^|[^0-9a-fA-F-])[0-9]{11}([^0-9a-fA-F-]|$)'::text))))
);

ALTER TABLE public.people_securityevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_securityevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_signin (
    id bigint NOT NULL,
    session_key character varying(40) NOT NULL,
    door character varying(10) NOT NULL,
    issuer character varying(255) NOT NULL,
    sid character varying(255) NOT NULL,
    level character varying(60) NOT NULL,
    signed_in_at timestamp with time zone,
    browser character varying(60) NOT NULL,
    began_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    user_id bigint NOT NULL,
    CONSTRAINT people_signin_door_choice CHECK (((door)::text = ANY ((ARRAY['card'::character varying, 'citizen'::character varying, 'passkey'::character varying, 'password'::character varying, 'staff'::character varying])::text[])))
);

ALTER TABLE public.people_signin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_signin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_supervisioncase (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    reference character varying(40) NOT NULL,
    purpose character varying(20) NOT NULL,
    came_from character varying(20) NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_id bigint,
    opened_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT people_supervisioncase_came_from_choice CHECK (((came_from)::text = ANY ((ARRAY['authority'::character varying, 'board'::character varying, 'concerned'::character varying, 'governor'::character varying, 'municipality'::character varying])::text[]))),
    CONSTRAINT people_supervisioncase_purpose_choice CHECK (((purpose)::text = ANY ((ARRAY['complaint'::character varying, 'concern'::character varying, 'follow_up'::character varying, 'nationwide'::character varying, 'planned'::character varying])::text[]))),
    CONSTRAINT supervision_case_ended_by_somebody CHECK ((((ended_at IS NULL) AND (ended_by_id IS NULL)) OR ((ended_at IS NOT NULL) AND (ended_by_id IS NOT NULL)))),
    CONSTRAINT supervision_case_lasts_a_day CHECK ((until_on >= from_on))
);

ALTER TABLE public.people_supervisioncase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_supervisioncase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_supervisioncase_municipalities (
    id bigint NOT NULL,
    supervisioncase_id bigint CONSTRAINT people_supervisioncase_municipaliti_supervisioncase_id_not_null NOT NULL,
    municipality_id character varying(4) NOT NULL
);

ALTER TABLE public.people_supervisioncase_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_supervisioncase_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_supervisioncase_offices (
    id bigint NOT NULL,
    supervisioncase_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);

ALTER TABLE public.people_supervisioncase_offices ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_supervisioncase_offices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_supervisionprolonging (
    id bigint NOT NULL,
    was_until_on date NOT NULL,
    until_on date NOT NULL,
    reason character varying(20) NOT NULL,
    prolonged_at timestamp with time zone NOT NULL,
    case_id bigint NOT NULL,
    prolonged_by_id bigint NOT NULL,
    CONSTRAINT people_supervisionprolonging_reason_choice CHECK (((reason)::text = ANY ((ARRAY['delayed'::character varying, 'mending'::character varying, 'more_to_see'::character varying, 'waiting'::character varying])::text[]))),
    CONSTRAINT supervision_prolonging_is_later CHECK ((until_on > was_until_on))
);

ALTER TABLE public.people_supervisionprolonging ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_supervisionprolonging_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_targetgroup (
    code character varying(40) NOT NULL,
    name_nb character varying(120) NOT NULL,
    name_nn character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    is_active boolean NOT NULL
);

CREATE TABLE public.people_throttle (
    key character varying(64) CONSTRAINT people_tally_key_not_null NOT NULL,
    number integer CONSTRAINT people_tally_number_not_null NOT NULL,
    ends_at timestamp with time zone CONSTRAINT people_tally_ends_at_not_null NOT NULL,
    waits_until timestamp with time zone,
    CONSTRAINT people_tally_number_check CHECK ((number >= 0))
);

CREATE TABLE public.people_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    uuid uuid NOT NULL,
    language character varying(10) NOT NULL,
    address_protection character varying(30) NOT NULL,
    alias character varying(80) NOT NULL,
    privacy_notice_seen_at timestamp with time zone,
    email_changed_at timestamp with time zone,
    merged_into_id bigint,
    notices_read character varying(40)[] NOT NULL,
    name_corrected_at timestamp with time zone,
    telephone character varying(20) NOT NULL,
    deceased_at timestamp with time zone,
    unused_told_at timestamp with time zone,
    erased_at timestamp with time zone,
    CONSTRAINT people_user_address_protection_choice CHECK (((address_protection)::text = ANY ((ARRAY[''::character varying, 'confidential'::character varying, 'hidden'::character varying, 'strictly_confidential'::character varying])::text[]))),
    CONSTRAINT user_deceased_is_closed CHECK (((deceased_at IS NULL) OR (NOT is_active))),
    CONSTRAINT user_erased_is_closed CHECK (((erased_at IS NULL) OR (NOT is_active))),
    CONSTRAINT user_merged_is_closed CHECK (((merged_into_id IS NULL) OR ((NOT is_active) AND (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))))))
);

CREATE TABLE public.people_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.people_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.people_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.people_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_wayinlink (
    id bigint NOT NULL,
    seen character varying(20) NOT NULL,
    code_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    user_id bigint NOT NULL,
    proposed_by_id bigint,
    CONSTRAINT people_wayinlink_seen_choice CHECK (((seen)::text = ANY ((ARRAY['driving_licence'::character varying, 'identity_card'::character varying, 'passport'::character varying, 'residence_card'::character varying])::text[])))
);

ALTER TABLE public.people_wayinlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_wayinlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.people_wayinproposal (
    id bigint NOT NULL,
    seen character varying(20) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by_id bigint,
    proposed_by_id bigint,
    user_id bigint NOT NULL,
    CONSTRAINT people_wayinproposal_seen_choice CHECK (((seen)::text = ANY ((ARRAY['driving_licence'::character varying, 'identity_card'::character varying, 'passport'::character varying, 'residence_card'::character varying])::text[]))),
    CONSTRAINT way_in_proposal_is_given_by_others CHECK ((((proposed_by_id IS NULL) OR (NOT ((proposed_by_id = user_id) AND (proposed_by_id IS NOT NULL)))) AND ((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = user_id) AND (confirmed_by_id IS NOT NULL)))))),
    CONSTRAINT way_in_proposal_is_proposed CHECK ((proposed_by_id IS NOT NULL)),
    CONSTRAINT way_in_proposal_needs_two CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = proposed_by_id) AND (confirmed_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))
);

ALTER TABLE public.people_wayinproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_wayinproposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_anchorcopy (
    id bigint NOT NULL,
    place character varying(4) NOT NULL,
    at timestamp with time zone NOT NULL,
    anchor_id bigint NOT NULL,
    CONSTRAINT portal_anchorcopy_place_choice CHECK (((place)::text = ANY ((ARRAY['file'::character varying, 'mail'::character varying])::text[])))
);

ALTER TABLE public.portal_anchorcopy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_anchorcopy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_chainanchor (
    id bigint NOT NULL,
    number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    line text NOT NULL,
    CONSTRAINT portal_chainanchor_number_check CHECK ((number >= 0))
);

ALTER TABLE public.portal_chainanchor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_chainanchor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_chainblock (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number integer NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    columns character varying(60)[] NOT NULL,
    keys character varying(40)[] NOT NULL,
    days date[] NOT NULL,
    digests bytea[] NOT NULL,
    lowest bigint NOT NULL,
    highest bigint NOT NULL,
    through bigint NOT NULL,
    before bytea NOT NULL,
    seal bytea NOT NULL,
    CONSTRAINT portal_chainblock_number_check CHECK ((number >= 0)),
    CONSTRAINT portal_chainblock_through_check CHECK ((through >= 0))
);

ALTER TABLE public.portal_chainblock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_chainblock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_chaincheck (
    id bigint NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    cursor jsonb NOT NULL,
    checked bigint NOT NULL,
    removed bigint NOT NULL,
    total bigint NOT NULL,
    found integer NOT NULL,
    findings jsonb NOT NULL,
    good_anchor_at timestamp with time zone,
    CONSTRAINT portal_chaincheck_checked_check CHECK ((checked >= 0)),
    CONSTRAINT portal_chaincheck_found_check CHECK ((found >= 0)),
    CONSTRAINT portal_chaincheck_removed_check CHECK ((removed >= 0)),
    CONSTRAINT portal_chaincheck_total_check CHECK ((total >= 0))
);

ALTER TABLE public.portal_chaincheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_chaincheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_chainposition (
    source character varying(60) NOT NULL,
    floor bigint,
    mark bigint,
    marked_at timestamp with time zone,
    mark_xid bigint,
    ran_at timestamp with time zone
);

CREATE TABLE public.portal_chainremoval (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    keys character varying(40)[] NOT NULL,
    lowest bigint NOT NULL,
    highest bigint NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE public.portal_chainremoval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_chainremoval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_chainsalts (
    block_id bigint NOT NULL,
    salts uuid[] NOT NULL
);

CREATE TABLE public.portal_datacopy (
    id bigint NOT NULL,
    language character varying(10) NOT NULL,
    status character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    done smallint NOT NULL,
    total smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    ready_at timestamp with time zone,
    handed_out_at timestamp with time zone,
    file bytea,
    person_id bigint NOT NULL,
    CONSTRAINT data_copy_file_while_ready CHECK ((((file IS NOT NULL) AND (ready_at IS NOT NULL) AND ((status)::text = 'ready'::text)) OR ((NOT ((status)::text = 'ready'::text)) AND (file IS NULL)))),
    CONSTRAINT portal_datacopy_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT portal_datacopy_done_check CHECK ((done >= 0)),
    CONSTRAINT portal_datacopy_status_choice CHECK (((status)::text = ANY ((ARRAY['failed'::character varying, 'handed_out'::character varying, 'making'::character varying, 'ready'::character varying, 'waiting'::character varying])::text[]))),
    CONSTRAINT portal_datacopy_total_check CHECK ((total >= 0))
);

ALTER TABLE public.portal_datacopy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_datacopy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_datarequest (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    "right" character varying(12) NOT NULL,
    kind character varying(40) NOT NULL,
    ground character varying(12) NOT NULL,
    status character varying(10) NOT NULL,
    refusal character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    answered_at timestamp with time zone,
    lifted_at timestamp with time zone,
    answered_by_id bigint,
    lifted_by_id bigint,
    organisation_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT data_request_answered_by_somebody CHECK ((((answered_at IS NULL) AND (answered_by_id IS NULL) AND ((status)::text = ANY ((ARRAY['received'::character varying, 'looked_at'::character varying])::text[]))) OR ((answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL) AND ((status)::text = ANY ((ARRAY['done'::character varying, 'refused'::character varying])::text[]))))),
    CONSTRAINT data_request_lifts_a_limit CHECK (((lifted_at IS NULL) OR ((("right")::text = 'restriction'::text) AND ((status)::text = 'done'::text)))),
    CONSTRAINT data_request_refused_for_a_reason CHECK (((((status)::text = 'refused'::text) AND (NOT ((refusal)::text = ''::text))) OR ((NOT ((status)::text = 'refused'::text)) AND ((refusal)::text = ''::text)))),
    CONSTRAINT portal_datarequest_ground_choice CHECK (((ground)::text = ANY ((ARRAY['claim'::character varying, 'contested'::character varying, 'missing'::character varying, 'not_mine'::character varying, 'objected'::character varying, 'old'::character varying, 'unlawful'::character varying, 'wrong'::character varying])::text[]))),
    CONSTRAINT portal_datarequest_refusal_choice CHECK (((refusal)::text = ANY ((ARRAY[''::character varying, 'bound'::character varying, 'no_ground'::character varying, 'not_found'::character varying, 'right'::character varying])::text[]))),
    CONSTRAINT portal_datarequest_right_choice CHECK ((("right")::text = ANY ((ARRAY['correction'::character varying, 'restriction'::character varying])::text[]))),
    CONSTRAINT portal_datarequest_status_choice CHECK (((status)::text = ANY ((ARRAY['done'::character varying, 'looked_at'::character varying, 'received'::character varying, 'refused'::character varying])::text[])))
);

ALTER TABLE public.portal_datarequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_datarequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_disposal (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(40) NOT NULL,
    model character varying(60) NOT NULL,
    number integer NOT NULL,
    days integer NOT NULL,
    CONSTRAINT portal_disposal_days_check CHECK ((days >= 0)),
    CONSTRAINT portal_disposal_number_check CHECK ((number >= 0))
);

ALTER TABLE public.portal_disposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_disposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_interest (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(20) NOT NULL,
    language character varying(10) NOT NULL,
    wish character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    municipality_id character varying(4) NOT NULL,
    organisation_id bigint NOT NULL,
    visitor_id bigint,
    CONSTRAINT interest_can_be_reached CHECK (((NOT ((email)::text = ''::text)) OR (NOT ((telephone)::text = ''::text)))),
    CONSTRAINT portal_interest_wish_choice CHECK (((wish)::text = ANY ((ARRAY['begin'::character varying, 'meeting'::character varying, 'talk'::character varying])::text[])))
);

ALTER TABLE public.portal_interest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_interest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_personerasure (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    accounts uuid[] NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    is_again boolean NOT NULL,
    gone jsonb NOT NULL,
    finished_at timestamp with time zone,
    receipt jsonb,
    code_hash character varying(64),
    opens_until timestamp with time zone,
    by_id bigint,
    CONSTRAINT person_erasure_ends_with_a_receipt CHECK ((((finished_at IS NULL) AND (receipt = 'null'::jsonb)) OR ((finished_at IS NOT NULL) AND (receipt IS NOT NULL))))
);

ALTER TABLE public.portal_personerasure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_personerasure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_policyrefusal (
    id bigint NOT NULL,
    "on" date NOT NULL,
    directive character varying(40) NOT NULL,
    source character varying(120) NOT NULL,
    page character varying(80) NOT NULL,
    number integer NOT NULL,
    CONSTRAINT portal_policyrefusal_number_check CHECK ((number >= 0))
);

ALTER TABLE public.portal_policyrefusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_policyrefusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_searchtext (
    id bigint NOT NULL,
    page bigint NOT NULL,
    kind character varying(20) NOT NULL,
    key character varying(80) NOT NULL,
    place uuid,
    address character varying(255) NOT NULL,
    language character varying(10) NOT NULL,
    title character varying(255) NOT NULL,
    text text NOT NULL,
    vector tsvector,
    CONSTRAINT portal_searchtext_kind_choice CHECK (((kind)::text = ANY ((ARRAY['lesson'::character varying, 'module'::character varying, 'network_day'::character varying, 'page'::character varying, 'programme'::character varying, 'resource'::character varying])::text[]))),
    CONSTRAINT portal_searchtext_page_check CHECK ((page >= 0))
);

ALTER TABLE public.portal_searchtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_searchtext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_searchword (
    id bigint NOT NULL,
    language character varying(10) NOT NULL,
    word character varying(40) NOT NULL,
    pieces character varying(3)[] NOT NULL
);

ALTER TABLE public.portal_searchword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_searchword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_securityalert (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    rule character varying(30) NOT NULL,
    network character varying(50) NOT NULL,
    number integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone,
    looked_at_by_id bigint,
    person_id bigint,
    CONSTRAINT portal_securityalert_number_check CHECK ((number >= 0)),
    CONSTRAINT portal_securityalert_rule_choice CHECK (((rule)::text = ANY ((ARRAY['administrator_made'::character varying, 'exports'::character varying, 'failures_of_account'::character varying, 'failures_of_many'::character varying, 'failures_of_network'::character varying, 'guesses'::character varying, 'long_unused'::character varying, 'protected_look_ups'::character varying, 'step_up_by_another'::character varying, 'step_ups_refused'::character varying])::text[]))),
    CONSTRAINT security_alert_looked_at_by_somebody CHECK ((((looked_at IS NULL) AND (looked_at_by_id IS NULL)) OR ((looked_at IS NOT NULL) AND (looked_at_by_id IS NOT NULL))))
);

ALTER TABLE public.portal_securityalert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_securityalert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portal_tourtaken (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE public.portal_tourtaken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_tourtaken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.schedule_calendar (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    slug character varying(200) NOT NULL
);

ALTER TABLE public.schedule_calendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.schedule_calendar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.schedule_calendarrelation (
    id integer NOT NULL,
    object_id integer NOT NULL,
    distinction character varying(20) NOT NULL,
    inheritable boolean NOT NULL,
    calendar_id integer NOT NULL,
    content_type_id integer NOT NULL
);

ALTER TABLE public.schedule_calendarrelation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.schedule_calendarrelation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.schedule_event (
    id integer NOT NULL,
    start timestamp with time zone NOT NULL,
    "end" timestamp with time zone NOT NULL,
    title character varying(255) NOT NULL,
    description text NOT NULL,
    created_on timestamp with time zone NOT NULL,
    updated_on timestamp with time zone NOT NULL,
    end_recurring_period timestamp with time zone,
    calendar_id integer NOT NULL,
    creator_id bigint,
    rule_id integer,
    color_event character varying(10) NOT NULL
);

ALTER TABLE public.schedule_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.schedule_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.schedule_eventrelation (
    id integer NOT NULL,
    object_id integer NOT NULL,
    distinction character varying(20) NOT NULL,
    content_type_id integer NOT NULL,
    event_id integer NOT NULL
);

ALTER TABLE public.schedule_eventrelation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.schedule_eventrelation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.schedule_occurrence (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    description text NOT NULL,
    start timestamp with time zone NOT NULL,
    "end" timestamp with time zone NOT NULL,
    cancelled boolean NOT NULL,
    original_start timestamp with time zone NOT NULL,
    original_end timestamp with time zone NOT NULL,
    created_on timestamp with time zone NOT NULL,
    updated_on timestamp with time zone NOT NULL,
    event_id integer NOT NULL
);

ALTER TABLE public.schedule_occurrence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.schedule_occurrence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.schedule_rule (
    id integer NOT NULL,
    name character varying(32) NOT NULL,
    description text NOT NULL,
    frequency character varying(10) NOT NULL,
    params text NOT NULL
);

ALTER TABLE public.schedule_rule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.schedule_rule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);

ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);

ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_agendachoice (
    id bigint NOT NULL,
    slot smallint NOT NULL,
    item_id bigint NOT NULL,
    registration_id bigint NOT NULL,
    chosen_at timestamp with time zone NOT NULL,
    status character varying(10) NOT NULL,
    CONSTRAINT training_sessions_agendachoice_slot_check CHECK ((slot >= 0)),
    CONSTRAINT training_sessions_agendachoice_status_choice CHECK (((status)::text = ANY ((ARRAY['taken'::character varying, 'waiting'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_agendachoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_agendachoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_agendaitem (
    id bigint NOT NULL,
    slot smallint NOT NULL,
    title character varying(160) NOT NULL,
    begins_at time without time zone NOT NULL,
    room character varying(80) NOT NULL,
    materials character varying(200) NOT NULL,
    session_id bigint NOT NULL,
    capacity smallint,
    ends_at time without time zone,
    speaker character varying(80) NOT NULL,
    taken smallint NOT NULL,
    CONSTRAINT agenda_item_ends_after_begin CHECK (((ends_at IS NULL) OR (ends_at > begins_at))),
    CONSTRAINT agenda_item_never_over_capacity CHECK (((capacity IS NULL) OR (taken <= capacity))),
    CONSTRAINT training_sessions_agendaitem_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT training_sessions_agendaitem_slot_check CHECK ((slot >= 0)),
    CONSTRAINT training_sessions_agendaitem_taken_check CHECK ((taken >= 0))
);

ALTER TABLE public.training_sessions_agendaitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_agendaitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_agreedpoint (
    id bigint NOT NULL,
    what character varying(20) NOT NULL,
    due_on date,
    noted_by_id bigint,
    meeting_id bigint NOT NULL,
    invitee_id bigint,
    CONSTRAINT training_sessions_agreedpoint_what_choice CHECK (((what)::text = ANY ((ARRAY['contact'::character varying, 'guidance'::character varying, 'in_home'::character varying, 'information'::character varying, 'meet_again'::character varying, 'network'::character varying, 'numbers'::character varying, 'plan'::character varying, 'relief'::character varying, 'training'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_agreedpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_agreedpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_attendance (
    id bigint NOT NULL,
    mark character varying(12) NOT NULL,
    minutes smallint NOT NULL,
    completes boolean NOT NULL,
    statement uuid,
    marked_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    marked_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT attendance_absence_has_no_statement CHECK (((statement IS NULL) OR (NOT ((mark)::text = ANY ((ARRAY['absent'::character varying, 'excused'::character varying])::text[]))))),
    CONSTRAINT training_sessions_attendance_mark_choice CHECK (((mark)::text = ANY ((ARRAY['absent'::character varying, 'excused'::character varying, 'late'::character varying, 'left_early'::character varying, 'present'::character varying])::text[]))),
    CONSTRAINT training_sessions_attendance_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT training_sessions_attendance_version_check CHECK ((version >= 0))
);

ALTER TABLE public.training_sessions_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_attendancecorrection (
    id bigint NOT NULL,
    mark character varying(12) NOT NULL,
    minutes smallint,
    reason character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    is_granted boolean,
    asked_by_id bigint NOT NULL,
    attendance_id bigint NOT NULL,
    settled_by_id bigint,
    CONSTRAINT attendance_correction_needs_two CHECK (((settled_by_id IS NULL) OR (NOT ((settled_by_id = asked_by_id) AND (settled_by_id IS NOT NULL))))),
    CONSTRAINT training_sessions_attendancecorrection_mark_choice CHECK (((mark)::text = ANY ((ARRAY['absent'::character varying, 'excused'::character varying, 'late'::character varying, 'left_early'::character varying, 'present'::character varying])::text[]))),
    CONSTRAINT training_sessions_attendancecorrection_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT training_sessions_attendancecorrection_reason_choice CHECK (((reason)::text = ANY ((ARRAY['offline'::character varying, 'wrong_mark'::character varying, 'wrong_minutes'::character varying, 'wrong_person'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_attendancecorrection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_attendancecorrection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_booking (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    is_together boolean NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    home_id bigint,
    made_by_id bigint,
    session_id bigint NOT NULL,
    course_id bigint
);

ALTER TABLE public.training_sessions_booking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_booking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_busytime (
    id bigint NOT NULL,
    period tstzrange NOT NULL,
    calendar_id bigint NOT NULL,
    CONSTRAINT busy_time_begins_and_ends CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period))))
);

ALTER TABLE public.training_sessions_busytime ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_busytime_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_calendarchoices (
    id bigint NOT NULL,
    word character varying(12) NOT NULL,
    is_numbered boolean NOT NULL,
    alarm character varying(5) NOT NULL,
    by_mail boolean NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT training_sessions_calendarchoices_alarm_choice CHECK (((alarm)::text = ANY ((ARRAY[''::character varying, '120'::character varying, '1440'::character varying, '30'::character varying, '60'::character varying])::text[]))),
    CONSTRAINT training_sessions_calendarchoices_word_choice CHECK (((word)::text = ANY ((ARRAY['appointment'::character varying, 'gathering'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_calendarchoices ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_calendarchoices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_calendarfeed (
    id bigint NOT NULL,
    secret_hash character varying(64) NOT NULL,
    shows_venues boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    person_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_calendarfeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_calendarfeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_checkinclaim (
    id bigint NOT NULL,
    claimed_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_checkinclaim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_checkinclaim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_childrencount (
    id bigint NOT NULL,
    band character varying(5) NOT NULL,
    number smallint NOT NULL,
    booking_id bigint NOT NULL,
    CONSTRAINT training_sessions_childrencount_band_choice CHECK (((band)::text = ANY ((ARRAY['0-5'::character varying, '10-12'::character varying, '13-17'::character varying, '6-9'::character varying])::text[]))),
    CONSTRAINT training_sessions_childrencount_number_check CHECK ((number >= 0))
);

ALTER TABLE public.training_sessions_childrencount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_childrencount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_closingevaluation (
    id bigint NOT NULL,
    party character varying(10) NOT NULL,
    usefulness smallint NOT NULL,
    goals_reached smallint NOT NULL,
    cooperation smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT closing_evaluation_on_the_scale CHECK ((((cooperation >= 1) AND (cooperation <= 5)) AND ((goals_reached >= 1) AND (goals_reached <= 5)) AND ((usefulness >= 1) AND (usefulness <= 5)))),
    CONSTRAINT training_sessions_closingevaluation_cooperation_check CHECK ((cooperation >= 0)),
    CONSTRAINT training_sessions_closingevaluation_goals_reached_check CHECK ((goals_reached >= 0)),
    CONSTRAINT training_sessions_closingevaluation_party_choice CHECK (((party)::text = ANY ((ARRAY['adviser'::character varying, 'family'::character varying])::text[]))),
    CONSTRAINT training_sessions_closingevaluation_usefulness_check CHECK ((usefulness >= 0))
);

ALTER TABLE public.training_sessions_closingevaluation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_closingevaluation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_competence (
    id bigint NOT NULL,
    module_id uuid NOT NULL,
    trainer_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_competence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_competence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_courseplace (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    is_together boolean NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    home_id bigint,
    made_by_id bigint,
    series_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_courseplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_courseplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_datepoll (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closes_on date NOT NULL,
    reminded_at timestamp with time zone,
    closed_at timestamp with time zone,
    meeting_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_datepoll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_datepoll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_dayfeedback (
    id bigint NOT NULL,
    content smallint NOT NULL,
    meeting_others smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT day_feedback_on_the_scale CHECK ((((content >= 1) AND (content <= 5)) AND ((meeting_others >= 1) AND (meeting_others <= 5)))),
    CONSTRAINT training_sessions_dayfeedback_content_check CHECK ((content >= 0)),
    CONSTRAINT training_sessions_dayfeedback_meeting_others_check CHECK ((meeting_others >= 0))
);

ALTER TABLE public.training_sessions_dayfeedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_dayfeedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_dialoguemeeting (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    minutes smallint NOT NULL,
    topics character varying(20)[] NOT NULL,
    meeting_link character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    called_off_at timestamp with time zone,
    home_id bigint,
    made_by_id bigint,
    organisation_id bigint NOT NULL,
    session_id bigint,
    venue_id bigint,
    CONSTRAINT dialogue_meeting_length CHECK (((minutes >= 15) AND (minutes <= 600))),
    CONSTRAINT training_sessions_dialoguemeeting_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT training_sessions_dialoguemeeting_topics_choice CHECK ((topics <@ ARRAY['cooperation'::character varying(20), 'follow_up'::character varying(20), 'in_home'::character varying(20), 'need'::character varying(20), 'network'::character varying(20), 'offer'::character varying(20), 'path'::character varying(20), 'recruiting'::character varying(20), 'roles'::character varying(20), 'support'::character varying(20)]))
);

ALTER TABLE public.training_sessions_dialoguemeeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_dialoguemeeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_evaluation (
    id bigint NOT NULL,
    useful smallint NOT NULL,
    led smallint NOT NULL,
    safe smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    series_id bigint,
    session_id bigint,
    CONSTRAINT evaluation_is_of_one CHECK ((((series_id IS NOT NULL) AND (session_id IS NULL)) OR ((series_id IS NULL) AND (session_id IS NOT NULL)))),
    CONSTRAINT evaluation_on_the_scale CHECK ((((led >= 1) AND (led <= 5)) AND ((safe >= 1) AND (safe <= 5)) AND ((useful >= 1) AND (useful <= 5)))),
    CONSTRAINT training_sessions_evaluation_led_check CHECK ((led >= 0)),
    CONSTRAINT training_sessions_evaluation_safe_check CHECK ((safe >= 0)),
    CONSTRAINT training_sessions_evaluation_useful_check CHECK ((useful >= 0))
);

ALTER TABLE public.training_sessions_evaluation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_evaluation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_gatheringrequest (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    asked_by_id bigint,
    home_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    part_id uuid NOT NULL,
    CONSTRAINT training_sessions_gatheringrequest_outcome_choice CHECK (((outcome)::text = ANY ((ARRAY['aside'::character varying, 'open'::character varying, 'planned'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_gatheringrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_gatheringrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_goal (
    id bigint NOT NULL,
    text character varying(200) NOT NULL,
    need character varying(20) NOT NULL,
    written_with_family boolean NOT NULL,
    plan_id bigint NOT NULL,
    CONSTRAINT training_sessions_goal_need_choice CHECK (((need)::text = ANY ((ARRAY['attachment'::character varying, 'boundaries'::character varying, 'contact'::character varying, 'cooperation'::character varying, 'culture'::character varying, 'own_children'::character varying, 'regulation'::character varying, 'school'::character varying, 'sleep_food'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_goal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_goal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_goalmark (
    id bigint NOT NULL,
    value smallint NOT NULL,
    goal_id bigint NOT NULL,
    visit_id bigint NOT NULL,
    CONSTRAINT goal_mark_on_the_scale CHECK (((value >= 1) AND (value <= 5))),
    CONSTRAINT training_sessions_goalmark_value_check CHECK ((value >= 0))
);

ALTER TABLE public.training_sessions_goalmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_goalmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_groupmembership (
    id bigint NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    left_at timestamp with time zone,
    person_id bigint NOT NULL,
    group_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_groupmembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_groupmembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_grouppost (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    hidden_by_id bigint,
    group_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_grouppost ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_grouppost_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_groupresource (
    id bigint NOT NULL,
    title character varying(160) NOT NULL,
    link character varying(200) NOT NULL,
    group_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_groupresource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_groupresource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_inhomeplan (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    asked_from character varying(14) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    reasons character varying(20)[] NOT NULL,
    needs character varying(20)[] NOT NULL,
    preferred_weekdays smallint[] NOT NULL,
    preferred_from time without time zone,
    preferred_to time without time zone,
    status character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    decline_reasons character varying(20)[] NOT NULL,
    visits_planned smallint NOT NULL,
    closed_at timestamp with time zone,
    asked_by_id bigint NOT NULL,
    assignment_id bigint NOT NULL,
    decided_by_id bigint,
    organisation_id bigint NOT NULL,
    CONSTRAINT in_home_plan_declined_with_reason CHECK (((NOT ((status)::text = 'declined'::text)) OR (NOT (decline_reasons = '{}'::character varying(20)[])))),
    CONSTRAINT training_sessions_inhomeplan_asked_from_choice CHECK (((asked_from)::text = ANY ((ARRAY['family'::character varying, 'municipality'::character varying, 'region'::character varying])::text[]))),
    CONSTRAINT training_sessions_inhomeplan_decline_reasons_choice CHECK ((decline_reasons <@ ARRAY['group_fits'::character varying(20), 'guidance_fits'::character varying(20), 'no_capacity'::character varying(20), 'not_moved_in'::character varying(20)])),
    CONSTRAINT training_sessions_inhomeplan_needs_choice CHECK ((needs <@ ARRAY['attachment'::character varying(20), 'boundaries'::character varying(20), 'contact'::character varying(20), 'cooperation'::character varying(20), 'culture'::character varying(20), 'own_children'::character varying(20), 'regulation'::character varying(20), 'school'::character varying(20), 'sleep_food'::character varying(20)])),
    CONSTRAINT training_sessions_inhomeplan_reasons_choice CHECK ((reasons <@ ARRAY['first_time'::character varying(20), 'kinship'::character varying(20), 'missed_training'::character varying(20), 'new_situation'::character varying(20), 'risk_of_move'::character varying(20), 'siblings'::character varying(20), 'special_needs'::character varying(20)])),
    CONSTRAINT training_sessions_inhomeplan_status_choice CHECK (((status)::text = ANY ((ARRAY['asked'::character varying, 'closed'::character varying, 'declined'::character varying, 'granted'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT training_sessions_inhomeplan_visits_planned_check CHECK ((visits_planned >= 0))
);

CREATE TABLE public.training_sessions_inhomeplan_counts_as (
    id bigint NOT NULL,
    inhomeplan_id bigint NOT NULL,
    part_id uuid NOT NULL
);

ALTER TABLE public.training_sessions_inhomeplan_counts_as ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_inhomeplan_counts_as_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.training_sessions_inhomeplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_inhomeplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_inhomeplan_resource_people (
    id bigint NOT NULL,
    inhomeplan_id bigint CONSTRAINT training_sessions_inhomeplan_resource_pe_inhomeplan_id_not_null NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_inhomeplan_resource_people ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_inhomeplan_resource_people_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_inhomevisit (
    id bigint NOT NULL,
    done character varying(20)[] NOT NULL,
    next_step character varying(24) NOT NULL,
    reported_at timestamp with time zone,
    plan_id bigint NOT NULL,
    reported_by_id bigint,
    session_id bigint NOT NULL,
    CONSTRAINT training_sessions_inhomevisit_done_choice CHECK ((done <@ ARRAY['material'::character varying(20), 'network'::character varying(20), 'observed'::character varying(20), 'practice'::character varying(20), 'talk'::character varying(20)])),
    CONSTRAINT training_sessions_inhomevisit_next_step_choice CHECK (((next_step)::text = ANY ((ARRAY[''::character varying, 'close'::character varying, 'involve_municipality'::character varying, 'more_of_same'::character varying, 'new_theme'::character varying, 'try_at_home'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_inhomevisit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_inhomevisit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_inhomevisit_themes (
    id bigint NOT NULL,
    inhomevisit_id bigint NOT NULL,
    module_id uuid NOT NULL
);

ALTER TABLE public.training_sessions_inhomevisit_themes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_inhomevisit_themes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_interpreterneed (
    id bigint NOT NULL,
    language character varying(60) NOT NULL,
    variant character varying(60) NOT NULL,
    sex character varying(10) NOT NULL,
    not_wanted character varying(200) NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT training_sessions_interpreterneed_sex_choice CHECK (((sex)::text = ANY ((ARRAY[''::character varying, 'man'::character varying, 'woman'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_interpreterneed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_interpreterneed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_interpreterorder (
    id bigint NOT NULL,
    ordered_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    alerted_at timestamp with time zone,
    registration_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_interpreterorder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_interpreterorder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_invitee (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    party character varying(10) NOT NULL,
    secret_hash character varying(64),
    answer character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    invited_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    answered_by_id bigint,
    meeting_id bigint NOT NULL,
    municipality_id character varying(4),
    organisation_id bigint,
    person_id bigint,
    CONSTRAINT invitee_is_one_party CHECK ((((municipality_id IS NULL) AND (organisation_id IS NOT NULL) AND ((party)::text = 'office'::text) AND (person_id IS NULL)) OR ((municipality_id IS NULL) AND (organisation_id IS NOT NULL) AND ((party)::text = 'person'::text) AND (person_id IS NOT NULL)) OR ((municipality_id IS NULL) AND (organisation_id IS NULL) AND ((party)::text = 'home'::text) AND (person_id IS NULL)) OR ((municipality_id IS NOT NULL) AND (organisation_id IS NULL) AND ((party)::text = 'guest'::text) AND (person_id IS NULL)))),
    CONSTRAINT invitee_link_for_guests_alone CHECK (((secret_hash IS NULL) OR ((party)::text = 'guest'::text))),
    CONSTRAINT training_sessions_invitee_answer_choice CHECK (((answer)::text = ANY ((ARRAY[''::character varying, 'cannot'::character varying, 'comes'::character varying])::text[]))),
    CONSTRAINT training_sessions_invitee_party_choice CHECK (((party)::text = ANY ((ARRAY['guest'::character varying, 'home'::character varying, 'office'::character varying, 'person'::character varying])::text[])))
);

CREATE TABLE public.training_sessions_invitee_comes (
    id bigint NOT NULL,
    invitee_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_invitee_comes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_invitee_comes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.training_sessions_invitee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_invitee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_logistics (
    id bigint NOT NULL,
    diets character varying(20)[] NOT NULL,
    children_in_care smallint NOT NULL,
    needs_wheelchair_access boolean NOT NULL,
    needs_travel boolean NOT NULL,
    hotel_nights smallint NOT NULL,
    registration_id bigint NOT NULL,
    CONSTRAINT training_sessions_logistics_children_in_care_check CHECK ((children_in_care >= 0)),
    CONSTRAINT training_sessions_logistics_diets_choice CHECK ((diets <@ ARRAY['fish_free'::character varying(20), 'gluten_free'::character varying(20), 'halal'::character varying(20), 'kosher'::character varying(20), 'lactose_free'::character varying(20), 'nut_free'::character varying(20), 'vegan'::character varying(20), 'vegetarian'::character varying(20)])),
    CONSTRAINT training_sessions_logistics_hotel_nights_check CHECK ((hotel_nights >= 0))
);

ALTER TABLE public.training_sessions_logistics ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_logistics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_mailedentry (
    id bigint NOT NULL,
    revision integer NOT NULL,
    sequence integer NOT NULL,
    is_withdrawn boolean NOT NULL,
    told_at timestamp with time zone NOT NULL,
    message_id bigint,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    answer character varying(10) NOT NULL,
    CONSTRAINT training_sessions_mailedentry_answer_choice CHECK (((answer)::text = ANY ((ARRAY[''::character varying, 'declined'::character varying])::text[]))),
    CONSTRAINT training_sessions_mailedentry_revision_check CHECK ((revision >= 0)),
    CONSTRAINT training_sessions_mailedentry_sequence_check CHECK ((sequence >= 0))
);

ALTER TABLE public.training_sessions_mailedentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_mailedentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_networkgroup (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name character varying(120) NOT NULL,
    about text NOT NULL,
    language character varying(10) NOT NULL,
    closed_on date,
    event_id integer,
    facilitator_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_networkgroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_networkgroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_networkgroup_target_groups (
    id bigint NOT NULL,
    networkgroup_id bigint CONSTRAINT training_sessions_networkgroup_target__networkgroup_id_not_null NOT NULL,
    targetgroup_id character varying(40) CONSTRAINT training_sessions_networkgroup_target_g_targetgroup_id_not_null NOT NULL
);

ALTER TABLE public.training_sessions_networkgroup_target_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_networkgroup_target_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_notified (
    id bigint NOT NULL,
    what character varying(20) NOT NULL,
    revision integer NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT training_sessions_notified_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.training_sessions_notified ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_notified_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_postreport (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    post_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_postreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_postreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_proposedseries (
    id bigint NOT NULL,
    number smallint NOT NULL,
    weekday smallint NOT NULL,
    begins time without time zone NOT NULL,
    days date[] NOT NULL,
    homes smallint NOT NULL,
    persons smallint NOT NULL,
    travel_minutes smallint NOT NULL,
    is_locked boolean NOT NULL,
    series_id bigint,
    template_id bigint NOT NULL,
    venue_id bigint NOT NULL,
    season_id bigint NOT NULL,
    CONSTRAINT proposed_series_weekday CHECK ((weekday <= 6)),
    CONSTRAINT training_sessions_proposedseries_homes_check CHECK ((homes >= 0)),
    CONSTRAINT training_sessions_proposedseries_number_check CHECK ((number >= 0)),
    CONSTRAINT training_sessions_proposedseries_persons_check CHECK ((persons >= 0)),
    CONSTRAINT training_sessions_proposedseries_travel_minutes_check CHECK ((travel_minutes >= 0)),
    CONSTRAINT training_sessions_proposedseries_weekday_check CHECK ((weekday >= 0))
);

ALTER TABLE public.training_sessions_proposedseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_proposedseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_proposedseries_trainers (
    id bigint NOT NULL,
    proposedseries_id bigint CONSTRAINT training_sessions_proposedseries_tra_proposedseries_id_not_null NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_proposedseries_trainers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_proposedseries_trainers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_proposedtime (
    id bigint NOT NULL,
    period tstzrange NOT NULL,
    is_chosen boolean NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT proposed_time_has_begin_and_end CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period))))
);

ALTER TABLE public.training_sessions_proposedtime ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_proposedtime_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_reachwish (
    id bigint NOT NULL,
    unsuitable_weekdays smallint[] NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_reachwish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_reachwish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_reachwish_reachable (
    id bigint NOT NULL,
    reachwish_id bigint NOT NULL,
    municipality_id character varying(4) NOT NULL
);

ALTER TABLE public.training_sessions_reachwish_reachable ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_reachwish_reachable_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_registration (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    status character varying(12) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    booking_id bigint NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT training_sessions_registration_status_choice CHECK (((status)::text = ANY ((ARRAY['called_off'::character varying, 'cancelled'::character varying, 'excused'::character varying, 'lapsed'::character varying, 'offered'::character varying, 'registered'::character varying, 'waiting'::character varying, 'walk_in'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_registration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_requiredvisit (
    id bigint NOT NULL,
    after_number smallint NOT NULL,
    title character varying(160) NOT NULL,
    minutes smallint NOT NULL,
    series_id bigint NOT NULL,
    CONSTRAINT training_sessions_requiredvisit_after_number_check CHECK ((after_number >= 0)),
    CONSTRAINT training_sessions_requiredvisit_minutes_check CHECK ((minutes >= 0))
);

CREATE TABLE public.training_sessions_requiredvisit_delivers (
    id bigint NOT NULL,
    requiredvisit_id bigint CONSTRAINT training_sessions_requiredvisit_deliv_requiredvisit_id_not_null NOT NULL,
    part_id uuid NOT NULL
);

ALTER TABLE public.training_sessions_requiredvisit_delivers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_requiredvisit_delivers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.training_sessions_requiredvisit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_requiredvisit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_schoolholiday (
    id bigint NOT NULL,
    county_number character varying(2) NOT NULL,
    name character varying(60) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    CONSTRAINT school_holiday_in_order CHECK ((last_day >= first_day))
);

ALTER TABLE public.training_sessions_schoolholiday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_schoolholiday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_season (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name character varying(120) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    wishes jsonb NOT NULL,
    status character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    told jsonb NOT NULL,
    found jsonb NOT NULL,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT season_ends_after_it_begins CHECK ((last_day > first_day)),
    CONSTRAINT season_planned_by_someone CHECK (((NOT ((status)::text = 'planning'::text)) OR (claimed_at IS NOT NULL))),
    CONSTRAINT training_sessions_season_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT training_sessions_season_status_choice CHECK (((status)::text = ANY ((ARRAY['applied'::character varying, 'failed'::character varying, 'planning'::character varying, 'proposed'::character varying, 'waiting'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_season ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_season_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_seatevent (
    id bigint NOT NULL,
    step character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    booking_id bigint NOT NULL,
    by_id bigint,
    CONSTRAINT training_sessions_seatevent_step_choice CHECK (((step)::text = ANY ((ARRAY['called_off'::character varying, 'came'::character varying, 'declined'::character varying, 'excused'::character varying, 'lapsed'::character varying, 'moved'::character varying, 'offered'::character varying, 'queued'::character varying, 'signed_off'::character varying, 'signed_up'::character varying, 'skipped'::character varying, 'split'::character varying, 'taken'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_seatevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_seatevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_seatoffer (
    id bigint NOT NULL,
    seats smallint NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    booking_id bigint NOT NULL,
    CONSTRAINT training_sessions_seatoffer_outcome_choice CHECK (((outcome)::text = ANY ((ARRAY['declined'::character varying, 'lapsed'::character varying, 'open'::character varying, 'taken'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT training_sessions_seatoffer_seats_check CHECK ((seats >= 0))
);

ALTER TABLE public.training_sessions_seatoffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_seatoffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_series (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name character varying(120) NOT NULL,
    status character varying(10) NOT NULL,
    starts_on date NOT NULL,
    weekdays smallint[] NOT NULL,
    starts_at time without time zone NOT NULL,
    county_number character varying(2) NOT NULL,
    event_id integer,
    made_by_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    split_from_id bigint,
    template_id bigint,
    audience character varying(10) NOT NULL,
    language character varying(5) NOT NULL,
    CONSTRAINT training_sessions_series_audience_choice CHECK (((audience)::text = ANY ((ARRAY['everyone'::character varying, 'kinship'::character varying, 'not_yet'::character varying, 'placed'::character varying])::text[]))),
    CONSTRAINT training_sessions_series_language_choice CHECK (((language)::text = ANY ((ARRAY['easy'::character varying, 'en'::character varying, 'no'::character varying, 'se'::character varying, 'sign'::character varying])::text[]))),
    CONSTRAINT training_sessions_series_status_choice CHECK (((status)::text = ANY ((ARRAY['cancelled'::character varying, 'draft'::character varying, 'published'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_series ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_series_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_seriesmove (
    id bigint NOT NULL,
    was jsonb NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    moved_by_id bigint NOT NULL,
    series_id bigint,
    organisation_id bigint
);

ALTER TABLE public.training_sessions_seriesmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_seriesmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_seriestemplate (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name character varying(120) NOT NULL,
    is_active boolean NOT NULL,
    programme_version_id uuid NOT NULL,
    line uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint,
    number smallint NOT NULL,
    organisation_id bigint,
    replaced_at timestamp with time zone,
    CONSTRAINT training_sessions_seriestemplate_number_check CHECK ((number >= 0))
);

ALTER TABLE public.training_sessions_seriestemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_seriestemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_seriesvisit (
    id bigint NOT NULL,
    home_id bigint NOT NULL,
    required_id bigint NOT NULL,
    session_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_seriesvisit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_seriesvisit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_substitute (
    id bigint NOT NULL,
    by_id uuid NOT NULL,
    part_id uuid NOT NULL,
    programme_version_id uuid NOT NULL,
    CONSTRAINT substitute_is_another_part CHECK ((NOT (part_id = by_id)))
);

ALTER TABLE public.training_sessions_substitute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_substitute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_templategathering (
    id bigint NOT NULL,
    number smallint NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(160) NOT NULL,
    minutes smallint NOT NULL,
    min_share smallint NOT NULL,
    days_after_previous smallint CONSTRAINT training_sessions_templategatherin_days_after_previous_not_null NOT NULL,
    template_id bigint NOT NULL,
    begins time without time zone,
    days smallint NOT NULL,
    ends time without time zone,
    CONSTRAINT template_gathering_days CHECK (((days = 1) OR ((days = ANY (ARRAY[2, 3])) AND (ends IS NOT NULL)))),
    CONSTRAINT template_gathering_share CHECK (((min_share >= 1) AND (min_share <= 100))),
    CONSTRAINT training_sessions_templategathering_days_after_previous_check CHECK ((days_after_previous >= 0)),
    CONSTRAINT training_sessions_templategathering_days_check CHECK ((days >= 0)),
    CONSTRAINT training_sessions_templategathering_kind_choice CHECK (((kind)::text = ANY ((ARRAY['dialogue_meeting'::character varying, 'gathering'::character varying, 'group_meeting'::character varying, 'in_home'::character varying, 'information_meeting'::character varying, 'network_day'::character varying, 'online'::character varying, 'weekend'::character varying])::text[]))),
    CONSTRAINT training_sessions_templategathering_min_share_check CHECK ((min_share >= 0)),
    CONSTRAINT training_sessions_templategathering_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT training_sessions_templategathering_number_check CHECK ((number >= 0))
);

CREATE TABLE public.training_sessions_templategathering_delivers (
    id bigint NOT NULL,
    templategathering_id bigint CONSTRAINT training_sessions_templategatheri_templategathering_id_not_null NOT NULL,
    part_id uuid NOT NULL
);

ALTER TABLE public.training_sessions_templategathering_delivers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_templategathering_delivers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_templategathering_due_before (
    id bigint NOT NULL,
    templategathering_id bigint CONSTRAINT training_sessions_templategather_templategathering_id_not_null1 NOT NULL,
    part_id uuid NOT NULL
);

ALTER TABLE public.training_sessions_templategathering_due_before ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_templategathering_due_before_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.training_sessions_templategathering ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_templategathering_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_timeanswer (
    id bigint NOT NULL,
    suits character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    answered_by_id bigint,
    invitee_id bigint NOT NULL,
    time_id bigint NOT NULL,
    CONSTRAINT training_sessions_timeanswer_suits_choice CHECK (((suits)::text = ANY ((ARRAY['if_need_be'::character varying, 'no'::character varying, 'yes'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_timeanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_timeanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_trainerabsence (
    id bigint NOT NULL,
    period tstzrange NOT NULL,
    trainer_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_trainerabsence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainerabsence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_trainerassignment (
    id bigint NOT NULL,
    part character varying(10) NOT NULL,
    busy tstzrange NOT NULL,
    holds boolean NOT NULL,
    withdrawn_at timestamp with time zone,
    trainer_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT trainer_withdrawn_holds_nothing CHECK (((withdrawn_at IS NULL) OR (NOT holds))),
    CONSTRAINT training_sessions_trainerassignment_part_choice CHECK (((part)::text = ANY ((ARRAY['leader'::character varying, 'resource'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_trainerassignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainerassignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_trainercalendar (
    id bigint NOT NULL,
    sealed_address text NOT NULL,
    etag character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    tried_at timestamp with time zone,
    read_at timestamp with time zone,
    failure character varying(12) NOT NULL,
    trainer_id bigint NOT NULL,
    CONSTRAINT training_sessions_trainercalendar_failure_choice CHECK (((failure)::text = ANY ((ARRAY[''::character varying, 'no_answer'::character varying, 'no_calendar'::character varying, 'not_allowed'::character varying, 'not_found'::character varying, 'refused'::character varying, 'too_large'::character varying])::text[])))
);

ALTER TABLE public.training_sessions_trainercalendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainercalendar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_trainerhours (
    id bigint NOT NULL,
    weekdays smallint[] NOT NULL,
    earliest time without time zone,
    latest time without time zone,
    trainer_id bigint NOT NULL,
    CONSTRAINT trainer_hours_in_order CHECK (((earliest IS NULL) OR (latest IS NULL) OR (latest > earliest)))
);

ALTER TABLE public.training_sessions_trainerhours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainerhours_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_trainingsession (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    kind character varying(20) NOT NULL,
    status character varying(10) NOT NULL,
    number smallint,
    title character varying(160) NOT NULL,
    period tstzrange NOT NULL,
    meeting_link character varying(200) NOT NULL,
    capacity smallint NOT NULL,
    seats_held smallint NOT NULL,
    min_share smallint NOT NULL,
    leaders_wanted smallint NOT NULL,
    staffing_reason character varying(20) NOT NULL,
    is_make_up boolean NOT NULL,
    published_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    sign_up_closes_at timestamp with time zone,
    revision integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    group_id bigint,
    made_by_id bigint,
    organisation_id bigint NOT NULL,
    replaced_by_id bigint,
    series_id bigint,
    venue_id bigint,
    taught_minutes smallint,
    CONSTRAINT session_has_begin_and_end CHECK (((NOT isempty(period)) AND (NOT lower_inf(period)) AND (NOT upper_inf(period)))),
    CONSTRAINT session_never_over_capacity CHECK ((seats_held <= capacity)),
    CONSTRAINT session_share CHECK (((min_share >= 1) AND (min_share <= 100))),
    CONSTRAINT session_visit_names_no_place CHECK (((NOT ((kind)::text = 'in_home'::text)) OR (venue_id IS NULL))),
    CONSTRAINT training_sessions_trainingsession_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT training_sessions_trainingsession_kind_choice CHECK (((kind)::text = ANY ((ARRAY['dialogue_meeting'::character varying, 'gathering'::character varying, 'group_meeting'::character varying, 'in_home'::character varying, 'information_meeting'::character varying, 'network_day'::character varying, 'online'::character varying, 'weekend'::character varying])::text[]))),
    CONSTRAINT training_sessions_trainingsession_leaders_wanted_check CHECK ((leaders_wanted >= 0)),
    CONSTRAINT training_sessions_trainingsession_min_share_check CHECK ((min_share >= 0)),
    CONSTRAINT training_sessions_trainingsession_number_check CHECK ((number >= 0)),
    CONSTRAINT training_sessions_trainingsession_revision_check CHECK ((revision >= 0)),
    CONSTRAINT training_sessions_trainingsession_seats_held_check CHECK ((seats_held >= 0)),
    CONSTRAINT training_sessions_trainingsession_staffing_reason_choice CHECK (((staffing_reason)::text = ANY ((ARRAY[''::character varying, 'agreed'::character varying, 'illness'::character varying, 'learning'::character varying, 'no_other'::character varying, 'short_online'::character varying, 'small_group'::character varying])::text[]))),
    CONSTRAINT training_sessions_trainingsession_status_choice CHECK (((status)::text = ANY ((ARRAY['cancelled'::character varying, 'draft'::character varying, 'published'::character varying])::text[]))),
    CONSTRAINT training_sessions_trainingsession_taught_minutes_check CHECK ((taught_minutes >= 0))
);

CREATE TABLE public.training_sessions_trainingsession_delivers (
    id bigint NOT NULL,
    trainingsession_id bigint CONSTRAINT training_sessions_trainingsession_d_trainingsession_id_not_null NOT NULL,
    part_id uuid NOT NULL
);

ALTER TABLE public.training_sessions_trainingsession_delivers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainingsession_delivers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_trainingsession_due_before (
    id bigint NOT NULL,
    trainingsession_id bigint CONSTRAINT training_sessions_trainingsession__trainingsession_id_not_null1 NOT NULL,
    part_id uuid NOT NULL
);

ALTER TABLE public.training_sessions_trainingsession_due_before ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainingsession_due_before_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.training_sessions_trainingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_trainingsession_target_groups (
    id bigint NOT NULL,
    trainingsession_id bigint CONSTRAINT training_sessions_trainingsession_t_trainingsession_id_not_null NOT NULL,
    targetgroup_id character varying(40) CONSTRAINT training_sessions_trainingsession_targe_targetgroup_id_not_null NOT NULL
);

ALTER TABLE public.training_sessions_trainingsession_target_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_trainingsession_target_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_unsuitabledays (
    id bigint NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT unsuitable_days_in_order CHECK ((last_day >= first_day))
);

ALTER TABLE public.training_sessions_unsuitabledays ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_unsuitabledays_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_venue (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name character varying(120) NOT NULL,
    street_address character varying(160) NOT NULL,
    capacity smallint NOT NULL,
    is_step_free boolean NOT NULL,
    has_accessible_toilet boolean NOT NULL,
    has_hearing_loop boolean NOT NULL,
    travel_note text NOT NULL,
    is_active boolean NOT NULL,
    municipality_id character varying(4) NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT training_sessions_venue_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT venue_has_room CHECK ((capacity > 0))
);

ALTER TABLE public.training_sessions_venue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_venue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_venuebooking (
    id bigint NOT NULL,
    busy tstzrange NOT NULL,
    holds boolean NOT NULL,
    session_id bigint NOT NULL,
    venue_id bigint NOT NULL
);

ALTER TABLE public.training_sessions_venuebooking ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_venuebooking_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.training_sessions_visitor (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    status character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(20) NOT NULL,
    persons smallint NOT NULL,
    language character varying(10) NOT NULL,
    consent character varying(10) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    came boolean,
    wants_on boolean NOT NULL,
    invited_at timestamp with time zone,
    made_by_id bigint,
    municipality_id character varying(4) NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT training_sessions_visitor_persons_check CHECK ((persons >= 0)),
    CONSTRAINT training_sessions_visitor_status_choice CHECK (((status)::text = ANY ((ARRAY['called_off'::character varying, 'coming'::character varying, 'waiting'::character varying])::text[]))),
    CONSTRAINT visitor_can_be_reached CHECK (((NOT ((email)::text = ''::text)) OR (NOT ((telephone)::text = ''::text)))),
    CONSTRAINT visitor_persons CHECK (((persons >= 1) AND (persons <= 4)))
);

ALTER TABLE public.training_sessions_visitor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.training_sessions_visitor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_localesynchronization (
    id integer NOT NULL,
    locale_id integer NOT NULL,
    sync_from_id integer NOT NULL
);

ALTER TABLE public.wagtail_localize_localesynchronization ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_localesynchronization_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_overridablesegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    data_json text NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    CONSTRAINT wagtail_localize_overridablesegment_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.wagtail_localize_overridablesegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_overridablesegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_relatedobjectsegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    context_id integer NOT NULL,
    object_id uuid NOT NULL,
    source_id integer NOT NULL,
    CONSTRAINT wagtail_localize_relatedobjectsegment_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.wagtail_localize_relatedobjectsegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_relatedobjectsegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_segmentoverride (
    id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    data_json text NOT NULL,
    has_error boolean NOT NULL,
    field_error text NOT NULL,
    context_id integer,
    last_translated_by_id bigint,
    locale_id integer NOT NULL
);

ALTER TABLE public.wagtail_localize_segmentoverride ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_segmentoverride_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_string (
    id integer NOT NULL,
    data_hash uuid NOT NULL,
    data text NOT NULL,
    locale_id integer NOT NULL
);

ALTER TABLE public.wagtail_localize_string ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_string_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_stringsegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    attrs text NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    string_id integer NOT NULL,
    CONSTRAINT wagtail_localize_stringsegment_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.wagtail_localize_stringsegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_stringsegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_stringtranslation (
    id integer NOT NULL,
    data text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    context_id integer,
    locale_id integer NOT NULL,
    translation_of_id integer NOT NULL,
    tool_name character varying(255) NOT NULL,
    translation_type character varying(20) NOT NULL,
    last_translated_by_id bigint,
    field_error text NOT NULL,
    has_error boolean NOT NULL
);

ALTER TABLE public.wagtail_localize_stringtranslation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_stringtranslation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_template (
    id integer NOT NULL,
    uuid uuid NOT NULL,
    template text NOT NULL,
    template_format character varying(100) NOT NULL,
    string_count integer NOT NULL,
    CONSTRAINT wagtail_localize_template_string_count_check CHECK ((string_count >= 0))
);

ALTER TABLE public.wagtail_localize_template ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_template_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_templatesegment (
    id integer NOT NULL,
    "order" integer NOT NULL,
    context_id integer NOT NULL,
    source_id integer NOT NULL,
    template_id integer NOT NULL,
    CONSTRAINT wagtail_localize_templatesegment_order_check CHECK (("order" >= 0))
);

ALTER TABLE public.wagtail_localize_templatesegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_templatesegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_translatableobject (
    translation_key uuid NOT NULL,
    content_type_id integer NOT NULL
);

CREATE TABLE public.wagtail_localize_translation (
    id integer NOT NULL,
    uuid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    translations_last_updated_at timestamp with time zone,
    destination_last_updated_at timestamp with time zone,
    enabled boolean NOT NULL,
    source_id integer NOT NULL,
    target_locale_id integer NOT NULL
);

ALTER TABLE public.wagtail_localize_translation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_translationcontext (
    id integer NOT NULL,
    path_id uuid NOT NULL,
    path text NOT NULL,
    object_id uuid NOT NULL,
    field_path text NOT NULL
);

ALTER TABLE public.wagtail_localize_translationcontext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationcontext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_translationlog (
    id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    locale_id integer NOT NULL,
    revision_id integer,
    source_id integer NOT NULL
);

ALTER TABLE public.wagtail_localize_translationlog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationlog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtail_localize_translationsource (
    id integer NOT NULL,
    object_repr text NOT NULL,
    content_json text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    locale_id integer NOT NULL,
    object_id uuid NOT NULL,
    specific_content_type_id integer CONSTRAINT wagtail_localize_translations_specific_content_type_id_not_null NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    schema_version character varying(255) NOT NULL
);

ALTER TABLE public.wagtail_localize_translationsource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtail_localize_translationsource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);

ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);

ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);

ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);

ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);

ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);

ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);

ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);

ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);

CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);

ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);

ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);

ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);

ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);

CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);

ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);

ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);

ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailforms_formsubmission (
    id integer NOT NULL,
    form_data jsonb NOT NULL,
    submit_time timestamp with time zone NOT NULL,
    page_id integer NOT NULL
);

ALTER TABLE public.wagtailforms_formsubmission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailforms_formsubmission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);

ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);

ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailmedia_media (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    type character varying(255) NOT NULL,
    duration double precision NOT NULL,
    width integer,
    height integer,
    thumbnail character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    collection_id integer NOT NULL,
    uploaded_by_user_id bigint,
    CONSTRAINT wagtailmedia_media_height_check CHECK ((height >= 0)),
    CONSTRAINT wagtailmedia_media_width_check CHECK ((width >= 0))
);

ALTER TABLE public.wagtailmedia_media ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailmedia_media_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL
);

ALTER TABLE public.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);

ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);

ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.xapi_activity (
    key uuid NOT NULL,
    iri text NOT NULL,
    definition text NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE public.xapi_attachment (
    sha2 character varying(128) NOT NULL,
    file character varying(200) NOT NULL,
    length bigint NOT NULL,
    received_at timestamp with time zone NOT NULL
);

CREATE TABLE public.xapi_credential (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    key character varying(40) NOT NULL,
    secret_hash character varying(64) NOT NULL,
    scopes character varying(24)[] NOT NULL,
    actors character varying(4) NOT NULL,
    requests_per_minute integer,
    origins character varying(200)[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    created_by_id bigint,
    revoked_by_id bigint,
    CONSTRAINT xapi_credential_actors_choice CHECK (((actors)::text = ANY ((ARRAY['any'::character varying, 'ours'::character varying])::text[]))),
    CONSTRAINT xapi_credential_requests_per_minute_check CHECK ((requests_per_minute >= 0)),
    CONSTRAINT xapi_credential_scopes_choice CHECK ((scopes <@ ARRAY['all'::character varying(24), 'all/read'::character varying(24), 'define'::character varying(24), 'profile'::character varying(24), 'state'::character varying(24), 'statements/read'::character varying(24), 'statements/read/mine'::character varying(24), 'statements/write'::character varying(24)]))
);

ALTER TABLE public.xapi_credential ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.xapi_credential_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.xapi_document (
    key uuid NOT NULL,
    kind character varying(8) NOT NULL,
    shelf uuid NOT NULL,
    activity text NOT NULL,
    agent text NOT NULL,
    registration uuid,
    name text NOT NULL,
    content_type text NOT NULL,
    body bytea NOT NULL,
    sha1 character varying(40) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT xapi_document_kind_choice CHECK (((kind)::text = ANY ((ARRAY['activity'::character varying, 'agent'::character varying, 'state'::character varying])::text[])))
);

CREATE TABLE public.xapi_erasure (
    statement_id uuid NOT NULL,
    stored timestamp with time zone NOT NULL,
    sha256 character varying(64) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint
);

CREATE TABLE public.xapi_facet (
    key uuid NOT NULL,
    stored timestamp with time zone NOT NULL,
    depths integer CONSTRAINT xapi_facet_depth_not_null NOT NULL
);

CREATE TABLE public.xapi_lending (
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL
);

CREATE TABLE public.xapi_outbox (
    statement_id uuid NOT NULL,
    stored timestamp with time zone NOT NULL,
    actor uuid NOT NULL,
    state character varying(10) NOT NULL,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    last_status smallint,
    last_error text NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT xapi_outbox_last_status_check CHECK ((last_status >= 0)),
    CONSTRAINT xapi_outbox_state_choice CHECK (((state)::text = ANY ((ARRAY['delivered'::character varying, 'parked'::character varying, 'waiting'::character varying])::text[]))),
    CONSTRAINT xapi_outbox_tries_check CHECK ((tries >= 0))
);

CREATE TABLE public.xapi_spending (
    credential_id bigint NOT NULL,
    minute bigint NOT NULL,
    taken integer NOT NULL,
    CONSTRAINT xapi_spending_taken_check CHECK ((taken >= 0))
);

CREATE TABLE public.xapi_statement (
    id uuid NOT NULL,
    stored timestamp with time zone NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    person uuid,
    verb text NOT NULL,
    object_kind character varying(12) NOT NULL,
    object_id text NOT NULL,
    registration uuid,
    refers uuid,
    voids uuid,
    text text NOT NULL,
    sha256 character varying(64) NOT NULL,
    data jsonb GENERATED ALWAYS AS ((text)::jsonb) STORED,
    credential_id bigint,
    CONSTRAINT xapi_statement_object_kind_choice CHECK (((object_kind)::text = ANY ((ARRAY['Activity'::character varying, 'Agent'::character varying, 'Group'::character varying, 'StatementRef'::character varying, 'SubStatement'::character varying])::text[])))
);

CREATE TABLE public.xapi_tie (
    id bigint NOT NULL,
    activity text NOT NULL,
    tied_at timestamp with time zone NOT NULL,
    credential_id bigint NOT NULL,
    tied_by_id bigint
);

ALTER TABLE public.xapi_tie ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.xapi_tie_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.xapi_voiding (
    id bigint NOT NULL,
    target uuid NOT NULL,
    reach_id bigint,
    statement_id uuid NOT NULL
);

ALTER TABLE public.xapi_voiding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.xapi_voiding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO public.auth_group VALUES
	(1, 'Moderators'),
	(2, 'Editors');

INSERT INTO public.auth_group_permissions VALUES
	(1, 1, 109),
	(2, 2, 109),
	(3, 1, 110),
	(4, 2, 110),
	(5, 1, 112),
	(6, 1, 113),
	(7, 1, 111),
	(8, 2, 112),
	(9, 2, 113),
	(10, 2, 111),
	(11, 1, 114),
	(12, 2, 114),
	(13, 1, 115),
	(14, 1, 116),
	(15, 1, 117),
	(16, 2, 115),
	(17, 2, 116),
	(18, 2, 117),
	(19, 1, 118),
	(20, 2, 118),
	(21, 1, 120),
	(22, 1, 121),
	(23, 1, 119),
	(24, 2, 120),
	(25, 2, 121),
	(26, 2, 119);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add locale', 3, 'add_locale'),
	(2, 'Can change locale', 3, 'change_locale'),
	(3, 'Can delete locale', 3, 'delete_locale'),
	(4, 'Can view locale', 3, 'view_locale'),
	(5, 'Can add site', 4, 'add_site'),
	(6, 'Can change site', 4, 'change_site'),
	(7, 'Can delete site', 4, 'delete_site'),
	(8, 'Can view site', 4, 'view_site'),
	(9, 'Can add group site permission', 5, 'add_groupsitepermission'),
	(10, 'Can change group site permission', 5, 'change_groupsitepermission'),
	(11, 'Can delete group site permission', 5, 'delete_groupsitepermission'),
	(12, 'Can view group site permission', 5, 'view_groupsitepermission'),
	(13, 'Can add API token', 6, 'add_apitoken'),
	(14, 'Can change API token', 6, 'change_apitoken'),
	(15, 'Can delete API token', 6, 'delete_apitoken'),
	(16, 'Can view API token', 6, 'view_apitoken'),
	(17, 'Can add model log entry', 7, 'add_modellogentry'),
	(18, 'Can change model log entry', 7, 'change_modellogentry'),
	(19, 'Can delete model log entry', 7, 'delete_modellogentry'),
	(20, 'Can view model log entry', 7, 'view_modellogentry'),
	(21, 'Can add revision', 8, 'add_revision'),
	(22, 'Can change revision', 8, 'change_revision'),
	(23, 'Can delete revision', 8, 'delete_revision'),
	(24, 'Can view revision', 8, 'view_revision'),
	(25, 'Can add collection view restriction', 9, 'add_collectionviewrestriction'),
	(26, 'Can change collection view restriction', 9, 'change_collectionviewrestriction'),
	(27, 'Can delete collection view restriction', 9, 'delete_collectionviewrestriction'),
	(28, 'Can view collection view restriction', 9, 'view_collectionviewrestriction'),
	(29, 'Can add collection', 10, 'add_collection'),
	(30, 'Can change collection', 10, 'change_collection'),
	(31, 'Can delete collection', 10, 'delete_collection'),
	(32, 'Can view collection', 10, 'view_collection'),
	(33, 'Can add group collection permission', 11, 'add_groupcollectionpermission'),
	(34, 'Can change group collection permission', 11, 'change_groupcollectionpermission'),
	(35, 'Can delete group collection permission', 11, 'delete_groupcollectionpermission'),
	(36, 'Can view group collection permission', 11, 'view_groupcollectionpermission'),
	(37, 'Can add uploaded file', 12, 'add_uploadedfile'),
	(38, 'Can change uploaded file', 12, 'change_uploadedfile'),
	(39, 'Can delete uploaded file', 12, 'delete_uploadedfile'),
	(40, 'Can view uploaded file', 12, 'view_uploadedfile'),
	(41, 'Can add workflow content type', 13, 'add_workflowcontenttype'),
	(42, 'Can change workflow content type', 13, 'change_workflowcontenttype'),
	(43, 'Can delete workflow content type', 13, 'delete_workflowcontenttype'),
	(44, 'Can view workflow content type', 13, 'view_workflowcontenttype'),
	(45, 'Can add Workflow state', 14, 'add_workflowstate'),
	(46, 'Can change Workflow state', 14, 'change_workflowstate'),
	(47, 'Can delete Workflow state', 14, 'delete_workflowstate'),
	(48, 'Can view Workflow state', 14, 'view_workflowstate'),
	(49, 'Can add workflow', 15, 'add_workflow'),
	(50, 'Can change workflow', 15, 'change_workflow'),
	(51, 'Can delete workflow', 15, 'delete_workflow'),
	(52, 'Can view workflow', 15, 'view_workflow'),
	(53, 'Can add workflow task order', 16, 'add_workflowtask'),
	(54, 'Can change workflow task order', 16, 'change_workflowtask'),
	(55, 'Can delete workflow task order', 16, 'delete_workflowtask'),
	(56, 'Can view workflow task order', 16, 'view_workflowtask'),
	(57, 'Can add task', 17, 'add_task'),
	(58, 'Can change task', 17, 'change_task'),
	(59, 'Can delete task', 17, 'delete_task'),
	(60, 'Can view task', 17, 'view_task'),
	(61, 'Can add Group approval task', 2, 'add_groupapprovaltask'),
	(62, 'Can change Group approval task', 2, 'change_groupapprovaltask'),
	(63, 'Can delete Group approval task', 2, 'delete_groupapprovaltask'),
	(64, 'Can view Group approval task', 2, 'view_groupapprovaltask'),
	(65, 'Can add Task state', 18, 'add_taskstate'),
	(66, 'Can change Task state', 18, 'change_taskstate'),
	(67, 'Can delete Task state', 18, 'delete_taskstate'),
	(68, 'Can view Task state', 18, 'view_taskstate'),
	(69, 'Can add page', 1, 'add_page'),
	(70, 'Can change page', 1, 'change_page'),
	(71, 'Can delete page', 1, 'delete_page'),
	(72, 'Can view page', 1, 'view_page'),
	(73, 'Delete pages with children', 1, 'bulk_delete_page'),
	(74, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
	(75, 'Publish any page', 1, 'publish_page'),
	(76, 'Unlock any page', 1, 'unlock_page'),
	(77, 'Can add group page permission', 19, 'add_grouppagepermission'),
	(78, 'Can change group page permission', 19, 'change_grouppagepermission'),
	(79, 'Can delete group page permission', 19, 'delete_grouppagepermission'),
	(80, 'Can view group page permission', 19, 'view_grouppagepermission'),
	(81, 'Can add page view restriction', 20, 'add_pageviewrestriction'),
	(82, 'Can change page view restriction', 20, 'change_pageviewrestriction'),
	(83, 'Can delete page view restriction', 20, 'delete_pageviewrestriction'),
	(84, 'Can view page view restriction', 20, 'view_pageviewrestriction'),
	(85, 'Can add workflow page', 21, 'add_workflowpage'),
	(86, 'Can change workflow page', 21, 'change_workflowpage'),
	(87, 'Can delete workflow page', 21, 'delete_workflowpage'),
	(88, 'Can view workflow page', 21, 'view_workflowpage'),
	(89, 'Can add page log entry', 22, 'add_pagelogentry'),
	(90, 'Can change page log entry', 22, 'change_pagelogentry'),
	(91, 'Can delete page log entry', 22, 'delete_pagelogentry'),
	(92, 'Can view page log entry', 22, 'view_pagelogentry'),
	(93, 'Can add comment', 23, 'add_comment'),
	(94, 'Can change comment', 23, 'change_comment'),
	(95, 'Can delete comment', 23, 'delete_comment'),
	(96, 'Can view comment', 23, 'view_comment'),
	(97, 'Can add comment reply', 24, 'add_commentreply'),
	(98, 'Can change comment reply', 24, 'change_commentreply'),
	(99, 'Can delete comment reply', 24, 'delete_commentreply'),
	(100, 'Can view comment reply', 24, 'view_commentreply');
INSERT INTO public.auth_permission VALUES
	(101, 'Can add page subscription', 25, 'add_pagesubscription'),
	(102, 'Can change page subscription', 25, 'change_pagesubscription'),
	(103, 'Can delete page subscription', 25, 'delete_pagesubscription'),
	(104, 'Can view page subscription', 25, 'view_pagesubscription'),
	(105, 'Can add reference index', 26, 'add_referenceindex'),
	(106, 'Can change reference index', 26, 'change_referenceindex'),
	(107, 'Can delete reference index', 26, 'delete_referenceindex'),
	(108, 'Can view reference index', 26, 'view_referenceindex'),
	(109, 'Can submit translations', 27, 'submit_translation'),
	(110, 'Can access Wagtail admin', 28, 'access_admin'),
	(111, 'Can add document', 29, 'add_document'),
	(112, 'Can change document', 29, 'change_document'),
	(113, 'Can delete document', 29, 'delete_document'),
	(114, 'Can choose document', 29, 'choose_document'),
	(115, 'Can add image', 30, 'add_image'),
	(116, 'Can change image', 30, 'change_image'),
	(117, 'Can delete image', 30, 'delete_image'),
	(118, 'Can choose image', 30, 'choose_image'),
	(119, 'Can add media', 31, 'add_media'),
	(120, 'Can change media', 31, 'change_media'),
	(121, 'Can delete media', 31, 'delete_media'),
	(122, 'Can add backup run', 32, 'add_backuprun'),
	(123, 'Can change backup run', 32, 'change_backuprun'),
	(124, 'Can delete backup run', 32, 'delete_backuprun'),
	(125, 'Can view backup run', 32, 'view_backuprun'),
	(126, 'Can add search text', 33, 'add_searchtext'),
	(127, 'Can change search text', 33, 'change_searchtext'),
	(128, 'Can delete search text', 33, 'delete_searchtext'),
	(129, 'Can view search text', 33, 'view_searchtext'),
	(130, 'Can add search word', 34, 'add_searchword'),
	(131, 'Can change search word', 34, 'change_searchword'),
	(132, 'Can delete search word', 34, 'delete_searchword'),
	(133, 'Can view search word', 34, 'view_searchword'),
	(134, 'Can add interest', 35, 'add_interest'),
	(135, 'Can change interest', 35, 'change_interest'),
	(136, 'Can delete interest', 35, 'delete_interest'),
	(137, 'Can view interest', 35, 'view_interest'),
	(138, 'Can add tour taken', 36, 'add_tourtaken'),
	(139, 'Can change tour taken', 36, 'change_tourtaken'),
	(140, 'Can delete tour taken', 36, 'delete_tourtaken'),
	(141, 'Can view tour taken', 36, 'view_tourtaken'),
	(142, 'Can add security alert', 37, 'add_securityalert'),
	(143, 'Can change security alert', 37, 'change_securityalert'),
	(144, 'Can delete security alert', 37, 'delete_securityalert'),
	(145, 'Can view security alert', 37, 'view_securityalert'),
	(146, 'Can add disposal', 38, 'add_disposal'),
	(147, 'Can change disposal', 38, 'change_disposal'),
	(148, 'Can delete disposal', 38, 'delete_disposal'),
	(149, 'Can view disposal', 38, 'view_disposal'),
	(150, 'Can add chain anchor', 39, 'add_chainanchor'),
	(151, 'Can change chain anchor', 39, 'change_chainanchor'),
	(152, 'Can delete chain anchor', 39, 'delete_chainanchor'),
	(153, 'Can view chain anchor', 39, 'view_chainanchor'),
	(154, 'Can add chain block', 40, 'add_chainblock'),
	(155, 'Can change chain block', 40, 'change_chainblock'),
	(156, 'Can delete chain block', 40, 'delete_chainblock'),
	(157, 'Can view chain block', 40, 'view_chainblock'),
	(158, 'Can add chain check', 41, 'add_chaincheck'),
	(159, 'Can change chain check', 41, 'change_chaincheck'),
	(160, 'Can delete chain check', 41, 'delete_chaincheck'),
	(161, 'Can view chain check', 41, 'view_chaincheck'),
	(162, 'Can add chain position', 42, 'add_chainposition'),
	(163, 'Can change chain position', 42, 'change_chainposition'),
	(164, 'Can delete chain position', 42, 'delete_chainposition'),
	(165, 'Can view chain position', 42, 'view_chainposition'),
	(166, 'Can add chain removal', 43, 'add_chainremoval'),
	(167, 'Can change chain removal', 43, 'change_chainremoval'),
	(168, 'Can delete chain removal', 43, 'delete_chainremoval'),
	(169, 'Can view chain removal', 43, 'view_chainremoval'),
	(170, 'Can add anchor copy', 44, 'add_anchorcopy'),
	(171, 'Can change anchor copy', 44, 'change_anchorcopy'),
	(172, 'Can delete anchor copy', 44, 'delete_anchorcopy'),
	(173, 'Can view anchor copy', 44, 'view_anchorcopy'),
	(174, 'Can add chain salts', 45, 'add_chainsalts'),
	(175, 'Can change chain salts', 45, 'change_chainsalts'),
	(176, 'Can delete chain salts', 45, 'delete_chainsalts'),
	(177, 'Can view chain salts', 45, 'view_chainsalts'),
	(178, 'Can add data copy', 46, 'add_datacopy'),
	(179, 'Can change data copy', 46, 'change_datacopy'),
	(180, 'Can delete data copy', 46, 'delete_datacopy'),
	(181, 'Can view data copy', 46, 'view_datacopy'),
	(182, 'Can add policy refusal', 47, 'add_policyrefusal'),
	(183, 'Can change policy refusal', 47, 'change_policyrefusal'),
	(184, 'Can delete policy refusal', 47, 'delete_policyrefusal'),
	(185, 'Can view policy refusal', 47, 'view_policyrefusal'),
	(186, 'Can add person erasure', 48, 'add_personerasure'),
	(187, 'Can change person erasure', 48, 'change_personerasure'),
	(188, 'Can delete person erasure', 48, 'delete_personerasure'),
	(189, 'Can view person erasure', 48, 'view_personerasure'),
	(190, 'Can add data request', 49, 'add_datarequest'),
	(191, 'Can change data request', 49, 'change_datarequest'),
	(192, 'Can delete data request', 49, 'delete_datarequest'),
	(193, 'Can view data request', 49, 'view_datarequest'),
	(194, 'Can add api call', 50, 'add_apicall'),
	(195, 'Can change api call', 50, 'change_apicall'),
	(196, 'Can delete api call', 50, 'delete_apicall'),
	(197, 'Can view api call', 50, 'view_apicall'),
	(198, 'Can add approval', 51, 'add_approval'),
	(199, 'Can change approval', 51, 'change_approval'),
	(200, 'Can delete approval', 51, 'delete_approval');
INSERT INTO public.auth_permission VALUES
	(201, 'Can view approval', 51, 'view_approval'),
	(202, 'Can add hand over', 52, 'add_handover'),
	(203, 'Can change hand over', 52, 'change_handover'),
	(204, 'Can delete hand over', 52, 'delete_handover'),
	(205, 'Can view hand over', 52, 'view_handover'),
	(206, 'Can add review', 53, 'add_review'),
	(207, 'Can change review', 53, 'change_review'),
	(208, 'Can delete review', 53, 'delete_review'),
	(209, 'Can view review', 53, 'view_review'),
	(210, 'Can add rule set', 54, 'add_ruleset'),
	(211, 'Can change rule set', 54, 'change_ruleset'),
	(212, 'Can delete rule set', 54, 'delete_ruleset'),
	(213, 'Can view rule set', 54, 'view_ruleset'),
	(214, 'Can add requirement', 55, 'add_requirement'),
	(215, 'Can change requirement', 55, 'change_requirement'),
	(216, 'Can delete requirement', 55, 'delete_requirement'),
	(217, 'Can view requirement', 55, 'view_requirement'),
	(218, 'Can add gate status', 56, 'add_gatestatus'),
	(219, 'Can change gate status', 56, 'change_gatestatus'),
	(220, 'Can delete gate status', 56, 'delete_gatestatus'),
	(221, 'Can view gate status', 56, 'view_gatestatus'),
	(222, 'Can add task', 57, 'add_task'),
	(223, 'Can change task', 57, 'change_task'),
	(224, 'Can delete task', 57, 'delete_task'),
	(225, 'Can view task', 57, 'view_task'),
	(226, 'Can add webhook', 58, 'add_webhook'),
	(227, 'Can change webhook', 58, 'change_webhook'),
	(228, 'Can delete webhook', 58, 'delete_webhook'),
	(229, 'Can view webhook', 58, 'view_webhook'),
	(230, 'Can add home forecast', 59, 'add_homeforecast'),
	(231, 'Can change home forecast', 59, 'change_homeforecast'),
	(232, 'Can delete home forecast', 59, 'delete_homeforecast'),
	(233, 'Can view home forecast', 59, 'view_homeforecast'),
	(234, 'Can add learning pace', 60, 'add_learningpace'),
	(235, 'Can change learning pace', 60, 'change_learningpace'),
	(236, 'Can delete learning pace', 60, 'delete_learningpace'),
	(237, 'Can view learning pace', 60, 'view_learningpace'),
	(238, 'Can add proof link', 61, 'add_prooflink'),
	(239, 'Can change proof link', 61, 'change_prooflink'),
	(240, 'Can delete proof link', 61, 'delete_prooflink'),
	(241, 'Can view proof link', 61, 'view_prooflink'),
	(242, 'Can add proof look', 62, 'add_prooflook'),
	(243, 'Can change proof look', 62, 'change_prooflook'),
	(244, 'Can delete proof look', 62, 'delete_prooflook'),
	(245, 'Can view proof look', 62, 'view_prooflook'),
	(246, 'Can add proof adult', 63, 'add_proofadult'),
	(247, 'Can change proof adult', 63, 'change_proofadult'),
	(248, 'Can delete proof adult', 63, 'delete_proofadult'),
	(249, 'Can view proof adult', 63, 'view_proofadult'),
	(250, 'Can add saved view', 64, 'add_savedview'),
	(251, 'Can change saved view', 64, 'change_savedview'),
	(252, 'Can delete saved view', 64, 'delete_savedview'),
	(253, 'Can view saved view', 64, 'view_savedview'),
	(254, 'Can add monthly statistics', 65, 'add_monthlystatistics'),
	(255, 'Can change monthly statistics', 65, 'change_monthlystatistics'),
	(256, 'Can delete monthly statistics', 65, 'delete_monthlystatistics'),
	(257, 'Can view monthly statistics', 65, 'view_monthlystatistics'),
	(258, 'Can add assignment change', 66, 'add_assignmentchange'),
	(259, 'Can change assignment change', 66, 'change_assignmentchange'),
	(260, 'Can delete assignment change', 66, 'delete_assignmentchange'),
	(261, 'Can view assignment change', 66, 'view_assignmentchange'),
	(262, 'Can add webhook delivery', 67, 'add_webhookdelivery'),
	(263, 'Can change webhook delivery', 67, 'change_webhookdelivery'),
	(264, 'Can delete webhook delivery', 67, 'delete_webhookdelivery'),
	(265, 'Can view webhook delivery', 67, 'view_webhookdelivery'),
	(266, 'Can add plan waiting', 68, 'add_planwaiting'),
	(267, 'Can change plan waiting', 68, 'change_planwaiting'),
	(268, 'Can delete plan waiting', 68, 'delete_planwaiting'),
	(269, 'Can view plan waiting', 68, 'view_planwaiting'),
	(270, 'Can add archive record', 69, 'add_archiverecord'),
	(271, 'Can change archive record', 69, 'change_archiverecord'),
	(272, 'Can delete archive record', 69, 'delete_archiverecord'),
	(273, 'Can view archive record', 69, 'view_archiverecord'),
	(274, 'Can add home page', 70, 'add_homepage'),
	(275, 'Can change home page', 70, 'change_homepage'),
	(276, 'Can delete home page', 70, 'delete_homepage'),
	(277, 'Can view home page', 70, 'view_homepage'),
	(278, 'Can add information page', 71, 'add_infopage'),
	(279, 'Can change information page', 71, 'change_infopage'),
	(280, 'Can delete information page', 71, 'delete_infopage'),
	(281, 'Can view information page', 71, 'view_infopage'),
	(282, 'Can add programme', 72, 'add_programmepage'),
	(283, 'Can change programme', 72, 'change_programmepage'),
	(284, 'Can delete programme', 72, 'delete_programmepage'),
	(285, 'Can view programme', 72, 'view_programmepage'),
	(286, 'Can add lesson', 73, 'add_lessonpage'),
	(287, 'Can change lesson', 73, 'change_lessonpage'),
	(288, 'Can delete lesson', 73, 'delete_lessonpage'),
	(289, 'Can view lesson', 73, 'view_lessonpage'),
	(290, 'Can add module', 74, 'add_modulepage'),
	(291, 'Can change module', 74, 'change_modulepage'),
	(292, 'Can delete module', 74, 'delete_modulepage'),
	(293, 'Can view module', 74, 'view_modulepage'),
	(294, 'Can add network day', 75, 'add_networkdaypage'),
	(295, 'Can change network day', 75, 'change_networkdaypage'),
	(296, 'Can delete network day', 75, 'delete_networkdaypage'),
	(297, 'Can view network day', 75, 'view_networkdaypage'),
	(298, 'Can add quiz', 76, 'add_quizpage'),
	(299, 'Can change quiz', 76, 'change_quizpage'),
	(300, 'Can delete quiz', 76, 'delete_quizpage');
INSERT INTO public.auth_permission VALUES
	(301, 'Can view quiz', 76, 'view_quizpage'),
	(302, 'Can add lesson provision', 77, 'add_lessonprovision'),
	(303, 'Can change lesson provision', 77, 'change_lessonprovision'),
	(304, 'Can delete lesson provision', 77, 'delete_lessonprovision'),
	(305, 'Can view lesson provision', 77, 'view_lessonprovision'),
	(306, 'Can add module meeting', 78, 'add_modulemeeting'),
	(307, 'Can change module meeting', 78, 'change_modulemeeting'),
	(308, 'Can delete module meeting', 78, 'delete_modulemeeting'),
	(309, 'Can view module meeting', 78, 'view_modulemeeting'),
	(310, 'Can add module prerequisite', 79, 'add_moduleprerequisite'),
	(311, 'Can change module prerequisite', 79, 'change_moduleprerequisite'),
	(312, 'Can delete module prerequisite', 79, 'delete_moduleprerequisite'),
	(313, 'Can view module prerequisite', 79, 'view_moduleprerequisite'),
	(314, 'Can add borrowed module', 80, 'add_borrowedmodule'),
	(315, 'Can change borrowed module', 80, 'change_borrowedmodule'),
	(316, 'Can delete borrowed module', 80, 'delete_borrowedmodule'),
	(317, 'Can view borrowed module', 80, 'view_borrowedmodule'),
	(318, 'Can add outside address', 81, 'add_outsideaddress'),
	(319, 'Can change outside address', 81, 'change_outsideaddress'),
	(320, 'Can delete outside address', 81, 'delete_outsideaddress'),
	(321, 'Can view outside address', 81, 'view_outsideaddress'),
	(322, 'Can add outside link', 82, 'add_outsidelink'),
	(323, 'Can change outside link', 82, 'change_outsidelink'),
	(324, 'Can delete outside link', 82, 'delete_outsidelink'),
	(325, 'Can view outside link', 82, 'view_outsidelink'),
	(326, 'Can add agenda item', 83, 'add_agendaitem'),
	(327, 'Can change agenda item', 83, 'change_agendaitem'),
	(328, 'Can delete agenda item', 83, 'delete_agendaitem'),
	(329, 'Can view agenda item', 83, 'view_agendaitem'),
	(330, 'Can add booking', 84, 'add_booking'),
	(331, 'Can change booking', 84, 'change_booking'),
	(332, 'Can delete booking', 84, 'delete_booking'),
	(333, 'Can view booking', 84, 'view_booking'),
	(334, 'Can add in home plan', 85, 'add_inhomeplan'),
	(335, 'Can change in home plan', 85, 'change_inhomeplan'),
	(336, 'Can delete in home plan', 85, 'delete_inhomeplan'),
	(337, 'Can view in home plan', 85, 'view_inhomeplan'),
	(338, 'Can add goal', 86, 'add_goal'),
	(339, 'Can change goal', 86, 'change_goal'),
	(340, 'Can delete goal', 86, 'delete_goal'),
	(341, 'Can view goal', 86, 'view_goal'),
	(342, 'Can add closing evaluation', 87, 'add_closingevaluation'),
	(343, 'Can change closing evaluation', 87, 'change_closingevaluation'),
	(344, 'Can delete closing evaluation', 87, 'delete_closingevaluation'),
	(345, 'Can view closing evaluation', 87, 'view_closingevaluation'),
	(346, 'Can add in home visit', 88, 'add_inhomevisit'),
	(347, 'Can change in home visit', 88, 'change_inhomevisit'),
	(348, 'Can delete in home visit', 88, 'delete_inhomevisit'),
	(349, 'Can view in home visit', 88, 'view_inhomevisit'),
	(350, 'Can add goal mark', 89, 'add_goalmark'),
	(351, 'Can change goal mark', 89, 'change_goalmark'),
	(352, 'Can delete goal mark', 89, 'delete_goalmark'),
	(353, 'Can view goal mark', 89, 'view_goalmark'),
	(354, 'Can add interpreter need', 90, 'add_interpreterneed'),
	(355, 'Can change interpreter need', 90, 'change_interpreterneed'),
	(356, 'Can delete interpreter need', 90, 'delete_interpreterneed'),
	(357, 'Can view interpreter need', 90, 'view_interpreterneed'),
	(358, 'Can add network group', 91, 'add_networkgroup'),
	(359, 'Can change network group', 91, 'change_networkgroup'),
	(360, 'Can delete network group', 91, 'delete_networkgroup'),
	(361, 'Can view network group', 91, 'view_networkgroup'),
	(362, 'Can add group resource', 92, 'add_groupresource'),
	(363, 'Can change group resource', 92, 'change_groupresource'),
	(364, 'Can delete group resource', 92, 'delete_groupresource'),
	(365, 'Can view group resource', 92, 'view_groupresource'),
	(366, 'Can add group post', 93, 'add_grouppost'),
	(367, 'Can change group post', 93, 'change_grouppost'),
	(368, 'Can delete group post', 93, 'delete_grouppost'),
	(369, 'Can view group post', 93, 'view_grouppost'),
	(370, 'Can add group membership', 94, 'add_groupmembership'),
	(371, 'Can change group membership', 94, 'change_groupmembership'),
	(372, 'Can delete group membership', 94, 'delete_groupmembership'),
	(373, 'Can view group membership', 94, 'view_groupmembership'),
	(374, 'Can add post report', 95, 'add_postreport'),
	(375, 'Can change post report', 95, 'change_postreport'),
	(376, 'Can delete post report', 95, 'delete_postreport'),
	(377, 'Can view post report', 95, 'view_postreport'),
	(378, 'Can add reach wish', 96, 'add_reachwish'),
	(379, 'Can change reach wish', 96, 'change_reachwish'),
	(380, 'Can delete reach wish', 96, 'delete_reachwish'),
	(381, 'Can view reach wish', 96, 'view_reachwish'),
	(382, 'Can add registration', 97, 'add_registration'),
	(383, 'Can change registration', 97, 'change_registration'),
	(384, 'Can delete registration', 97, 'delete_registration'),
	(385, 'Can view registration', 97, 'view_registration'),
	(386, 'Can add logistics', 98, 'add_logistics'),
	(387, 'Can change logistics', 98, 'change_logistics'),
	(388, 'Can delete logistics', 98, 'delete_logistics'),
	(389, 'Can view logistics', 98, 'view_logistics'),
	(390, 'Can add interpreter order', 99, 'add_interpreterorder'),
	(391, 'Can change interpreter order', 99, 'change_interpreterorder'),
	(392, 'Can delete interpreter order', 99, 'delete_interpreterorder'),
	(393, 'Can view interpreter order', 99, 'view_interpreterorder'),
	(394, 'Can add agenda choice', 100, 'add_agendachoice'),
	(591, 'Can change note', 149, 'change_note'),
	(395, 'Can change agenda choice', 100, 'change_agendachoice'),
	(396, 'Can delete agenda choice', 100, 'delete_agendachoice'),
	(397, 'Can view agenda choice', 100, 'view_agendachoice'),
	(398, 'Can add school holiday', 101, 'add_schoolholiday'),
	(399, 'Can change school holiday', 101, 'change_schoolholiday');
INSERT INTO public.auth_permission VALUES
	(400, 'Can delete school holiday', 101, 'delete_schoolholiday'),
	(401, 'Can view school holiday', 101, 'view_schoolholiday'),
	(402, 'Can add seat event', 102, 'add_seatevent'),
	(403, 'Can change seat event', 102, 'change_seatevent'),
	(404, 'Can delete seat event', 102, 'delete_seatevent'),
	(405, 'Can view seat event', 102, 'view_seatevent'),
	(406, 'Can add seat offer', 103, 'add_seatoffer'),
	(407, 'Can change seat offer', 103, 'change_seatoffer'),
	(408, 'Can delete seat offer', 103, 'delete_seatoffer'),
	(409, 'Can view seat offer', 103, 'view_seatoffer'),
	(410, 'Can add series template', 104, 'add_seriestemplate'),
	(411, 'Can change series template', 104, 'change_seriestemplate'),
	(412, 'Can delete series template', 104, 'delete_seriestemplate'),
	(413, 'Can view series template', 104, 'view_seriestemplate'),
	(414, 'Can add series', 105, 'add_series'),
	(415, 'Can change series', 105, 'change_series'),
	(416, 'Can delete series', 105, 'delete_series'),
	(417, 'Can view series', 105, 'view_series'),
	(418, 'Can add template gathering', 106, 'add_templategathering'),
	(419, 'Can change template gathering', 106, 'change_templategathering'),
	(420, 'Can delete template gathering', 106, 'delete_templategathering'),
	(421, 'Can view template gathering', 106, 'view_templategathering'),
	(422, 'Can add trainer absence', 107, 'add_trainerabsence'),
	(423, 'Can change trainer absence', 107, 'change_trainerabsence'),
	(424, 'Can delete trainer absence', 107, 'delete_trainerabsence'),
	(425, 'Can view trainer absence', 107, 'view_trainerabsence'),
	(426, 'Can add training session', 108, 'add_trainingsession'),
	(427, 'Can change training session', 108, 'change_trainingsession'),
	(428, 'Can delete training session', 108, 'delete_trainingsession'),
	(429, 'Can view training session', 108, 'view_trainingsession'),
	(430, 'Can add trainer assignment', 109, 'add_trainerassignment'),
	(431, 'Can change trainer assignment', 109, 'change_trainerassignment'),
	(432, 'Can delete trainer assignment', 109, 'delete_trainerassignment'),
	(433, 'Can view trainer assignment', 109, 'view_trainerassignment'),
	(434, 'Can add notified', 110, 'add_notified'),
	(435, 'Can change notified', 110, 'change_notified'),
	(436, 'Can delete notified', 110, 'delete_notified'),
	(437, 'Can view notified', 110, 'view_notified'),
	(438, 'Can add day feedback', 111, 'add_dayfeedback'),
	(439, 'Can change day feedback', 111, 'change_dayfeedback'),
	(440, 'Can delete day feedback', 111, 'delete_dayfeedback'),
	(441, 'Can view day feedback', 111, 'view_dayfeedback'),
	(442, 'Can add check in claim', 112, 'add_checkinclaim'),
	(443, 'Can change check in claim', 112, 'change_checkinclaim'),
	(444, 'Can delete check in claim', 112, 'delete_checkinclaim'),
	(445, 'Can view check in claim', 112, 'view_checkinclaim'),
	(446, 'Can add attendance', 113, 'add_attendance'),
	(447, 'Can change attendance', 113, 'change_attendance'),
	(448, 'Can delete attendance', 113, 'delete_attendance'),
	(449, 'Can view attendance', 113, 'view_attendance'),
	(450, 'Can add unsuitable days', 114, 'add_unsuitabledays'),
	(451, 'Can change unsuitable days', 114, 'change_unsuitabledays'),
	(452, 'Can delete unsuitable days', 114, 'delete_unsuitabledays'),
	(453, 'Can view unsuitable days', 114, 'view_unsuitabledays'),
	(454, 'Can add venue', 115, 'add_venue'),
	(455, 'Can change venue', 115, 'change_venue'),
	(456, 'Can delete venue', 115, 'delete_venue'),
	(457, 'Can view venue', 115, 'view_venue'),
	(458, 'Can add venue booking', 116, 'add_venuebooking'),
	(459, 'Can change venue booking', 116, 'change_venuebooking'),
	(460, 'Can delete venue booking', 116, 'delete_venuebooking'),
	(461, 'Can view venue booking', 116, 'view_venuebooking'),
	(462, 'Can add attendance correction', 117, 'add_attendancecorrection'),
	(463, 'Can change attendance correction', 117, 'change_attendancecorrection'),
	(464, 'Can delete attendance correction', 117, 'delete_attendancecorrection'),
	(465, 'Can view attendance correction', 117, 'view_attendancecorrection'),
	(466, 'Can add calendar feed', 118, 'add_calendarfeed'),
	(467, 'Can change calendar feed', 118, 'change_calendarfeed'),
	(468, 'Can delete calendar feed', 118, 'delete_calendarfeed'),
	(469, 'Can view calendar feed', 118, 'view_calendarfeed'),
	(470, 'Can add children count', 119, 'add_childrencount'),
	(471, 'Can change children count', 119, 'change_childrencount'),
	(472, 'Can delete children count', 119, 'delete_childrencount'),
	(473, 'Can view children count', 119, 'view_childrencount'),
	(474, 'Can add competence', 120, 'add_competence'),
	(475, 'Can change competence', 120, 'change_competence'),
	(476, 'Can delete competence', 120, 'delete_competence'),
	(477, 'Can view competence', 120, 'view_competence'),
	(478, 'Can add substitute', 121, 'add_substitute'),
	(479, 'Can change substitute', 121, 'change_substitute'),
	(480, 'Can delete substitute', 121, 'delete_substitute'),
	(481, 'Can view substitute', 121, 'view_substitute'),
	(482, 'Can add required visit', 122, 'add_requiredvisit'),
	(483, 'Can change required visit', 122, 'change_requiredvisit'),
	(484, 'Can delete required visit', 122, 'delete_requiredvisit'),
	(485, 'Can view required visit', 122, 'view_requiredvisit'),
	(486, 'Can add series visit', 123, 'add_seriesvisit'),
	(487, 'Can change series visit', 123, 'change_seriesvisit'),
	(488, 'Can delete series visit', 123, 'delete_seriesvisit'),
	(489, 'Can view series visit', 123, 'view_seriesvisit'),
	(490, 'Can add trainer hours', 124, 'add_trainerhours'),
	(491, 'Can change trainer hours', 124, 'change_trainerhours'),
	(492, 'Can delete trainer hours', 124, 'delete_trainerhours'),
	(493, 'Can view trainer hours', 124, 'view_trainerhours'),
	(494, 'Can add course place', 125, 'add_courseplace'),
	(495, 'Can change course place', 125, 'change_courseplace'),
	(496, 'Can delete course place', 125, 'delete_courseplace'),
	(497, 'Can view course place', 125, 'view_courseplace'),
	(498, 'Can add season', 126, 'add_season'),
	(499, 'Can change season', 126, 'change_season');
INSERT INTO public.auth_permission VALUES
	(500, 'Can delete season', 126, 'delete_season'),
	(501, 'Can view season', 126, 'view_season'),
	(502, 'Can add proposed series', 127, 'add_proposedseries'),
	(503, 'Can change proposed series', 127, 'change_proposedseries'),
	(504, 'Can delete proposed series', 127, 'delete_proposedseries'),
	(505, 'Can view proposed series', 127, 'view_proposedseries'),
	(506, 'Can add series move', 128, 'add_seriesmove'),
	(507, 'Can change series move', 128, 'change_seriesmove'),
	(508, 'Can delete series move', 128, 'delete_seriesmove'),
	(509, 'Can view series move', 128, 'view_seriesmove'),
	(510, 'Can add gathering request', 129, 'add_gatheringrequest'),
	(511, 'Can change gathering request', 129, 'change_gatheringrequest'),
	(512, 'Can delete gathering request', 129, 'delete_gatheringrequest'),
	(513, 'Can view gathering request', 129, 'view_gatheringrequest'),
	(514, 'Can add calendar choices', 130, 'add_calendarchoices'),
	(515, 'Can change calendar choices', 130, 'change_calendarchoices'),
	(516, 'Can delete calendar choices', 130, 'delete_calendarchoices'),
	(517, 'Can view calendar choices', 130, 'view_calendarchoices'),
	(518, 'Can add mailed entry', 131, 'add_mailedentry'),
	(519, 'Can change mailed entry', 131, 'change_mailedentry'),
	(520, 'Can delete mailed entry', 131, 'delete_mailedentry'),
	(521, 'Can view mailed entry', 131, 'view_mailedentry'),
	(522, 'Can add visitor', 132, 'add_visitor'),
	(523, 'Can change visitor', 132, 'change_visitor'),
	(524, 'Can delete visitor', 132, 'delete_visitor'),
	(525, 'Can view visitor', 132, 'view_visitor'),
	(526, 'Can add evaluation', 133, 'add_evaluation'),
	(527, 'Can change evaluation', 133, 'change_evaluation'),
	(528, 'Can delete evaluation', 133, 'delete_evaluation'),
	(529, 'Can view evaluation', 133, 'view_evaluation'),
	(530, 'Can add dialogue meeting', 134, 'add_dialoguemeeting'),
	(531, 'Can change dialogue meeting', 134, 'change_dialoguemeeting'),
	(532, 'Can delete dialogue meeting', 134, 'delete_dialoguemeeting'),
	(533, 'Can view dialogue meeting', 134, 'view_dialoguemeeting'),
	(534, 'Can add date poll', 135, 'add_datepoll'),
	(535, 'Can change date poll', 135, 'change_datepoll'),
	(536, 'Can delete date poll', 135, 'delete_datepoll'),
	(537, 'Can view date poll', 135, 'view_datepoll'),
	(538, 'Can add invitee', 136, 'add_invitee'),
	(539, 'Can change invitee', 136, 'change_invitee'),
	(540, 'Can delete invitee', 136, 'delete_invitee'),
	(541, 'Can view invitee', 136, 'view_invitee'),
	(542, 'Can add agreed point', 137, 'add_agreedpoint'),
	(543, 'Can change agreed point', 137, 'change_agreedpoint'),
	(544, 'Can delete agreed point', 137, 'delete_agreedpoint'),
	(545, 'Can view agreed point', 137, 'view_agreedpoint'),
	(546, 'Can add proposed time', 138, 'add_proposedtime'),
	(547, 'Can change proposed time', 138, 'change_proposedtime'),
	(548, 'Can delete proposed time', 138, 'delete_proposedtime'),
	(549, 'Can view proposed time', 138, 'view_proposedtime'),
	(550, 'Can add time answer', 139, 'add_timeanswer'),
	(551, 'Can change time answer', 139, 'change_timeanswer'),
	(552, 'Can delete time answer', 139, 'delete_timeanswer'),
	(553, 'Can view time answer', 139, 'view_timeanswer'),
	(554, 'Can add trainer calendar', 140, 'add_trainercalendar'),
	(555, 'Can change trainer calendar', 140, 'change_trainercalendar'),
	(556, 'Can delete trainer calendar', 140, 'delete_trainercalendar'),
	(557, 'Can view trainer calendar', 140, 'view_trainercalendar'),
	(558, 'Can add busy time', 141, 'add_busytime'),
	(559, 'Can change busy time', 141, 'change_busytime'),
	(560, 'Can delete busy time', 141, 'delete_busytime'),
	(561, 'Can view busy time', 141, 'view_busytime'),
	(562, 'Can add module', 142, 'add_module'),
	(563, 'Can change module', 142, 'change_module'),
	(564, 'Can delete module', 142, 'delete_module'),
	(565, 'Can view module', 142, 'view_module'),
	(566, 'Can add programme', 143, 'add_programme'),
	(567, 'Can change programme', 143, 'change_programme'),
	(568, 'Can delete programme', 143, 'delete_programme'),
	(569, 'Can view programme', 143, 'view_programme'),
	(570, 'Can add training', 144, 'add_training'),
	(571, 'Can change training', 144, 'change_training'),
	(572, 'Can delete training', 144, 'delete_training'),
	(573, 'Can view training', 144, 'view_training'),
	(574, 'Can add lesson version', 145, 'add_lessonversion'),
	(575, 'Can change lesson version', 145, 'change_lessonversion'),
	(576, 'Can delete lesson version', 145, 'delete_lessonversion'),
	(577, 'Can view lesson version', 145, 'view_lessonversion'),
	(578, 'Can add attempt', 146, 'add_attempt'),
	(579, 'Can change attempt', 146, 'change_attempt'),
	(580, 'Can delete attempt', 146, 'delete_attempt'),
	(581, 'Can view attempt', 146, 'view_attempt'),
	(582, 'Can add module version', 147, 'add_moduleversion'),
	(583, 'Can change module version', 147, 'change_moduleversion'),
	(584, 'Can delete module version', 147, 'delete_moduleversion'),
	(585, 'Can view module version', 147, 'view_moduleversion'),
	(586, 'Can add enrolment', 148, 'add_enrolment'),
	(587, 'Can change enrolment', 148, 'change_enrolment'),
	(588, 'Can delete enrolment', 148, 'delete_enrolment'),
	(589, 'Can view enrolment', 148, 'view_enrolment'),
	(590, 'Can add note', 149, 'add_note'),
	(592, 'Can delete note', 149, 'delete_note'),
	(593, 'Can view note', 149, 'view_note'),
	(594, 'Can add part', 150, 'add_part'),
	(595, 'Can change part', 150, 'change_part'),
	(596, 'Can delete part', 150, 'delete_part'),
	(597, 'Can view part', 150, 'view_part'),
	(598, 'Can add module part', 151, 'add_modulepart'),
	(599, 'Can change module part', 151, 'change_modulepart'),
	(600, 'Can delete module part', 151, 'delete_modulepart');
INSERT INTO public.auth_permission VALUES
	(601, 'Can view module part', 151, 'view_modulepart'),
	(602, 'Can add part progress', 152, 'add_partprogress'),
	(603, 'Can change part progress', 152, 'change_partprogress'),
	(604, 'Can delete part progress', 152, 'delete_partprogress'),
	(605, 'Can view part progress', 152, 'view_partprogress'),
	(606, 'Can add programme module', 153, 'add_programmemodule'),
	(607, 'Can change programme module', 153, 'change_programmemodule'),
	(608, 'Can delete programme module', 153, 'delete_programmemodule'),
	(609, 'Can view programme module', 153, 'view_programmemodule'),
	(610, 'Can add programme version', 154, 'add_programmeversion'),
	(611, 'Can change programme version', 154, 'change_programmeversion'),
	(612, 'Can delete programme version', 154, 'delete_programmeversion'),
	(613, 'Can view programme version', 154, 'view_programmeversion'),
	(614, 'Can add enrolment move', 155, 'add_enrolmentmove'),
	(615, 'Can change enrolment move', 155, 'change_enrolmentmove'),
	(616, 'Can delete enrolment move', 155, 'delete_enrolmentmove'),
	(617, 'Can view enrolment move', 155, 'view_enrolmentmove'),
	(618, 'Can add completion', 156, 'add_completion'),
	(619, 'Can change completion', 156, 'change_completion'),
	(620, 'Can delete completion', 156, 'delete_completion'),
	(621, 'Can view completion', 156, 'view_completion'),
	(622, 'Can add certificate', 157, 'add_certificate'),
	(623, 'Can change certificate', 157, 'change_certificate'),
	(624, 'Can delete certificate', 157, 'delete_certificate'),
	(625, 'Can view certificate', 157, 'view_certificate'),
	(626, 'Can add attestation', 158, 'add_attestation'),
	(627, 'Can change attestation', 158, 'change_attestation'),
	(628, 'Can delete attestation', 158, 'delete_attestation'),
	(629, 'Can view attestation', 158, 'view_attestation'),
	(630, 'Can add answer', 159, 'add_answer'),
	(631, 'Can change answer', 159, 'change_answer'),
	(632, 'Can delete answer', 159, 'delete_answer'),
	(633, 'Can view answer', 159, 'view_answer'),
	(634, 'Can add bookmark', 160, 'add_bookmark'),
	(635, 'Can change bookmark', 160, 'change_bookmark'),
	(636, 'Can delete bookmark', 160, 'delete_bookmark'),
	(637, 'Can view bookmark', 160, 'view_bookmark'),
	(638, 'Can add activity', 161, 'add_activity'),
	(639, 'Can change activity', 161, 'change_activity'),
	(640, 'Can delete activity', 161, 'delete_activity'),
	(641, 'Can view activity', 161, 'view_activity'),
	(642, 'Can add attachment', 162, 'add_attachment'),
	(643, 'Can change attachment', 162, 'change_attachment'),
	(644, 'Can delete attachment', 162, 'delete_attachment'),
	(645, 'Can view attachment', 162, 'view_attachment'),
	(646, 'Can add credential', 163, 'add_credential'),
	(647, 'Can change credential', 163, 'change_credential'),
	(648, 'Can delete credential', 163, 'delete_credential'),
	(649, 'Can view credential', 163, 'view_credential'),
	(650, 'Can add statement', 164, 'add_statement'),
	(651, 'Can change statement', 164, 'change_statement'),
	(652, 'Can delete statement', 164, 'delete_statement'),
	(653, 'Can view statement', 164, 'view_statement'),
	(654, 'Can add spending', 165, 'add_spending'),
	(655, 'Can change spending', 165, 'change_spending'),
	(656, 'Can delete spending', 165, 'delete_spending'),
	(657, 'Can view spending', 165, 'view_spending'),
	(658, 'Can add document', 166, 'add_document'),
	(659, 'Can change document', 166, 'change_document'),
	(660, 'Can delete document', 166, 'delete_document'),
	(661, 'Can view document', 166, 'view_document'),
	(662, 'Can add erasure', 167, 'add_erasure'),
	(663, 'Can change erasure', 167, 'change_erasure'),
	(664, 'Can delete erasure', 167, 'delete_erasure'),
	(665, 'Can view erasure', 167, 'view_erasure'),
	(666, 'Can add tie', 168, 'add_tie'),
	(667, 'Can change tie', 168, 'change_tie'),
	(668, 'Can delete tie', 168, 'delete_tie'),
	(669, 'Can view tie', 168, 'view_tie'),
	(670, 'Can add voiding', 169, 'add_voiding'),
	(671, 'Can change voiding', 169, 'change_voiding'),
	(672, 'Can delete voiding', 169, 'delete_voiding'),
	(673, 'Can view voiding', 169, 'view_voiding'),
	(674, 'Can add outbox', 170, 'add_outbox'),
	(675, 'Can change outbox', 170, 'change_outbox'),
	(676, 'Can delete outbox', 170, 'delete_outbox'),
	(677, 'Can view outbox', 170, 'view_outbox'),
	(678, 'Can add facet', 171, 'add_facet'),
	(679, 'Can change facet', 171, 'change_facet'),
	(680, 'Can delete facet', 171, 'delete_facet'),
	(681, 'Can view facet', 171, 'view_facet'),
	(682, 'Can add lending', 172, 'add_lending'),
	(683, 'Can change lending', 172, 'change_lending'),
	(684, 'Can delete lending', 172, 'delete_lending'),
	(685, 'Can view lending', 172, 'view_lending'),
	(686, 'Can add delivery event', 173, 'add_deliveryevent'),
	(687, 'Can change delivery event', 173, 'change_deliveryevent'),
	(688, 'Can delete delivery event', 173, 'delete_deliveryevent'),
	(689, 'Can view delivery event', 173, 'view_deliveryevent'),
	(690, 'Can add preference', 174, 'add_preference'),
	(691, 'Can change preference', 174, 'change_preference'),
	(692, 'Can delete preference', 174, 'delete_preference'),
	(693, 'Can view preference', 174, 'view_preference'),
	(694, 'Can add message text', 175, 'add_templatetext'),
	(695, 'Can change message text', 175, 'change_templatetext'),
	(696, 'Can delete message text', 175, 'delete_templatetext'),
	(697, 'Can view message text', 175, 'view_templatetext'),
	(698, 'Can add notice', 176, 'add_notice'),
	(699, 'Can change notice', 176, 'change_notice'),
	(700, 'Can delete notice', 176, 'delete_notice');
INSERT INTO public.auth_permission VALUES
	(701, 'Can view notice', 176, 'view_notice'),
	(702, 'Can add visitor mail', 177, 'add_visitormail'),
	(703, 'Can change visitor mail', 177, 'change_visitormail'),
	(704, 'Can delete visitor mail', 177, 'delete_visitormail'),
	(705, 'Can view visitor mail', 177, 'view_visitormail'),
	(706, 'Can add foster home', 178, 'add_fosterhome'),
	(707, 'Can change foster home', 178, 'change_fosterhome'),
	(708, 'Can delete foster home', 178, 'delete_fosterhome'),
	(709, 'Can view foster home', 178, 'view_fosterhome'),
	(710, 'Can add municipality', 179, 'add_municipality'),
	(711, 'Can change municipality', 179, 'change_municipality'),
	(712, 'Can delete municipality', 179, 'delete_municipality'),
	(713, 'Can view municipality', 179, 'view_municipality'),
	(714, 'Can add region', 180, 'add_region'),
	(715, 'Can change region', 180, 'change_region'),
	(716, 'Can delete region', 180, 'delete_region'),
	(717, 'Can view region', 180, 'view_region'),
	(718, 'Can add target group', 181, 'add_targetgroup'),
	(719, 'Can change target group', 181, 'change_targetgroup'),
	(720, 'Can delete target group', 181, 'delete_targetgroup'),
	(721, 'Can view target group', 181, 'view_targetgroup'),
	(722, 'Can add user', 182, 'add_user'),
	(723, 'Can change user', 182, 'change_user'),
	(724, 'Can delete user', 182, 'delete_user'),
	(725, 'Can view user', 182, 'view_user'),
	(726, 'Can add audit entry', 183, 'add_auditentry'),
	(727, 'Can change audit entry', 183, 'change_auditentry'),
	(728, 'Can delete audit entry', 183, 'delete_auditentry'),
	(729, 'Can view audit entry', 183, 'view_auditentry'),
	(730, 'Can add conflict of interest', 184, 'add_conflictofinterest'),
	(731, 'Can change conflict of interest', 184, 'change_conflictofinterest'),
	(732, 'Can delete conflict of interest', 184, 'delete_conflictofinterest'),
	(733, 'Can view conflict of interest', 184, 'view_conflictofinterest'),
	(734, 'Can add foster parent', 185, 'add_fosterparent'),
	(735, 'Can change foster parent', 185, 'change_fosterparent'),
	(736, 'Can delete foster parent', 185, 'delete_fosterparent'),
	(737, 'Can view foster parent', 185, 'view_fosterparent'),
	(738, 'Can add home code', 186, 'add_homecode'),
	(739, 'Can change home code', 186, 'change_homecode'),
	(740, 'Can delete home code', 186, 'delete_homecode'),
	(741, 'Can view home code', 186, 'view_homecode'),
	(742, 'Can add invitation', 187, 'add_invitation'),
	(743, 'Can change invitation', 187, 'change_invitation'),
	(744, 'Can delete invitation', 187, 'delete_invitation'),
	(745, 'Can view invitation', 187, 'view_invitation'),
	(746, 'Can add organisation', 188, 'add_organisation'),
	(747, 'Can change organisation', 188, 'change_organisation'),
	(748, 'Can delete organisation', 188, 'delete_organisation'),
	(749, 'Can view organisation', 188, 'view_organisation'),
	(750, 'Can add role at an organisation', 189, 'add_membership'),
	(751, 'Can change role at an organisation', 189, 'change_membership'),
	(752, 'Can delete role at an organisation', 189, 'delete_membership'),
	(753, 'Can view role at an organisation', 189, 'view_membership'),
	(754, 'Can add look up', 190, 'add_lookup'),
	(755, 'Can change look up', 190, 'change_lookup'),
	(756, 'Can delete look up', 190, 'delete_lookup'),
	(757, 'Can view look up', 190, 'view_lookup'),
	(758, 'Can add right to see address protection', 191, 'add_protectedaccess'),
	(759, 'Can change right to see address protection', 191, 'change_protectedaccess'),
	(760, 'Can delete right to see address protection', 191, 'delete_protectedaccess'),
	(761, 'Can view right to see address protection', 191, 'view_protectedaccess'),
	(762, 'Can add preparation', 192, 'add_preparation'),
	(763, 'Can change preparation', 192, 'change_preparation'),
	(764, 'Can delete preparation', 192, 'delete_preparation'),
	(765, 'Can view preparation', 192, 'view_preparation'),
	(766, 'Can add assignment', 193, 'add_assignment'),
	(767, 'Can change assignment', 193, 'change_assignment'),
	(768, 'Can delete assignment', 193, 'delete_assignment'),
	(769, 'Can view assignment', 193, 'view_assignment'),
	(770, 'Can add protection wish', 194, 'add_protectionwish'),
	(771, 'Can change protection wish', 194, 'change_protectionwish'),
	(772, 'Can delete protection wish', 194, 'delete_protectionwish'),
	(773, 'Can view protection wish', 194, 'view_protectionwish'),
	(774, 'Can add account link', 195, 'add_accountlink'),
	(775, 'Can change account link', 195, 'change_accountlink'),
	(776, 'Can delete account link', 195, 'delete_accountlink'),
	(777, 'Can view account link', 195, 'view_accountlink'),
	(778, 'Can add administrator', 196, 'add_administrator'),
	(779, 'Can change administrator', 196, 'change_administrator'),
	(780, 'Can delete administrator', 196, 'delete_administrator'),
	(781, 'Can view administrator', 196, 'view_administrator'),
	(782, 'Can add throttle', 197, 'add_throttle'),
	(783, 'Can change throttle', 197, 'change_throttle'),
	(784, 'Can delete throttle', 197, 'delete_throttle'),
	(785, 'Can view throttle', 197, 'view_throttle'),
	(786, 'Can add identity', 198, 'add_identity'),
	(787, 'Can change identity', 198, 'change_identity'),
	(788, 'Can delete identity', 198, 'delete_identity'),
	(789, 'Can view identity', 198, 'view_identity'),
	(790, 'Can add person number', 199, 'add_personnumber'),
	(791, 'Can change person number', 199, 'change_personnumber'),
	(792, 'Can delete person number', 199, 'delete_personnumber'),
	(793, 'Can view person number', 199, 'view_personnumber'),
	(794, 'Can add sign in', 200, 'add_signin'),
	(795, 'Can change sign in', 200, 'change_signin'),
	(796, 'Can delete sign in', 200, 'delete_signin'),
	(797, 'Can view sign in', 200, 'view_signin'),
	(798, 'Can add way in link', 201, 'add_wayinlink'),
	(799, 'Can change way in link', 201, 'change_wayinlink'),
	(800, 'Can delete way in link', 201, 'delete_wayinlink');
INSERT INTO public.auth_permission VALUES
	(801, 'Can view way in link', 201, 'view_wayinlink'),
	(802, 'Can add security event', 202, 'add_securityevent'),
	(803, 'Can change security event', 202, 'change_securityevent'),
	(804, 'Can delete security event', 202, 'delete_securityevent'),
	(805, 'Can view security event', 202, 'view_securityevent'),
	(806, 'Can add leader of an office', 203, 'add_leader'),
	(807, 'Can change leader of an office', 203, 'change_leader'),
	(808, 'Can delete leader of an office', 203, 'delete_leader'),
	(809, 'Can view leader of an office', 203, 'view_leader'),
	(810, 'Can add reset request', 204, 'add_resetrequest'),
	(811, 'Can change reset request', 204, 'change_resetrequest'),
	(812, 'Can delete reset request', 204, 'delete_resetrequest'),
	(813, 'Can view reset request', 204, 'view_resetrequest'),
	(814, 'Can add card code', 205, 'add_cardcode'),
	(815, 'Can change card code', 205, 'change_cardcode'),
	(816, 'Can delete card code', 205, 'delete_cardcode'),
	(817, 'Can view card code', 205, 'view_cardcode'),
	(818, 'Can add code card', 206, 'add_codecard'),
	(819, 'Can change code card', 206, 'change_codecard'),
	(820, 'Can delete code card', 206, 'delete_codecard'),
	(821, 'Can view code card', 206, 'view_codecard'),
	(822, 'Can add merging', 207, 'add_merging'),
	(823, 'Can change merging', 207, 'change_merging'),
	(824, 'Can delete merging', 207, 'delete_merging'),
	(825, 'Can view merging', 207, 'view_merging'),
	(826, 'Can add passkey', 208, 'add_passkey'),
	(827, 'Can change passkey', 208, 'change_passkey'),
	(828, 'Can delete passkey', 208, 'delete_passkey'),
	(829, 'Can view passkey', 208, 'view_passkey'),
	(830, 'Can add home move', 209, 'add_homemove'),
	(831, 'Can change home move', 209, 'change_homemove'),
	(832, 'Can delete home move', 209, 'delete_homemove'),
	(833, 'Can view home move', 209, 'view_homemove'),
	(834, 'Can add address change', 210, 'add_addresschange'),
	(835, 'Can change address change', 210, 'change_addresschange'),
	(836, 'Can delete address change', 210, 'delete_addresschange'),
	(837, 'Can view address change', 210, 'view_addresschange'),
	(838, 'Can add change of municipality', 211, 'add_municipalitychange'),
	(839, 'Can change change of municipality', 211, 'change_municipalitychange'),
	(840, 'Can delete change of municipality', 211, 'delete_municipalitychange'),
	(841, 'Can view change of municipality', 211, 'view_municipalitychange'),
	(842, 'Can add office closing', 212, 'add_officeclosing'),
	(843, 'Can change office closing', 212, 'change_officeclosing'),
	(844, 'Can delete office closing', 212, 'delete_officeclosing'),
	(845, 'Can view office closing', 212, 'view_officeclosing'),
	(846, 'Can add way in proposal', 213, 'add_wayinproposal'),
	(847, 'Can change way in proposal', 213, 'change_wayinproposal'),
	(848, 'Can delete way in proposal', 213, 'delete_wayinproposal'),
	(849, 'Can view way in proposal', 213, 'view_wayinproposal'),
	(850, 'Can add supervision prolonging', 214, 'add_supervisionprolonging'),
	(851, 'Can change supervision prolonging', 214, 'change_supervisionprolonging'),
	(852, 'Can delete supervision prolonging', 214, 'delete_supervisionprolonging'),
	(853, 'Can view supervision prolonging', 214, 'view_supervisionprolonging'),
	(854, 'Can add supervision case', 215, 'add_supervisioncase'),
	(855, 'Can change supervision case', 215, 'change_supervisioncase'),
	(856, 'Can delete supervision case', 215, 'delete_supervisioncase'),
	(857, 'Can view supervision case', 215, 'view_supervisioncase'),
	(858, 'Can add string', 216, 'add_string'),
	(859, 'Can change string', 216, 'change_string'),
	(860, 'Can delete string', 216, 'delete_string'),
	(861, 'Can view string', 216, 'view_string'),
	(862, 'Can add template', 217, 'add_template'),
	(863, 'Can change template', 217, 'change_template'),
	(864, 'Can delete template', 217, 'delete_template'),
	(865, 'Can view template', 217, 'view_template'),
	(866, 'Can add translatable object', 218, 'add_translatableobject'),
	(867, 'Can change translatable object', 218, 'change_translatableobject'),
	(868, 'Can delete translatable object', 218, 'delete_translatableobject'),
	(869, 'Can view translatable object', 218, 'view_translatableobject'),
	(870, 'Can add translation source', 219, 'add_translationsource'),
	(871, 'Can change translation source', 219, 'change_translationsource'),
	(872, 'Can delete translation source', 219, 'delete_translationsource'),
	(873, 'Can view translation source', 219, 'view_translationsource'),
	(874, 'Can add translation log', 220, 'add_translationlog'),
	(875, 'Can change translation log', 220, 'change_translationlog'),
	(876, 'Can delete translation log', 220, 'delete_translationlog'),
	(877, 'Can view translation log', 220, 'view_translationlog'),
	(878, 'Can add translation context', 221, 'add_translationcontext'),
	(879, 'Can change translation context', 221, 'change_translationcontext'),
	(880, 'Can delete translation context', 221, 'delete_translationcontext'),
	(881, 'Can view translation context', 221, 'view_translationcontext'),
	(882, 'Can add template segment', 222, 'add_templatesegment'),
	(883, 'Can change template segment', 222, 'change_templatesegment'),
	(884, 'Can delete template segment', 222, 'delete_templatesegment'),
	(885, 'Can view template segment', 222, 'view_templatesegment'),
	(886, 'Can add string segment', 223, 'add_stringsegment'),
	(887, 'Can change string segment', 223, 'change_stringsegment'),
	(888, 'Can delete string segment', 223, 'delete_stringsegment'),
	(889, 'Can view string segment', 223, 'view_stringsegment'),
	(890, 'Can add related object segment', 224, 'add_relatedobjectsegment'),
	(891, 'Can change related object segment', 224, 'change_relatedobjectsegment'),
	(892, 'Can delete related object segment', 224, 'delete_relatedobjectsegment'),
	(893, 'Can view related object segment', 224, 'view_relatedobjectsegment'),
	(894, 'Can add string translation', 225, 'add_stringtranslation'),
	(895, 'Can change string translation', 225, 'change_stringtranslation'),
	(896, 'Can delete string translation', 225, 'delete_stringtranslation'),
	(897, 'Can view string translation', 225, 'view_stringtranslation'),
	(898, 'Can add translation', 27, 'add_translation'),
	(899, 'Can change translation', 27, 'change_translation'),
	(900, 'Can delete translation', 27, 'delete_translation');
INSERT INTO public.auth_permission VALUES
	(901, 'Can view translation', 27, 'view_translation'),
	(902, 'Can add overridable segment', 226, 'add_overridablesegment'),
	(903, 'Can change overridable segment', 226, 'change_overridablesegment'),
	(904, 'Can delete overridable segment', 226, 'delete_overridablesegment'),
	(905, 'Can view overridable segment', 226, 'view_overridablesegment'),
	(906, 'Can add segment override', 227, 'add_segmentoverride'),
	(907, 'Can change segment override', 227, 'change_segmentoverride'),
	(908, 'Can delete segment override', 227, 'delete_segmentoverride'),
	(909, 'Can view segment override', 227, 'view_segmentoverride'),
	(910, 'Can add locale synchronization', 228, 'add_localesynchronization'),
	(911, 'Can change locale synchronization', 228, 'change_localesynchronization'),
	(912, 'Can delete locale synchronization', 228, 'delete_localesynchronization'),
	(913, 'Can view locale synchronization', 228, 'view_localesynchronization'),
	(914, 'Can view media', 31, 'view_media'),
	(915, 'Can add form submission', 229, 'add_formsubmission'),
	(916, 'Can change form submission', 229, 'change_formsubmission'),
	(917, 'Can delete form submission', 229, 'delete_formsubmission'),
	(918, 'Can view form submission', 229, 'view_formsubmission'),
	(919, 'Can add redirect', 230, 'add_redirect'),
	(920, 'Can change redirect', 230, 'change_redirect'),
	(921, 'Can delete redirect', 230, 'delete_redirect'),
	(922, 'Can view redirect', 230, 'view_redirect'),
	(923, 'Can add embed', 231, 'add_embed'),
	(924, 'Can change embed', 231, 'change_embed'),
	(925, 'Can delete embed', 231, 'delete_embed'),
	(926, 'Can view embed', 231, 'view_embed'),
	(927, 'Can add user profile', 232, 'add_userprofile'),
	(928, 'Can change user profile', 232, 'change_userprofile'),
	(929, 'Can delete user profile', 232, 'delete_userprofile'),
	(930, 'Can view user profile', 232, 'view_userprofile'),
	(931, 'Can view document', 29, 'view_document'),
	(932, 'Can view image', 30, 'view_image'),
	(933, 'Can add rendition', 233, 'add_rendition'),
	(934, 'Can change rendition', 233, 'change_rendition'),
	(935, 'Can delete rendition', 233, 'delete_rendition'),
	(936, 'Can view rendition', 233, 'view_rendition'),
	(937, 'Can add index entry', 234, 'add_indexentry'),
	(938, 'Can change index entry', 234, 'change_indexentry'),
	(939, 'Can delete index entry', 234, 'delete_indexentry'),
	(940, 'Can view index entry', 234, 'view_indexentry'),
	(941, 'Can add editing session', 235, 'add_editingsession'),
	(942, 'Can change editing session', 235, 'change_editingsession'),
	(943, 'Can delete editing session', 235, 'delete_editingsession'),
	(944, 'Can view editing session', 235, 'view_editingsession'),
	(945, 'Can add form state', 236, 'add_formstate'),
	(946, 'Can change form state', 236, 'change_formstate'),
	(947, 'Can delete form state', 236, 'delete_formstate'),
	(948, 'Can view form state', 236, 'view_formstate'),
	(949, 'Can add tag', 237, 'add_tag'),
	(950, 'Can change tag', 237, 'change_tag'),
	(951, 'Can delete tag', 237, 'delete_tag'),
	(952, 'Can view tag', 237, 'view_tag'),
	(953, 'Can add tagged item', 238, 'add_taggeditem'),
	(954, 'Can change tagged item', 238, 'change_taggeditem'),
	(955, 'Can delete tagged item', 238, 'delete_taggeditem'),
	(956, 'Can view tagged item', 238, 'view_taggeditem'),
	(957, 'Can add calendar', 239, 'add_calendar'),
	(958, 'Can change calendar', 239, 'change_calendar'),
	(959, 'Can delete calendar', 239, 'delete_calendar'),
	(960, 'Can view calendar', 239, 'view_calendar'),
	(961, 'Can add calendar relation', 240, 'add_calendarrelation'),
	(962, 'Can change calendar relation', 240, 'change_calendarrelation'),
	(963, 'Can delete calendar relation', 240, 'delete_calendarrelation'),
	(964, 'Can view calendar relation', 240, 'view_calendarrelation'),
	(965, 'Can add event', 241, 'add_event'),
	(966, 'Can change event', 241, 'change_event'),
	(967, 'Can delete event', 241, 'delete_event'),
	(968, 'Can view event', 241, 'view_event'),
	(969, 'Can add event relation', 242, 'add_eventrelation'),
	(970, 'Can change event relation', 242, 'change_eventrelation'),
	(971, 'Can delete event relation', 242, 'delete_eventrelation'),
	(972, 'Can view event relation', 242, 'view_eventrelation'),
	(973, 'Can add occurrence', 243, 'add_occurrence'),
	(974, 'Can change occurrence', 243, 'change_occurrence'),
	(975, 'Can delete occurrence', 243, 'delete_occurrence'),
	(976, 'Can view occurrence', 243, 'view_occurrence'),
	(977, 'Can add rule', 244, 'add_rule'),
	(978, 'Can change rule', 244, 'change_rule'),
	(979, 'Can delete rule', 244, 'delete_rule'),
	(980, 'Can view rule', 244, 'view_rule'),
	(981, 'Can add crontab', 245, 'add_crontabschedule'),
	(982, 'Can change crontab', 245, 'change_crontabschedule'),
	(983, 'Can delete crontab', 245, 'delete_crontabschedule'),
	(984, 'Can view crontab', 245, 'view_crontabschedule'),
	(985, 'Can add interval', 246, 'add_intervalschedule'),
	(986, 'Can change interval', 246, 'change_intervalschedule'),
	(987, 'Can delete interval', 246, 'delete_intervalschedule'),
	(988, 'Can view interval', 246, 'view_intervalschedule'),
	(989, 'Can add periodic task', 247, 'add_periodictask'),
	(990, 'Can change periodic task', 247, 'change_periodictask'),
	(991, 'Can delete periodic task', 247, 'delete_periodictask'),
	(992, 'Can view periodic task', 247, 'view_periodictask'),
	(993, 'Can add periodic task track', 248, 'add_periodictasks'),
	(994, 'Can change periodic task track', 248, 'change_periodictasks'),
	(995, 'Can delete periodic task track', 248, 'delete_periodictasks'),
	(996, 'Can view periodic task track', 248, 'view_periodictasks'),
	(997, 'Can add solar event', 249, 'add_solarschedule'),
	(998, 'Can change solar event', 249, 'change_solarschedule'),
	(999, 'Can delete solar event', 249, 'delete_solarschedule'),
	(1000, 'Can view solar event', 249, 'view_solarschedule');
INSERT INTO public.auth_permission VALUES
	(1001, 'Can add clocked', 250, 'add_clockedschedule'),
	(1002, 'Can change clocked', 250, 'change_clockedschedule'),
	(1003, 'Can delete clocked', 250, 'delete_clockedschedule'),
	(1004, 'Can view clocked', 250, 'view_clockedschedule'),
	(1005, 'Can add log entry', 251, 'add_logentry'),
	(1006, 'Can change log entry', 251, 'change_logentry'),
	(1007, 'Can delete log entry', 251, 'delete_logentry'),
	(1008, 'Can view log entry', 251, 'view_logentry'),
	(1009, 'Can add permission', 252, 'add_permission'),
	(1010, 'Can change permission', 252, 'change_permission'),
	(1011, 'Can delete permission', 252, 'delete_permission'),
	(1012, 'Can view permission', 252, 'view_permission'),
	(1013, 'Can add group', 253, 'add_group'),
	(1014, 'Can change group', 253, 'change_group'),
	(1015, 'Can delete group', 253, 'delete_group'),
	(1016, 'Can view group', 253, 'view_group'),
	(1017, 'Can add content type', 254, 'add_contenttype'),
	(1018, 'Can change content type', 254, 'change_contenttype'),
	(1019, 'Can delete content type', 254, 'delete_contenttype'),
	(1020, 'Can view content type', 254, 'view_contenttype'),
	(1021, 'Can add session', 255, 'add_session'),
	(1022, 'Can change session', 255, 'change_session'),
	(1023, 'Can delete session', 255, 'delete_session'),
	(1024, 'Can view session', 255, 'view_session');

INSERT INTO public.django_content_type VALUES
	(1, 'wagtailcore', 'page'),
	(2, 'wagtailcore', 'groupapprovaltask'),
	(3, 'wagtailcore', 'locale'),
	(4, 'wagtailcore', 'site'),
	(5, 'wagtailcore', 'groupsitepermission'),
	(6, 'wagtailcore', 'apitoken'),
	(7, 'wagtailcore', 'modellogentry'),
	(8, 'wagtailcore', 'revision'),
	(9, 'wagtailcore', 'collectionviewrestriction'),
	(10, 'wagtailcore', 'collection'),
	(11, 'wagtailcore', 'groupcollectionpermission'),
	(12, 'wagtailcore', 'uploadedfile'),
	(13, 'wagtailcore', 'workflowcontenttype'),
	(14, 'wagtailcore', 'workflowstate'),
	(15, 'wagtailcore', 'workflow'),
	(16, 'wagtailcore', 'workflowtask'),
	(17, 'wagtailcore', 'task'),
	(18, 'wagtailcore', 'taskstate'),
	(19, 'wagtailcore', 'grouppagepermission'),
	(20, 'wagtailcore', 'pageviewrestriction'),
	(21, 'wagtailcore', 'workflowpage'),
	(22, 'wagtailcore', 'pagelogentry'),
	(23, 'wagtailcore', 'comment'),
	(24, 'wagtailcore', 'commentreply'),
	(25, 'wagtailcore', 'pagesubscription'),
	(26, 'wagtailcore', 'referenceindex'),
	(27, 'wagtail_localize', 'translation'),
	(28, 'wagtailadmin', 'admin'),
	(29, 'wagtaildocs', 'document'),
	(30, 'wagtailimages', 'image'),
	(31, 'wagtailmedia', 'media'),
	(32, 'operations', 'backuprun'),
	(33, 'portal', 'searchtext'),
	(34, 'portal', 'searchword'),
	(35, 'portal', 'interest'),
	(36, 'portal', 'tourtaken'),
	(37, 'portal', 'securityalert'),
	(38, 'portal', 'disposal'),
	(39, 'portal', 'chainanchor'),
	(40, 'portal', 'chainblock'),
	(41, 'portal', 'chaincheck'),
	(42, 'portal', 'chainposition'),
	(43, 'portal', 'chainremoval'),
	(44, 'portal', 'anchorcopy'),
	(45, 'portal', 'chainsalts'),
	(46, 'portal', 'datacopy'),
	(47, 'portal', 'policyrefusal'),
	(48, 'portal', 'personerasure'),
	(49, 'portal', 'datarequest'),
	(50, 'approval', 'apicall'),
	(51, 'approval', 'approval'),
	(52, 'approval', 'handover'),
	(53, 'approval', 'review'),
	(54, 'approval', 'ruleset'),
	(55, 'approval', 'requirement'),
	(56, 'approval', 'gatestatus'),
	(57, 'approval', 'task'),
	(58, 'approval', 'webhook'),
	(59, 'approval', 'homeforecast'),
	(60, 'approval', 'learningpace'),
	(61, 'approval', 'prooflink'),
	(62, 'approval', 'prooflook'),
	(63, 'approval', 'proofadult'),
	(64, 'approval', 'savedview'),
	(65, 'approval', 'monthlystatistics'),
	(66, 'approval', 'assignmentchange'),
	(67, 'approval', 'webhookdelivery'),
	(68, 'approval', 'planwaiting'),
	(69, 'approval', 'archiverecord'),
	(70, 'cms', 'homepage'),
	(71, 'cms', 'infopage'),
	(72, 'cms', 'programmepage'),
	(73, 'cms', 'lessonpage'),
	(74, 'cms', 'modulepage'),
	(75, 'cms', 'networkdaypage'),
	(76, 'cms', 'quizpage'),
	(77, 'cms', 'lessonprovision'),
	(78, 'cms', 'modulemeeting'),
	(79, 'cms', 'moduleprerequisite'),
	(80, 'cms', 'borrowedmodule'),
	(81, 'cms', 'outsideaddress'),
	(82, 'cms', 'outsidelink'),
	(83, 'training_sessions', 'agendaitem'),
	(84, 'training_sessions', 'booking'),
	(85, 'training_sessions', 'inhomeplan'),
	(86, 'training_sessions', 'goal'),
	(87, 'training_sessions', 'closingevaluation'),
	(88, 'training_sessions', 'inhomevisit'),
	(89, 'training_sessions', 'goalmark'),
	(90, 'training_sessions', 'interpreterneed'),
	(91, 'training_sessions', 'networkgroup'),
	(92, 'training_sessions', 'groupresource'),
	(93, 'training_sessions', 'grouppost'),
	(94, 'training_sessions', 'groupmembership'),
	(95, 'training_sessions', 'postreport'),
	(96, 'training_sessions', 'reachwish'),
	(97, 'training_sessions', 'registration'),
	(98, 'training_sessions', 'logistics'),
	(99, 'training_sessions', 'interpreterorder'),
	(100, 'training_sessions', 'agendachoice');
INSERT INTO public.django_content_type VALUES
	(101, 'training_sessions', 'schoolholiday'),
	(102, 'training_sessions', 'seatevent'),
	(103, 'training_sessions', 'seatoffer'),
	(104, 'training_sessions', 'seriestemplate'),
	(105, 'training_sessions', 'series'),
	(106, 'training_sessions', 'templategathering'),
	(107, 'training_sessions', 'trainerabsence'),
	(108, 'training_sessions', 'trainingsession'),
	(109, 'training_sessions', 'trainerassignment'),
	(110, 'training_sessions', 'notified'),
	(111, 'training_sessions', 'dayfeedback'),
	(112, 'training_sessions', 'checkinclaim'),
	(113, 'training_sessions', 'attendance'),
	(114, 'training_sessions', 'unsuitabledays'),
	(115, 'training_sessions', 'venue'),
	(116, 'training_sessions', 'venuebooking'),
	(117, 'training_sessions', 'attendancecorrection'),
	(118, 'training_sessions', 'calendarfeed'),
	(119, 'training_sessions', 'childrencount'),
	(120, 'training_sessions', 'competence'),
	(121, 'training_sessions', 'substitute'),
	(122, 'training_sessions', 'requiredvisit'),
	(123, 'training_sessions', 'seriesvisit'),
	(124, 'training_sessions', 'trainerhours'),
	(125, 'training_sessions', 'courseplace'),
	(126, 'training_sessions', 'season'),
	(127, 'training_sessions', 'proposedseries'),
	(128, 'training_sessions', 'seriesmove'),
	(129, 'training_sessions', 'gatheringrequest'),
	(130, 'training_sessions', 'calendarchoices'),
	(131, 'training_sessions', 'mailedentry'),
	(132, 'training_sessions', 'visitor'),
	(133, 'training_sessions', 'evaluation'),
	(134, 'training_sessions', 'dialoguemeeting'),
	(135, 'training_sessions', 'datepoll'),
	(136, 'training_sessions', 'invitee'),
	(137, 'training_sessions', 'agreedpoint'),
	(138, 'training_sessions', 'proposedtime'),
	(139, 'training_sessions', 'timeanswer'),
	(140, 'training_sessions', 'trainercalendar'),
	(141, 'training_sessions', 'busytime'),
	(142, 'courses', 'module'),
	(143, 'courses', 'programme'),
	(144, 'courses', 'training'),
	(145, 'courses', 'lessonversion'),
	(146, 'courses', 'attempt'),
	(147, 'courses', 'moduleversion'),
	(148, 'courses', 'enrolment'),
	(149, 'courses', 'note'),
	(150, 'courses', 'part'),
	(151, 'courses', 'modulepart'),
	(152, 'courses', 'partprogress'),
	(153, 'courses', 'programmemodule'),
	(154, 'courses', 'programmeversion'),
	(155, 'courses', 'enrolmentmove'),
	(156, 'courses', 'completion'),
	(157, 'courses', 'certificate'),
	(158, 'courses', 'attestation'),
	(159, 'courses', 'answer'),
	(160, 'courses', 'bookmark'),
	(161, 'xapi', 'activity'),
	(162, 'xapi', 'attachment'),
	(163, 'xapi', 'credential'),
	(164, 'xapi', 'statement'),
	(165, 'xapi', 'spending'),
	(166, 'xapi', 'document'),
	(167, 'xapi', 'erasure'),
	(168, 'xapi', 'tie'),
	(169, 'xapi', 'voiding'),
	(170, 'xapi', 'outbox'),
	(171, 'xapi', 'facet'),
	(172, 'xapi', 'lending'),
	(173, 'notices', 'deliveryevent'),
	(174, 'notices', 'preference'),
	(175, 'notices', 'templatetext'),
	(176, 'notices', 'notice'),
	(177, 'notices', 'visitormail'),
	(178, 'people', 'fosterhome'),
	(179, 'people', 'municipality'),
	(180, 'people', 'region'),
	(181, 'people', 'targetgroup'),
	(182, 'people', 'user'),
	(183, 'people', 'auditentry'),
	(184, 'people', 'conflictofinterest'),
	(185, 'people', 'fosterparent'),
	(186, 'people', 'homecode'),
	(187, 'people', 'invitation'),
	(188, 'people', 'organisation'),
	(189, 'people', 'membership'),
	(190, 'people', 'lookup'),
	(191, 'people', 'protectedaccess'),
	(192, 'people', 'preparation'),
	(193, 'people', 'assignment'),
	(194, 'people', 'protectionwish'),
	(195, 'people', 'accountlink'),
	(196, 'people', 'administrator'),
	(197, 'people', 'throttle'),
	(198, 'people', 'identity'),
	(199, 'people', 'personnumber'),
	(200, 'people', 'signin');
INSERT INTO public.django_content_type VALUES
	(201, 'people', 'wayinlink'),
	(202, 'people', 'securityevent'),
	(203, 'people', 'leader'),
	(204, 'people', 'resetrequest'),
	(205, 'people', 'cardcode'),
	(206, 'people', 'codecard'),
	(207, 'people', 'merging'),
	(208, 'people', 'passkey'),
	(209, 'people', 'homemove'),
	(210, 'people', 'addresschange'),
	(211, 'people', 'municipalitychange'),
	(212, 'people', 'officeclosing'),
	(213, 'people', 'wayinproposal'),
	(214, 'people', 'supervisionprolonging'),
	(215, 'people', 'supervisioncase'),
	(216, 'wagtail_localize', 'string'),
	(217, 'wagtail_localize', 'template'),
	(218, 'wagtail_localize', 'translatableobject'),
	(219, 'wagtail_localize', 'translationsource'),
	(220, 'wagtail_localize', 'translationlog'),
	(221, 'wagtail_localize', 'translationcontext'),
	(222, 'wagtail_localize', 'templatesegment'),
	(223, 'wagtail_localize', 'stringsegment'),
	(224, 'wagtail_localize', 'relatedobjectsegment'),
	(225, 'wagtail_localize', 'stringtranslation'),
	(226, 'wagtail_localize', 'overridablesegment'),
	(227, 'wagtail_localize', 'segmentoverride'),
	(228, 'wagtail_localize', 'localesynchronization'),
	(229, 'wagtailforms', 'formsubmission'),
	(230, 'wagtailredirects', 'redirect'),
	(231, 'wagtailembeds', 'embed'),
	(232, 'wagtailusers', 'userprofile'),
	(233, 'wagtailimages', 'rendition'),
	(234, 'wagtailsearch', 'indexentry'),
	(235, 'wagtailadmin', 'editingsession'),
	(236, 'wagtailadmin', 'formstate'),
	(237, 'taggit', 'tag'),
	(238, 'taggit', 'taggeditem'),
	(239, 'schedule', 'calendar'),
	(240, 'schedule', 'calendarrelation'),
	(241, 'schedule', 'event'),
	(242, 'schedule', 'eventrelation'),
	(243, 'schedule', 'occurrence'),
	(244, 'schedule', 'rule'),
	(245, 'django_celery_beat', 'crontabschedule'),
	(246, 'django_celery_beat', 'intervalschedule'),
	(247, 'django_celery_beat', 'periodictask'),
	(248, 'django_celery_beat', 'periodictasks'),
	(249, 'django_celery_beat', 'solarschedule'),
	(250, 'django_celery_beat', 'clockedschedule'),
	(251, 'admin', 'logentry'),
	(252, 'auth', 'permission'),
	(253, 'auth', 'group'),
	(254, 'contenttypes', 'contenttype'),
	(255, 'sessions', 'session');

INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', now()),
	(2, 'contenttypes', '0002_remove_content_type_name', now()),
	(3, 'auth', '0001_initial', now()),
	(4, 'auth', '0002_alter_permission_name_max_length', now()),
	(5, 'auth', '0003_alter_user_email_max_length', now()),
	(6, 'auth', '0004_alter_user_username_opts', now()),
	(7, 'auth', '0005_alter_user_last_login_null', now()),
	(8, 'auth', '0006_require_contenttypes_0002', now()),
	(9, 'auth', '0007_alter_validators_add_error_messages', now()),
	(10, 'auth', '0008_alter_user_username_max_length', now()),
	(11, 'auth', '0009_alter_user_last_name_max_length', now()),
	(12, 'auth', '0010_alter_group_name_max_length', now()),
	(13, 'auth', '0011_update_proxy_permissions', now()),
	(14, 'auth', '0012_alter_user_first_name_max_length', now()),
	(15, 'people', '0001_initial', now()),
	(16, 'admin', '0001_initial', now()),
	(17, 'admin', '0002_logentry_remove_auto_add', now()),
	(18, 'admin', '0003_logentry_add_action_flag_choices', now()),
	(19, 'people', '0002_helplines', now()),
	(20, 'people', '0003_tallies_and_names', now()),
	(21, 'people', '0004_folded_text', now()),
	(22, 'people', '0005_waits', now()),
	(23, 'people', '0006_protection_wishes', now()),
	(24, 'people', '0007_two_administrators', now()),
	(25, 'people', '0008_counties_of_governors', now()),
	(26, 'people', '0009_choices', now()),
	(27, 'people', '0010_kept', now()),
	(28, 'people', '0011_norwegian_order', now()),
	(29, 'people', '0012_throttle', now()),
	(30, 'people', '0013_identities', now()),
	(31, 'people', '0014_user_by_its_name', now()),
	(32, 'people', '0015_ways_in', now()),
	(33, 'people', '0016_opened_invitations', now()),
	(34, 'people', '0017_security_events', now()),
	(35, 'people', '0018_roles_with_days', now()),
	(36, 'people', '0019_resets', now()),
	(37, 'people', '0020_code_cards', now()),
	(38, 'people', '0021_address_is_contact', now()),
	(39, 'people', '0022_merging', now()),
	(40, 'people', '0023_notices_read', now()),
	(41, 'people', '0024_passkeys', now()),
	(42, 'people', '0025_home_moves', now()),
	(43, 'people', '0026_contact_data', now()),
	(44, 'people', '0027_municipality_changes', now()),
	(45, 'people', '0028_offices_close', now()),
	(46, 'people', '0029_deaths', now()),
	(47, 'people', '0030_merging_by_others', now()),
	(48, 'people', '0031_administrators_numbers', now()),
	(49, 'people', '0032_where_municipalities_lie', now()),
	(50, 'people', '0033_forgetting', now()),
	(51, 'people', '0034_unused_accounts', now()),
	(52, 'notices', '0001_initial', now()),
	(53, 'notices', '0002_digests', now()),
	(54, 'notices', '0003_choices', now()),
	(55, 'notices', '0004_notice', now()),
	(56, 'approval', '0001_initial', now()),
	(57, 'approval', '0002_guards', now()),
	(58, 'approval', '0003_forecasts', now()),
	(59, 'approval', '0004_proof_links_and_views', now()),
	(60, 'approval', '0005_planned_changes', now()),
	(61, 'approval', '0006_choices', now()),
	(62, 'approval', '0007_kept_whole', now()),
	(63, 'approval', '0008_formats', now()),
	(64, 'approval', '0009_names', now()),
	(65, 'approval', '0010_invitations_name_the_office', now()),
	(66, 'approval', '0011_offices_close', now()),
	(67, 'approval', '0012_plan_waiting', now()),
	(68, 'approval', '0013_archive_records', now()),
	(69, 'wagtailcore', '0001_initial', now()),
	(70, 'wagtailcore', '0002_initial_data', now()),
	(71, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', now()),
	(72, 'wagtailcore', '0004_page_locked', now()),
	(73, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', now()),
	(74, 'wagtailcore', '0006_add_lock_page_permission', now()),
	(75, 'wagtailcore', '0007_page_latest_revision_created_at', now()),
	(76, 'wagtailcore', '0008_populate_latest_revision_created_at', now()),
	(77, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', now()),
	(78, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', now()),
	(79, 'wagtailcore', '0011_page_first_published_at', now()),
	(80, 'wagtailcore', '0012_extend_page_slug_field', now()),
	(81, 'wagtailcore', '0013_update_golive_expire_help_text', now()),
	(82, 'wagtailcore', '0014_add_verbose_name', now()),
	(83, 'wagtailcore', '0015_add_more_verbose_names', now()),
	(84, 'wagtailcore', '0016_change_page_url_path_to_text_field', now()),
	(85, 'wagtailcore', '0017_change_edit_page_permission_description', now()),
	(86, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', now()),
	(87, 'wagtailcore', '0019_verbose_names_cleanup', now()),
	(88, 'wagtailcore', '0020_add_index_on_page_first_published_at', now()),
	(89, 'wagtailcore', '0021_capitalizeverbose', now()),
	(90, 'wagtailcore', '0022_add_site_name', now()),
	(91, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', now()),
	(92, 'wagtailcore', '0024_collection', now()),
	(93, 'wagtailcore', '0025_collection_initial_data', now()),
	(94, 'wagtailcore', '0026_group_collection_permission', now()),
	(95, 'wagtailcore', '0027_fix_collection_path_collation', now()),
	(96, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', now()),
	(97, 'wagtailcore', '0028_merge', now()),
	(98, 'wagtailcore', '0029_unicode_slugfield_dj19', now()),
	(99, 'wagtailcore', '0030_index_on_pagerevision_created_at', now()),
	(100, 'wagtailcore', '0031_add_page_view_restriction_types', now());
INSERT INTO public.django_migrations VALUES
	(101, 'wagtailcore', '0032_add_bulk_delete_page_permission', now()),
	(102, 'wagtailcore', '0033_remove_golive_expiry_help_text', now()),
	(103, 'wagtailcore', '0034_page_live_revision', now()),
	(104, 'wagtailcore', '0035_page_last_published_at', now()),
	(105, 'wagtailcore', '0036_populate_page_last_published_at', now()),
	(106, 'wagtailcore', '0037_set_page_owner_editable', now()),
	(107, 'wagtailcore', '0038_make_first_published_at_editable', now()),
	(108, 'wagtailcore', '0039_collectionviewrestriction', now()),
	(109, 'wagtailcore', '0040_page_draft_title', now()),
	(110, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', now()),
	(111, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', now()),
	(112, 'wagtailcore', '0043_lock_fields', now()),
	(113, 'wagtailcore', '0044_add_unlock_grouppagepermission', now()),
	(114, 'wagtailcore', '0045_assign_unlock_grouppagepermission', now()),
	(115, 'wagtailcore', '0046_site_name_remove_null', now()),
	(116, 'wagtailcore', '0047_add_workflow_models', now()),
	(117, 'wagtailcore', '0048_add_default_workflows', now()),
	(118, 'wagtailcore', '0049_taskstate_finished_by', now()),
	(119, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', now()),
	(120, 'wagtailcore', '0051_taskstate_comment', now()),
	(121, 'wagtailcore', '0052_pagelogentry', now()),
	(122, 'wagtailcore', '0053_locale_model', now()),
	(123, 'wagtailcore', '0054_initial_locale', now()),
	(124, 'wagtailcore', '0055_page_locale_fields', now()),
	(125, 'wagtailcore', '0056_page_locale_fields_populate', now()),
	(126, 'wagtailcore', '0057_page_locale_fields_notnull', now()),
	(127, 'wagtailcore', '0058_page_alias_of', now()),
	(128, 'wagtailcore', '0059_apply_collection_ordering', now()),
	(129, 'wagtailcore', '0060_fix_workflow_unique_constraint', now()),
	(130, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', now()),
	(131, 'wagtailcore', '0062_comment_models_and_pagesubscription', now()),
	(132, 'wagtailcore', '0063_modellogentry', now()),
	(133, 'wagtailcore', '0064_log_timestamp_indexes', now()),
	(134, 'wagtailcore', '0065_log_entry_uuid', now()),
	(135, 'wagtailcore', '0066_collection_management_permissions', now()),
	(136, 'wagtailcore', '0067_alter_pagerevision_content_json', now()),
	(137, 'wagtailcore', '0068_log_entry_empty_object', now()),
	(138, 'wagtailcore', '0069_log_entry_jsonfield', now()),
	(139, 'wagtail_localize', '0001_initial', now()),
	(140, 'wagtailcore', '0070_rename_pagerevision_revision', now()),
	(141, 'wagtailcore', '0071_populate_revision_content_type', now()),
	(142, 'wagtailcore', '0072_alter_revision_content_type_notnull', now()),
	(143, 'wagtailcore', '0073_page_latest_revision', now()),
	(144, 'wagtailcore', '0074_revision_object_str', now()),
	(145, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', now()),
	(146, 'wagtailcore', '0076_modellogentry_revision', now()),
	(147, 'wagtailcore', '0077_alter_revision_user', now()),
	(148, 'wagtailcore', '0078_referenceindex', now()),
	(149, 'wagtailcore', '0079_rename_taskstate_page_revision', now()),
	(150, 'wagtailcore', '0080_generic_workflowstate', now()),
	(151, 'wagtailcore', '0081_populate_workflowstate_content_type', now()),
	(152, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', now()),
	(153, 'wagtailcore', '0083_workflowcontenttype', now()),
	(154, 'wagtailcore', '0084_add_default_page_permissions', now()),
	(155, 'wagtailcore', '0085_add_grouppagepermission_permission', now()),
	(156, 'wagtailcore', '0086_populate_grouppagepermission_permission', now()),
	(157, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', now()),
	(158, 'wagtailcore', '0088_fix_log_entry_json_timestamps', now()),
	(159, 'wagtailcore', '0089_log_entry_data_json_null_to_object', now()),
	(160, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', now()),
	(161, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', now()),
	(162, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', now()),
	(163, 'wagtailcore', '0093_uploadedfile', now()),
	(164, 'wagtailcore', '0094_alter_page_locale', now()),
	(165, 'wagtailcore', '0095_groupsitepermission', now()),
	(166, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', now()),
	(167, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', now()),
	(168, 'wagtailcore', '0098_apitoken', now()),
	(169, 'cms', '0001_initial', now()),
	(170, 'cms', '0002_outside_links', now()),
	(171, 'cms', '0003_choices', now()),
	(172, 'cms', '0004_owners_who_write', now()),
	(173, 'courses', '0001_initial', now()),
	(174, 'courses', '0002_guards', now()),
	(175, 'courses', '0003_choices', now()),
	(176, 'courses', '0004_kept_whole', now()),
	(177, 'django_celery_beat', '0001_initial', now()),
	(178, 'django_celery_beat', '0002_auto_20161118_0346', now()),
	(179, 'django_celery_beat', '0003_auto_20161209_0049', now()),
	(180, 'django_celery_beat', '0004_auto_20170221_0000', now()),
	(181, 'django_celery_beat', '0005_add_solarschedule_events_choices', now()),
	(182, 'django_celery_beat', '0006_auto_20180322_0932', now()),
	(183, 'django_celery_beat', '0007_auto_20180521_0826', now()),
	(184, 'django_celery_beat', '0008_auto_20180914_1922', now()),
	(185, 'django_celery_beat', '0006_auto_20180210_1226', now()),
	(186, 'django_celery_beat', '0006_periodictask_priority', now()),
	(187, 'django_celery_beat', '0009_periodictask_headers', now()),
	(188, 'django_celery_beat', '0010_auto_20190429_0326', now()),
	(189, 'django_celery_beat', '0011_auto_20190508_0153', now()),
	(190, 'django_celery_beat', '0012_periodictask_expire_seconds', now()),
	(191, 'django_celery_beat', '0013_auto_20200609_0727', now()),
	(192, 'django_celery_beat', '0014_remove_clockedschedule_enabled', now()),
	(193, 'django_celery_beat', '0015_edit_solarschedule_events_choices', now()),
	(194, 'django_celery_beat', '0016_alter_crontabschedule_timezone', now()),
	(195, 'django_celery_beat', '0017_alter_crontabschedule_month_of_year', now()),
	(196, 'django_celery_beat', '0018_improve_crontab_helptext', now()),
	(197, 'django_celery_beat', '0019_alter_periodictasks_options', now()),
	(198, 'notices', '0005_address', now()),
	(199, 'notices', '0006_visitormail', now()),
	(200, 'operations', '0001_backup_runs', now());
INSERT INTO public.django_migrations VALUES
	(201, 'people', '0035_supervision', now()),
	(202, 'people', '0036_erasure', now()),
	(203, 'xapi', '0001_initial', now()),
	(204, 'xapi', '0002_guards', now()),
	(205, 'xapi', '0003_store', now()),
	(206, 'xapi', '0004_choices', now()),
	(207, 'xapi', '0005_kept_whole', now()),
	(208, 'xapi', '0006_packed', now()),
	(209, 'xapi', '0007_erasing', now()),
	(210, 'schedule', '0001_initial', now()),
	(211, 'schedule', '0002_event_color_event', now()),
	(212, 'schedule', '0003_auto_20160715_0028', now()),
	(213, 'schedule', '0006_update_text_fields_empty_string', now()),
	(214, 'schedule', '0004_text_fields_not_null', now()),
	(215, 'schedule', '0005_verbose_name_plural_for_calendar', now()),
	(216, 'schedule', '0007_merge_text_fields', now()),
	(217, 'schedule', '0008_gfk_index', now()),
	(218, 'schedule', '0009_merge_20180108_2303', now()),
	(219, 'schedule', '0010_events_set_missing_calendar', now()),
	(220, 'schedule', '0011_event_calendar_not_null', now()),
	(221, 'schedule', '0012_auto_20191025_1852', now()),
	(222, 'schedule', '0013_auto_20210502_2303', now()),
	(223, 'schedule', '0014_use_autofields_for_pk', now()),
	(224, 'schedule', '0015_rename_indexes', now()),
	(225, 'training_sessions', '0001_initial', now()),
	(226, 'training_sessions', '0002_seats_substitute', now()),
	(227, 'training_sessions', '0003_planning_visits', now()),
	(228, 'training_sessions', '0004_weekends', now()),
	(229, 'training_sessions', '0005_choices', now()),
	(230, 'training_sessions', '0006_courses', now()),
	(231, 'training_sessions', '0007_seasons', now()),
	(232, 'training_sessions', '0008_offices_close', now()),
	(233, 'training_sessions', '0009_moves', now()),
	(234, 'training_sessions', '0010_gathering_requests', now()),
	(235, 'training_sessions', '0011_requests_keep_their_office', now()),
	(236, 'training_sessions', '0012_template_owners', now()),
	(237, 'training_sessions', '0013_own_calendars', now()),
	(238, 'training_sessions', '0014_visitor', now()),
	(239, 'portal', '0001_search_interest_and_tours', now()),
	(240, 'portal', '0002_folded_text', now()),
	(241, 'portal', '0003_choices', now()),
	(242, 'portal', '0004_security_alerts', now()),
	(243, 'portal', '0005_offices_close', now()),
	(244, 'portal', '0006_interest_visitor', now()),
	(245, 'portal', '0007_disposals', now()),
	(246, 'portal', '0008_chains', now()),
	(247, 'portal', '0009_chains_kept', now()),
	(248, 'portal', '0010_archive_records_chained', now()),
	(249, 'portal', '0011_data_copies', now()),
	(250, 'portal', '0012_policy_refusals', now()),
	(251, 'portal', '0013_erasures', now()),
	(252, 'portal', '0014_data_requests', now()),
	(253, 'sessions', '0001_initial', now()),
	(254, 'taggit', '0001_initial', now()),
	(255, 'taggit', '0002_auto_20150616_2121', now()),
	(256, 'taggit', '0003_taggeditem_add_unique_index', now()),
	(257, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', now()),
	(258, 'taggit', '0005_auto_20220424_2025', now()),
	(259, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', now()),
	(260, 'training_sessions', '0015_points', now()),
	(261, 'training_sessions', '0016_changes_of_many', now()),
	(262, 'training_sessions', '0017_evaluations', now()),
	(263, 'training_sessions', '0018_dialogue_meetings', now()),
	(264, 'training_sessions', '0019_trainer_calendars', now()),
	(265, 'training_sessions', '0020_calendar_answers', now()),
	(266, 'wagtail_localize', '0002_translation', now()),
	(267, 'wagtail_localize', '0003_delete_translation_sources', now()),
	(268, 'wagtail_localize', '0004_one_source_per_objectlocale', now()),
	(269, 'wagtail_localize', '0005_remove_translationsource_object', now()),
	(270, 'wagtail_localize', '0006_create_submit_translation_permission', now()),
	(271, 'wagtail_localize', '0007_stringtranslation_type_and_tool_name', now()),
	(272, 'wagtail_localize', '0008_stringtranslation_last_translated_by', now()),
	(273, 'wagtail_localize', '0009_stringtranslation_errors', now()),
	(274, 'wagtail_localize', '0010_overridablesegment', now()),
	(275, 'wagtail_localize', '0011_segmentoverride', now()),
	(276, 'wagtail_localize', '0012_localesynchronization', now()),
	(277, 'wagtail_localize', '0013_translationsource_schema_version', now()),
	(278, 'wagtail_localize', '0014_remove_translation_source_last_updated_at', now()),
	(279, 'wagtail_localize', '0015_translationcontext_field_path', now()),
	(280, 'wagtail_localize', '0016_rename_page_revision_translationlog_revision', now()),
	(281, 'wagtailadmin', '0001_create_admin_access_permissions', now()),
	(282, 'wagtailadmin', '0002_admin', now()),
	(283, 'wagtailadmin', '0003_admin_managed', now()),
	(284, 'wagtailadmin', '0004_editingsession', now()),
	(285, 'wagtailadmin', '0005_editingsession_is_editing', now()),
	(286, 'wagtailadmin', '0006_formstate', now()),
	(287, 'wagtaildocs', '0001_initial', now()),
	(288, 'wagtaildocs', '0002_initial_data', now()),
	(289, 'wagtaildocs', '0003_add_verbose_names', now()),
	(290, 'wagtaildocs', '0004_capitalizeverbose', now()),
	(291, 'wagtaildocs', '0005_document_collection', now()),
	(292, 'wagtaildocs', '0006_copy_document_permissions_to_collections', now()),
	(293, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', now()),
	(294, 'wagtaildocs', '0007_merge', now()),
	(295, 'wagtaildocs', '0008_document_file_size', now()),
	(296, 'wagtaildocs', '0009_document_verbose_name_plural', now()),
	(297, 'wagtaildocs', '0010_document_file_hash', now()),
	(298, 'wagtaildocs', '0011_add_choose_permissions', now()),
	(299, 'wagtaildocs', '0012_uploadeddocument', now()),
	(300, 'wagtaildocs', '0013_delete_uploadeddocument', now());
INSERT INTO public.django_migrations VALUES
	(301, 'wagtaildocs', '0014_alter_document_file_size', now()),
	(302, 'wagtailembeds', '0001_initial', now()),
	(303, 'wagtailembeds', '0002_add_verbose_names', now()),
	(304, 'wagtailembeds', '0003_capitalizeverbose', now()),
	(305, 'wagtailembeds', '0004_embed_verbose_name_plural', now()),
	(306, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', now()),
	(307, 'wagtailembeds', '0006_add_embed_hash', now()),
	(308, 'wagtailembeds', '0007_populate_hash', now()),
	(309, 'wagtailembeds', '0008_allow_long_urls', now()),
	(310, 'wagtailembeds', '0009_embed_cache_until', now()),
	(311, 'wagtailforms', '0001_initial', now()),
	(312, 'wagtailforms', '0002_add_verbose_names', now()),
	(313, 'wagtailforms', '0003_capitalizeverbose', now()),
	(314, 'wagtailforms', '0004_add_verbose_name_plural', now()),
	(315, 'wagtailforms', '0005_alter_formsubmission_form_data', now()),
	(316, 'wagtailimages', '0001_initial', now()),
	(317, 'wagtailimages', '0002_initial_data', now()),
	(318, 'wagtailimages', '0003_fix_focal_point_fields', now()),
	(319, 'wagtailimages', '0004_make_focal_point_key_not_nullable', now()),
	(320, 'wagtailimages', '0005_make_filter_spec_unique', now()),
	(321, 'wagtailimages', '0006_add_verbose_names', now()),
	(322, 'wagtailimages', '0007_image_file_size', now()),
	(323, 'wagtailimages', '0008_image_created_at_index', now()),
	(324, 'wagtailimages', '0009_capitalizeverbose', now()),
	(325, 'wagtailimages', '0010_change_on_delete_behaviour', now()),
	(326, 'wagtailimages', '0011_image_collection', now()),
	(327, 'wagtailimages', '0012_copy_image_permissions_to_collections', now()),
	(328, 'wagtailimages', '0013_make_rendition_upload_callable', now()),
	(329, 'wagtailimages', '0014_add_filter_spec_field', now()),
	(330, 'wagtailimages', '0015_fill_filter_spec_field', now()),
	(331, 'wagtailimages', '0016_deprecate_rendition_filter_relation', now()),
	(332, 'wagtailimages', '0017_reduce_focal_point_key_max_length', now()),
	(333, 'wagtailimages', '0018_remove_rendition_filter', now()),
	(334, 'wagtailimages', '0019_delete_filter', now()),
	(335, 'wagtailimages', '0020_add-verbose-name', now()),
	(336, 'wagtailimages', '0021_image_file_hash', now()),
	(337, 'wagtailimages', '0022_uploadedimage', now()),
	(338, 'wagtailimages', '0023_add_choose_permissions', now()),
	(339, 'wagtailimages', '0024_index_image_file_hash', now()),
	(340, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', now()),
	(341, 'wagtailimages', '0026_delete_uploadedimage', now()),
	(342, 'wagtailimages', '0027_image_description', now()),
	(343, 'wagtailmedia', '0001_initial', now()),
	(344, 'wagtailmedia', '0002_initial_data', now()),
	(345, 'wagtailmedia', '0003_copy_media_permissions_to_collections', now()),
	(346, 'wagtailmedia', '0004_duration_optional_floatfield', now()),
	(347, 'wagtailmedia', '0005_alter_media_options', now()),
	(348, 'wagtailredirects', '0001_initial', now()),
	(349, 'wagtailredirects', '0002_add_verbose_names', now()),
	(350, 'wagtailredirects', '0003_make_site_field_editable', now()),
	(351, 'wagtailredirects', '0004_set_unique_on_path_and_site', now()),
	(352, 'wagtailredirects', '0005_capitalizeverbose', now()),
	(353, 'wagtailredirects', '0006_redirect_increase_max_length', now()),
	(354, 'wagtailredirects', '0007_add_autocreate_fields', now()),
	(355, 'wagtailredirects', '0008_add_verbose_name_plural', now()),
	(356, 'wagtailsearch', '0001_initial', now()),
	(357, 'wagtailsearch', '0002_add_verbose_names', now()),
	(358, 'wagtailsearch', '0003_remove_editors_pick', now()),
	(359, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', now()),
	(360, 'wagtailsearch', '0005_create_indexentry', now()),
	(361, 'wagtailsearch', '0006_customise_indexentry', now()),
	(362, 'wagtailsearch', '0007_delete_editorspick', now()),
	(363, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', now()),
	(364, 'wagtailsearch', '0009_remove_ngram_autocomplete', now()),
	(365, 'wagtailsearch', '0010_add_text_fields', now()),
	(366, 'wagtailusers', '0001_initial', now()),
	(367, 'wagtailusers', '0002_add_verbose_name_on_userprofile', now()),
	(368, 'wagtailusers', '0003_add_verbose_names', now()),
	(369, 'wagtailusers', '0004_capitalizeverbose', now()),
	(370, 'wagtailusers', '0005_make_related_name_wagtail_specific', now()),
	(371, 'wagtailusers', '0006_userprofile_prefered_language', now()),
	(372, 'wagtailusers', '0007_userprofile_current_time_zone', now()),
	(373, 'wagtailusers', '0008_userprofile_avatar', now()),
	(374, 'wagtailusers', '0009_userprofile_verbose_name_plural', now()),
	(375, 'wagtailusers', '0010_userprofile_updated_comments_notifications', now()),
	(376, 'wagtailusers', '0011_userprofile_dismissibles', now()),
	(377, 'wagtailusers', '0012_userprofile_theme', now()),
	(378, 'wagtailusers', '0013_userprofile_density', now()),
	(379, 'wagtailusers', '0014_userprofile_contrast', now()),
	(380, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', now()),
	(381, 'xapi', '0008_nothing_of_who_was_erased', now()),
	(382, 'wagtailimages', '0001_squashed_0021', now()),
	(383, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', now());

INSERT INTO public.people_municipality VALUES
	('0301', 'Oslo', 'Oslo', '03', 'Oslo', '958935420', 'oslo', NULL, NULL, 59.91, 10.75),
	('1101', 'Eigersund', 'Eigersund', '11', 'Rogaland', '944496394', 'vest', NULL, NULL, 58.45, 6),
	('1103', 'Stavanger', 'Stavanger', '11', 'Rogaland', '964965226', 'vest', NULL, NULL, 58.97, 5.73),
	('1106', 'Haugesund', 'Haugesund', '11', 'Rogaland', '944073787', 'vest', NULL, NULL, 59.41, 5.27),
	('1108', 'Sandnes', 'Sandnes', '11', 'Rogaland', '964965137', 'vest', NULL, NULL, 58.85, 5.74),
	('1111', 'Sokndal', 'Sokndal', '11', 'Rogaland', '964965692', 'vest', NULL, NULL, 58.22, 6.13),
	('1112', 'Lund', 'Lund', '11', 'Rogaland', '964966486', 'vest', NULL, NULL, 58.46, 6.46),
	('1114', 'Bjerkreim', 'Bjerkreim', '11', 'Rogaland', '970490361', 'vest', NULL, NULL, 58.65, 6.16),
	('1119', 'Hå', 'Hå', '11', 'Rogaland', '964969590', 'vest', NULL, NULL, 58.67, 5.64),
	('1120', 'Klepp', 'Klepp', '11', 'Rogaland', '864969682', 'vest', NULL, NULL, 58.73, 5.35),
	('1121', 'Time', 'Time', '11', 'Rogaland', '859223672', 'vest', NULL, NULL, 58.73, 5.7),
	('1122', 'Gjesdal', 'Gjesdal', '11', 'Rogaland', '964978573', 'vest', NULL, NULL, 58.76, 5.85),
	('1124', 'Sola', 'Sola', '11', 'Rogaland', '948243113', 'vest', NULL, NULL, 58.89, 5.65),
	('1127', 'Randaberg', 'Randaberg', '11', 'Rogaland', '934945514', 'vest', NULL, NULL, 59, 5.62),
	('1130', 'Strand', 'Strand', '11', 'Rogaland', '964978751', 'vest', NULL, NULL, 59.05, 5.93),
	('1133', 'Hjelmeland', 'Hjelmeland', '11', 'Rogaland', '864979092', 'vest', NULL, NULL, 59.24, 6.18),
	('1134', 'Suldal', 'Suldal', '11', 'Rogaland', '964979189', 'vest', NULL, NULL, 59.48, 6.25),
	('1135', 'Sauda', 'Sauda', '11', 'Rogaland', '964979367', 'vest', NULL, NULL, 59.65, 6.35),
	('1144', 'Kvitsøy', 'Kvitsøy', '11', 'Rogaland', '964979634', 'vest', NULL, NULL, 59.06, 5.41),
	('1145', 'Bokn', 'Bokn', '11', 'Rogaland', '964979723', 'vest', NULL, NULL, 59.23, 5.44),
	('1146', 'Tysvær', 'Tysvær', '11', 'Rogaland', '964979812', 'vest', NULL, NULL, 59.33, 5.49),
	('1149', 'Karmøy', 'Karmøy', '11', 'Rogaland', '940791901', 'vest', NULL, NULL, 59.28, 5.31),
	('1151', 'Utsira', 'Utsira', '11', 'Rogaland', '964979901', 'vest', NULL, NULL, 59.31, 4.89),
	('1160', 'Vindafjord', 'Vindafjord', '11', 'Rogaland', '988893226', 'vest', NULL, NULL, 59.5, 5.59),
	('1505', 'Kristiansund', 'Kristiansund', '15', 'Møre og Romsdal', '991891919', 'midt', NULL, NULL, 63.11, 7.73),
	('1506', 'Molde', 'Molde', '15', 'Møre og Romsdal', '921221967', 'midt', NULL, NULL, 62.74, 7.16),
	('1508', 'Ålesund', 'Ålesund', '15', 'Møre og Romsdal', '920415288', 'midt', NULL, NULL, 62.47, 6.15),
	('1511', 'Vanylven', 'Vanylven', '15', 'Møre og Romsdal', '964978662', 'midt', NULL, NULL, 62.1, 5.58),
	('1514', 'Sande', 'Sande', '15', 'Møre og Romsdal', '822534422', 'midt', NULL, NULL, 62.2, 5.58),
	('1515', 'Herøy', 'Herøy', '15', 'Møre og Romsdal', '964978840', 'midt', NULL, NULL, 62.34, 5.63),
	('1516', 'Ulstein', 'Ulstein', '15', 'Møre og Romsdal', '964979456', 'midt', NULL, NULL, 62.34, 5.85),
	('1517', 'Hareid', 'Hareid', '15', 'Møre og Romsdal', '964979278', 'midt', NULL, NULL, 62.37, 6.03),
	('1520', 'Ørsta', 'Ørsta', '15', 'Møre og Romsdal', '939461450', 'midt', NULL, NULL, 62.2, 6.13),
	('1525', 'Stranda', 'Stranda', '15', 'Møre og Romsdal', '964980098', 'midt', NULL, NULL, 62.31, 6.94),
	('1528', 'Sykkylven', 'Sykkylven', '15', 'Møre og Romsdal', '964980365', 'midt', NULL, NULL, 62.4, 6.59),
	('1531', 'Sula', 'Sula', '15', 'Møre og Romsdal', '964980543', 'midt', NULL, NULL, 62.44, 6.19),
	('1532', 'Giske', 'Giske', '15', 'Møre og Romsdal', '964980721', 'midt', NULL, NULL, 62.5, 6.12),
	('1535', 'Vestnes', 'Vestnes', '15', 'Møre og Romsdal', '939901965', 'midt', NULL, NULL, 62.63, 7.09),
	('1539', 'Rauma', 'Rauma', '15', 'Møre og Romsdal', '864980902', 'midt', NULL, NULL, 62.57, 7.69),
	('1547', 'Aukra', 'Aukra', '15', 'Møre og Romsdal', '964981337', 'midt', NULL, NULL, 62.78, 6.9),
	('1554', 'Averøy', 'Averøy', '15', 'Møre og Romsdal', '962378064', 'midt', NULL, NULL, 63.07, 7.65),
	('1557', 'Gjemnes', 'Gjemnes', '15', 'Møre og Romsdal', '964981426', 'midt', NULL, NULL, 62.89, 7.67),
	('1560', 'Tingvoll', 'Tingvoll', '15', 'Møre og Romsdal', '964981515', 'midt', NULL, NULL, 62.91, 8.21),
	('1563', 'Sunndal', 'Sunndal', '15', 'Møre og Romsdal', '964981604', 'midt', NULL, NULL, 62.68, 8.56),
	('1566', 'Surnadal', 'Surnadal', '15', 'Møre og Romsdal', '964981892', 'midt', NULL, NULL, 62.97, 8.72),
	('1573', 'Smøla', 'Smøla', '15', 'Møre og Romsdal', '945012986', 'midt', NULL, NULL, 63.47, 8.01),
	('1576', 'Aure', 'Aure', '15', 'Møre og Romsdal', '988913898', 'midt', NULL, NULL, 63.27, 8.53),
	('1577', 'Volda', 'Volda', '15', 'Møre og Romsdal', '939760946', 'midt', NULL, NULL, 62.15, 6.07),
	('1578', 'Fjord', 'Fjord', '15', 'Møre og Romsdal', '921891687', 'midt', NULL, NULL, 62.28, 7.36),
	('1579', 'Hustadvika', 'Hustadvika', '15', 'Møre og Romsdal', '921133642', 'midt', NULL, NULL, 62.85, 7.15),
	('1580', 'Haram', 'Haram', '15', 'Møre og Romsdal', '', 'midt', NULL, NULL, 62.6, 6.44),
	('1804', 'Bodø', 'Bodø', '18', 'Nordland', '972418013', 'nord', NULL, NULL, 67.28, 14.38),
	('1806', 'Narvik', 'Narvik', '18', 'Nordland', '959469059', 'nord', NULL, NULL, 68.44, 17.43),
	('1811', 'Bindal', 'Bindal', '18', 'Nordland', '964983380', 'nord', NULL, NULL, 65.09, 12.38),
	('1812', 'Sømna', 'Sømna', '18', 'Nordland', '944810277', 'nord', NULL, NULL, 65.31, 12.16),
	('1813', 'Brønnøy', 'Brønnøy', '18', 'Nordland', '964983291', 'nord', NULL, NULL, 65.47, 12.21),
	('1815', 'Vega', 'Vega', '18', 'Nordland', '941017975', 'nord', NULL, NULL, 65.68, 11.96),
	('1816', 'Vevelstad', 'Vevelstad', '18', 'Nordland', '940651034', 'nord', NULL, NULL, 65.7, 12.44),
	('1818', 'Herøy', 'Herøy', '18', 'Nordland', '872417982', 'nord', NULL, NULL, 65.97, 12.28),
	('1820', 'Alstahaug', 'Alstahaug', '18', 'Nordland', '938712441', 'nord', NULL, NULL, 66.02, 12.63),
	('1822', 'Leirfjord', 'Leirfjord', '18', 'Nordland', '945034572', 'nord', NULL, NULL, 66.09, 12.9),
	('1824', 'Vefsn', 'Vefsn', '18', 'Nordland', '844824122', 'nord', NULL, NULL, 65.84, 13.19),
	('1825', 'Grane', 'Grane', '18', 'Nordland', '940643112', 'nord', NULL, NULL, 65.44, 13.41),
	('1826', 'Hattfjelldal', 'Aarborte - Hattfjelldal', '18', 'Nordland', '944716904', 'nord', NULL, NULL, 65.6, 13.99),
	('1827', 'Dønna', 'Dønna', '18', 'Nordland', '945114878', 'nord', NULL, NULL, 66.12, 12.48),
	('1828', 'Nesna', 'Nesna', '18', 'Nordland', '939600515', 'nord', NULL, NULL, 66.2, 13.02),
	('1832', 'Hemnes', 'Hemnes', '18', 'Nordland', '846316442', 'nord', NULL, NULL, 66.08, 13.82),
	('1833', 'Rana', 'Rana', '18', 'Nordland', '872418032', 'nord', NULL, NULL, 66.31, 14.14),
	('1834', 'Lurøy', 'Lurøy', '18', 'Nordland', '940667852', 'nord', NULL, NULL, 66.42, 12.84),
	('1835', 'Træna', 'Træna', '18', 'Nordland', '940192692', 'nord', NULL, NULL, 66.5, 12.09),
	('1836', 'Rødøy', 'Rødøy', '18', 'Nordland', '945717173', 'nord', NULL, NULL, 66.72, 13.27),
	('1837', 'Meløy', 'Meløy', '18', 'Nordland', '970189866', 'nord', NULL, NULL, 66.87, 13.7),
	('1838', 'Gildeskål', 'Gildeskål', '18', 'Nordland', '845901422', 'nord', NULL, NULL, 67.03, 14.02),
	('1839', 'Beiarn', 'Beiarn', '18', 'Nordland', '961147867', 'nord', NULL, NULL, 66.89, 14.67),
	('1840', 'Saltdal', 'Saltdal', '18', 'Nordland', '972417734', 'nord', NULL, NULL, 66.88, 15.49),
	('1841', 'Fauske', 'Fauske - Fuossko', '18', 'Nordland', '972418021', 'nord', NULL, NULL, 67.26, 15.39),
	('1845', 'Sørfold', 'Sørfold', '18', 'Nordland', '972417750', 'nord', NULL, NULL, 67.52, 15.66),
	('1848', 'Steigen', 'Steigen', '18', 'Nordland', '962299385', 'nord', NULL, NULL, 67.78, 15.02),
	('1851', 'Lødingen', 'Lødingen', '18', 'Nordland', '945468661', 'nord', NULL, NULL, 68.41, 16),
	('1853', 'Evenes', 'Evenes - Evenášši', '18', 'Nordland', '940642140', 'nord', NULL, NULL, 68.5, 16.91),
	('1856', 'Røst', 'Røst', '18', 'Nordland', '945037687', 'nord', NULL, NULL, 67.52, 12.12),
	('1857', 'Værøy', 'Værøy', '18', 'Nordland', '964994307', 'nord', NULL, NULL, 67.65, 12.69),
	('1859', 'Flakstad', 'Flakstad', '18', 'Nordland', '863320852', 'nord', NULL, NULL, 68.09, 13.23),
	('1860', 'Vestvågøy', 'Vestvågøy', '18', 'Nordland', '942570619', 'nord', NULL, NULL, 68.15, 13.61),
	('1865', 'Vågan', 'Vågan', '18', 'Nordland', '938644500', 'nord', NULL, NULL, 68.23, 14.57),
	('1866', 'Hadsel', 'Hadsel', '18', 'Nordland', '958501420', 'nord', NULL, NULL, 68.56, 14.91),
	('1867', 'Bø', 'Bø', '18', 'Nordland', '945452676', 'nord', NULL, NULL, 68.69, 14.47),
	('1868', 'Øksnes', 'Øksnes', '18', 'Nordland', '845152012', 'nord', NULL, NULL, 68.91, 15.09),
	('1870', 'Sortland', 'Sortland - Suortá', '18', 'Nordland', '847737492', 'nord', NULL, NULL, 68.7, 15.4),
	('1871', 'Andøy', 'Andøy', '18', 'Nordland', '945624809', 'nord', NULL, NULL, 69.31, 16.12),
	('1874', 'Moskenes', 'Moskenes', '18', 'Nordland', '945962151', 'nord', NULL, NULL, 67.93, 13.09),
	('1875', 'Hamarøy', 'Hábmer - Hamarøy', '18', 'Nordland', '970542507', 'nord', NULL, NULL, 68.09, 15.59),
	('3101', 'Halden', 'Halden', '31', 'Østfold', '959159092', 'ost', NULL, NULL, 59.12, 11.39),
	('3103', 'Moss', 'Moss', '31', 'Østfold', '920817521', 'ost', NULL, NULL, 59.43, 10.66),
	('3105', 'Sarpsborg', 'Sarpsborg', '31', 'Østfold', '938801363', 'ost', NULL, NULL, 59.28, 11.11),
	('3107', 'Fredrikstad', 'Fredrikstad', '31', 'Østfold', '940039541', 'ost', NULL, NULL, 59.22, 10.93),
	('3110', 'Hvaler', 'Hvaler', '31', 'Østfold', '964947082', 'ost', NULL, NULL, 59.03, 11.04),
	('3112', 'Råde', 'Råde', '31', 'Østfold', '940802652', 'ost', NULL, NULL, 59.35, 10.87),
	('3114', 'Våler', 'Våler', '31', 'Østfold', '959272581', 'ost', NULL, NULL, 59.49, 10.87),
	('3116', 'Skiptvet', 'Skiptvet', '31', 'Østfold', '941962726', 'ost', NULL, NULL, 59.47, 11.15);
INSERT INTO public.people_municipality VALUES
	('3118', 'Indre Østfold', 'Indre Østfold', '31', 'Østfold', '920123899', 'ost', NULL, NULL, 59.58, 11.16),
	('3120', 'Rakkestad', 'Rakkestad', '31', 'Østfold', '945372281', 'ost', NULL, NULL, 59.43, 11.35),
	('3122', 'Marker', 'Marker', '31', 'Østfold', '964944334', 'ost', NULL, NULL, 59.48, 11.66),
	('3124', 'Aremark', 'Aremark', '31', 'Østfold', '940875560', 'ost', NULL, NULL, 59.19, 11.69),
	('3201', 'Bærum', 'Bærum', '32', 'Akershus', '935478715', 'ost', NULL, NULL, 59.89, 10.53),
	('3203', 'Asker', 'Asker', '32', 'Akershus', '920125298', 'ost', NULL, NULL, 59.83, 10.44),
	('3205', 'Lillestrøm', 'Lillestrøm', '32', 'Akershus', '820710592', 'ost', NULL, NULL, 59.96, 11.05),
	('3207', 'Nordre Follo', 'Nordre Follo', '32', 'Akershus', '922092648', 'ost', NULL, NULL, 59.72, 10.84),
	('3209', 'Ullensaker', 'Ullensaker', '32', 'Akershus', '933649768', 'ost', NULL, NULL, 60.14, 11.18),
	('3212', 'Nesodden', 'Nesodden', '32', 'Akershus', '944383565', 'ost', NULL, NULL, 59.81, 10.64),
	('3214', 'Frogn', 'Frogn', '32', 'Akershus', '963999089', 'ost', NULL, NULL, 59.66, 10.63),
	('3216', 'Vestby', 'Vestby', '32', 'Akershus', '943485437', 'ost', NULL, NULL, 59.61, 10.75),
	('3218', 'Ås', 'Ås', '32', 'Akershus', '964948798', 'ost', NULL, NULL, 59.66, 10.79),
	('3220', 'Enebakk', 'Enebakk', '32', 'Akershus', '964949581', 'ost', NULL, NULL, 59.77, 11.1),
	('3222', 'Lørenskog', 'Lørenskog', '32', 'Akershus', '842566142', 'ost', NULL, NULL, 59.9, 10.97),
	('3224', 'Rælingen', 'Rælingen', '32', 'Akershus', '952540556', 'ost', NULL, NULL, 59.93, 11.07),
	('3226', 'Aurskog-Høland', 'Aurskog-Høland', '32', 'Akershus', '948164256', 'ost', NULL, NULL, 59.88, 11.56),
	('3228', 'Nes', 'Nes', '32', 'Akershus', '938679088', 'ost', NULL, NULL, 60.12, 11.47),
	('3230', 'Gjerdrum', 'Gjerdrum', '32', 'Akershus', '864949762', 'ost', NULL, NULL, 60.08, 11.02),
	('3232', 'Nittedal', 'Nittedal', '32', 'Akershus', '971643870', 'ost', NULL, NULL, 60.08, 10.86),
	('3234', 'Lunner', 'Lunner', '32', 'Akershus', '961381452', 'ost', NULL, NULL, 60.26, 10.66),
	('3236', 'Jevnaker', 'Jevnaker', '32', 'Akershus', '961381363', 'ost', NULL, NULL, 60.24, 10.39),
	('3238', 'Nannestad', 'Nannestad', '32', 'Akershus', '964950202', 'ost', NULL, NULL, 60.26, 11.03),
	('3240', 'Eidsvoll', 'Eidsvoll', '32', 'Akershus', '964950113', 'ost', NULL, NULL, 60.33, 11.26),
	('3242', 'Hurdal', 'Hurdal', '32', 'Akershus', '939780777', 'ost', NULL, NULL, 60.44, 11.07),
	('3301', 'Drammen', 'Drammen', '33', 'Buskerud', '921234554', 'sor', NULL, NULL, 59.74, 10.2),
	('3303', 'Kongsberg', 'Kongsberg', '33', 'Buskerud', '942402465', 'sor', NULL, NULL, 59.67, 9.65),
	('3305', 'Ringerike', 'Ringerike', '33', 'Buskerud', '940100925', 'sor', NULL, NULL, 60.17, 10.26),
	('3310', 'Hole', 'Hole', '33', 'Buskerud', '960010833', 'sor', NULL, NULL, 60.04, 10.3),
	('3312', 'Lier', 'Lier', '33', 'Buskerud', '857566122', 'sor', NULL, NULL, 59.85, 10.21),
	('3314', 'Øvre Eiker', 'Øvre Eiker', '33', 'Buskerud', '954597482', 'sor', NULL, NULL, 59.77, 9.91),
	('3316', 'Modum', 'Modum', '33', 'Buskerud', '970491589', 'sor', NULL, NULL, 59.97, 9.99),
	('3318', 'Krødsherad', 'Krødsherad', '33', 'Buskerud', '964962855', 'sor', NULL, NULL, 60.19, 9.67),
	('3320', 'Flå', 'Flå', '33', 'Buskerud', '964951462', 'sor', NULL, NULL, 60.43, 9.46),
	('3322', 'Nesbyen', 'Nesbyen', '33', 'Buskerud', '964951640', 'sor', NULL, NULL, 60.57, 9.1),
	('3324', 'Gol', 'Gol', '33', 'Buskerud', '964952612', 'sor', NULL, NULL, 60.7, 8.95),
	('3326', 'Hemsedal', 'Hemsedal', '33', 'Buskerud', '964952701', 'sor', NULL, NULL, 60.86, 8.55),
	('3328', 'Ål', 'Ål', '33', 'Buskerud', '864952992', 'sor', NULL, NULL, 60.63, 8.56),
	('3330', 'Hol', 'Hol', '33', 'Buskerud', '944889116', 'sor', NULL, NULL, 60.62, 8.29),
	('3332', 'Sigdal', 'Sigdal', '33', 'Buskerud', '964962766', 'sor', NULL, NULL, 60.04, 9.64),
	('3334', 'Flesberg', 'Flesberg', '33', 'Buskerud', '940898862', 'sor', NULL, NULL, 59.83, 9.58),
	('3336', 'Rollag', 'Rollag', '33', 'Buskerud', '964963282', 'sor', NULL, NULL, 59.98, 9.3),
	('3338', 'Nore og Uvdal', 'Nore og Uvdal', '33', 'Buskerud', '964950946', 'sor', NULL, NULL, 60.27, 8.95),
	('3401', 'Kongsvinger', 'Kongsvinger', '34', 'Innlandet', '944117784', 'ost', NULL, NULL, 60.19, 12),
	('3403', 'Hamar', 'Hamar', '34', 'Innlandet', '970540008', 'ost', NULL, NULL, 60.79, 11.07),
	('3405', 'Lillehammer', 'Lillehammer', '34', 'Innlandet', '945578564', 'ost', NULL, NULL, 61.12, 10.47),
	('3407', 'Gjøvik', 'Gjøvik', '34', 'Innlandet', '940155223', 'ost', NULL, NULL, 60.8, 10.69),
	('3411', 'Ringsaker', 'Ringsaker', '34', 'Innlandet', '864950582', 'ost', NULL, NULL, 60.88, 10.94),
	('3412', 'Løten', 'Løten', '34', 'Innlandet', '964950679', 'ost', NULL, NULL, 60.82, 11.34),
	('3413', 'Stange', 'Stange', '34', 'Innlandet', '970169717', 'ost', NULL, NULL, 60.72, 11.19),
	('3414', 'Nord-Odal', 'Nord-Odal', '34', 'Innlandet', '964950768', 'ost', NULL, NULL, 60.39, 11.54),
	('3415', 'Sør-Odal', 'Sør-Odal', '34', 'Innlandet', '964947716', 'ost', NULL, NULL, 60.21, 11.75),
	('3416', 'Eidskog', 'Eidskog', '34', 'Innlandet', '964948054', 'ost', NULL, NULL, 59.95, 12.2),
	('3417', 'Grue', 'Grue', '34', 'Innlandet', '964948143', 'ost', NULL, NULL, 60.46, 12.06),
	('3418', 'Åsnes', 'Åsnes', '34', 'Innlandet', '964948232', 'ost', NULL, NULL, 60.55, 12.02),
	('3419', 'Våler', 'Våler', '34', 'Innlandet', '871034222', 'ost', NULL, NULL, 60.67, 11.83),
	('3420', 'Elverum', 'Elverum', '34', 'Innlandet', '952857991', 'ost', NULL, NULL, 60.88, 11.56),
	('3421', 'Trysil', 'Trysil', '34', 'Innlandet', '864948502', 'ost', NULL, NULL, 61.31, 12.26),
	('3422', 'Åmot', 'Åmot', '34', 'Innlandet', '940152496', 'ost', NULL, NULL, 61.26, 11.61),
	('3423', 'Stor-Elvdal', 'Stor-Elvdal', '34', 'Innlandet', '964948887', 'ost', NULL, NULL, 61.58, 10.9),
	('3424', 'Rendalen', 'Rendalen', '34', 'Innlandet', '940028515', 'ost', NULL, NULL, 61.81, 11.2),
	('3425', 'Engerdal', 'Engerdal', '34', 'Innlandet', '964948976', 'ost', NULL, NULL, 61.76, 11.96),
	('3426', 'Tolga', 'Tolga', '34', 'Innlandet', '940192404', 'ost', NULL, NULL, 62.41, 11),
	('3427', 'Tynset', 'Tynset', '34', 'Innlandet', '940837685', 'ost', NULL, NULL, 62.28, 10.78),
	('3428', 'Alvdal', 'Alvdal', '34', 'Innlandet', '939984194', 'ost', NULL, NULL, 62.11, 10.63),
	('3429', 'Folldal', 'Folldal', '34', 'Innlandet', '939885684', 'ost', NULL, NULL, 62.13, 10),
	('3430', 'Os', 'Os', '34', 'Innlandet', '943464723', 'ost', NULL, NULL, 62.5, 11.22),
	('3431', 'Dovre', 'Dovre', '34', 'Innlandet', '939849831', 'ost', NULL, NULL, 61.99, 9.26),
	('3432', 'Lesja', 'Lesja', '34', 'Innlandet', '964949204', 'ost', NULL, NULL, 62.12, 8.86),
	('3433', 'Skjåk', 'Skjåk', '34', 'Innlandet', '961381096', 'ost', NULL, NULL, 61.93, 7.91),
	('3434', 'Lom', 'Lom', '34', 'Innlandet', '959377677', 'ost', NULL, NULL, 61.84, 8.57),
	('3435', 'Vågå', 'Vågå', '34', 'Innlandet', '939607706', 'ost', NULL, NULL, 61.88, 9.1),
	('3436', 'Nord-Fron', 'Nord-Fron', '34', 'Innlandet', '839893132', 'ost', NULL, NULL, 61.59, 9.75),
	('3437', 'Sel', 'Sel', '34', 'Innlandet', '939617671', 'ost', NULL, NULL, 61.77, 9.54),
	('3438', 'Sør-Fron', 'Sør-Fron', '34', 'Innlandet', '941827195', 'ost', NULL, NULL, 61.6, 9.94),
	('3439', 'Ringebu', 'Ringebu', '34', 'Innlandet', '939864970', 'ost', NULL, NULL, 61.53, 10.14),
	('3440', 'Øyer', 'Øyer', '34', 'Innlandet', '961381185', 'ost', NULL, NULL, 61.33, 10.5),
	('3441', 'Gausdal', 'Gausdal', '34', 'Innlandet', '961381274', 'ost', NULL, NULL, 61.26, 9.85),
	('3442', 'Østre Toten', 'Østre Toten', '34', 'Innlandet', '964949859', 'ost', NULL, NULL, 60.67, 10.81),
	('3443', 'Vestre Toten', 'Vestre Toten', '34', 'Innlandet', '971028300', 'ost', NULL, NULL, 60.73, 10.61),
	('3446', 'Gran', 'Gran', '34', 'Innlandet', '961381541', 'ost', NULL, NULL, 60.44, 10.43),
	('3447', 'Søndre Land', 'Søndre Land', '34', 'Innlandet', '961381630', 'ost', NULL, NULL, 60.7, 10.35),
	('3448', 'Nordre Land', 'Nordre Land', '34', 'Innlandet', '861381722', 'ost', NULL, NULL, 60.95, 9.98),
	('3449', 'Sør-Aurdal', 'Sør-Aurdal', '34', 'Innlandet', '961381819', 'ost', NULL, NULL, 60.67, 9.69),
	('3450', 'Etnedal', 'Etnedal', '34', 'Innlandet', '933038173', 'ost', NULL, NULL, 60.96, 9.64),
	('3451', 'Nord-Aurdal', 'Nord-Aurdal', '34', 'Innlandet', '961381908', 'ost', NULL, NULL, 60.99, 9.23),
	('3452', 'Vestre Slidre', 'Vestre Slidre', '34', 'Innlandet', '961382157', 'ost', NULL, NULL, 61.05, 8.93),
	('3453', 'Øystre Slidre', 'Øystre Slidre', '34', 'Innlandet', '961382068', 'ost', NULL, NULL, 61.25, 9.12),
	('3454', 'Vang', 'Vang', '34', 'Innlandet', '961382246', 'ost', NULL, NULL, 61.13, 8.57),
	('3901', 'Horten', 'Horten', '39', 'Vestfold', '964951284', 'sor', NULL, NULL, 59.42, 10.48),
	('3903', 'Holmestrand', 'Holmestrand', '39', 'Vestfold', '917151229', 'sor', NULL, NULL, 59.49, 10.32),
	('3905', 'Tønsberg', 'Tønsberg', '39', 'Vestfold', '921383681', 'sor', NULL, NULL, 59.27, 10.41),
	('3907', 'Sandefjord', 'Sandefjord', '39', 'Vestfold', '916882807', 'sor', NULL, NULL, 59.13, 10.22),
	('3909', 'Larvik', 'Larvik', '39', 'Vestfold', '918082956', 'sor', NULL, NULL, 59.05, 10.04),
	('3911', 'Færder', 'Færder', '39', 'Vestfold', '817263992', 'sor', NULL, NULL, 59.11, 10.39),
	('4001', 'Porsgrunn', 'Porsgrunn', '40', 'Telemark', '939991034', 'sor', NULL, NULL, 59.14, 9.66),
	('4003', 'Skien', 'Skien', '40', 'Telemark', '938759839', 'sor', NULL, NULL, 59.21, 9.61),
	('4005', 'Notodden', 'Notodden', '40', 'Telemark', '938583986', 'sor', NULL, NULL, 59.56, 9.26),
	('4010', 'Siljan', 'Siljan', '40', 'Telemark', '864953042', 'sor', NULL, NULL, 59.29, 9.71),
	('4012', 'Bamble', 'Bamble', '40', 'Telemark', '940244145', 'sor', NULL, NULL, 59, 9.75);
INSERT INTO public.people_municipality VALUES
	('4014', 'Kragerø', 'Kragerø', '40', 'Telemark', '963946902', 'sor', NULL, NULL, 58.87, 9.41),
	('4016', 'Drangedal', 'Drangedal', '40', 'Telemark', '933277461', 'sor', NULL, NULL, 59.1, 9.06),
	('4018', 'Nome', 'Nome', '40', 'Telemark', '964963371', 'sor', NULL, NULL, 59.3, 9.1),
	('4020', 'Midt-Telemark', 'Midt-Telemark', '40', 'Telemark', '920297293', 'sor', NULL, NULL, 59.41, 9.07),
	('4022', 'Seljord', 'Seljord', '40', 'Telemark', '964963738', 'sor', NULL, NULL, 59.48, 8.63),
	('4024', 'Hjartdal', 'Hjartdal', '40', 'Telemark', '964963649', 'sor', NULL, NULL, 59.69, 8.69),
	('4026', 'Tinn', 'Tinn', '40', 'Telemark', '864963552', 'sor', NULL, NULL, 59.88, 8.59),
	('4028', 'Kviteseid', 'Kviteseid', '40', 'Telemark', '964963827', 'sor', NULL, NULL, 59.4, 8.49),
	('4030', 'Nissedal', 'Nissedal', '40', 'Telemark', '964964343', 'sor', NULL, NULL, 59.02, 8.52),
	('4032', 'Fyresdal', 'Fyresdal', '40', 'Telemark', '939772766', 'sor', NULL, NULL, 59.18, 8.09),
	('4034', 'Tokke', 'Tokke', '40', 'Telemark', '964964521', 'sor', NULL, NULL, 59.44, 8),
	('4036', 'Vinje', 'Vinje', '40', 'Telemark', '964964610', 'sor', NULL, NULL, 59.81, 7.71),
	('4201', 'Risør', 'Risør', '42', 'Agder', '964977402', 'sor', NULL, NULL, 58.72, 9.23),
	('4202', 'Grimstad', 'Grimstad', '42', 'Agder', '864964702', 'sor', NULL, NULL, 58.34, 8.59),
	('4203', 'Arendal', 'Arendal', '42', 'Agder', '940493021', 'sor', NULL, NULL, 58.46, 8.77),
	('4204', 'Kristiansand', 'Kristiansand', '42', 'Agder', '820852982', 'sor', NULL, NULL, 58.15, 8),
	('4205', 'Lindesnes', 'Lindesnes', '42', 'Agder', '921060440', 'sor', NULL, NULL, 58.03, 7.45),
	('4206', 'Farsund', 'Farsund', '42', 'Agder', '964083266', 'sor', NULL, NULL, 58.09, 6.8),
	('4207', 'Flekkefjord', 'Flekkefjord', '42', 'Agder', '964967369', 'sor', NULL, NULL, 58.3, 6.66),
	('4211', 'Gjerstad', 'Gjerstad', '42', 'Agder', '964964998', 'sor', NULL, NULL, 58.88, 9.02),
	('4212', 'Vegårshei', 'Vegårshei', '42', 'Agder', '964965048', 'sor', NULL, NULL, 58.75, 8.86),
	('4213', 'Tvedestrand', 'Tvedestrand', '42', 'Agder', '964965781', 'sor', NULL, NULL, 58.62, 8.93),
	('4214', 'Froland', 'Froland', '42', 'Agder', '946439045', 'sor', NULL, NULL, 58.59, 8.6),
	('4215', 'Lillesand', 'Lillesand', '42', 'Agder', '964965404', 'sor', NULL, NULL, 58.25, 8.38),
	('4216', 'Birkenes', 'Birkenes', '42', 'Agder', '964965870', 'sor', NULL, NULL, 58.44, 8.24),
	('4217', 'Åmli', 'Åmli', '42', 'Agder', '864965962', 'sor', NULL, NULL, 58.77, 8.48),
	('4218', 'Iveland', 'Iveland', '42', 'Agder', '864966012', 'sor', NULL, NULL, 58.43, 7.96),
	('4219', 'Evje og Hornnes', 'Evje og Hornnes', '42', 'Agder', '964966109', 'sor', NULL, NULL, 58.59, 7.8),
	('4220', 'Bygland', 'Bygland', '42', 'Agder', '964966397', 'sor', NULL, NULL, 58.83, 7.8),
	('4221', 'Valle', 'Valle', '42', 'Agder', '964966575', 'sor', NULL, NULL, 59.21, 7.54),
	('4222', 'Bykle', 'Bykle', '42', 'Agder', '958814968', 'sor', NULL, NULL, 59.35, 7.36),
	('4223', 'Vennesla', 'Vennesla', '42', 'Agder', '936846777', 'sor', NULL, NULL, 58.27, 7.97),
	('4224', 'Åseral', 'Åseral', '42', 'Agder', '964966842', 'sor', NULL, NULL, 58.62, 7.41),
	('4225', 'Lyngdal', 'Lyngdal', '42', 'Agder', '922421498', 'sor', NULL, NULL, 58.14, 7.07),
	('4226', 'Hægebostad', 'Hægebostad', '42', 'Agder', '964963916', 'sor', NULL, NULL, 58.48, 7.23),
	('4227', 'Kvinesdal', 'Kvinesdal', '42', 'Agder', '964964076', 'sor', NULL, NULL, 58.31, 6.96),
	('4228', 'Sirdal', 'Sirdal', '42', 'Agder', '964964165', 'sor', NULL, NULL, 58.66, 6.72),
	('4601', 'Bergen', 'Bergen', '46', 'Vestland', '964338531', 'vest', NULL, NULL, 60.39, 5.32),
	('4602', 'Kinn', 'Kinn', '46', 'Vestland', '820956532', 'vest', NULL, NULL, 61.6, 5.03),
	('4611', 'Etne', 'Etne', '46', 'Vestland', '959435375', 'vest', NULL, NULL, 59.67, 5.94),
	('4612', 'Sveio', 'Sveio', '46', 'Vestland', '864967272', 'vest', NULL, NULL, 59.54, 5.35),
	('4613', 'Bømlo', 'Bømlo', '46', 'Vestland', '834210622', 'vest', NULL, NULL, 59.79, 5.17),
	('4614', 'Stord', 'Stord', '46', 'Vestland', '939866914', 'vest', NULL, NULL, 59.78, 5.5),
	('4615', 'Fitjar', 'Fitjar', '46', 'Vestland', '944073310', 'vest', NULL, NULL, 59.92, 5.32),
	('4616', 'Tysnes', 'Tysnes', '46', 'Vestland', '959412340', 'vest', NULL, NULL, 60, 5.53),
	('4617', 'Kvinnherad', 'Kvinnherad', '46', 'Vestland', '964967636', 'vest', NULL, NULL, 59.99, 6.01),
	('4618', 'Ullensvang', 'Ullensvang', '46', 'Vestland', '920500633', 'vest', NULL, NULL, 60.07, 6.55),
	('4619', 'Eidfjord', 'Eidfjord', '46', 'Vestland', '944227121', 'vest', NULL, NULL, 60.47, 7.07),
	('4620', 'Ulvik', 'Ulvik', '46', 'Vestland', '971159928', 'vest', NULL, NULL, 60.57, 6.92),
	('4621', 'Voss', 'Voss', '46', 'Vestland', '960510542', 'vest', NULL, NULL, 60.63, 6.41),
	('4622', 'Kvam', 'Kvam', '46', 'Vestland', '944233199', 'vest', NULL, NULL, 60.32, 6.08),
	('4623', 'Samnanger', 'Samnanger', '46', 'Vestland', '964968985', 'vest', NULL, NULL, 60.37, 5.76),
	('4624', 'Bjørnafjorden', 'Bjørnafjorden', '46', 'Vestland', '844458312', 'vest', NULL, NULL, 60.18, 5.46),
	('4625', 'Austevoll', 'Austevoll', '46', 'Vestland', '941139787', 'vest', NULL, NULL, 60.11, 5.16),
	('4626', 'Øygarden', 'Øygarden', '46', 'Vestland', '922530890', 'vest', NULL, NULL, 60.38, 5.06),
	('4627', 'Askøy', 'Askøy', '46', 'Vestland', '964338442', 'vest', NULL, NULL, 60.41, 5.23),
	('4628', 'Vaksdal', 'Vaksdal', '46', 'Vestland', '961821967', 'vest', NULL, NULL, 60.48, 5.74),
	('4629', 'Modalen', 'Modalen', '46', 'Vestland', '964969302', 'vest', NULL, NULL, 60.88, 5.96),
	('4630', 'Osterøy', 'Osterøy', '46', 'Vestland', '864338712', 'vest', NULL, NULL, 60.57, 5.5),
	('4631', 'Alver', 'Alver', '46', 'Vestland', '920290922', 'vest', NULL, NULL, 60.55, 5.28),
	('4632', 'Austrheim', 'Austrheim', '46', 'Vestland', '948350823', 'vest', NULL, NULL, 60.78, 4.93),
	('4633', 'Fedje', 'Fedje', '46', 'Vestland', '944041036', 'vest', NULL, NULL, 60.78, 4.71),
	('4634', 'Masfjorden', 'Masfjorden', '46', 'Vestland', '945627913', 'vest', NULL, NULL, 60.8, 5.3),
	('4635', 'Gulen', 'Gulen', '46', 'Vestland', '938497524', 'vest', NULL, NULL, 60.98, 5.07),
	('4636', 'Solund', 'Solund', '46', 'Vestland', '964967458', 'vest', NULL, NULL, 61.07, 4.83),
	('4637', 'Hyllestad', 'Hyllestad', '46', 'Vestland', '964967547', 'vest', NULL, NULL, 61.17, 5.3),
	('4638', 'Høyanger', 'Høyanger', '46', 'Vestland', '944439838', 'vest', NULL, NULL, 61.22, 6.08),
	('4639', 'Vik', 'Vik', '46', 'Vestland', '937498764', 'vest', NULL, NULL, 61.06, 6.58),
	('4640', 'Sogndal', 'Sogndal', '46', 'Vestland', '922121893', 'vest', NULL, NULL, 61.23, 7.1),
	('4641', 'Aurland', 'Aurland', '46', 'Vestland', '964968063', 'vest', NULL, NULL, 60.87, 7.21),
	('4642', 'Lærdal', 'Lærdal', '46', 'Vestland', '954681890', 'vest', NULL, NULL, 61.1, 7.47),
	('4643', 'Årdal', 'Årdal', '46', 'Vestland', '954679721', 'vest', NULL, NULL, 61.24, 7.7),
	('4644', 'Luster', 'Luster', '46', 'Vestland', '964968241', 'vest', NULL, NULL, 61.44, 7.46),
	('4645', 'Askvoll', 'Askvoll', '46', 'Vestland', '964968330', 'vest', NULL, NULL, 61.35, 5.06),
	('4646', 'Fjaler', 'Fjaler', '46', 'Vestland', '864968422', 'vest', NULL, NULL, 61.36, 5.4),
	('4647', 'Sunnfjord', 'Sunnfjord', '46', 'Vestland', '921244207', 'vest', NULL, NULL, 61.45, 5.86),
	('4648', 'Bremanger', 'Bremanger', '46', 'Vestland', '959318166', 'vest', NULL, NULL, 61.77, 5.29),
	('4649', 'Stad', 'Stad', '46', 'Vestland', '921060157', 'vest', NULL, NULL, 61.91, 5.99),
	('4650', 'Gloppen', 'Gloppen', '46', 'Vestland', '964969124', 'vest', NULL, NULL, 61.77, 6.21),
	('4651', 'Stryn', 'Stryn', '46', 'Vestland', '963989202', 'vest', NULL, NULL, 61.9, 6.72),
	('5001', 'Trondheim', 'Trondheim - Tråante', '50', 'Trøndelag', '942110464', 'midt', NULL, NULL, 63.43, 10.4),
	('5006', 'Steinkjer', 'Steinkjer', '50', 'Trøndelag', '840029212', 'midt', NULL, NULL, 64.01, 11.5),
	('5007', 'Namsos', 'Namsos - Nåavmesjenjaelmie', '50', 'Trøndelag', '942875967', 'midt', NULL, NULL, 64.47, 11.5),
	('5014', 'Frøya', 'Frøya', '50', 'Trøndelag', '964982597', 'midt', NULL, NULL, 63.73, 8.83),
	('5020', 'Osen', 'Osen', '50', 'Trøndelag', '944350675', 'midt', NULL, NULL, 64.3, 10.51),
	('5021', 'Oppdal', 'Oppdal', '50', 'Trøndelag', '964983003', 'midt', NULL, NULL, 62.59, 9.69),
	('5022', 'Rennebu', 'Rennebu', '50', 'Trøndelag', '940083672', 'midt', NULL, NULL, 62.77, 9.89),
	('5025', 'Røros', 'Rosse - Røros', '50', 'Trøndelag', '939898743', 'midt', NULL, NULL, 62.57, 11.38),
	('5026', 'Holtålen', 'Holtålen', '50', 'Trøndelag', '937697767', 'midt', NULL, NULL, 62.86, 11.36),
	('5027', 'Midtre Gauldal', 'Midtre Gauldal', '50', 'Trøndelag', '970187715', 'midt', NULL, NULL, 62.89, 10.52),
	('5028', 'Melhus', 'Melhus', '50', 'Trøndelag', '938726027', 'midt', NULL, NULL, 63.29, 10.28),
	('5029', 'Skaun', 'Skaun', '50', 'Trøndelag', '939865942', 'midt', NULL, NULL, 63.25, 10.05),
	('5031', 'Malvik', 'Malvik', '50', 'Trøndelag', '971035560', 'midt', NULL, NULL, 63.43, 10.68),
	('5032', 'Selbu', 'Selbu', '50', 'Trøndelag', '971197609', 'midt', NULL, NULL, 63.23, 11.03),
	('5033', 'Tydal', 'Tydal', '50', 'Trøndelag', '864983472', 'midt', NULL, NULL, 62.97, 11.82),
	('5034', 'Meråker', 'Meråker', '50', 'Trøndelag', '835231712', 'midt', NULL, NULL, 63.41, 11.74),
	('5035', 'Stjørdal', 'Stjørdal', '50', 'Trøndelag', '939958851', 'midt', NULL, NULL, 63.47, 10.93),
	('5036', 'Frosta', 'Frosta', '50', 'Trøndelag', '944482253', 'midt', NULL, NULL, 63.59, 10.74),
	('5037', 'Levanger', 'Levanger', '50', 'Trøndelag', '938587051', 'midt', NULL, NULL, 63.75, 11.3),
	('5038', 'Verdal', 'Verdal', '50', 'Trøndelag', '938587418', 'midt', NULL, NULL, 63.79, 11.48);
INSERT INTO public.people_municipality VALUES
	('5041', 'Snåsa', 'Snåase - Snåsa', '50', 'Trøndelag', '964982031', 'midt', NULL, NULL, 64.25, 12.38),
	('5042', 'Lierne', 'Lierne', '50', 'Trøndelag', '972417963', 'midt', NULL, NULL, 64.46, 13.59),
	('5043', 'Røyrvik', 'Raarvihke - Røyrvik', '50', 'Trøndelag', '964982120', 'midt', NULL, NULL, 64.88, 13.56),
	('5044', 'Namsskogan', 'Namsskogan', '50', 'Trøndelag', '864982212', 'midt', NULL, NULL, 64.93, 13.16),
	('5045', 'Grong', 'Grong', '50', 'Trøndelag', '940010853', 'midt', NULL, NULL, 64.46, 12.32),
	('5046', 'Høylandet', 'Høylandet', '50', 'Trøndelag', '959220476', 'midt', NULL, NULL, 64.63, 12.3),
	('5047', 'Overhalla', 'Overhalla', '50', 'Trøndelag', '939896600', 'midt', NULL, NULL, 64.48, 11.85),
	('5049', 'Flatanger', 'Flatanger', '50', 'Trøndelag', '845153272', 'midt', NULL, NULL, 64.5, 10.9),
	('5052', 'Leka', 'Leka', '50', 'Trøndelag', '944484574', 'midt', NULL, NULL, 65.09, 11.71),
	('5053', 'Inderøy', 'Inderøy', '50', 'Trøndelag', '997391853', 'midt', NULL, NULL, 63.87, 11.3),
	('5054', 'Indre Fosen', 'Indre Fosen', '50', 'Trøndelag', '944305483', 'midt', NULL, NULL, 63.58, 9.96),
	('5055', 'Heim', 'Heim', '50', 'Trøndelag', '920920004', 'midt', NULL, NULL, 63.29, 9.09),
	('5056', 'Hitra', 'Hitra', '50', 'Trøndelag', '938772924', 'midt', NULL, NULL, 63.6, 8.97),
	('5057', 'Ørland', 'Ørland', '50', 'Trøndelag', '921806027', 'midt', NULL, NULL, 63.69, 9.67),
	('5058', 'Åfjord', 'Åfjord', '50', 'Trøndelag', '921875533', 'midt', NULL, NULL, 63.96, 10.22),
	('5059', 'Orkland', 'Orkland', '50', 'Trøndelag', '921233418', 'midt', NULL, NULL, 63.31, 9.85),
	('5060', 'Nærøysund', 'Nærøysund', '50', 'Trøndelag', '921785410', 'midt', NULL, NULL, 64.86, 11.24),
	('5061', 'Rindal', 'Rindal', '50', 'Trøndelag', '940138051', 'midt', NULL, NULL, 63.06, 9.21),
	('5501', 'Tromsø', 'Tromsø', '55', 'Troms', '940101808', 'nord', NULL, NULL, 69.65, 18.96),
	('5503', 'Harstad', 'Harstad - Hárstták', '55', 'Troms', '972417971', 'nord', NULL, NULL, 68.8, 16.54),
	('5510', 'Kvæfjord', 'Kvæfjord', '55', 'Troms', '972417998', 'nord', NULL, NULL, 68.77, 16.18),
	('5512', 'Tjeldsund', 'Dielddanuorri - Tjeldsund', '55', 'Troms', '959469326', 'nord', NULL, NULL, 68.58, 16.55),
	('5514', 'Ibestad', 'Ibestad', '55', 'Troms', '959469792', 'nord', NULL, NULL, 68.78, 17.18),
	('5516', 'Gratangen', 'Gratangen', '55', 'Troms', '959469415', 'nord', NULL, NULL, 68.65, 17.68),
	('5518', 'Lavangen', 'Loabák - Lavangen', '55', 'Troms', '959469881', 'nord', NULL, NULL, 68.76, 17.82),
	('5520', 'Bardu', 'Bardu', '55', 'Troms', '864993982', 'nord', NULL, NULL, 68.86, 18.35),
	('5522', 'Salangen', 'Salangen', '55', 'Troms', '961416388', 'nord', NULL, NULL, 68.87, 17.85),
	('5524', 'Målselv', 'Målselv', '55', 'Troms', '972418005', 'nord', NULL, NULL, 68.97, 19.4),
	('5526', 'Sørreisa', 'Sørreisa', '55', 'Troms', '940755603', 'nord', NULL, NULL, 69.15, 18.15),
	('5528', 'Dyrøy', 'Dyrøy', '55', 'Troms', '864994032', 'nord', NULL, NULL, 69.09, 17.69),
	('5530', 'Senja', 'Senja', '55', 'Troms', '921369417', 'nord', NULL, NULL, 69.23, 17.98),
	('5532', 'Balsfjord', 'Balsfjord', '55', 'Troms', '940208580', 'nord', NULL, NULL, 69.24, 19.23),
	('5534', 'Karlsøy', 'Karlsøy', '55', 'Troms', '940330408', 'nord', NULL, NULL, 69.97, 19.63),
	('5536', 'Lyngen', 'Lyngen', '55', 'Troms', '840014932', 'nord', NULL, NULL, 69.58, 20.22),
	('5538', 'Storfjord', 'Storfjord - Omasvuotna - Omasvuono', '55', 'Troms', '964994129', 'nord', NULL, NULL, 69.39, 20.27),
	('5540', 'Kåfjord', 'Gáivuotna - Kåfjord - Kaivuono', '55', 'Troms', '940363586', 'nord', NULL, NULL, 69.6, 20.53),
	('5542', 'Skjervøy', 'Skjervøy', '55', 'Troms', '941812716', 'nord', NULL, NULL, 70.03, 20.97),
	('5544', 'Nordreisa', 'Nordreisa - Ráisa - Raisi', '55', 'Troms', '943350833', 'nord', NULL, NULL, 69.77, 21.02),
	('5546', 'Kvænangen', 'Kvænangen', '55', 'Troms', '940331102', 'nord', NULL, NULL, 69.94, 22.05),
	('5601', 'Alta', 'Alta', '56', 'Finnmark', '944588132', 'nord', NULL, NULL, 69.97, 23.27),
	('5603', 'Hammerfest', 'Hammerfest - Hámmerfeasta', '56', 'Finnmark', '921770669', 'nord', NULL, NULL, 70.66, 23.68),
	('5605', 'Sør-Varanger', 'Sør-Varanger', '56', 'Finnmark', '942110286', 'nord', NULL, NULL, 69.73, 30.05),
	('5607', 'Vadsø', 'Vadsø', '56', 'Finnmark', '964993602', 'nord', NULL, NULL, 70.07, 29.75),
	('5610', 'Karasjok', 'Kárášjohka - Karasjok', '56', 'Finnmark', '963376030', 'nord', NULL, NULL, 69.47, 25.51),
	('5612', 'Kautokeino', 'Guovdageaidnu - Kautokeino', '56', 'Finnmark', '945475056', 'nord', NULL, NULL, 69.01, 23.04),
	('5614', 'Loppa', 'Loppa', '56', 'Finnmark', '963063237', 'nord', NULL, NULL, 70.24, 22.35),
	('5616', 'Hasvik', 'Hasvik', '56', 'Finnmark', '964830711', 'nord', NULL, NULL, 70.49, 22.16),
	('5618', 'Måsøy', 'Måsøy', '56', 'Finnmark', '941087957', 'nord', NULL, NULL, 71, 24.66),
	('5620', 'Nordkapp', 'Nordkapp', '56', 'Finnmark', '938469415', 'nord', NULL, NULL, 70.98, 25.97),
	('5622', 'Porsanger', 'Porsanger - Porsáŋgu - Porsanki', '56', 'Finnmark', '959411735', 'nord', NULL, NULL, 70.05, 24.97),
	('5624', 'Lebesby', 'Lebesby', '56', 'Finnmark', '940400392', 'nord', NULL, NULL, 70.95, 27.35),
	('5626', 'Gamvik', 'Gamvik', '56', 'Finnmark', '934266811', 'nord', NULL, NULL, 71.04, 27.85),
	('5628', 'Tana', 'Deatnu - Tana', '56', 'Finnmark', '943505527', 'nord', NULL, NULL, 70.2, 28.19),
	('5630', 'Berlevåg', 'Berlevåg', '56', 'Finnmark', '962388108', 'nord', NULL, NULL, 70.86, 29.09),
	('5632', 'Båtsfjord', 'Båtsfjord', '56', 'Finnmark', '938795592', 'nord', NULL, NULL, 70.63, 29.72),
	('5634', 'Vardø', 'Vardø', '56', 'Finnmark', '972418048', 'nord', NULL, NULL, 70.37, 31.11),
	('5636', 'Nesseby', 'Unjárga - Nesseby', '56', 'Finnmark', '839953062', 'nord', NULL, NULL, 70.17, 28.55);

INSERT INTO public.people_region VALUES
	('nord', 'Region nord', '', '', ''),
	('midt', 'Region Midt-Norge', '', '', ''),
	('vest', 'Region vest', '', '', ''),
	('sor', 'Region sør', '', '', ''),
	('ost', 'Region øst', '', '', ''),
	('oslo', 'Oslo', '', '', '');

INSERT INTO public.people_targetgroup VALUES
	('under-13', 'Barn under 13 år med omfattende behov', 'Barn under 13 år med omfattande behov', 'Children under 13 with extensive needs', true),
	('siblings', 'Søskengrupper', 'Syskengrupper', 'Sibling groups', true),
	('youth', 'Eldre barn og ungdom', 'Eldre barn og ungdom', 'Older children and youth', true);

INSERT INTO public.wagtailcore_collection VALUES
	(1, '0001', 1, 0, 'Root');

INSERT INTO public.wagtailcore_groupapprovaltask VALUES
	(1);

INSERT INTO public.wagtailcore_groupapprovaltask_groups VALUES
	(1, 1, 1);

INSERT INTO public.wagtailcore_groupcollectionpermission VALUES
	(1, 1, 1, 111),
	(2, 1, 2, 111),
	(3, 1, 1, 112),
	(4, 1, 2, 112),
	(5, 1, 1, 114),
	(6, 1, 2, 114),
	(7, 1, 1, 115),
	(8, 1, 2, 115),
	(9, 1, 1, 116),
	(10, 1, 2, 116),
	(11, 1, 1, 118),
	(12, 1, 2, 118),
	(13, 1, 1, 119),
	(14, 1, 2, 119),
	(15, 1, 1, 120),
	(16, 1, 2, 120);

INSERT INTO public.wagtailcore_grouppagepermission VALUES
	(1, 1, 1, 69),
	(2, 1, 1, 70),
	(3, 1, 1, 75),
	(4, 2, 1, 69),
	(5, 2, 1, 70),
	(6, 1, 1, 74),
	(7, 1, 1, 76);

INSERT INTO public.wagtailcore_locale VALUES
	(1, 'nb');

INSERT INTO public.wagtailcore_page VALUES
	(1, '0001', 1, 1, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, gen_random_uuid(), 1, NULL, NULL),
	(2, '00010001', 2, 0, 'Welcome to your new Wagtail site!', 'home', true, false, '/home/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Welcome to your new Wagtail site!', NULL, NULL, gen_random_uuid(), 1, NULL, NULL);

INSERT INTO public.wagtailcore_site VALUES
	(1, 'localhost', 80, true, 2, '');

INSERT INTO public.wagtailcore_task VALUES
	(1, 'Moderators approval', true, 2);

INSERT INTO public.wagtailcore_workflow VALUES
	(1, 'Moderators approval', true);

INSERT INTO public.wagtailcore_workflowpage VALUES
	(1, 1);

INSERT INTO public.wagtailcore_workflowtask VALUES
	(1, 0, 1, 1);

SELECT pg_catalog.setval('public.approval_apicall_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_approval_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_approval_parents_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_archiverecord_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_change_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_delivery_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_gatestatus_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_handover_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_homeforecast_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_learningpace_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_outlook_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_planwaiting_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_proofadult_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_prooflink_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_prooflook_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_requirement_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_review_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_ruleset_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_savedview_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_task_id_seq', 1, false);

SELECT pg_catalog.setval('public.approval_webhook_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 2, true);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 26, true);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 1024, true);

SELECT pg_catalog.setval('public.cms_borrowedmodule_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_lessonprovision_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_modulemeeting_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_modulepage_target_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_moduleprerequisite_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_outsideaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.cms_outsidelink_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_answer_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_bookmark_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_enrolmentmove_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_lessonversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_modulepart_id_seq', 1, false);

SELECT pg_catalog.setval('public.courses_programmemodule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_clockedschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_crontabschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_intervalschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_periodictask_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_celery_beat_solarschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 255, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 383, true);

SELECT pg_catalog.setval('public.notices_deliveryevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_message_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_preference_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_templatetext_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_visitormail_id_seq', 1, false);

SELECT pg_catalog.setval('public.operations_backuprun_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_accountlink_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_addresschange_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_assignment_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_assignment_target_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_auditentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_cardcode_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_codecard_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_conflictofinterest_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_fosterhome_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_fosterparent_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_homecode_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_homemove_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_identity_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_invitation_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_lookup_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_membership_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_merging_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_municipalitychange_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_officeclosing_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_organisation_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_organisation_municipalities_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_passkey_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_personnumber_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_preparation_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_preparation_target_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_protectedaccess_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_protectionwish_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_resetrequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_securityevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_signin_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_supervisioncase_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_supervisioncase_municipalities_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_supervisioncase_offices_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_supervisionprolonging_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_user_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_user_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_user_user_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_wayinlink_id_seq', 1, false);

SELECT pg_catalog.setval('public.people_wayinproposal_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_anchorcopy_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_chainanchor_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_chainblock_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_chaincheck_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_chainremoval_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_datacopy_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_datarequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_disposal_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_interest_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_personerasure_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_policyrefusal_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_searchtext_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_searchword_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_securityalert_id_seq', 1, false);

SELECT pg_catalog.setval('public.portal_tourtaken_id_seq', 1, false);

SELECT pg_catalog.setval('public.schedule_calendar_id_seq', 1, false);

SELECT pg_catalog.setval('public.schedule_calendarrelation_id_seq', 1, false);

SELECT pg_catalog.setval('public.schedule_event_id_seq', 1, false);

SELECT pg_catalog.setval('public.schedule_eventrelation_id_seq', 1, false);

SELECT pg_catalog.setval('public.schedule_occurrence_id_seq', 1, false);

SELECT pg_catalog.setval('public.schedule_rule_id_seq', 1, false);

SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);

SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_agendachoice_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_agendaitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_agreedpoint_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_attendance_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_attendancecorrection_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_booking_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_busytime_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_calendarchoices_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_calendarfeed_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_checkinclaim_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_childrencount_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_closingevaluation_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_competence_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_courseplace_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_datepoll_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_dayfeedback_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_dialoguemeeting_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_evaluation_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_gatheringrequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_goal_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_goalmark_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_groupmembership_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_grouppost_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_groupresource_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_inhomeplan_counts_as_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_inhomeplan_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_inhomeplan_resource_people_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_inhomevisit_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_inhomevisit_themes_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_interpreterneed_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_interpreterorder_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_invitee_comes_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_invitee_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_logistics_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_mailedentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_networkgroup_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_networkgroup_target_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_notified_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_postreport_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_proposedseries_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_proposedseries_trainers_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_proposedtime_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_reachwish_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_reachwish_reachable_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_registration_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_requiredvisit_delivers_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_requiredvisit_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_schoolholiday_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_season_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_seatevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_seatoffer_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_series_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_seriesmove_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_seriestemplate_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_seriesvisit_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_substitute_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_templategathering_delivers_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_templategathering_due_before_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_templategathering_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_timeanswer_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainerabsence_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainerassignment_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainercalendar_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainerhours_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainingsession_delivers_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainingsession_due_before_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainingsession_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_trainingsession_target_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_unsuitabledays_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_venue_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_venuebooking_id_seq', 1, false);

SELECT pg_catalog.setval('public.training_sessions_visitor_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_localesynchronization_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_overridablesegment_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_relatedobjectsegment_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_segmentoverride_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_string_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_stringsegment_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_stringtranslation_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_template_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_templatesegment_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_translation_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_translationcontext_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_translationlog_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtail_localize_translationsource_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 16, true);

SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 7, true);

SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 2, true);

SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);

SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailembeds_embed_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailforms_formsubmission_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailmedia_media_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailredirects_redirect_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);

SELECT pg_catalog.setval('public.xapi_credential_id_seq', 1, false);

SELECT pg_catalog.setval('public.xapi_tie_id_seq', 1, false);

SELECT pg_catalog.setval('public.xapi_voiding_id_seq', 1, false);

ALTER TABLE ONLY public.training_sessions_agendachoice
    ADD CONSTRAINT agenda_choice_once_per_item UNIQUE (registration_id, item_id);

ALTER TABLE ONLY public.training_sessions_agendachoice
    ADD CONSTRAINT agenda_choice_once_per_slot UNIQUE (registration_id, slot, status);

ALTER TABLE ONLY public.training_sessions_agreedpoint
    ADD CONSTRAINT agreed_point_once UNIQUE NULLS NOT DISTINCT (meeting_id, what, invitee_id);

ALTER TABLE ONLY public.portal_anchorcopy
    ADD CONSTRAINT anchor_copied_once UNIQUE (anchor_id, place);

ALTER TABLE ONLY public.approval_apicall
    ADD CONSTRAINT approval_apicall_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_approval_parents
    ADD CONSTRAINT approval_approval_parents_approval_id_user_id_4c43702c_uniq UNIQUE (approval_id, user_id);

ALTER TABLE ONLY public.approval_approval_parents
    ADD CONSTRAINT approval_approval_parents_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_approval
    ADD CONSTRAINT approval_approval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_approval
    ADD CONSTRAINT approval_approval_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.approval_archiverecord
    ADD CONSTRAINT approval_archiverecord_assignment_id_key UNIQUE (assignment_id);

ALTER TABLE ONLY public.approval_archiverecord
    ADD CONSTRAINT approval_archiverecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_archiverecord
    ADD CONSTRAINT approval_archiverecord_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.approval_assignmentchange
    ADD CONSTRAINT approval_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_webhookdelivery
    ADD CONSTRAINT approval_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_webhookdelivery
    ADD CONSTRAINT approval_delivery_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.approval_gatestatus
    ADD CONSTRAINT approval_gatestatus_assignment_id_key UNIQUE (assignment_id);

ALTER TABLE ONLY public.approval_gatestatus
    ADD CONSTRAINT approval_gatestatus_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_gatestatus
    ADD CONSTRAINT approval_gatestatus_preparation_id_key UNIQUE (preparation_id);

ALTER TABLE ONLY public.approval_handover
    ADD CONSTRAINT approval_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_homeforecast
    ADD CONSTRAINT approval_homeforecast_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_homeforecast
    ADD CONSTRAINT approval_homeforecast_status_id_key UNIQUE (status_id);

ALTER TABLE ONLY public.approval_learningpace
    ADD CONSTRAINT approval_learningpace_home_id_key UNIQUE (home_id);

ALTER TABLE ONLY public.approval_learningpace
    ADD CONSTRAINT approval_learningpace_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_monthlystatistics
    ADD CONSTRAINT approval_outlook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_planwaiting
    ADD CONSTRAINT approval_planwaiting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_proofadult
    ADD CONSTRAINT approval_proofadult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_prooflink
    ADD CONSTRAINT approval_prooflink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_prooflink
    ADD CONSTRAINT approval_prooflink_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.approval_prooflink
    ADD CONSTRAINT approval_prooflink_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.approval_prooflook
    ADD CONSTRAINT approval_prooflook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_requirement
    ADD CONSTRAINT approval_requirement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_review
    ADD CONSTRAINT approval_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_ruleset
    ADD CONSTRAINT approval_ruleset_code_key UNIQUE (code);

ALTER TABLE ONLY public.approval_ruleset
    ADD CONSTRAINT approval_ruleset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_savedview
    ADD CONSTRAINT approval_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_task
    ADD CONSTRAINT approval_task_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_webhook
    ADD CONSTRAINT approval_webhook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_webhook
    ADD CONSTRAINT approval_webhook_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT assignment_reference_once UNIQUE (organisation_id, case_reference);

ALTER TABLE ONLY public.courses_attempt
    ADD CONSTRAINT attempt_number_once UNIQUE (person_id, quiz_uuid, number);

ALTER TABLE ONLY public.training_sessions_attendance
    ADD CONSTRAINT attendance_once UNIQUE (session_id, person_id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_bookmark
    ADD CONSTRAINT bookmark_once UNIQUE (person_id, lesson_uuid);

ALTER TABLE ONLY public.cms_borrowedmodule
    ADD CONSTRAINT borrowed_module_once UNIQUE (page_id, module_id);

ALTER TABLE ONLY public.people_cardcode
    ADD CONSTRAINT card_code_number_once UNIQUE (card_id, number);

ALTER TABLE ONLY public.courses_certificate
    ADD CONSTRAINT certificate_once_per_name UNIQUE (evidence, name_hash);

ALTER TABLE ONLY public.portal_chainblock
    ADD CONSTRAINT chain_block_once UNIQUE (source, number);

ALTER TABLE ONLY public.training_sessions_checkinclaim
    ADD CONSTRAINT check_in_claim_once UNIQUE (session_id, person_id);

ALTER TABLE ONLY public.training_sessions_childrencount
    ADD CONSTRAINT children_once_per_band UNIQUE (booking_id, band);

ALTER TABLE ONLY public.training_sessions_closingevaluation
    ADD CONSTRAINT closing_evaluation_once UNIQUE (plan_id, by_id);

ALTER TABLE ONLY public.cms_borrowedmodule
    ADD CONSTRAINT cms_borrowedmodule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_infopage
    ADD CONSTRAINT cms_infopage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_lessonpage
    ADD CONSTRAINT cms_lessonpage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_lessonprovision
    ADD CONSTRAINT cms_lessonprovision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_lessonprovision
    ADD CONSTRAINT cms_lessonprovision_translation_key_locale_id_3eef31b6_uniq UNIQUE (translation_key, locale_id);

ALTER TABLE ONLY public.cms_modulemeeting
    ADD CONSTRAINT cms_modulemeeting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_modulemeeting
    ADD CONSTRAINT cms_modulemeeting_translation_key_locale_id_2713e693_uniq UNIQUE (translation_key, locale_id);

ALTER TABLE ONLY public.cms_modulepage
    ADD CONSTRAINT cms_modulepage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_modulepage_target_groups
    ADD CONSTRAINT cms_modulepage_target_gr_modulepage_id_targetgrou_9ff63ee9_uniq UNIQUE (modulepage_id, targetgroup_id);

ALTER TABLE ONLY public.cms_modulepage_target_groups
    ADD CONSTRAINT cms_modulepage_target_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_moduleprerequisite
    ADD CONSTRAINT cms_moduleprerequisite_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_networkdaypage
    ADD CONSTRAINT cms_networkdaypage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_outsideaddress
    ADD CONSTRAINT cms_outsideaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_outsideaddress
    ADD CONSTRAINT cms_outsideaddress_url_key UNIQUE (url);

ALTER TABLE ONLY public.cms_outsidelink
    ADD CONSTRAINT cms_outsidelink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cms_programmepage
    ADD CONSTRAINT cms_programmepage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.cms_quizpage
    ADD CONSTRAINT cms_quizpage_pkey PRIMARY KEY (page_ptr_id);

ALTER TABLE ONLY public.training_sessions_competence
    ADD CONSTRAINT competence_once UNIQUE (trainer_id, module_id);

ALTER TABLE ONLY public.courses_answer
    ADD CONSTRAINT courses_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_answer
    ADD CONSTRAINT courses_answer_statement_key UNIQUE (statement);

ALTER TABLE ONLY public.courses_attempt
    ADD CONSTRAINT courses_attempt_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_attestation
    ADD CONSTRAINT courses_attestation_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_attestation
    ADD CONSTRAINT courses_attestation_statement_key UNIQUE (statement);

ALTER TABLE ONLY public.courses_bookmark
    ADD CONSTRAINT courses_bookmark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_certificate
    ADD CONSTRAINT courses_certificate_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.courses_certificate
    ADD CONSTRAINT courses_certificate_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_completion
    ADD CONSTRAINT courses_completion_pkey PRIMARY KEY (announcement);

ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_enrolmentmove
    ADD CONSTRAINT courses_enrolmentmove_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_lessonversion
    ADD CONSTRAINT courses_lessonversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_module
    ADD CONSTRAINT courses_module_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_module
    ADD CONSTRAINT courses_module_training_id_key UNIQUE (training_id);

ALTER TABLE ONLY public.courses_modulepart
    ADD CONSTRAINT courses_modulepart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_moduleversion
    ADD CONSTRAINT courses_moduleversion_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_note
    ADD CONSTRAINT courses_note_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_part
    ADD CONSTRAINT courses_part_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_partprogress
    ADD CONSTRAINT courses_partprogress_pkey PRIMARY KEY (enrolment_id, part_id);

ALTER TABLE ONLY public.courses_programme
    ADD CONSTRAINT courses_programme_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_programme
    ADD CONSTRAINT courses_programme_training_id_key UNIQUE (training_id);

ALTER TABLE ONLY public.courses_programmemodule
    ADD CONSTRAINT courses_programmemodule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.courses_programmeversion
    ADD CONSTRAINT courses_programmeversion_pkey PRIMARY KEY (uuid);

ALTER TABLE ONLY public.courses_training
    ADD CONSTRAINT courses_training_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.training_sessions_dayfeedback
    ADD CONSTRAINT day_feedback_once UNIQUE (session_id, person_id);

ALTER TABLE ONLY public.approval_webhookdelivery
    ADD CONSTRAINT delivery_once UNIQUE (webhook_id, change_id);

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_clockedschedule
    ADD CONSTRAINT django_celery_beat_clockedschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_crontabschedule
    ADD CONSTRAINT django_celery_beat_crontabschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_intervalschedule
    ADD CONSTRAINT django_celery_beat_intervalschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_periodictask_name_key UNIQUE (name);

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_periodictask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_celery_beat_periodictasks
    ADD CONSTRAINT django_celery_beat_periodictasks_pkey PRIMARY KEY (ident);

ALTER TABLE ONLY public.django_celery_beat_solarschedule
    ADD CONSTRAINT django_celery_beat_solar_event_latitude_longitude_ba64999a_uniq UNIQUE (event, latitude, longitude);

ALTER TABLE ONLY public.django_celery_beat_solarschedule
    ADD CONSTRAINT django_celery_beat_solarschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.training_sessions_evaluation
    ADD CONSTRAINT evaluation_once_per_series UNIQUE (series_id, person_id);

ALTER TABLE ONLY public.training_sessions_evaluation
    ADD CONSTRAINT evaluation_once_per_session UNIQUE (session_id, person_id);

ALTER TABLE ONLY public.people_fosterparent
    ADD CONSTRAINT foster_parent_one_home_at_a_time EXCLUDE USING gist (int8range(user_id, user_id, '[]'::text) WITH &&, daterange(joined_on, left_on, '[)'::text) WITH &&);

ALTER TABLE ONLY public.training_sessions_goalmark
    ADD CONSTRAINT goal_mark_once_per_visit UNIQUE (goal_id, visit_id);

ALTER TABLE ONLY public.people_identity
    ADD CONSTRAINT identity_once UNIQUE (issuer, subject);

ALTER TABLE ONLY public.courses_lessonversion
    ADD CONSTRAINT lesson_version_number_once UNIQUE (lesson_uuid, language, number);

ALTER TABLE public.people_lookup
    ADD CONSTRAINT look_up_of_an_auditor_names_the_case CHECK (((NOT ((purpose)::text = 'supervision'::text)) OR (supervision_id IS NOT NULL))) NOT VALID;

ALTER TABLE ONLY public.training_sessions_mailedentry
    ADD CONSTRAINT mailed_entry_once_per_session UNIQUE (person_id, session_id);

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT membership_once_at_a_time EXCLUDE USING gist (int8range(user_id, user_id, '[]'::text) WITH &&, int8range(organisation_id, organisation_id, '[]'::text) WITH &&, int8range((hashtext((role)::text))::bigint, (hashtext((role)::text))::bigint, '[]'::text) WITH &&, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE (((ended_at IS NULL) AND (given_at IS NOT NULL)));

ALTER TABLE ONLY public.people_merging
    ADD CONSTRAINT merging_once UNIQUE (merged_id);

ALTER TABLE ONLY public.courses_modulepart
    ADD CONSTRAINT module_part_once UNIQUE (module_version_id, part_id);

ALTER TABLE ONLY public.courses_modulepart
    ADD CONSTRAINT module_part_position_once UNIQUE (module_version_id, "position");

ALTER TABLE ONLY public.cms_moduleprerequisite
    ADD CONSTRAINT module_prerequisite_once UNIQUE (page_id, module_id);

ALTER TABLE ONLY public.courses_moduleversion
    ADD CONSTRAINT module_version_number_once UNIQUE (module_id, number);

ALTER TABLE ONLY public.people_municipalitychange
    ADD CONSTRAINT municipality_change_once UNIQUE (old_id, new_id);

ALTER TABLE ONLY public.notices_deliveryevent
    ADD CONSTRAINT notices_deliveryevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_message_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.notices_preference
    ADD CONSTRAINT notices_preference_person_id_key UNIQUE (person_id);

ALTER TABLE ONLY public.notices_preference
    ADD CONSTRAINT notices_preference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_templatetext
    ADD CONSTRAINT notices_templatetext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_visitormail
    ADD CONSTRAINT notices_visitormail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_notified
    ADD CONSTRAINT notified_once UNIQUE (session_id, person_id, what, revision);

ALTER TABLE ONLY public.cms_outsidelink
    ADD CONSTRAINT one_outside_link_per_page_and_address UNIQUE (page_id, address_id);

ALTER TABLE ONLY public.operations_backuprun
    ADD CONSTRAINT operations_backuprun_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_monthlystatistics
    ADD CONSTRAINT outlook_once_a_month UNIQUE NULLS NOT DISTINCT (region_id, organisation_id, month);

ALTER TABLE ONLY public.people_accountlink
    ADD CONSTRAINT people_accountlink_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.people_accountlink
    ADD CONSTRAINT people_accountlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_addresschange
    ADD CONSTRAINT people_addresschange_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.people_addresschange
    ADD CONSTRAINT people_addresschange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_addresschange
    ADD CONSTRAINT people_addresschange_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_assignment_target_groups
    ADD CONSTRAINT people_assignment_target_assignment_id_targetgrou_758e1bab_uniq UNIQUE (assignment_id, targetgroup_id);

ALTER TABLE ONLY public.people_assignment_target_groups
    ADD CONSTRAINT people_assignment_target_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.people_auditentry
    ADD CONSTRAINT people_auditentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_cardcode
    ADD CONSTRAINT people_cardcode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_codecard
    ADD CONSTRAINT people_codecard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_conflictofinterest
    ADD CONSTRAINT people_conflictofinterest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_fosterhome
    ADD CONSTRAINT people_fosterhome_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_fosterhome
    ADD CONSTRAINT people_fosterhome_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.people_fosterparent
    ADD CONSTRAINT people_fosterparent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_homecode
    ADD CONSTRAINT people_homecode_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.people_homecode
    ADD CONSTRAINT people_homecode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_homemove
    ADD CONSTRAINT people_homemove_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_identity
    ADD CONSTRAINT people_identity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_lookup
    ADD CONSTRAINT people_lookup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_merging
    ADD CONSTRAINT people_merging_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_municipality
    ADD CONSTRAINT people_municipality_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.people_municipalitychange
    ADD CONSTRAINT people_municipalitychange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_officeclosing
    ADD CONSTRAINT people_officeclosing_organisation_id_key UNIQUE (organisation_id);

ALTER TABLE ONLY public.people_officeclosing
    ADD CONSTRAINT people_officeclosing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_organisation_municipalities
    ADD CONSTRAINT people_organisation_muni_organisation_id_municipa_352086c7_uniq UNIQUE (organisation_id, municipality_id);

ALTER TABLE ONLY public.people_organisation_municipalities
    ADD CONSTRAINT people_organisation_municipalities_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_name_key UNIQUE (name);

ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_passkey
    ADD CONSTRAINT people_passkey_credential_id_key UNIQUE (credential_id);

ALTER TABLE ONLY public.people_passkey
    ADD CONSTRAINT people_passkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_personnumber
    ADD CONSTRAINT people_personnumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_preparation
    ADD CONSTRAINT people_preparation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_preparation_target_groups
    ADD CONSTRAINT people_preparation_targe_preparation_id_targetgro_fb8df1ad_uniq UNIQUE (preparation_id, targetgroup_id);

ALTER TABLE ONLY public.people_preparation_target_groups
    ADD CONSTRAINT people_preparation_target_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_protectedaccess
    ADD CONSTRAINT people_protectedaccess_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_protectionwish
    ADD CONSTRAINT people_protectionwish_person_id_key UNIQUE (person_id);

ALTER TABLE ONLY public.people_protectionwish
    ADD CONSTRAINT people_protectionwish_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_region
    ADD CONSTRAINT people_region_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.people_resetrequest
    ADD CONSTRAINT people_resetrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_securityevent
    ADD CONSTRAINT people_securityevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_signin
    ADD CONSTRAINT people_signin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_supervisioncase_municipalities
    ADD CONSTRAINT people_supervisioncase_m_supervisioncase_id_munic_355a08e9_uniq UNIQUE (supervisioncase_id, municipality_id);

ALTER TABLE ONLY public.people_supervisioncase_municipalities
    ADD CONSTRAINT people_supervisioncase_municipalities_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_supervisioncase_offices
    ADD CONSTRAINT people_supervisioncase_o_supervisioncase_id_organ_31ac0bf6_uniq UNIQUE (supervisioncase_id, organisation_id);

ALTER TABLE ONLY public.people_supervisioncase_offices
    ADD CONSTRAINT people_supervisioncase_offices_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_supervisioncase
    ADD CONSTRAINT people_supervisioncase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_supervisioncase
    ADD CONSTRAINT people_supervisioncase_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.people_supervisionprolonging
    ADD CONSTRAINT people_supervisionprolonging_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_throttle
    ADD CONSTRAINT people_tally_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.people_targetgroup
    ADD CONSTRAINT people_targetgroup_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_user_id_group_id_60378d34_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_permiss_user_id_permission_id_a7ac6748_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_username_key UNIQUE (username);

ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.people_wayinlink
    ADD CONSTRAINT people_wayinlink_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.people_wayinlink
    ADD CONSTRAINT people_wayinlink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_wayinproposal
    ADD CONSTRAINT people_wayinproposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.people_personnumber
    ADD CONSTRAINT person_number_once UNIQUE (key_name, digest);

ALTER TABLE ONLY public.approval_planwaiting
    ADD CONSTRAINT plan_waiting_once UNIQUE (status_id, person_id);

ALTER TABLE ONLY public.portal_policyrefusal
    ADD CONSTRAINT policy_refusal_once_a_day UNIQUE ("on", directive, source, page);

ALTER TABLE ONLY public.portal_anchorcopy
    ADD CONSTRAINT portal_anchorcopy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_chainanchor
    ADD CONSTRAINT portal_chainanchor_number_key UNIQUE (number);

ALTER TABLE ONLY public.portal_chainanchor
    ADD CONSTRAINT portal_chainanchor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_chainblock
    ADD CONSTRAINT portal_chainblock_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_chaincheck
    ADD CONSTRAINT portal_chaincheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_chainposition
    ADD CONSTRAINT portal_chainposition_pkey PRIMARY KEY (source);

ALTER TABLE ONLY public.portal_chainremoval
    ADD CONSTRAINT portal_chainremoval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_chainsalts
    ADD CONSTRAINT portal_chainsalts_pkey PRIMARY KEY (block_id);

ALTER TABLE ONLY public.portal_datacopy
    ADD CONSTRAINT portal_datacopy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_datarequest
    ADD CONSTRAINT portal_datarequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_datarequest
    ADD CONSTRAINT portal_datarequest_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.portal_disposal
    ADD CONSTRAINT portal_disposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_interest
    ADD CONSTRAINT portal_interest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_interest
    ADD CONSTRAINT portal_interest_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.portal_interest
    ADD CONSTRAINT portal_interest_visitor_id_key UNIQUE (visitor_id);

ALTER TABLE ONLY public.portal_personerasure
    ADD CONSTRAINT portal_personerasure_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.portal_personerasure
    ADD CONSTRAINT portal_personerasure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_personerasure
    ADD CONSTRAINT portal_personerasure_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.portal_policyrefusal
    ADD CONSTRAINT portal_policyrefusal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_searchtext
    ADD CONSTRAINT portal_searchtext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_searchword
    ADD CONSTRAINT portal_searchword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_securityalert
    ADD CONSTRAINT portal_securityalert_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portal_securityalert
    ADD CONSTRAINT portal_securityalert_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.portal_tourtaken
    ADD CONSTRAINT portal_tourtaken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_postreport
    ADD CONSTRAINT post_reported_once UNIQUE (post_id, by_id);

ALTER TABLE ONLY public.courses_programmemodule
    ADD CONSTRAINT programme_module_once UNIQUE (programme_version_id, module_version_id);

ALTER TABLE ONLY public.courses_programmemodule
    ADD CONSTRAINT programme_module_position_once UNIQUE (programme_version_id, "position");

ALTER TABLE ONLY public.courses_programmeversion
    ADD CONSTRAINT programme_version_number_once UNIQUE (programme_id, number);

ALTER TABLE ONLY public.approval_proofadult
    ADD CONSTRAINT proof_adult_once UNIQUE (link_id, person_id);

ALTER TABLE ONLY public.training_sessions_proposedseries
    ADD CONSTRAINT proposed_series_number_once UNIQUE (season_id, number);

ALTER TABLE ONLY public.training_sessions_proposedtime
    ADD CONSTRAINT proposed_time_once_per_poll UNIQUE (poll_id, period);

ALTER TABLE ONLY public.people_protectedaccess
    ADD CONSTRAINT protected_access_once UNIQUE (user_id, organisation_id);

ALTER TABLE ONLY public.training_sessions_requiredvisit
    ADD CONSTRAINT required_visit_once UNIQUE (series_id, after_number, title);

ALTER TABLE ONLY public.approval_requirement
    ADD CONSTRAINT requirement_key_once UNIQUE (rule_set_id, key);

ALTER TABLE ONLY public.approval_ruleset
    ADD CONSTRAINT rule_set_version_once UNIQUE (kind, version);

ALTER TABLE ONLY public.approval_savedview
    ADD CONSTRAINT saved_view_once UNIQUE (person_id, name);

ALTER TABLE ONLY public.schedule_calendar
    ADD CONSTRAINT schedule_calendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.schedule_calendar
    ADD CONSTRAINT schedule_calendar_slug_ba17e861_uniq UNIQUE (slug);

ALTER TABLE ONLY public.schedule_calendarrelation
    ADD CONSTRAINT schedule_calendarrelation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.schedule_event
    ADD CONSTRAINT schedule_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.schedule_eventrelation
    ADD CONSTRAINT schedule_eventrelation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.schedule_occurrence
    ADD CONSTRAINT schedule_occurrence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.schedule_rule
    ADD CONSTRAINT schedule_rule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_schoolholiday
    ADD CONSTRAINT school_holiday_once UNIQUE (county_number, first_day);

ALTER TABLE ONLY public.portal_searchtext
    ADD CONSTRAINT search_text_once UNIQUE (key, language);

ALTER TABLE ONLY public.portal_searchword
    ADD CONSTRAINT search_word_once UNIQUE (language, word);

ALTER TABLE ONLY public.training_sessions_seriestemplate
    ADD CONSTRAINT series_template_number_once UNIQUE (line, number);

ALTER TABLE ONLY public.training_sessions_substitute
    ADD CONSTRAINT substitute_once UNIQUE (programme_version_id, part_id, by_id);

ALTER TABLE ONLY public.people_supervisioncase
    ADD CONSTRAINT supervision_case_reference_once UNIQUE (organisation_id, reference);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_templategathering
    ADD CONSTRAINT template_gathering_number_once UNIQUE (template_id, number);

ALTER TABLE ONLY public.notices_templatetext
    ADD CONSTRAINT template_text_once_per_language UNIQUE (kind, language);

ALTER TABLE ONLY public.xapi_tie
    ADD CONSTRAINT tie_once UNIQUE (credential_id, activity);

ALTER TABLE ONLY public.training_sessions_timeanswer
    ADD CONSTRAINT time_answer_once UNIQUE (time_id, invitee_id);

ALTER TABLE ONLY public.portal_tourtaken
    ADD CONSTRAINT tour_taken_once UNIQUE (person_id, role);

ALTER TABLE ONLY public.training_sessions_trainerassignment
    ADD CONSTRAINT trainer_in_one_session_at_a_time EXCLUDE USING gist (int8range(trainer_id, trainer_id, '[]'::text) WITH &&, busy WITH &&) WHERE (holds) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_agendachoice
    ADD CONSTRAINT training_sessions_agendachoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_agendaitem
    ADD CONSTRAINT training_sessions_agendaitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_agreedpoint
    ADD CONSTRAINT training_sessions_agreedpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_attendance
    ADD CONSTRAINT training_sessions_attendance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_attendancecorrection
    ADD CONSTRAINT training_sessions_attendancecorrection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_booking
    ADD CONSTRAINT training_sessions_booking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_booking
    ADD CONSTRAINT training_sessions_booking_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_busytime
    ADD CONSTRAINT training_sessions_busytime_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_calendarchoices
    ADD CONSTRAINT training_sessions_calendarchoices_person_id_key UNIQUE (person_id);

ALTER TABLE ONLY public.training_sessions_calendarchoices
    ADD CONSTRAINT training_sessions_calendarchoices_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_calendarfeed
    ADD CONSTRAINT training_sessions_calendarfeed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_calendarfeed
    ADD CONSTRAINT training_sessions_calendarfeed_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.training_sessions_checkinclaim
    ADD CONSTRAINT training_sessions_checkinclaim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_childrencount
    ADD CONSTRAINT training_sessions_childrencount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_closingevaluation
    ADD CONSTRAINT training_sessions_closingevaluation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_competence
    ADD CONSTRAINT training_sessions_competence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_courseplace
    ADD CONSTRAINT training_sessions_courseplace_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_courseplace
    ADD CONSTRAINT training_sessions_courseplace_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_datepoll
    ADD CONSTRAINT training_sessions_datepoll_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_datepoll
    ADD CONSTRAINT training_sessions_datepoll_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_dayfeedback
    ADD CONSTRAINT training_sessions_dayfeedback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_dialoguemeeting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_dialoguemeeting_session_id_key UNIQUE (session_id);

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_dialoguemeeting_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_evaluation
    ADD CONSTRAINT training_sessions_evaluation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_gatheringrequest
    ADD CONSTRAINT training_sessions_gatheringrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_gatheringrequest
    ADD CONSTRAINT training_sessions_gatheringrequest_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_goal
    ADD CONSTRAINT training_sessions_goal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_goalmark
    ADD CONSTRAINT training_sessions_goalmark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_groupmembership
    ADD CONSTRAINT training_sessions_groupmembership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_grouppost
    ADD CONSTRAINT training_sessions_grouppost_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_groupresource
    ADD CONSTRAINT training_sessions_groupresource_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_inhomeplan_counts_as
    ADD CONSTRAINT training_sessions_inhome_inhomeplan_id_part_id_7d2fc47b_uniq UNIQUE (inhomeplan_id, part_id);

ALTER TABLE ONLY public.training_sessions_inhomeplan_resource_people
    ADD CONSTRAINT training_sessions_inhome_inhomeplan_id_user_id_8724441f_uniq UNIQUE (inhomeplan_id, user_id);

ALTER TABLE ONLY public.training_sessions_inhomevisit_themes
    ADD CONSTRAINT training_sessions_inhome_inhomevisit_id_module_id_2c61eb57_uniq UNIQUE (inhomevisit_id, module_id);

ALTER TABLE ONLY public.training_sessions_inhomeplan_counts_as
    ADD CONSTRAINT training_sessions_inhomeplan_counts_as_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_inhomeplan
    ADD CONSTRAINT training_sessions_inhomeplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_inhomeplan_resource_people
    ADD CONSTRAINT training_sessions_inhomeplan_resource_people_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_inhomeplan
    ADD CONSTRAINT training_sessions_inhomeplan_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_inhomevisit
    ADD CONSTRAINT training_sessions_inhomevisit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_inhomevisit
    ADD CONSTRAINT training_sessions_inhomevisit_session_id_key UNIQUE (session_id);

ALTER TABLE ONLY public.training_sessions_inhomevisit_themes
    ADD CONSTRAINT training_sessions_inhomevisit_themes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_interpreterneed
    ADD CONSTRAINT training_sessions_interpreterneed_person_id_key UNIQUE (person_id);

ALTER TABLE ONLY public.training_sessions_interpreterneed
    ADD CONSTRAINT training_sessions_interpreterneed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_interpreterorder
    ADD CONSTRAINT training_sessions_interpreterorder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_interpreterorder
    ADD CONSTRAINT training_sessions_interpreterorder_registration_id_key UNIQUE (registration_id);

ALTER TABLE ONLY public.training_sessions_invitee_comes
    ADD CONSTRAINT training_sessions_invite_invitee_id_user_id_11de3869_uniq UNIQUE (invitee_id, user_id);

ALTER TABLE ONLY public.training_sessions_invitee_comes
    ADD CONSTRAINT training_sessions_invitee_comes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_invitee_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_invitee_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_invitee_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_logistics
    ADD CONSTRAINT training_sessions_logistics_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_logistics
    ADD CONSTRAINT training_sessions_logistics_registration_id_key UNIQUE (registration_id);

ALTER TABLE ONLY public.training_sessions_mailedentry
    ADD CONSTRAINT training_sessions_mailedentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_networkgroup_target_groups
    ADD CONSTRAINT training_sessions_networ_networkgroup_id_targetgr_35dfe394_uniq UNIQUE (networkgroup_id, targetgroup_id);

ALTER TABLE ONLY public.training_sessions_networkgroup
    ADD CONSTRAINT training_sessions_networkgroup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_networkgroup_target_groups
    ADD CONSTRAINT training_sessions_networkgroup_target_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_networkgroup
    ADD CONSTRAINT training_sessions_networkgroup_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_notified
    ADD CONSTRAINT training_sessions_notified_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_postreport
    ADD CONSTRAINT training_sessions_postreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_proposedseries_trainers
    ADD CONSTRAINT training_sessions_propos_proposedseries_id_user_i_087d0786_uniq UNIQUE (proposedseries_id, user_id);

ALTER TABLE ONLY public.training_sessions_proposedseries
    ADD CONSTRAINT training_sessions_proposedseries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_proposedseries
    ADD CONSTRAINT training_sessions_proposedseries_series_id_key UNIQUE (series_id);

ALTER TABLE ONLY public.training_sessions_proposedseries_trainers
    ADD CONSTRAINT training_sessions_proposedseries_trainers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_proposedtime
    ADD CONSTRAINT training_sessions_proposedtime_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_reachwish_reachable
    ADD CONSTRAINT training_sessions_reachw_reachwish_id_municipalit_f25229d3_uniq UNIQUE (reachwish_id, municipality_id);

ALTER TABLE ONLY public.training_sessions_reachwish
    ADD CONSTRAINT training_sessions_reachwish_person_id_key UNIQUE (person_id);

ALTER TABLE ONLY public.training_sessions_reachwish
    ADD CONSTRAINT training_sessions_reachwish_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_reachwish_reachable
    ADD CONSTRAINT training_sessions_reachwish_reachable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_registration
    ADD CONSTRAINT training_sessions_registration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_registration
    ADD CONSTRAINT training_sessions_registration_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_requiredvisit_delivers
    ADD CONSTRAINT training_sessions_requir_requiredvisit_id_part_id_57cbe30b_uniq UNIQUE (requiredvisit_id, part_id);

ALTER TABLE ONLY public.training_sessions_requiredvisit_delivers
    ADD CONSTRAINT training_sessions_requiredvisit_delivers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_requiredvisit
    ADD CONSTRAINT training_sessions_requiredvisit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_schoolholiday
    ADD CONSTRAINT training_sessions_schoolholiday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_season
    ADD CONSTRAINT training_sessions_season_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_season
    ADD CONSTRAINT training_sessions_season_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_seatevent
    ADD CONSTRAINT training_sessions_seatevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_seatoffer
    ADD CONSTRAINT training_sessions_seatoffer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_series
    ADD CONSTRAINT training_sessions_series_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_series
    ADD CONSTRAINT training_sessions_series_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_seriesmove
    ADD CONSTRAINT training_sessions_seriesmove_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_seriestemplate
    ADD CONSTRAINT training_sessions_seriestemplate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_seriestemplate
    ADD CONSTRAINT training_sessions_seriestemplate_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_seriesvisit
    ADD CONSTRAINT training_sessions_seriesvisit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_seriesvisit
    ADD CONSTRAINT training_sessions_seriesvisit_session_id_key UNIQUE (session_id);

ALTER TABLE ONLY public.training_sessions_substitute
    ADD CONSTRAINT training_sessions_substitute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_templategathering_due_before
    ADD CONSTRAINT training_sessions_templa_templategathering_id_par_399e97da_uniq UNIQUE (templategathering_id, part_id);

ALTER TABLE ONLY public.training_sessions_templategathering_delivers
    ADD CONSTRAINT training_sessions_templa_templategathering_id_par_ed7bd0d4_uniq UNIQUE (templategathering_id, part_id);

ALTER TABLE ONLY public.training_sessions_templategathering_delivers
    ADD CONSTRAINT training_sessions_templategathering_delivers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_templategathering_due_before
    ADD CONSTRAINT training_sessions_templategathering_due_before_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_templategathering
    ADD CONSTRAINT training_sessions_templategathering_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_timeanswer
    ADD CONSTRAINT training_sessions_timeanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainerabsence
    ADD CONSTRAINT training_sessions_trainerabsence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainerassignment
    ADD CONSTRAINT training_sessions_trainerassignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainercalendar
    ADD CONSTRAINT training_sessions_trainercalendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainercalendar
    ADD CONSTRAINT training_sessions_trainercalendar_trainer_id_key UNIQUE (trainer_id);

ALTER TABLE ONLY public.training_sessions_trainerhours
    ADD CONSTRAINT training_sessions_trainerhours_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainerhours
    ADD CONSTRAINT training_sessions_trainerhours_trainer_id_key UNIQUE (trainer_id);

ALTER TABLE ONLY public.training_sessions_trainingsession_due_before
    ADD CONSTRAINT training_sessions_traini_trainingsession_id_part__032d0a68_uniq UNIQUE (trainingsession_id, part_id);

ALTER TABLE ONLY public.training_sessions_trainingsession_delivers
    ADD CONSTRAINT training_sessions_traini_trainingsession_id_part__48f716a7_uniq UNIQUE (trainingsession_id, part_id);

ALTER TABLE ONLY public.training_sessions_trainingsession_target_groups
    ADD CONSTRAINT training_sessions_traini_trainingsession_id_targe_072c40d2_uniq UNIQUE (trainingsession_id, targetgroup_id);

ALTER TABLE ONLY public.training_sessions_trainingsession_delivers
    ADD CONSTRAINT training_sessions_trainingsession_delivers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainingsession_due_before
    ADD CONSTRAINT training_sessions_trainingsession_due_before_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_trainingsession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainingsession_target_groups
    ADD CONSTRAINT training_sessions_trainingsession_target_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_trainingsession_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_unsuitabledays
    ADD CONSTRAINT training_sessions_unsuitabledays_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_venue
    ADD CONSTRAINT training_sessions_venue_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_venue
    ADD CONSTRAINT training_sessions_venue_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.training_sessions_venuebooking
    ADD CONSTRAINT training_sessions_venuebooking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_venuebooking
    ADD CONSTRAINT training_sessions_venuebooking_session_id_key UNIQUE (session_id);

ALTER TABLE ONLY public.training_sessions_visitor
    ADD CONSTRAINT training_sessions_visitor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.training_sessions_visitor
    ADD CONSTRAINT training_sessions_visitor_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.training_sessions_visitor
    ADD CONSTRAINT training_sessions_visitor_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);

ALTER TABLE ONLY public.training_sessions_venuebooking
    ADD CONSTRAINT venue_in_one_session_at_a_time EXCLUDE USING gist (int8range(venue_id, venue_id, '[]'::text) WITH &&, busy WITH &&) WHERE (holds) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_venue
    ADD CONSTRAINT venue_name_once_per_organisation UNIQUE (organisation_id, name);

ALTER TABLE ONLY public.xapi_voiding
    ADD CONSTRAINT voiding_once UNIQUE NULLS NOT DISTINCT (target, reach_id);

ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_localesynchronization_locale_id_key UNIQUE (locale_id);

ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_localesynchronization_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_overridablesegment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_relatedobjectsegment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_segmentoverride_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_string_locale_id_data_hash_bae71852_uniq UNIQUE (locale_id, data_hash);

ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_string_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_stringsegment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_stringt_locale_id_translation_of_d2d59359_uniq UNIQUE (locale_id, translation_of_id, context_id);

ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_stringtranslation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_template
    ADD CONSTRAINT wagtail_localize_template_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_template
    ADD CONSTRAINT wagtail_localize_template_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_templatesegment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_transla_content_type_id_translat_de875339_uniq UNIQUE (content_type_id, translation_key);

ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_transla_object_id_locale_id_fb6a8d8e_uniq UNIQUE (object_id, locale_id);

ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_transla_object_id_path_id_c7f5d707_uniq UNIQUE (object_id, path_id);

ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_transla_source_id_target_locale__7e943cf8_uniq UNIQUE (source_id, target_locale_id);

ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_translatableobject_pkey PRIMARY KEY (translation_key);

ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_translation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_translation_uuid_key UNIQUE (uuid);

ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_translationcontext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_translationlog_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_translationsource_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);

ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);

ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);

ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);

ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsubmission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailmedia_media
    ADD CONSTRAINT wagtailmedia_media_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id);

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.xapi_activity
    ADD CONSTRAINT xapi_activity_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.xapi_attachment
    ADD CONSTRAINT xapi_attachment_pkey PRIMARY KEY (sha2);

ALTER TABLE ONLY public.xapi_credential
    ADD CONSTRAINT xapi_credential_key_key UNIQUE (key);

ALTER TABLE ONLY public.xapi_credential
    ADD CONSTRAINT xapi_credential_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.xapi_document
    ADD CONSTRAINT xapi_document_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.xapi_erasure
    ADD CONSTRAINT xapi_erasure_pkey PRIMARY KEY (statement_id);

ALTER TABLE ONLY public.xapi_facet
    ADD CONSTRAINT xapi_facet_pkey PRIMARY KEY (key, stored, depths);

ALTER TABLE ONLY public.xapi_lending
    ADD CONSTRAINT xapi_lending_pkey PRIMARY KEY (since);

ALTER TABLE ONLY public.xapi_outbox
    ADD CONSTRAINT xapi_outbox_pkey PRIMARY KEY (statement_id);

ALTER TABLE ONLY public.xapi_outbox
    ADD CONSTRAINT xapi_outbox_stored_key UNIQUE (stored);

ALTER TABLE ONLY public.xapi_spending
    ADD CONSTRAINT xapi_spending_pkey PRIMARY KEY (credential_id);

ALTER TABLE ONLY public.xapi_statement
    ADD CONSTRAINT xapi_statement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.xapi_statement
    ADD CONSTRAINT xapi_statement_stored_key UNIQUE (stored);

ALTER TABLE ONLY public.xapi_tie
    ADD CONSTRAINT xapi_tie_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.xapi_voiding
    ADD CONSTRAINT xapi_voiding_pkey PRIMARY KEY (id);

CREATE INDEX answer_by_lesson ON public.courses_answer USING btree (person_id, lesson_uuid);

CREATE INDEX approval_apicall_at_57601f8e ON public.approval_apicall USING btree (at);

CREATE INDEX approval_apicall_caseworker_id_3db1d98c ON public.approval_apicall USING btree (caseworker_id);

CREATE INDEX approval_approval_assignment_id_6279c755 ON public.approval_approval USING btree (assignment_id);

CREATE INDEX approval_approval_decided_by_id_6bbb0f9d ON public.approval_approval USING btree (decided_by_id);

CREATE INDEX approval_approval_decided_for_id_b390328b ON public.approval_approval USING btree (decided_for_id);

CREATE INDEX approval_approval_parents_approval_id_4d4078b8 ON public.approval_approval_parents USING btree (approval_id);

CREATE INDEX approval_approval_parents_user_id_2df85f9f ON public.approval_approval_parents USING btree (user_id);

CREATE INDEX approval_archiverecord_confirmed_by_id_9bc25947 ON public.approval_archiverecord USING btree (confirmed_by_id);

CREATE INDEX approval_archiverecord_handed_over_by_id_94c08098 ON public.approval_archiverecord USING btree (handed_over_by_id);

CREATE INDEX approval_archiverecord_organisation_id_0ed54a50 ON public.approval_archiverecord USING btree (organisation_id);

CREATE INDEX approval_change_assignment_id_3a50808d ON public.approval_assignmentchange USING btree (assignment_id);

CREATE INDEX approval_change_organisation_id_46a8ba18 ON public.approval_assignmentchange USING btree (organisation_id);

CREATE INDEX approval_delivery_change_id_ee468261 ON public.approval_webhookdelivery USING btree (change_id);

CREATE INDEX approval_delivery_webhook_id_1fc8d926 ON public.approval_webhookdelivery USING btree (webhook_id);

CREATE INDEX approval_gatestatus_home_id_7e828909 ON public.approval_gatestatus USING btree (home_id);

CREATE INDEX approval_gatestatus_rule_set_id_ffa87005 ON public.approval_gatestatus USING btree (rule_set_id);

CREATE INDEX approval_handover_assignment_id_bd1ded9c ON public.approval_handover USING btree (assignment_id);

CREATE INDEX approval_handover_handed_by_id_a5b9182a ON public.approval_handover USING btree (handed_by_id);

CREATE INDEX approval_handover_to_id_11685112 ON public.approval_handover USING btree (to_id);

CREATE INDEX approval_learningpace_chosen_by_id_5bce2d33 ON public.approval_learningpace USING btree (chosen_by_id);

CREATE UNIQUE INDEX approval_one_standing ON public.approval_approval USING btree (assignment_id) WHERE ((state)::text = ANY ((ARRAY['standing'::character varying, 'needs_review'::character varying, 'upheld'::character varying])::text[]));

CREATE INDEX approval_outlook_asked_by_id_5b057300 ON public.approval_monthlystatistics USING btree (asked_by_id);

CREATE INDEX approval_outlook_organisation_id_943eefa6 ON public.approval_monthlystatistics USING btree (organisation_id);

CREATE INDEX approval_outlook_region_id_e541437a ON public.approval_monthlystatistics USING btree (region_id);

CREATE INDEX approval_outlook_region_id_e541437a_like ON public.approval_monthlystatistics USING btree (region_id varchar_pattern_ops);

CREATE INDEX approval_planwaiting_person_id_94b65699 ON public.approval_planwaiting USING btree (person_id);

CREATE INDEX approval_planwaiting_status_id_a4e6203a ON public.approval_planwaiting USING btree (status_id);

CREATE INDEX approval_proofadult_link_id_63cb6c60 ON public.approval_proofadult USING btree (link_id);

CREATE INDEX approval_proofadult_person_id_4681caa8 ON public.approval_proofadult USING btree (person_id);

CREATE INDEX approval_prooflink_made_by_id_292bec26 ON public.approval_prooflink USING btree (made_by_id);

CREATE INDEX approval_prooflink_secret_hash_4f1832c6_like ON public.approval_prooflink USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX approval_prooflook_link_id_8257028a ON public.approval_prooflook USING btree (link_id);

CREATE INDEX approval_requirement_key_fd827b7f ON public.approval_requirement USING btree (key);

CREATE INDEX approval_requirement_key_fd827b7f_like ON public.approval_requirement USING btree (key varchar_pattern_ops);

CREATE INDEX approval_requirement_rule_set_id_291d8e92 ON public.approval_requirement USING btree (rule_set_id);

CREATE INDEX approval_review_approval_id_b47673f5 ON public.approval_review USING btree (approval_id);

CREATE INDEX approval_review_concluded_by_id_62f3f1c4 ON public.approval_review USING btree (concluded_by_id);

CREATE INDEX approval_review_person_id_5292da3b ON public.approval_review USING btree (person_id);

CREATE INDEX approval_ruleset_code_0042433c_like ON public.approval_ruleset USING btree (code varchar_pattern_ops);

CREATE INDEX approval_ruleset_confirmed_by_id_9ccea4e6 ON public.approval_ruleset USING btree (confirmed_by_id);

CREATE INDEX approval_ruleset_copied_from_id_47a8afd3 ON public.approval_ruleset USING btree (copied_from_id);

CREATE INDEX approval_ruleset_made_by_id_e567892b ON public.approval_ruleset USING btree (made_by_id);

CREATE INDEX approval_ruleset_proposed_by_id_e41dfe45 ON public.approval_ruleset USING btree (proposed_by_id);

CREATE INDEX approval_savedview_person_id_87042e23 ON public.approval_savedview USING btree (person_id);

CREATE INDEX approval_task_assignment_id_d7e15f97 ON public.approval_task USING btree (assignment_id);

CREATE INDEX approval_task_done_by_id_10611fd8 ON public.approval_task USING btree (done_by_id);

CREATE INDEX approval_task_organisation_id_5705fa70 ON public.approval_task USING btree (organisation_id);

CREATE INDEX approval_webhook_organisation_id_6185cb56 ON public.approval_webhook USING btree (organisation_id);

CREATE UNIQUE INDEX attempt_one_open_per_quiz ON public.courses_attempt USING btree (person_id, quiz_uuid) WHERE (finished_at IS NULL);

CREATE UNIQUE INDEX attendance_correction_one_open ON public.training_sessions_attendancecorrection USING btree (attendance_id) WHERE (settled_at IS NULL);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);

CREATE INDEX booking_queue ON public.training_sessions_booking USING btree (session_id, queued_at);

CREATE UNIQUE INDEX calendar_feed_one_per_person ON public.training_sessions_calendarfeed USING btree (person_id) WHERE (revoked_at IS NULL);

CREATE INDEX chain_block_reach ON public.portal_chainblock USING btree (source, highest);

CREATE UNIQUE INDEX chain_check_one_at_a_time ON public.portal_chaincheck USING btree (ended_at) NULLS NOT DISTINCT;

CREATE INDEX chain_removal_keys ON public.portal_chainremoval USING gin (keys);

CREATE INDEX change_by_organisation ON public.approval_assignmentchange USING btree (organisation_id, id);

CREATE INDEX cms_borrowedmodule_module_id_53b104e0 ON public.cms_borrowedmodule USING btree (module_id);

CREATE INDEX cms_borrowedmodule_page_id_09b0b0b5 ON public.cms_borrowedmodule USING btree (page_id);

CREATE INDEX cms_lessonpage_professional_owner_id_d022bda0 ON public.cms_lessonpage USING btree (professional_owner_id);

CREATE INDEX cms_lessonprovision_locale_id_8e3d5900 ON public.cms_lessonprovision USING btree (locale_id);

CREATE INDEX cms_lessonprovision_page_id_c0fadf71 ON public.cms_lessonprovision USING btree (page_id);

CREATE INDEX cms_modulemeeting_locale_id_061de72c ON public.cms_modulemeeting USING btree (locale_id);

CREATE INDEX cms_modulemeeting_page_id_dfa6a4a5 ON public.cms_modulemeeting USING btree (page_id);

CREATE INDEX cms_modulepage_code_0e53eabc ON public.cms_modulepage USING btree (code);

CREATE INDEX cms_modulepage_code_0e53eabc_like ON public.cms_modulepage USING btree (code varchar_pattern_ops);

CREATE INDEX cms_modulepage_target_groups_modulepage_id_488e9cab ON public.cms_modulepage_target_groups USING btree (modulepage_id);

CREATE INDEX cms_modulepage_target_groups_targetgroup_id_acf84050 ON public.cms_modulepage_target_groups USING btree (targetgroup_id);

CREATE INDEX cms_modulepage_target_groups_targetgroup_id_acf84050_like ON public.cms_modulepage_target_groups USING btree (targetgroup_id varchar_pattern_ops);

CREATE INDEX cms_moduleprerequisite_module_id_cabcb44b ON public.cms_moduleprerequisite USING btree (module_id);

CREATE INDEX cms_moduleprerequisite_page_id_6b981a31 ON public.cms_moduleprerequisite USING btree (page_id);

CREATE INDEX cms_networkdaypage_region_id_cc406ee0 ON public.cms_networkdaypage USING btree (region_id);

CREATE INDEX cms_networkdaypage_region_id_cc406ee0_like ON public.cms_networkdaypage USING btree (region_id varchar_pattern_ops);

CREATE INDEX cms_outsideaddress_url_e64cc425_like ON public.cms_outsideaddress USING btree (url varchar_pattern_ops);

CREATE INDEX cms_outsidelink_address_id_8466804b ON public.cms_outsidelink USING btree (address_id);

CREATE INDEX cms_outsidelink_page_id_66e40ce8 ON public.cms_outsidelink USING btree (page_id);

CREATE INDEX cms_programmepage_code_a5f30711 ON public.cms_programmepage USING btree (code);

CREATE INDEX cms_programmepage_code_a5f30711_like ON public.cms_programmepage USING btree (code varchar_pattern_ops);

CREATE INDEX cms_quizpage_professional_owner_id_ed5f3c7c ON public.cms_quizpage USING btree (professional_owner_id);

CREATE UNIQUE INDEX code_card_one_in_force ON public.people_codecard USING btree (user_id) WHERE (ended_at IS NULL);

CREATE INDEX completion_by_training ON public.courses_completion USING btree (person_id, training_id);

CREATE UNIQUE INDEX conflict_of_interest_once ON public.people_conflictofinterest USING btree (user_id, home_id) WHERE (lifted_at IS NULL);

CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);

CREATE INDEX course_place_queue ON public.training_sessions_courseplace USING btree (series_id, queued_at);

CREATE INDEX courses_answer_attempt_id_df8c02ec ON public.courses_answer USING btree (attempt_id);

CREATE INDEX courses_answer_person_id_0e1aa1e8 ON public.courses_answer USING btree (person_id);

CREATE INDEX courses_answer_question_uuid_585ec35d ON public.courses_answer USING btree (question_uuid);

CREATE INDEX courses_attempt_person_id_2b604616 ON public.courses_attempt USING btree (person_id);

CREATE INDEX courses_attempt_quiz_version_id_8b420380 ON public.courses_attempt USING btree (quiz_version_id);

CREATE INDEX courses_attestation_attested_by_id_fe2e51b7 ON public.courses_attestation USING btree (attested_by_id);

CREATE INDEX courses_attestation_person_id_85417042 ON public.courses_attestation USING btree (person_id);

CREATE INDEX courses_attestation_training_id_de3d198b ON public.courses_attestation USING btree (training_id);

CREATE INDEX courses_attestation_training_id_de3d198b_like ON public.courses_attestation USING btree (training_id varchar_pattern_ops);

CREATE INDEX courses_bookmark_person_id_b47a0636 ON public.courses_bookmark USING btree (person_id);

CREATE INDEX courses_certificate_code_hash_696bbfe4_like ON public.courses_certificate USING btree (code_hash varchar_pattern_ops);

CREATE INDEX courses_certificate_person_id_282abb58 ON public.courses_certificate USING btree (person_id);

CREATE INDEX courses_certificate_training_id_6986756e ON public.courses_certificate USING btree (training_id);

CREATE INDEX courses_certificate_training_id_6986756e_like ON public.courses_certificate USING btree (training_id varchar_pattern_ops);

CREATE INDEX courses_completion_module_version_id_a05d2933 ON public.courses_completion USING btree (module_version_id);

CREATE INDEX courses_completion_person_id_c6c36ca7 ON public.courses_completion USING btree (person_id);

CREATE INDEX courses_completion_programme_version_id_4564552d ON public.courses_completion USING btree (programme_version_id);

CREATE INDEX courses_completion_training_id_ba62c7b2 ON public.courses_completion USING btree (training_id);

CREATE INDEX courses_completion_training_id_ba62c7b2_like ON public.courses_completion USING btree (training_id varchar_pattern_ops);

CREATE INDEX courses_enrolment_enrolled_by_id_fe6066d8 ON public.courses_enrolment USING btree (enrolled_by_id);

CREATE INDEX courses_enrolment_module_version_id_4324537c ON public.courses_enrolment USING btree (module_version_id);

CREATE INDEX courses_enrolment_person_id_72cd8a1b ON public.courses_enrolment USING btree (person_id);

CREATE INDEX courses_enrolment_programme_version_id_06058af2 ON public.courses_enrolment USING btree (programme_version_id);

CREATE INDEX courses_enrolment_training_id_3deaf53c ON public.courses_enrolment USING btree (training_id);

CREATE INDEX courses_enrolment_training_id_3deaf53c_like ON public.courses_enrolment USING btree (training_id varchar_pattern_ops);

CREATE INDEX courses_enrolmentmove_enrolment_id_66995340 ON public.courses_enrolmentmove USING btree (enrolment_id);

CREATE INDEX courses_enrolmentmove_from_module_version_id_1f431b07 ON public.courses_enrolmentmove USING btree (from_module_version_id);

CREATE INDEX courses_enrolmentmove_from_programme_version_id_18b67817 ON public.courses_enrolmentmove USING btree (from_programme_version_id);

CREATE INDEX courses_enrolmentmove_moved_by_id_41c8a05e ON public.courses_enrolmentmove USING btree (moved_by_id);

CREATE INDEX courses_lessonversion_published_by_id_284e34b5 ON public.courses_lessonversion USING btree (published_by_id);

CREATE INDEX courses_module_training_id_2a7b795d_like ON public.courses_module USING btree (training_id varchar_pattern_ops);

CREATE INDEX courses_modulepart_module_version_id_b8c07974 ON public.courses_modulepart USING btree (module_version_id);

CREATE INDEX courses_modulepart_part_id_a7a92f5d ON public.courses_modulepart USING btree (part_id);

CREATE INDEX courses_moduleversion_module_id_aaad2705 ON public.courses_moduleversion USING btree (module_id);

CREATE INDEX courses_moduleversion_published_by_id_66dd6ed5 ON public.courses_moduleversion USING btree (published_by_id);

CREATE INDEX courses_note_writer_id_812bfe37 ON public.courses_note USING btree (writer_id);

CREATE INDEX courses_part_module_id_feb9262d ON public.courses_part USING btree (module_id);

CREATE INDEX courses_partprogress_enrolment_id_2848e29d ON public.courses_partprogress USING btree (enrolment_id);

CREATE INDEX courses_partprogress_part_id_5ab14a59 ON public.courses_partprogress USING btree (part_id);

CREATE INDEX courses_partprogress_person_id_ffaa82db ON public.courses_partprogress USING btree (person_id);

CREATE INDEX courses_programme_training_id_594d7413_like ON public.courses_programme USING btree (training_id varchar_pattern_ops);

CREATE INDEX courses_programmemodule_module_version_id_121fea36 ON public.courses_programmemodule USING btree (module_version_id);

CREATE INDEX courses_programmemodule_programme_version_id_6257e615 ON public.courses_programmemodule USING btree (programme_version_id);

CREATE INDEX courses_programmeversion_follows_recommendation_by_id_7640e758 ON public.courses_programmeversion USING btree (follows_recommendation_by_id);

CREATE INDEX courses_programmeversion_programme_id_c571942b ON public.courses_programmeversion USING btree (programme_id);

CREATE INDEX courses_programmeversion_published_by_id_de2c267e ON public.courses_programmeversion USING btree (published_by_id);

CREATE INDEX courses_training_code_ef19318b_like ON public.courses_training USING btree (code varchar_pattern_ops);

CREATE UNIQUE INDEX data_copy_one_at_a_time ON public.portal_datacopy USING btree (person_id) WHERE ((status)::text = ANY ((ARRAY['waiting'::character varying, 'making'::character varying, 'ready'::character varying])::text[]));

CREATE UNIQUE INDEX data_request_open_once ON public.portal_datarequest USING btree (person_id, "right", kind) WHERE (answered_at IS NULL);

CREATE UNIQUE INDEX date_poll_one_open_per_meeting ON public.training_sessions_datepoll USING btree (meeting_id) WHERE (closed_at IS NULL);

CREATE INDEX delivery_due ON public.approval_webhookdelivery USING btree (next_try_at) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);

CREATE INDEX django_celery_beat_periodictask_clocked_id_47a69f82 ON public.django_celery_beat_periodictask USING btree (clocked_id);

CREATE INDEX django_celery_beat_periodictask_crontab_id_d3cba168 ON public.django_celery_beat_periodictask USING btree (crontab_id);

CREATE INDEX django_celery_beat_periodictask_interval_id_a8ca27da ON public.django_celery_beat_periodictask USING btree (interval_id);

CREATE INDEX django_celery_beat_periodictask_name_265a36b7_like ON public.django_celery_beat_periodictask USING btree (name varchar_pattern_ops);

CREATE INDEX django_celery_beat_periodictask_solar_id_a87ce72c ON public.django_celery_beat_periodictask USING btree (solar_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX document_shelf ON public.xapi_document USING btree (shelf, updated_at);

CREATE UNIQUE INDEX enrolment_once_unless_renewal ON public.courses_enrolment USING btree (person_id, training_id) WHERE (NOT is_renewal);

CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);

CREATE INDEX gate_status_format ON public.approval_gatestatus USING btree (given_format);

CREATE INDEX gate_status_outcome ON public.approval_gatestatus USING btree (outcome, due_on);

CREATE INDEX gate_status_stale ON public.approval_gatestatus USING btree (id) WHERE is_stale;

CREATE INDEX gathering_request_list ON public.training_sessions_gatheringrequest USING btree (organisation_id, outcome);

CREATE UNIQUE INDEX gathering_request_once ON public.training_sessions_gatheringrequest USING btree (home_id, part_id) WHERE ((outcome)::text = 'open'::text);

CREATE UNIQUE INDEX group_member_once ON public.training_sessions_groupmembership USING btree (group_id, person_id) WHERE (left_at IS NULL);

CREATE UNIQUE INDEX hand_over_one_at_a_time ON public.approval_handover USING btree (assignment_id) WHERE (taken_back_at IS NULL);

CREATE UNIQUE INDEX home_move_one_planned_per_home ON public.people_homemove USING btree (home_id) WHERE (done_at IS NULL);

CREATE UNIQUE INDEX in_home_plan_one_open_per_assignment ON public.training_sessions_inhomeplan USING btree (assignment_id) WHERE ((status)::text = ANY ((ARRAY['asked'::character varying, 'granted'::character varying])::text[]));

CREATE UNIQUE INDEX invitee_once_per_meeting ON public.training_sessions_invitee USING btree (meeting_id, party, organisation_id, person_id, municipality_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);

CREATE INDEX message_about ON public.notices_notice USING btree (about);

CREATE INDEX message_receiver ON public.notices_notice USING btree (to_id, made_at DESC);

CREATE INDEX message_status ON public.notices_notice USING btree (status, not_before);

CREATE UNIQUE INDEX note_once_per_reflection ON public.courses_note USING btree (writer_id, question_uuid) WHERE (NOT (question_uuid IS NULL));

CREATE INDEX notices_deliveryevent_message_id_a9d766ec ON public.notices_deliveryevent USING btree (message_id);

CREATE INDEX notices_message_organisation_id_5be6aab1 ON public.notices_notice USING btree (organisation_id);

CREATE INDEX notices_message_to_id_41b8190a ON public.notices_notice USING btree (to_id);

CREATE INDEX notices_visitormail_about_964b9647 ON public.notices_visitormail USING btree (about);

CREATE INDEX notices_visitormail_about_964b9647_like ON public.notices_visitormail USING btree (about varchar_pattern_ops);

CREATE INDEX operations_backuprun_at_5da6e2e1 ON public.operations_backuprun USING btree (at);

CREATE INDEX outbox_actor ON public.xapi_outbox USING btree (actor, stored) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX outbox_state ON public.xapi_outbox USING btree (state, stored);

CREATE INDEX outbox_waiting ON public.xapi_outbox USING btree (stored) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX people_accountlink_code_hash_7ae65add_like ON public.people_accountlink USING btree (code_hash varchar_pattern_ops);

CREATE INDEX people_accountlink_made_by_id_ce9ea313 ON public.people_accountlink USING btree (made_by_id);

CREATE INDEX people_accountlink_user_id_4c8de6c2 ON public.people_accountlink USING btree (user_id);

CREATE INDEX people_addresschange_code_hash_9e69f50b_like ON public.people_addresschange USING btree (code_hash varchar_pattern_ops);

CREATE INDEX people_assignment_home_id_bcd58898 ON public.people_assignment USING btree (home_id);

CREATE INDEX people_assignment_organisation_id_52ebc73f ON public.people_assignment USING btree (organisation_id);

CREATE INDEX people_assignment_target_groups_assignment_id_abeea059 ON public.people_assignment_target_groups USING btree (assignment_id);

CREATE INDEX people_assignment_target_groups_targetgroup_id_37b68360 ON public.people_assignment_target_groups USING btree (targetgroup_id);

CREATE INDEX people_assignment_target_groups_targetgroup_id_37b68360_like ON public.people_assignment_target_groups USING btree (targetgroup_id varchar_pattern_ops);

CREATE INDEX people_auditentry_at_d20dbb76 ON public.people_auditentry USING btree (at);

CREATE INDEX people_auditentry_by_id_86bd0d99 ON public.people_auditentry USING btree (by_id);

CREATE INDEX people_auditentry_subject_cad71207 ON public.people_auditentry USING btree (subject);

CREATE INDEX people_auditentry_subject_cad71207_like ON public.people_auditentry USING btree (subject varchar_pattern_ops);

CREATE INDEX people_cardcode_card_id_b61a42c2 ON public.people_cardcode USING btree (card_id);

CREATE INDEX people_codecard_made_by_id_455d4bc4 ON public.people_codecard USING btree (made_by_id);

CREATE INDEX people_codecard_user_id_751f3da7 ON public.people_codecard USING btree (user_id);

CREATE INDEX people_conflictofinterest_home_id_8e44eaea ON public.people_conflictofinterest USING btree (home_id);

CREATE INDEX people_conflictofinterest_user_id_a9cbdc0c ON public.people_conflictofinterest USING btree (user_id);

CREATE INDEX people_fosterhome_host_municipality_id_404ed7b4 ON public.people_fosterhome USING btree (host_municipality_id);

CREATE INDEX people_fosterhome_host_municipality_id_404ed7b4_like ON public.people_fosterhome USING btree (host_municipality_id varchar_pattern_ops);

CREATE INDEX people_fosterhome_registered_by_id_ba8fdbd3 ON public.people_fosterhome USING btree (registered_by_id);

CREATE INDEX people_fosterhome_trained_by_id_6e606eb8 ON public.people_fosterhome USING btree (trained_by_id);

CREATE INDEX people_fosterparent_home_id_ff8e88d3 ON public.people_fosterparent USING btree (home_id);

CREATE INDEX people_fosterparent_user_id_c05392aa ON public.people_fosterparent USING btree (user_id);

CREATE INDEX people_homecode_code_hash_e979543e_like ON public.people_homecode USING btree (code_hash varchar_pattern_ops);

CREATE INDEX people_homecode_home_id_766a7020 ON public.people_homecode USING btree (home_id);

CREATE INDEX people_homecode_made_by_id_a59428bd ON public.people_homecode USING btree (made_by_id);

CREATE INDEX people_homemove_from_municipality_id_3e28d07b ON public.people_homemove USING btree (from_municipality_id);

CREATE INDEX people_homemove_from_municipality_id_3e28d07b_like ON public.people_homemove USING btree (from_municipality_id varchar_pattern_ops);

CREATE INDEX people_homemove_from_service_id_573a91c5 ON public.people_homemove USING btree (from_service_id);

CREATE INDEX people_homemove_home_id_5d2687a8 ON public.people_homemove USING btree (home_id);

CREATE INDEX people_homemove_made_by_id_80ebbc3c ON public.people_homemove USING btree (made_by_id);

CREATE INDEX people_homemove_to_municipality_id_eebf48f2 ON public.people_homemove USING btree (to_municipality_id);

CREATE INDEX people_homemove_to_municipality_id_eebf48f2_like ON public.people_homemove USING btree (to_municipality_id varchar_pattern_ops);

CREATE INDEX people_homemove_to_service_id_501bfeeb ON public.people_homemove USING btree (to_service_id);

CREATE INDEX people_identity_user_id_5ba833a9 ON public.people_identity USING btree (user_id);

CREATE INDEX people_invitation_code_hash_5b2d4624_like ON public.people_invitation USING btree (code_hash varchar_pattern_ops);

CREATE INDEX people_invitation_home_id_2443fbc7 ON public.people_invitation USING btree (home_id);

CREATE INDEX people_invitation_invited_by_id_3784d49d ON public.people_invitation USING btree (invited_by_id);

CREATE INDEX people_invitation_user_id_6b7e61de ON public.people_invitation USING btree (user_id);

CREATE INDEX people_lookup_at_d7db965d ON public.people_lookup USING btree (at);

CREATE INDEX people_lookup_by_id_b389b0d0 ON public.people_lookup USING btree (by_id);

CREATE INDEX people_lookup_home_id_e4d7de18 ON public.people_lookup USING btree (home_id);

CREATE INDEX people_lookup_organisation_id_7ebae061 ON public.people_lookup USING btree (organisation_id);

CREATE INDEX people_lookup_person_id_7891d06d ON public.people_lookup USING btree (person_id);

CREATE INDEX people_lookup_supervision_id_40bf67e2 ON public.people_lookup USING btree (supervision_id);

CREATE INDEX people_membership_confirmed_by_id_a71c3adb ON public.people_membership USING btree (confirmed_by_id);

CREATE INDEX people_membership_organisation_id_a6c82864 ON public.people_membership USING btree (organisation_id);

CREATE INDEX people_membership_proposed_by_id_8fc17c61 ON public.people_membership USING btree (proposed_by_id);

CREATE INDEX people_membership_user_id_35baff26 ON public.people_membership USING btree (user_id);

CREATE INDEX people_merging_asked_by_id_5d9377d0 ON public.people_merging USING btree (asked_by_id);

CREATE INDEX people_merging_confirmed_by_id_40574a4a ON public.people_merging USING btree (confirmed_by_id);

CREATE INDEX people_merging_kept_id_871d1601 ON public.people_merging USING btree (kept_id);

CREATE INDEX people_merging_merged_id_690d0a8b ON public.people_merging USING btree (merged_id);

CREATE INDEX people_merging_proposed_by_id_5c27d2b3 ON public.people_merging USING btree (proposed_by_id);

CREATE INDEX people_municipality_county_number_8b890e15 ON public.people_municipality USING btree (county_number);

CREATE INDEX people_municipality_county_number_8b890e15_like ON public.people_municipality USING btree (county_number varchar_pattern_ops);

CREATE INDEX people_municipality_number_d94ad40a_like ON public.people_municipality USING btree (number varchar_pattern_ops);

CREATE INDEX people_municipality_region_id_eaff08e3 ON public.people_municipality USING btree (region_id);

CREATE INDEX people_municipality_region_id_eaff08e3_like ON public.people_municipality USING btree (region_id varchar_pattern_ops);

CREATE INDEX people_municipalitychange_new_id_61fa8248 ON public.people_municipalitychange USING btree (new_id);

CREATE INDEX people_municipalitychange_new_id_61fa8248_like ON public.people_municipalitychange USING btree (new_id varchar_pattern_ops);

CREATE INDEX people_municipalitychange_old_id_c89efcd6 ON public.people_municipalitychange USING btree (old_id);

CREATE INDEX people_municipalitychange_old_id_c89efcd6_like ON public.people_municipalitychange USING btree (old_id varchar_pattern_ops);

CREATE INDEX people_officeclosing_confirmed_by_id_631246a8 ON public.people_officeclosing USING btree (confirmed_by_id);

CREATE INDEX people_officeclosing_proposed_by_id_314111c4 ON public.people_officeclosing USING btree (proposed_by_id);

CREATE INDEX people_officeclosing_to_id_8d119f0f ON public.people_officeclosing USING btree (to_id);

CREATE INDEX people_organisation_goes_to_id_13dbb3f5 ON public.people_organisation USING btree (goes_to_id);

CREATE INDEX people_organisation_muni_municipality_id_203af2c7_like ON public.people_organisation_municipalities USING btree (municipality_id varchar_pattern_ops);

CREATE INDEX people_organisation_municipalities_municipality_id_203af2c7 ON public.people_organisation_municipalities USING btree (municipality_id);

CREATE INDEX people_organisation_municipalities_organisation_id_fac3c691 ON public.people_organisation_municipalities USING btree (organisation_id);

CREATE INDEX people_organisation_name_96079d21_like ON public.people_organisation USING btree (name varchar_pattern_ops);

CREATE INDEX people_organisation_region_id_5bfa1625 ON public.people_organisation USING btree (region_id);

CREATE INDEX people_organisation_region_id_5bfa1625_like ON public.people_organisation USING btree (region_id varchar_pattern_ops);

CREATE INDEX people_passkey_user_id_09d46509 ON public.people_passkey USING btree (user_id);

CREATE INDEX people_personnumber_user_id_58fa6e62 ON public.people_personnumber USING btree (user_id);

CREATE INDEX people_preparation_home_id_3e78a802 ON public.people_preparation USING btree (home_id);

CREATE INDEX people_preparation_target_groups_preparation_id_611fcd63 ON public.people_preparation_target_groups USING btree (preparation_id);

CREATE INDEX people_preparation_target_groups_targetgroup_id_41633635 ON public.people_preparation_target_groups USING btree (targetgroup_id);

CREATE INDEX people_preparation_target_groups_targetgroup_id_41633635_like ON public.people_preparation_target_groups USING btree (targetgroup_id varchar_pattern_ops);

CREATE INDEX people_protectedaccess_confirmed_by_id_3e549bb7 ON public.people_protectedaccess USING btree (confirmed_by_id);

CREATE INDEX people_protectedaccess_organisation_id_1bc61c98 ON public.people_protectedaccess USING btree (organisation_id);

CREATE INDEX people_protectedaccess_proposed_by_id_ce950227 ON public.people_protectedaccess USING btree (proposed_by_id);

CREATE INDEX people_protectedaccess_user_id_a76e0bad ON public.people_protectedaccess USING btree (user_id);

CREATE INDEX people_region_code_993a5824_like ON public.people_region USING btree (code varchar_pattern_ops);

CREATE INDEX people_resetrequest_asked_at_4b71c5f6 ON public.people_resetrequest USING btree (asked_at);

CREATE INDEX people_securityevent_by_id_8b832009 ON public.people_securityevent USING btree (by_id);

CREATE INDEX people_securityevent_office_id_6cf86312 ON public.people_securityevent USING btree (office_id);

CREATE INDEX people_securityevent_person_id_52716546 ON public.people_securityevent USING btree (person_id);

CREATE INDEX people_signin_began_at_e822a9cd ON public.people_signin USING btree (began_at);

CREATE INDEX people_signin_session_key_03dda37d ON public.people_signin USING btree (session_key);

CREATE INDEX people_signin_session_key_03dda37d_like ON public.people_signin USING btree (session_key varchar_pattern_ops);

CREATE INDEX people_signin_user_id_2cdf070e ON public.people_signin USING btree (user_id);

CREATE INDEX people_supervisioncase_ended_by_id_5212f272 ON public.people_supervisioncase USING btree (ended_by_id);

CREATE INDEX people_supervisioncase_m_municipality_id_64c8abae_like ON public.people_supervisioncase_municipalities USING btree (municipality_id varchar_pattern_ops);

CREATE INDEX people_supervisioncase_mun_supervisioncase_id_26ffd671 ON public.people_supervisioncase_municipalities USING btree (supervisioncase_id);

CREATE INDEX people_supervisioncase_municipalities_municipality_id_64c8abae ON public.people_supervisioncase_municipalities USING btree (municipality_id);

CREATE INDEX people_supervisioncase_offices_organisation_id_0550424e ON public.people_supervisioncase_offices USING btree (organisation_id);

CREATE INDEX people_supervisioncase_offices_supervisioncase_id_6bb0d600 ON public.people_supervisioncase_offices USING btree (supervisioncase_id);

CREATE INDEX people_supervisioncase_opened_by_id_4790d3ea ON public.people_supervisioncase USING btree (opened_by_id);

CREATE INDEX people_supervisioncase_organisation_id_0fe44caa ON public.people_supervisioncase USING btree (organisation_id);

CREATE INDEX people_supervisionprolonging_case_id_29bbfdf6 ON public.people_supervisionprolonging USING btree (case_id);

CREATE INDEX people_supervisionprolonging_prolonged_by_id_0126ef28 ON public.people_supervisionprolonging USING btree (prolonged_by_id);

CREATE INDEX people_tally_ends_at_72c571ee ON public.people_throttle USING btree (ends_at);

CREATE INDEX people_tally_key_e37844ee_like ON public.people_throttle USING btree (key varchar_pattern_ops);

CREATE INDEX people_targetgroup_code_ef5df422_like ON public.people_targetgroup USING btree (code varchar_pattern_ops);

CREATE INDEX people_user_groups_group_id_1f0237d0 ON public.people_user_groups USING btree (group_id);

CREATE INDEX people_user_groups_user_id_290df956 ON public.people_user_groups USING btree (user_id);

CREATE INDEX people_user_merged_into_id_91a991c3 ON public.people_user USING btree (merged_into_id);

CREATE INDEX people_user_user_permissions_permission_id_55f01ef0 ON public.people_user_user_permissions USING btree (permission_id);

CREATE INDEX people_user_user_permissions_user_id_7d19557b ON public.people_user_user_permissions USING btree (user_id);

CREATE INDEX people_user_username_7e18cbac_like ON public.people_user USING btree (username varchar_pattern_ops);

CREATE INDEX people_wayinlink_code_hash_2d0e0dde_like ON public.people_wayinlink USING btree (code_hash varchar_pattern_ops);

CREATE INDEX people_wayinlink_made_by_id_00dd4574 ON public.people_wayinlink USING btree (made_by_id);

CREATE INDEX people_wayinlink_proposed_by_id_d4fad338 ON public.people_wayinlink USING btree (proposed_by_id);

CREATE INDEX people_wayinlink_user_id_735d706b ON public.people_wayinlink USING btree (user_id);

CREATE INDEX people_wayinproposal_confirmed_by_id_1b4e61cd ON public.people_wayinproposal USING btree (confirmed_by_id);

CREATE INDEX people_wayinproposal_proposed_by_id_4eb76a67 ON public.people_wayinproposal USING btree (proposed_by_id);

CREATE INDEX people_wayinproposal_user_id_599ed15b ON public.people_wayinproposal USING btree (user_id);

CREATE INDEX portal_anchorcopy_anchor_id_0c59ebc8 ON public.portal_anchorcopy USING btree (anchor_id);

CREATE INDEX portal_chainposition_source_eb29507e_like ON public.portal_chainposition USING btree (source varchar_pattern_ops);

CREATE INDEX portal_datacopy_asked_at_732aded7 ON public.portal_datacopy USING btree (asked_at);

CREATE INDEX portal_datacopy_person_id_0a4dbafc ON public.portal_datacopy USING btree (person_id);

CREATE INDEX portal_datarequest_answered_at_5a937151 ON public.portal_datarequest USING btree (answered_at);

CREATE INDEX portal_datarequest_answered_by_id_94906409 ON public.portal_datarequest USING btree (answered_by_id);

CREATE INDEX portal_datarequest_lifted_by_id_1553defe ON public.portal_datarequest USING btree (lifted_by_id);

CREATE INDEX portal_datarequest_organisation_id_2dfc7ec6 ON public.portal_datarequest USING btree (organisation_id);

CREATE INDEX portal_datarequest_person_id_4ee28124 ON public.portal_datarequest USING btree (person_id);

CREATE INDEX portal_disposal_at_21535f89 ON public.portal_disposal USING btree (at);

CREATE INDEX portal_interest_answered_by_id_7782d2a1 ON public.portal_interest USING btree (answered_by_id);

CREATE INDEX portal_interest_made_at_02c45762 ON public.portal_interest USING btree (made_at);

CREATE INDEX portal_interest_municipality_id_17d935b0 ON public.portal_interest USING btree (municipality_id);

CREATE INDEX portal_interest_municipality_id_17d935b0_like ON public.portal_interest USING btree (municipality_id varchar_pattern_ops);

CREATE INDEX portal_interest_organisation_id_037679d4 ON public.portal_interest USING btree (organisation_id);

CREATE INDEX portal_personerasure_asked_at_5c4167b1 ON public.portal_personerasure USING btree (asked_at);

CREATE INDEX portal_personerasure_by_id_cc0d787b ON public.portal_personerasure USING btree (by_id);

CREATE INDEX portal_personerasure_code_hash_310ef8d1_like ON public.portal_personerasure USING btree (code_hash varchar_pattern_ops);

CREATE INDEX portal_searchtext_page_3b327721 ON public.portal_searchtext USING btree (page);

CREATE INDEX portal_securityalert_looked_at_by_id_5646e4b3 ON public.portal_securityalert USING btree (looked_at_by_id);

CREATE INDEX portal_securityalert_made_at_f86b3840 ON public.portal_securityalert USING btree (made_at);

CREATE INDEX portal_securityalert_person_id_90277251 ON public.portal_securityalert USING btree (person_id);

CREATE INDEX portal_tourtaken_person_id_a5941d5c ON public.portal_tourtaken USING btree (person_id);

CREATE UNIQUE INDEX preparation_one_open_per_home ON public.people_preparation USING btree (home_id) WHERE (ended_on IS NULL);

CREATE UNIQUE INDEX proposed_time_one_chosen ON public.training_sessions_proposedtime USING btree (poll_id) WHERE is_chosen;

CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);

CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);

CREATE UNIQUE INDEX registration_once_per_session ON public.training_sessions_registration USING btree (session_id, person_id) WHERE ((status)::text = ANY ((ARRAY['registered'::character varying, 'waiting'::character varying, 'offered'::character varying, 'walk_in'::character varying])::text[]));

CREATE INDEX registration_person_status ON public.training_sessions_registration USING btree (person_id, status);

CREATE INDEX registration_session_status ON public.training_sessions_registration USING btree (session_id, status);

CREATE UNIQUE INDEX review_open_once ON public.approval_review USING btree (approval_id, reason, evidence, person_id) NULLS NOT DISTINCT WHERE ((conclusion)::text = ''::text);

CREATE UNIQUE INDEX rule_set_one_a_day_for_each_kind ON public.approval_ruleset USING btree (kind, valid_from) WHERE (confirmed_by_id IS NOT NULL);

CREATE INDEX schedule_calendar_slug_ba17e861_like ON public.schedule_calendar USING btree (slug varchar_pattern_ops);

CREATE INDEX schedule_calendarrelatio_content_type_id_object_i_3378a516_idx ON public.schedule_calendarrelation USING btree (content_type_id, object_id);

CREATE INDEX schedule_calendarrelation_calendar_id_0a50be2e ON public.schedule_calendarrelation USING btree (calendar_id);

CREATE INDEX schedule_calendarrelation_content_type_id_f2a42f5b ON public.schedule_calendarrelation USING btree (content_type_id);

CREATE INDEX schedule_calendarrelation_object_id_1743bce6 ON public.schedule_calendarrelation USING btree (object_id);

CREATE INDEX schedule_event_calendar_id_eb1c700f ON public.schedule_event USING btree (calendar_id);

CREATE INDEX schedule_event_creator_id_d2ffab6e ON public.schedule_event USING btree (creator_id);

CREATE INDEX schedule_event_end_674c5848 ON public.schedule_event USING btree ("end");

CREATE INDEX schedule_event_end_recurring_period_672addcf ON public.schedule_event USING btree (end_recurring_period);

CREATE INDEX schedule_event_rule_id_90b83d31 ON public.schedule_event USING btree (rule_id);

CREATE INDEX schedule_event_start_a11492a7 ON public.schedule_event USING btree (start);

CREATE INDEX schedule_event_start_end_89f30672_idx ON public.schedule_event USING btree (start, "end");

CREATE INDEX schedule_eventrelation_content_type_id_d4187723 ON public.schedule_eventrelation USING btree (content_type_id);

CREATE INDEX schedule_eventrelation_content_type_id_object_id_c1b1e893_idx ON public.schedule_eventrelation USING btree (content_type_id, object_id);

CREATE INDEX schedule_eventrelation_event_id_8c57a7b4 ON public.schedule_eventrelation USING btree (event_id);

CREATE INDEX schedule_eventrelation_object_id_e22334a2 ON public.schedule_eventrelation USING btree (object_id);

CREATE INDEX schedule_occurrence_end_ae255624 ON public.schedule_occurrence USING btree ("end");

CREATE INDEX schedule_occurrence_event_id_ade47cd8 ON public.schedule_occurrence USING btree (event_id);

CREATE INDEX schedule_occurrence_start_b28eeb2f ON public.schedule_occurrence USING btree (start);

CREATE INDEX schedule_occurrence_start_end_5fc98870_idx ON public.schedule_occurrence USING btree (start, "end");

CREATE INDEX search_text_vector ON public.portal_searchtext USING gin (vector);

CREATE INDEX search_word_pieces ON public.portal_searchword USING gin (pieces);

CREATE INDEX seat_offer_deadline ON public.training_sessions_seatoffer USING btree (expires_at) WHERE ((outcome)::text = 'open'::text);

CREATE UNIQUE INDEX seat_offer_one_open_per_booking ON public.training_sessions_seatoffer USING btree (booking_id) WHERE ((outcome)::text = 'open'::text);

CREATE UNIQUE INDEX security_alert_open_once ON public.portal_securityalert USING btree (rule, person_id, network) NULLS NOT DISTINCT WHERE (looked_at IS NULL);

CREATE INDEX security_event_by ON public.people_securityevent USING btree (by_id, at DESC);

CREATE INDEX security_event_kind ON public.people_securityevent USING btree (kind, at DESC);

CREATE INDEX security_event_newest ON public.people_securityevent USING btree (at DESC, id DESC);

CREATE INDEX security_event_person ON public.people_securityevent USING btree (person_id, at DESC);

CREATE UNIQUE INDEX series_template_one_current ON public.training_sessions_seriestemplate USING btree (line) WHERE (replaced_at IS NULL);

CREATE INDEX session_begin ON public.training_sessions_trainingsession USING btree (lower(period));

CREATE UNIQUE INDEX session_number_once_per_series ON public.training_sessions_trainingsession USING btree (series_id, number) WHERE ((NOT ((status)::text = 'cancelled'::text)) AND (NOT is_make_up));

CREATE INDEX session_organisation_begin ON public.training_sessions_trainingsession USING btree (organisation_id, lower(period));

CREATE INDEX session_period ON public.training_sessions_trainingsession USING gist (period);

CREATE INDEX sign_in_at_provider ON public.people_signin USING btree (issuer, sid) WHERE (ended_at IS NULL);

CREATE INDEX statement_person ON public.xapi_statement USING btree (person, stored) WHERE (person IS NOT NULL);

CREATE INDEX statement_refers ON public.xapi_statement USING btree (refers) WHERE (refers IS NOT NULL);

CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);

CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);

CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);

CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);

CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);

CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);

CREATE UNIQUE INDEX task_open_once ON public.approval_task USING btree (kind, organisation_id, assignment_id) WHERE (done_at IS NULL);

CREATE UNIQUE INDEX trainer_assigned_once_per_session ON public.training_sessions_trainerassignment USING btree (trainer_id, session_id) WHERE (withdrawn_at IS NULL);

CREATE INDEX training_sessions_agendachoice_item_id_7f3a4903 ON public.training_sessions_agendachoice USING btree (item_id);

CREATE INDEX training_sessions_agendachoice_registration_id_e0fe5129 ON public.training_sessions_agendachoice USING btree (registration_id);

CREATE INDEX training_sessions_agendaitem_session_id_2ddf3ae7 ON public.training_sessions_agendaitem USING btree (session_id);

CREATE INDEX training_sessions_agreedpoint_invitee_id_cb01e7d4 ON public.training_sessions_agreedpoint USING btree (invitee_id);

CREATE INDEX training_sessions_agreedpoint_meeting_id_5dbe3bf8 ON public.training_sessions_agreedpoint USING btree (meeting_id);

CREATE INDEX training_sessions_agreedpoint_noted_by_id_e5fc9607 ON public.training_sessions_agreedpoint USING btree (noted_by_id);

CREATE INDEX training_sessions_attendance_marked_by_id_9bbfa85d ON public.training_sessions_attendance USING btree (marked_by_id);

CREATE INDEX training_sessions_attendance_person_id_bcd2fbb5 ON public.training_sessions_attendance USING btree (person_id);

CREATE INDEX training_sessions_attendance_session_id_971c9fb0 ON public.training_sessions_attendance USING btree (session_id);

CREATE INDEX training_sessions_attendancecorrection_asked_by_id_85e253e2 ON public.training_sessions_attendancecorrection USING btree (asked_by_id);

CREATE INDEX training_sessions_attendancecorrection_attendance_id_58bdfa3d ON public.training_sessions_attendancecorrection USING btree (attendance_id);

CREATE INDEX training_sessions_attendancecorrection_settled_by_id_5260bd58 ON public.training_sessions_attendancecorrection USING btree (settled_by_id);

CREATE INDEX training_sessions_booking_course_id_1a465566 ON public.training_sessions_booking USING btree (course_id);

CREATE INDEX training_sessions_booking_home_id_c154e035 ON public.training_sessions_booking USING btree (home_id);

CREATE INDEX training_sessions_booking_made_by_id_9de907e0 ON public.training_sessions_booking USING btree (made_by_id);

CREATE INDEX training_sessions_booking_session_id_bddecd01 ON public.training_sessions_booking USING btree (session_id);

CREATE INDEX training_sessions_busytime_calendar_id_d7e27f44 ON public.training_sessions_busytime USING btree (calendar_id);

CREATE INDEX training_sessions_calendarfeed_person_id_e4f87808 ON public.training_sessions_calendarfeed USING btree (person_id);

CREATE INDEX training_sessions_calendarfeed_secret_hash_b806ac1c_like ON public.training_sessions_calendarfeed USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX training_sessions_checkinclaim_person_id_9f64d1de ON public.training_sessions_checkinclaim USING btree (person_id);

CREATE INDEX training_sessions_checkinclaim_session_id_5d25c43b ON public.training_sessions_checkinclaim USING btree (session_id);

CREATE INDEX training_sessions_childrencount_booking_id_6c174cf7 ON public.training_sessions_childrencount USING btree (booking_id);

CREATE INDEX training_sessions_closingevaluation_by_id_68210eff ON public.training_sessions_closingevaluation USING btree (by_id);

CREATE INDEX training_sessions_closingevaluation_plan_id_293ed94a ON public.training_sessions_closingevaluation USING btree (plan_id);

CREATE INDEX training_sessions_competence_module_id_03d2b63b ON public.training_sessions_competence USING btree (module_id);

CREATE INDEX training_sessions_competence_trainer_id_54c189ba ON public.training_sessions_competence USING btree (trainer_id);

CREATE INDEX training_sessions_courseplace_home_id_d4b82f72 ON public.training_sessions_courseplace USING btree (home_id);

CREATE INDEX training_sessions_courseplace_made_by_id_d0e9180e ON public.training_sessions_courseplace USING btree (made_by_id);

CREATE INDEX training_sessions_courseplace_series_id_01a6f502 ON public.training_sessions_courseplace USING btree (series_id);

CREATE INDEX training_sessions_datepoll_meeting_id_57e2e934 ON public.training_sessions_datepoll USING btree (meeting_id);

CREATE INDEX training_sessions_dayfeedback_person_id_ebdd0f2e ON public.training_sessions_dayfeedback USING btree (person_id);

CREATE INDEX training_sessions_dayfeedback_session_id_8bde875b ON public.training_sessions_dayfeedback USING btree (session_id);

CREATE INDEX training_sessions_dialoguemeeting_home_id_7a061870 ON public.training_sessions_dialoguemeeting USING btree (home_id);

CREATE INDEX training_sessions_dialoguemeeting_made_by_id_bc69e8d1 ON public.training_sessions_dialoguemeeting USING btree (made_by_id);

CREATE INDEX training_sessions_dialoguemeeting_organisation_id_cec0cd92 ON public.training_sessions_dialoguemeeting USING btree (organisation_id);

CREATE INDEX training_sessions_dialoguemeeting_venue_id_4b5f8917 ON public.training_sessions_dialoguemeeting USING btree (venue_id);

CREATE INDEX training_sessions_evaluation_person_id_41ad249f ON public.training_sessions_evaluation USING btree (person_id);

CREATE INDEX training_sessions_evaluation_series_id_3f73472f ON public.training_sessions_evaluation USING btree (series_id);

CREATE INDEX training_sessions_evaluation_session_id_6d30f0b6 ON public.training_sessions_evaluation USING btree (session_id);

CREATE INDEX training_sessions_gatheringrequest_asked_by_id_e117a9b6 ON public.training_sessions_gatheringrequest USING btree (asked_by_id);

CREATE INDEX training_sessions_gatheringrequest_home_id_24686ce9 ON public.training_sessions_gatheringrequest USING btree (home_id);

CREATE INDEX training_sessions_gatheringrequest_organisation_id_15692b7d ON public.training_sessions_gatheringrequest USING btree (organisation_id);

CREATE INDEX training_sessions_gatheringrequest_part_id_220b185e ON public.training_sessions_gatheringrequest USING btree (part_id);

CREATE INDEX training_sessions_goal_plan_id_4666a204 ON public.training_sessions_goal USING btree (plan_id);

CREATE INDEX training_sessions_goalmark_goal_id_490b2e36 ON public.training_sessions_goalmark USING btree (goal_id);

CREATE INDEX training_sessions_goalmark_visit_id_f0e97b4d ON public.training_sessions_goalmark USING btree (visit_id);

CREATE INDEX training_sessions_groupmembership_group_id_7492cdfd ON public.training_sessions_groupmembership USING btree (group_id);

CREATE INDEX training_sessions_groupmembership_person_id_95d64896 ON public.training_sessions_groupmembership USING btree (person_id);

CREATE INDEX training_sessions_grouppost_at_0073a6d0 ON public.training_sessions_grouppost USING btree (at);

CREATE INDEX training_sessions_grouppost_author_id_d688f16e ON public.training_sessions_grouppost USING btree (author_id);

CREATE INDEX training_sessions_grouppost_group_id_a1bfcef7 ON public.training_sessions_grouppost USING btree (group_id);

CREATE INDEX training_sessions_grouppost_hidden_by_id_e0716ff1 ON public.training_sessions_grouppost USING btree (hidden_by_id);

CREATE INDEX training_sessions_groupresource_group_id_cad75057 ON public.training_sessions_groupresource USING btree (group_id);

CREATE INDEX training_sessions_inhomepl_inhomeplan_id_0730f1e8 ON public.training_sessions_inhomeplan_resource_people USING btree (inhomeplan_id);

CREATE INDEX training_sessions_inhomeplan_asked_by_id_62d269bb ON public.training_sessions_inhomeplan USING btree (asked_by_id);

CREATE INDEX training_sessions_inhomeplan_assignment_id_bd9d5f7e ON public.training_sessions_inhomeplan USING btree (assignment_id);

CREATE INDEX training_sessions_inhomeplan_counts_as_inhomeplan_id_7f1f6e1c ON public.training_sessions_inhomeplan_counts_as USING btree (inhomeplan_id);

CREATE INDEX training_sessions_inhomeplan_counts_as_part_id_495b6401 ON public.training_sessions_inhomeplan_counts_as USING btree (part_id);

CREATE INDEX training_sessions_inhomeplan_decided_by_id_a03e2f43 ON public.training_sessions_inhomeplan USING btree (decided_by_id);

CREATE INDEX training_sessions_inhomeplan_organisation_id_2d8a927b ON public.training_sessions_inhomeplan USING btree (organisation_id);

CREATE INDEX training_sessions_inhomeplan_resource_people_user_id_553249aa ON public.training_sessions_inhomeplan_resource_people USING btree (user_id);

CREATE INDEX training_sessions_inhomevisit_plan_id_6412b196 ON public.training_sessions_inhomevisit USING btree (plan_id);

CREATE INDEX training_sessions_inhomevisit_reported_by_id_b7bac94f ON public.training_sessions_inhomevisit USING btree (reported_by_id);

CREATE INDEX training_sessions_inhomevisit_themes_inhomevisit_id_f5851933 ON public.training_sessions_inhomevisit_themes USING btree (inhomevisit_id);

CREATE INDEX training_sessions_inhomevisit_themes_module_id_8703f22f ON public.training_sessions_inhomevisit_themes USING btree (module_id);

CREATE INDEX training_sessions_invitee_answered_by_id_56d0e744 ON public.training_sessions_invitee USING btree (answered_by_id);

CREATE INDEX training_sessions_invitee_comes_invitee_id_aa09da6b ON public.training_sessions_invitee_comes USING btree (invitee_id);

CREATE INDEX training_sessions_invitee_comes_user_id_eadc617b ON public.training_sessions_invitee_comes USING btree (user_id);

CREATE INDEX training_sessions_invitee_meeting_id_44793160 ON public.training_sessions_invitee USING btree (meeting_id);

CREATE INDEX training_sessions_invitee_municipality_id_a394d95a ON public.training_sessions_invitee USING btree (municipality_id);

CREATE INDEX training_sessions_invitee_municipality_id_a394d95a_like ON public.training_sessions_invitee USING btree (municipality_id varchar_pattern_ops);

CREATE INDEX training_sessions_invitee_organisation_id_df069d2e ON public.training_sessions_invitee USING btree (organisation_id);

CREATE INDEX training_sessions_invitee_person_id_22be2952 ON public.training_sessions_invitee USING btree (person_id);

CREATE INDEX training_sessions_invitee_secret_hash_21114eac_like ON public.training_sessions_invitee USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX training_sessions_mailedentry_message_id_6fb88a55 ON public.training_sessions_mailedentry USING btree (message_id);

CREATE INDEX training_sessions_mailedentry_person_id_50159ddb ON public.training_sessions_mailedentry USING btree (person_id);

CREATE INDEX training_sessions_mailedentry_session_id_bbe1c0fb ON public.training_sessions_mailedentry USING btree (session_id);

CREATE INDEX training_sessions_networ_targetgroup_id_37cfb297_like ON public.training_sessions_networkgroup_target_groups USING btree (targetgroup_id varchar_pattern_ops);

CREATE INDEX training_sessions_networkg_networkgroup_id_573f274a ON public.training_sessions_networkgroup_target_groups USING btree (networkgroup_id);

CREATE INDEX training_sessions_networkg_targetgroup_id_37cfb297 ON public.training_sessions_networkgroup_target_groups USING btree (targetgroup_id);

CREATE INDEX training_sessions_networkgroup_event_id_bc0e43fe ON public.training_sessions_networkgroup USING btree (event_id);

CREATE INDEX training_sessions_networkgroup_facilitator_id_004dc68e ON public.training_sessions_networkgroup USING btree (facilitator_id);

CREATE INDEX training_sessions_networkgroup_organisation_id_924652ad ON public.training_sessions_networkgroup USING btree (organisation_id);

CREATE INDEX training_sessions_notified_person_id_86251647 ON public.training_sessions_notified USING btree (person_id);

CREATE INDEX training_sessions_notified_session_id_880d88d4 ON public.training_sessions_notified USING btree (session_id);

CREATE INDEX training_sessions_postreport_by_id_65784e55 ON public.training_sessions_postreport USING btree (by_id);

CREATE INDEX training_sessions_postreport_post_id_d7e3f258 ON public.training_sessions_postreport USING btree (post_id);

CREATE INDEX training_sessions_proposed_proposedseries_id_e55070a9 ON public.training_sessions_proposedseries_trainers USING btree (proposedseries_id);

CREATE INDEX training_sessions_proposedseries_season_id_d135472e ON public.training_sessions_proposedseries USING btree (season_id);

CREATE INDEX training_sessions_proposedseries_template_id_e9270a59 ON public.training_sessions_proposedseries USING btree (template_id);

CREATE INDEX training_sessions_proposedseries_trainers_user_id_2b938c75 ON public.training_sessions_proposedseries_trainers USING btree (user_id);

CREATE INDEX training_sessions_proposedseries_venue_id_f0e8534e ON public.training_sessions_proposedseries USING btree (venue_id);

CREATE INDEX training_sessions_proposedtime_poll_id_f757a8c7 ON public.training_sessions_proposedtime USING btree (poll_id);

CREATE INDEX training_sessions_reachw_municipality_id_3b826321_like ON public.training_sessions_reachwish_reachable USING btree (municipality_id varchar_pattern_ops);

CREATE INDEX training_sessions_reachwish_reachable_municipality_id_3b826321 ON public.training_sessions_reachwish_reachable USING btree (municipality_id);

CREATE INDEX training_sessions_reachwish_reachable_reachwish_id_083ab2c7 ON public.training_sessions_reachwish_reachable USING btree (reachwish_id);

CREATE INDEX training_sessions_registration_booking_id_27a92791 ON public.training_sessions_registration USING btree (booking_id);

CREATE INDEX training_sessions_registration_person_id_48e73bfd ON public.training_sessions_registration USING btree (person_id);

CREATE INDEX training_sessions_registration_session_id_72cf93e1 ON public.training_sessions_registration USING btree (session_id);

CREATE INDEX training_sessions_required_requiredvisit_id_1182510f ON public.training_sessions_requiredvisit_delivers USING btree (requiredvisit_id);

CREATE INDEX training_sessions_requiredvisit_delivers_part_id_263036d8 ON public.training_sessions_requiredvisit_delivers USING btree (part_id);

CREATE INDEX training_sessions_requiredvisit_series_id_bb04d465 ON public.training_sessions_requiredvisit USING btree (series_id);

CREATE INDEX training_sessions_season_made_by_id_552f1245 ON public.training_sessions_season USING btree (made_by_id);

CREATE INDEX training_sessions_season_organisation_id_6b2f2717 ON public.training_sessions_season USING btree (organisation_id);

CREATE INDEX training_sessions_seatevent_booking_id_afa33728 ON public.training_sessions_seatevent USING btree (booking_id);

CREATE INDEX training_sessions_seatevent_by_id_36a31e5f ON public.training_sessions_seatevent USING btree (by_id);

CREATE INDEX training_sessions_seatoffer_booking_id_590a1441 ON public.training_sessions_seatoffer USING btree (booking_id);

CREATE INDEX training_sessions_series_event_id_51f2d190 ON public.training_sessions_series USING btree (event_id);

CREATE INDEX training_sessions_series_made_by_id_e5f222a8 ON public.training_sessions_series USING btree (made_by_id);

CREATE INDEX training_sessions_series_organisation_id_d17a8165 ON public.training_sessions_series USING btree (organisation_id);

CREATE INDEX training_sessions_series_split_from_id_1102fc04 ON public.training_sessions_series USING btree (split_from_id);

CREATE INDEX training_sessions_series_template_id_f04d4636 ON public.training_sessions_series USING btree (template_id);

CREATE INDEX training_sessions_seriesmove_moved_by_id_81d32311 ON public.training_sessions_seriesmove USING btree (moved_by_id);

CREATE INDEX training_sessions_seriesmove_organisation_id_98176848 ON public.training_sessions_seriesmove USING btree (organisation_id);

CREATE INDEX training_sessions_seriesmove_series_id_1e5e3cb6 ON public.training_sessions_seriesmove USING btree (series_id);

CREATE INDEX training_sessions_seriestemplate_made_by_id_f013f04c ON public.training_sessions_seriestemplate USING btree (made_by_id);

CREATE INDEX training_sessions_seriestemplate_organisation_id_45d0ca76 ON public.training_sessions_seriestemplate USING btree (organisation_id);

CREATE INDEX training_sessions_seriestemplate_programme_version_id_c0fe3a84 ON public.training_sessions_seriestemplate USING btree (programme_version_id);

CREATE INDEX training_sessions_seriesvisit_home_id_b3415358 ON public.training_sessions_seriesvisit USING btree (home_id);

CREATE INDEX training_sessions_seriesvisit_required_id_8f34e98f ON public.training_sessions_seriesvisit USING btree (required_id);

CREATE INDEX training_sessions_substitute_by_id_db7b6e1a ON public.training_sessions_substitute USING btree (by_id);

CREATE INDEX training_sessions_substitute_part_id_ebeae30b ON public.training_sessions_substitute USING btree (part_id);

CREATE INDEX training_sessions_substitute_programme_version_id_ae603663 ON public.training_sessions_substitute USING btree (programme_version_id);

CREATE INDEX training_sessions_template_templategathering_id_32ac046d ON public.training_sessions_templategathering_due_before USING btree (templategathering_id);

CREATE INDEX training_sessions_template_templategathering_id_80b01a7b ON public.training_sessions_templategathering_delivers USING btree (templategathering_id);

CREATE INDEX training_sessions_templategathering_delivers_part_id_f254ba31 ON public.training_sessions_templategathering_delivers USING btree (part_id);

CREATE INDEX training_sessions_templategathering_due_before_part_id_610e71d3 ON public.training_sessions_templategathering_due_before USING btree (part_id);

CREATE INDEX training_sessions_templategathering_template_id_42ac0dc2 ON public.training_sessions_templategathering USING btree (template_id);

CREATE INDEX training_sessions_timeanswer_answered_by_id_845e67a6 ON public.training_sessions_timeanswer USING btree (answered_by_id);

CREATE INDEX training_sessions_timeanswer_invitee_id_21d5d371 ON public.training_sessions_timeanswer USING btree (invitee_id);

CREATE INDEX training_sessions_timeanswer_time_id_75dc6d40 ON public.training_sessions_timeanswer USING btree (time_id);

CREATE INDEX training_sessions_trainerabsence_trainer_id_0a49e566 ON public.training_sessions_trainerabsence USING btree (trainer_id);

CREATE INDEX training_sessions_trainerassignment_session_id_ab0a7175 ON public.training_sessions_trainerassignment USING btree (session_id);

CREATE INDEX training_sessions_trainerassignment_trainer_id_67bd194e ON public.training_sessions_trainerassignment USING btree (trainer_id);

CREATE INDEX training_sessions_traini_targetgroup_id_1aaac42b_like ON public.training_sessions_trainingsession_target_groups USING btree (targetgroup_id varchar_pattern_ops);

CREATE INDEX training_sessions_training_targetgroup_id_1aaac42b ON public.training_sessions_trainingsession_target_groups USING btree (targetgroup_id);

CREATE INDEX training_sessions_training_trainingsession_id_3f8f052b ON public.training_sessions_trainingsession_target_groups USING btree (trainingsession_id);

CREATE INDEX training_sessions_training_trainingsession_id_6c6d80aa ON public.training_sessions_trainingsession_due_before USING btree (trainingsession_id);

CREATE INDEX training_sessions_training_trainingsession_id_74765953 ON public.training_sessions_trainingsession_delivers USING btree (trainingsession_id);

CREATE INDEX training_sessions_trainingsession_delivers_part_id_54b79b7d ON public.training_sessions_trainingsession_delivers USING btree (part_id);

CREATE INDEX training_sessions_trainingsession_due_before_part_id_572fc5d1 ON public.training_sessions_trainingsession_due_before USING btree (part_id);

CREATE INDEX training_sessions_trainingsession_group_id_dd096d41 ON public.training_sessions_trainingsession USING btree (group_id);

CREATE INDEX training_sessions_trainingsession_made_by_id_2e9ed52d ON public.training_sessions_trainingsession USING btree (made_by_id);

CREATE INDEX training_sessions_trainingsession_organisation_id_fa6ab8d5 ON public.training_sessions_trainingsession USING btree (organisation_id);

CREATE INDEX training_sessions_trainingsession_replaced_by_id_433498d4 ON public.training_sessions_trainingsession USING btree (replaced_by_id);

CREATE INDEX training_sessions_trainingsession_series_id_021fb544 ON public.training_sessions_trainingsession USING btree (series_id);

CREATE INDEX training_sessions_trainingsession_venue_id_cd9628d6 ON public.training_sessions_trainingsession USING btree (venue_id);

CREATE INDEX training_sessions_unsuitabledays_person_id_cafcb286 ON public.training_sessions_unsuitabledays USING btree (person_id);

CREATE INDEX training_sessions_venue_municipality_id_ad179c15 ON public.training_sessions_venue USING btree (municipality_id);

CREATE INDEX training_sessions_venue_municipality_id_ad179c15_like ON public.training_sessions_venue USING btree (municipality_id varchar_pattern_ops);

CREATE INDEX training_sessions_venue_organisation_id_79eb0842 ON public.training_sessions_venue USING btree (organisation_id);

CREATE INDEX training_sessions_venuebooking_venue_id_34e1e2d6 ON public.training_sessions_venuebooking USING btree (venue_id);

CREATE INDEX training_sessions_visitor_made_by_id_7f5b6f44 ON public.training_sessions_visitor USING btree (made_by_id);

CREATE INDEX training_sessions_visitor_municipality_id_0c4b9219 ON public.training_sessions_visitor USING btree (municipality_id);

CREATE INDEX training_sessions_visitor_municipality_id_0c4b9219_like ON public.training_sessions_visitor USING btree (municipality_id varchar_pattern_ops);

CREATE INDEX training_sessions_visitor_secret_hash_d41b4472_like ON public.training_sessions_visitor USING btree (secret_hash varchar_pattern_ops);

CREATE INDEX training_sessions_visitor_session_id_3933a112 ON public.training_sessions_visitor USING btree (session_id);

CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY ((ARRAY['in_progress'::character varying, 'needs_changes'::character varying])::text[]));

CREATE INDEX user_email ON public.people_user USING btree (email);

CREATE INDEX user_erased ON public.people_user USING btree (uuid) WHERE (erased_at IS NOT NULL);

CREATE INDEX visitor_mail_status ON public.notices_visitormail USING btree (status, not_before);

CREATE UNIQUE INDEX visitor_once_per_session ON public.training_sessions_visitor USING btree (session_id, email) WHERE (NOT ((email)::text = ''::text));

CREATE INDEX visitor_queue ON public.training_sessions_visitor USING btree (session_id, queued_at);

CREATE INDEX wagtail_localize_localesynchronization_sync_from_id_1bc4c2eb ON public.wagtail_localize_localesynchronization USING btree (sync_from_id);

CREATE INDEX wagtail_localize_overridablesegment_context_id_eed8c388 ON public.wagtail_localize_overridablesegment USING btree (context_id);

CREATE INDEX wagtail_localize_overridablesegment_source_id_5720ac20 ON public.wagtail_localize_overridablesegment USING btree (source_id);

CREATE INDEX wagtail_localize_relatedobjectsegment_context_id_c0a725be ON public.wagtail_localize_relatedobjectsegment USING btree (context_id);

CREATE INDEX wagtail_localize_relatedobjectsegment_object_id_6c7b58df ON public.wagtail_localize_relatedobjectsegment USING btree (object_id);

CREATE INDEX wagtail_localize_relatedobjectsegment_source_id_9a3b1373 ON public.wagtail_localize_relatedobjectsegment USING btree (source_id);

CREATE INDEX wagtail_localize_segmentoverride_context_id_f827efe0 ON public.wagtail_localize_segmentoverride USING btree (context_id);

CREATE INDEX wagtail_localize_segmentoverride_last_translated_by_id_a86448fc ON public.wagtail_localize_segmentoverride USING btree (last_translated_by_id);

CREATE INDEX wagtail_localize_segmentoverride_locale_id_b1673d41 ON public.wagtail_localize_segmentoverride USING btree (locale_id);

CREATE INDEX wagtail_localize_string_locale_id_2cded126 ON public.wagtail_localize_string USING btree (locale_id);

CREATE INDEX wagtail_localize_stringsegment_context_id_63235539 ON public.wagtail_localize_stringsegment USING btree (context_id);

CREATE INDEX wagtail_localize_stringsegment_source_id_5804129f ON public.wagtail_localize_stringsegment USING btree (source_id);

CREATE INDEX wagtail_localize_stringsegment_string_id_6356d5ec ON public.wagtail_localize_stringsegment USING btree (string_id);

CREATE INDEX wagtail_localize_stringtra_last_translated_by_id_764c7a3f ON public.wagtail_localize_stringtranslation USING btree (last_translated_by_id);

CREATE INDEX wagtail_localize_stringtranslation_context_id_3cc13049 ON public.wagtail_localize_stringtranslation USING btree (context_id);

CREATE INDEX wagtail_localize_stringtranslation_locale_id_b9e3730d ON public.wagtail_localize_stringtranslation USING btree (locale_id);

CREATE INDEX wagtail_localize_stringtranslation_translation_of_id_8eef01d0 ON public.wagtail_localize_stringtranslation USING btree (translation_of_id);

CREATE INDEX wagtail_localize_templatesegment_context_id_81456b25 ON public.wagtail_localize_templatesegment USING btree (context_id);

CREATE INDEX wagtail_localize_templatesegment_source_id_26b89dc6 ON public.wagtail_localize_templatesegment USING btree (source_id);

CREATE INDEX wagtail_localize_templatesegment_template_id_c370b3c8 ON public.wagtail_localize_templatesegment USING btree (template_id);

CREATE INDEX wagtail_localize_translatableobject_content_type_id_0d6c5139 ON public.wagtail_localize_translatableobject USING btree (content_type_id);

CREATE INDEX wagtail_localize_translati_specific_content_type_id_3095eb76 ON public.wagtail_localize_translationsource USING btree (specific_content_type_id);

CREATE INDEX wagtail_localize_translation_source_id_e326e1e3 ON public.wagtail_localize_translation USING btree (source_id);

CREATE INDEX wagtail_localize_translation_target_locale_id_8c524f73 ON public.wagtail_localize_translation USING btree (target_locale_id);

CREATE INDEX wagtail_localize_translationcontext_object_id_86263ce7 ON public.wagtail_localize_translationcontext USING btree (object_id);

CREATE INDEX wagtail_localize_translationlog_locale_id_37619cb4 ON public.wagtail_localize_translationlog USING btree (locale_id);

CREATE INDEX wagtail_localize_translationlog_page_revision_id_b036eea6 ON public.wagtail_localize_translationlog USING btree (revision_id);

CREATE INDEX wagtail_localize_translationlog_source_id_7228923e ON public.wagtail_localize_translationlog USING btree (source_id);

CREATE INDEX wagtail_localize_translationsource_locale_id_0ac264c0 ON public.wagtail_localize_translationsource USING btree (locale_id);

CREATE INDEX wagtail_localize_translationsource_object_id_6a078fd2 ON public.wagtail_localize_translationsource USING btree (object_id);

CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);

CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);

CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);

CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);

CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);

CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);

CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);

CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);

CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);

CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);

CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);

CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);

CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);

CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);

CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);

CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);

CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);

CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);

CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);

CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);

CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);

CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);

CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);

CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);

CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);

CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);

CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);

CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);

CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);

CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);

CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);

CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);

CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);

CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);

CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);

CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);

CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");

CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);

CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);

CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);

CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);

CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);

CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);

CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);

CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);

CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);

CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);

CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);

CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);

CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);

CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);

CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);

CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);

CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);

CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);

CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");

CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);

CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);

CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);

CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);

CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);

CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);

CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);

CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);

CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);

CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);

CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);

CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);

CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);

CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);

CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);

CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);

CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);

CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);

CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);

CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);

CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);

CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);

CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);

CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);

CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);

CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);

CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);

CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);

CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);

CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);

CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);

CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);

CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);

CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);

CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);

CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);

CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);

CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);

CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);

CREATE INDEX wagtailforms_formsubmission_page_id_e48e93e7 ON public.wagtailforms_formsubmission USING btree (page_id);

CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);

CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);

CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);

CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);

CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);

CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);

CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);

CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);

CREATE INDEX wagtailmedia_media_collection_id_96a2317d ON public.wagtailmedia_media USING btree (collection_id);

CREATE INDEX wagtailmedia_media_uploaded_by_user_id_96e8e61b ON public.wagtailmedia_media USING btree (uploaded_by_user_id);

CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON public.wagtailredirects_redirect USING btree (old_path);

CREATE INDEX wagtailredirects_redirect_old_path_bb35247b_like ON public.wagtailredirects_redirect USING btree (old_path varchar_pattern_ops);

CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON public.wagtailredirects_redirect USING btree (redirect_page_id);

CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON public.wagtailredirects_redirect USING btree (site_id);

CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);

CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);

CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);

CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);

CREATE UNIQUE INDEX way_in_proposal_once ON public.people_wayinproposal USING btree (user_id) WHERE (confirmed_by_id IS NULL);

CREATE UNIQUE INDEX webhook_once ON public.approval_webhook USING btree (organisation_id, url) WHERE (stopped_at IS NULL);

CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);

CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);

CREATE INDEX xapi_attachment_sha2_bf5666ee_like ON public.xapi_attachment USING btree (sha2 varchar_pattern_ops);

CREATE INDEX xapi_credential_created_by_id_14821a4a ON public.xapi_credential USING btree (created_by_id);

CREATE INDEX xapi_credential_key_c9644922_like ON public.xapi_credential USING btree (key varchar_pattern_ops);

CREATE INDEX xapi_credential_revoked_by_id_fd0b9e6a ON public.xapi_credential USING btree (revoked_by_id);

CREATE INDEX xapi_erasure_by_id_4893608c ON public.xapi_erasure USING btree (by_id);

CREATE INDEX xapi_statement_credential_id_c48fe632 ON public.xapi_statement USING btree (credential_id);

CREATE INDEX xapi_tie_credential_id_a132a981 ON public.xapi_tie USING btree (credential_id);

CREATE INDEX xapi_tie_tied_by_id_e29231d3 ON public.xapi_tie USING btree (tied_by_id);

CREATE INDEX xapi_voiding_reach_id_c7f14a84 ON public.xapi_voiding USING btree (reach_id);

CREATE INDEX xapi_voiding_statement_id_8c7b05dc ON public.xapi_voiding USING btree (statement_id);

CREATE TRIGGER approval_approval_guard BEFORE DELETE OR UPDATE ON public.approval_approval FOR EACH ROW EXECUTE FUNCTION public.approval_approval_guard();

CREATE TRIGGER approval_approval_kept_whole BEFORE TRUNCATE ON public.approval_approval FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER approval_approval_removed AFTER DELETE ON public.approval_approval REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', 'id');

CREATE TRIGGER approval_archive_guard BEFORE DELETE OR UPDATE ON public.approval_archiverecord FOR EACH ROW EXECUTE FUNCTION public.approval_archive_guard();

CREATE TRIGGER approval_archiverecord_kept_whole BEFORE TRUNCATE ON public.approval_archiverecord FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER approval_archiverecord_removed AFTER DELETE ON public.approval_archiverecord REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', '0::bigint');

CREATE TRIGGER approval_requirement_guard BEFORE INSERT OR DELETE OR UPDATE ON public.approval_requirement FOR EACH ROW EXECUTE FUNCTION public.approval_requirement_guard();

CREATE TRIGGER approval_requirement_kept_whole BEFORE TRUNCATE ON public.approval_requirement FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER approval_requirement_removed AFTER DELETE ON public.approval_requirement REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', '0::bigint');

CREATE TRIGGER approval_review_guard BEFORE DELETE OR UPDATE ON public.approval_review FOR EACH ROW WHEN (((old.conclusion)::text <> ''::text)) EXECUTE FUNCTION public.approval_review_guard();

CREATE TRIGGER approval_review_kept_whole BEFORE TRUNCATE ON public.approval_review FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER approval_review_removed AFTER DELETE ON public.approval_review REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', '0::bigint');

CREATE TRIGGER approval_rule_set_guard BEFORE DELETE OR UPDATE ON public.approval_ruleset FOR EACH ROW WHEN ((old.confirmed_by_id IS NOT NULL)) EXECUTE FUNCTION public.approval_rule_set_guard();

CREATE TRIGGER approval_ruleset_kept_whole BEFORE TRUNCATE ON public.approval_ruleset FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER approval_ruleset_removed AFTER DELETE ON public.approval_ruleset REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', '0::bigint');

CREATE TRIGGER courses_lessonversion_frozen BEFORE DELETE OR UPDATE ON public.courses_lessonversion FOR EACH ROW EXECUTE FUNCTION public.courses_refuse_change();

CREATE TRIGGER courses_lessonversion_kept_whole BEFORE TRUNCATE ON public.courses_lessonversion FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER courses_lessonversion_removed AFTER DELETE ON public.courses_lessonversion REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', 'id');

CREATE TRIGGER courses_modulepart_frozen BEFORE DELETE OR UPDATE ON public.courses_modulepart FOR EACH ROW EXECUTE FUNCTION public.courses_refuse_change();

CREATE TRIGGER courses_modulepart_kept_whole BEFORE TRUNCATE ON public.courses_modulepart FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER courses_modulepart_removed AFTER DELETE ON public.courses_modulepart REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', 'id');

CREATE TRIGGER courses_moduleversion_frozen BEFORE DELETE OR UPDATE ON public.courses_moduleversion FOR EACH ROW EXECUTE FUNCTION public.courses_refuse_change();

CREATE TRIGGER courses_moduleversion_kept_whole BEFORE TRUNCATE ON public.courses_moduleversion FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER courses_moduleversion_removed AFTER DELETE ON public.courses_moduleversion REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('uuid', '0::bigint');

CREATE TRIGGER courses_programmemodule_frozen BEFORE DELETE OR UPDATE ON public.courses_programmemodule FOR EACH ROW EXECUTE FUNCTION public.courses_refuse_change();

CREATE TRIGGER courses_programmemodule_kept_whole BEFORE TRUNCATE ON public.courses_programmemodule FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER courses_programmemodule_removed AFTER DELETE ON public.courses_programmemodule REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', 'id');

CREATE TRIGGER courses_programmeversion_frozen BEFORE DELETE OR UPDATE ON public.courses_programmeversion FOR EACH ROW EXECUTE FUNCTION public.courses_only_recommend();

CREATE TRIGGER courses_programmeversion_kept_whole BEFORE TRUNCATE ON public.courses_programmeversion FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER courses_programmeversion_removed AFTER DELETE ON public.courses_programmeversion REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('uuid', '0::bigint');

CREATE TRIGGER people_assignment_organisation_id_goes_on AFTER INSERT ON public.people_assignment FOR EACH ROW EXECUTE FUNCTION public.people_office_goes_on('organisation_id');

CREATE TRIGGER people_auditentry_kept BEFORE DELETE OR UPDATE ON public.people_auditentry FOR EACH ROW EXECUTE FUNCTION public.people_keep_long();

CREATE TRIGGER people_auditentry_kept_whole BEFORE TRUNCATE ON public.people_auditentry FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER people_auditentry_removed AFTER DELETE ON public.people_auditentry REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', 'id');

CREATE TRIGGER people_fosterhome_registered_by_id_goes_on AFTER INSERT ON public.people_fosterhome FOR EACH ROW EXECUTE FUNCTION public.people_office_goes_on('registered_by_id');

CREATE TRIGGER people_fosterhome_trained_by_id_goes_on AFTER INSERT ON public.people_fosterhome FOR EACH ROW EXECUTE FUNCTION public.people_office_goes_on('trained_by_id');

CREATE TRIGGER people_lookup_kept BEFORE DELETE OR UPDATE ON public.people_lookup FOR EACH ROW EXECUTE FUNCTION public.people_keep_long();

CREATE TRIGGER people_lookup_kept_whole BEFORE TRUNCATE ON public.people_lookup FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER people_lookup_removed AFTER DELETE ON public.people_lookup REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', 'id');

CREATE TRIGGER people_membership_organisation_id_goes_on AFTER INSERT ON public.people_membership FOR EACH ROW EXECUTE FUNCTION public.people_office_goes_on('organisation_id');

CREATE TRIGGER people_right_ends_with_role AFTER DELETE OR UPDATE ON public.people_membership FOR EACH ROW EXECUTE FUNCTION public.people_end_right();

CREATE TRIGGER people_securityevent_kept BEFORE DELETE OR UPDATE ON public.people_securityevent FOR EACH ROW EXECUTE FUNCTION public.people_keep_security_event();

CREATE TRIGGER people_securityevent_kept_whole BEFORE TRUNCATE ON public.people_securityevent FOR EACH STATEMENT EXECUTE FUNCTION public.people_keep_security_event();

CREATE TRIGGER people_securityevent_removed AFTER DELETE ON public.people_securityevent REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', 'id');

CREATE TRIGGER portal_chainanchor_kept BEFORE DELETE OR UPDATE ON public.portal_chainanchor FOR EACH ROW EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER portal_chainanchor_kept_whole BEFORE TRUNCATE ON public.portal_chainanchor FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER portal_chainblock_kept BEFORE DELETE OR UPDATE ON public.portal_chainblock FOR EACH ROW EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER portal_chainblock_kept_whole BEFORE TRUNCATE ON public.portal_chainblock FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER portal_chainremoval_kept BEFORE DELETE OR UPDATE ON public.portal_chainremoval FOR EACH ROW EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER portal_chainremoval_kept_whole BEFORE TRUNCATE ON public.portal_chainremoval FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER statement_of_nobody_erased BEFORE INSERT ON public.xapi_statement FOR EACH ROW WHEN ((new.person IS NOT NULL)) EXECUTE FUNCTION public.xapi_statement_of_who_is_here();

CREATE TRIGGER training_sessions_networkgroup_goes_on AFTER INSERT ON public.training_sessions_networkgroup FOR EACH ROW EXECUTE FUNCTION public.people_office_goes_on('organisation_id');

CREATE TRIGGER training_sessions_venue_goes_on AFTER INSERT ON public.training_sessions_venue FOR EACH ROW EXECUTE FUNCTION public.people_office_goes_on('organisation_id');

CREATE TRIGGER xapi_erasure_kept BEFORE DELETE OR UPDATE ON public.xapi_erasure FOR EACH ROW EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER xapi_erasure_kept_whole BEFORE TRUNCATE ON public.xapi_erasure FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER xapi_erasure_removed AFTER DELETE ON public.xapi_erasure REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('statement_id', '0::bigint');

CREATE TRIGGER xapi_statement_guard BEFORE DELETE OR UPDATE ON public.xapi_statement FOR EACH ROW EXECUTE FUNCTION public.xapi_statement_guard();

CREATE TRIGGER xapi_statement_kept_whole BEFORE TRUNCATE ON public.xapi_statement FOR EACH STATEMENT EXECUTE FUNCTION public.people_refuse_change();

CREATE TRIGGER xapi_statement_removed AFTER DELETE ON public.xapi_statement REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.portal_note_removal('id', '(extract(epoch FROM stored) * 1000000)::bigint');

ALTER TABLE ONLY public.approval_apicall
    ADD CONSTRAINT approval_apicall_caseworker_id_3db1d98c_fk_people_user_id FOREIGN KEY (caseworker_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_approval
    ADD CONSTRAINT approval_approval_assignment_id_6279c755_fk_people_as FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_approval
    ADD CONSTRAINT approval_approval_decided_by_id_6bbb0f9d_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_approval
    ADD CONSTRAINT approval_approval_decided_for_id_b390328b_fk_people_or FOREIGN KEY (decided_for_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_approval_parents
    ADD CONSTRAINT approval_approval_pa_approval_id_4d4078b8_fk_approval_ FOREIGN KEY (approval_id) REFERENCES public.approval_approval(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_approval_parents
    ADD CONSTRAINT approval_approval_parents_user_id_2df85f9f_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_archiverecord
    ADD CONSTRAINT approval_archivereco_assignment_id_63c7efa0_fk_people_as FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_archiverecord
    ADD CONSTRAINT approval_archivereco_confirmed_by_id_9bc25947_fk_people_us FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_archiverecord
    ADD CONSTRAINT approval_archivereco_handed_over_by_id_94c08098_fk_people_us FOREIGN KEY (handed_over_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_archiverecord
    ADD CONSTRAINT approval_archivereco_organisation_id_0ed54a50_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_assignmentchange
    ADD CONSTRAINT approval_change_assignment_id_3a50808d_fk_people_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_assignmentchange
    ADD CONSTRAINT approval_change_organisation_id_46a8ba18_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_webhookdelivery
    ADD CONSTRAINT approval_delivery_change_id_ee468261_fk_approval_ FOREIGN KEY (change_id) REFERENCES public.approval_assignmentchange(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_webhookdelivery
    ADD CONSTRAINT approval_delivery_webhook_id_1fc8d926_fk_approval_webhook_id FOREIGN KEY (webhook_id) REFERENCES public.approval_webhook(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_gatestatus
    ADD CONSTRAINT approval_gatestatus_assignment_id_62673c77_fk_people_as FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_gatestatus
    ADD CONSTRAINT approval_gatestatus_home_id_7e828909_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_gatestatus
    ADD CONSTRAINT approval_gatestatus_preparation_id_4e866d7c_fk_people_pr FOREIGN KEY (preparation_id) REFERENCES public.people_preparation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_gatestatus
    ADD CONSTRAINT approval_gatestatus_rule_set_id_ffa87005_fk_approval_ruleset_id FOREIGN KEY (rule_set_id) REFERENCES public.approval_ruleset(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_handover
    ADD CONSTRAINT approval_handover_assignment_id_bd1ded9c_fk_people_as FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_handover
    ADD CONSTRAINT approval_handover_handed_by_id_a5b9182a_fk_people_user_id FOREIGN KEY (handed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_handover
    ADD CONSTRAINT approval_handover_to_id_11685112_fk_people_organisation_id FOREIGN KEY (to_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_homeforecast
    ADD CONSTRAINT approval_homeforecas_status_id_872ce7fe_fk_approval_ FOREIGN KEY (status_id) REFERENCES public.approval_gatestatus(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_learningpace
    ADD CONSTRAINT approval_learningpace_chosen_by_id_5bce2d33_fk_people_user_id FOREIGN KEY (chosen_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_learningpace
    ADD CONSTRAINT approval_learningpace_home_id_2174329c_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_monthlystatistics
    ADD CONSTRAINT approval_outlook_asked_by_id_5b057300_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_monthlystatistics
    ADD CONSTRAINT approval_outlook_organisation_id_943eefa6_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_monthlystatistics
    ADD CONSTRAINT approval_outlook_region_id_e541437a_fk_people_region_code FOREIGN KEY (region_id) REFERENCES public.people_region(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_planwaiting
    ADD CONSTRAINT approval_planwaiting_person_id_94b65699_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_planwaiting
    ADD CONSTRAINT approval_planwaiting_status_id_a4e6203a_fk_approval_ FOREIGN KEY (status_id) REFERENCES public.approval_gatestatus(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_proofadult
    ADD CONSTRAINT approval_proofadult_link_id_63cb6c60_fk_approval_prooflink_id FOREIGN KEY (link_id) REFERENCES public.approval_prooflink(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_proofadult
    ADD CONSTRAINT approval_proofadult_person_id_4681caa8_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_prooflink
    ADD CONSTRAINT approval_prooflink_made_by_id_292bec26_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_prooflook
    ADD CONSTRAINT approval_prooflook_link_id_8257028a_fk_approval_prooflink_id FOREIGN KEY (link_id) REFERENCES public.approval_prooflink(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_requirement
    ADD CONSTRAINT approval_requirement_rule_set_id_291d8e92_fk_approval_ FOREIGN KEY (rule_set_id) REFERENCES public.approval_ruleset(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_review
    ADD CONSTRAINT approval_review_approval_id_b47673f5_fk_approval_approval_id FOREIGN KEY (approval_id) REFERENCES public.approval_approval(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_review
    ADD CONSTRAINT approval_review_concluded_by_id_62f3f1c4_fk_people_user_id FOREIGN KEY (concluded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_review
    ADD CONSTRAINT approval_review_person_id_5292da3b_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_ruleset
    ADD CONSTRAINT approval_ruleset_confirmed_by_id_9ccea4e6_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_ruleset
    ADD CONSTRAINT approval_ruleset_copied_from_id_47a8afd3_fk_approval_ruleset_id FOREIGN KEY (copied_from_id) REFERENCES public.approval_ruleset(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_ruleset
    ADD CONSTRAINT approval_ruleset_made_by_id_e567892b_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_ruleset
    ADD CONSTRAINT approval_ruleset_proposed_by_id_e41dfe45_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_savedview
    ADD CONSTRAINT approval_savedview_person_id_87042e23_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_task
    ADD CONSTRAINT approval_task_assignment_id_d7e15f97_fk_people_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_task
    ADD CONSTRAINT approval_task_done_by_id_10611fd8_fk_people_user_id FOREIGN KEY (done_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_task
    ADD CONSTRAINT approval_task_organisation_id_5705fa70_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.approval_webhook
    ADD CONSTRAINT approval_webhook_organisation_id_6185cb56_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_borrowedmodule
    ADD CONSTRAINT cms_borrowedmodule_module_id_53b104e0_fk_cms_modul FOREIGN KEY (module_id) REFERENCES public.cms_modulepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_borrowedmodule
    ADD CONSTRAINT cms_borrowedmodule_page_id_09b0b0b5_fk_cms_progr FOREIGN KEY (page_id) REFERENCES public.cms_programmepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_infopage
    ADD CONSTRAINT cms_infopage_page_ptr_id_518e1efe_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_lessonpage
    ADD CONSTRAINT cms_lessonpage_page_ptr_id_7ea79e00_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_lessonpage
    ADD CONSTRAINT cms_lessonpage_professional_owner_id_d022bda0_fk_people_user_id FOREIGN KEY (professional_owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_lessonprovision
    ADD CONSTRAINT cms_lessonprovision_locale_id_8e3d5900_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_lessonprovision
    ADD CONSTRAINT cms_lessonprovision_page_id_c0fadf71_fk_cms_lesso FOREIGN KEY (page_id) REFERENCES public.cms_lessonpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_modulemeeting
    ADD CONSTRAINT cms_modulemeeting_locale_id_061de72c_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_modulemeeting
    ADD CONSTRAINT cms_modulemeeting_page_id_dfa6a4a5_fk_cms_modul FOREIGN KEY (page_id) REFERENCES public.cms_modulepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_modulepage
    ADD CONSTRAINT cms_modulepage_page_ptr_id_f875947b_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_modulepage_target_groups
    ADD CONSTRAINT cms_modulepage_targe_modulepage_id_488e9cab_fk_cms_modul FOREIGN KEY (modulepage_id) REFERENCES public.cms_modulepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_modulepage_target_groups
    ADD CONSTRAINT cms_modulepage_targe_targetgroup_id_acf84050_fk_people_ta FOREIGN KEY (targetgroup_id) REFERENCES public.people_targetgroup(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_moduleprerequisite
    ADD CONSTRAINT cms_moduleprerequisi_module_id_cabcb44b_fk_cms_modul FOREIGN KEY (module_id) REFERENCES public.cms_modulepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_moduleprerequisite
    ADD CONSTRAINT cms_moduleprerequisi_page_id_6b981a31_fk_cms_modul FOREIGN KEY (page_id) REFERENCES public.cms_modulepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_networkdaypage
    ADD CONSTRAINT cms_networkdaypage_page_ptr_id_e93d1927_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_networkdaypage
    ADD CONSTRAINT cms_networkdaypage_region_id_cc406ee0_fk_people_region_code FOREIGN KEY (region_id) REFERENCES public.people_region(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_outsidelink
    ADD CONSTRAINT cms_outsidelink_address_id_8466804b_fk_cms_outsideaddress_id FOREIGN KEY (address_id) REFERENCES public.cms_outsideaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_outsidelink
    ADD CONSTRAINT cms_outsidelink_page_id_66e40ce8_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_programmepage
    ADD CONSTRAINT cms_programmepage_page_ptr_id_ad4764ce_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_quizpage
    ADD CONSTRAINT cms_quizpage_page_ptr_id_1432a778_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.cms_quizpage
    ADD CONSTRAINT cms_quizpage_professional_owner_id_ed5f3c7c_fk_people_user_id FOREIGN KEY (professional_owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_answer
    ADD CONSTRAINT courses_answer_attempt_id_df8c02ec_fk_courses_attempt_uuid FOREIGN KEY (attempt_id) REFERENCES public.courses_attempt(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_answer
    ADD CONSTRAINT courses_answer_person_id_0e1aa1e8_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_attempt
    ADD CONSTRAINT courses_attempt_person_id_2b604616_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_attempt
    ADD CONSTRAINT courses_attempt_quiz_version_id_8b420380_fk_courses_l FOREIGN KEY (quiz_version_id) REFERENCES public.courses_lessonversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_attestation
    ADD CONSTRAINT courses_attestation_attested_by_id_fe2e51b7_fk_people_user_id FOREIGN KEY (attested_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_attestation
    ADD CONSTRAINT courses_attestation_person_id_85417042_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_attestation
    ADD CONSTRAINT courses_attestation_training_id_de3d198b_fk_courses_t FOREIGN KEY (training_id) REFERENCES public.courses_training(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_bookmark
    ADD CONSTRAINT courses_bookmark_person_id_b47a0636_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_certificate
    ADD CONSTRAINT courses_certificate_person_id_282abb58_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_certificate
    ADD CONSTRAINT courses_certificate_training_id_6986756e_fk_courses_t FOREIGN KEY (training_id) REFERENCES public.courses_training(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_completion
    ADD CONSTRAINT courses_completion_module_version_id_a05d2933_fk_courses_m FOREIGN KEY (module_version_id) REFERENCES public.courses_moduleversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_completion
    ADD CONSTRAINT courses_completion_person_id_c6c36ca7_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_completion
    ADD CONSTRAINT courses_completion_programme_version_id_4564552d_fk_courses_p FOREIGN KEY (programme_version_id) REFERENCES public.courses_programmeversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_completion
    ADD CONSTRAINT courses_completion_training_id_ba62c7b2_fk_courses_t FOREIGN KEY (training_id) REFERENCES public.courses_training(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_enrolled_by_id_fe6066d8_fk_people_user_id FOREIGN KEY (enrolled_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_module_version_id_4324537c_fk_courses_m FOREIGN KEY (module_version_id) REFERENCES public.courses_moduleversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_person_id_72cd8a1b_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_programme_version_id_06058af2_fk_courses_p FOREIGN KEY (programme_version_id) REFERENCES public.courses_programmeversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_training_id_3deaf53c_fk_courses_training_code FOREIGN KEY (training_id) REFERENCES public.courses_training(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolmentmove
    ADD CONSTRAINT courses_enrolmentmov_enrolment_id_66995340_fk_courses_e FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolmentmove
    ADD CONSTRAINT courses_enrolmentmov_from_module_version__1f431b07_fk_courses_m FOREIGN KEY (from_module_version_id) REFERENCES public.courses_moduleversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolmentmove
    ADD CONSTRAINT courses_enrolmentmov_from_programme_versi_18b67817_fk_courses_p FOREIGN KEY (from_programme_version_id) REFERENCES public.courses_programmeversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_enrolmentmove
    ADD CONSTRAINT courses_enrolmentmove_moved_by_id_41c8a05e_fk_people_user_id FOREIGN KEY (moved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_lessonversion
    ADD CONSTRAINT courses_lessonversio_published_by_id_284e34b5_fk_people_us FOREIGN KEY (published_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_module
    ADD CONSTRAINT courses_module_training_id_2a7b795d_fk_courses_training_code FOREIGN KEY (training_id) REFERENCES public.courses_training(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_modulepart
    ADD CONSTRAINT courses_modulepart_module_version_id_b8c07974_fk_courses_m FOREIGN KEY (module_version_id) REFERENCES public.courses_moduleversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_modulepart
    ADD CONSTRAINT courses_modulepart_part_id_a7a92f5d_fk_courses_part_uuid FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_moduleversion
    ADD CONSTRAINT courses_moduleversio_published_by_id_66dd6ed5_fk_people_us FOREIGN KEY (published_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_moduleversion
    ADD CONSTRAINT courses_moduleversion_module_id_aaad2705_fk_courses_module_uuid FOREIGN KEY (module_id) REFERENCES public.courses_module(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_note
    ADD CONSTRAINT courses_note_writer_id_812bfe37_fk_people_user_id FOREIGN KEY (writer_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_part
    ADD CONSTRAINT courses_part_module_id_feb9262d_fk_courses_module_uuid FOREIGN KEY (module_id) REFERENCES public.courses_module(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_partprogress
    ADD CONSTRAINT courses_partprogress_enrolment_id_2848e29d_fk_courses_e FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_partprogress
    ADD CONSTRAINT courses_partprogress_part_id_5ab14a59_fk_courses_part_uuid FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_partprogress
    ADD CONSTRAINT courses_partprogress_person_id_ffaa82db_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_programme
    ADD CONSTRAINT courses_programme_training_id_594d7413_fk_courses_training_code FOREIGN KEY (training_id) REFERENCES public.courses_training(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_programmemodule
    ADD CONSTRAINT courses_programmemod_module_version_id_121fea36_fk_courses_m FOREIGN KEY (module_version_id) REFERENCES public.courses_moduleversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_programmemodule
    ADD CONSTRAINT courses_programmemod_programme_version_id_6257e615_fk_courses_p FOREIGN KEY (programme_version_id) REFERENCES public.courses_programmeversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_programmeversion
    ADD CONSTRAINT courses_programmever_follows_recommendati_7640e758_fk_people_us FOREIGN KEY (follows_recommendation_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_programmeversion
    ADD CONSTRAINT courses_programmever_programme_id_c571942b_fk_courses_p FOREIGN KEY (programme_id) REFERENCES public.courses_programme(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.courses_programmeversion
    ADD CONSTRAINT courses_programmever_published_by_id_de2c267e_fk_people_us FOREIGN KEY (published_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_clocked_id_47a69f82_fk_django_ce FOREIGN KEY (clocked_id) REFERENCES public.django_celery_beat_clockedschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_crontab_id_d3cba168_fk_django_ce FOREIGN KEY (crontab_id) REFERENCES public.django_celery_beat_crontabschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_interval_id_a8ca27da_fk_django_ce FOREIGN KEY (interval_id) REFERENCES public.django_celery_beat_intervalschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_celery_beat_periodictask
    ADD CONSTRAINT django_celery_beat_p_solar_id_a87ce72c_fk_django_ce FOREIGN KEY (solar_id) REFERENCES public.django_celery_beat_solarschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_deliveryevent
    ADD CONSTRAINT notices_deliveryevent_message_id_a9d766ec_fk_notices_notice_id FOREIGN KEY (message_id) REFERENCES public.notices_notice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_message_organisation_id_5be6aab1_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_message_to_id_41b8190a_fk_people_user_id FOREIGN KEY (to_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_preference
    ADD CONSTRAINT notices_preference_person_id_199e9b5a_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_accountlink
    ADD CONSTRAINT people_accountlink_made_by_id_ce9ea313_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_accountlink
    ADD CONSTRAINT people_accountlink_user_id_4c8de6c2_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_addresschange
    ADD CONSTRAINT people_addresschange_user_id_88173bf6_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_home_id_bcd58898_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_organisation_id_52ebc73f_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_assignment_target_groups
    ADD CONSTRAINT people_assignment_ta_assignment_id_abeea059_fk_people_as FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_assignment_target_groups
    ADD CONSTRAINT people_assignment_ta_targetgroup_id_37b68360_fk_people_ta FOREIGN KEY (targetgroup_id) REFERENCES public.people_targetgroup(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_auditentry
    ADD CONSTRAINT people_auditentry_by_id_86bd0d99_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_cardcode
    ADD CONSTRAINT people_cardcode_card_id_b61a42c2_fk_people_codecard_id FOREIGN KEY (card_id) REFERENCES public.people_codecard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_codecard
    ADD CONSTRAINT people_codecard_made_by_id_455d4bc4_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_codecard
    ADD CONSTRAINT people_codecard_user_id_751f3da7_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_conflictofinterest
    ADD CONSTRAINT people_conflictofint_home_id_8e44eaea_fk_people_fo FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_conflictofinterest
    ADD CONSTRAINT people_conflictofinterest_user_id_a9cbdc0c_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_fosterhome
    ADD CONSTRAINT people_fosterhome_host_municipality_id_404ed7b4_fk_people_mu FOREIGN KEY (host_municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_fosterhome
    ADD CONSTRAINT people_fosterhome_registered_by_id_ba8fdbd3_fk_people_or FOREIGN KEY (registered_by_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_fosterhome
    ADD CONSTRAINT people_fosterhome_trained_by_id_6e606eb8_fk_people_or FOREIGN KEY (trained_by_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_fosterparent
    ADD CONSTRAINT people_fosterparent_home_id_ff8e88d3_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_fosterparent
    ADD CONSTRAINT people_fosterparent_user_id_c05392aa_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homecode
    ADD CONSTRAINT people_homecode_home_id_766a7020_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homecode
    ADD CONSTRAINT people_homecode_made_by_id_a59428bd_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homemove
    ADD CONSTRAINT people_homemove_from_municipality_id_3e28d07b_fk_people_mu FOREIGN KEY (from_municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homemove
    ADD CONSTRAINT people_homemove_from_service_id_573a91c5_fk_people_or FOREIGN KEY (from_service_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homemove
    ADD CONSTRAINT people_homemove_home_id_5d2687a8_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homemove
    ADD CONSTRAINT people_homemove_made_by_id_80ebbc3c_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homemove
    ADD CONSTRAINT people_homemove_to_municipality_id_eebf48f2_fk_people_mu FOREIGN KEY (to_municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_homemove
    ADD CONSTRAINT people_homemove_to_service_id_501bfeeb_fk_people_or FOREIGN KEY (to_service_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_identity
    ADD CONSTRAINT people_identity_user_id_5ba833a9_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_home_id_2443fbc7_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_invited_by_id_3784d49d_fk_people_user_id FOREIGN KEY (invited_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_invitation
    ADD CONSTRAINT people_invitation_user_id_6b7e61de_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_lookup
    ADD CONSTRAINT people_lookup_by_id_b389b0d0_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_lookup
    ADD CONSTRAINT people_lookup_home_id_e4d7de18_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_lookup
    ADD CONSTRAINT people_lookup_organisation_id_7ebae061_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_lookup
    ADD CONSTRAINT people_lookup_person_id_7891d06d_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_lookup
    ADD CONSTRAINT people_lookup_supervision_id_40bf67e2_fk_people_su FOREIGN KEY (supervision_id) REFERENCES public.people_supervisioncase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_confirmed_by_id_a71c3adb_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_organisation_id_a6c82864_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_proposed_by_id_8fc17c61_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_membership
    ADD CONSTRAINT people_membership_user_id_35baff26_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_merging
    ADD CONSTRAINT people_merging_asked_by_id_5d9377d0_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_merging
    ADD CONSTRAINT people_merging_confirmed_by_id_40574a4a_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_merging
    ADD CONSTRAINT people_merging_kept_id_871d1601_fk_people_user_id FOREIGN KEY (kept_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_merging
    ADD CONSTRAINT people_merging_merged_id_690d0a8b_fk_people_user_id FOREIGN KEY (merged_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_merging
    ADD CONSTRAINT people_merging_proposed_by_id_5c27d2b3_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_municipality
    ADD CONSTRAINT people_municipality_region_id_eaff08e3_fk_people_region_code FOREIGN KEY (region_id) REFERENCES public.people_region(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_municipalitychange
    ADD CONSTRAINT people_municipalityc_new_id_61fa8248_fk_people_mu FOREIGN KEY (new_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_municipalitychange
    ADD CONSTRAINT people_municipalityc_old_id_c89efcd6_fk_people_mu FOREIGN KEY (old_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_officeclosing
    ADD CONSTRAINT people_officeclosing_confirmed_by_id_631246a8_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_officeclosing
    ADD CONSTRAINT people_officeclosing_organisation_id_cb56a6c6_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_officeclosing
    ADD CONSTRAINT people_officeclosing_proposed_by_id_314111c4_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_officeclosing
    ADD CONSTRAINT people_officeclosing_to_id_8d119f0f_fk_people_organisation_id FOREIGN KEY (to_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_organisation_municipalities
    ADD CONSTRAINT people_organisation__municipality_id_203af2c7_fk_people_mu FOREIGN KEY (municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_organisation_municipalities
    ADD CONSTRAINT people_organisation__organisation_id_fac3c691_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_goes_to_id_13dbb3f5_fk_people_or FOREIGN KEY (goes_to_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_region_id_5bfa1625_fk_people_region_code FOREIGN KEY (region_id) REFERENCES public.people_region(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_passkey
    ADD CONSTRAINT people_passkey_user_id_09d46509_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_personnumber
    ADD CONSTRAINT people_personnumber_user_id_58fa6e62_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_preparation
    ADD CONSTRAINT people_preparation_home_id_3e78a802_fk_people_fosterhome_id FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_preparation_target_groups
    ADD CONSTRAINT people_preparation_t_preparation_id_611fcd63_fk_people_pr FOREIGN KEY (preparation_id) REFERENCES public.people_preparation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_preparation_target_groups
    ADD CONSTRAINT people_preparation_t_targetgroup_id_41633635_fk_people_ta FOREIGN KEY (targetgroup_id) REFERENCES public.people_targetgroup(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectedaccess
    ADD CONSTRAINT people_protectedacce_confirmed_by_id_3e549bb7_fk_people_us FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectedaccess
    ADD CONSTRAINT people_protectedacce_organisation_id_1bc61c98_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectedaccess
    ADD CONSTRAINT people_protectedacce_proposed_by_id_ce950227_fk_people_us FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectedaccess
    ADD CONSTRAINT people_protectedaccess_user_id_a76e0bad_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_protectionwish
    ADD CONSTRAINT people_protectionwish_person_id_7bccb582_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_securityevent
    ADD CONSTRAINT people_securityevent_by_id_8b832009_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_securityevent
    ADD CONSTRAINT people_securityevent_office_id_6cf86312_fk_people_or FOREIGN KEY (office_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_securityevent
    ADD CONSTRAINT people_securityevent_person_id_52716546_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_signin
    ADD CONSTRAINT people_signin_user_id_2cdf070e_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisioncase_municipalities
    ADD CONSTRAINT people_supervisionca_municipality_id_64c8abae_fk_people_mu FOREIGN KEY (municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisioncase_offices
    ADD CONSTRAINT people_supervisionca_organisation_id_0550424e_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisioncase
    ADD CONSTRAINT people_supervisionca_organisation_id_0fe44caa_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisioncase_municipalities
    ADD CONSTRAINT people_supervisionca_supervisioncase_id_26ffd671_fk_people_su FOREIGN KEY (supervisioncase_id) REFERENCES public.people_supervisioncase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisioncase_offices
    ADD CONSTRAINT people_supervisionca_supervisioncase_id_6bb0d600_fk_people_su FOREIGN KEY (supervisioncase_id) REFERENCES public.people_supervisioncase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisioncase
    ADD CONSTRAINT people_supervisioncase_ended_by_id_5212f272_fk_people_user_id FOREIGN KEY (ended_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisioncase
    ADD CONSTRAINT people_supervisioncase_opened_by_id_4790d3ea_fk_people_user_id FOREIGN KEY (opened_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisionprolonging
    ADD CONSTRAINT people_supervisionpr_case_id_29bbfdf6_fk_people_su FOREIGN KEY (case_id) REFERENCES public.people_supervisioncase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_supervisionprolonging
    ADD CONSTRAINT people_supervisionpr_prolonged_by_id_0126ef28_fk_people_us FOREIGN KEY (prolonged_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_group_id_1f0237d0_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_user_id_290df956_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_merged_into_id_91a991c3_fk_people_user_id FOREIGN KEY (merged_into_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_per_permission_id_55f01ef0_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_permissions_user_id_7d19557b_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_wayinlink
    ADD CONSTRAINT people_wayinlink_made_by_id_00dd4574_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_wayinlink
    ADD CONSTRAINT people_wayinlink_proposed_by_id_d4fad338_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_wayinlink
    ADD CONSTRAINT people_wayinlink_user_id_735d706b_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_wayinproposal
    ADD CONSTRAINT people_wayinproposal_confirmed_by_id_1b4e61cd_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_wayinproposal
    ADD CONSTRAINT people_wayinproposal_proposed_by_id_4eb76a67_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.people_wayinproposal
    ADD CONSTRAINT people_wayinproposal_user_id_599ed15b_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_anchorcopy
    ADD CONSTRAINT portal_anchorcopy_anchor_id_0c59ebc8_fk_portal_chainanchor_id FOREIGN KEY (anchor_id) REFERENCES public.portal_chainanchor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_chainsalts
    ADD CONSTRAINT portal_chainsalts_block_id_900f3adc_fk_portal_chainblock_id FOREIGN KEY (block_id) REFERENCES public.portal_chainblock(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_datacopy
    ADD CONSTRAINT portal_datacopy_person_id_0a4dbafc_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_datarequest
    ADD CONSTRAINT portal_datarequest_answered_by_id_94906409_fk_people_user_id FOREIGN KEY (answered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_datarequest
    ADD CONSTRAINT portal_datarequest_lifted_by_id_1553defe_fk_people_user_id FOREIGN KEY (lifted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_datarequest
    ADD CONSTRAINT portal_datarequest_organisation_id_2dfc7ec6_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_datarequest
    ADD CONSTRAINT portal_datarequest_person_id_4ee28124_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_interest
    ADD CONSTRAINT portal_interest_answered_by_id_7782d2a1_fk_people_user_id FOREIGN KEY (answered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_interest
    ADD CONSTRAINT portal_interest_municipality_id_17d935b0_fk_people_mu FOREIGN KEY (municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_interest
    ADD CONSTRAINT portal_interest_organisation_id_037679d4_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_interest
    ADD CONSTRAINT portal_interest_visitor_id_25a2f807_fk_training_ FOREIGN KEY (visitor_id) REFERENCES public.training_sessions_visitor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_personerasure
    ADD CONSTRAINT portal_personerasure_by_id_cc0d787b_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_securityalert
    ADD CONSTRAINT portal_securityalert_looked_at_by_id_5646e4b3_fk_people_user_id FOREIGN KEY (looked_at_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_securityalert
    ADD CONSTRAINT portal_securityalert_person_id_90277251_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.portal_tourtaken
    ADD CONSTRAINT portal_tourtaken_person_id_a5941d5c_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_calendarrelation
    ADD CONSTRAINT schedule_calendarrel_content_type_id_f2a42f5b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_calendarrelation
    ADD CONSTRAINT schedule_calendarrelation_calendar_id_0a50be2e_fk FOREIGN KEY (calendar_id) REFERENCES public.schedule_calendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_event
    ADD CONSTRAINT schedule_event_calendar_id_eb1c700f_fk FOREIGN KEY (calendar_id) REFERENCES public.schedule_calendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_event
    ADD CONSTRAINT schedule_event_creator_id_d2ffab6e_fk_people_user_id FOREIGN KEY (creator_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_event
    ADD CONSTRAINT schedule_event_rule_id_90b83d31_fk FOREIGN KEY (rule_id) REFERENCES public.schedule_rule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_eventrelation
    ADD CONSTRAINT schedule_eventrelati_content_type_id_d4187723_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_eventrelation
    ADD CONSTRAINT schedule_eventrelation_event_id_8c57a7b4_fk FOREIGN KEY (event_id) REFERENCES public.schedule_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.schedule_occurrence
    ADD CONSTRAINT schedule_occurrence_event_id_ade47cd8_fk FOREIGN KEY (event_id) REFERENCES public.schedule_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_agreedpoint
    ADD CONSTRAINT training_sessions_ag_invitee_id_cb01e7d4_fk_training_ FOREIGN KEY (invitee_id) REFERENCES public.training_sessions_invitee(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_agendachoice
    ADD CONSTRAINT training_sessions_ag_item_id_7f3a4903_fk_training_ FOREIGN KEY (item_id) REFERENCES public.training_sessions_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_agreedpoint
    ADD CONSTRAINT training_sessions_ag_meeting_id_5dbe3bf8_fk_training_ FOREIGN KEY (meeting_id) REFERENCES public.training_sessions_dialoguemeeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_agreedpoint
    ADD CONSTRAINT training_sessions_ag_noted_by_id_e5fc9607_fk_people_us FOREIGN KEY (noted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_agendachoice
    ADD CONSTRAINT training_sessions_ag_registration_id_e0fe5129_fk_training_ FOREIGN KEY (registration_id) REFERENCES public.training_sessions_registration(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_agendaitem
    ADD CONSTRAINT training_sessions_ag_session_id_2ddf3ae7_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_attendancecorrection
    ADD CONSTRAINT training_sessions_at_asked_by_id_85e253e2_fk_people_us FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_attendancecorrection
    ADD CONSTRAINT training_sessions_at_attendance_id_58bdfa3d_fk_training_ FOREIGN KEY (attendance_id) REFERENCES public.training_sessions_attendance(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_attendance
    ADD CONSTRAINT training_sessions_at_marked_by_id_9bbfa85d_fk_people_us FOREIGN KEY (marked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_attendance
    ADD CONSTRAINT training_sessions_at_person_id_bcd2fbb5_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_attendance
    ADD CONSTRAINT training_sessions_at_session_id_971c9fb0_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_attendancecorrection
    ADD CONSTRAINT training_sessions_at_settled_by_id_5260bd58_fk_people_us FOREIGN KEY (settled_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_booking
    ADD CONSTRAINT training_sessions_bo_course_id_1a465566_fk_training_ FOREIGN KEY (course_id) REFERENCES public.training_sessions_courseplace(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_booking
    ADD CONSTRAINT training_sessions_bo_home_id_c154e035_fk_people_fo FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_booking
    ADD CONSTRAINT training_sessions_bo_session_id_bddecd01_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_booking
    ADD CONSTRAINT training_sessions_booking_made_by_id_9de907e0_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_busytime
    ADD CONSTRAINT training_sessions_bu_calendar_id_d7e27f44_fk_training_ FOREIGN KEY (calendar_id) REFERENCES public.training_sessions_trainercalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_calendarchoices
    ADD CONSTRAINT training_sessions_ca_person_id_5f639d68_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_calendarfeed
    ADD CONSTRAINT training_sessions_ca_person_id_e4f87808_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_childrencount
    ADD CONSTRAINT training_sessions_ch_booking_id_6c174cf7_fk_training_ FOREIGN KEY (booking_id) REFERENCES public.training_sessions_booking(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_checkinclaim
    ADD CONSTRAINT training_sessions_ch_person_id_9f64d1de_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_checkinclaim
    ADD CONSTRAINT training_sessions_ch_session_id_5d25c43b_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_closingevaluation
    ADD CONSTRAINT training_sessions_cl_by_id_68210eff_fk_people_us FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_closingevaluation
    ADD CONSTRAINT training_sessions_cl_plan_id_293ed94a_fk_training_ FOREIGN KEY (plan_id) REFERENCES public.training_sessions_inhomeplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_courseplace
    ADD CONSTRAINT training_sessions_co_home_id_d4b82f72_fk_people_fo FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_courseplace
    ADD CONSTRAINT training_sessions_co_made_by_id_d0e9180e_fk_people_us FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_competence
    ADD CONSTRAINT training_sessions_co_module_id_03d2b63b_fk_courses_m FOREIGN KEY (module_id) REFERENCES public.courses_module(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_courseplace
    ADD CONSTRAINT training_sessions_co_series_id_01a6f502_fk_training_ FOREIGN KEY (series_id) REFERENCES public.training_sessions_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_competence
    ADD CONSTRAINT training_sessions_co_trainer_id_54c189ba_fk_people_us FOREIGN KEY (trainer_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_datepoll
    ADD CONSTRAINT training_sessions_da_meeting_id_57e2e934_fk_training_ FOREIGN KEY (meeting_id) REFERENCES public.training_sessions_dialoguemeeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_dayfeedback
    ADD CONSTRAINT training_sessions_da_person_id_ebdd0f2e_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_dayfeedback
    ADD CONSTRAINT training_sessions_da_session_id_8bde875b_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_di_home_id_7a061870_fk_people_fo FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_di_made_by_id_bc69e8d1_fk_people_us FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_di_organisation_id_cec0cd92_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_di_session_id_7f622dda_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_dialoguemeeting
    ADD CONSTRAINT training_sessions_di_venue_id_4b5f8917_fk_training_ FOREIGN KEY (venue_id) REFERENCES public.training_sessions_venue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_evaluation
    ADD CONSTRAINT training_sessions_ev_person_id_41ad249f_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_evaluation
    ADD CONSTRAINT training_sessions_ev_series_id_3f73472f_fk_training_ FOREIGN KEY (series_id) REFERENCES public.training_sessions_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_evaluation
    ADD CONSTRAINT training_sessions_ev_session_id_6d30f0b6_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_gatheringrequest
    ADD CONSTRAINT training_sessions_ga_asked_by_id_e117a9b6_fk_people_us FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_gatheringrequest
    ADD CONSTRAINT training_sessions_ga_home_id_24686ce9_fk_people_fo FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_gatheringrequest
    ADD CONSTRAINT training_sessions_ga_organisation_id_15692b7d_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_gatheringrequest
    ADD CONSTRAINT training_sessions_ga_part_id_220b185e_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_goalmark
    ADD CONSTRAINT training_sessions_go_goal_id_490b2e36_fk_training_ FOREIGN KEY (goal_id) REFERENCES public.training_sessions_goal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_goal
    ADD CONSTRAINT training_sessions_go_plan_id_4666a204_fk_training_ FOREIGN KEY (plan_id) REFERENCES public.training_sessions_inhomeplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_goalmark
    ADD CONSTRAINT training_sessions_go_visit_id_f0e97b4d_fk_training_ FOREIGN KEY (visit_id) REFERENCES public.training_sessions_inhomevisit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_grouppost
    ADD CONSTRAINT training_sessions_gr_author_id_d688f16e_fk_people_us FOREIGN KEY (author_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_groupmembership
    ADD CONSTRAINT training_sessions_gr_group_id_7492cdfd_fk_training_ FOREIGN KEY (group_id) REFERENCES public.training_sessions_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_grouppost
    ADD CONSTRAINT training_sessions_gr_group_id_a1bfcef7_fk_training_ FOREIGN KEY (group_id) REFERENCES public.training_sessions_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_groupresource
    ADD CONSTRAINT training_sessions_gr_group_id_cad75057_fk_training_ FOREIGN KEY (group_id) REFERENCES public.training_sessions_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_grouppost
    ADD CONSTRAINT training_sessions_gr_hidden_by_id_e0716ff1_fk_people_us FOREIGN KEY (hidden_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_groupmembership
    ADD CONSTRAINT training_sessions_gr_person_id_95d64896_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_in_answered_by_id_56d0e744_fk_people_us FOREIGN KEY (answered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan
    ADD CONSTRAINT training_sessions_in_asked_by_id_62d269bb_fk_people_us FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan
    ADD CONSTRAINT training_sessions_in_assignment_id_bd9d5f7e_fk_people_as FOREIGN KEY (assignment_id) REFERENCES public.people_assignment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan
    ADD CONSTRAINT training_sessions_in_decided_by_id_a03e2f43_fk_people_us FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan_resource_people
    ADD CONSTRAINT training_sessions_in_inhomeplan_id_0730f1e8_fk_training_ FOREIGN KEY (inhomeplan_id) REFERENCES public.training_sessions_inhomeplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan_counts_as
    ADD CONSTRAINT training_sessions_in_inhomeplan_id_7f1f6e1c_fk_training_ FOREIGN KEY (inhomeplan_id) REFERENCES public.training_sessions_inhomeplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomevisit_themes
    ADD CONSTRAINT training_sessions_in_inhomevisit_id_f5851933_fk_training_ FOREIGN KEY (inhomevisit_id) REFERENCES public.training_sessions_inhomevisit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_invitee_comes
    ADD CONSTRAINT training_sessions_in_invitee_id_aa09da6b_fk_training_ FOREIGN KEY (invitee_id) REFERENCES public.training_sessions_invitee(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_in_meeting_id_44793160_fk_training_ FOREIGN KEY (meeting_id) REFERENCES public.training_sessions_dialoguemeeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomevisit_themes
    ADD CONSTRAINT training_sessions_in_module_id_8703f22f_fk_courses_m FOREIGN KEY (module_id) REFERENCES public.courses_module(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_in_municipality_id_a394d95a_fk_people_mu FOREIGN KEY (municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan
    ADD CONSTRAINT training_sessions_in_organisation_id_2d8a927b_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_in_organisation_id_df069d2e_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan_counts_as
    ADD CONSTRAINT training_sessions_in_part_id_495b6401_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_interpreterneed
    ADD CONSTRAINT training_sessions_in_person_id_55b843a4_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomevisit
    ADD CONSTRAINT training_sessions_in_plan_id_6412b196_fk_training_ FOREIGN KEY (plan_id) REFERENCES public.training_sessions_inhomeplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_interpreterorder
    ADD CONSTRAINT training_sessions_in_registration_id_9938f165_fk_training_ FOREIGN KEY (registration_id) REFERENCES public.training_sessions_registration(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomevisit
    ADD CONSTRAINT training_sessions_in_reported_by_id_b7bac94f_fk_people_us FOREIGN KEY (reported_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomevisit
    ADD CONSTRAINT training_sessions_in_session_id_b6543e7a_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_inhomeplan_resource_people
    ADD CONSTRAINT training_sessions_in_user_id_553249aa_fk_people_us FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_invitee_comes
    ADD CONSTRAINT training_sessions_in_user_id_eadc617b_fk_people_us FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_invitee
    ADD CONSTRAINT training_sessions_invitee_person_id_22be2952_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_logistics
    ADD CONSTRAINT training_sessions_lo_registration_id_ce9f81a0_fk_training_ FOREIGN KEY (registration_id) REFERENCES public.training_sessions_registration(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_mailedentry
    ADD CONSTRAINT training_sessions_ma_message_id_6fb88a55_fk_notices_n FOREIGN KEY (message_id) REFERENCES public.notices_notice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_mailedentry
    ADD CONSTRAINT training_sessions_ma_person_id_50159ddb_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_mailedentry
    ADD CONSTRAINT training_sessions_ma_session_id_bbe1c0fb_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_networkgroup
    ADD CONSTRAINT training_sessions_ne_event_id_bc0e43fe_fk_schedule_ FOREIGN KEY (event_id) REFERENCES public.schedule_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_networkgroup
    ADD CONSTRAINT training_sessions_ne_facilitator_id_004dc68e_fk_people_us FOREIGN KEY (facilitator_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_networkgroup_target_groups
    ADD CONSTRAINT training_sessions_ne_networkgroup_id_573f274a_fk_training_ FOREIGN KEY (networkgroup_id) REFERENCES public.training_sessions_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_networkgroup
    ADD CONSTRAINT training_sessions_ne_organisation_id_924652ad_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_networkgroup_target_groups
    ADD CONSTRAINT training_sessions_ne_targetgroup_id_37cfb297_fk_people_ta FOREIGN KEY (targetgroup_id) REFERENCES public.people_targetgroup(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_notified
    ADD CONSTRAINT training_sessions_no_session_id_880d88d4_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_notified
    ADD CONSTRAINT training_sessions_notified_person_id_86251647_fk_people_user_id FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_postreport
    ADD CONSTRAINT training_sessions_po_post_id_d7e3f258_fk_training_ FOREIGN KEY (post_id) REFERENCES public.training_sessions_grouppost(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_postreport
    ADD CONSTRAINT training_sessions_postreport_by_id_65784e55_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_proposedtime
    ADD CONSTRAINT training_sessions_pr_poll_id_f757a8c7_fk_training_ FOREIGN KEY (poll_id) REFERENCES public.training_sessions_datepoll(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_proposedseries_trainers
    ADD CONSTRAINT training_sessions_pr_proposedseries_id_e55070a9_fk_training_ FOREIGN KEY (proposedseries_id) REFERENCES public.training_sessions_proposedseries(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_proposedseries
    ADD CONSTRAINT training_sessions_pr_season_id_d135472e_fk_training_ FOREIGN KEY (season_id) REFERENCES public.training_sessions_season(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_proposedseries
    ADD CONSTRAINT training_sessions_pr_series_id_b94a5f3c_fk_training_ FOREIGN KEY (series_id) REFERENCES public.training_sessions_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_proposedseries
    ADD CONSTRAINT training_sessions_pr_template_id_e9270a59_fk_training_ FOREIGN KEY (template_id) REFERENCES public.training_sessions_seriestemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_proposedseries_trainers
    ADD CONSTRAINT training_sessions_pr_user_id_2b938c75_fk_people_us FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_proposedseries
    ADD CONSTRAINT training_sessions_pr_venue_id_f0e8534e_fk_training_ FOREIGN KEY (venue_id) REFERENCES public.training_sessions_venue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_registration
    ADD CONSTRAINT training_sessions_re_booking_id_27a92791_fk_training_ FOREIGN KEY (booking_id) REFERENCES public.training_sessions_booking(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_reachwish_reachable
    ADD CONSTRAINT training_sessions_re_municipality_id_3b826321_fk_people_mu FOREIGN KEY (municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_requiredvisit_delivers
    ADD CONSTRAINT training_sessions_re_part_id_263036d8_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_reachwish
    ADD CONSTRAINT training_sessions_re_person_id_0c6f135f_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_registration
    ADD CONSTRAINT training_sessions_re_person_id_48e73bfd_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_reachwish_reachable
    ADD CONSTRAINT training_sessions_re_reachwish_id_083ab2c7_fk_training_ FOREIGN KEY (reachwish_id) REFERENCES public.training_sessions_reachwish(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_requiredvisit_delivers
    ADD CONSTRAINT training_sessions_re_requiredvisit_id_1182510f_fk_training_ FOREIGN KEY (requiredvisit_id) REFERENCES public.training_sessions_requiredvisit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_requiredvisit
    ADD CONSTRAINT training_sessions_re_series_id_bb04d465_fk_training_ FOREIGN KEY (series_id) REFERENCES public.training_sessions_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_registration
    ADD CONSTRAINT training_sessions_re_session_id_72cf93e1_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seatoffer
    ADD CONSTRAINT training_sessions_se_booking_id_590a1441_fk_training_ FOREIGN KEY (booking_id) REFERENCES public.training_sessions_booking(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seatevent
    ADD CONSTRAINT training_sessions_se_booking_id_afa33728_fk_training_ FOREIGN KEY (booking_id) REFERENCES public.training_sessions_booking(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriesvisit
    ADD CONSTRAINT training_sessions_se_home_id_b3415358_fk_people_fo FOREIGN KEY (home_id) REFERENCES public.people_fosterhome(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriestemplate
    ADD CONSTRAINT training_sessions_se_made_by_id_f013f04c_fk_people_us FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriesmove
    ADD CONSTRAINT training_sessions_se_moved_by_id_81d32311_fk_people_us FOREIGN KEY (moved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriestemplate
    ADD CONSTRAINT training_sessions_se_organisation_id_45d0ca76_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_season
    ADD CONSTRAINT training_sessions_se_organisation_id_6b2f2717_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriesmove
    ADD CONSTRAINT training_sessions_se_organisation_id_98176848_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_series
    ADD CONSTRAINT training_sessions_se_organisation_id_d17a8165_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriestemplate
    ADD CONSTRAINT training_sessions_se_programme_version_id_c0fe3a84_fk_courses_p FOREIGN KEY (programme_version_id) REFERENCES public.courses_programmeversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriesvisit
    ADD CONSTRAINT training_sessions_se_required_id_8f34e98f_fk_training_ FOREIGN KEY (required_id) REFERENCES public.training_sessions_requiredvisit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriesmove
    ADD CONSTRAINT training_sessions_se_series_id_1e5e3cb6_fk_training_ FOREIGN KEY (series_id) REFERENCES public.training_sessions_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seriesvisit
    ADD CONSTRAINT training_sessions_se_session_id_2cba2253_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_series
    ADD CONSTRAINT training_sessions_se_split_from_id_1102fc04_fk_training_ FOREIGN KEY (split_from_id) REFERENCES public.training_sessions_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_series
    ADD CONSTRAINT training_sessions_se_template_id_f04d4636_fk_training_ FOREIGN KEY (template_id) REFERENCES public.training_sessions_seriestemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_season
    ADD CONSTRAINT training_sessions_season_made_by_id_552f1245_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_seatevent
    ADD CONSTRAINT training_sessions_seatevent_by_id_36a31e5f_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_series
    ADD CONSTRAINT training_sessions_series_event_id_51f2d190_fk_schedule_event_id FOREIGN KEY (event_id) REFERENCES public.schedule_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_series
    ADD CONSTRAINT training_sessions_series_made_by_id_e5f222a8_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_substitute
    ADD CONSTRAINT training_sessions_su_by_id_db7b6e1a_fk_courses_p FOREIGN KEY (by_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_substitute
    ADD CONSTRAINT training_sessions_su_part_id_ebeae30b_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_substitute
    ADD CONSTRAINT training_sessions_su_programme_version_id_ae603663_fk_courses_p FOREIGN KEY (programme_version_id) REFERENCES public.courses_programmeversion(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_templategathering_due_before
    ADD CONSTRAINT training_sessions_te_part_id_610e71d3_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_templategathering_delivers
    ADD CONSTRAINT training_sessions_te_part_id_f254ba31_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_templategathering
    ADD CONSTRAINT training_sessions_te_template_id_42ac0dc2_fk_training_ FOREIGN KEY (template_id) REFERENCES public.training_sessions_seriestemplate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_templategathering_due_before
    ADD CONSTRAINT training_sessions_te_templategathering_id_32ac046d_fk_training_ FOREIGN KEY (templategathering_id) REFERENCES public.training_sessions_templategathering(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_templategathering_delivers
    ADD CONSTRAINT training_sessions_te_templategathering_id_80b01a7b_fk_training_ FOREIGN KEY (templategathering_id) REFERENCES public.training_sessions_templategathering(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_timeanswer
    ADD CONSTRAINT training_sessions_ti_answered_by_id_845e67a6_fk_people_us FOREIGN KEY (answered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_timeanswer
    ADD CONSTRAINT training_sessions_ti_invitee_id_21d5d371_fk_training_ FOREIGN KEY (invitee_id) REFERENCES public.training_sessions_invitee(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_timeanswer
    ADD CONSTRAINT training_sessions_ti_time_id_75dc6d40_fk_training_ FOREIGN KEY (time_id) REFERENCES public.training_sessions_proposedtime(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_tr_group_id_dd096d41_fk_training_ FOREIGN KEY (group_id) REFERENCES public.training_sessions_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_tr_made_by_id_2e9ed52d_fk_people_us FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_tr_organisation_id_fa6ab8d5_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession_delivers
    ADD CONSTRAINT training_sessions_tr_part_id_54b79b7d_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession_due_before
    ADD CONSTRAINT training_sessions_tr_part_id_572fc5d1_fk_courses_p FOREIGN KEY (part_id) REFERENCES public.courses_part(uuid) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_tr_replaced_by_id_433498d4_fk_training_ FOREIGN KEY (replaced_by_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_tr_series_id_021fb544_fk_training_ FOREIGN KEY (series_id) REFERENCES public.training_sessions_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainerassignment
    ADD CONSTRAINT training_sessions_tr_session_id_ab0a7175_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession_target_groups
    ADD CONSTRAINT training_sessions_tr_targetgroup_id_1aaac42b_fk_people_ta FOREIGN KEY (targetgroup_id) REFERENCES public.people_targetgroup(code) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainerabsence
    ADD CONSTRAINT training_sessions_tr_trainer_id_0a49e566_fk_people_us FOREIGN KEY (trainer_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainerhours
    ADD CONSTRAINT training_sessions_tr_trainer_id_49d75dda_fk_people_us FOREIGN KEY (trainer_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainerassignment
    ADD CONSTRAINT training_sessions_tr_trainer_id_67bd194e_fk_people_us FOREIGN KEY (trainer_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainercalendar
    ADD CONSTRAINT training_sessions_tr_trainer_id_ce36a0aa_fk_people_us FOREIGN KEY (trainer_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession_target_groups
    ADD CONSTRAINT training_sessions_tr_trainingsession_id_3f8f052b_fk_training_ FOREIGN KEY (trainingsession_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession_due_before
    ADD CONSTRAINT training_sessions_tr_trainingsession_id_6c6d80aa_fk_training_ FOREIGN KEY (trainingsession_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession_delivers
    ADD CONSTRAINT training_sessions_tr_trainingsession_id_74765953_fk_training_ FOREIGN KEY (trainingsession_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_trainingsession
    ADD CONSTRAINT training_sessions_tr_venue_id_cd9628d6_fk_training_ FOREIGN KEY (venue_id) REFERENCES public.training_sessions_venue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_unsuitabledays
    ADD CONSTRAINT training_sessions_un_person_id_cafcb286_fk_people_us FOREIGN KEY (person_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_venue
    ADD CONSTRAINT training_sessions_ve_municipality_id_ad179c15_fk_people_mu FOREIGN KEY (municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_venue
    ADD CONSTRAINT training_sessions_ve_organisation_id_79eb0842_fk_people_or FOREIGN KEY (organisation_id) REFERENCES public.people_organisation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_venuebooking
    ADD CONSTRAINT training_sessions_ve_session_id_25b9ac4a_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_venuebooking
    ADD CONSTRAINT training_sessions_ve_venue_id_34e1e2d6_fk_training_ FOREIGN KEY (venue_id) REFERENCES public.training_sessions_venue(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_visitor
    ADD CONSTRAINT training_sessions_vi_municipality_id_0c4b9219_fk_people_mu FOREIGN KEY (municipality_id) REFERENCES public.people_municipality(number) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_visitor
    ADD CONSTRAINT training_sessions_vi_session_id_3933a112_fk_training_ FOREIGN KEY (session_id) REFERENCES public.training_sessions_trainingsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.training_sessions_visitor
    ADD CONSTRAINT training_sessions_visitor_made_by_id_7f5b6f44_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_loc_locale_id_036a3a20_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_localesynchronization
    ADD CONSTRAINT wagtail_localize_loc_sync_from_id_1bc4c2eb_fk_wagtailco FOREIGN KEY (sync_from_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_ove_context_id_eed8c388_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_overridablesegment
    ADD CONSTRAINT wagtail_localize_ove_source_id_5720ac20_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_context_id_c0a725be_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_object_id_6c7b58df_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_relatedobjectsegment
    ADD CONSTRAINT wagtail_localize_rel_source_id_9a3b1373_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_context_id_f827efe0_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_last_translated_by_i_a86448fc_fk_people_us FOREIGN KEY (last_translated_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_segmentoverride
    ADD CONSTRAINT wagtail_localize_seg_locale_id_b1673d41_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_context_id_3cc13049_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_context_id_63235539_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_last_translated_by_i_764c7a3f_fk_people_us FOREIGN KEY (last_translated_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_string
    ADD CONSTRAINT wagtail_localize_str_locale_id_2cded126_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_locale_id_b9e3730d_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_source_id_5804129f_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_stringsegment
    ADD CONSTRAINT wagtail_localize_str_string_id_6356d5ec_fk_wagtail_l FOREIGN KEY (string_id) REFERENCES public.wagtail_localize_string(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_stringtranslation
    ADD CONSTRAINT wagtail_localize_str_translation_of_id_8eef01d0_fk_wagtail_l FOREIGN KEY (translation_of_id) REFERENCES public.wagtail_localize_string(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_context_id_81456b25_fk_wagtail_l FOREIGN KEY (context_id) REFERENCES public.wagtail_localize_translationcontext(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_source_id_26b89dc6_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_templatesegment
    ADD CONSTRAINT wagtail_localize_tem_template_id_c370b3c8_fk_wagtail_l FOREIGN KEY (template_id) REFERENCES public.wagtail_localize_template(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translatableobject
    ADD CONSTRAINT wagtail_localize_tra_content_type_id_0d6c5139_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_locale_id_0ac264c0_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_locale_id_37619cb4_fk_wagtailco FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_object_id_6a078fd2_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translationcontext
    ADD CONSTRAINT wagtail_localize_tra_object_id_86263ce7_fk_wagtail_l FOREIGN KEY (object_id) REFERENCES public.wagtail_localize_translatableobject(translation_key) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_revision_id_e3b62278_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translationlog
    ADD CONSTRAINT wagtail_localize_tra_source_id_7228923e_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_tra_source_id_e326e1e3_fk_wagtail_l FOREIGN KEY (source_id) REFERENCES public.wagtail_localize_translationsource(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translationsource
    ADD CONSTRAINT wagtail_localize_tra_specific_content_typ_3095eb76_fk_django_co FOREIGN KEY (specific_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtail_localize_translation
    ADD CONSTRAINT wagtail_localize_tra_target_locale_id_8c524f73_fk_wagtailco FOREIGN KEY (target_locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_user_id_6e1a9b70_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_people_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_people_user_id FOREIGN KEY (locked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_user_id_89d7def9_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_finished_by_id_13f98229_fk_people_user_id FOREIGN KEY (finished_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_people_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_people_us FOREIGN KEY (requested_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_people_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailforms_formsubmission
    ADD CONSTRAINT wagtailforms_formsub_page_id_e48e93e7_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_people_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailmedia_media
    ADD CONSTRAINT wagtailmedia_media_collection_id_96a2317d_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailmedia_media
    ADD CONSTRAINT wagtailmedia_media_uploaded_by_user_id_96e8e61b_fk_people_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_credential
    ADD CONSTRAINT xapi_credential_created_by_id_14821a4a_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_credential
    ADD CONSTRAINT xapi_credential_revoked_by_id_fd0b9e6a_fk_people_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_erasure
    ADD CONSTRAINT xapi_erasure_by_id_4893608c_fk_people_user_id FOREIGN KEY (by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_outbox
    ADD CONSTRAINT xapi_outbox_statement_id_4443331d_fk_xapi_statement_id FOREIGN KEY (statement_id) REFERENCES public.xapi_statement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_spending
    ADD CONSTRAINT xapi_spending_credential_id_19a81441_fk_xapi_credential_id FOREIGN KEY (credential_id) REFERENCES public.xapi_credential(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_statement
    ADD CONSTRAINT xapi_statement_credential_id_c48fe632_fk_xapi_credential_id FOREIGN KEY (credential_id) REFERENCES public.xapi_credential(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_tie
    ADD CONSTRAINT xapi_tie_credential_id_a132a981_fk_xapi_credential_id FOREIGN KEY (credential_id) REFERENCES public.xapi_credential(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_tie
    ADD CONSTRAINT xapi_tie_tied_by_id_e29231d3_fk_people_user_id FOREIGN KEY (tied_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_voiding
    ADD CONSTRAINT xapi_voiding_reach_id_c7f14a84_fk_xapi_credential_id FOREIGN KEY (reach_id) REFERENCES public.xapi_credential(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.xapi_voiding
    ADD CONSTRAINT xapi_voiding_statement_id_8c7b05dc_fk_xapi_statement_id FOREIGN KEY (statement_id) REFERENCES public.xapi_statement(id) DEFERRABLE INITIALLY DEFERRED;
