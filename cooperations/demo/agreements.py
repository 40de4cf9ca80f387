"""What the demo's cooperations agree on. All of it is invented."""

from datetime import date, timedelta

from cooperations.domain.agreement.content import Content, Task, new_uids

# Title, then what becomes of it.
TITLES = {
    "in_talks": "Elternabende: Welche Ausbildung passt?",
    "awaiting_confirmation": "Sprachcafé in der Kantine",
    "confirmed": "Praktika in der Pflege",
    "dormant": "Bewerbungstraining am Samstag",
    "ended": "Stand beim Sommerfest",
    "declined": "Gemeinsamer Fotokalender",
    "withdrawn": "Busfahrt zur Messe",
    "proposed": "Berufe zum Anfassen",
}


def demo_content(today: date) -> Content:
    """Return an agreement that lacks nothing."""
    rooms, invite, guide = new_uids(3)
    return Content(
        aims_employer="Wir möchten Jugendliche kennenlernen, die sich für unsere Berufe interessieren, "
        "und sprachkundige Praktikantinnen und Praktikanten gewinnen.",
        aims_mso="Unsere Jugendlichen sollen Berufe von innen sehen. "
        "Ihre Eltern sollen wissen, was eine Ausbildung ist.",
        target_group="Jugendliche von 15 bis 20 Jahren und ihre Eltern",
        tasks=(
            Task(rooms, "Raum, Getränke und Technik stellen", "employer", today + timedelta(days=5)),
            Task(invite, "Familien einladen und übersetzen", "mso", today + timedelta(days=12)),
            Task(guide, "Nach dem ersten Termin besprechen, was besser werden soll", "", today + timedelta(days=40)),
        ),
        allowance="Der Betrieb zahlt dem Verein 150 Euro für jeden Termin, an dem übersetzt wird.",
        rooms="Besprechungsraum im Erdgeschoss, stufenlos erreichbar",
        languages=("ar", "de"),
        further="Fotos nur mit Einwilligung der Abgebildeten.",
    )
