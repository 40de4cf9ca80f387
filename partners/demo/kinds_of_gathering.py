"""Associations that bring people together: culture, sport, arrival, neighbourhood, having a say.

The texts are the portal's own; each kind has more of them than one description uses.
"""

from partners.enums import ActivityField as F
from partners.enums import TargetGroup as G

from .kind import Kind

GATHERING = (
    Kind(
        "ein Kulturverein",
        ("Kulturverein {motif}", "Kulturhaus {motif}", "Kulturbrücke {motif}", "Ensemble {motif}"),
        (F.CULTURE,),
        (F.EDUCATION, F.CHILDREN_YOUTH, F.PARTICIPATION, F.LANGUAGE_COURSES, F.SPORT),
        (G.YOUNG_PEOPLE, G.SENIORS),
        (G.PARENTS, G.WOMEN, G.STUDENTS),
        (
            "Musik, Theater und Literatur bringen bei uns Menschen zusammen, die sich sonst nicht begegnen würden.",
            "Unser Chor probt jede Woche und tritt bei Stadtfesten auf.",
            "Zweimal im Jahr zeigen wir Filme mit Gespräch, immer mit Untertiteln.",
            "Kinder lernen bei uns Instrumente, die in Musikschulen selten unterrichtet werden.",
            "Wir pflegen eine kleine Bibliothek in mehreren Sprachen, die allen offensteht.",
            "Zu unserem Sommerfest kommt die ganze Nachbarschaft.",
        ),
        (
            "Für das Betriebsfest eines Handwerksunternehmens haben wir das Programm gestaltet.",
            "Unsere Veranstaltungen sind ein guter Ort, um sich als Arbeitgeber vorzustellen.",
        ),
        weight=6,
    ),
    Kind(
        "ein Sportverein",
        ("Sportfreunde {motif}", "Sportverein {motif}", "Bewegung verbindet {motif}"),
        (F.SPORT, F.CHILDREN_YOUTH),
        (F.HEALTH, F.WOMEN, F.EDUCATION, F.REFUGEE_SUPPORT),
        (G.YOUNG_PEOPLE,),
        (G.WOMEN, G.REFUGEES, G.PARENTS),
        (
            "Bei uns trainieren Kinder, Jugendliche und Erwachsene in gemischten Gruppen.",
            "Ein Schwimmkurs nur für Frauen ist seit Jahren ausgebucht.",
            "Wer neu in der Stadt ist, trainiert ein halbes Jahr ohne Beitrag mit.",
            "Unsere Trainerinnen und Trainer achten auf Fairness, auf dem Platz und daneben.",
            "Nach dem Training gibt es Lernhilfe im Vereinsheim.",
        ),
        (
            "Ein Betrieb aus der Nachbarschaft sponsert unsere Trikots und lädt regelmäßig zum Rundgang ein.",
            "Beim Hallenturnier stellen Betriebe ihre Ausbildungsplätze vor.",
        ),
    ),
    Kind(
        "eine Initiative für geflüchtete Menschen",
        ("Willkommen {motif}", "Ankommen {motif}", "Flüchtlingsinitiative {motif}", "Neustart {motif}"),
        (F.REFUGEE_SUPPORT, F.COUNSELLING),
        (F.LANGUAGE_COURSES, F.LABOUR_MARKET, F.HEALTH, F.EDUCATION),
        (G.REFUGEES, G.NEWLY_ARRIVED),
        (G.JOB_SEEKERS, G.WOMEN, G.PARENTS),
        (
            "Viele von uns sind selbst geflüchtet und wissen, welche Fragen am Anfang stehen.",
            "Wir gehen mit zu Behörden, zum Arzt und zur ersten Wohnungsbesichtigung.",
            "In unserem Sprachcafé wird geredet, gelacht und nebenbei Deutsch gelernt.",
            "Patinnen und Paten begleiten Neuangekommene in den ersten Monaten.",
            "Beim Ausfüllen von Anträgen helfen Menschen, die diesen Weg schon gegangen sind.",
            "Mit der Fahrradwerkstatt machen wir Familien beweglich.",
        ),
        (
            "Über Praktika in drei Betrieben haben mehrere Mitglieder eine feste Stelle gefunden.",
            "Betrieben erklären wir, welche Regeln für Praktika in der ersten Zeit gelten.",
        ),
        weight=5,
    ),
    Kind(
        "ein Verein für Gesundheit und Pflege",
        ("Gesundheitslotsen {motif}", "Pflegebrücke {motif}", "Gesund leben {motif}"),
        (F.HEALTH, F.COUNSELLING),
        (F.WOMEN, F.LABOUR_MARKET, F.EDUCATION, F.SPORT),
        (G.SENIORS, G.WOMEN),
        (G.SKILLED_WORKERS, G.PARENTS, G.NEWLY_ARRIVED),
        (
            "Unsere Lotsinnen erklären das Gesundheitssystem in zwölf Sprachen.",
            "Pflegende Angehörige treffen sich bei uns, um Kraft zu schöpfen und Rat zu finden.",
            "Ärztinnen aus der Nachbarschaft halten verständliche Vorträge.",
            "Wir begleiten Pflegekräfte aus dem Ausland bei der Anerkennung ihres Abschlusses.",
            "In der Bewegungsgruppe kommen Ältere wieder in Schwung.",
        ),
        (
            "Mit einer Klinik planen wir Hospitationen für Frauen, die in die Pflege möchten.",
            "Pflegeeinrichtungen stellen sich bei unseren Informationstagen vor.",
        ),
        weight=2,
    ),
    Kind(
        "ein Bündnis für Teilhabe",
        ("Bündnis {motif}", "Forum Teilhabe {motif}", "Initiative Vielfalt {motif}", "Stimme {motif}"),
        (F.PARTICIPATION, F.ANTI_DISCRIMINATION),
        (F.EDUCATION, F.COUNSELLING, F.CULTURE, F.WOMEN),
        (G.YOUNG_PEOPLE, G.WOMEN),
        (G.STUDENTS, G.NEWLY_ARRIVED, G.SKILLED_WORKERS),
        (
            "Wir machen Mut, sich einzumischen: im Stadtteil, im Betriebsrat, im Integrationsrat.",
            "In Workshops üben wir, auf Vorurteile zu antworten.",
            "Wer Diskriminierung erlebt, findet bei uns Beratung und Begleitung.",
            "Vor Wahlen erklären wir in mehreren Sprachen, worum es geht.",
            "Mit Schulen erarbeiten wir Projekttage zu Rassismus und Zivilcourage.",
            "Unser Stadtrundgang zeigt Orte der Einwanderungsgeschichte.",
        ),
        (
            "Für Personalabteilungen bieten wir Schulungen zu fairen Auswahlverfahren an.",
            "Mit Auszubildenden eines Betriebs haben wir einen Projekttag gegen Vorurteile gestaltet.",
        ),
    ),
    Kind(
        "ein Begegnungsverein",
        ("Begegnung {motif}", "Nachbarschaft {motif}", "Internationaler Treff {motif}", "Garten {motif}"),
        (F.CULTURE, F.PARTICIPATION),
        (F.COUNSELLING, F.WOMEN, F.CHILDREN_YOUTH, F.HEALTH, F.REFUGEE_SUPPORT),
        (G.SENIORS, G.NEWLY_ARRIVED),
        (G.WOMEN, G.PARENTS, G.REFUGEES),
        (
            "In unserem Gemeinschaftsgarten wachsen Gemüse und Freundschaften.",
            "Beim offenen Mittagstisch sitzen Alteingesessene und Zugezogene nebeneinander.",
            "Wir organisieren Ausflüge, Spieleabende und Feste im Jahreslauf vieler Kulturen.",
            "Seniorinnen und Senioren erzählen in der Schreibwerkstatt ihre Lebensgeschichten.",
            "Unsere Räume stehen auch anderen Gruppen offen.",
            "Im Reparaturcafé wird getauscht, geflickt und Neues gelernt.",
        ),
        (
            "Ein Betrieb hat seinen Aktionstag in unserem Garten verbracht; daraus wurde eine Freundschaft.",
            "Aushänge von Arbeitgebern haben bei uns einen festen Platz.",
        ),
        weight=5,
    ),
    Kind(
        "ein interreligiöser Verein",
        ("Dialog {motif}", "Haus der Religionen {motif}"),
        (F.RELIGION, F.PARTICIPATION),
        (F.CULTURE, F.CHILDREN_YOUTH, F.COUNSELLING, F.EDUCATION),
        (G.PARENTS, G.YOUNG_PEOPLE),
        (G.SENIORS, G.WOMEN),
        (
            "Menschen verschiedenen Glaubens und ohne Bekenntnis kommen bei uns ins Gespräch.",
            "Zu Festtagen laden wir uns gegenseitig ein und erklären, was gefeiert wird.",
            "Unsere Jugendgruppe besucht Gotteshäuser und spricht über Gemeinsames.",
            "Wir begleiten Familien in schweren Zeiten, unabhängig von der Religion.",
        ),
        (
            "Betriebe beraten wir zu Festtagen, Fastenzeiten und Räumen der Stille.",
            "Für eine Klinik haben wir einen Kalender der Festtage zusammengestellt.",
        ),
        weight=2,
    ),
)
