"""What people do again and again on pages of events, and what workers and cameras do."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.browser.conftest import PICTURES, SCREENS


def edit(page, section):
    page.get_by_role("link", name=re.compile(f"^Edit ?: {section}$")).click()


def fill(part, texts):
    for label, text in texts.items():
        part.get_by_label(re.compile(rf"^{re.escape(label)}\s*(– optional)?\s*$")).fill(text)


def save(page):
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def submit(page):
    page.locator("main form button[type=submit]").last.click()


def make_flyers():
    """Do at once what workers would do with the flyers that were asked for; none may fail."""
    printing = Job.objects.filter(name="printing.print")
    for job in printing:
        run_job(job.pk)
    assert set(printing.values_list("state", flat=True)) == {Job.State.DONE}


def read_code(picture, name):
    """Return where the code on ``picture`` leads, as a camera reads it; keep the picture for people to look at."""
    image = Image.open(BytesIO(picture))
    if PICTURES:
        SCREENS.mkdir(parents=True, exist_ok=True)
        image.save(SCREENS / f"{name}.png")
    (code,) = zxingcpp.read_barcodes(image)
    parts = urlsplit(code.text)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
