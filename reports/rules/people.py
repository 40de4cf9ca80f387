"""Words for people in German reports."""

import re
from typing import Final

_ENDING: Final = r"(?:[*:_/]?-?(?:[Ii]nnen|[Ii]n)|/-?innen|en|n|s|e)?"
_STEMS: Final = (
    "Person|Menschen?|Kolleg|Mitarbeiter|Mitarbeitende|Beschäftigte|Teilnehmer|Teilnehmende|Auszubildende|Azubi|Lehrkr(?:aft|äfte)"
    "|Lehrer|Absolvent|Praktikant|Studierende|Student|Schüler|Jugendliche|Kinder|Kind|Frauen|Frau|Männer|Mann|Geflüchtete"
    "|Flüchtlinge|Flüchtling|Bewerber|Bewerbende|Hilfskr(?:aft|äfte)|Klient|Kund|Migrant|Zugewanderte|Ehrenamtliche|Freiwillige"
    "|Führungskr(?:aft|äfte)|Nachwuchskr(?:aft|äfte)|Fachkr(?:aft|äfte)|Kr(?:aft|äfte)|Dozent|Musiker|Anwärter|Referendar|Trainee|Mentee"
    "|Mentor|Eltern|Mütter|Väter|Senior|Personen|Projektmitarbeiter|Projektmitarbeiterin|Angestellte|Beamt|Stipendiat|Bürger"
    "|Quereinsteiger|Pflegekr(?:aft|äfte)|Hospitant|Nutzer|Betroffene|Ratsuchende|Angehörige|Befragte"
)
PEOPLE: Final = rf"(?:[A-ZÄÖÜ][a-zäöüß]{{2,25}})?(?:{_STEMS}|{_STEMS.lower()}){_ENDING}\b"
# Between a number and its noun: "neue", "weitere studentische".
ADJECTIVES: Final = r"(?:\s[a-zäöüß*:-]{3,30}(?:e|en|er|es)){0,3}"
# What must not be known of a single person without need.
TRAITS: Final = re.compile(
    r"Einwanderungsgeschichte|Migrationshintergrund|Migrationsgeschichte|Zuwanderungsgeschichte|Fluchterfahrung|Fluchthintergrund"
    r"|[Gg]eflücht|Flüchtling|Asyl|Duldung|[Ss]taatsangehörig|[Bb]ehinder|[Ss]chwerbehinder|[Ee]rkrank|[Mm]uslim|jüdisch|Roma\b"
    r"|Kopftuch|\b(?:aus|in)\s(?:Syrien|Afghanistan|Irak|Iran|Eritrea|Somalia|der\sTürkei|der\sUkraine|Marokko|Albanien|Kosovo"
    r"|Rumänien|Bulgarien|Polen|Russland|Ghana|Nigeria|Guinea|Tunesien|Algerien|Äthiopien)\b"
)
