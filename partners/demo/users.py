"""The demo's users: one for each identity of the access rules."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from partners.enums import RepresentativeRole as R
from partners.models import Organisation, Representative
from portal.accounts.models import User

PASSWORD = "bruecke-demo-2026"  # noqa: S105 -- printed on the terminal of everybody's demo


@dataclass(frozen=True)
class Identity:
    """A user of the demo and what they do for which organisation ("" for the administrator)."""

    email: str
    name: str
    acts_for: str
    role: str


IDENTITIES = (
    Identity("hr@example.org", "Petra Lindner", "employer", R.EDITOR),
    Identity("personalleitung@example.org", "Thomas Berger", "employer", R.OWNER),
    Identity("verein@example.org", "Samira Haddad", "association", R.EDITOR),
    Identity("vorstand@example.org", "Deniz Akgül", "association", R.BOARD),
    Identity("vermittlung@example.org", "Magda Nowicki", "centre", R.OWNER),
    Identity("partner@example.org", "Jonas Vogel", "partner", R.EDITOR),
    Identity("partnerleitung@example.org", "Elena Papadakis", "partner", R.OWNER),
    Identity("ministerium@example.org", "Katharina Stein", "ministry", R.EDITOR),
    Identity("referatsleitung@example.org", "Omar Lehmann", "ministry", R.OWNER),
    Identity("admin@example.org", "Hanna Brandt", "", ""),
)


def store_users(organisations: dict[str, Organisation]) -> dict[str, User]:
    """Store the users; ``organisations`` are those of ``Identity.acts_for``. Returns them by e-mail address.

    A user who exists keeps the password.
    """
    password = make_password(PASSWORD)
    users = {}
    for identity in IDENTITIES:
        administers = not identity.acts_for
        user, _created = User.objects.get_or_create(
            email=identity.email,
            defaults={
                "name": identity.name,
                "password": password,
                "is_staff": administers,
                "is_superuser": administers,
            },
        )
        # Their address counts as proven; otherwise they could set up no second factor.
        EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        users[identity.email] = user
        organisation = organisations.get(identity.acts_for)
        if organisation:
            Representative.objects.get_or_create(
                user=user, organisation=organisation, until=None, defaults={"role": identity.role}
            )
    return users
