"""The colours of the focus areas, those of `static/reports/pdf/colours.css`, for what is stamped on pages."""

from typing import Final

COLOURS: Final = {1: "#1d4f91", 2: "#00675e", 3: "#8a2565", 4: "#a63d1a", 5: "#5a6312", 6: "#46535e"}
PAPER: Final = "#f4f2ec"
WHITE: Final = "#ffffff"
