"""Associations that help along: family, learning, work.

The texts are the portal's own; each kind has more of them than one description uses.
"""

from partners.enums import ActivityField as F
from partners.enums import TargetGroup as G

from .kind import Kind

SUPPORTING = (
    Kind(
        "ein Elternverein",
        ("Elternverein {motif}", "Elterninitiative {motif}", "Elterntreff {motif}", "Familienverein {motif}"),
        (F.EDUCATION, F.CHILDREN_YOUTH),
        (F.COUNSELLING, F.WOMEN, F.LANGUAGE_COURSES, F.PARTICIPATION, F.LABOUR_MARKET),
        (G.PARENTS,),
        (G.WOMEN, G.YOUNG_PEOPLE, G.NEWLY_ARRIVED),
        (
            "Wir begleiten Mütter und Väter von der Kita bis zur Berufswahl ihrer Kinder.",
            "Einmal im Monat laden wir zu einem Elterncafé ein, bei dem es um Schule und Ausbildung geht.",
            "Bei Elternsprechtagen übersetzen wir und helfen, das Schulsystem zu verstehen.",
            "An Nachmittagen machen Kinder bei uns Hausaufgaben, während sich die Eltern austauschen.",
            "Erfahrene Eltern begleiten neue Familien ein Schuljahr lang als Lotsinnen und Lotsen.",
            "Wir zeigen Eltern, welche Wege es nach der Schule gibt, und besuchen mit ihnen Ausbildungsmessen.",
        ),
        (
            "Mit Betrieben haben wir Abende veranstaltet, an denen Eltern Ausbildungsberufe kennenlernten.",
            "Auszubildende aus zwei Betrieben haben bei uns von ihrem Alltag erzählt; das wiederholen wir gern.",
        ),
        weight=6,
    ),
    Kind(
        "ein Jugendverein",
        ("Jugendverein {motif}", "Jugendforum {motif}", "Junge Initiative {motif}", "Jugendwerkstatt {motif}"),
        (F.CHILDREN_YOUTH, F.EDUCATION),
        (F.SPORT, F.CULTURE, F.LABOUR_MARKET, F.PARTICIPATION, F.ANTI_DISCRIMINATION),
        (G.YOUNG_PEOPLE,),
        (G.STUDENTS, G.PARENTS, G.REFUGEES),
        (
            "Jugendliche planen bei uns ihr Programm selbst: vom Turnier bis zur Podiumsdiskussion.",
            "In den Ferien bieten wir Werkstätten an, in denen gebaut, gefilmt und programmiert wird.",
            "Ältere Mitglieder üben mit Jüngeren Bewerbungen und Vorstellungsgespräche.",
            "Wir bilden Gruppenleiterinnen und Gruppenleiter aus und vergeben die Juleica.",
            "Freitags ist offener Treff mit Küche, Musik und einem offenen Ohr.",
            "Eine Gruppe unterstützt Mitschülerinnen und Mitschüler beim Lernen für den Abschluss.",
        ),
        (
            "Praktikumsplätze haben wir schon mehrfach gemeinsam mit Betrieben vermittelt.",
            "Bei einer Werksbesichtigung waren zuletzt mehr als zwanzig Jugendliche dabei.",
        ),
        weight=5,
    ),
    Kind(
        "ein Frauennetzwerk",
        (
            "Frauennetzwerk {motif}",
            "Frauentreff {motif}",
            "Frauen gestalten {motif}",
            "Migrantinnen-Initiative {motif}",
        ),
        (F.WOMEN, F.COUNSELLING),
        (F.LABOUR_MARKET, F.EDUCATION, F.HEALTH, F.LANGUAGE_COURSES, F.ANTI_DISCRIMINATION),
        (G.WOMEN,),
        (G.JOB_SEEKERS, G.PARENTS, G.NEWLY_ARRIVED, G.SKILLED_WORKERS),
        (
            "Frauen finden bei uns Beratung, Austausch und den Mut für den nächsten Schritt im Beruf.",
            "Unsere Mentorinnen begleiten Frauen, die nach einer Familienzeit wieder arbeiten möchten.",
            "Beim Frühstück am Mittwoch geht es um Gesundheit, Rechte und Beruf, mit Kinderbetreuung nebenan.",
            "Wir bieten Fahrradkurse, Computerkurse und eine Schreibgruppe für Bewerbungen an.",
            "Wer Gewalt oder Benachteiligung erlebt, bekommt bei uns Begleitung zu den richtigen Stellen.",
            "Gründerinnen stellen sich gegenseitig ihre Ideen vor und finden Mitstreiterinnen.",
        ),
        (
            "Aus einem Schnuppertag bei einem Pflegedienst sind drei Ausbildungsverträge entstanden.",
            "Betriebe, die Teilzeitausbildung anbieten, sind bei uns immer willkommen.",
        ),
        weight=5,
    ),
    Kind(
        "ein Netzwerk von Fachkräften",
        ("Fachkräftenetzwerk {motif}", "Berufsnetzwerk {motif}", "Forum Arbeit {motif}", "Kompetenznetz {motif}"),
        (F.LABOUR_MARKET, F.EDUCATION),
        (F.COUNSELLING, F.PARTICIPATION, F.LANGUAGE_COURSES, F.ANTI_DISCRIMINATION),
        (G.SKILLED_WORKERS, G.JOB_SEEKERS),
        (G.STUDENTS, G.WOMEN, G.NEWLY_ARRIVED),
        (
            "Ingenieurinnen, Pflegekräfte und Handwerker mit ausländischen Abschlüssen tauschen sich hier aus.",
            "Wir erklären, wie die Anerkennung eines Berufsabschlusses abläuft, und begleiten die Anträge.",
            "Beim Fachstammtisch treffen sich Berufserfahrene und Neuangekommene aus derselben Branche.",
            "Unsere Mitglieder lesen Lebensläufe gegen und üben Vorstellungsgespräche.",
            "Wer Fachsprache braucht, findet bei uns eine Lerngruppe nach Feierabend.",
            "Wir sammeln Stellenangebote von Betrieben, die Vielfalt ernst meinen.",
        ),
        (
            "Mit Betrieben veranstalten wir Bewerbungsgespräche im Minutentakt, zuletzt mit acht Unternehmen.",
            "Personalverantwortliche schätzen, dass wir offen sagen, was passt und was nicht.",
        ),
        weight=4,
    ),
    Kind(
        "eine Hochschulgruppe",
        ("Studierendenverein {motif}", "Campus {motif}", "Hochschulgruppe {motif}"),
        (F.EDUCATION,),
        (F.LABOUR_MARKET, F.CULTURE, F.PARTICIPATION, F.ANTI_DISCRIMINATION),
        (G.STUDENTS,),
        (G.YOUNG_PEOPLE, G.SKILLED_WORKERS, G.NEWLY_ARRIVED),
        (
            "Studierende helfen sich bei uns durch die ersten Semester, von der Wohnung bis zur Prüfung.",
            "Wir gehen in Schulen und erzählen, wie der Weg zum Studium gelingen kann.",
            "Absolventinnen und Absolventen geben ihr Wissen zum Berufseinstieg weiter.",
            "Im Lernraum finden sich Gruppen für Mathematik, Sprachen und Programmieren.",
            "Einmal im Semester laden wir zu einem Länderabend mit Essen und Musik ein.",
        ),
        (
            "Werkstudentenplätze und Abschlussarbeiten in Betrieben geben wir gern weiter.",
            "Ein Softwarehaus aus der Region hat bei uns schon zweimal eine Übungswerkstatt geleitet.",
        ),
        weight=2,
    ),
    Kind(
        "ein Beratungsverein",
        ("Beratungsstelle {motif}", "Anlaufstelle {motif}", "Lotsendienst {motif}"),
        (F.COUNSELLING, F.LABOUR_MARKET),
        (F.LANGUAGE_COURSES, F.REFUGEE_SUPPORT, F.HEALTH, F.ANTI_DISCRIMINATION, F.EDUCATION),
        (G.JOB_SEEKERS, G.NEWLY_ARRIVED),
        (G.PARENTS, G.WOMEN, G.SENIORS, G.REFUGEES),
        (
            "Wir beraten kostenlos zu Arbeit, Aufenthalt und Familie, auf Wunsch in der Erstsprache.",
            "Unsere Beratung ist unabhängig und vertraulich.",
            "In Gruppen besprechen wir, wie der deutsche Arbeitsmarkt funktioniert.",
            "Ehrenamtliche Sprachmittlerinnen begleiten zu Terminen, wenn es auf jedes Wort ankommt.",
            "Mit dem Jobcenter und der Agentur für Arbeit stehen wir in gutem Kontakt.",
            "Zweimal in der Woche ist offene Sprechstunde ohne Termin.",
        ),
        (
            "Betriebe rufen uns an, wenn sie Bewerberinnen und Bewerber mit bestimmten Sprachen suchen.",
            "Nach der Vermittlung bleiben wir ein halbes Jahr Ansprechpartner für beide Seiten.",
        ),
        weight=4,
    ),
    Kind(
        "ein Sprach- und Bildungsverein",
        ("Bildungsverein {motif}", "Sprachwerkstatt {motif}", "Lernhaus {motif}", "Bildungsbrücke {motif}"),
        (F.EDUCATION, F.LANGUAGE_COURSES),
        (F.LABOUR_MARKET, F.CHILDREN_YOUTH, F.COUNSELLING, F.CULTURE),
        (G.NEWLY_ARRIVED, G.JOB_SEEKERS),
        (G.WOMEN, G.YOUNG_PEOPLE, G.PARENTS, G.REFUGEES),
        (
            "Deutsch lernen, Erstsprache pflegen, Abschlüsse nachholen: Dafür stehen unsere Kurse.",
            "Samstags unterrichten wir Kinder in der Sprache ihrer Familie.",
            "Unsere Abendkurse richten sich an Menschen, die tagsüber arbeiten.",
            "Lehrerinnen und Lehrer im Ruhestand geben bei uns Einzelunterricht.",
            "Wir bereiten auf Sprachprüfungen und den Einbürgerungstest vor.",
            "Lesen und Schreiben von Grund auf lernen Erwachsene bei uns in kleinen Gruppen.",
        ),
        (
            "Für die Beschäftigten eines Reinigungsunternehmens haben wir einen Sprachkurs im Betrieb gegeben.",
            "Wir entwickeln mit Betrieben Wortlisten für den Arbeitsplatz.",
        ),
        weight=4,
    ),
)
