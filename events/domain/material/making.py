"""Flyers and posters: made anew as often as people want, one of each kind and language."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.enums.material import GuestLanguage, MaterialKind
from events.models import Event, Invitation
from events.permissions.material import can_make_material
from events.renderers.invitation import PICTURE_WIDTHS, flyer_assets, flyer_html, poster_assets, poster_html
from portal.printing.domain.printouts import delete_printout, request_printout
from portal.printing.registry import register_printer
from portal.shared.states import MoveRefused

from .freezing import guest_event


def kind_of_printout(kind: str) -> str:
    """Return the name under which flyers or posters are printed."""
    return f"events.{kind}"


def register_invitation_printers() -> None:
    """Say how flyers and posters are printed; asked twice it is done once.

    Their files stay until the invitation goes: guests fetch them by the code of the event.
    """
    printers = {MaterialKind.FLYER: (flyer_html, flyer_assets), MaterialKind.POSTER: (poster_html, poster_assets)}
    for kind, (html_of, assets_of) in printers.items():
        register_printer(kind_of_printout(kind), html_of, assets_of, picture_width=PICTURE_WIDTHS[kind.value])


@transaction.atomic
def make_invitations(
    event: Event, kind: MaterialKind, languages: Sequence[GuestLanguage], *, actor: Any
) -> list[Invitation]:
    """Have the flyer or poster of ``event`` printed in each of ``languages``, as it reads now.

    The same made twice is one printout; an older one goes. Raises ``PermissionDenied``, and ``MoveRefused`` with a
    sentence as long as guests could not find the way.
    """
    Event.objects.select_for_update(no_key=True, of=("self",)).get(pk=event.pk)
    locked = Event.objects.with_sections().with_parties().get(pk=event.pk)
    if not can_make_material(actor, locked):
        raise PermissionDenied
    if locked.starts_at is None or not locked.venue.is_whole:
        raise MoveRefused(_("An invitation needs a date and a place. Please enter them first."))
    texts = list(locked.texts.all())
    made = []
    for language in languages:
        content = guest_event(locked, texts, language).to_json()
        printout = request_printout(kind_of_printout(kind), content, owner=actor)
        known = Invitation.objects.select_related("printout").filter(event=locked, kind=kind, language=language).first()
        older = known.printout if known and known.printout_id != printout.pk else None
        invitation = known or Invitation(event=locked, kind=kind, language=language)
        if known is None or older:
            invitation.made_by, invitation.made_at, invitation.checked_by = actor, timezone.now(), ""
        invitation.printout, invitation.event_sequence = printout, locked.sequence
        invitation.save()
        if older:
            delete_printout(older)
        made.append(invitation)
    return made
