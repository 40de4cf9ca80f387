"""What has to be shown where geographical data is shown. The one place for these sentences."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Attribution:
    """A line of credit: the text its owner asks for and the address it links to."""

    text: str
    url: str


# GeoNutzV of 19 March 2013, § 3: name the source, say that the data was changed.
AREAS = Attribution("© GeoBasis-DE / BKG 2016 (Daten verändert)", "https://www.bkg.bund.de")
# CC BY 4.0; shown once postal codes of GeoNames are loaded.
POSTAL_CODES = Attribution("Postleitzahlen © GeoNames.org, CC BY 4.0 (verändert)", "https://www.geonames.org")
