"""A draft becomes a version: its text and hash are written once and never change."""

from typing import Any, Final

from django.utils.translation import gettext as _

from cooperations.enums.confirmation import RoundState
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models import Agreement, AgreementVersion, ConfirmationRound, Cooperation, FrozenParty
from cooperations.states.cooperation import editing_refusal
from portal.shared.listing import listed
from portal.shared.states import MoveRefused

from .canonical import canonical_text, hash_of
from .content import Content, from_json, party_of
from .parties import PartyInText, parties_in_text, same_parties

# Measured with the printed page: so much fits on one sheet at nine points, with two parties and ten tasks.
ONE_PAGE: Final = 6_000


def freeze(cooperation: Cooperation, *, actor: Any, revision: int) -> AgreementVersion:
    """Freeze the draft that ``actor`` has seen as ``revision``, with all parties and the signing rules of today.

    In the caller's transaction, which has locked the cooperation. Raises ``MoveRefused`` with a sentence when the
    draft was changed meanwhile, lacks something, or is word for word what was frozen last and has not failed.
    """
    agreement = Agreement.objects.select_for_update().get(cooperation=cooperation)
    if agreement.revision != revision:
        raise MoveRefused(_("The draft was changed meanwhile. Please read it again before you give it to the boards."))
    parties = parties_in_text(cooperation)
    for objection in freezing_objections(cooperation, from_json(agreement.content), parties):
        raise MoveRefused(objection)
    before = agreement.versions.order_by("number").last()
    if before and not _asked_in_vain(before) and _is_same(before, agreement, parties):
        raise MoveRefused(_("Nothing was changed since the last version. There is nothing new to confirm."))
    number = before.number + 1 if before else 1
    text = canonical_text(from_json(agreement.content), parties, number, title=cooperation.title)
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=number,
        revision=agreement.revision,
        content=agreement.content,
        text=text,
        sha256=hash_of(text),
        before=before,
        frozen_by=actor,
    )
    for party in parties:
        FrozenParty.objects.create(
            version=version,
            organisation_id=party.organisation_id,
            name=party.name,
            place=party.place,
            side=party.side,
            required=party.required,
            total=party.total,
        )
    return version


def freezing_objections(cooperation: Cooperation, content: Content, parties: list[PartyInText]) -> list[str]:
    """Return what has to be done before the text can go to the boards, a sentence each.

    No query for a cooperation that was fetched ``with_parties``.
    """
    objections = [editing_refusal(cooperation)]
    signing = [party for party in cooperation.present_parties if party.side in SIGNING_SIDES]
    names = listed(party.organisation.name for party in signing if party.accepted_at is None)
    if names:
        objections.append(_("These have not said yet whether they take part: %(names)s.") % {"names": names})
    if not content.aims_employer or not content.aims_mso:
        objections.append(_("Please write down the aims of both sides."))
    if not content.target_group:
        objections.append(_("Please write down whom you want to reach."))
    if not content.tasks:
        objections.append(_("Please write down at least one task: who does what."))
    numbers = {party.number for party in parties}
    meant = [task.owner for task in content.tasks] + [contact.party for contact in content.contacts]
    if any(number is not None and number not in numbers for number in map(party_of, meant)):
        objections.append(_("A task or contact person belongs to an organisation that takes part no longer."))
    if content.length > ONE_PAGE:
        objections.append(
            _("The agreement is to fit on one page. Please shorten it by %(n)d characters.")
            % {"n": content.length - ONE_PAGE}
        )
    return [each for each in objections if each]


def is_agreed(
    cooperation: Cooperation, agreement: Agreement, newest: AgreementVersion, parties: list[PartyInText]
) -> bool:
    """Say whether the draft is what boards have confirmed last, for the same parties. One query at most."""
    is_written_so = newest.pk == cooperation.valid_version_id and newest.revision == agreement.revision
    return is_written_so and same_parties(newest.parties.all(), parties)


def _asked_in_vain(version: AgreementVersion) -> bool:
    """Say whether boards were asked about ``version`` and did not confirm it: the same words may be tried again."""
    closed = [RoundState.REFUSED, RoundState.WITHDRAWN, RoundState.EXPIRED]
    return ConfirmationRound.objects.filter(version=version, state__in=closed).exists()


def _is_same(before: AgreementVersion, agreement: Agreement, parties: list[PartyInText]) -> bool:
    """A version is the same when content, parties and title are, so that its text would be too."""
    if before.content != agreement.content or not same_parties(before.parties.all(), parties):
        return False
    again = canonical_text(from_json(agreement.content), parties, before.number, title=agreement.cooperation.title)
    return again == before.text
