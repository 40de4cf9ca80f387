"""From the first idea to the announcement of an evening in Ramadan."""

from django.utils import translation
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from tests.browser.ramadan.hands import edit, fill, save

TITLE = "Pflegeberufe für Ihr Kind – ein Abend für Eltern"
ARABIC = "مهن التمريض لأبنائكم: أمسية للأهل"
EVENING = "first=2027-02-08&last=2027-03-09&minutes=120&part=evening"
WHY = "Der Saal ist nur an diesem Abend frei, und wir laden andere Familien ein."


def begin(desk, phone, look):
    """The employer begins in a cooperation; the association says yes on the phone."""
    desk.goto("/veranstaltungen/")
    desk.get_by_role("link", name="Begin an event").click()
    desk.get_by_label("What is the event called?").fill(TITLE)
    desk.get_by_label("Information evening").check()
    desk.get_by_label("In which cooperation?").select_option(label="Pflege kennenlernen")
    desk.get_by_role("button", name="Begin").click()
    expect(desk.get_by_text("has not answered yet")).to_be_visible()
    edit(desk, "What and for whom")
    desk.get_by_label("parents", exact=True).check()
    save(desk)
    phone.goto("/")
    with translation.override("ar"):
        phone.get_by_role("link", name=_("Read and answer")).click()
        expect(phone.get_by_text(_("information evening")).first).to_be_visible()
        phone.get_by_role("button", name=_("Yes, we take part")).click()
        expect(phone.get_by_role("status")).to_contain_text(_("You take part. The others are told."))
    look(phone, "joined")


def find_the_date(desk, phone, home, look):
    """The breaking of the fast is information until the association says that Ramadan counts."""
    finder = f"{home}termin/finden/?{EVENING}"
    desk.goto(home)
    desk.get_by_role("link", name="Find a date").click()
    desk.get_by_text("Change what you look for").click()
    expect(desk.get_by_label("in the evening, Monday to Friday")).to_be_checked()
    desk.get_by_label("First day").fill("2027-02-08")
    desk.get_by_label("Last day").fill("2027-03-09")
    desk.get_by_role("button", name="Find dates").click()
    expect(desk.get_by_text("Nobody has named feasts that count.")).to_be_visible()
    day = desk.get_by_role("cell").filter(has=desk.locator("[href*='day=2027-02-09']"))
    expect(day).to_contain_text("Ramadan: the fast is broken about 17:35.")
    look(desk, "finder-told", contrast=True)

    phone.goto(finder)
    with translation.override("ar"):
        phone.get_by_role("link", name=_("Name the feasts that count for your people")).click()
        phone.locator("input[value=islam]").check()
        phone.get_by_label(_("Note for your partners")).fill("في رمضان نفضّل المساء بعد الإفطار.")
        look(phone, "calendars")
        phone.get_by_role("button", name=_("Save feasts")).click()
    expect(phone.locator("#counts")).to_be_visible()

    desk.goto(finder)
    expect(desk.get_by_text("في رمضان نفضّل المساء بعد الإفطار.")).to_be_visible()
    desk.locator("[href*='day=2027-02-16']").click()
    chosen = desk.get_by_role("region", name="Tuesday, 16 February 2027")
    expect(chosen.get_by_role("article").filter(has_text="18:00–20:00")).to_contain_text("some things speak against it")
    expect(chosen).to_contain_text("Ramadan: the fast is broken about 17:45. Better from 18:30.")
    chosen.get_by_role("article").filter(has_text="18:30–20:30").get_by_role("button").click()
    current = desk.get_by_role("region", name="The date you have")
    expect(current).to_contain_text("After the fast is broken, about 17:45.")
    expect(current).to_contain_text("Schule und dann?")
    desk.get_by_label("Why is this date right all the same?").fill(WHY)
    desk.get_by_role("button", name="Save explanation").click()
    phone.goto(finder)
    expect(phone.get_by_text(WHY)).to_be_visible()


def write_it_down(desk, home, look):
    """Place, languages, programme, costs, food, texts: each section by itself; what is wrong is said at its field."""
    desk.goto(home)
    desk.get_by_role("link", name="Write down what is missing").click()
    fill(desk, {"Name of the place": "Haus der Nordstadt", "Room": "Saal", "Postal code": "44147"})
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert")).to_contain_text("A place needs street and postal code")
    fill(desk, {"Street and number": "Beispielstraße 50", "Last bus or train home": "23:10"})
    fill(desk, {"For how many people is there room?": "60", "Bus and train": "U-Bahn bis Beispielplatz."})
    desk.get_by_label("Can it be reached without steps?").select_option("true")
    save(desk)

    desk.get_by_role("link", name="Write down what is missing").click()
    for group, languages in (("guests", ("Arabic", "Tigrinya")), ("event", ("German",))):
        for language in languages:
            desk.get_by_role("group", name=f"Languages of the {group}").get_by_label(language).check()
    desk.get_by_role("group", name="Somebody interprets into").get_by_label("Arabic").check()
    line = desk.get_by_role("group", name="Line 1")
    line.get_by_label("Language", exact=True).select_option("ar")
    fill(line, {"Title in this language": ARABIC, "In a few sentences": "نعرّفكم على مهن التمريض."})
    look(desk, "languages")
    save(desk)

    edit(desk, "Programme")
    programme = (("18:30", "30", "Ankommen, Tee und Datteln"), ("19:00", "60", "Auszubildende erzählen"))
    for number, (at, minutes, what) in enumerate((*programme, ("20:00", "60", "Fragen in Gruppen")), start=1):
        if number == 3:
            desk.get_by_role("button", name="More lines").click()
        line = desk.get_by_role("group", name=f"Line {number}", exact=True)
        fill(line, {"From": at, "How many minutes?": minutes, "What happens?": what})
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert").last).to_contain_text("This would end after the event.")
    desk.get_by_role("group", name="Line 3", exact=True).get_by_label("How many minutes?").fill("30")
    save(desk)
    expect(desk.get_by_text("20:00–20:30 Fragen in Gruppen")).to_be_visible()

    edit(desk, "Costs")
    line = desk.get_by_role("group", name="Line 1", exact=True)
    fill(line, {"What costs something?": "Essen zum Fastenbrechen", "How much, in euros?": "350.50"})
    line.get_by_label("Kind").select_option("catering")
    line.get_by_label("Who pays?").select_option(label="Klinikum Nord gGmbH")
    save(desk)
    edit(desk, "People and care")
    desk.get_by_label("halal").check()
    desk.get_by_label("Is there child care?").select_option("true")
    fill(desk, {"Meeting point": "Foyer", "Whom to call on the day": "Erika Muster"})
    save(desk)
    edit(desk, "Public")
    desk.get_by_label("Show the event to everybody").check()
    desk.get_by_label("In a few sentences").fill("Wir zeigen Wege in die Pflege und hören Ihre Fragen.")
    save(desk)
    look(desk, "written", contrast=True)
    desk.get_by_role("link", name="Announce the event").click()
    expect(desk.get_by_text("1 person is told.")).to_be_visible()
    desk.get_by_role("button", name="Announce the event").click()
    expect(desk.get_by_role("link", name="Make invitations")).to_be_visible()
