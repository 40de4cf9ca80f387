"""What a person can take away of their own."""

from collections.abc import Iterator

from django.urls import reverse

from tests.partners.outputs.registry import Answer, Reader, output


@output("personal data")
def personal_data(reader: Reader) -> Iterator[Answer]:
    yield reader.get(reverse("accounts:personal_data"))
