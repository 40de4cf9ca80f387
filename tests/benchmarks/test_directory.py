"""How long the directory takes with as many organisations as all of Germany has: ``pytest -m bench -s``.

The rows are written by SQL, spread over the state, with every choice about as frequent as in the demo data.
"""

import statistics
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partners.domain.terms import refresh_terms
from partners.domain.vocabulary import index_all
from partners.models import Organisation
from tests.factories.geo import DistrictFactory, MunicipalityFactory, PostalCodeFactory

pytestmark = pytest.mark.bench

ROWS = 14_300
ROUNDS = 5
ADDRESSES = (
    "",
    "?q=verein",
    "?q=kulturver",
    "?q=arabisch+frauen",
    "?q=bildung+jugend+sport",
    "?q=Vereyn+Musterstadt",
    "?role=mso&language=ar",
    "?language=ar&language=tr&group=women&field=education",
    "?district=05003&q=beratung",
    "?place=Musterstadt+7&radius=25",
    "?place=40007&radius=50&language=ar",
    "?place=Musterstadt+7&radius=100&q=frauen+gesundheit&sort=distance",
    "?sort=name",
    "?sort=freshness&q=integration",
    "?q=qqqqqqq",
)
FILL = """
INSERT INTO partners_organisation (created_at, updated_at, name, short_name, slug, roles, legal_form, register_number,
    website, description, street, postal_code, municipality_id, district_id, latitude, longitude, state,
    confirmed_at, verified_at, provenance)
SELECT now(), now(),
    (ARRAY['Verein', 'Kulturverein', 'Bildungswerk', 'Frauentreff', 'Jugendforum', 'Elternnetz'])[1 + n %% 6]
        || ' ' || (ARRAY['Brücke', 'Horizont', 'Morgenstern', 'Vielfalt', 'Zukunft', 'Heimat', 'Anker'])[1 + n %% 7]
        || ' ' || n,
    '', 'bench-' || n, ARRAY['mso'], 'e. V.', '', '',
    -- Each subject in one of twelve entries, among words that are as rare as words are.
    (SELECT string_agg(CASE WHEN (n + i * i) %% 12 = 0 AND i <= 25 THEN (ARRAY['Beratung', 'Integration', 'Bildung',
        'Gesundheit', 'Jugend', 'Frauen', 'Sport', 'Musik', 'Begegnung', 'Sprachkurse', 'Eltern', 'Geflüchtete',
        'Ausbildung', 'Nachbarschaft', 'Theater', 'Ämter', 'Familie', 'Tanz', 'Pflege', 'Garten', 'Kochen', 'Reisen',
        'Nähen', 'Handwerk', 'Chor'])[i] ELSE 'wort' || (n * 31 + i * i * 7) %% 3000 END, ' ')
     FROM generate_series(1, 60) i),
    'Weg ' || n, '', m.key, m.district_id,
    m.latitude + (n %% 17 - 8) * 0.004, m.longitude + (n %% 13 - 6) * 0.006, 'published',
    now() - (n %% 900) * interval '1 day', CASE WHEN n %% 3 = 0 THEN now() END, 'demo'
FROM generate_series(1, %s) n
JOIN (SELECT *, row_number() OVER (ORDER BY key) - 1 AS number FROM geo_municipality) m ON m.number = n %% %s
"""
FILL_PROFILES = """
INSERT INTO partners_msoprofile (organisation_id, target_groups, languages, fields, communities, staff_kind, members,
    rooms_equipment, rooms_capacity, employer_experience, signing_required, signing_total)
SELECT id,
    ARRAY[(ARRAY['parents', 'young_people', 'women', 'refugees', 'students'])[1 + id %% 5],
          (ARRAY['job_seekers', 'newly_arrived', 'seniors'])[1 + id %% 3]],
    ARRAY['de', (ARRAY['ar', 'tr', 'ru', 'uk', 'fa', 'kmr', 'pl', 'fr', 'es', 'ti', 'so'])[1 + id %% 11]],
    ARRAY[(ARRAY['education', 'culture', 'sport', 'health', 'counselling'])[1 + id %% 5],
          (ARRAY['labour_market', 'language_courses', 'participation'])[1 + id %% 3]],
    '', (ARRAY['voluntary', 'voluntary', 'mixed', 'full_time'])[1 + id %% 4], '26-50', '',
    CASE WHEN id %% 4 = 0 THEN 40 END, id %% 6 = 0, 1, 1
FROM partners_organisation
"""


@pytest.fixture
def many(db):
    for number in range(53):
        district = DistrictFactory(key=f"05{number:03}", name=f"Musterkreis {number}")
        town = MunicipalityFactory(
            key=f"05{number:03}000",
            name=f"Musterstadt {number}",
            district=district,
            latitude=50.6 + number % 8 * 0.22,
            longitude=6.2 + number // 8 * 0.42,
        )
        PostalCodeFactory(code=f"{40000 + number}", municipality=town, latitude=town.latitude, longitude=town.longitude)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL partners.defer_indexing = 'on'")
        cursor.execute(FILL, [ROWS, 53])
        cursor.execute(FILL_PROFILES, [])
        started = time.perf_counter()
        index_all()
        print(f"\nindexing {ROWS} organisations: {time.perf_counter() - started:.1f} s")
        cursor.execute("SET LOCAL partners.defer_indexing = 'off'")
        started = time.perf_counter()
        print(f"collecting {refresh_terms()} terms: {time.perf_counter() - started:.1f} s")
        cursor.execute("ANALYZE")


def measure(client, address):
    """Return milliseconds of each round and the number of queries."""
    client.get(address)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        response = client.get(address)
        times.append((time.perf_counter() - started) * 1000)
        assert response.status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return times, len(queries)


def test_directory_page(many):
    client, all_times = Client(), []
    for address in ADDRESSES:
        times, queries = measure(client, f"/verzeichnis/{address}")
        all_times += times
        print(f"{statistics.median(times):7.1f} ms  {queries:3} queries  /verzeichnis/{address}")
    print(f"p50 {statistics.median(all_times):.1f} ms, p95 {statistics.quantiles(all_times, n=20)[-1]:.1f} ms")


def test_organisation_page(many):
    client, all_times = Client(), []
    for organisation in Organisation.objects.all()[::1500]:
        times, queries = measure(client, organisation.get_absolute_url())
        all_times += times
    print(f"p95 {statistics.quantiles(all_times, n=20)[-1]:.1f} ms, {queries} queries")
