"""A number that grows with every change of the search entries, so that counts can be kept until something changes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0003_organisation_change'),
    ]

    operations = [
        migrations.RunSQL(
            """
            CREATE SEQUENCE partners_search_generation;
            CREATE FUNCTION partners_count_search_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM nextval('partners_search_generation');
                RETURN NULL;
            END
            $$;
            CREATE TRIGGER count_search_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON partners_searchentry
            FOR EACH STATEMENT EXECUTE FUNCTION partners_count_search_change();
            """,
            """
            DROP FUNCTION partners_count_search_change CASCADE;
            DROP SEQUENCE partners_search_generation;
            """,
        ),
    ]
