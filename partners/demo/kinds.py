"""All kinds of invented associations, how frequent they are, and the words they are named after."""

from .kinds_of_gathering import GATHERING
from .kinds_of_support import SUPPORTING

KINDS = (*SUPPORTING, *GATHERING)
WEIGHTS = [each.weight for each in KINDS]
MOTIFS = """
Brückenschlag Regenbogen Morgenrot Horizont Kompass Anker Leuchtturm Sonnenblume Mosaik Wegweiser Kaleidoskop Zugvögel
Polarstern Olivenbaum Heimathafen Zuversicht Aufwind Rückenwind Miteinander Weitblick Wurzeln Lichtblick Treffpunkt
Weltoffen Karawane Lindenhof Drehscheibe Füreinander Granatapfel Hoffnungsträger Kolibri Jasmin Silberpappel Zedernhain
Ankerplatz Fernweh Gemeinsam Kornblume Webstuhl Feuervogel Sternenzelt Seidenweg Tandem Springbrunnen Saatkorn Kranich
Marktplatz Schwalbe Eintracht Vielklang Nordstern Mandelblüte Aufbruch Zusammenhalt Perspektive Farbenspiel Weltgarten
""".split()  # noqa: SIM905 -- a word list
