"""Why an answer or a change of the signatories is not taken."""

from cooperations.models.confirmation import Confirmation


class NamingRefused(Exception):
    """A signatory cannot be named, asked or taken off the list now. The message is a sentence for people."""


class TextChanged(Exception):
    """The text that was answered is not the one the boards are asked about now, or they are not asked any more."""


class NoSignatory(Exception):
    """The person does not sign for a party of this version, or not any more."""


class AlreadyAnswered(Exception):
    """The person has answered about this version; ``confirmation`` says what."""

    def __init__(self, confirmation: Confirmation) -> None:
        super().__init__(str(confirmation))
        self.confirmation = confirmation
