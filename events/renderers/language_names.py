"""What languages call themselves: whoever speaks one recognises it, whatever language the paper is in."""

from collections.abc import Sequence
from typing import Final

# Where our fonts lack the letters, in Latin ones.
OWN_NAMES: Final = {
    "de": "Deutsch",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "uk": "Українська",
    "ru": "Русский",
    "pl": "Polski",
    "ro": "Română",
    "bg": "Български",
    "fa": "فارسی",
    "prs": "دری",
    "ps": "پښتو",
    "kmr": "Kurmancî",
    "ckb": "کوردیی ناوەندی",
    "ti": "ትግርኛ",
    "am": "አማርኛ",
    "so": "Soomaali",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "it": "Italiano",
    "el": "Ελληνικά",
    "sr": "Srpski / Hrvatski / Bosanski",
    "sq": "Shqip",
    "rmy": "Romani ćhib",
    "ta": "Tamiḻ",
    "hi": "Hindī",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "Zhōngwén",
    "tw": "Twi",
}


def own_names(codes: Sequence[str]) -> tuple[str, ...]:
    """Return the names of languages (ISO 639) in the order of ``codes``. Raises ``KeyError`` for another code."""
    return tuple(OWN_NAMES[code] for code in codes)
