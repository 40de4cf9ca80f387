"""An agreement on paper: a frozen version, or the draft as it stands."""

from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.models import AgreementVersion, Cooperation
from cooperations.renderers.agreement_paper import AgreementPaperData, agreement_assets, agreement_html
from portal.printing.domain.printouts import request_printout
from portal.printing.models import Printout
from portal.printing.registry import register_printer
from portal.shared.states import MoveRefused

from .canonical import canonical_text
from .content import from_json, party_of
from .parties import parties_in_text

KIND = "cooperations.agreement"
KEEP_DAYS = 7  # it can be printed anew at any time


def register_agreement_printer() -> None:
    """Say how agreements are printed; asked twice it is done once."""
    register_printer(KIND, agreement_html, agreement_assets, keep_days=KEEP_DAYS)


def print_version(version: AgreementVersion, *, actor: Any) -> Printout:
    """Return the printout of a frozen version: the text that boards confirm, with its hash."""
    day = timezone.localdate(version.frozen_at)
    paper = AgreementPaperData(text=version.text, sha256=version.sha256, day=day)
    return request_printout(KIND, paper.to_json(), owner=actor)


def print_draft(cooperation: Cooperation, *, actor: Any) -> Printout:
    """Return the printout of the draft, written as it would be frozen, but marked as a draft.

    How many people sign for a party is left out: until it is frozen, a party may keep its rule to itself.

    Raises ``MoveRefused`` with a sentence when the draft names an organisation that takes part no longer.
    """
    agreement = cooperation.agreement
    content = from_json(agreement.content)
    parties = [replace(party, required=0, total=0) for party in parties_in_text(cooperation)]
    known = {party.number for party in parties}
    meant = {party_of(each) for each in [*(t.owner for t in content.tasks), *(c.party for c in content.contacts)]}
    if meant - known - {None}:
        raise MoveRefused(_("A task or contact person belongs to an organisation that takes part no longer."))
    text = canonical_text(content, parties, agreement.versions.count() + 1, title=cooperation.title)
    paper = AgreementPaperData(text=text, day=timezone.localdate(agreement.updated_at))
    return request_printout(KIND, paper.to_json(), owner=actor)
