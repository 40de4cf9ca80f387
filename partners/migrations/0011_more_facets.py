"""More to filter by: size class, how fresh an entry is, whether somebody can be reached in the evening.

The last one comes from contact persons everybody may see: a withdrawn consent takes it out of the search in the same
statement, because the trigger that hides the person is one of its sources.
"""

from django.db import migrations

FURTHER_FACETS = """
-- Facets that need more than a column. What depends on today is put right by the daily run (domain/search_upkeep.py).
CREATE FUNCTION partners_further_facets(
    organisation bigint, confirmed_at timestamptz, members text, hidden text[]
) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT partners_facet_keys('members', ARRAY[nullif(members, '')], 'members', hidden)
        || ARRAY[CASE
            WHEN confirmed_at IS NULL THEN 'confirmed:never'
            WHEN confirmed_at >= now() - interval '365 days' THEN 'confirmed:year'
            ELSE 'confirmed:older' END]
        || CASE WHEN EXISTS (
            SELECT FROM partners_contactperson c
            JOIN partners_consent consent ON consent.id = c.current_consent_id
            JOIN partners_reachabilitywindow w ON w.contact_id = c.id
            WHERE c.organisation_id = organisation AND c.audience = 'public' AND consent.audience = 'public'
                AND consent.withdrawn_at IS NULL AND w."end" > time '18:00'
        ) THEN ARRAY['with:evening'] END
$$;
"""
INDEXING = """
CREATE OR REPLACE FUNCTION partners_index_organisations(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO partners_searchentry
        (organisation_id, state, name, short_name, words, text, facets, confirmed_at, verified, latitude, longitude)
    SELECT
        o.id, o.state, o.name, o.short_name,
        concat_ws(' ',
            municipality.name, district.name, o.postal_code,
            (SELECT string_agg(w.words, ' ' ORDER BY w.facet) FROM partners_searchword w WHERE w.facet = ANY (f.facets)),
            CASE WHEN NOT 'communities' = ANY (h.hidden) THEN mso.communities END,
            CASE WHEN NOT 'branch' = ANY (h.hidden) THEN employer.branch END,
            CASE WHEN NOT 'carrier' = ANY (h.hidden) THEN support.carrier END),
        concat_ws(' ',
            CASE WHEN NOT 'description' = ANY (h.hidden) THEN nullif(o.description, '') END,
            CASE WHEN NOT 'description' = ANY (h.hidden) THEN
                (SELECT string_agg(t.description, ' ' ORDER BY t.language)
                 FROM partners_organisationtranslation t WHERE t.organisation_id = o.id) END,
            CASE WHEN NOT 'jobs' = ANY (h.hidden) THEN nullif(employer.jobs, '') END,
            CASE WHEN NOT 'apprenticeships' = ANY (h.hidden) THEN nullif(employer.apprenticeships, '') END),
        f.facets, o.confirmed_at, o.verified_at IS NOT NULL,
        -- A street that is not public must not be found out from distances either.
        CASE WHEN NOT 'street' = ANY (h.hidden) AND o.latitude IS NOT NULL THEN o.latitude
             ELSE coalesce(municipality.latitude, district.latitude) END,
        CASE WHEN NOT 'street' = ANY (h.hidden) AND o.longitude IS NOT NULL THEN o.longitude
             ELSE coalesce(municipality.longitude, district.longitude) END
    FROM partners_organisation o
    LEFT JOIN geo_municipality municipality ON municipality.key = o.municipality_id
    LEFT JOIN geo_district district ON district.key = coalesce(o.district_id, municipality.district_id)
    LEFT JOIN partners_msoprofile mso ON mso.organisation_id = o.id
    LEFT JOIN partners_employerprofile employer ON employer.organisation_id = o.id
    LEFT JOIN partners_umbrellaprofile umbrella ON umbrella.organisation_id = o.id
    LEFT JOIN partners_supportserviceprofile support ON support.organisation_id = o.id
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(a.field::text), '{}') AS hidden
        FROM partners_fieldaudience a WHERE a.organisation_id = o.id AND a.audience <> 'public'
    ) h
    CROSS JOIN LATERAL (
        SELECT ARRAY(SELECT DISTINCT key FROM unnest(
            ARRAY(SELECT 'role:' || role FROM unnest(o.roles) role)
            || ARRAY(SELECT 'district:' || key FROM unnest(ARRAY[o.district_id, municipality.district_id]) key)
            || ARRAY(SELECT 'district:' || s.district_id
                     FROM partners_organisation_service_area s WHERE s.organisation_id = o.id)
            || ARRAY(SELECT 'umbrella:' || a.umbrella_id FROM partners_affiliation a
                     WHERE a.member_id = o.id AND (a.until IS NULL OR a.until >= (now() AT TIME ZONE 'Europe/Berlin')::date))
            || partners_facet_keys('group', mso.target_groups::text[], 'target_groups', h.hidden)
            || partners_facet_keys('language', mso.languages::text[], 'languages', h.hidden)
            || partners_facet_keys('field', mso.fields::text[], 'fields', h.hidden)
            || partners_facet_keys('staff', ARRAY[nullif(mso.staff_kind, '')]::text[], 'staff', h.hidden)
            || partners_facet_keys('agency', support.fields::text[], 'agency_fields', h.hidden)
            || partners_facet_keys('offer', employer.offers::text[], 'offers', h.hidden)
            || partners_facet_keys('level', ARRAY[umbrella.level]::text[], 'level', h.hidden)
            || CASE WHEN o.verified_at IS NOT NULL THEN ARRAY['with:verified'] END
            || CASE WHEN mso.rooms_capacity > 0 AND NOT 'rooms' = ANY (h.hidden) THEN ARRAY['with:rooms'] END
            || CASE WHEN mso.rooms_step_free AND NOT 'rooms' = ANY (h.hidden) THEN ARRAY['with:step_free'] END
            || CASE WHEN mso.employer_experience AND NOT 'employer_experience' = ANY (h.hidden)
                    THEN ARRAY['with:experience'] END
            || partners_further_facets(o.id, o.confirmed_at, mso.members, h.hidden)
        ) key WHERE key IS NOT NULL ORDER BY key) AS facets
    ) f
    WHERE o.id = ANY (ids)
    ORDER BY o.id
    ON CONFLICT (organisation_id) DO UPDATE SET
        state = excluded.state, name = excluded.name, short_name = excluded.short_name, words = excluded.words,
        text = excluded.text, facets = excluded.facets, confirmed_at = excluded.confirmed_at,
        verified = excluded.verified, latitude = excluded.latitude, longitude = excluded.longitude
    WHERE (partners_searchentry.state, partners_searchentry.name, partners_searchentry.short_name,
           partners_searchentry.words, partners_searchentry.text, partners_searchentry.facets,
           partners_searchentry.confirmed_at, partners_searchentry.verified,
           partners_searchentry.latitude, partners_searchentry.longitude)
        IS DISTINCT FROM
          (excluded.state, excluded.name, excluded.short_name, excluded.words, excluded.text, excluded.facets,
           excluded.confirmed_at, excluded.verified, excluded.latitude, excluded.longitude)
$$;
"""
INDEXING_BEFORE = """
CREATE OR REPLACE FUNCTION partners_index_organisations(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO partners_searchentry
        (organisation_id, state, name, short_name, words, text, facets, confirmed_at, verified, latitude, longitude)
    SELECT
        o.id, o.state, o.name, o.short_name,
        concat_ws(' ',
            municipality.name, district.name, o.postal_code,
            (SELECT string_agg(w.words, ' ' ORDER BY w.facet) FROM partners_searchword w WHERE w.facet = ANY (f.facets)),
            CASE WHEN NOT 'communities' = ANY (h.hidden) THEN mso.communities END,
            CASE WHEN NOT 'branch' = ANY (h.hidden) THEN employer.branch END,
            CASE WHEN NOT 'carrier' = ANY (h.hidden) THEN support.carrier END),
        concat_ws(' ',
            CASE WHEN NOT 'description' = ANY (h.hidden) THEN nullif(o.description, '') END,
            CASE WHEN NOT 'description' = ANY (h.hidden) THEN
                (SELECT string_agg(t.description, ' ' ORDER BY t.language)
                 FROM partners_organisationtranslation t WHERE t.organisation_id = o.id) END,
            CASE WHEN NOT 'jobs' = ANY (h.hidden) THEN nullif(employer.jobs, '') END,
            CASE WHEN NOT 'apprenticeships' = ANY (h.hidden) THEN nullif(employer.apprenticeships, '') END),
        f.facets, o.confirmed_at, o.verified_at IS NOT NULL,
        -- A street that is not public must not be found out from distances either.
        CASE WHEN NOT 'street' = ANY (h.hidden) AND o.latitude IS NOT NULL THEN o.latitude
             ELSE coalesce(municipality.latitude, district.latitude) END,
        CASE WHEN NOT 'street' = ANY (h.hidden) AND o.longitude IS NOT NULL THEN o.longitude
             ELSE coalesce(municipality.longitude, district.longitude) END
    FROM partners_organisation o
    LEFT JOIN geo_municipality municipality ON municipality.key = o.municipality_id
    LEFT JOIN geo_district district ON district.key = coalesce(o.district_id, municipality.district_id)
    LEFT JOIN partners_msoprofile mso ON mso.organisation_id = o.id
    LEFT JOIN partners_employerprofile employer ON employer.organisation_id = o.id
    LEFT JOIN partners_umbrellaprofile umbrella ON umbrella.organisation_id = o.id
    LEFT JOIN partners_supportserviceprofile support ON support.organisation_id = o.id
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(a.field::text), '{}') AS hidden
        FROM partners_fieldaudience a WHERE a.organisation_id = o.id AND a.audience <> 'public'
    ) h
    CROSS JOIN LATERAL (
        SELECT ARRAY(SELECT DISTINCT key FROM unnest(
            ARRAY(SELECT 'role:' || role FROM unnest(o.roles) role)
            || ARRAY(SELECT 'district:' || key FROM unnest(ARRAY[o.district_id, municipality.district_id]) key)
            || ARRAY(SELECT 'district:' || s.district_id
                     FROM partners_organisation_service_area s WHERE s.organisation_id = o.id)
            || ARRAY(SELECT 'umbrella:' || a.umbrella_id FROM partners_affiliation a
                     WHERE a.member_id = o.id AND (a.until IS NULL OR a.until >= (now() AT TIME ZONE 'Europe/Berlin')::date))
            || partners_facet_keys('group', mso.target_groups::text[], 'target_groups', h.hidden)
            || partners_facet_keys('language', mso.languages::text[], 'languages', h.hidden)
            || partners_facet_keys('field', mso.fields::text[], 'fields', h.hidden)
            || partners_facet_keys('staff', ARRAY[nullif(mso.staff_kind, '')]::text[], 'staff', h.hidden)
            || partners_facet_keys('agency', support.fields::text[], 'agency_fields', h.hidden)
            || partners_facet_keys('offer', employer.offers::text[], 'offers', h.hidden)
            || partners_facet_keys('level', ARRAY[umbrella.level]::text[], 'level', h.hidden)
            || CASE WHEN o.verified_at IS NOT NULL THEN ARRAY['with:verified'] END
            || CASE WHEN mso.rooms_capacity > 0 AND NOT 'rooms' = ANY (h.hidden) THEN ARRAY['with:rooms'] END
            || CASE WHEN mso.rooms_step_free AND NOT 'rooms' = ANY (h.hidden) THEN ARRAY['with:step_free'] END
            || CASE WHEN mso.employer_experience AND NOT 'employer_experience' = ANY (h.hidden)
                    THEN ARRAY['with:experience'] END
        ) key WHERE key IS NOT NULL ORDER BY key) AS facets
    ) f
    WHERE o.id = ANY (ids)
    ORDER BY o.id
    ON CONFLICT (organisation_id) DO UPDATE SET
        state = excluded.state, name = excluded.name, short_name = excluded.short_name, words = excluded.words,
        text = excluded.text, facets = excluded.facets, confirmed_at = excluded.confirmed_at,
        verified = excluded.verified, latitude = excluded.latitude, longitude = excluded.longitude
    WHERE (partners_searchentry.state, partners_searchentry.name, partners_searchentry.short_name,
           partners_searchentry.words, partners_searchentry.text, partners_searchentry.facets,
           partners_searchentry.confirmed_at, partners_searchentry.verified,
           partners_searchentry.latitude, partners_searchentry.longitude)
        IS DISTINCT FROM
          (excluded.state, excluded.name, excluded.short_name, excluded.words, excluded.text, excluded.facets,
           excluded.confirmed_at, excluded.verified, excluded.latitude, excluded.longitude)
$$;
"""
KEEPING = """
CREATE OR REPLACE FUNCTION partners_keep_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
BEGIN
    IF current_setting('partners.defer_indexing', true) = 'on' THEN
        RETURN NULL;
    END IF;
    EXECUTE CASE TG_OP
        WHEN 'UPDATE' THEN format(
            'SELECT array_agg(id) FROM (SELECT %1$I AS id FROM old_rows UNION SELECT %1$I FROM new_rows) both_rows',
            TG_ARGV[0])
        WHEN 'INSERT' THEN format('SELECT array_agg(DISTINCT %I) FROM new_rows', TG_ARGV[0])
        -- Where the organisation goes as well, its entry is gone already and must not come back.
        ELSE format(
            'SELECT array_agg(DISTINCT organisation_id) FROM partners_searchentry WHERE organisation_id IN '
            '(SELECT %I FROM old_rows)', TG_ARGV[0])
    END INTO ids;
    IF ids IS NOT NULL THEN
        PERFORM partners_index_organisations(ids);
    END IF;
    RETURN NULL;
END
$$;
"""
KEEPING_BEFORE = """
CREATE OR REPLACE FUNCTION partners_keep_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
BEGIN
    IF current_setting('partners.defer_indexing', true) = 'on' THEN
        RETURN NULL;
    END IF;
    EXECUTE CASE TG_OP
        WHEN 'UPDATE' THEN format(
            'SELECT array_agg(id) FROM (SELECT %1$I AS id FROM old_rows UNION SELECT %1$I FROM new_rows) both_rows',
            TG_ARGV[0])
        WHEN 'INSERT' THEN format('SELECT array_agg(DISTINCT %I) FROM new_rows', TG_ARGV[0])
        ELSE format('SELECT array_agg(DISTINCT %I) FROM old_rows', TG_ARGV[0])
    END INTO ids;
    IF ids IS NOT NULL THEN
        PERFORM partners_index_organisations(ids);
    END IF;
    RETURN NULL;
END
$$;
"""
CONTACT_TRIGGERS = """
-- Tables whose rows belong to a contact person, who belongs to an organisation.
CREATE FUNCTION partners_keep_search_of_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    contacts bigint[];
    ids bigint[];
BEGIN
    IF current_setting('partners.defer_indexing', true) = 'on' THEN
        RETURN NULL;
    END IF;
    EXECUTE CASE TG_OP
        WHEN 'UPDATE' THEN
            'SELECT array_agg(id) FROM (SELECT contact_id AS id FROM old_rows UNION SELECT contact_id FROM new_rows) b'
        WHEN 'INSERT' THEN 'SELECT array_agg(DISTINCT contact_id) FROM new_rows'
        ELSE 'SELECT array_agg(DISTINCT contact_id) FROM old_rows'
    END INTO contacts;
    SELECT array_agg(DISTINCT c.organisation_id) INTO ids
    FROM partners_contactperson c JOIN partners_searchentry USING (organisation_id) WHERE c.id = ANY (contacts);
    IF ids IS NOT NULL THEN
        PERFORM partners_index_organisations(ids);
    END IF;
    RETURN NULL;
END
$$;
"""
DROP_CONTACT_TRIGGERS = "DROP FUNCTION partners_keep_search_of_contacts CASCADE;"
TRIGGER = """
CREATE TRIGGER keep_search_{name} AFTER {event} ON {table}
REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION {function};
"""
EVENTS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}
SOURCES = {
    "partners_contactperson": "partners_keep_search('organisation_id')",
    "partners_reachabilitywindow": "partners_keep_search_of_contacts()",
    "partners_consent": "partners_keep_search_of_contacts()",
}
TRIGGERS = "".join(
    TRIGGER.format(name=event, event=event.upper(), table=table, rows=rows, function=function)
    for table, function in SOURCES.items()
    for event, rows in EVENTS.items()
)
DROP_TRIGGERS = "".join(
    f"DROP TRIGGER keep_search_{event} ON {table};" for table in SOURCES for event in EVENTS
)
INDEX_ALL = "SELECT partners_index_organisations(ARRAY(SELECT id FROM partners_organisation))"


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0010_likeness_keys'),
    ]

    operations = [
        migrations.RunSQL(FURTHER_FACETS, "DROP FUNCTION partners_further_facets;"),
        migrations.RunSQL(INDEXING, INDEXING_BEFORE),
        migrations.RunSQL(KEEPING, KEEPING_BEFORE),
        migrations.RunSQL(CONTACT_TRIGGERS, DROP_CONTACT_TRIGGERS),
        migrations.RunSQL(TRIGGERS, DROP_TRIGGERS),
        migrations.RunSQL(INDEX_ALL, migrations.RunSQL.noop),
    ]
