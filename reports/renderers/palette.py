"""Colours for what is stamped on pages: of the cover, and of the focus areas as in `static/reports/pdf/colours.css`."""

from typing import Final

COLOURS: Final = {1: "#1d4f91", 2: "#00675e", 3: "#8a2565", 4: "#a63d1a", 5: "#5a6312", 6: "#46535e"}
INK: Final = "#14233c"
# Colours of cover and back by the name of the palette: all read well with the ink and behind the bars.
PAPERS: Final = {"sand": "#f4f2ec", "mist": "#e3ecf5", "mint": "#e2f0ea", "white": "#ffffff"}
WHITE: Final = "#ffffff"
