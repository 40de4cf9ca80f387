"""Words for feasts, holidays, breaks and sources."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

FEASTS: Words = {
    "islamic_new_year": _("Islamic New Year"),
    "ashura": _("Ashura"),
    "mawlid": _("Mevlid, birthday of the Prophet"),
    "ramadan": _("Ramadan"),
    "laylat_al_qadr": _("Night of Destiny (Laylat al-Qadr)"),
    "eid_al_fitr": _("Eid al-Fitr, end of Ramadan"),
    "eid_al_adha": _("Eid al-Adha, Feast of Sacrifice"),
    "shia_ashura": _("Tasua and Ashura"),
    "arbaeen": _("Arbaeen"),
    "ghadir": _("Eid al-Ghadir"),
    "hizir_fast": _("Hızır fast"),
    "sultan_nevruz": _("Nevruz, birthday of Ali"),
    "hidirellez": _("Hıdırellez"),
    "sivas": _("Remembrance of Sivas"),
    "muharrem_fast": _("Muharrem fast"),
    "asure": _("Aşure"),
    "alevi_kurban": _("Kurban, Feast of Sacrifice"),
    "gadir_hum": _("Gadir Hum"),
    "rosh_hashanah": _("Rosh Hashanah"),
    "yom_kippur": _("Yom Kippur"),
    "sukkot": _("Sukkot"),
    "sukkot_days": _("Sukkot, days between"),
    "simchat_torah": _("Shemini Atzeret and Simchat Torah"),
    "chanukkah": _("Chanukkah"),
    "purim": _("Purim"),
    "pesach": _("Pesach"),
    "pesach_days": _("Pesach, days between"),
    "pesach_end": _("Pesach, last days"),
    "yom_hashoah": _("Yom HaShoah"),
    "shavuot": _("Shavuot"),
    "tisha_beav": _("Tisha beAv"),
    "ash_wednesday": _("Ash Wednesday"),
    "good_friday": _("Good Friday"),
    "easter": _("Easter"),
    "ascension": _("Ascension Day"),
    "pentecost": _("Pentecost"),
    "corpus_christi": _("Corpus Christi"),
    "epiphany": _("Epiphany"),
    "reformation_day": _("Reformation Day"),
    "all_saints": _("All Saints"),
    "christmas_eve": _("Christmas Eve"),
    "christmas": _("Christmas"),
    "orthodox_good_friday": _("Orthodox Good Friday"),
    "orthodox_easter": _("Orthodox Easter"),
    "orthodox_pentecost": _("Orthodox Pentecost"),
    "orthodox_christmas": _("Orthodox Christmas (25 December)"),
    "orthodox_theophany": _("Theophany (6 January)"),
    "orthodox_dormition": _("Dormition of Mary (15 August)"),
    "julian_christmas": _("Orthodox Christmas (7 January)"),
    "julian_theophany": _("Theophany (19 January)"),
    "julian_dormition": _("Dormition of Mary (28 August)"),
    "genna": _("Genna, Christmas"),
    "timkat": _("Timkat, Epiphany"),
    "siklet": _("Good Friday of the Tewahedo churches"),
    "fasika": _("Fasika, Easter"),
    "enkutatash": _("Enkutatash, New Year"),
    "meskel": _("Meskel"),
    "xidir_ilyas": _("Xidir Ilyas and Xidir Nebî"),
    "red_wednesday": _("Çarşema Sor, Yezidi New Year"),
    "cile_havine": _("Çilê Havînê, summer feast"),
    "cemaiye": _("Cejna Cemaiya, Feast of the Assembly"),
    "sesims_fast": _("Fast of Şêşims"),
    "xudan_fast": _("Fast of Xudan"),
    "ezi_fast": _("Fast of Êzî"),
    "ezi": _("Îda Êzî"),
    "nowruz": _("Nowruz"),
    "sizdah_bedar": _("Sizdah Bedar"),
    "newroz": _("Newroz"),
    "lunar_new_year": _("Lunar New Year"),
    "diwali": _("Diwali"),
    "deepavali": _("Deepavali"),
    "vesak": _("Vesak"),
}

TRADITIONS: Words = {
    "islam": _("Muslim feasts and Ramadan"),
    "shia": _("Shiite feasts"),
    "alevi": _("Alevi feasts"),
    "jewish": _("Jewish feasts"),
    "western": _("Christian feasts (Catholic, Protestant)"),
    "orthodox": _("Orthodox feasts, Christmas on 25 December"),
    "julian": _("Orthodox feasts, Christmas on 7 January"),
    "tewahedo": _("Ethiopian and Eritrean Orthodox feasts"),
    "yezidi": _("Yezidi feasts"),
    "nowruz": _("Nowruz (Persian new year)"),
    "newroz": _("Newroz (Kurdish new year)"),
    "lunar": _("Lunar New Year"),
    "hindu": _("Hindu feasts"),
    "tamil": _("Tamil feasts"),
    "buddhist": _("Buddhist feasts"),
}

SOURCES: Words = {
    "umm_al_qura": _("calculated by the calendar Umm al-Qura"),
    "alevi": _("second Thursday of February, as Alevi communities publish it"),
    "hebrew": _("calculated by the Hebrew calendar"),
    "easter": _("calculated from the date of Easter"),
    "orthodox_easter": _("calculated from the Orthodox date of Easter"),
    "julian": _("fixed day of the Julian calendar"),
    "fixed": _("fixed day"),
    "geez": _("calculated by the calendar of the Tewahedo churches"),
    "yezidi": _("calculated: months begin on the 14th"),
    "persian": _("Iranian calendar"),
    "chinese": _("Chinese calendar"),
    "moon_table": _("table of public holidays in India and Singapore"),
    "ministry": _("put in by the ministry"),
}

# By the English names of the library.
HOLIDAYS: Words = {
    "New Year's Day": _("New Year's Day"),
    "Good Friday": _("Good Friday"),
    "Easter Monday": _("Easter Monday"),
    "Labor Day": _("May Day"),
    "Ascension Day": _("Ascension Day"),
    "Pentecost Monday": _("Whit Monday"),
    "Corpus Christi": _("Corpus Christi"),
    "German Unity Day": _("German Unity Day"),
    "All Saints' Day": _("All Saints"),
    "Christmas Day": _("Christmas"),
    "Second Day of Christmas": _("Christmas"),
}

SPECIAL_DAYS: Words = {
    "holocaust_day": _("Day of remembrance for the victims of National Socialism"),
    "pogrom_day": _("Remembrance of the pogrom of 9 November 1938"),
    "volkstrauertag": _("National Day of Mourning"),
    "totensonntag": _("Sunday of the Dead"),
    "christmas_eve": _("Christmas Eve"),
    "new_years_eve": _("New Year's Eve"),
}

BREAKS: Words = {
    "easter_break": _("Easter holidays"),
    "whit_break": _("Whitsun holidays"),
    "summer_break": _("summer holidays"),
    "autumn_break": _("autumn holidays"),
    "christmas_break": _("Christmas holidays"),
}


def break_name(name: str) -> str:
    """Return the words for a school break: of the library's ones translated, of the ministry's as it wrote them."""
    return str(BREAKS.get(name, name))
