"""An event as guests read it, for tests of what is made of it."""

from datetime import date

from events.renderers.guest_event import GuestEvent

TITLES = {
    "de": "Ausbildung – was ist das eigentlich?",
    "en": "Vocational training: what is it?",
    "tr": "Meslek eğitimi nedir?",
    "ar": "ما هو التدريب المهني؟",
    "uk": "Що таке професійне навчання?",
    "ru": "Что такое профессиональное обучение?",
    "ku": "Perwerdeya pîşeyî çi ye?",
    "fa": "آموزش حرفه‌ای چیست؟",
}
SUMMARY = "Eltern und Jugendliche sehen die Werkstatt, sprechen mit Auszubildenden und stellen Fragen. Mit Essen."


def guest_event(language="de", **values):
    """Return one with all facts; without a title of ours (Tigrinya) in German."""
    return GuestEvent(
        **{
            "language": language,
            "text_language": language if language in TITLES else "de",
            "title": TITLES.get(language, TITLES["de"]),
            "address": f"https://bruecken.example.org/v/7K3F9QXM2B/?lang={language}",
            "summary": SUMMARY if language not in TITLES or language == "de" else "",
            "hosts": ("Stadtwerke Musterstadt GmbH", "Verein جسر e. V."),
            "asked": "Verein جسر e. V.",
            "first_day": date(2027, 2, 18),
            "last_day": date(2027, 2, 18),
            "start": "18:00",
            "end": "20:30",
            "place": "Ausbildungszentrum",
            "street": "Kampstraße 1",
            "town": "44137 Dortmund",
            "room": "Raum 2.14",
            "on_foot": "10 Minuten vom Hauptbahnhof",
            "transport": "U41, U45 bis Kampstraße",
            "last_connection": "22:47",
            "step_free": True,
            "languages": ("de", "ar"),
            "interpreted": ("ti", "kmr", "uk"),
            "food": ("halal", "vegetarian", "no_alcohol"),
            "child_care": True,
            "sign_up": True,
            **values,
        }
    )
