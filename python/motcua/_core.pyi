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
    instrument: Final[str]
    article: Final[str]
    certainty: Final[Certainty]
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class CalendarDay:
    day: Final[datetime.date]
    kind: Final[DayKind]
    settled: Final[Settled]
    name: Final[str]
    name_en: Final[str]
    basis: Final[Citation]
    certainty: Final[Certainty]
    decided: Final[datetime.date | None]
    swapped_with: Final[datetime.date | None]
    works: Final[bool]

class WorkingCalendar:
    def is_working_day(self, d: _Day) -> bool: ...
    def advance(self, d: _Day, n: SupportsIndex) -> datetime.date: ...
    def count(self, a: _Day, b: _Day) -> int: ...
    def roll(self, d: _Day) -> datetime.date: ...
    def bounds(self, d: _Day, n: SupportsIndex) -> tuple[datetime.date, datetime.date]: ...
    def day(self, d: _Day) -> CalendarDay: ...
    def covers(self, d: _Day) -> bool: ...
    first: Final[datetime.date]
    official_until: Final[datetime.date]
    last: Final[datetime.date]
    edition: Final[str]
    title: Final[str]
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
    source: Final[str]
    edition: Final[str]
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

class LunarDate:
    def __init__(self, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex, leap: bool = False) -> None: ...
    year: Final[int]
    month: Final[int]
    day: Final[int]
    leap: Final[bool]
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
    amount: Final[int | float | None]
    amount_max: Final[int | float | None]
    unit: Final[TimeUnit]
    sense: Final[TermSense]
    join: Final[TermJoin]
    cutoff_minute: Final[int | None]
    party: Final[str]
    excludes: Final[str]
    words: Final[str]
    def __eq__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

class LimitAlternative:
    condition: Final[str | None]
    steps: Final[list[Term]]

class LimitProblem:
    start: Final[int]
    stop: Final[int]
    found: Final[str]
    doubt: Final[str]

class TimeLimit:
    alternatives: Final[list[LimitAlternative]]
    terms: Final[list[Term]]
    problems: Final[list[LimitProblem]]
    text: Final[str]
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
    channel: Final[Channel | None]
    limit: Final[TimeLimit]
    text: Final[str]
    provincial: Final[bool | None]
    source: Final[str]

class FeeEntry:
    channel: Final[Channel | None]
    amount: Final[int | None]
    text: Final[str]

class Variant:
    id: Final[str]
    name: Final[str]
    condition: Final[str]
    limits: Final[list[LimitEntry]]
    fees: Final[list[FeeEntry]]
    intake: Final[dict[Channel, bool]]
    returned: Final[dict[ReturnChannel, bool]]

class Procedure:
    code: Final[str]
    name: Final[str]
    field: Final[str]
    levels: Final[list[Level]]
    agencies: Final[list[str]]
    valid_from: Final[datetime.date | None]
    valid_to: Final[datetime.date | None]
    true_on: Final[datetime.date | None]
    source: Final[str]
    url: Final[str]
    variants: Final[list[Variant]]
    assumed: Final[bool]

class CatalogueEdition:
    id: Final[str]
    name: Final[Text]
    true_on: Final[datetime.date | None]
    assumed_from: Final[datetime.date | None]
    assumption: Final[Text]
    hash: Final[str]
    file: Final[str]

class Agency:
    id: Final[str]
    name: Final[Text]
    level: Final[Level]
    parent: Final[str]
    valid_from: Final[datetime.date | None]
    valid_to: Final[datetime.date | None]
    successors: Final[list[str]]

class Delegation:
    agency: Final[str]
    unit: Final[str]
    tasks: Final[list[DeskTask]]
    provider: Final[str]
    decision: Final[str]
    contract: Final[str]
    valid_from: Final[datetime.date | None]
    valid_to: Final[datetime.date | None]
    certainty: Final[Certainty]
    source: Final[str]
    note: Final[Text]

class Catalogue:
    def __init__(self) -> None: ...
    def at(self, code: str, on: _Day, agency: str | None = None) -> Procedure | None: ...
    def agency(self, id: str) -> Agency | None: ...
    def listed_count(self, on: _Day) -> int: ...
    edition: Final[str]
    editions: Final[list[CatalogueEdition]]
    agencies: Final[list[Agency]]
    delegations: Final[list[Delegation]]
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
    id: Final[str]
    instrument: Final[str]
    article: Final[str]
    wording: Final[Certainty]
    force: Final[Certainty]
    valid_from: Final[datetime.date]
    valid_to: Final[datetime.date | None]
    from_known: Final[bool]
    text: Final[Text]
    acts: Final[str]

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
    calendar: Final[WorkingCalendar]
    hours: Final[OfficeHours | None]
    catalogue: Final[Catalogue]
    readings: Final[dict[str, str]]
    editions: Final[dict[str, str]]
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

class Reason:
    id: Final[ReasonId]
    rule: Final[str]
    basis: Final[Citation]
    detail: Final[Text]
    text: Final[Text]

class Verdict:
    answer: Final[Answer]
    needs: Final[list[str]]
    reasons: Final[list[Reason]]
    editions: Final[dict[str, str]]
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
    official: Final[InForce]
    post_clerk: Final[InForce]
    delegations: Final[list[Delegation]]
    def __bool__(self) -> Never: ...

def receiver(
    catalogue: Catalogue, unit: str, on: _Day, task: _DeskTask, *, agency: str | None = None
) -> Receiver: ...

class Step:
    text: Final[Text]
    basis: Final[Citation]
    start: Final[datetime.date | None]
    stop: Final[datetime.date | None]

class DeadlineAlternative:
    condition: Final[str | None]
    date: Final[datetime.date | None]
    at: Final[datetime.datetime | None]
    status: Final[DeadlineStatus]
    earliest: Final[datetime.date | None]
    latest: Final[datetime.date | None]
    steps: Final[list[Step]]

class ReadingOutcome:
    reading: Final[Reading]
    value: Final[str]
    date: Final[datetime.date | None]
    at: Final[datetime.datetime | None]

class Deadline:
    date: Final[datetime.date | None]
    at: Final[datetime.datetime | None]
    status: Final[DeadlineStatus]
    earliest: Final[datetime.date | None]
    latest: Final[datetime.date | None]
    printable: Final[datetime.date | None]
    alternatives: Final[list[DeadlineAlternative]]
    steps: Final[list[Step]]
    limit: Final[TimeLimit]
    received: Final[datetime.date]
    calendar: Final[WorkingCalendar]
    editions: Final[dict[str, str]]
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
    n: Final[int | None]
    due: Final[datetime.date | None]
    earliest: Final[datetime.date | None]
    latest: Final[datetime.date | None]
    steps: Final[list[Step]]

def transit_due(
    zone: _PostalZone, accepted: _Day, *, with_slip: bool, rules: Rules | None = None
) -> TransitDeadline: ...

class Regions:
    status: Final[Status]
    clock: Final[ClockState]
    papers: Final[Papers]
    packet: Final[Packet]
    result: Final[ResultCustody]
    payment: Final[Payment]
    history: Final[Status]
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
    edition: Final[str]
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
    what: Final[EventKind]
    occurred: Final[datetime.datetime]
    actor: Final[Actor]
    recorded: Final[datetime.datetime | None]
    actor_id: Final[str]
    evidence: Final[list[str]]

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
    code: Final[str]
    variant: Final[str]
    agency: Final[str]
    unit: Final[str]
    intake: Final[Channel]
    return_by: Final[ReturnChannel]
    status: Final[Status]
    regions: Final[Regions]
    outcome: Final[DecisionOutcome]
    due: Final[datetime.date | None]
    accepted: Final[datetime.datetime | None]
    finished: Final[datetime.datetime | None]
    timeliness: Final[Timeliness]
    supplements: Final[int]
    portal_code: Final[int]
    def __eq__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: dict[int, Any], /) -> Self: ...

class Refusal:
    region: Final[Region]
    guard: Final[Guard | None]
    allowed: Final[list[tuple[EventKind, Actor]]]
    basis: Final[list[Citation]]
    text: Final[Text]
    cure: Final[Text]

class Outcome:
    dossier: Final[Dossier]
    refusal: Final[Refusal | None]
    document: Final[str]
    basis: Final[list[Citation]]
    warnings: Final[list[Text]]
    clock: Final[Deadline | None]
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
    rules: Rules | list[Rules] | None,
    which: _Array | None,
    date: _Array | None,
    earliest: _Array | None,
    latest: _Array | None,
    at: _Array | None,
    status: _Array | None,
    /,
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
    dossiers: Final[dict[str, _Array]]
    applied: Final[npt.NDArray[np.bool_]]
    status_before: Final[npt.NDArray[np.uint8]]
    problems: Final[list[tuple[int, int, int, str, str, str, str]]]
    problem_count: Final[int]

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
