"""What the check page shows: the paper, and whether it holds. Nothing else of the portal."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cooperations.models import Certificate
from cooperations.renderers.certificate import CertificateData

from .numbering import read_code
from .papers import paper_of


@dataclass(frozen=True)
class Shown:
    """An answer of the check page. ``paper`` and ``sha256`` (of the file) are left out when it was revoked."""

    number: str
    kind: str
    issued_on: date
    revoked_on: date | None
    paper: CertificateData | None
    sha256: str


def look_up(typed: str) -> Shown | None:
    """Return what is to be shown for a code as it was typed or followed, ``None`` when there is no such paper.

    Asks the database once, whatever was typed.
    """
    found = Certificate.objects.filter(code=read_code(typed)).select_related("printout").first()
    if found is None:
        return None
    return Shown(
        number=found.number,
        kind=str(found.get_kind_display()),
        issued_on=timezone.localdate(found.issued_at),
        revoked_on=timezone.localdate(found.revoked_at) if found.revoked_at else None,
        paper=None if found.is_revoked else paper_of(found),
        sha256="" if found.is_revoked else found.printout.sha256,
    )
