"""Search entries, written by triggers. How they work stands in partners/models/search.py."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


FUNCTIONS = """
CREATE TEXT SEARCH CONFIGURATION de_plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION de_plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

-- Text as words: anything that is punctuation becomes a blank, so that "e.V." or "a/b" are not taken for file names.
CREATE FUNCTION partners_as_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(left(value, 200000), '[^[:alnum:]\\u0300-\\u036f\\u0600-\\u06ff\\u0900-\\u0dff]+', ' ', 'g')
$$;

-- unaccent() is not immutable by itself because its dictionary could be changed; ours is not.
CREATE FUNCTION partners_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(lower(public.unaccent('public.unaccent', public.partners_as_words(name))))
$$;

-- Every text twice: stemmed for meaning, plain for the beginnings of words that somebody is still typing.
CREATE FUNCTION partners_word_vector(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('public.de', public.partners_as_words(value))
        || to_tsvector('public.de_plain', public.partners_as_words(value))
$$;

CREATE FUNCTION partners_search_vector(name text, short_name text, words text, body text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(public.partners_word_vector(name), 'A')
        || setweight(public.partners_word_vector(short_name), 'A')
        || setweight(public.partners_word_vector(words), 'B')
        || setweight(public.partners_word_vector(body), 'C')
$$;

-- Days since 1970, 0 for never.
CREATE FUNCTION partners_day(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((extract(epoch FROM at) / 86400)::integer, 0)
$$;

CREATE FUNCTION partners_standing(confirmed_at timestamptz, verified boolean, body text)
RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT public.partners_day(confirmed_at)
        + CASE WHEN verified THEN 180 ELSE 0 END
        + CASE WHEN body <> '' THEN 90 ELSE 0 END
$$;
"""
DROP_FUNCTIONS = """
DROP FUNCTION partners_standing, partners_day, partners_search_vector, partners_word_vector, partners_name_key, partners_as_words;
DROP TEXT SEARCH CONFIGURATION de_plain;
"""

INDEXING = """
-- The facets of a profile column, unless the organisation keeps the field to itself.
CREATE FUNCTION partners_facet_keys(prefix text, vals text[], field text, hidden text[])
RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN field = ANY (hidden) THEN '{}' ELSE ARRAY(SELECT prefix || ':' || v FROM unnest(vals) v) END
$$;

CREATE FUNCTION partners_index_organisations(ids bigint[]) RETURNS void LANGUAGE sql AS $$
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

-- One function for all tables: the argument names the column that holds the organisation.
-- A bulk load may say "SET LOCAL partners.defer_indexing = on" and index all at its end.
CREATE FUNCTION partners_keep_search() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP_INDEXING = """
DROP FUNCTION partners_keep_search CASCADE;
DROP FUNCTION partners_index_organisations, partners_facet_keys;
"""
SOURCES = {
    "partners_organisation": "id",
    "partners_organisationtranslation": "organisation_id",
    "partners_organisation_service_area": "organisation_id",
    "partners_msoprofile": "organisation_id",
    "partners_employerprofile": "organisation_id",
    "partners_umbrellaprofile": "organisation_id",
    "partners_supportserviceprofile": "organisation_id",
    "partners_fieldaudience": "organisation_id",
    "partners_affiliation": "member_id",
}
TRIGGER = """
CREATE TRIGGER keep_search_{name} AFTER {event} ON {table}
REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION partners_keep_search('{column}');
"""
EVENTS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}
TRIGGERS = "".join(
    TRIGGER.format(name=event, event=event.upper(), table=table, rows=rows, column=column)
    for table, column in SOURCES.items()
    for event, rows in EVENTS.items()
    # When an organisation goes, its entry goes with it.
    if (table, event) != ("partners_organisation", "delete")
)
INDEX_ALL = "SELECT partners_index_organisations(ARRAY(SELECT id FROM partners_organisation))"


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('facet', models.TextField(primary_key=True, serialize=False)),
                ('words', models.TextField()),
            ],
            options={
                'verbose_name': 'search word',
                'verbose_name_plural': 'search words',
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='partners.organisation')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('paused', 'paused'), ('archived', 'archived'), ('merged', 'merged')], max_length=12)),
                ('name', models.TextField()),
                ('short_name', models.TextField()),
                ('words', models.TextField()),
                ('text', models.TextField()),
                ('facets', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('verified', models.BooleanField()),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('name_key', models.GeneratedField(db_persist=True, expression=models.Func('name', function='partners_name_key'), output_field=models.TextField())),
                ('vector', models.GeneratedField(db_persist=True, expression=models.Func('name', 'short_name', 'words', 'text', function='partners_search_vector'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('confirmed_day', models.GeneratedField(db_persist=True, expression=models.Func('confirmed_at', function='partners_day'), output_field=models.IntegerField())),
                ('standing', models.GeneratedField(db_persist=True, expression=models.Func('confirmed_at', 'verified', 'text', function='partners_standing'), output_field=models.IntegerField())),
            ],
            options={
                'verbose_name': 'search entry',
                'verbose_name_plural': 'search entries',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='search_vector'), django.contrib.postgres.indexes.GinIndex(fields=['facets'], name='search_facets'), django.contrib.postgres.indexes.GinIndex(fields=['name_key'], name='search_name_parts', opclasses=['gin_trgm_ops']), models.Index(models.OrderBy(models.F('standing'), descending=True), models.F('organisation'), name='search_standing'), models.Index(fields=['name_key', 'organisation'], name='search_name'), models.Index(models.OrderBy(models.F('confirmed_day'), descending=True), models.F('organisation'), name='search_freshness'), django.contrib.postgres.indexes.GistIndex(models.Func(django.db.models.expressions.CombinedExpression(models.F('longitude'), '*', models.Value(0.6225)), 'latitude', function='point'), name='search_point')],
            },
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('word', models.TextField(primary_key=True, serialize=False)),
                ('entries', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': 'search term',
                'verbose_name_plural': 'search terms',
                'indexes': [django.contrib.postgres.indexes.GistIndex(fields=['word'], name='search_term_likeness', opclasses=['gist_trgm_ops'])],
            },
        ),
        migrations.RunSQL(INDEXING, DROP_INDEXING),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
        migrations.RunSQL(INDEX_ALL, migrations.RunSQL.noop),
    ]
