"""The partners' side: three ways to a report, a returned one, and the releases."""

from playwright.sync_api import expect

from tests.browser.report_campaign.world import PASSWORD
from tests.word_files import REPORT, p, r, table, word_file

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OUTREACH = "Wir waren mit Plakaten an sechs Schulen der Stadt unterwegs."
SLIP = "Von 40 Auszubildenden haben 12, also 35 %, eine Einwanderungsgeschichte."


def sign_in_from_mail(page, user, path):
    """Follow the link of a mail to the sign-in form and on to where it leads."""
    page.goto(path)
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def write(page, area, text):
    """Write a contribution as it is typed on the phone, saved without a button."""
    page.get_by_role("link", name=f"{area}. ").click()
    box = page.get_by_role("textbox", name="Your text")
    box.fill(text)
    expect(page.get_by_role("status").filter(has_text="Saved at")).to_be_visible()


def submit(page):
    """Hand the report in."""
    page.get_by_role("button", name="Submit the report").click()
    expect(page.get_by_text("The report is submitted. The ministry")).to_be_visible()


def city_writes_on_a_phone(page, erna, post, look):
    """Follow the mail, write in the editor, see what the ministry asks for, hand in."""
    sign_in_from_mail(page, erna, post.link_to("erna"))
    look(page, "partner-overview")
    page.get_by_role("button", name="Begin the report").click()
    page.get_by_text("What the ministry asks you to keep in mind").click()
    expect(page.get_by_text("Bitte mit Zahlen und ihrer Grundlage.")).to_be_visible()
    look(page, "report-new")
    write(page, 1, f"### Unterwegs\n\n{OUTREACH}\n\n- Gespräche mit Eltern\n- Besuche im Betrieb")
    look(page, "editor")
    page.get_by_role("button", name="Save and go back").click()
    expect(page.get_by_text("1 of 6 focus areas")).to_be_visible()
    look(page, "report-draft")
    submit(page)
    look(page, "report-submitted")


def county_uploads_its_word_file(page, look):
    """Upload a Word file, see what goes where, take it over, answer what the check found, hand in."""
    page.goto("/berichte/")
    page.get_by_role("button", name="Begin the report").click()
    page.get_by_role("link", name="Upload a Word file").click()
    look(page, "word-upload")
    content = word_file(*REPORT, p(r(SLIP)), table(["Jahr", "Lehrlinge"], ["2023", "28"], ["2024", "40"], header=True))
    page.get_by_label("Word file").set_input_files({"name": "Bericht.docx", "mimeType": WORD, "buffer": content})
    page.get_by_role("button", name="Upload and look at it").click()
    expect(page.get_by_role("heading", name="What goes where?")).to_be_visible()
    look(page, "word-preview")
    page.get_by_label("From here on: Ausblick").select_option("6. Further measures")
    page.get_by_role("button", name="Divide anew").click()
    expect(page.get_by_role("heading", name="6. Further measures")).to_be_visible()
    page.get_by_role("button", name="Take the texts over").click()
    expect(page.get_by_text("The texts are taken over.")).to_be_visible()
    look(page, "word-taken-over")
    page.get_by_role("link", name="Show the findings").first.click()
    finding = page.get_by_role("listitem").filter(has_text="35 %").first
    finding.get_by_text("Answer: correct as printed").click()
    finding.get_by_label("Why, in one sentence").fill("Gezählt ohne zwei Abbrüche.")
    look(page, "findings")
    finding.get_by_role("button", name="Leave the passage as it is").click()
    expect(page.get_by_text("Saved: the passage stays as it is.")).to_be_visible()
    page.get_by_role("link", name="Back to the report").click()
    submit(page)


def chamber_comes_late(page, look):
    """Write after the deadline: the text is kept, and it is said why it cannot be handed in."""
    page.goto("/berichte/")
    page.get_by_role("button", name="Begin the report").click()
    write(page, 2, "Fünf Betriebe haben an der Fortbildung teilgenommen.")
    page.get_by_role("button", name="Save and go back").click()
    expect(page.get_by_text("The deadline was 2 December 2024.")).to_be_visible()
    expect(page.get_by_role("button", name="Submit the report")).to_have_count(0)
    look(page, "late-draft")


def city_mends(page, post, look):
    """Follow the mail about the return, see the comment at its passage, answer, mend, hand in again."""
    page.goto(post.link_to("erna"))
    expect(page.get_by_text("Siehe Anmerkung.").first).to_be_visible()
    look(page, "report-returned")
    page.get_by_role("link", name="Text with comments (1 open)").click()
    expect(page.locator("mark")).to_have_text("sechs Schulen")
    look(page, "comments-partner")
    page.locator("summary").filter(has_text="Answer").click()
    page.get_by_label("Your answer").fill("Alle sechs Gesamtschulen.")
    page.get_by_role("button", name="Store the answer").click()
    expect(page.get_by_text("Alle sechs Gesamtschulen.")).to_be_visible()
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_text("0 open comments")).to_be_visible()
    page.get_by_role("link", name="Back to the report").click()
    page.get_by_role("link", name="1. ").click()
    box = page.get_by_role("textbox", name="Your text")
    box.fill(box.input_value().replace("sechs Schulen", "sechs Gesamtschulen"))
    page.get_by_role("button", name="Save and go back").click()
    submit(page)


def head_releases(page, look):
    """Go from the start page to the final text and release it."""
    page.goto("/")
    page.get_by_role("link", name="Read and release").click()
    page.get_by_label("I have read the text above").check()
    look(page, "release-partner")
    page.get_by_role("button", name="Release the report").click()
    expect(page.get_by_text("The report is released for the brochure.")).to_be_visible()
