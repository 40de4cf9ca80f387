"""What printed papers show elsewhere: the link to the check page, waiting wishes; who prints them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperations.domain.agreement.printing import register_agreement_printer
from cooperations.domain.certificates.registration import register_certificates
from cooperations.models import Cooperation
from cooperations.permissions.certificate import can_see_certificates
from cooperations.views.cooperation_tabs import Tab, register_tab
from portal.shared.footer import FooterLink, register_footer_link


def register() -> None:
    """Register everything of this topic."""
    register_certificates()
    register_agreement_printer()
    register_tab(Tab("cooperations:certificates", _("Certificates"), 40, _has_certificates))
    register_footer_link(FooterLink("cooperations:certificate_check", _("Check a certificate")))


def _has_certificates(user: Any, cooperation: Cooperation) -> bool:
    return cooperation.valid_version_id is not None and can_see_certificates(user, cooperation)
