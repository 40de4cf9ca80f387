"""The list, the guests, and what is kept of an evening in Ramadan."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar
from playwright.sync_api import expect

from events.models import Feedback, SignUp
from tests.browser.ramadan.hands import make_flyers, read_code, submit
from tests.browser.ramadan.planning import ARABIC, TITLE

BERLIN = ZoneInfo("Europe/Berlin")


def work_the_list(desk, phone, home, look):
    """44 items for both: a tick travels by itself, two answers to one item are both shown, and nothing is lost."""
    for page in (desk, phone):
        page.goto(f"{home}checkliste/")
    expect(desk.locator("[id^=line-]")).to_have_count(44)
    assert int(desk.locator("[data-poll]").get_attribute("data-poll")) <= 5
    desk.locator("#open-openness").click()
    desk.get_by_label("Note").fill("Wir waren im Vereinsheim.")
    phone.locator("#tick-openness").click()
    expect(desk.locator("#line-openness")).to_contain_text("Samira Haddad")
    panel = desk.locator("#panel-openness")
    panel.get_by_label("done").check()
    panel.get_by_role("button", name="Save the answer").click()
    expect(panel.get_by_role("alert")).to_contain_text("Samira Haddad")
    expect(panel.get_by_label("Note")).to_have_value("Wir waren im Vereinsheim.")
    panel.get_by_role("button", name="Save the answer").click()
    phone.locator("#tick-internal-allies").click()  # what one is about to press stays until one goes on
    expect(phone.locator("#line-openness")).to_contain_text("Wir waren im Vereinsheim.")
    expect(desk.locator("#line-internal-allies")).to_contain_text("Samira Haddad")
    look(phone, "list")


def invite(desk, phone, guest, event, look):
    """Flyers in two languages, the code on them, sign-up on a phone, the entry for the calendar."""
    home = event.get_absolute_url()
    phone.goto(f"{home}anmeldungen/regeln/")
    phone.locator("[name=mode][value=sign_up]").check()
    phone.locator("[name=keeper]").select_option(label="Elternbrücke Nordstadt e. V.")
    phone.locator("main form button").click()
    phone.locator("#id_expected").fill("25")
    phone.locator("button[name=confirm]").click()
    expect(phone.get_by_role("status")).to_be_visible()
    look(phone, "guests")

    desk.goto(home)
    desk.get_by_role("link", name="Make invitations").click()
    desk.get_by_label("ትግርኛ", exact=True).uncheck()
    desk.get_by_role("button", name="Make flyers").click()
    make_flyers()
    desk.reload()
    for language, title in (("de", TITLE), ("ar", ARABIC)):
        pdf, png = (desk.request.get(f"{home}einladung/flyer/{language}.{form}").body() for form in ("pdf", "png"))
        with pypdfium2.PdfDocument(pdf) as paper:
            assert len(paper) == 1
            words = paper[0].get_textpage().get_text_bounded()
            assert language == "ar" or (title.split()[0] in words and "Bitte melden Sie sich an" in words)
        address = read_code(png, f"ramadan-flyer-{language}")
        assert address == f"/v/{event.code}/?lang={language}"
    guest.goto(address)
    expect(guest.get_by_role("heading", level=1, name=ARABIC)).to_be_visible()
    look(guest, "page-by-code")
    entry = Calendar.from_ical(guest.request.get(f"/v/{event.code}/termin.ics?lang=ar").text()).walk("VEVENT")[0]
    assert (entry["UID"], entry["STATUS"]) == (f"{event.pk}@brueckenbauer", "CONFIRMED")
    assert entry["SUMMARY"] == ARABIC
    assert entry.decoded("DTSTART") == datetime(2027, 2, 16, 18, 30, tzinfo=BERLIN)
    assert entry.decoded("DTEND") - entry.decoded("DTSTART") == timedelta(hours=2)
    guest.locator(f"a[href^='/v/{event.code}/anmelden/']").click()
    guest.locator("#id_name").fill("سارة برغ")
    guest.locator("#id_email").fill("sara@example.org")
    guest.locator("#id_persons").fill("3")
    guest.get_by_role("button").click()
    expect(guest.get_by_role("status")).to_be_visible()
    assert SignUp.objects.get().persons == 3
    phone.reload()
    expect(phone.get_by_text("سارة برغ")).to_be_visible()
    desk.goto(f"{home}anmeldungen/")
    expect(desk.get_by_text("25 people")).to_be_visible()
    assert "sara@example.org" not in desk.content()


def give_feedback(desk, guest, home, look):
    """The evening is over: the code on the last slide leads to five questions in Tigrinya."""
    desk.goto(home)
    desk.get_by_role("link", name="Write down what came of it").click()
    desk.get_by_role("link", name="Feedback").click()
    code = desk.request.get(desk.locator("main img").get_attribute("src")).body()
    guest.goto(read_code(code, "ramadan-feedback-code"))
    guest.get_by_role("link", name="ትግርኛ").click()
    for answer in ("welcome-4", "understood-2", "again-yes", "wants-job"):
        guest.locator(f"#{answer}").check()
    guest.get_by_role("textbox").fill("የቐንየለይ")
    look(guest, "feedback-ti")
    guest.get_by_role("button").click()
    expect(guest.get_by_role("status")).to_be_visible()
    assert Feedback.objects.get().language == "ti"
    assert guest.context.cookies() == []


def keep_what_came_of_it(desk, phone, home, look):
    """Numbers and a quote by the association, a consent by the employer, and what both have learned."""
    phone.goto("/")
    with translation.override("ar"):
        phone.get_by_role("link", name=_("Write down what came of it")).click()
        phone.get_by_role("link", name=_("Numbers"), exact=True).click()
    for name, number in {"attended": 27, "helpers": 4, "interested": 6, "followed_up": 8, "ranges_35-49": 20}.items():
        phone.locator(f"#id_{name}").fill(str(number))
    submit(phone)
    expect(phone.get_by_role("alert")).to_be_visible()  # spoken with more people than were interested
    phone.locator("#id_followed_up").fill("2")
    submit(phone)
    expect(phone.get_by_role("status")).to_be_visible()
    look(phone, "numbers")
    phone.goto(f"{home}danach/zitate/")
    phone.locator("#id_text").fill("Hier wurde ich zum ersten Mal nach meinem Beruf gefragt.")
    phone.locator("[name=released_for][value=report]").check()
    phone.locator("#id_release_way").select_option("paper")
    submit(phone)
    expect(phone.get_by_role("status")).to_be_visible()
    desk.goto(f"{home}danach/einwilligungen/")
    desk.get_by_label("Name of the person", exact=True).fill("Amal Beispiel")
    desk.get_by_label("photos").check()
    desk.get_by_label("website").check()
    desk.locator("#id_way").select_option("paper")
    submit(desk)
    expect(desk.get_by_role("alert")).to_be_visible()  # no consent without an end
    desk.get_by_label("Until when?").fill("2028-12-31")
    submit(desk)
    expect(desk.get_by_text("Amal Beispiel")).to_be_visible()
    look(desk, "consents", contrast=True)
    for page, learned in ((desk, "Früher anfangen zu dolmetschen."), (phone, "Nächstes Mal mit Tigrinya.")):
        page.goto(f"{home}danach/gelernt/")
        page.locator("#id_next_time").fill(learned)
        submit(page)
        expect(page.get_by_text(learned).first).to_be_visible()
