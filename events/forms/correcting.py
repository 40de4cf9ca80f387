"""What the ministry puts in about feasts and school holidays."""

from django.utils.translation import gettext_lazy as _

from cooperations.forms.texts import LineField
from events.models.dates import SOURCE_LENGTH

from .dates import SpanForm


class CorrectionForm(SpanForm):
    """The days of a feast as the ministry found them out."""

    source = LineField(
        label=_("Where is it from?"),
        max_length=SOURCE_LENGTH,
        help_text=_("For example: Coordination Council of Muslims, letter of 3 February."),
    )


class BreakForm(CorrectionForm):
    """School holidays beyond the known ones."""

    name = LineField(label=_("Name of the holidays"), max_length=60)
    field_order = ("name", "first", "last", "source")
