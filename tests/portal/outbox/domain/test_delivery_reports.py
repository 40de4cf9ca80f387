"""Reading notifications about returned mails: real shapes, and whatever else people send."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.outbox.domain.delivery_reports import LONGEST, read_report
from tests.factories.delivery_reports import EXCHANGE, POSTFIX, delivery_report

NUMBER = UUID("0b9f3d52-3f57-4c5e-9a55-7a3d1d0c9b11")


@pytest.mark.parametrize("template", [POSTFIX, EXCHANGE])
def test_report_names_mail_and_reason(template):
    report = read_report(delivery_report(NUMBER, template=template))
    assert (report.message_ids, report.status, report.diagnostic, report.is_permanent) == (
        (NUMBER,),
        "5.1.1",
        report.diagnostic,
        True,
    )
    assert report.diagnostic.endswith("550 5.1.1 <vorstand@example.org>: user unknown")


@pytest.mark.parametrize(
    ("action", "status", "is_permanent"),
    [
        ("failed", "5.1.1", True),
        ("failed", "5.2.1", True),
        ("Failed", "5.0.0", True),
        ("failed", "5.7.1", False),
        ("failed", "5.3.4", False),
        ("failed", "5.6.0", False),
        ("failed", "4.4.7", False),
        ("delayed", "4.4.1", False),
        ("delayed", "5.1.1", False),
    ],
)
def test_only_lasting_troubles_of_the_address_are_permanent(action, status, is_permanent):
    assert read_report(delivery_report(NUMBER, action=action, status=status)).is_permanent is is_permanent


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_good_news_is_no_failure(action):
    assert read_report(delivery_report(NUMBER, action=action, status="2.0.0")) is None


def test_status_is_found_in_the_answer_of_the_server():
    raw = delivery_report(NUMBER, template=EXCHANGE, status="")
    assert read_report(raw).status == "5.1.1"


def test_mail_is_known_by_the_address_it_was_returned_to():
    raw = delivery_report("no-id", envelope=f"bounces+{NUMBER}@example.org")
    assert read_report(raw).message_ids == (NUMBER,)


def test_quoted_mail_counts_before_the_address_it_was_returned_to():
    other = uuid4()
    raw = delivery_report(NUMBER, envelope=f"bounces+{other}@example.org")
    assert read_report(raw).message_ids == (NUMBER, other)


def test_number_of_the_notification_itself_does_not_count():
    raw = delivery_report("no-id").replace(b"<report-1@mx", f"<{NUMBER}@mx".encode())
    assert read_report(raw) is None


def test_two_reports_about_one_mail_differ_and_one_read_twice_does_not():
    first, again, second = (
        read_report(delivery_report(NUMBER, report=name)).digest for name in ("report-1", "report-1", "report-2")
    )
    assert (first == again, first == second) == (True, False)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 50,
        b"From: me\n\nHello, about <0b9f3d52-3f57-4c5e-9a55-7a3d1d0c9b11@example.org>",
        b"Content-Type: multipart/report; boundary\n\n--",
        b"Content-Type: message/delivery-status\n\nnothing",
        b"Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: base64\n\n%%%",
        b"Subject: =?utf-9?q?x?=\nContent-Type: text/plain; charset*=x''%ff\n\n",
        b"x" * (LONGEST + 1),
    ],
)
def test_anything_else_is_no_report(raw):
    assert read_report(raw) is None


SAMPLES = [delivery_report(NUMBER, template=template) for template in (POSTFIX, EXCHANGE)]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(0, 2000), st.integers(0, 200), st.binary(max_size=40))
def test_broken_reports_never_fail(sample, start, length, garbage):
    broken = sample[:start] + garbage + sample[start + length :]
    report = read_report(broken)
    if report is not None:
        (report.diagnostic + report.status).encode()
        assert (len(report.status) <= 12, "\0" in report.diagnostic) == (True, False)
