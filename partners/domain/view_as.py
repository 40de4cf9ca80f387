"""The page of an organisation as others see it (product A7), answered by the query layer that answers those others."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from partners.enums import Role
from partners.models import Organisation, Viewer, anybody_acting_for


class Perspective(TextChoices):
    """Through whose eyes; the value stands in the address of the page."""

    PUBLIC = "oeffentlichkeit", _("everybody, without signing in")
    EMPLOYER = "arbeitgeber", _("an employer who is signed in")
    INTERMEDIARY = "vermittlungsstelle", _("an intermediary in charge of you")
    MINISTRY = "ministerium", _("the ministry")


def viewer_of(perspective: Perspective, organisation: Organisation) -> Viewer:
    """Return somebody who looks at ``organisation`` from ``perspective``: no existing person, with nobody's data."""
    if perspective == Perspective.EMPLOYER:
        return anybody_acting_for(Role.EMPLOYER)
    if perspective == Perspective.INTERMEDIARY:
        return anybody_acting_for(Role.INTEGRATION_CENTRE, in_charge_of=frozenset({organisation.pk}))
    if perspective == Perspective.MINISTRY:
        return anybody_acting_for(Role.MINISTRY)
    return Viewer()
