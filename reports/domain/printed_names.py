"""German names in the printed reports: the brochure is a German document, whatever language the portal speaks."""

from typing import Final

from reports.enums import FocusArea, PartnerKind, Progress

EDITION_TITLE: Final = "Erfolgsfaktor Interkulturelle Öffnung"
EDITION_SUBTITLE: Final = "Berichte der Partner der Landesinitiative"

FOCUS_AREAS: Final[dict[int, str]] = {
    FocusArea.STAFF_SHARE: "Erhöhung des Anteils der Beschäftigten mit Einwanderungsgeschichte",
    FocusArea.COMPETENCE: "Stärkung der interkulturellen Kompetenz der Beschäftigten",
    FocusArea.PARTICIPATION: "Förderung von Chancengerechtigkeit und Teilhabe",
    FocusArea.EVALUATION: "Evaluation, Dokumentation und Kommunikation der interkulturellen Öffnung",
    FocusArea.NETWORKING: "Synergieeffekte durch Vernetzung",
    FocusArea.FURTHER: "Weitere Maßnahmen",
}

PARTNER_KINDS: Final[dict[str, str]] = {
    PartnerKind.MINISTRY: "Ministerien",
    PartnerKind.DISTRICT_GOVERNMENT: "Bezirksregierungen",
    PartnerKind.CITY: "Städte und Gemeinden",
    PartnerKind.COUNTY: "Kreise",
    PartnerKind.JOB_CENTRE: "Jobcenter",
    PartnerKind.POLICE: "Polizei",
    PartnerKind.UNIVERSITY: "Hochschulen",
    PartnerKind.WELFARE_ASSOCIATION: "Wohlfahrtsverbände",
    PartnerKind.SPORTS_ASSOCIATION: "Sportverbände",
    PartnerKind.CULTURE_ASSOCIATION: "Kulturverbände",
    PartnerKind.EMPLOYERS_ASSOCIATION: "Arbeitgeberverbände",
    PartnerKind.CHAMBER_ASSOCIATION: "Kammerverbände",
    PartnerKind.UNION: "Gewerkschaften",
    PartnerKind.COMPANY: "Unternehmen",
    PartnerKind.MSO: "Migrantenselbstorganisationen",
    PartnerKind.OTHER: "Weitere Partner",
}

PROGRESS: Final[dict[str, str]] = {
    "": "",
    Progress.DONE: "erledigt",
    Progress.ON_THE_WAY: "unterwegs",
    Progress.LATE: "verspätet",
    Progress.DROPPED: "aufgegeben",
}
