"""A company visit in the autumn holidays of 2027: planned, moved by a week, held and closed, as both sides live it.

The employer sits at a desk, the association's board has a phone and reads Turkish. Nothing is done behind the pages
but setting up, letting time pass and what workers do.
"""

import re

import pytest
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
    fill_rows,
    mailed,
    open_list,
    person,
    prepare,
    send,
    work_off,
)
from tests.factories.partners import RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Ein Tag im Betrieb"


@pytest.fixture
def people(monkeypatch, settings, tmp_path, travel):
    travel(at(2027, 8, 16, 10))
    prepare(monkeypatch, settings, tmp_path, "59065", "Hamm")
    works = employer("Stadtwerke Hamm")
    bridge = association("Elternverein Brücke e. V.", known_to=works)
    person("Hakan Örnek", bridge, "tr")
    return {"erika": person("Erika Muster", works), "amina": person("Amina Beispiel", bridge, "tr")}


@pytest.fixture
def look(assert_accessible, assert_no_sideways_scroll, shoot):
    """Return a function that checks and pictures a page at the width it has."""

    def look(page, name):
        assert_no_sideways_scroll(page)
        assert_accessible(page, contrast=False)
        shoot(page, f"autumn-{name}")

    return look


def part(page, event, section):
    page.goto(reverse("events:event_edit", args=[event.pk, section]))


def save(page):
    """Send the form of the page; what follows is the event."""
    send(page)
    expect(page.locator("h1")).to_contain_text(TITLE)


def calendar(page, address):
    """Return what a calendar program finds at ``address``: its lines by name."""
    lines = page.request.get(address).text().replace("\r\n ", "").split("BEGIN:VEVENT")[1].splitlines()
    return {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in lines if line}


def line(page, number):
    return page.locator(f"[data-number='{number}']")


def begin(desk, phone, look):
    """Begin it, ask the association along, answer on the phone, and find a day in the holidays together."""
    desk.get_by_label("What is the event called?").fill(TITLE)
    desk.get_by_label("company visit").check()
    desk.get_by_role("button", name="Begin").click()
    expect(desk.get_by_text("Leave the event")).to_have_count(0)
    event = Event.objects.get()
    desk.get_by_role("link", name="Ask an organisation to join").first.click()
    desk.get_by_label("Name").fill("Brücke")
    desk.get_by_role("button", name="Search").click()
    desk.get_by_role("link", name="Elternverein").click()
    desk.locator("main form button").click()
    work_off()
    assert {who for who, _subject in mailed()} == {"amina", "hakan"}

    phone.goto("/")
    phone.locator(f"main a[href='{event.get_absolute_url()}']").first.click()
    look(phone, "asked")
    phone.locator("form[action$='/mitmachen/'] button").click()
    expect(phone.get_by_role("status")).to_be_visible()

    part(desk, event, "basics")
    desk.get_by_label("young people").check()
    desk.get_by_label("Are guests under 18 expected?").select_option(label="yes")
    save(desk)
    part(desk, event, "place")
    for label, text in (("Street and number", "Werkstraße 5"), ("Postal code", "59065"), ("Bus and train", "Bus 6")):
        desk.get_by_label(label).fill(text)
    desk.get_by_label("For how many people is there room?").fill("24")
    desk.get_by_label("Last bus or train home").fill("17:12")
    save(desk)

    desk.get_by_role("link", name="Find a date").click()
    best = desk.locator("[aria-labelledby=best]")
    expect(best).to_contain_text("autumn holidays", ignore_case=True)
    desk.goto(f"{reverse('events:event_dates', args=[event.pk])}?day=2027-11-01")
    expect(desk.locator("[aria-labelledby=chosen]")).to_contain_text("Public holiday: All Saints")
    look(desk, "finder")
    best.get_by_role("button", name="25 October 2027").click()
    expect(desk.get_by_text("The event has this date now.")).to_be_visible()
    return event


def write(desk, phone, event, look):
    """Write down what guests need, both at their own screens, and announce it."""
    part(phone, event, "languages")
    for name in ("group_languages", "interpreted"):
        phone.locator(f"[name={name}][value=tr]").check()
    phone.locator("[name=languages][value=de]").check()
    save(phone)
    part(phone, event, "people")
    phone.locator("[name=photos]").select_option("planned")
    for name, text in (("meeting_point", "Tor 1"), ("emergency_name", "Amina"), ("emergency_phone", "02381 5550123")):
        phone.locator(f"[name={name}]").fill(text)
    phone.locator("[name=trusted_person]").fill("Hakan Örnek")
    send(phone)
    expect(phone.locator("#id_trusted_agreed_error")).to_be_visible()
    phone.locator("[name=trusted_agreed]").check()
    save(phone)
    phone.goto(reverse("events:registration", args=[event.pk]))
    phone.locator("#id_expected").fill("30")
    send(phone)
    expect(phone.locator("#id_expected_error")).to_contain_text("24")
    phone.locator("#id_expected").fill("12")
    send(phone)
    expect(phone.get_by_role("status")).to_be_visible()

    part(desk, event, "programme")
    rows = [
        {"at": "09:30", "minutes": "60", "title": "Rundgang"},
        {"at": "10:30", "minutes": "60", "title": "Gespräch"},
    ]
    fill_rows(desk, "agenda", rows)
    save(desk)
    expect(desk.get_by_text("10:30–11:30 Gespräch")).to_be_visible()
    part(desk, event, "public")
    desk.get_by_label("Show the event to everybody").check()
    save(desk)
    desk.get_by_role("link", name="Announce the event").click()
    desk.get_by_role("button", name="Announce the event").click()
    expect(desk.get_by_text("The event is announced.").first).to_be_visible()
    look(desk, "event")
    work_off()
    assert [each for each in mailed() if each[0] != "erika"] == [("amina", "Duyuruldu"), ("hakan", "Duyuruldu")]


def move(desk, phone, event, travel, look):
    """Move it by a week, first onto a holiday: the list reopens, calendars follow, everybody is told once."""
    phone.goto(reverse("events:feeds"))
    send(phone)
    address = re.search(r"/kalender/[\w-]{20,}\.ics", phone.locator("main").inner_text()).group()
    before = calendar(phone, address)
    open_list(phone, event, "5.2", "5.5")
    line(phone, "5.5").locator("button").first.click()
    expect(line(phone, "5.5")).to_contain_text("Amina Beispiel")

    desk.get_by_role("link", name="Choose another date").click()
    desk.get_by_label("Day", exact=True).fill("2027-11-01")
    desk.get_by_label("Until").fill("09:00")
    desk.get_by_role("button", name="Save the date").click()
    expect(desk.locator("#id_ends_error")).to_contain_text("The end has to be after the start.")
    desk.get_by_label("Until").fill("11:30")
    desk.get_by_role("button", name="Save the date").click()
    expect(desk.get_by_text("Something speaks against this date.")).to_be_visible()
    expect(desk.locator("[aria-labelledby=current]")).to_contain_text("Public holiday: All Saints")
    open_list(phone, event, "5.2", "5.5")
    expect(line(phone, "5.2").locator(".kern-badge--warning")).to_be_visible()
    look(phone, "list-clash")
    desk.goto(f"{reverse('events:event_dates', args=[event.pk])}?day=2027-11-02")
    desk.locator("[aria-labelledby=chosen]").get_by_role("button", name="9:30").click()
    expect(desk.locator("[aria-labelledby=current]")).to_contain_text("2 November 2027")

    travel(at(2027, 8, 16, 10, 30))
    work_off()
    assert mailed() == [("amina", "Değişti"), ("hakan", "Değişti")]
    after = calendar(phone, address)
    assert (before["UID"], before["DTSTART"]) == (after["UID"], "20271025T093000")
    assert (after["DTSTART"], after["DTEND"]) == ("20271102T093000", "20271102T113000")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    open_list(phone, event, "5.5")
    again = line(phone, "5.5")
    expect(again.locator("[value=done]")).to_be_visible()  # it can be ticked once more: it was reopened
    again.locator("button").first.click()
    expect(again.locator("[value=open]")).to_be_visible()


def keep(desk, phone, event, look):
    """Note who may be photographed, and write down what came of it."""
    phone.goto(reverse("events:after_section", args=[event.pk, "einwilligungen"]))
    phone.locator("#id_who").fill("Deniz")
    for name in ("is_minor", "in_media", "purposes"):
        phone.locator(f"[name={name}]").first.check()
    phone.locator("#id_until").fill("2028-12-31")
    phone.locator("#id_way").select_option("paper")
    send(phone)
    expect(phone.locator("#id_guardian_error")).to_be_visible()
    look(phone, "consent")
    phone.locator("#id_guardian").fill("Ayşe")
    send(phone)
    expect(phone.get_by_text("Ayşe")).to_be_visible()
    desk.goto(reverse("events:after_section", args=[event.pk, "einwilligungen"]))
    expect(desk.get_by_text("Deniz")).to_have_count(0)

    desk.goto("/")
    desk.get_by_role("link", name="Write down what came of it").click()
    desk.get_by_label("What went well?").fill("Die kleinen Gruppen.")
    desk.get_by_role("button", name="Save").click()
    desk.get_by_role("link", name="Numbers").click()
    for name, number in (("attended", "4"), ("interested", "3"), ("followed_up", "4")):
        desk.locator(f"[name={name}]").fill(number)
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#id_followed_up_error")).to_be_visible()
    desk.locator("[name=followed_up]").fill("2")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved.")).to_be_visible()
    phone.goto(reverse("events:after_section", args=[event.pk, "zahlen"]))
    expect(phone.locator("[name=attended]")).to_have_value("4")
    phone.goto(reverse("events:after_section", args=[event.pk, "gelernt"]))
    expect(phone.get_by_text("Die kleinen Gruppen.")).to_be_visible()
    phone.locator("#id_next_time").fill("Früher einladen.")
    send(phone)
    look(phone, "lessons")


def test_company_visit_in_the_autumn_holidays(people, open_as, look, sign_in, travel):
    desk = open_as(people["erika"], reverse("events:event_new"), **DESK)
    phone = open_as(people["amina"], "/", **PHONE, locale="tr")
    event = begin(desk, phone, look)
    desk.goto(event.get_absolute_url())
    write(desk, phone, event, look)
    move(desk, phone, event, travel, look)

    travel(at(2027, 11, 3, 8))
    follow_events()
    for page, name in ((desk, "erika"), (phone, "amina")):
        sign_in(page, people[name])
    keep(desk, phone, event, look)
    office = open_as(RepresentativeFactory(organisation__ministry=True).user, reverse("events:numbers"), **DESK)
    expect(office.locator("tbody tr").last).to_contain_text("people: not shown")
    office.goto(event.get_absolute_url())
    expect(office.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(office.get_by_text("Die kleinen Gruppen.")).to_have_count(0)

    follow_events()  # guests have two weeks to answer
    assert Event.objects.get().state == "held"
    travel(at(2027, 11, 18, 8))
    follow_events()
    sign_in(desk, people["erika"])
    desk.goto(event.get_absolute_url())
    expect(desk.get_by_text("The event has taken place and is closed.")).to_be_visible()
    open_list(desk, event)
    expect(desk.get_by_role("button", name="Tick off")).to_have_count(0)
