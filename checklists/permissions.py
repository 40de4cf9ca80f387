"""Who may do what with checklists. ``tests/access`` checks it for every address.

Everything follows from whom a user represents. Being a system administrator gives no right here.
"""

from typing import Any

from partners.enums import Role
from partners.models import Organisation, organisation_ids


def can_see_self_checks(user: Any) -> bool:
    """The self-check is for employers; others have no page for it."""
    return bool(organisation_ids(user, Role.EMPLOYER))


def can_run_self_check(user: Any, organisation: Organisation) -> bool:
    """An employer's own people, whatever their role, see and answer its self-check; never the ministry or others."""
    return organisation.pk in organisation_ids(user, Role.EMPLOYER)
