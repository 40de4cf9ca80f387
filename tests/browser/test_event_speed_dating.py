"""A speed dating of three employers and two MSOs: planned together, postponed, held without one of them, and closed.

The employers sit at desks, the boards of the MSOs have phones and read Arabic and Ukrainian. Nothing is done behind
the pages but setting up, letting time pass and what workers do.
"""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from events.models import Event
from events.tasks.event import follow_events
from tests.browser.stories import (
    DESK,
    PHONE,
    association,
    at,
    employer,
    fill,
    fill_rows,
    get_to_know,
    mailed,
    open_list,
    page_of,
    person,
    prepare,
    send,
    work_off,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Sieben Minuten"
HALL = {"street": "Rathausplatz 1", "postal_code": "44787", "room": "Saal"}
EMPLOYERS = {"erika": "Klinikum Bochum", "jonas": "Metallbau Nord", "sabine": "Bäckerei Süd"}
BOARDS = {"amina": "Frauencafé Bochum e. V.", "olena": "Ukrainische Brücke e. V."}


@pytest.fixture
def people(monkeypatch, settings, tmp_path, travel):
    travel(at(2027, 8, 16, 10))
    prepare(monkeypatch, settings, tmp_path, "44787", "Bochum")
    houses = {name: employer(house) for name, house in EMPLOYERS.items()}
    cafe = association(BOARDS["amina"], known_to=houses["erika"])
    bridge = association(BOARDS["olena"], known_to=houses["erika"])
    get_to_know(houses["jonas"], cafe)
    found = {name: person(f"{name.title()} Muster", house) for name, house in houses.items()}
    return {**found, "amina": person("Amina Beispiel", cafe, "ar"), "olena": person("Olena Zrazok", bridge, "uk")}


@pytest.fixture
def look(assert_accessible, assert_no_sideways_scroll, shoot):
    """Return a function that checks and pictures a page at the width it has."""

    def look(page, name):
        assert_no_sideways_scroll(page)
        assert_accessible(page, contrast=False)
        shoot(page, f"speed-dating-{name}")

    return look


def begin(page, title, kind):
    """Begin an event from the list; return it."""
    page.goto(reverse("events:event_new"))
    page.get_by_label("What is the event called?").fill(title)
    page.get_by_label(kind).check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    return Event.objects.get(title=title)


def ask(page, event, *names):
    for name in names:
        page.goto(page_of("event_invite", event))
        page.get_by_label("Name").fill(name[:8])
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name=name).click()
        send(page)
        expect(page.get_by_role("status")).to_contain_text(name)


def agree(page, event):
    page.goto(event.get_absolute_url())
    page.locator("form[action$='/mitmachen/'] button").click()
    expect(page.get_by_role("status")).to_be_visible()


def plan(erika, olena, event, look):
    """Write down place, date, tables and who pays what; a board reads it on the phone."""
    erika.goto(page_of("event_edit", event, "basics"))
    erika.locator("[name=target_groups][value=job_seekers]").check()
    send(erika)
    erika.goto(page_of("event_edit", event, "place"))
    fill(erika, **HALL, capacity="40")
    send(erika)
    erika.goto(page_of("event_date", event))
    fill(erika, day="2027-11-25", starts="17:30", ends="20:00")
    send(erika)
    expect(erika.get_by_text("The event is planned. 4 people are told.")).to_be_visible()

    erika.goto(page_of("event_edit", event, "programme"))
    tables = [
        {"title": f"Tisch {number}", "at": "17:45", "minutes": "120", "party_id": house}
        for number, house in enumerate(EMPLOYERS.values(), 1)
    ]
    fill_rows(erika, "agenda", [*tables[:2], {**tables[2], "minutes": "300"}])
    send(erika)
    expect(erika.get_by_text("This would end after the event.").first).to_be_visible()
    expect(erika.locator("[name=agenda2-title]")).to_have_value("Tisch 3")
    look(erika, "tables-refused")
    fill(erika, **{"agenda2-minutes": "120"})
    send(erika)
    erika.goto(page_of("event_edit", event, "programme"))
    fill_rows(erika, "agenda", [{"title": "Begrüßung", "at": "17:30", "minutes": "15"}])
    send(erika)
    erika.goto(page_of("event_edit", event, "costs"))
    costs = zip(("Saal", "Getränke", "Dolmetschen"), ("300", "90.40", "160"), EMPLOYERS.values(), strict=True)
    fill_rows(erika, "costs", [{"what": what, "amount": amount, "payer_id": who} for what, amount, who in costs])
    send(erika)
    expect(erika.get_by_text("Getränke (something else): 90.40 €, Metallbau Nord")).to_be_visible()

    olena.goto(page_of("event_edit", event, "languages"))
    olena.locator("[name=group_languages][value=uk]").check()
    olena.locator("[name=languages][value=de]").check()
    olena.locator("[name=languages][value=uk]").check()
    send(olena)
    expect(olena.get_by_text("17:45–19:45 Tisch 3 (Bäckerei Süd)")).to_be_visible()
    expect(olena.locator("[aria-labelledby=section-costs] dl")).to_contain_text("160,00 €")
    look(olena, "planned")
    shown = open_list(olena, event, "6.1")
    expect(shown.locator(".kern-badge--success")).to_be_visible()  # tables may run at the same time


def call_off_another(other, amina, look):
    """Let an employer plan its own evening at the same place, elsewhere then, and call it off."""
    evening = begin(other, "Werkstattabend", "information evening")
    ask(other, evening, BOARDS["amina"])
    other.goto(page_of("event_edit", evening, "place"))
    fill(other, **HALL)
    send(other)
    other.goto(page_of("event_date", evening))
    fill(other, day="2027-11-25", starts="19:00", ends="21:00")
    send(other)
    expect(other.locator("#id_day_error")).to_contain_text("Another event is planned at this place")
    expect(other.locator("#id_starts")).to_have_value("19:00")
    look(other, "taken")
    other.goto(page_of("event_edit", evening, "place"))
    fill(other, room="Werkstatt")
    send(other)
    other.goto(page_of("event_date", evening))
    fill(other, day="2027-11-25", starts="19:00", ends="21:00")
    send(other)
    expect(other.get_by_text("The date is saved.")).to_be_visible()
    agree(amina, evening)
    work_off()
    mailed()
    other.goto(evening.get_absolute_url())
    other.get_by_role("link", name="Call the event off").click()
    fill(other, reason="Die Halle wird umgebaut.")
    send(other)
    expect(other.get_by_text("The event was called off.")).to_be_visible()
    work_off()
    assert [who for who, _subject in mailed()] == ["amina"]
    amina.goto(evening.get_absolute_url())
    expect(amina.get_by_text("Die Halle wird umgebaut.")).to_be_visible()
    assert "STATUS:CANCELLED" in amina.request.get(page_of("event_calendar", evening)).text()


def let_guests_sign_up(erika, other, amina, guest, event):
    """Announce it; two guests sign up on a phone, one cancels; only the keeper reads names."""
    erika.goto(event.get_absolute_url())
    for role in ("link", "button"):
        erika.get_by_role(role, name="Announce the event").click()
    expect(erika.get_by_text("The event is announced.").first).to_be_visible()
    erika.goto(page_of("arrangement", event))
    erika.locator("[name=mode][value=sign_up]").check()
    erika.get_by_label("Who keeps the names?").select_option(label=BOARDS["amina"])
    send(erika)
    for name, language in (("Ivan", "uk"), ("Sara", "ar")):
        guest.goto(reverse("events:by_code", args=[event.code]) + f"?lang={language}")
        guest.locator("a[href*='/anmelden/']").click()
        fill(guest, name=name, email=f"{name.lower()}@example.org", persons="2")
        guest.get_by_role("button").last.click()
        expect(guest.get_by_role("status")).to_be_visible()
    work_off()
    sent = next(each for each in mail.outbox if each.to == ["sara@example.org"])
    guest.goto(re.search(r"/v/\S+/abmelden/\S+", sent.body).group())
    guest.get_by_role("button").last.click()
    expect(guest.get_by_role("button")).to_have_count(0)
    amina.goto(page_of("registration", event))
    expect(amina.get_by_text("ivan@example.org")).to_be_visible()
    expect(amina.get_by_text("sara@example.org")).to_have_count(0)
    other.goto(page_of("registration", event))
    expect(other.get_by_text("ivan@example.org")).to_have_count(0)


def postpone(erika, olena, guest, event, travel):
    """Take the date back on a phone, find a new one at the desk, announce again: everybody is told once each time."""
    work_off()
    mailed()
    olena.goto(page_of("event_step", event, "postpone"))
    fill(olena, reason="Der Saal hat einen Wasserschaden.")
    send(olena)
    expect(olena.get_by_role("status")).to_be_visible()
    travel(at(2027, 8, 16, 10, 30))
    work_off()
    told = mailed()
    assert [who for who, _subject in told] == ["amina", "erika", "ivan", "jonas", "sabine"]
    guest.goto(reverse("events:by_code", args=[event.code]) + "?lang=uk")
    expect(guest.locator("a[href*='/anmelden/']")).to_have_count(0)

    erika.goto(page_of("event_dates", event) + "?first=2027-12-01&last=2027-12-20&minutes=150&part=evening")
    erika.locator("[aria-labelledby=best]").get_by_role("button", name="Take this date").first.click()
    erika.get_by_role("navigation", name="Parts of the event").get_by_role("link", name="Overview").click()
    for role in ("link", "button"):
        erika.get_by_role(role, name="Announce the event").click()
    expect(erika.get_by_text("The event is announced.").first).to_be_visible()
    travel(at(2027, 8, 16, 11))
    work_off()
    assert [who for who, _subject in mailed()] == ["amina", "ivan", "jonas", "olena", "sabine"]


def leave(other, amina, event, look):
    """Let one employer leave: the others go on, and see what is no longer paid for."""
    other.goto(event.get_absolute_url())
    other.get_by_role("link", name="Leave the event").click()
    fill(other, reason="Zu viele Aufträge.")
    send(other)
    expect(other.get_by_text("You have left the event.")).to_be_visible()
    work_off()
    assert [who for who, _subject in mailed()] == ["amina", "erika", "olena", "sabine"]
    amina.goto(event.get_absolute_url())
    expect(amina.locator("[aria-labelledby=parties]").get_by_text("Metallbau Nord")).to_have_count(0)
    expect(amina.locator("[aria-labelledby=section-costs] dl")).not_to_contain_text("Metallbau Nord")
    expect(amina.locator("[aria-labelledby=history]")).to_contain_text("Metallbau Nord")
    look(amina, "left")


def look_back(erika, amina, guest, event, look):
    """Answer as a guest, write down numbers and what both sides learned."""
    guest.goto(reverse("events:feedback", args=[event.feedback_code]) + "?lang=uk")
    guest.locator("#welcome-4").check()
    guest.locator("#wants-talk").check()
    guest.get_by_role("button").last.click()
    expect(guest.get_by_role("status")).to_be_visible()
    erika.goto(event.get_absolute_url())
    erika.get_by_role("link", name="Write down what came of it").click()
    fill(erika, attended="31", interested="12")
    send(erika)
    expect(erika.get_by_text("Saved.")).to_be_visible()
    for page, name in ((erika, "went_well"), (amina, "better")):
        page.goto(page_of("after_section", event, "gelernt"))
        fill(page, **{name: "Die Glocke nach sieben Minuten."})
        send(page)
        expect(page.get_by_role("status")).to_be_visible()
    look(amina, "lessons")


def test_speed_dating_of_three_employers_and_two_associations(people, open_as, look, sign_in, travel):
    erika, other = (open_as(people[name], "/", **DESK) for name in ("erika", "sabine"))
    amina, olena = (open_as(people[name], "/", **PHONE, locale=tag) for name, tag in (("amina", "ar"), ("olena", "uk")))
    guest = open_as(None, reverse("events:public"), **PHONE)
    event = begin(erika, TITLE, "speed dating")
    ask(erika, event, *list(EMPLOYERS.values())[1:], *BOARDS.values())
    amina.goto(event.get_absolute_url())
    look(amina, "asked")
    for page in (other, amina, olena):
        agree(page, event)
    sign_in(other, people["jonas"])
    agree(other, event)
    plan(erika, olena, event, look)
    call_off_another(other, amina, look)
    let_guests_sign_up(erika, other, amina, guest, event)
    postpone(erika, olena, guest, event, travel)
    leave(other, amina, event, look)

    event.refresh_from_db()
    travel(at(event.ends_at.year, event.ends_at.month, event.ends_at.day + 1, 8))
    follow_events()
    for page, name in ((erika, "erika"), (amina, "amina")):
        sign_in(page, people[name])
    look_back(erika, amina, guest, event, look)
    travel(at(event.ends_at.year, event.ends_at.month, event.ends_at.day + 16, 8))
    follow_events()
    sign_in(erika, people["erika"])
    erika.goto(event.get_absolute_url())
    expect(erika.get_by_text("The event has taken place and is closed.")).to_be_visible()
    erika.goto(page_of("after_section", event, "rueckmeldungen"))
    expect(erika.locator("main")).to_contain_text("1")
