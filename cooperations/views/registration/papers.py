"""What printed papers show elsewhere: the link to the check page, waiting wishes; who prints them."""

from django.utils.translation import gettext_lazy as _

from cooperations.domain.agreement.printing import register_agreement_printer
from cooperations.domain.certificates.registration import register_certificates
from portal.shared.footer import FooterLink, register_footer_link


def register() -> None:
    """Register everything of this topic."""
    register_certificates()
    register_agreement_printer()
    register_footer_link(FooterLink("cooperations:certificate_check", _("Check a certificate")))
