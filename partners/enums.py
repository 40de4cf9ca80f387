"""Closed lists of the directory. No queries here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """What an organisation is; it can be several at once (product A1)."""

    MSO = "mso", _("migrant self-organisation")
    UMBRELLA = "umbrella", _("umbrella association")
    INTEGRATION_CENTRE = "integration_centre", _("municipal integration centre")
    INTEGRATION_AGENCY = "integration_agency", _("integration agency")
    SUPPORT_SERVICE = "support_service", _("support service")
    EMPLOYER = "employer", _("employer")
    NETWORK_PARTNER = "network_partner", _("partner of the state initiative")
    MINISTRY = "ministry", _("ministry")


INTERMEDIARY_ROLES = frozenset({Role.UMBRELLA, Role.INTEGRATION_CENTRE, Role.INTEGRATION_AGENCY})


class OrganisationState(models.TextChoices):
    """Where an entry stands (domain.md, States)."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    PAUSED = "paused", _("paused")
    ARCHIVED = "archived", _("archived")
    MERGED = "merged", _("merged")


class SuspectState(models.TextChoices):
    """What was decided about two entries that may be the same organisation."""

    OPEN = "open", _("not decided")
    DIFFERENT = "different", _("not the same")


class Audience(models.TextChoices):
    """Who may see a field or a person, from everybody to nobody else (product A7)."""

    PUBLIC = "public", _("everybody")
    EMPLOYERS = "employers", _("signed-in employers, intermediaries and the ministry")
    INTERMEDIARIES = "intermediaries", _("intermediaries and the ministry")
    OWN = "own", _("own organisation only")


class TargetGroup(models.TextChoices):
    """Whom an MSO reaches (handbook, before contact)."""

    PARENTS = "parents", _("parents")
    YOUNG_PEOPLE = "young_people", _("young people")
    JOB_SEEKERS = "job_seekers", _("job-seeking adults")
    WOMEN = "women", _("women")
    NEWLY_ARRIVED = "newly_arrived", _("newly arrived people")
    REFUGEES = "refugees", _("refugees")
    STUDENTS = "students", _("students")
    SKILLED_WORKERS = "skilled_workers", _("skilled workers with foreign qualifications")
    SENIORS = "seniors", _("older people")


class ActivityField(models.TextChoices):
    """What an MSO works on (handbook, definition of MSOs)."""

    EDUCATION = "education", _("education")
    LABOUR_MARKET = "labour_market", _("work and training")
    CHILDREN_YOUTH = "children_youth", _("children and young people")
    CULTURE = "culture", _("art and culture")
    REFUGEE_SUPPORT = "refugee_support", _("support for refugees")
    COUNSELLING = "counselling", _("counselling")
    LANGUAGE_COURSES = "language_courses", _("language courses")
    WOMEN = "women", _("empowerment of women")
    SPORT = "sport", _("sport")
    HEALTH = "health", _("health")
    ANTI_DISCRIMINATION = "anti_discrimination", _("work against discrimination")
    PARTICIPATION = "participation", _("political participation")
    RELIGION = "religion", _("religious life")


class Language(models.TextChoices):
    """Languages people of an organisation speak; the value is the ISO 639 code."""

    DE = "de", _("German")
    EN = "en", _("English")
    TR = "tr", _("Turkish")
    AR = "ar", _("Arabic")
    UK = "uk", _("Ukrainian")
    RU = "ru", _("Russian")
    PL = "pl", _("Polish")
    RO = "ro", _("Romanian")
    BG = "bg", _("Bulgarian")
    FA = "fa", _("Persian")
    PRS = "prs", _("Dari")
    PS = "ps", _("Pashto")
    KMR = "kmr", _("Kurdish (Kurmanji)")
    CKB = "ckb", _("Kurdish (Sorani)")
    TI = "ti", _("Tigrinya")
    AM = "am", _("Amharic")
    SO = "so", _("Somali")
    FR = "fr", _("French")
    ES = "es", _("Spanish")
    PT = "pt", _("Portuguese")
    IT = "it", _("Italian")
    EL = "el", _("Greek")
    SR = "sr", _("Serbian, Croatian, Bosnian")
    SQ = "sq", _("Albanian")
    RMY = "rmy", _("Romani")
    TA = "ta", _("Tamil")
    HI = "hi", _("Hindi")
    UR = "ur", _("Urdu")
    VI = "vi", _("Vietnamese")
    ZH = "zh", _("Chinese")
    TW = "tw", _("Twi")


class StaffKind(models.TextChoices):
    """Who does the work (two in three MSOs are run by volunteers only)."""

    VOLUNTARY = "voluntary", _("volunteers only")
    MIXED = "mixed", _("volunteers and paid staff")
    FULL_TIME = "full_time", _("paid staff")


class MemberRange(models.TextChoices):
    """How many members, as a range."""

    UP_TO_25 = "0-25", _("up to 25")
    UP_TO_50 = "26-50", _("26 to 50")
    UP_TO_100 = "51-100", _("51 to 100")
    UP_TO_300 = "101-300", _("101 to 300")
    MORE = "301+", _("more than 300")


class UmbrellaLevel(models.TextChoices):
    """Where an umbrella association works."""

    FEDERAL = "federal", _("federal level")
    STATE = "state", _("state level")
    LOCAL = "local", _("local level")


class AgencyField(models.TextChoices):
    """The four fields of action of integration agencies (handbook, municipal infrastructure)."""

    CIVIC_ENGAGEMENT = "civic_engagement", _("civic engagement")
    INTERCULTURAL_OPENING = "intercultural_opening", _("intercultural opening")
    SOCIAL_SPACE = "social_space", _("participation in the neighbourhood")
    ANTI_DISCRIMINATION = "anti_discrimination", _("work against discrimination")


class EmployerSize(models.TextChoices):
    """How many people an employer employs."""

    SMALL = "small", _("fewer than 50")
    MEDIUM = "medium", _("50 to 249")
    LARGE = "large", _("250 and more")


class EmployerOffer(models.TextChoices):
    """What an employer can give an MSO (handbook, arguments)."""

    EXPENSES = "expenses", _("expense allowance")
    ROOMS = "rooms", _("rooms")
    CATERING = "catering", _("catering")
    ADVICE = "advice", _("professional advice")
    CERTIFICATE = "certificate", _("certificate of cooperation")
    DONATION = "donation", _("donation")
    PUBLICITY = "publicity", _("publicity")


class ContactFunction(models.TextChoices):
    """What a contact person does in the organisation (handbook, before contact)."""

    BOARD = "board", _("board")
    WOMENS_BOARD = "womens_board", _("women's board")
    YOUTH_BOARD = "youth_board", _("youth board")
    MANAGEMENT = "management", _("management")
    STAFF = "staff", _("member of staff")
    KEY_PERSON = "key_person", _("key person")


class ConsentWay(models.TextChoices):
    """How a person agreed to be shown."""

    PORTAL = "portal", _("in the portal")
    PAPER = "paper", _("on paper")
    MAIL = "mail", _("by e-mail")
    LINK = "link", _("themselves, by a link sent to their address")


class RepresentativeRole(models.TextChoices):
    """What a user may do for an organisation (access.md)."""

    OWNER = "owner", _("head")
    EDITOR = "editor", _("editor")
    BOARD = "board", _("board member")


class DigestRhythm(models.TextChoices):
    """How often somebody wants to hear what is new in a saved search."""

    DAILY = "daily", _("daily")
    WEEKLY = "weekly", _("weekly")
    NEVER = "never", pgettext_lazy("how often mails come", "never")


class Weekday(models.IntegerChoices):
    """ISO weekdays."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class MeetingFormat(models.TextChoices):
    """How an employer and an MSO meet (product D1)."""

    INFORMATION_EVENING = "information_evening", _("information evening")
    COMPANY_VISIT = "company_visit", _("company visit")
    TASTER_SESSION = "taster_session", _("taster session")
    APPLICATION_TRAINING = "application_training", _("application training")
    ONLINE = "online", _("online format")
    MARKET = "market", _("market of possibilities")
    SPEED_DATING = "speed_dating", _("speed dating")
    BUS_TOUR = "bus_tour", _("bus tour")
    LEISURE = "leisure", _("leisure event")
    PANEL_TALK = "panel_talk", _("panel talk")


class MeetingTime(models.TextChoices):
    """When a meeting takes place, as far as it matters to people who volunteer after work."""

    DAY = "day", _("during the day, Monday to Friday")
    EVENING = "evening", _("in the evening, Monday to Friday")
    WEEKEND = "weekend", _("at the weekend")


class ImportState(models.TextChoices):
    """Where an import stands: the columns are named, the rows checked, looked through, stored, taken back."""

    MAPPING = "mapping", _("columns to be named")
    CHECKING = "checking", _("being checked")
    PREVIEW = "preview", _("ready to be looked through")
    APPLYING = "applying", _("being stored")
    APPLIED = "applied", _("stored")
    UNDOING = "undoing", _("being taken back")
    UNDONE = "undone", _("taken back")
    DISCARDED = "discarded", _("discarded")


class ImportRowKind(models.TextChoices):
    """What the check found out about a row of a list."""

    ERROR = "error", _("with errors")
    SUSPECT = "suspect", _("perhaps known already")
    CHANGED = "changed", _("changed")
    NEW = "new", _("new")
    UNCHANGED = "unchanged", _("unchanged")


class ImportRowChoice(models.TextChoices):
    """What is to be done with a row; empty as long as nobody has decided."""

    CREATE = "create", _("add as a new organisation")
    UPDATE = "update", _("add to the known organisation")
    SKIP = "skip", _("leave out")
