"""Keys by which entries of the same organisation are looked for (partners/domain/duplicates/blocking.py)."""

from django.db import migrations

FUNCTIONS = """
-- The words of a name without legal form and small words; ä, ae and a are one.
CREATE FUNCTION partners_likeness_words(name text)
RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    folded text := replace(replace(replace(public.partners_name_key(left(name, 300)), 'ae', 'a'), 'oe', 'o'), 'ue', 'u');
BEGIN
    folded := regexp_replace(folded,
        '\\m((nicht )?eingetragener verein|n e v|e v|ev|g ?gmbh|gmbh|g ?ug|ug|e g|gbr|fur|der|die|das|des|dem|den|in|im'
        || '|am|an|und|u|zu|zur|zum|von|vom|mit|of|and|the|for|e|ve)\\M', ' ', 'g');
    RETURN ARRAY(
        SELECT DISTINCT word FROM unnest(string_to_array(folded, ' ')) word WHERE word <> '' ORDER BY word LIMIT 10);
END
$$;

-- A telephone number as digits with country code, '' without area code.
CREATE FUNCTION partners_phone_key(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN length(digits) >= 8 THEN digits ELSE '' END FROM (
        SELECT regexp_replace(CASE
            WHEN phone ~ '^\\D*\\+' THEN plain
            WHEN plain LIKE '00%' THEN substr(plain, 3)
            WHEN plain LIKE '0%' THEN '49' || substr(plain, 2)
            ELSE ''
        END, '^490+', '49') AS digits
        FROM (SELECT regexp_replace(left(phone, 40), '\\D', '', 'g') AS plain) bare
    ) known
$$;

CREATE FUNCTION partners_likeness_keys(
    name text, short_name text, register_number text, website text, street text, municipality text)
RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text[] := public.partners_likeness_words(name);
    short text := replace(public.partners_name_key(short_name), ' ', '');
    way text := regexp_replace(public.partners_name_key(street), 'stras?se| ', '', 'g');
    entry text := ltrim(regexp_replace(left(register_number, 80), '\\D', '', 'g'), '0');
    host text := substring(lower(left(website, 300)) FROM '^(?:[a-z]+://)?(?:www\\.)?([^/:?#@]+\\.[^/:?#@]+)');
    first_letters text := (
        SELECT string_agg(left(word, 1), '' ORDER BY place)
        FROM unnest(string_to_array(public.partners_name_key(name), ' ')) WITH ORDINALITY parts(word, place)
        WHERE word = ANY (words));
BEGIN
    RETURN ARRAY(
        SELECT 'w:' || word FROM unnest(words) word
        UNION SELECT '<:' || left(word, 5) FROM unnest(words) word WHERE length(word) >= 8
        UNION SELECT '>:' || right(word, 5) FROM unnest(words) word WHERE length(word) >= 8
        UNION SELECT 'w@:' || word || '@' || municipality FROM unnest(words) word WHERE municipality <> ''
        UNION SELECT '2:' || one || '+' || other FROM unnest(words) one, unnest(words) other WHERE one < other
        UNION SELECT 'i:' || known FROM unnest(ARRAY[first_letters, short, array_to_string(words, '')]) known
            WHERE length(known) BETWEEN 3 AND 12
        UNION SELECT 'r:' || entry WHERE entry <> ''
        UNION SELECT 'h:' || host WHERE host <> ''
        UNION SELECT 'a:' || municipality || way WHERE municipality <> '' AND way ~ '\\d'
    );
END
$$;

CREATE INDEX partners_organisation_likeness ON partners_organisation USING gin (partners_likeness_keys(
    name::text, short_name::text, register_number::text, website::text, street::text,
    coalesce(municipality_id, '')::text));
CREATE INDEX partners_contactperson_phone_key ON partners_contactperson (partners_phone_key(phone::text));
CREATE INDEX partners_contactperson_email_key ON partners_contactperson (lower(email::text));
"""
DROP = """
DROP INDEX partners_contactperson_email_key;
DROP INDEX partners_contactperson_phone_key;
DROP INDEX partners_organisation_likeness;
DROP FUNCTION partners_likeness_keys, partners_phone_key, partners_likeness_words;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0009_saved_search'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP),
    ]
