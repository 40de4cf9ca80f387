"""Closed lists of words that the comparison of organisations knows. Words of names are folded (``name_words``)."""

from typing import Final


def _each(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words of a name that carry nothing.
STOP_WORDS: Final = _each("""
    und u fur f der die das des dem den in im am an auf bei zu zur zum von vom mit aus of and the for e ve a o
""")
# The second half of compounds, the longest first; what stands before it is a word of its own.
HEADS: Final = tuple(
    sorted(
        _each("""
    akademie bund centrum club forum gemeinde gemeinschaft gesellschaft gruppe haus hilfe initiative institut klub
    netz netzwerk rat schule treff verband verein vereinigung werk zentrum
"""),
        key=lambda head: (-len(head), head),
    )
)
# Words that many associations share, as stems, besides the heads of compounds.
COMMON_WORDS: Final = _each("""
    deutsch international kultur kulturell integration sozial stadt kreis landesverband bildung jugend frau frauen
    eltern sport nrw migrant begegnung freund forder forderung projekt region
""") | frozenset(HEADS)
# Stems that name where people come from: one letter makes another country, so they are no typing errors.
ORIGINS: Final = _each("""
    afghanisch agyptisch albanisch alevitisch arabisch armenisch aserbaidschanisch athiopisch bosnisch bulgarisch
    eritreisch eritraisch georgisch ghanaisch griechisch guineisch indisch indonesisch irakisch iranisch italienisch
    jesidisch yezidisch ezidisch jordanisch jugoslawisch kamerunisch kasachisch kenianisch kongolesisch kroatisch
    kurdisch lettisch libanesisch libysch litauisch makedonisch mazedonisch marokkanisch moldauisch montenegrinisch
    nigerianisch nigrisch pakistanisch palastinensisch persisch polnisch portugiesisch rumanisch russisch
    senegalesisch serbisch slowakisch slowenisch somalisch spanisch sudanisch syrisch tamilisch togoisch tschechisch
    tunesisch turkisch ukrainisch ungarisch vietnamesisch
""")
# Unmatched on one side these name a part of the other body: its youth, its women.
PARTS: Final = _each("""
    abteilung frau frauen frauengruppe gruppe jugend jugendgruppe jugendverband junge kinder ortsgruppe ortsverein
    ortsverband kreisverband landesverband senioren sport sportabteilung studenten studierende
""")
# What stands around a register number.
REGISTER_NOISE: Final = _each("""
    nr nummer no registernummer register reg registergericht registerblatt blatt amtsgericht ag gericht des beim bei
    am in eingetragen unter handelsregister der die
""")
# Pages that many organisations share: having the same one says nothing.
SHARED_HOSTS: Final = _each("""
    facebook.com fb.com instagram.com twitter.com x.com youtube.com youtu.be linkedin.com tiktok.com t.me
    telegram.me wa.me whatsapp.com linktr.ee google.com sites.google.com goo.gl bit.ly wordpress.com blogspot.com
    blogspot.de jimdo.com jimdofree.com jimdosite.com wix.com wixsite.com weebly.com webnode.page webnode.com
    beepworld.de npage.de de.tl hpage.com strikingly.com github.io netlify.app mkjfgfi.nrw vk.com ok.ru xing.com
    betterplace.org vereinslokal.de meinverein.de example.com
""")
# With a name of its own before it, such a page belongs to one organisation: verein.jimdofree.com.
HOSTERS: Final = _each("""
    wordpress.com blogspot.com blogspot.de jimdo.com jimdofree.com jimdosite.com wixsite.com weebly.com webnode.page
    webnode.com beepworld.de npage.de de.tl hpage.com strikingly.com github.io netlify.app
""")
# Where anybody has an address.
FREE_MAIL: Final = _each("""
    gmail.com googlemail.com gmx.de gmx.net gmx.com web.de t-online.de yahoo.com yahoo.de hotmail.com hotmail.de
    outlook.com outlook.de live.com live.de freenet.de icloud.com aol.com arcor.de mail.ru yandex.ru posteo.de
    mailbox.org proton.me protonmail.com me.com msn.com online.de email.de ymail.com
""")
