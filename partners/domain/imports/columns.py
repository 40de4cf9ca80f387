"""What a column of a list may mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAME = "name"


@dataclass(frozen=True)
class Column:
    """A meaning: its key, what people read, and the words above such columns, German and English, as typed there.

    ``title`` stands above the column in our own template; ``hint`` says there what to fill in.
    """

    key: str
    label: str | Promise
    title: str
    hint: str
    words: tuple[str, ...] = ()


COLUMNS: Mapping[str, Column] = {
    column.key: column
    for column in (
        Column(
            NAME,
            _("name"),
            "Name",
            "Pflicht. Der volle Name, wie er im Register steht.",
            (
                "Organisation",
                "Verein",
                "Vereinsname",
                "Name des Vereins",
                "Name der Organisation",
                "Bezeichnung",
                "Vereinsbezeichnung",
                "Träger",
                "MSO",
                "Migrantenorganisation",
                "Name der MSO",
                "organisation name",
                "organization",
            ),
        ),
        Column(
            "short_name",
            _("short name"),
            "Kurzname",
            "Abkürzung, zum Beispiel IKV.",
            ("Abkürzung", "Kürzel", "Kurzbezeichnung", "abbreviation", "acronym"),
        ),
        Column("legal_form", _("legal form"), "Rechtsform", "Zum Beispiel e. V., gGmbH, Initiative."),
        Column(
            "register_number",
            _("register number"),
            "Registernummer",
            "Zum Beispiel VR 1234.",
            (
                "Vereinsregister",
                "Vereinsregisternummer",
                "Register-Nr.",
                "VR-Nr.",
                "VR",
                "Registernr",
                "VR Nummer",
                "Handelsregister",
                "registration number",
            ),
        ),
        Column(
            "founded",
            _("founded in"),
            "Gegründet",
            "Das Jahr.",
            (
                "Gründungsjahr",
                "Gründung",
                "Gegründet in",
                "Gegründet am",
                "gegr.",
                "Jahr der Gründung",
                "seit",
                "year founded",
                "founded",
            ),
        ),
        Column(
            "website",
            _("website"),
            "Webseite",
            "Die Adresse im Netz.",
            (
                "Website",
                "Homepage",
                "Internet",
                "Internetseite",
                "Internetadresse",
                "Netzadresse",
                "Web",
                "URL",
                "www",
                "Link",
            ),
        ),
        Column(
            "street",
            _("street and number"),
            "Straße und Hausnummer",
            "",
            ("Straße", "Anschrift", "Adresse", "Straße Nr.", "Straße Hausnr.", "Strasse", "street", "address"),
        ),
        Column(
            "postal_code",
            _("postal code"),
            "PLZ",
            "Fünf Ziffern.",
            ("Postleitzahl", "zip", "zip code", "postcode", "PLZ Nr"),
        ),
        Column(
            "town",
            _("city or municipality"),
            "Ort",
            "Stadt oder Gemeinde in Nordrhein-Westfalen.",
            (
                "Stadt",
                "Gemeinde",
                "Wohnort",
                "Kommune",
                "Sitz",
                "Stadt Gemeinde",
                "city",
                "town",
                "municipality",
                "PLZ Ort",
                "Standort",
            ),
        ),
        Column(
            "district",
            _("district"),
            "Kreis",
            "Kreis oder kreisfreie Stadt, nur wenn kein Ort bekannt ist.",
            ("Landkreis", "Kreis kreisfreie Stadt", "Gebietskörperschaft", "county"),
        ),
        Column(
            "description",
            _("description"),
            "Beschreibung",
            "Was die Organisation tut, in ein paar Sätzen.",
            ("Kurzbeschreibung", "Über uns", "Angebote", "Was wir tun", "Aktivitäten", "Profil", "Ziele", "about"),
        ),
        Column(
            "roles",
            _("roles"),
            "Rolle",
            "Was sie ist; mehrere mit Semikolon.",
            ("Rollen", "Art", "Typ", "Art der Organisation", "Organisationstyp", "type", "role"),
        ),
        Column(
            "target_groups",
            _("target groups"),
            "Zielgruppen",
            "Mehrere mit Semikolon.",
            ("Zielgruppe", "Wen wir erreichen", "target group"),
        ),
        Column(
            "languages",
            _("languages"),
            "Sprachen",
            "Mehrere mit Semikolon.",
            ("Sprache", "Sprachkenntnisse", "gesprochene Sprachen", "spricht", "language"),
        ),
        Column(
            "fields",
            _("fields of activity"),
            "Tätigkeitsfelder",
            "Mehrere mit Semikolon.",
            (
                "Tätigkeitsfeld",
                "Themen",
                "Arbeitsfelder",
                "Schwerpunkte",
                "Schwerpunkt",
                "Handlungsfelder",
                "Bereiche",
                "Arbeitsschwerpunkte",
                "kümmert sich um",
                "activities",
                "topics",
                "field of activity",
            ),
        ),
        Column(
            "staff_kind",
            _("staff"),
            "Personal",
            "ehrenamtlich, gemischt oder hauptamtlich.",
            ("Mitarbeitende", "Ehrenamt", "Ehrenamt Hauptamt", "ehrenamtlich hauptamtlich"),
        ),
        Column(
            "members",
            _("members"),
            "Mitglieder",
            "Eine Zahl oder ein Bereich.",
            ("Mitgliederzahl", "Anzahl Mitglieder", "Anzahl der Mitglieder", "Zahl der Mitglieder"),
        ),
        Column(
            "rooms_capacity",
            _("seats in own rooms"),
            "Plätze in eigenen Räumen",
            "Eine Zahl; 0, wenn es keine gibt.",
            ("Räume", "eigene Räume", "Raumkapazität", "Plätze", "Räumlichkeiten", "rooms"),
        ),
        Column(
            "umbrellas",
            _("umbrella associations"),
            "Dachverband",
            "Name oder Kurzname wie im Verzeichnis; mehrere mit Semikolon.",
            ("Dachverbände", "Verband", "Mitglied in", "Mitglied im Verband", "Mitgliedschaft", "umbrella association"),
        ),
        Column(
            "contact_name",
            _("contact person"),
            "Ansprechperson",
            "Sieht nur die Organisation selbst.",
            (
                "Ansprechpartner",
                "Ansprechpartnerin",
                "Ansprechpartner in",
                "Ansprechpartner innen",
                "Kontaktperson",
                "Kontakt",
                "Vorsitzende",
                "Vorsitzender",
                "Vorsitz",
                "Vorstand",
                "Vorname Name",
                "contact",
                "contact name",
            ),
        ),
        Column(
            "contact_function",
            _("function of the contact person"),
            "Funktion",
            "Zum Beispiel Vorstand.",
            ("Funktion der Ansprechperson", "Position", "Amt", "function"),
        ),
        Column(
            "contact_phone",
            _("telephone"),
            "Telefon",
            "Sieht nur die Organisation selbst.",
            (
                "Tel",
                "Telefonnummer",
                "Tel.-Nr.",
                "Fon",
                "Rufnummer",
                "Handy",
                "Mobil",
                "Tel. mobil",
                "Mobiltelefon",
                "phone",
            ),
        ),
        Column(
            "contact_email",
            _("e-mail address"),
            "E-Mail",
            "Sieht nur die Organisation selbst.",
            ("Mail", "E-Mail-Adresse", "Mailadresse", "Email", "e mail"),
        ),
    )
}
