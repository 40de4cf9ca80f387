"""Invitations to act for an organisation: by e-mail, with a link that works once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from partners.enums import RepresentativeRole
from partners.models import Invitation, Organisation, OrganisationChange, Representative
from portal.accounts.domain.account import open_account
from portal.accounts.domain.signed_links import find_link, issue_link, revoke_link, use_link
from portal.accounts.models import User

from .changes import record_change
from .invitation_mail import send_invitation
from .team import open_invitations

PURPOSE = "invitation"
LIFETIME = timedelta(days=14)


class AlreadyRepresents(Exception):
    """The invited person acts for the organisation already. The message is a sentence for people."""


class WrongAccount(Exception):
    """Somebody else than the invited person tries to accept, or the account is closed."""


@transaction.atomic
def invite_representative(
    organisation: Organisation,
    email: str,
    role: RepresentativeRole,
    *,
    actor: Any,
    build_url: Callable[[str], str],
) -> Invitation:
    """Invite ``email`` and send the link by mail; an earlier invitation to the same address is revoked.

    ``build_url`` makes the full address of the page from the token. Raises ``AlreadyRepresents``.
    """
    email = email.strip().lower()
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if Representative.objects.current().filter(organisation=organisation, user__email=email).exists():
        raise AlreadyRepresents(_("%(email)s acts for this organisation already.") % {"email": email})
    for earlier in open_invitations(organisation).filter(email=email):
        revoke_link(earlier.link)
    link, token = issue_link(PURPOSE, LIFETIME, created_by=actor)
    invitation = Invitation.objects.create(
        organisation=organisation, email=email, role=role, link=link, invited_by=actor
    )
    send_invitation(invitation, build_url(token))
    record_change(organisation, OrganisationChange.Action.INVITED, actor)
    return invitation


def find_invitation(token: str) -> Invitation | None:
    """Return the invitation of ``token`` in whatever state, or None. Two queries at most."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    found = Invitation.objects.filter(link=link).select_related("organisation", "invited_by", "link")
    return found.first()


def invited_user(invitation: Invitation) -> User | None:
    """Return the account of the invited address, if there is one."""
    return User.objects.filter(email=invitation.email).first()


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, actor: Any) -> bool:
    """Make the link useless. Returns False when it was used or revoked before."""
    if not revoke_link(invitation.link):
        return False
    record_change(invitation.organisation, OrganisationChange.Action.INVITATION_REVOKED, actor)
    return True


@transaction.atomic
def accept_invitation(invitation: Invitation, user: User) -> Representative:
    """Let ``user`` act for the organisation.

    A role the person has already is replaced only by becoming head; nobody loses rights by an old link.
    Raises ``WrongAccount`` unless the account belongs to the invited address, and ``LinkNotUsable``.
    """
    if user.email != invitation.email or not user.is_active:
        raise WrongAccount
    use_link(invitation.link)
    Organisation.objects.select_for_update(of=("self",)).get(pk=invitation.organisation_id)
    invitation.accepted_by = user
    invitation.save(update_fields=["accepted_by"])
    present = Representative.objects.current().filter(organisation=invitation.organisation, user=user).first()
    if present is None:
        present = Representative(organisation=invitation.organisation, user=user, role=invitation.role)
    elif invitation.role == RepresentativeRole.OWNER:
        present.role = RepresentativeRole.OWNER
    present.save()
    record_change(invitation.organisation, OrganisationChange.Action.JOINED, user)
    return present


@transaction.atomic
def accept_with_new_account(invitation: Invitation, *, name: str, password: str, language: str) -> User:
    """Open an account for the invited address, which the link proves, and accept in its name.

    Raises ``LinkNotUsable``, and ``IntegrityError`` when the account was opened a moment ago.
    """
    user = open_account(invitation.email, name, password, language)
    accept_invitation(invitation, user)
    return user
