"""Note only changes to what everybody may see: when a hidden field was changed is nobody's business either.

The search entry holds most of it and is written only when it differs. What it does not hold is compared by a digest.
"""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("partners.migrations.0014_last_change")
FACE = """
-- What the search entry does not hold of what everybody may see, as a digest.
CREATE FUNCTION partners_public_face(ids bigint[]) RETURNS TABLE (id bigint, face text) LANGUAGE sql STABLE AS $$
    SELECT o.id, md5(jsonb_build_array(
        o.slug, o.provenance, o.postal_code, o.municipality_id, o.verified_by_id, o.verified_at,
        CASE WHEN NOT 'website' = ANY (h.hidden) THEN o.website END,
        CASE WHEN NOT 'street' = ANY (h.hidden) THEN o.street END,
        CASE WHEN NOT 'legal_form' = ANY (h.hidden) THEN o.legal_form END,
        CASE WHEN NOT 'founded' = ANY (h.hidden) THEN o.founded END,
        -- Restricted unless the organisation says otherwise.
        CASE WHEN 'register_number' = ANY (h.shown) THEN o.register_number END,
        CASE WHEN NOT 'rooms' = ANY (h.hidden) THEN mso.rooms_step_free END,
        (SELECT jsonb_agg(jsonb_build_array(
             c.id, c.name, c.function, c.phone, c.email, c.languages, c.is_general,
             (SELECT jsonb_agg(jsonb_build_array(w.id, w.weekday, w.start, w."end") ORDER BY w.id)
              FROM partners_reachabilitywindow w WHERE w.contact_id = c.id)) ORDER BY c.id)
         FROM partners_contactperson c JOIN partners_consent k ON k.id = c.current_consent_id
         WHERE c.organisation_id = o.id AND c.audience = 'public' AND k.audience = 'public'
             AND k.withdrawn_at IS NULL)
    )::text)
    FROM partners_organisation o
    LEFT JOIN partners_msoprofile mso ON mso.organisation_id = o.id
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(a.field::text) FILTER (WHERE a.audience <> 'public'), '{}') AS hidden,
               coalesce(array_agg(a.field::text) FILTER (WHERE a.audience = 'public'), '{}') AS shown
        FROM partners_fieldaudience a WHERE a.organisation_id = o.id
    ) h
    WHERE o.id = ANY (ids)
$$;
"""
NOTING = """
-- The first argument is the column that leads to the organisation, the second says how: '' (it is its key),
-- 'contact' (through a contact person) or 'entry' (the search entry changed, which is always public).
CREATE FUNCTION partners_note_public_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
    rows text := CASE TG_OP
        WHEN 'UPDATE' THEN 'SELECT %1$I AS id FROM old_rows UNION SELECT %1$I FROM new_rows'
        WHEN 'INSERT' THEN 'SELECT DISTINCT %1$I AS id FROM new_rows'
        ELSE 'SELECT DISTINCT %1$I AS id FROM old_rows' END;
BEGIN
    EXECUTE 'SELECT array_agg(id) FROM (' || format(rows, TG_ARGV[0]) || ') owners' INTO ids;
    IF TG_ARGV[1] = 'contact' THEN
        ids := ARRAY(SELECT DISTINCT organisation_id FROM partners_contactperson WHERE id = ANY (ids));
    END IF;
    IF TG_ARGV[1] = 'entry' THEN
        INSERT INTO partners_lastchange (organisation_id, changed_at, face)
        SELECT id, clock_timestamp(), '' FROM unnest(ids) id ORDER BY id
        ON CONFLICT (organisation_id) DO UPDATE SET changed_at = excluded.changed_at
        WHERE partners_lastchange.xmin <> pg_current_xact_id()::xid;
    ELSE
        INSERT INTO partners_lastchange (organisation_id, changed_at, face)
        SELECT id, clock_timestamp(), face FROM partners_public_face(ids) ORDER BY id
        ON CONFLICT (organisation_id) DO UPDATE SET changed_at = excluded.changed_at, face = excluded.face
        WHERE partners_lastchange.face <> excluded.face;
    END IF;
    RETURN NULL;
END
$$;
"""
SOURCES = {
    "partners_organisation": ("id", ""),
    "partners_msoprofile": ("organisation_id", ""),
    "partners_fieldaudience": ("organisation_id", ""),
    "partners_contactperson": ("organisation_id", ""),
    "partners_consent": ("contact_id", "contact"),
    "partners_reachabilitywindow": ("contact_id", "contact"),
    "partners_searchentry": ("organisation_id", "entry"),
}
TRIGGERS = "".join(
    f"CREATE TRIGGER note_change_{event} AFTER {event.upper()} ON {table} "
    f"REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION partners_note_public_change('{column}', '{how}');\n"
    for table, (column, how) in SOURCES.items()
    for event, rows in BEFORE.EVENTS.items()
)
FILL = """
UPDATE partners_lastchange l SET face = f.face
FROM partners_public_face(ARRAY(SELECT id FROM partners_organisation)) f WHERE f.id = l.organisation_id;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0020_audiences_and_consent_requests'),
    ]

    operations = [
        migrations.RunSQL("DROP FUNCTION partners_note_change CASCADE;", BEFORE.FUNCTION + BEFORE.TRIGGERS),
        migrations.AddField('lastchange', 'face', models.TextField(default='')),
        migrations.RunSQL(FACE, "DROP FUNCTION partners_public_face;"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(NOTING, "DROP FUNCTION partners_note_public_change CASCADE;"),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
    ]
