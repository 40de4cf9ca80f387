"""A year's campaign: the ministry, three partners – one of them late – with real mail, from planning to the correction.

Nothing is done behind the pages but setting up people, letting time pass and what workers do.
"""

import pytest

from portal.outbox.domain import hand_over
from reports.domain.web_editions import site_of_build
from reports.tasks import look_after_campaigns
from tests.browser.report_campaign import brochure, ministry, writing
from tests.browser.report_campaign.world import CHAMBER, CITY, COUNTY, DESK, PHONE, YEAR, Post, people
from tests.browser.stories import at
from tests.mail_server import real_mail_server

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVERYBODY = ("bilal", "carla", "erna", "hanna")
FEWEST_PAGES = 8


@pytest.fixture
def post(settings, tmp_path, monkeypatch, travel):
    travel(at(2024, 10, 1, 9))
    monkeypatch.setattr(hand_over.app, "send_task", lambda *_args, **_options: None)
    settings.MEDIA_ROOT = tmp_path
    site_of_build.cache_clear()
    with real_mail_server(settings) as mails:
        yield Post(mails)


@pytest.fixture
def look(assert_no_sideways_scroll, shoot):
    """Return a function that pictures a page on a phone and at a desk, and leaves it as wide as it was."""

    def look(page, name):
        before = page.viewport_size
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert_no_sideways_scroll(page)
            shoot(page, f"campaign-{name}-{width}")
        page.set_viewport_size(before)

    return look


def test_campaign_from_its_plan_to_the_corrected_brochure(post, open_as, look, travel):
    everybody = people()
    hand_in(everybody, post, open_as, look, travel)
    review(everybody, post, open_as, look)
    publish(everybody, open_as, look, travel)


def hand_in(everybody, post, open_as, look, travel):
    """Live from the plan to three reports: on the phone, from Word, and late."""
    rolf = open_as(everybody["rolf"], "/", **DESK)
    ministry.plan(rolf, look)
    assert post.arrived() == []

    travel(at(2024, 10, 7, 6))
    look_after_campaigns()
    assert post.arrived() == [(name, f"Your report {YEAR} can be written now") for name in EVERYBODY]
    erna = open_as(None, "/", **PHONE)
    writing.city_writes_on_a_phone(erna, everybody["erna"], post, look)

    travel(at(2024, 11, 18, 6))
    look_after_campaigns()
    look_after_campaigns()
    assert post.arrived() == [(name, f"Reminder: your report {YEAR}") for name in ("bilal", "carla")]
    bilal = open_as(everybody["bilal"], "/", **DESK)
    writing.county_uploads_its_word_file(bilal, look)

    travel(at(2024, 12, 9, 10))
    look_after_campaigns()
    assert post.arrived() == [("carla", f"Reminder: your report {YEAR}")]
    carla = open_as(everybody["carla"], "/", **PHONE)
    writing.chamber_comes_late(carla, look)
    rolf = open_as(everybody["rolf"], "/", **DESK)
    ministry.give_more_time(rolf, look)
    assert post.arrived() == [("carla", f"More time for your report {YEAR}")]
    carla.goto(post.link_to("carla"))
    carla.get_by_role("link", name="Open the report").click()
    look(carla, "late-extended")
    writing.submit(carla)


def review(everybody, post, open_as, look):
    """Return one report, accept all three, have them released by the partners' heads."""
    rolf = open_as(everybody["rolf"], "/", **DESK)
    ministry.comment_and_return(rolf, look)
    asked = f"The ministry asks for changes to your report {YEAR}"
    assert post.arrived() == [("erna", asked), ("hanna", asked)]
    erna = open_as(everybody["erna"], "/", **PHONE)
    writing.city_mends(erna, post, look)
    ministry.compare_and_accept(rolf, look)
    accepted = f"Your report {YEAR} is accepted and waits for your release"
    assert post.arrived() == [(name, accepted) for name in EVERYBODY]
    for name in ("hanna", "bilal", "carla"):
        writing.head_releases(open_as(everybody[name], "/", **PHONE), look)


def publish(everybody, open_as, look, travel):
    """Edit, build, release by two people, publish; correct it and do so once more."""
    travel(at(2025, 1, 13, 9))
    rolf, zoe = (open_as(everybody[name], "/", **DESK) for name in ("rolf", "zoe"))
    brochure.close_and_edit(rolf, look)
    pages = brochure.build(rolf, look)
    assert len(pages) >= FEWEST_PAGES
    said = " ".join(pages)
    assert all(words in said for words in (CITY, COUNTY, CHAMBER, "sechs Gesamtschulen", "Fünf Betriebe", "Grußwort"))
    brochure.preparer_is_refused(rolf, look)
    brochure.release_and_publish(zoe, look)
    reader = open_as(None, "/", **PHONE)
    brochure.everybody_reads(reader, look)

    travel(at(2025, 2, 3, 9))
    rolf, zoe = (open_as(everybody[name], "/", **DESK) for name in ("rolf", "zoe"))
    brochure.correct(rolf, look)
    said = " ".join(brochure.build(rolf))
    assert all(words in said for words in ("Berichtigungen", "Es waren sieben Betriebe.", "Sieben Betriebe haben"))
    assert "Fünf Betriebe" not in said
    brochure.release_and_publish(zoe)
    brochure.both_editions_are_there(reader, look)
