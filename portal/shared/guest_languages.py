"""The nine languages of pages for people without account, and what the frame of such a page says in each.

Three of them are no language of the portal's own pages, so this is no matter of gettext: one mechanism serves all nine.
Templates extend "bare.html" and get ``page_language``; their own texts come from their app. What stands here in
Kurmanji, Farsi and Tigrinya has not been read by native speakers.
"""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

__all__ = ["GERMAN", "GUEST_LANGUAGES", "GuestLanguage", "find_guest_language", "guest_language_of"]


@dataclass(frozen=True)
class Frame:
    """What stands around the content of a page: the link to it, names of menus, links at the foot."""

    skip: str
    languages: str
    about: str
    imprint: str
    privacy: str
    accessibility: str
    in_german: str


@dataclass(frozen=True)
class GuestLanguage:
    """A language: ``code`` stands in addresses (``?lang=``), ``tag`` in the page (BCP 47), ``name`` is its own name."""

    code: str
    tag: str
    name: str
    frame: Frame
    is_rtl: bool = False

    @property
    def direction(self) -> str:
        """Return the value of ``dir``."""
        return "rtl" if self.is_rtl else "ltr"


GERMAN: Final = GuestLanguage(
    "de",
    "de",
    "Deutsch",
    Frame(
        "Zum Inhalt springen",
        "Sprache dieser Seite",
        "Über dieses Portal",
        "Impressum",
        "Datenschutz",
        "Barrierefreiheit",
        "(auf Deutsch)",
    ),
)
GUEST_LANGUAGES: Final = (
    GERMAN,
    GuestLanguage(
        "en",
        "en",
        "English",
        Frame(
            "Skip to content",
            "Language of this page",
            "About this portal",
            "Imprint",
            "Data protection",
            "Accessibility",
            "(in German)",
        ),
    ),
    GuestLanguage(
        "tr",
        "tr",
        "Türkçe",
        Frame(
            "İçeriğe geç",
            "Bu sayfanın dili",
            "Bu portal hakkında",
            "Künye",
            "Veri koruma",
            "Erişilebilirlik",
            "(Almanca)",
        ),
    ),
    GuestLanguage(
        "ar",
        "ar",
        "العربية",
        Frame(
            "الانتقال إلى المحتوى",
            "لغة هذه الصفحة",
            "عن هذه البوابة",
            "بيانات الناشر (Impressum)",
            "حماية البيانات",
            "إمكانية الوصول",
            "(بالألمانية)",
        ),
        is_rtl=True,
    ),
    GuestLanguage(
        "uk",
        "uk",
        "Українська",
        Frame(
            "Перейти до вмісту",
            "Мова цієї сторінки",
            "Про цей портал",
            "Вихідні дані (Impressum)",
            "Захист даних",
            "Доступність",
            "(німецькою)",
        ),
    ),
    GuestLanguage(
        "ru",
        "ru",
        "Русский",
        Frame(
            "Перейти к содержанию",
            "Язык этой страницы",
            "Об этом портале",
            "Выходные данные (Impressum)",
            "Защита данных",
            "Доступность",
            "(на немецком)",
        ),
    ),
    GuestLanguage(
        "ku",
        "kmr",
        "Kurmancî",
        Frame(
            "Biçe naverokê",
            "Zimanê vê rûpelê",
            "Derbarê vê portalê de",
            "Agahiyên weşanger (Impressum)",
            "Parastina daneyan",
            "Bêastengî",
            "(bi almanî)",
        ),
    ),
    GuestLanguage(
        "fa",
        "fa",
        "فارسی",
        Frame(
            "رفتن به محتوا",
            "زبان این صفحه",
            "دربارهٔ این پورتال",
            "مشخصات ناشر (Impressum)",
            "حفاظت از داده‌ها",
            "دسترس‌پذیری",
            "(به آلمانی)",
        ),
        is_rtl=True,
    ),
    GuestLanguage(
        "ti",
        "ti",
        "ትግርኛ",
        Frame(
            "ናብ ትሕዝቶ ሕለፉ",
            "ቋንቋ ናይዚ ገጽ",
            "ብዛዕባ እዚ ፖርታል",
            "ሓበሬታ ኣሕታሚ (Impressum)",
            "ዕቃበ ውልቃዊ ሓበሬታ",
            "ተበጻሕነት",
            "(ብጀርመንኛ)",
        ),
    ),
)
_BY_CODE: Final = {language.code: language for language in GUEST_LANGUAGES}


def find_guest_language(code: str) -> GuestLanguage | None:
    """Return the language with ``code`` ("ku") or tag ("kmr"), however it goes on ("fa-AF"); None for another one."""
    main = code.lower().partition("-")[0]
    return _BY_CODE.get(main) or next((each for each in GUEST_LANGUAGES if each.tag == main), None)


def guest_language_of(request: HttpRequest) -> GuestLanguage:
    """Return the language that the address asks for by ``?lang=``, else the first the browser asks for, else German.

    Nothing is remembered: such pages set no cookie.
    """
    asked = request.GET.get("lang", "")
    wishes = [asked, *(code for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")))]
    return next(filter(None, map(find_guest_language, wishes)), GERMAN)
