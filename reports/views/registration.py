"""What this app shows in parts of the portal that are not its own: navigation and start page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from checklists.views.pages import register_page
from portal.accounts.domain.personal_data import register_collector
from portal.shared.footer import FooterLink, register_footer_link
from portal.shared.navigation import Entry, register_entry
from portal.shared.start_sections import Section, register_section
from portal.shared.tasks_waiting import register_provider
from reports.domain.checklist_facts import ACCESSION, YEARLY_REPORT
from reports.domain.published_editions import build_of, newest_brochure
from reports.domain.word.uploads import uploads_of
from reports.permissions import can_see_reports

from .report_news import report_news
from .state_registration import register_state
from .steps import joining_page, report_page
from .waiting_campaigns import waiting_campaigns
from .waiting_declarations import waiting_declarations
from .waiting_editions import waiting_builds, waiting_editions
from .waiting_reports import waiting_reports


def register() -> None:
    """Register the navigation entry, what waits for people, and the newest brochure."""
    register_entry(
        Entry("reports:overview", gettext_lazy("Reports"), 24, lambda request: can_see_reports(request.user))
    )
    register_provider(waiting_reports)
    register_state()
    register_provider(waiting_editions)
    register_provider(waiting_builds)
    register_provider(waiting_campaigns)
    register_section(Section("report_news", "reports/news_section.html", report_news, 25, "signed_in"))
    register_collector("word_files", uploads_of)
    register_provider(waiting_declarations)
    register_page(ACCESSION, joining_page)
    register_page(YEARLY_REPORT, report_page)
    register_footer_link(FooterLink("network:members", gettext_lazy("Partner network")))
    register_entry(
        Entry("network:members", gettext_lazy("Partner network"), 25, lambda request: can_see_reports(request.user))
    )
    for audience in ("public", "signed_in"):
        register_section(Section("brochure", "reports/start_section.html", start_brochure, 40, audience))


def start_brochure(_request: HttpRequest) -> dict[str, Any] | None:
    """Return the newest published brochure. One query."""
    edition = newest_brochure()
    return {"build": build_of(edition), "edition": edition} if edition is not None else None
