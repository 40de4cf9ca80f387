"""Signing a declaration: who signed, when, and the signed paper as a file that can do no harm."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners.domain.changes import Action, record_change
from partners.enums import Role
from partners.models import Organisation
from portal.shared.states import MoveRefused
from portal.shared.uploads.checked import Refusal, UploadLimits, check_files
from reports.models import Declaration, NetworkMembership
from reports.models.declaration import LARGEST_SIGNED_FILE
from reports.permissions import can_publish_measures
from reports.states.declaration import END, SIGN, move_declaration

from .mails import tell_signed

FOLDER: Final = "declarations"
_LIMITS: Final = UploadLimits(most=1, largest=LARGEST_SIGNED_FILE, largest_together=LARGEST_SIGNED_FILE)


class SignedFileRefused(Exception):
    """The file is not taken; the message says why. Nothing was stored."""


@dataclass(frozen=True)
class Signatures:
    """Who signed for both sides, and on which day the second of them did."""

    signed_on: date
    head_name: str
    head_function: str
    secretary_name: str
    secretary_function: str


@dataclass(frozen=True)
class SignedPaper:
    """The signed paper as a file that was checked; ``original`` is the SHA-256 of the file as it was handed in."""

    content: bytes
    original: str


def check_paper(name: str, content: bytes) -> SignedPaper:
    """Return the paper written anew without what runs, starts or opens something. Takes up to 20 seconds.

    Raises ``SignedFileRefused``.
    """
    checked = check_files([(name, content)], _LIMITS)[0]
    if checked.refused_why == Refusal.TOO_LARGE:
        raise SignedFileRefused(_("This file is too large. At most 10 MB are taken."))
    if checked.refused_why or checked.content_type != "application/pdf":
        raise SignedFileRefused(_("This is no PDF that can be opened. Please scan the signed paper as a PDF."))
    return SignedPaper(checked.content, hashlib.sha256(content).hexdigest())


def sign_declaration(
    declaration: Declaration, signatures: Signatures, paper: SignedPaper, *, actor: Any, tell: bool = True
) -> bool:
    """Record the signatures and file the signed paper; False when it is signed already.

    From the day of the signatures the organisation belongs to the network. Raises ``PermissionDenied``,
    ``MoveRefused``.
    """
    if signatures.signed_on > timezone.localdate():
        raise MoveRefused(_("This day lies in the future."))
    stored = default_storage.save(f"{FOLDER}/{uuid.uuid4()}.pdf", ContentFile(paper.content))
    is_kept = False
    try:
        declaration.file.name = stored
        declaration.file_size = len(paper.content)
        declaration.sha256 = hashlib.sha256(paper.content).hexdigest()
        declaration.original_sha256 = paper.original
        is_kept = _sign(declaration, signatures, actor, tell=tell)
    finally:
        if not is_kept:
            default_storage.delete(stored)
    return is_kept


@transaction.atomic
def _sign(declaration: Declaration, signatures: Signatures, actor: Any, *, tell: bool) -> bool:
    membership = _locked_membership(declaration)
    for field in ("signed_on", "head_name", "head_function", "secretary_name", "secretary_function"):
        setattr(declaration, field, getattr(signatures, field))
    if not move_declaration(
        SIGN,
        declaration,
        actor=actor,
        save_fields=(
            "signed_on",
            "head_name",
            "head_function",
            "secretary_name",
            "secretary_function",
            "file",
            "file_size",
            "sha256",
            "original_sha256",
        ),
    ):
        return False
    _join(membership, signatures.signed_on, actor)
    if tell:
        tell_signed(declaration)
    return True


def _locked_membership(declaration: Declaration) -> NetworkMembership:
    """Memberships are locked before their declarations."""
    return NetworkMembership.objects.select_for_update(of=("self",)).get(pk=declaration.membership_id)


def _join(membership: NetworkMembership, signed_on: date, actor: Any) -> None:
    membership.since = membership.since or signed_on
    membership.until = None
    membership.save()
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=membership.organisation_id)
    if Role.NETWORK_PARTNER not in organisation.roles:
        organisation.roles = [*organisation.roles, Role.NETWORK_PARTNER]
        organisation.save(update_fields=["roles", "updated_at"])
        record_change(organisation, Action.EDITED, actor, fields=["roles"], reason=_("Joined the network."))


@transaction.atomic
def publish_measures(declaration: Declaration, *, is_public: bool, actor: Any) -> bool:
    """Let everybody read the measures, or take that back; False when it is so already.

    Raises ``PermissionDenied``, ``MoveRefused`` when the declaration is not in force.
    """
    locked = (
        Declaration.objects.select_for_update(of=("self",))
        .select_related("membership__organisation")
        .get(pk=declaration.pk)
    )
    if actor is not None and not can_publish_measures(actor, locked):
        raise PermissionDenied
    if not locked.is_signed:
        raise MoveRefused(_("Only measures of a declaration in force are published."))
    if (locked.published_at is not None) == is_public:
        return False
    locked.published_at = timezone.now() if is_public else None
    locked.save(update_fields=["published_at", "updated_at"])
    return True


@transaction.atomic
def end_declaration(declaration: Declaration, ended_on: date, *, reason: str, actor: Any) -> bool:
    """Record that the membership ends with ``ended_on``; False when it has ended already.

    Raises ``PermissionDenied``, ``MoveRefused`` with a sentence, ``ValueError`` without a reason.
    """
    if declaration.signed_on and ended_on < declaration.signed_on:
        raise MoveRefused(_("The end lies before the start."))
    membership = _locked_membership(declaration)
    declaration.ended_on = ended_on
    if not move_declaration(END, declaration, actor=actor, reason=reason, save_fields=("ended_on",)):
        return False
    membership.until = ended_on
    membership.save()
    return True
