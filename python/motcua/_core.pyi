# SPDX-License-Identifier: Apache-2.0
# Types of the compiled part. Written by hand; tests/python/test_stubs.py compares names, parameters, words and readings
# with the extension.
# Days: a date, or a datetime64 of whole days; a datetime is refused (its time would be lost).
# Moments: a date, or a datetime; a naive one is civil time at UTC+7, an aware one is converted to it.
import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final, Literal, SupportsIndex, TypeAlias, TypedDict, final

import numpy as np
import numpy.typing as npt
from typing_extensions import Never, NotRequired, Self, Unpack

from ._tokens import Text, Token

__version__: Final[str]

_Day: TypeAlias = datetime.date | np.datetime64
_Moment: TypeAlias = datetime.date | np.datetime64
_Instant: TypeAlias = datetime.datetime | np.datetime64
_Language: TypeAlias = Literal["vi", "en"]
_Path: TypeAlias = str | os.PathLike[str]
_Array: TypeAlias = npt.NDArray[Any]
# A day, or (day, name).
_Change: TypeAlias = _Day | tuple[_Day, str]
# (from, to) as minutes after midnight or "HH:MM".
_Window: TypeAlias = tuple[int | str, int | str]

class Weekday(Token):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

class Certainty(Token):
    TEXT = "text"
    TEXT_DOUBTFUL = "text_doubtful"
    SECOND_HAND = "second_hand"
    OBSERVED = "observed"
    RECALLED = "recalled"
    INFERRED = "inferred"

class DayKind(Token):
    WORKING = "working"
    WEEKLY_REST = "weekly_rest"
    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    WORKED_IN_LIEU = "worked_in_lieu"
    LOCAL_OFF = "local_off"
    LOCAL_WORKING = "local_working"

class AnnouncementState(Token):
    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    ENACTED = "enacted"
    DROPPED = "dropped"

class Settled(Token):
    OFFICIAL = "official"
    PROJECTED = "projected"
    UNDECIDED = "undecided"

class TimeUnit(Token):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKING_HOUR = "working_hour"
    HOUR = "hour"
    MINUTE = "minute"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SAME_DAY = "same_day"
    DATE_RULE = "date_rule"
    NONE = "none"
    UNKNOWN = "unknown"

class TermSense(Token):
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    AFTER = "after"
    BEFORE = "before"
    EXTENSION = "extension"

class TermJoin(Token):
    THEN = "then"
    SUM = "sum"

class Direction(Token):
    INTAKE = "intake"
    RETURN = "return"

class Channel(Token):
    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"

class ReturnChannel(Token):
    COUNTER = "counter"
    POST = "post"
    ELECTRONIC = "electronic"

class Level(Token):
    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

class DeskTask(Token):
    GUIDE = "guide"
    RECEIVE = "receive"
    DIGITISE = "digitise"
    RETURN = "return"

class InForce(Token):
    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"

class Reading(Token):
    FIRST_DAY = "first_day"
    PERIOD_END = "period_end"
    CLOCK_HOURS_END = "clock_hours_end"
    CUTOFF_EXACTLY = "cutoff_exactly"
    CLOSING = "closing"
    OUTSIDE_HOURS = "outside_hours"
    RANGE_END = "range_end"
    HALF_DAY = "half_day"
    MADE_UP_SATURDAY = "made_up_saturday"
    HOURS = "hours"
    POSTMARK = "postmark"
    PROJECTION = "projection"
    CLOCK_START = "clock_start"
    SUPPLEMENT_CLOCK = "supplement_clock"
    SECOND_SUPPLEMENT = "second_supplement"
    FIFTEEN_DAYS = "fifteen_days"
    PINNING = "pinning"

class Answer(Token):
    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"

class ReasonId(Token):
    NO_RULE_IN_FORCE = "no_rule_in_force"
    NO_VERSION_ON_DAY = "no_version_on_day"
    AGENCY_NOT_EXISTING = "agency_not_existing"
    ELECTRONIC_ONLY = "electronic_only"
    NOT_AT_DESK = "not_at_desk"
    STATE_SECRET = "state_secret"
    ARTICLE_1_2 = "article_1_2"
    PRESENCE_TO_COLLECT = "presence_to_collect"
    LISTED_YES = "listed_yes"
    LISTED_NO = "listed_no"
    CONTESTABLE = "contestable"
    CHANNEL_YES = "channel_yes"
    CHANNEL_ABSENT = "channel_absent"
    UNLISTED = "unlisted"
    PAPER_WAIVED = "paper_waived"
    ONE_CONDITION_OF_TWO = "one_condition_of_two"
    ASSUMED_EDITION = "assumed_edition"

class DeadlineStatus(Token):
    OFFICIAL = "official"
    PROJECTED = "projected"
    UNDECIDED = "undecided"
    NOT_STARTED = "not_started"
    NONE = "none"

class PostalZone(Token):
    SAME_DISTRICT = "same_district"
    BETWEEN_DISTRICTS = "between_districts"
    BETWEEN_SPECIAL_CITIES = "between_special_cities"
    BETWEEN_PROVINCES = "between_provinces"
    SPECIAL_AREA = "special_area"

class RowStatus(Token):
    OFFICIAL = "official"
    PROJECTED = "projected"
    UNDECIDED = "undecided"
    NOT_STARTED = "not_started"
    NONE = "none"
    MISSING = "missing"
    NOT_COVERED = "not_covered"
    REFUSED = "refused"

class Status(Token):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    SUPPLEMENT_BEFORE_ACCEPTANCE = "supplement_before_acceptance"
    NOT_ACCEPTED = "not_accepted"
    ACCEPTED = "accepted"
    PROCESSING = "processing"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    FINANCIAL_OBLIGATION = "financial_obligation"
    WITHDRAWAL_REQUESTED = "withdrawal_requested"
    STOPPED = "stopped"
    FINISHED = "finished"
    RETURNED = "returned"

class ClockState(Token):
    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"

class Papers(Token):
    NONE = "none"
    APPLICANT = "applicant"
    POST = "post"
    DESK = "desk"
    UNIT = "unit"
    ARCHIVE = "archive"
    POST_BACK = "post_back"
    HOME = "home"
    LOST = "lost"

class Packet(Token):
    NONE = "none"
    ACCEPTED_BY_POST = "accepted_by_post"
    IN_TRANSIT = "in_transit"

class ResultCustody(Token):
    NONE = "none"
    SIGNED_OFF = "signed_off"
    DESK = "desk"
    POST_ACCEPTED = "post_accepted"
    POST_TRANSIT = "post_transit"
    UNDELIVERED = "undelivered"
    RETURNED_TO_DESK = "returned_to_desk"
    DELIVERED = "delivered"
    COLLECTED = "collected"
    SENT_ELECTRONICALLY = "sent_electronically"
    LOST = "lost"

class Payment(Token):
    NONE = "none"
    DUE = "due"
    HELD_BY_POST = "held_by_post"
    PAID = "paid"

class Actor(Token):
    APPLICANT = "applicant"
    POSTAL_WORKER = "postal_worker"
    DELEGATED_CLERK = "delegated_clerk"
    DESK_CLERK = "desk_clerk"
    OFFICER = "officer"
    LEADER = "leader"
    CONSULTED_AGENCY = "consulted_agency"
    SYSTEM = "system"

class EventKind(Token):
    SUBMIT_COUNTER = "submit_counter"
    SUBMIT_ONLINE = "submit_online"
    POST_ACCEPT = "post_accept"
    POST_DISPATCH = "post_dispatch"
    POST_HANDOVER = "post_handover"
    POST_RECALL = "post_recall"
    ACCEPT = "accept"
    REQUEST_SUPPLEMENT = "request_supplement"
    RECEIVE_SUPPLEMENT = "receive_supplement"
    REFUSE_INTAKE = "refuse_intake"
    CLOSE_INCOMPLETE = "close_incomplete"
    FORWARD = "forward"
    RECEIVE_AT_AGENCY = "receive_at_agency"
    CONSULT = "consult"
    ANSWER_CONSULTATION = "answer_consultation"
    REQUEST_PAYMENT = "request_payment"
    PAY = "pay"
    REMIT_PAYMENT = "remit_payment"
    REQUEST_WITHDRAWAL = "request_withdrawal"
    GRANT_WITHDRAWAL = "grant_withdrawal"
    REFUSE_WITHDRAWAL = "refuse_withdrawal"
    RETRACT_WITHDRAWAL = "retract_withdrawal"
    STOP = "stop"
    EXTEND = "extend"
    DECIDE = "decide"
    REFUSE_ON_MERITS = "refuse_on_merits"
    ISSUE = "issue"
    RECALL_RESULT = "recall_result"
    REGISTER_POST_RETURN = "register_post_return"
    CANCEL_POST_RETURN = "cancel_post_return"
    HAND_TO_POST = "hand_to_post"
    POST_DEPART = "post_depart"
    DELIVER = "deliver"
    FAIL_DELIVERY = "fail_delivery"
    INVITE = "invite"
    RETURN_TO_AGENCY = "return_to_agency"
    COLLECT = "collect"
    SEND_ELECTRONICALLY = "send_electronically"
    GIVE_PAPERS_BACK = "give_papers_back"
    POST_PAPERS_BACK = "post_papers_back"
    DELIVER_PAPERS = "deliver_papers"
    ARCHIVE = "archive"
    REPORT_LOSS = "report_loss"
    REMEDY_LOSS = "remedy_loss"

class Region(Token):
    STATUS = "status"
    CLOCK = "clock"
    PAPERS = "papers"
    PACKET = "packet"
    RESULT = "result"
    PAYMENT = "payment"
    ACTOR = "actor"
    GUARD = "guard"
    VALIDITY = "validity"

class Guard(Token):
    INTAKE_ELIGIBLE = "intake_eligible"
    RETURN_BY_POST = "return_by_post"
    SUPPLEMENT_WINDOW = "supplement_window"
    FIFTEEN_DAYS = "fifteen_days"
    FIRST_EXTENSION = "first_extension"
    DAY_BEFORE_DUE = "day_before_due"
    STOP_WINDOW = "stop_window"
    TWO_INVITATIONS = "two_invitations"
    OUTCOME_REFUSED = "outcome_refused"
    LOCAL_INTAKE = "local_intake"
    RECEIVES = "receives"
    RETURNS = "returns"

class ClockOperation(Token):
    NONE = "none"
    START = "start"
    PAUSE = "pause"
    RESTART = "restart"
    STOP = "stop"

class DecisionOutcome(Token):
    NONE = "none"
    GRANTED = "granted"
    REFUSED = "refused"

class Timeliness(Token):
    UNFINISHED = "unfinished"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    STOPPED = "stopped"
    NOT_ACCEPTED = "not_accepted"
    UNKNOWN = "unknown"

class IntakeDay(Token):
    ACCEPTED = "accepted"
    HANDED_OVER = "handed_over"
    ACCEPTED_BY_POST = "accepted_by_post"

class ReturnDay(Token):
    DELIVERED = "delivered"
    HANDED_TO_POST = "handed_to_post"

class DenominatorBasis(Token):
    PUBLISHED_LIST = "published_list"
    PUBLISHED_MANNER = "published_manner"

# Arguments take a member or its text.
_Direction: TypeAlias = Direction | Literal["intake", "return"]
_Channel: TypeAlias = Channel | Literal["counter", "post", "online"]
_ReturnChannel: TypeAlias = ReturnChannel | Literal["counter", "post", "electronic"]
_DeskTask: TypeAlias = DeskTask | Literal["guide", "receive", "digitise", "return"]
_PostalZone: TypeAlias = (
    PostalZone
    | Literal[
        "same_district", "between_districts", "between_special_cities", "between_provinces", "special_area",
    ]
)
_Status: TypeAlias = (
    Status
    | Literal[
        "draft", "submitted", "supplement_before_acceptance", "not_accepted", "accepted", "processing",
        "supplement_requested", "financial_obligation", "withdrawal_requested", "stopped", "finished", "returned",
    ]
)
_Actor: TypeAlias = (
    Actor
    | Literal[
        "applicant", "postal_worker", "delegated_clerk", "desk_clerk", "officer", "leader", "consulted_agency",
        "system",
    ]
)
_EventKind: TypeAlias = (
    EventKind
    | Literal[
        "submit_counter", "submit_online", "post_accept", "post_dispatch", "post_handover", "post_recall", "accept",
        "request_supplement", "receive_supplement", "refuse_intake", "close_incomplete", "forward", "receive_at_agency",
        "consult", "answer_consultation", "request_payment", "pay", "remit_payment", "request_withdrawal",
        "grant_withdrawal", "refuse_withdrawal", "retract_withdrawal", "stop", "extend", "decide", "refuse_on_merits",
        "issue", "recall_result", "register_post_return", "cancel_post_return", "hand_to_post", "post_depart",
        "deliver", "fail_delivery", "invite", "return_to_agency", "collect", "send_electronically", "give_papers_back",
        "post_papers_back", "deliver_papers", "archive", "report_loss", "remedy_loss",
    ]
)
_Guard: TypeAlias = (
    Guard
    | Literal[
        "intake_eligible", "return_by_post", "supplement_window", "fifteen_days", "first_extension", "day_before_due",
        "stop_window", "two_invitations", "outcome_refused", "local_intake", "receives", "returns",
    ]
)
_IntakeDay: TypeAlias = IntakeDay | Literal["accepted", "handed_over", "accepted_by_post"]
_ReturnDay: TypeAlias = ReturnDay | Literal["delivered", "handed_to_post"]
_DenominatorBasis: TypeAlias = DenominatorBasis | Literal["published_list", "published_manner"]

class Citation:
    @property
    def instrument(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def certainty(self) -> Certainty: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class CalendarDay:
    @property
    def day(self) -> datetime.date: ...
    @property
    def kind(self) -> DayKind: ...
    @property
    def settled(self) -> Settled: ...
    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def basis(self) -> Citation: ...
    @property
    def certainty(self) -> Certainty: ...
    @property
    def decided(self) -> datetime.date | None: ...
    @property
    def swapped_with(self) -> datetime.date | None: ...
    @property
    def works(self) -> bool: ...

class WorkingCalendar:
    def is_working_day(self, d: _Day) -> bool: ...
    def advance(self, d: _Day, n: SupportsIndex) -> datetime.date: ...
    def count(self, a: _Day, b: _Day) -> int: ...
    def roll(self, d: _Day) -> datetime.date: ...
    def bounds(self, d: _Day, n: SupportsIndex) -> tuple[datetime.date, datetime.date]: ...
    def day(self, d: _Day) -> CalendarDay: ...
    def covers(self, d: _Day) -> bool: ...
    @property
    def first(self) -> datetime.date: ...
    @property
    def official_until(self) -> datetime.date: ...
    @property
    def last(self) -> datetime.date: ...
    @property
    def edition(self) -> str: ...
    @property
    def title(self) -> str: ...
    def with_changes(
        self, *, off: Iterable[_Change] = (), working: Iterable[_Change] = (), source: str
    ) -> WorkingCalendar: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

def vietnam_calendar(
    as_known_on: _Day | None = None, announcements: _Path | list[_Path] | tuple[_Path, ...] | None = None
) -> WorkingCalendar: ...
def calendar_of(
    first: _Day, last: _Day, off: Iterable[_Change] = (), working: Iterable[_Change] = (), *, source: str
) -> WorkingCalendar: ...

class OfficeHours:
    def __init__(self, week: Sequence[Iterable[_Window]], *, source: str) -> None: ...
    @staticmethod
    def weekdays(day: Iterable[_Window], *, source: str) -> OfficeHours: ...
    @property
    def source(self) -> str: ...
    @property
    def edition(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

class LunarDate:
    def __init__(self, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex, leap: bool = False) -> None: ...
    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int: ...
    @property
    def day(self) -> int: ...
    @property
    def leap(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __lt__(self, other: LunarDate, /) -> bool: ...
    def __le__(self, other: LunarDate, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[type[LunarDate], tuple[int, int, int, bool]]: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

# `lunar` and `machine` are modules inside the extension; their functions are written here as static methods.
@final
class _Lunar:
    @staticmethod
    def from_date(d: _Day) -> LunarDate: ...
    @staticmethod
    def to_date(year: SupportsIndex, month: SupportsIndex, day: SupportsIndex, leap: bool = False) -> datetime.date: ...
    @staticmethod
    def tet(year: SupportsIndex) -> datetime.date: ...
    @staticmethod
    def hung_kings(year: SupportsIndex) -> datetime.date: ...
    @staticmethod
    def leap_month(year: SupportsIndex) -> int: ...
    @staticmethod
    def whole_country(year: SupportsIndex) -> bool: ...
    @staticmethod
    def disputed(d: _Day) -> bool: ...
    @staticmethod
    def other_reading(d: _Day) -> LunarDate: ...

lunar: Final[_Lunar]

class Term:
    @property
    def amount(self) -> int | float | None: ...
    @property
    def amount_max(self) -> int | float | None: ...
    @property
    def unit(self) -> TimeUnit: ...
    @property
    def sense(self) -> TermSense: ...
    @property
    def join(self) -> TermJoin: ...
    @property
    def cutoff_minute(self) -> int | None: ...
    @property
    def party(self) -> str: ...
    @property
    def excludes(self) -> str: ...
    @property
    def words(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

class LimitAlternative:
    @property
    def condition(self) -> str | None: ...
    @property
    def steps(self) -> list[Term]: ...

class LimitProblem:
    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def found(self) -> str: ...
    @property
    def doubt(self) -> str: ...

class TimeLimit:
    @property
    def alternatives(self) -> list[LimitAlternative]: ...
    @property
    def terms(self) -> list[Term]: ...
    @property
    def problems(self) -> list[LimitProblem]: ...
    @property
    def text(self) -> str: ...
    def to_text(self, lang: _Language = "vi") -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[str]]: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

def parse_time_limit(text: str) -> TimeLimit: ...
def working_days(n: SupportsIndex) -> TimeLimit: ...
def calendar_days(n: SupportsIndex) -> TimeLimit: ...
def weeks(n: SupportsIndex) -> TimeLimit: ...
def months(n: SupportsIndex) -> TimeLimit: ...
def years(n: SupportsIndex) -> TimeLimit: ...
def working_hours(n: SupportsIndex) -> TimeLimit: ...

class LimitEntry:
    @property
    def channel(self) -> Channel | None: ...
    @property
    def limit(self) -> TimeLimit: ...
    @property
    def text(self) -> str: ...
    @property
    def provincial(self) -> bool | None: ...
    @property
    def source(self) -> str: ...

class FeeEntry:
    @property
    def channel(self) -> Channel | None: ...
    @property
    def amount(self) -> int | None: ...
    @property
    def text(self) -> str: ...

class Variant:
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def condition(self) -> str: ...
    @property
    def limits(self) -> list[LimitEntry]: ...
    @property
    def fees(self) -> list[FeeEntry]: ...
    @property
    def intake(self) -> dict[Channel, bool]: ...
    @property
    def returned(self) -> dict[ReturnChannel, bool]: ...

class Procedure:
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def levels(self) -> list[Level]: ...
    @property
    def agencies(self) -> list[str]: ...
    @property
    def valid_from(self) -> datetime.date | None: ...
    @property
    def valid_to(self) -> datetime.date | None: ...
    @property
    def true_on(self) -> datetime.date | None: ...
    @property
    def source(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def variants(self) -> list[Variant]: ...
    @property
    def assumed(self) -> bool: ...

class CatalogueEdition:
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def true_on(self) -> datetime.date | None: ...
    @property
    def assumed_from(self) -> datetime.date | None: ...
    @property
    def assumption(self) -> Text: ...
    @property
    def hash(self) -> str: ...
    @property
    def file(self) -> str: ...

class Agency:
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def level(self) -> Level: ...
    @property
    def parent(self) -> str: ...
    @property
    def valid_from(self) -> datetime.date | None: ...
    @property
    def valid_to(self) -> datetime.date | None: ...
    @property
    def successors(self) -> list[str]: ...

class Delegation:
    @property
    def agency(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def tasks(self) -> list[DeskTask]: ...
    @property
    def provider(self) -> str: ...
    @property
    def decision(self) -> str: ...
    @property
    def contract(self) -> str: ...
    @property
    def valid_from(self) -> datetime.date | None: ...
    @property
    def valid_to(self) -> datetime.date | None: ...
    @property
    def certainty(self) -> Certainty: ...
    @property
    def source(self) -> str: ...
    @property
    def note(self) -> Text: ...

class Catalogue:
    def __init__(self) -> None: ...
    def at(self, code: str, on: _Day, agency: str | None = None) -> Procedure | None: ...
    def agency(self, id: str) -> Agency | None: ...
    def listed_count(self, on: _Day) -> int: ...
    @property
    def edition(self) -> str: ...
    @property
    def editions(self) -> list[CatalogueEdition]: ...
    @property
    def agencies(self) -> list[Agency]: ...
    @property
    def delegations(self) -> list[Delegation]: ...
    def to_frame(self) -> Any: ...
    def _columns(self) -> dict[str, list[str]]: ...
    def __contains__(self, code: str, /) -> bool: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

def read_catalogue(*paths: _Path) -> Catalogue: ...
def _check_catalogue(*paths: _Path) -> list[tuple[int, str, str, str, str]]: ...

class LawRow:
    @property
    def id(self) -> str: ...
    @property
    def instrument(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def wording(self) -> Certainty: ...
    @property
    def force(self) -> Certainty: ...
    @property
    def valid_from(self) -> datetime.date: ...
    @property
    def valid_to(self) -> datetime.date | None: ...
    @property
    def from_known(self) -> bool: ...
    @property
    def text(self) -> Text: ...
    @property
    def acts(self) -> str: ...

def law_rows(on: _Day | None = None) -> list[LawRow]: ...
def reading_rows() -> list[tuple[Reading, list[tuple[str, Text]], Citation]]: ...

class _Readings(TypedDict, total=False):
    first_day: Literal["excluded", "included"]
    period_end: Literal["next_working_day", "stay"]
    clock_hours_end: Literal["stay", "next_working_day"]
    cutoff_exactly: Literal["same_day", "next_day"]
    closing: Literal["closing_time", "next_opening"]
    outside_hours: Literal["next_opening", "next_day_opening"]
    range_end: Literal["longest", "shortest"]
    half_day: Literal["half_of_hours", "whole_day"]
    made_up_saturday: Literal["all_units", "working_days_only"]
    postmark: Literal["arrival", "dispatch"]
    projection: Literal["bounds", "refuse"]
    clock_start: Literal["by_law", "receipt_slip", "handover"]
    supplement_clock: Literal["restart", "pause", "go_on"]
    second_supplement: Literal["warn", "deny"]
    fifteen_days: Literal["calendar", "working"]
    pinning: Literal["keep", "follow"]

# The reading `hours` is missing here: that keyword takes the office hours.
class Rules:
    def __init__(
        self,
        calendar: WorkingCalendar | None = None,
        hours: OfficeHours | None = None,
        law: None = None,
        catalogue: Catalogue | None = None,
        machine: StateMachine | None = None,
        **readings: Unpack[_Readings],
    ) -> None: ...
    def with_(
        self,
        *,
        calendar: WorkingCalendar | None = None,
        hours: OfficeHours | None = None,
        catalogue: Catalogue | None = None,
        machine: StateMachine | None = None,
        **readings: Unpack[_Readings],
    ) -> Rules: ...
    @property
    def calendar(self) -> WorkingCalendar: ...
    @property
    def hours(self) -> OfficeHours | None: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def readings(self) -> dict[str, str]: ...
    @property
    def editions(self) -> dict[str, str]: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

class Reason:
    @property
    def id(self) -> ReasonId: ...
    @property
    def rule(self) -> str: ...
    @property
    def basis(self) -> Citation: ...
    @property
    def detail(self) -> Text: ...
    @property
    def text(self) -> Text: ...

class Verdict:
    @property
    def answer(self) -> Answer: ...
    @property
    def needs(self) -> list[str]: ...
    @property
    def reasons(self) -> list[Reason]: ...
    @property
    def editions(self) -> dict[str, str]: ...
    def __bool__(self) -> Never: ...
    def _repr_html_(self) -> str: ...

class _Facts(TypedDict, total=False):
    state_secret: bool | None
    delegation_forbidden: bool | None
    personal_presence_required: bool | None
    presence_to_collect: bool | None
    paper_waived: bool | None

def assess(
    catalogue: Catalogue,
    code: str,
    direction: _Direction,
    on: _Day,
    *,
    variant: str | None = None,
    agency: str | None = None,
    facts: _Facts | None = None,
    rules: Rules | None = None,
) -> Verdict: ...

class Receiver:
    @property
    def official(self) -> InForce: ...
    @property
    def post_clerk(self) -> InForce: ...
    @property
    def delegations(self) -> list[Delegation]: ...
    def __bool__(self) -> Never: ...

def receiver(
    catalogue: Catalogue, unit: str, on: _Day, task: _DeskTask, *, agency: str | None = None
) -> Receiver: ...

class Step:
    @property
    def text(self) -> Text: ...
    @property
    def basis(self) -> Citation: ...
    @property
    def start(self) -> datetime.date | None: ...
    @property
    def stop(self) -> datetime.date | None: ...

class DeadlineAlternative:
    @property
    def condition(self) -> str | None: ...
    @property
    def date(self) -> datetime.date | None: ...
    @property
    def at(self) -> datetime.datetime | None: ...
    @property
    def status(self) -> DeadlineStatus: ...
    @property
    def earliest(self) -> datetime.date | None: ...
    @property
    def latest(self) -> datetime.date | None: ...
    @property
    def steps(self) -> list[Step]: ...

class ReadingOutcome:
    @property
    def reading(self) -> Reading: ...
    @property
    def value(self) -> str: ...
    @property
    def date(self) -> datetime.date | None: ...
    @property
    def at(self) -> datetime.datetime | None: ...

class Deadline:
    @property
    def date(self) -> datetime.date | None: ...
    @property
    def at(self) -> datetime.datetime | None: ...
    @property
    def status(self) -> DeadlineStatus: ...
    @property
    def earliest(self) -> datetime.date | None: ...
    @property
    def latest(self) -> datetime.date | None: ...
    @property
    def printable(self) -> datetime.date | None: ...
    @property
    def alternatives(self) -> list[DeadlineAlternative]: ...
    @property
    def steps(self) -> list[Step]: ...
    @property
    def limit(self) -> TimeLimit: ...
    @property
    def received(self) -> datetime.date: ...
    @property
    def calendar(self) -> WorkingCalendar: ...
    @property
    def editions(self) -> dict[str, str]: ...
    def pause(self, a: _Day, b: _Day) -> Deadline: ...
    def restart(self, at: _Moment) -> Deadline: ...
    def extend(self, to: _Day, reason: str = "") -> Deadline: ...
    def sensitivity(self) -> list[ReadingOutcome]: ...
    def _repr_html_(self) -> str: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

class Postmarks:
    def __init__(self, *, dispatch: _Moment, arrival: _Moment) -> None: ...

def due(limit: TimeLimit | str, received: _Moment | Postmarks, rules: Rules | None = None) -> Deadline: ...

class TransitDeadline:
    @property
    def n(self) -> int | None: ...
    @property
    def due(self) -> datetime.date | None: ...
    @property
    def earliest(self) -> datetime.date | None: ...
    @property
    def latest(self) -> datetime.date | None: ...
    @property
    def steps(self) -> list[Step]: ...

def transit_due(
    zone: _PostalZone, accepted: _Day, *, with_slip: bool, rules: Rules | None = None
) -> TransitDeadline: ...

class Regions:
    @property
    def status(self) -> Status: ...
    @property
    def clock(self) -> ClockState: ...
    @property
    def papers(self) -> Papers: ...
    @property
    def packet(self) -> Packet: ...
    @property
    def result(self) -> ResultCustody: ...
    @property
    def payment(self) -> Payment: ...
    @property
    def history(self) -> Status: ...
    def __eq__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

class _MachineRow(TypedDict):
    event: EventKind
    actors: list[Actor]
    status_from: list[Status] | None
    status_to: Status | Literal["history"] | None
    clock: ClockOperation
    papers_from: list[Papers] | None
    papers_to: Papers | None
    packet_from: list[Packet] | None
    packet_to: Packet | None
    result_from: list[ResultCustody] | None
    result_to: ResultCustody | None
    payment_from: list[Payment] | None
    payment_to: Payment | None
    guards: list[Guard]
    unless: list[Guard]
    document: str
    rules: list[str]
    certainty: Certainty
    valid_from: datetime.date
    valid_to: datetime.date | None

class _Narrowing(TypedDict):
    id: str
    event: _EventKind
    basis: str
    actor: NotRequired[_Actor]
    status: NotRequired[_Status]
    guards: NotRequired[Iterable[_Guard]]
    forbid: NotRequired[bool]

class StateMachine:
    def __init__(self) -> None: ...
    def rows(self) -> list[_MachineRow]: ...
    def with_(self, rows: Iterable[_Narrowing]) -> StateMachine: ...
    @property
    def edition(self) -> str: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

@final
class _Machine:
    @staticmethod
    def rows() -> list[_MachineRow]: ...
    @staticmethod
    def to_mermaid(on: _Day, lang: _Language = "en") -> str: ...
    @staticmethod
    def with_(rows: Iterable[_Narrowing]) -> StateMachine: ...

machine: Final[_Machine]

class Event:
    def __init__(
        self,
        what: _EventKind,
        occurred: _Instant,
        actor: _Actor,
        *,
        recorded: _Instant | None = None,
        actor_id: str | None = None,
        evidence: Iterable[str] = (),
    ) -> None: ...
    @property
    def what(self) -> EventKind: ...
    @property
    def occurred(self) -> datetime.datetime: ...
    @property
    def actor(self) -> Actor: ...
    @property
    def recorded(self) -> datetime.datetime | None: ...
    @property
    def actor_id(self) -> str: ...
    @property
    def evidence(self) -> list[str]: ...

class Dossier:
    @staticmethod
    def open(
        code: str,
        *,
        variant: str | None = None,
        agency: str,
        unit: str,
        intake: _Channel,
        return_by: _ReturnChannel,
    ) -> Dossier: ...
    @property
    def code(self) -> str: ...
    @property
    def variant(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def intake(self) -> Channel: ...
    @property
    def return_by(self) -> ReturnChannel: ...
    @property
    def status(self) -> Status: ...
    @property
    def regions(self) -> Regions: ...
    @property
    def outcome(self) -> DecisionOutcome: ...
    @property
    def due(self) -> datetime.date | None: ...
    @property
    def accepted(self) -> datetime.datetime | None: ...
    @property
    def finished(self) -> datetime.datetime | None: ...
    @property
    def timeliness(self) -> Timeliness: ...
    @property
    def supplements(self) -> int: ...
    @property
    def portal_code(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

class Refusal:
    @property
    def region(self) -> Region: ...
    @property
    def guard(self) -> Guard | None: ...
    @property
    def allowed(self) -> list[tuple[EventKind, Actor]]: ...
    @property
    def basis(self) -> list[Citation]: ...
    @property
    def text(self) -> Text: ...
    @property
    def cure(self) -> Text: ...

class Outcome:
    @property
    def dossier(self) -> Dossier: ...
    @property
    def refusal(self) -> Refusal | None: ...
    @property
    def document(self) -> str: ...
    @property
    def basis(self) -> list[Citation]: ...
    @property
    def warnings(self) -> list[Text]: ...
    @property
    def clock(self) -> Deadline | None: ...
    def __bool__(self) -> Never: ...

def apply(dossier: Dossier, event: Event, rules: Rules | None = None) -> Outcome: ...
def allowed_events(
    dossier: Dossier, actor: _Actor | None = None, rules: Rules | None = None, *, on: _Instant | None = None
) -> list[tuple[EventKind, Actor]]: ...
def distinct_bounds(dossiers_in: SupportsIndex, dossiers_returned: SupportsIndex) -> tuple[int, int]: ...

# What motcua/columns.py and motcua/replay.py call; arguments are positional and checked there.

def _due_days(calendar: WorkingCalendar, start: _Array, n: _Array, out: _Array, /) -> None: ...
def _due_columns(
    limits: list[TimeLimit],
    codes: _Array | None,
    working: _Array | None,
    received: _Array,
    ticks_per_day: int,
    rules: list[Rules],
    which: _Array | None,
    /,
    *out: _Array,  # date, earliest, latest, at, status
) -> None: ...

class _WorkingMinutes:
    def __init__(self, calendar: WorkingCalendar, hours: OfficeHours, /) -> None: ...
    def add(self, instants: _Array, ticks: int, minutes: _Array, closing: bool, out: _Array, /) -> None: ...
    def between(self, start: _Array, stop: _Array, ticks: int, out: _Array, /) -> None: ...

def _index_of(wanted: list[str], ids: list[str], /) -> npt.NDArray[np.int32]: ...
def _codes(of: Literal["event", "actor", "intake", "return_by"], words: list[str], /) -> npt.NDArray[np.uint8]: ...
def _instants(texts: list[Any], /) -> npt.NDArray[np.int64]: ...
def _evidence(texts: list[str], /) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]: ...

class _Replay:
    @property
    def dossiers(self) -> dict[str, _Array]: ...
    @property
    def applied(self) -> npt.NDArray[np.bool_]: ...
    @property
    def status_before(self) -> npt.NDArray[np.uint8]: ...
    @property
    def problems(self) -> list[tuple[int, int, int, str, str, str, str]]: ...
    @property
    def problem_count(self) -> int: ...

def _replay(
    events: Mapping[str, _Array],
    dossiers: Mapping[str, _Array],
    subjects: list[tuple[str, str, str, str]],
    rules: Rules | None,
    as_of: datetime.datetime | None,
    /,
) -> _Replay: ...
def _postal_report(
    replay: _Replay,
    start: _Day,
    end: _Day,
    intake_day: str,
    return_day: str,
    denominator: str | None,
    /,
) -> dict[str, Any]: ...
