"""The German and English words by which choices are found. The index holds them, so they rank and stem like text.

One line per choice; a test sees to it that no choice is forgotten. ``store_vocabulary`` writes them where the
triggers of the search read them; it runs after every migration.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from partners.models import SearchWord

WORDS: Mapping[str, str] = {
    "group:parents": "Eltern Mütter Väter Familien parents families",
    "group:young_people": "Jugendliche junge Menschen Jugend Azubis Auszubildende Ausbildung young people youth",
    "group:job_seekers": "Arbeitssuchende Arbeitsuchende Jobsuchende Erwerbslose job seekers unemployed",
    "group:women": "Frauen Frau women",
    "group:newly_arrived": "Neuzugewanderte Neuankommende Zugewanderte Einwanderer newly arrived newcomers migrants",
    "group:refugees": "Geflüchtete Flüchtlinge Flucht Asyl refugees asylum",
    "group:students": "Schüler Schülerinnen Studierende Studenten students pupils",
    "group:skilled_workers": "Fachkräfte ausländische Abschlüsse Anerkennung skilled workers professionals",
    "group:seniors": "Senioren Seniorinnen Ältere older people seniors elderly",
    "field:education": "Bildung Nachhilfe Schule education",
    "field:labour_market": "Arbeit Ausbildung Beruf Arbeitsmarkt Job Bewerbung work training labour",
    "field:children_youth": "Kinder Jugendarbeit Kinderarbeit children youth work",
    "field:culture": "Kultur Kunst Musik Tanz Theater culture art music",
    "field:refugee_support": "Flüchtlingshilfe Geflüchtete Flüchtlinge refugee support",
    "field:counselling": "Beratung Sozialberatung counselling advice",
    "field:language_courses": "Sprachkurse Sprachkurs Deutschkurse Deutschkurs language courses German",
    "field:women": "Frauenförderung Frauenarbeit Empowerment Frauen women",
    "field:sport": "Sport Fußball Bewegung sport football",
    "field:health": "Gesundheit Pflege health care nursing",
    "field:anti_discrimination": "Antidiskriminierung Diskriminierung Rassismus anti-discrimination racism",
    "field:participation": "Teilhabe politische Partizipation Mitbestimmung participation politics",
    "field:religion": "Religion Gemeinde Seelsorge religion",
    "language:de": "Deutsch German",
    "language:en": "Englisch English",
    "language:tr": "Türkisch Turkish",
    "language:ar": "Arabisch arabischsprachig Arabic",
    "language:uk": "Ukrainisch Ukrainian",
    "language:ru": "Russisch Russian",
    "language:pl": "Polnisch Polish",
    "language:ro": "Rumänisch Romanian",
    "language:bg": "Bulgarisch Bulgarian",
    "language:fa": "Persisch Farsi Persian",
    "language:prs": "Dari",
    "language:ps": "Paschtu Pashto",
    "language:kmr": "Kurdisch Kurmandschi Kurmanci Kurdish Kurmanji",
    "language:ckb": "Kurdisch Sorani Kurdish",
    "language:ti": "Tigrinisch Tigrinya",
    "language:am": "Amharisch Amharic",
    "language:so": "Somalisch Somali",
    "language:fr": "Französisch French",
    "language:es": "Spanisch Spanish",
    "language:pt": "Portugiesisch Portuguese",
    "language:it": "Italienisch Italian",
    "language:el": "Griechisch Greek",
    "language:sr": "Serbisch Kroatisch Bosnisch Serbian Croatian Bosnian",
    "language:sq": "Albanisch Albanian",
    "language:rmy": "Romanes Romani",
    "language:ta": "Tamilisch Tamil",
    "language:hi": "Hindi",
    "language:ur": "Urdu",
    "language:vi": "Vietnamesisch Vietnamese",
    "language:zh": "Chinesisch Chinese",
    "language:tw": "Twi",
    "staff:voluntary": "ehrenamtlich Ehrenamt voluntary volunteers",
    "staff:mixed": "ehrenamtlich hauptamtlich gemischt mixed",
    "staff:full_time": "hauptamtlich full-time paid staff",
    "role:mso": "Migrantenselbstorganisation Migrantenorganisation MSO MO migrant organisation",
    "role:umbrella": "Dachverband Verband umbrella association",
    "role:integration_centre": "Kommunales Integrationszentrum KI municipal integration centre",
    "role:integration_agency": "Integrationsagentur integration agency",
    "role:support_service": "Beratungsstelle Unterstützung support service",
    "role:employer": "Arbeitgeber Unternehmen Betrieb employer company",
    "role:network_partner": "Partnerorganisation Landesinitiative Partnernetzwerk network partner",
    "role:ministry": "Ministerium ministry",
    "agency:civic_engagement": "bürgerschaftliches Engagement civic engagement",
    "agency:intercultural_opening": "interkulturelle Öffnung intercultural opening",
    "agency:social_space": "Sozialraum Quartier Stadtteil neighbourhood",
    "agency:anti_discrimination": "Antidiskriminierung anti-discrimination",
    "offer:expenses": "Aufwandsentschädigung expense allowance",
    "offer:rooms": "Räume rooms",
    "offer:catering": "Verpflegung Catering",
    "offer:advice": "fachliche Beratung advice",
    "offer:certificate": "Bescheinigung Zertifikat certificate",
    "offer:donation": "Spende donation",
    "offer:publicity": "Öffentlichkeitsarbeit publicity",
    "level:federal": "Bund bundesweit federal",
    "level:state": "Land landesweit state",
    "level:local": "örtlich kommunal local",
    "with:verified": "geprüft verified",
    "with:rooms": "eigene Räume rooms",
    "with:step_free": "barrierefrei stufenlos rollstuhlgerecht step-free accessible",
    "with:evening": "abends Abend evening",
    "with:experience": "Erfahrung mit Arbeitgebern employer experience",
}


@dataclass(frozen=True)
class Synonyms:
    """Words that mean the same although no stem connects them. Used for queries, in whatever spelling they are typed.

    Entries are also found by words that begin with one of ``beginnings``: "Geflüchtete" finds a "Flüchtlingsrat".
    """

    words: frozenset[str]
    beginnings: frozenset[str] = frozenset()


def synonyms_in(words: str, beginnings: str = "") -> Synonyms:
    """Return the synonyms that are listed with blanks between them."""
    return Synonyms(frozenset(words.split()), frozenset(beginnings.split()))


SYNONYMS: tuple[Synonyms, ...] = (
    synonyms_in(
        "geflüchtete geflüchteten geflüchteter flüchtling flüchtlinge flüchtlingen refugee refugees",
        "geflüchtet flüchtling refugee",
    ),
    synonyms_in("migrantenselbstorganisation migrantenselbstorganisationen mso migrantenorganisation"),
    synonyms_in("azubi azubis auszubildende lehrlinge lehrling"),
    synonyms_in("arbeitssuchende arbeitsuchende jobsuchende"),
    synonyms_in(
        "pflege krankenpflege altenpflege pflegekraft pflegekräfte pflegeberuf pflegeberufe pflegeausbildung nursing"
    ),
)


def store_vocabulary() -> bool:
    """Write ``WORDS`` where the triggers read them; index everything again if any changed. Say whether any did."""
    stored = dict(SearchWord.objects.values_list("facet", "words"))
    if stored == WORDS:
        return False
    SearchWord.objects.exclude(facet__in=WORDS).delete()
    SearchWord.objects.bulk_create(
        [SearchWord(facet=facet, words=words) for facet, words in WORDS.items()],
        update_conflicts=True,
        unique_fields=["facet"],
        update_fields=["words"],
    )
    index_all()
    return True


def index_all() -> None:
    """Write the search entry of every organisation anew, for instance after a bulk load without triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT partners_index_organisations(ARRAY(SELECT id FROM partners_organisation))")
