"""The portal's own German wording in the printed reports, used where an edition brings none.

The brochure is a German document, so these texts are not translated. They are in the portal's
text format (see `richtext`). Facts about the network come from the published description of
the state initiative; the sentences are ours.
"""

from typing import Final

ABOUT_NETWORK: Final = """\
In Nordrhein-Westfalen leben Menschen mit sehr verschiedenen Familiengeschichten. Behörden, \
Verbände und Unternehmen, die das in ihrer Belegschaft abbilden, verstehen die Menschen besser, \
für die sie arbeiten. Interkulturelle Öffnung heißt, die eigene Organisation daraufhin zu \
prüfen und Schritt für Schritt zu verändern: wie sie wirbt, wen sie einstellt, wie sie \
fortbildet, mit wem sie zusammenarbeitet.

Die Landesinitiative „Erfolgsfaktor Interkulturelle Öffnung – NRW stärkt Vielfalt!“ bringt \
Organisationen zusammen, die sich dazu öffentlich bekennen. Wer Partner wird, schreibt auf, \
was er sich vornimmt und bis wann. Diese Erklärung ist Teil der Vereinbarung mit dem Land.

Das Netzwerk will erreichen, dass

- Vielfalt in den Organisationen als Stärke gilt,
- Beschäftigte mit Einwanderungsgeschichte auf allen Ebenen angemessen vertreten sind,
- bei Einstellung und Aufstieg gleiche Chancen bestehen,
- interkulturelle Kompetenz geschult und im Arbeitsalltag genutzt wird,
- Vorurteile abgebaut und Benachteiligungen verhindert werden.

Einmal im Jahr berichten die Partner, was aus ihren Vorhaben geworden ist. Die Berichte folgen \
den Tätigkeitsschwerpunkten der Initiative. So lassen sich Maßnahmen nebeneinander lesen, und wer \
selbst etwas beginnen will, findet Beispiele und Ansprechpartner.
"""

READING_GUIDE: Final = """\
Jeder Tätigkeitsschwerpunkt hat eine Farbe und eine Ziffer. Beide stehen im Register am Seitenrand. \
Innerhalb eines Kapitels folgen die Partner dem Alphabet. Wer einen bestimmten Partner sucht, \
findet seine Beiträge im Verzeichnis am Ende.
"""

IMPRINT: Final = """\
Die Beiträge der Partner geben deren eigene Darstellung wieder. Sie wurden für diese Ausgabe \
gesetzt, aber nicht umgeschrieben.

Diese Datei ist barrierefrei nach PDF/UA angelegt: Überschriften, Listen und Verweise sind \
ausgezeichnet, Lesezeichen führen zu jedem Beitrag.

Gesetzt aus der Fira Sans.
"""

DISTRIBUTION_NOTICE: Final = """\
Diese Veröffentlichung gehört zur Öffentlichkeitsarbeit der Landesregierung \
Nordrhein-Westfalen. Sie wird kostenlos abgegeben und ist nicht zum Verkauf bestimmt.

Parteien sowie Personen, die für sie werben oder im Wahlkampf helfen, dürfen sie nicht zur \
Wahlwerbung verwenden. Das gilt für Wahlen auf allen Ebenen, von der Kommune bis zum \
Europäischen Parlament. Ausgeschlossen sind vor allem das Verteilen bei \
Wahlveranstaltungen und an Informationsständen der Parteien sowie das Einlegen, Aufdrucken oder \
Aufkleben parteipolitischer Botschaften. Unabhängig von einer anstehenden Wahl darf die \
Veröffentlichung nicht so eingesetzt werden, dass der Eindruck entsteht, die Landesregierung \
ergreife Partei.
"""
