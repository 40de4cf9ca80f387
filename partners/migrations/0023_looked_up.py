"""Words are looked up in an index that PostgreSQL prefers to unpacking vectors (see ``LookedUp``)."""

import django.contrib.postgres.indexes
from django.db import migrations

import partners.models.search

FUNCTION = """
CREATE FUNCTION partners_looked_up(vector tsvector) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$ BEGIN RETURN vector; END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0022_facet_codes'),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION partners_looked_up;"),
        migrations.RemoveIndex(model_name='searchentry', name='search_vector'),
        migrations.AddIndex(
            model_name='searchentry',
            index=django.contrib.postgres.indexes.GinIndex(
                partners.models.search.LookedUp('vector'), name='search_looked_up'
            ),
        ),
    ]
