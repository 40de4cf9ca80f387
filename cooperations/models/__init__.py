"""Contact, cooperations and what follows from them, one module per topic."""

from .agreement import Agreement, AgreementLook, AgreementRevision
from .certificate import Certificate, CertificateTransition, CertificateWish
from .confirmation import Confirmation
from .confirmation_round import ConfirmationRound, RoundTransition
from .contact_settings import Block, ContactSettings
from .cooperation import Cooperation, CooperationParty, CooperationTransition
from .frozen import AgreedTask, AgreementVersion, FrozenParty
from .giving import MatchAnswer, Need, NeedTransition, Offer, OfferTransition, Support
from .log import ContactEntry, PrivateNote
from .misuse import MisuseReport
from .relay import RelayAddress, RelayDelivery, RelayMail, RelayTransition
from .relay_files import InboundMail, RelayAttachment
from .renewal import Renewal, RenewalAnswer, RenewalMail
from .request import ContactRequest, RequestTransition
from .request_link import RequestLink
from .signatory import Signatory, SignatoryLink, SignatoryQuestion
from .talk_guide import TalkGuide
from .touch_point import TouchPoint, TouchPointChoice, TouchPointTransition

__all__ = [
    "AgreedTask",
    "Agreement",
    "AgreementLook",
    "AgreementRevision",
    "AgreementVersion",
    "Block",
    "Certificate",
    "CertificateTransition",
    "CertificateWish",
    "Confirmation",
    "ConfirmationRound",
    "ContactEntry",
    "ContactRequest",
    "ContactSettings",
    "Cooperation",
    "CooperationParty",
    "CooperationTransition",
    "FrozenParty",
    "InboundMail",
    "MatchAnswer",
    "MisuseReport",
    "Need",
    "NeedTransition",
    "Offer",
    "OfferTransition",
    "PrivateNote",
    "RelayAddress",
    "RelayAttachment",
    "RelayDelivery",
    "RelayMail",
    "RelayTransition",
    "Renewal",
    "RenewalAnswer",
    "RenewalMail",
    "RequestLink",
    "RequestTransition",
    "RoundTransition",
    "Signatory",
    "SignatoryLink",
    "SignatoryQuestion",
    "Support",
    "TalkGuide",
    "TouchPoint",
    "TouchPointChoice",
    "TouchPointTransition",
]
