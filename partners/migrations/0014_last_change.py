"""When an organisation last changed, noted by triggers. What it is for stands in partners/models/last_change.py."""

from django.db import migrations, models


FUNCTION = """
-- The first argument is the column that leads to the organisation, the second says through what ('' or 'contact').
-- Within one transaction an organisation is written once.
CREATE FUNCTION partners_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owners text;
BEGIN
    owners := CASE TG_OP
        WHEN 'UPDATE' THEN format('SELECT %1$I AS id FROM old_rows UNION SELECT %1$I FROM new_rows', TG_ARGV[0])
        WHEN 'INSERT' THEN format('SELECT DISTINCT %I AS id FROM new_rows', TG_ARGV[0])
        ELSE format('SELECT DISTINCT %I AS id FROM old_rows', TG_ARGV[0])
    END;
    IF TG_ARGV[1] = 'contact' THEN
        owners := format(
            'SELECT DISTINCT c.organisation_id AS id FROM partners_contactperson c JOIN (%s) o ON o.id = c.id', owners);
    END IF;
    EXECUTE format(
        'INSERT INTO partners_lastchange (organisation_id, changed_at) SELECT id, clock_timestamp() FROM (%s) o
         WHERE id IS NOT NULL ORDER BY id
         ON CONFLICT (organisation_id) DO UPDATE SET changed_at = excluded.changed_at
         WHERE partners_lastchange.xmin <> pg_current_xact_id()::xid', owners);
    RETURN NULL;
END
$$;
"""
SOURCES = {
    "partners_organisation": ("id", ""),
    "partners_organisationtranslation": ("organisation_id", ""),
    "partners_organisation_service_area": ("organisation_id", ""),
    "partners_msoprofile": ("organisation_id", ""),
    "partners_employerprofile": ("organisation_id", ""),
    "partners_umbrellaprofile": ("organisation_id", ""),
    "partners_supportserviceprofile": ("organisation_id", ""),
    "partners_fieldaudience": ("organisation_id", ""),
    "partners_contactperson": ("organisation_id", ""),
    "partners_consent": ("contact_id", "contact"),
    "partners_reachabilitywindow": ("contact_id", "contact"),
}
EVENTS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}
TRIGGERS = "".join(
    f"CREATE TRIGGER note_change_{event} AFTER {event.upper()} ON {table} "
    f"REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION partners_note_change('{column}', '{through}');\n"
    for table, (column, through) in SOURCES.items()
    for event, rows in EVENTS.items()
)
FILL = """
INSERT INTO partners_lastchange (organisation_id, changed_at) SELECT id, updated_at FROM partners_organisation;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0013_search_digest'),
    ]

    operations = [
        migrations.CreateModel(
            name='LastChange',
            fields=[
                ('organisation_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'last change',
                'verbose_name_plural': 'last changes',
            },
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION partners_note_change CASCADE;"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
    ]
