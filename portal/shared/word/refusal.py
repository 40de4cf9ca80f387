"""Why a file is not read."""

from enum import StrEnum


class WordRefusal(StrEnum):
    """Why a file is not read. Apps have the sentences."""

    EMPTY = "empty"
    PDF = "pdf"
    RTF = "rtf"
    OPEN_DOCUMENT = "open_document"
    OTHER_OFFICE = "other_office"
    OTHER = "other"
    OLD_WORD = "old_word"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    BROKEN = "broken"
    PACKING = "packing"
    ENTITIES = "entities"
    TOO_MANY_PARAGRAPHS = "too_many_paragraphs"
    TOO_LONG = "too_long"
    NO_TEXT = "no_text"
    TOO_SLOW = "too_slow"


class WordUnfit(Exception):
    """The file is not read; ``why`` is the reason, ``detail`` what it is about."""

    def __init__(self, why: WordRefusal, detail: str = "") -> None:
        super().__init__(f"{why.value} {detail}".strip())
        self.why = why
        self.detail = detail
