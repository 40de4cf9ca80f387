"""What other parts of the portal ask this topic."""

from typing import Any

from cooperations.models import Certificate, CertificateWish
from cooperations.renderers.certificate import certificate_assets, certificate_html
from portal.accounts.domain.personal_data import register_collector
from portal.printing.registry import register_printer
from portal.shared.tasks_waiting import register_provider

from . import mails as _mails  # noqa: F401 -- registers its guard
from .papers import KIND
from .waiting import waiting_certificates


def register_certificates() -> None:
    """Register everything below; asked twice it is done once."""
    register_printer(KIND, certificate_html, certificate_assets)
    register_provider(waiting_certificates)
    register_collector("certificates", certificates_of)


def certificates_of(user: Any) -> dict[str, Any]:
    """Return which papers ``user`` issued and asked for. What is printed on one stays with the paper."""
    issued = Certificate.objects.filter(issued_by=user)
    wished = CertificateWish.objects.filter(asked_by=user)
    return {
        "issued": [{"paper": str(each), "at": each.issued_at} for each in issued],
        "asked_for": [{"paper": str(each.get_kind_display()), "at": each.asked_at} for each in wished],
    }
