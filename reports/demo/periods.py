"""Two invented reporting periods: one whose brochure can be built, one that is being written.

The period 2021 stays free: it can be imported.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from partners.models import Organisation
from portal.accounts.models import User
from portal.shared.states import Move
from reports.domain.contributions import save_contribution
from reports.domain.reports import accept_report, release_report, return_report, submit_report
from reports.enums import FocusArea, ReportState
from reports.models import Figure, Report, ReportingPeriod
from reports.states.period import CLOSE, OPEN, move_period

from .campaign import give_more_time
from .edition import store_edition
from .indicators import store_indicators, store_values
from .pictures import store_pictures
from .preflight import answer_one
from .progress import store_progress
from .publishing import publish_later
from .review import comment_on_report
from .word_file import store_word_files
from .writing import invent_figures, write_contribution

GUIDELINES = (
    "Bitte schreiben Sie zu jedem Tätigkeitsschwerpunkt, den Sie gewählt haben. Beispiele sagen mehr als Absichten; "
    "Zahlen brauchen Einheit, Zeitraum und Grundlage."
)
REMARK = (
    "Vielen Dank für Ihren Bericht. Bitte ergänzen Sie im ersten Schwerpunkt, wie viele Beschäftigte an der Befragung "
    "teilgenommen haben, und nennen Sie beim Netzwerktreffen das Datum."
)
# One after the other for the partners of the open period; "" stands for a partner who has not begun.
OPEN_STATES = (
    ReportState.DRAFT,
    ReportState.SUBMITTED,
    ReportState.RETURNED,
    ReportState.RELEASED,
    ReportState.DRAFT,
    ReportState.SUBMITTED,
    "",
    ReportState.ACCEPTED,
    ReportState.DRAFT,
    ReportState.SUBMITTED,
    "",
    ReportState.ACCEPTED,
)


@dataclass(frozen=True)
class Campaign:
    """A period to be filled: its year, the states its reports end in, where it stands itself."""

    year: int
    states: tuple[str, ...]
    moves: tuple[Move, ...]


CAMPAIGNS = (
    Campaign(2025, (ReportState.RELEASED,) * len(OPEN_STATES), (CLOSE,)),
    Campaign(2026, OPEN_STATES, ()),
)


def store_periods(seed: int, partners: list[Organisation], users: dict[str, User]) -> int:
    """Store both periods with their reports; return how many reports. The first partner has the demo's users."""
    store_indicators()
    return sum(store_period(campaign, seed, partners, users) for campaign in CAMPAIGNS)


def store_period(campaign: Campaign, seed: int, partners: list[Organisation], users: dict[str, User]) -> int:
    """Store one period with the partners' reports and an edition."""
    period = ReportingPeriod.objects.create(
        year=campaign.year,
        start=date(campaign.year - 1, 10, 1),
        end=date(campaign.year, 9, 30),
        guidelines=GUIDELINES,
    )
    move_period(OPEN, period, actor=users["ministerium@example.org"])
    edition = store_edition(period)
    reports = 0
    for number, (partner, state) in enumerate(zip(partners, campaign.states, strict=False)):
        if state:
            rng = Random(f"{seed}:report:{campaign.year}:{number}")  # noqa: S311 -- reproducible on purpose
            report = write_report(rng, period, partner, users if number == 0 else {})
            if number == 0 and state == ReportState.DRAFT:
                store_word_files(report, users["partner@example.org"])
                answer_one(report, users["partner@example.org"])
            bring_to(report, state, users, by_partner=number == 0)
            reports += 1
    # What is invented for a past year would otherwise have come too late.
    period.deadline = date(campaign.year, 12, 15)
    period.save(update_fields=["deadline"])
    give_more_time(period, users["ministerium@example.org"])
    for move in campaign.moves:
        move_period(move, period, actor=users["ministerium@example.org"])
    if CLOSE in campaign.moves:
        publish_later(edition, users["ministerium@example.org"], users["referatsleitung@example.org"])
    return reports


def write_report(rng: Random, period: ReportingPeriod, partner: Organisation, users: dict[str, User]) -> Report:
    """Store a draft with contributions to all focus areas (the first partner's) or most of them."""
    report = Report.objects.create(period=period, organisation=partner)
    author = users.get("partner@example.org")
    for focus_area in FocusArea:
        if not users and rng.random() < 1 / 6:
            continue
        written = write_contribution(rng, focus_area)
        saved = save_contribution(report, focus_area, written.text, expected_revision=0, author=author)
        reference = f"{period.start:%d.%m.%Y} bis {period.end:%d.%m.%Y}"
        Figure.objects.bulk_create(invent_figures(saved.contribution, written, reference))
    store_progress(rng, report)
    store_values(rng, report)
    if author is not None:
        store_pictures(report, author)
    return report


def bring_to(report: Report, state: str, users: dict[str, User], *, by_partner: bool) -> None:
    """Move the report to ``state`` the way people would."""
    if state == ReportState.DRAFT:
        return
    submit_report(report, actor=users["partnerleitung@example.org"] if by_partner else None)
    if state == ReportState.RETURNED:
        comment_on_report(report, users["ministerium@example.org"])
        return_report(report, actor=users["ministerium@example.org"], reason=REMARK, tell=False)
    if state in (ReportState.ACCEPTED, ReportState.RELEASED):
        accept_report(report, actor=users["referatsleitung@example.org"], tell=False)
    if state == ReportState.RELEASED:
        release_report(report, actor=users["partnerleitung@example.org"] if by_partner else None)
