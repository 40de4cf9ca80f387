"""What was signed can be proven later: text, hash, times and functions, on paper and as the text itself."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.utils import timezone, translation

from cooperations.enums.confirmation import Answer, RoundState
from cooperations.models.confirmation import Confirmation
from cooperations.models.cooperation import Cooperation
from cooperations.models.frozen import AgreementVersion
from cooperations.renderers.proof import AnswerData, ProofData, ProofPartyData, VersionData, proof_assets, proof_html
from portal.printing.domain.printouts import request_printout
from portal.printing.models import Printout
from portal.printing.registry import register_printer

KIND = "cooperations.proof"
LANGUAGE = "de"


def register_proof_printer() -> None:
    """Say how proofs are printed; asked twice it is done once. They are kept for good."""
    register_printer(KIND, proof_html, proof_assets)


def prove(_cooperation: Cooperation, version: AgreementVersion) -> None:
    """Have the proof printed, in the transaction in which the cooperation is confirmed."""
    print_proof(version)


def print_proof(version: AgreementVersion, *, actor: Any = None) -> Printout:
    """Return the printout of the proof of ``version``, whose round is complete: its content changes no more."""
    return request_printout(KIND, proof_of(version).to_json(), owner=actor)


def proof_of(version: AgreementVersion) -> ProofData:
    """Return what proves that ``version`` was confirmed. Four queries."""
    confirmations = Confirmation.objects.filter(version=version, answer=Answer.YES).select_related("signatory")
    answers: dict[int, list[AnswerData]] = defaultdict(list)
    last = version.frozen_at
    with translation.override(LANGUAGE):
        for each in confirmations:
            last = max(last, each.at)
            answers[each.signatory.organisation_id].append(
                AnswerData(
                    name=each.name, function=each.function, at=in_words(each.at), way=str(each.get_way_display())
                )
            )
        parties = tuple(
            ProofPartyData(
                name=party.name,
                side=str(party.get_side_display()),
                required=party.required,
                total=party.total,
                answers=tuple(answers[party.organisation_id]),
            )
            for party in version.parties.all()
        )
        history = version.agreement.versions.filter(number__lte=version.number).select_related("round")
        versions = tuple(
            VersionData(
                number=each.number,
                frozen_at=in_words(each.frozen_at),
                outcome=str(each.round.get_state_display()),
                sha256=each.sha256,
            )
            for each in history
        )
    return ProofData(
        title=str(version.agreement.cooperation),
        number=version.number,
        text=version.text,
        sha256=version.sha256,
        frozen_at=in_words(version.frozen_at),
        day=timezone.localdate(last),
        parties=parties,
        versions=versions,
    )


def can_be_proven(version: AgreementVersion) -> bool:
    """Say whether boards have confirmed ``version``. One query."""
    return Confirmation.objects.filter(version=version, version__round__state=RoundState.COMPLETE).exists()


def in_words(moment: datetime) -> str:
    """Return the time to the second where the portal is at home, with its difference from UTC."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    offset = f"{local:%z}"
    return f"{local:%d.%m.%Y, %H:%M:%S} Uhr (UTC{offset[:3]}:{offset[3:]})"
