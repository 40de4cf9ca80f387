"""What stands in the way of a release, and what is worth a look before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from reports.models import Edition, EditionPicture

from .attachments import attachments_lacking


@dataclass(frozen=True)
class OpenFinding:
    """Something a person should look at: where, what, the address of the passage; ``blocks`` the release or not."""

    place: str
    message: str
    url: str = ""
    blocks: bool = False


Check = Callable[[Edition], Sequence[OpenFinding]]
_checks: Final[dict[str, Check]] = {}


def register_release_check(name: str, check: Check) -> None:
    """Ask ``check`` before a release; a second call with the same name replaces it."""
    _checks[name] = check


def open_findings(edition: Edition) -> list[OpenFinding]:
    """Return what the checks found, what blocks first."""
    found = [finding for check in _checks.values() for finding in check(edition)]
    return sorted(found, key=lambda finding: not finding.blocks)


def blockers(edition: Edition) -> list[str]:
    """Return a sentence for each finding that blocks the release."""
    return [f"{each.place}: {each.message}" for each in open_findings(edition) if each.blocks]


def pictures_without_words(edition: Edition) -> list[OpenFinding]:
    """Return pictures that lack their alternative text (WCAG 2.2, 1.1.1) or the holder of the rights."""
    lacking = EditionPicture.objects.filter(Q(alt="") | Q(rights=""), text__edition=edition).select_related("text")
    return [
        OpenFinding(
            str(each.text),
            _("A picture has no alternative text.") if not each.alt else _("It is not said who holds the rights."),
            blocks=True,
        )
        for each in lacking
    ]


def corrections_not_named(edition: Edition) -> list[OpenFinding]:
    """Return a finding when a later edition does not say what it corrects."""
    if edition.number == 1 or edition.errata.exists():
        return []
    return [OpenFinding(_("Corrections"), _("Say what this edition corrects."), blocks=True)]


def pictures_of_partners(edition: Edition) -> list[OpenFinding]:
    """Return pictures of partners that lack a word."""
    return [
        OpenFinding(
            each.attachment.report.organisation.name,
            " ".join(each.reasons),
            each.attachment.report.get_absolute_url(),
            blocks=True,
        )
        for each in attachments_lacking(edition.period.reports.accepted())
    ]


register_release_check("pictures of partners", pictures_of_partners)
register_release_check("pictures", pictures_without_words)
register_release_check("corrections", corrections_not_named)
