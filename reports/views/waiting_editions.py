"""What waits in the last steps of a campaign: editions to release and to publish, files that could not be made."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partners.enums import Role
from partners.models import is_ministry, organisation_ids
from portal.shared.tasks_waiting import WaitingEntry
from reports.domain.last_steps import editions_in_work, failed_builds
from reports.enums import EditionState
from reports.permissions import can_release_edition


def waiting_editions(user: Any) -> list[WaitingEntry]:
    """Return editions that somebody else has prepared, and those that can be published. One query, none for others."""
    if not is_ministry(user):
        return []
    entries = []
    for edition in editions_in_work():
        title = _("Brochure %(year)d") % {"year": edition.period.year}
        url = reverse("reports:edition", args=[edition.period.year])
        if edition.state == EditionState.RELEASED:
            entries.append(WaitingEntry(title, url, _("Publish"), detail=_("It is released and not published yet.")))
        elif can_release_edition(user, edition):
            detail = _("It waits for a second person to release it.")
            entries.append(WaitingEntry(title, url, _("Check and release"), detail=detail))
    return entries


def waiting_builds(user: Any) -> list[WaitingEntry]:
    """Return files whose last making failed, with the page that starts it again. One query, none for others."""
    if not is_ministry(user) and not organisation_ids(user, Role.NETWORK_PARTNER):
        return []
    entries = []
    for build in failed_builds(user):
        if build.edition is not None:
            title = _("Brochure %(year)d") % {"year": build.edition.period.year}
            url = reverse("reports:edition", args=[build.edition.period.year])
        elif build.report is not None:
            names = {"year": build.report.period.year, "partner": build.report.organisation.display_name}
            title, url = _("Report %(year)d of %(partner)s") % names, build.report.get_absolute_url()
        else:
            continue
        entries.append(WaitingEntry(title, url, _("Start again"), detail=_("Its PDF could not be made.")))
    return entries
