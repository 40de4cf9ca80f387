"""Facets that say what nobody may know of an MSO: ``unknown:rooms`` differs from "has no rooms".

Suggestions tell "does not fit" from "we do not know" by them. A field counts as unknown alike where it is empty and
where the organisation keeps it to itself, so that nobody can tell one from the other.

The indexing function is changed in its present form instead of being written anew, so that this migration can stand
beside others that change it too.
"""

from django.db import migrations

UNKNOWN = """
CREATE FUNCTION partners_unknown_keys(
    roles text[], target_groups text[], languages text[], staff_kind text, rooms_capacity integer,
    employer_experience boolean, hidden text[]
) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN 'mso' = ANY (roles) THEN array_remove(ARRAY[
        CASE WHEN coalesce(cardinality(target_groups), 0) = 0 OR 'target_groups' = ANY (hidden)
             THEN 'unknown:group' END,
        CASE WHEN coalesce(cardinality(languages), 0) = 0 OR 'languages' = ANY (hidden) THEN 'unknown:language' END,
        CASE WHEN coalesce(staff_kind, '') = '' OR 'staff' = ANY (hidden) THEN 'unknown:staff' END,
        CASE WHEN rooms_capacity IS NULL OR 'rooms' = ANY (hidden) THEN 'unknown:rooms' END,
        CASE WHEN employer_experience IS NULL OR 'employer_experience' = ANY (hidden)
             THEN 'unknown:experience' END
    ], NULL) END
$$;
"""
BEFORE = "|| CASE WHEN o.verified_at IS NOT NULL THEN ARRAY['with:verified'] END"
CALL = """|| partners_unknown_keys(
                o.roles::text[], mso.target_groups::text[], mso.languages::text[], mso.staff_kind::text,
                mso.rooms_capacity::integer, mso.employer_experience, h.hidden)
            """
EXCHANGE = """
DO $do$
DECLARE
    present text := pg_get_functiondef('partners_index_organisations(bigint[])'::regprocedure);
    changed text := replace(present, $old${old}$old$, $new${new}$new$);
BEGIN
    IF changed = present THEN
        RAISE EXCEPTION 'partners_index_organisations no longer has the line that belongs here';
    END IF;
    EXECUTE changed;
END
$do$;
"""
INDEX_ALL = "SELECT partners_index_organisations(ARRAY(SELECT id FROM partners_organisation))"


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0011_more_facets'),
    ]

    operations = [
        migrations.RunSQL(UNKNOWN, "DROP FUNCTION partners_unknown_keys"),
        migrations.RunSQL(
            EXCHANGE.format(old=BEFORE, new=CALL + BEFORE), EXCHANGE.format(old=CALL + BEFORE, new=BEFORE)
        ),
        migrations.RunSQL(INDEX_ALL, migrations.RunSQL.noop),
    ]
