"""What has to be shown where geographical data is shown. The one place for these sentences."""

from dataclasses import dataclass

from .models import PostalCode


@dataclass(frozen=True)
class Attribution:
    """A line of credit: the text its owner asks for and the address it links to."""

    text: str
    url: str


# GeoNutzV of 19 March 2013, § 3: name the source, say that the data was changed.
AREAS = Attribution("© GeoBasis-DE / BKG 2016 (Daten verändert)", "https://www.bkg.bund.de")
# CC BY 4.0, section 3(a): name the author, the licence, say that the data was changed.
POSTAL_CODES = Attribution("Postleitzahlen © GeoNames.org, CC BY 4.0 (verändert)", "https://www.geonames.org")


def due_attributions() -> list[Attribution]:
    """Return the credits for the data this installation holds: always the areas, postal codes once loaded."""
    loaded = PostalCode.objects.filter(source=PostalCode.Source.GEONAMES).exists()
    return [AREAS, POSTAL_CODES] if loaded else [AREAS]
