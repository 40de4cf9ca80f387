"""What the domain refuses stands at the field of the form."""

from django.core.exceptions import ValidationError
from django.forms import Form


def add_errors(form: Form, refused: ValidationError) -> None:
    """Put the sentences of ``refused`` to their fields, those without a field above the form."""
    for name, sentences in refused.message_dict.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)
