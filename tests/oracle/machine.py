# SPDX-License-Identifier: Apache-2.0
"""A naive reference of the dossier machine: one function for each event, standard library only.

Written from the texts (QĐ 45/2016/QĐ-TTg, TT 17/2017/TT-BTTTT, NĐ 61/2018, NĐ 118/2025, NĐ 309/2026) and the words for
events, not from the library: it has no table and shares no code or data with it. Everything is plain text, dates and
sets. `apply` returns None and changes the dossier, or returns why it refuses and changes nothing.
"""

from datetime import date, datetime, timedelta

import days
import deadline

DECISION_45 = date(2016, 12, 16)  # carriage by the public postal service
DECREE_61 = date(2018, 6, 21)  # the first one-stop text that was read; before it answers are unknown
DECREE_118 = date(2025, 7, 1)
DECREE_309 = date(2026, 8, 5)

DEFAULTS = {
    "clock_start": "by_law",
    "supplement_clock": "restart",
    "second_supplement": "warn",
    "fifteen_days": "calendar",
    "pinning": "keep",
}

# Grounds of Luật Bưu chính Điều 17.1 that need no invitation.
GROUNDS = {"refused", "moved", "address", "unknown"}

OPEN = ("submitted", "supplement_before_acceptance", "accepted", "processing", "supplement_requested", "financial_obligation")
STATE = ("status", "clock", "papers", "packet", "result", "payment", "history", "outcome", "due", "supplements",
         "accepted", "started", "finished", "intake", "return_by", "by_post_clerk")  # fmt: skip


class Refused(Exception):
    pass


def need(holds, why):
    if not holds:
        raise Refused(why)


class World:
    """What the answers hang on besides the dossier: procedures, desks, delegations, readings.

    procedures: code -> [{from, to, limits: {channel or None: (unit, n)}, excluded}]; not_by_post: code -> first day;
    units: unit -> agency; parents: agency -> agency; delegations: [(agency, unit, first day or None, end or None)].
    """

    def __init__(self, procedures, not_by_post=(), units=(), parents=(), delegations=(), **readings):
        self.procedures = procedures
        self.not_by_post = dict(not_by_post)
        self.units = dict(units)
        self.parents = dict(parents)
        self.delegations = list(delegations)
        self.readings = DEFAULTS | readings

    def version(self, code, day):
        for version in self.procedures[code]:
            if version.get("from", date.min) <= day < version.get("to", date.max):
                return version
        return None

    def may_be_posted(self, code, day):
        """QĐ 45/2016 Điều 1.2 and 13.1: refused only by a known exclusion or a published no."""
        version = self.version(code, day)
        if version is None:
            return True
        return not version.get("excluded") and not (code in self.not_by_post and day >= self.not_by_post[code])

    def delegated(self, agency, unit, day):
        """NĐ 118/2025 Điều 7.4 and the pilots before it; a spell whose beginning is unknown entitles nobody."""
        return any(
            a == agency and u == unit and first is not None and first <= day and (end is None or day < end)
            for a, u, first, end in self.delegations
        )

    def at_home(self, unit, agency):
        """Whether the unit is a desk of the deciding agency, or of a body above it; unknown desks are taken as such."""
        if unit not in self.units:
            return True
        while agency:
            if self.units[unit] == agency:
                return True
            agency = self.parents.get(agency)
        return False

    def due(self, code, variant_known, channel, law_day, start):
        version = self.version(code, law_day)
        if version is None or not variant_known:
            return None
        unit, n = version["limits"].get(channel) or version["limits"].get(None) or (None, None)
        if unit == "working_day":
            return deadline.due_working_days(start, n, days.OFF, days.WORKED)
        if unit == "calendar_day":
            return deadline.due_calendar_days(start, n, days.OFF, days.WORKED)
        return None


def working_days_after(day, n):
    return deadline.advance(day, n, days.OFF, days.WORKED)


class Dossier:
    def __init__(self, world, code, agency, unit, intake, return_by, variant_known=True):
        self.world, self.code, self.agency, self.unit, self.variant_known = world, code, agency, unit, variant_known
        self.intake, self.return_by = intake, return_by
        self.status, self.clock, self.papers = "draft", "not_started", "applicant"
        self.packet = self.result = self.payment = self.outcome = "none"
        self.history = None
        self.accepted = self.started = self.finished = self.due = None
        self.supplements = 0
        self.by_post_clerk = False
        self.handed_over = None  # submission of a dossier by post: handover record, or completion after it
        self.asked = None  # the last notice to complete after acceptance
        self.extended = False
        self.invitations = []

    def snapshot(self):
        return {name: getattr(self, name) for name in STATE}

    @property
    def timeliness(self):
        """TT 01/2018/TT-VPCP Điều 13.1; what is not finished is told apart."""
        if self.status in ("not_accepted", "stopped"):
            return self.status
        if self.status not in ("finished", "returned"):
            return "unfinished"
        if self.due is None:
            return "unknown"
        day = self.finished.date()
        return "early" if day < self.due else "on_time" if day == self.due else "late"

    # ---- small words of the rules

    def law(self):
        """The day whose rules hold: that of acceptance, unless rules are followed as they change."""
        return self.accepted.date() if self.accepted and self.world.readings["pinning"] == "keep" else self.day

    def since(self, first):
        need(self.law() >= first, "no rule that was read is in force")

    def by(self, *actors, desk=False):
        if self.actor in actors:
            return
        need(desk, "actor")
        entitled = self.actor == "delegated_clerk" and self.world.delegated(self.agency, self.unit, self.day)
        need(self.actor == "desk_clerk" or entitled, "not entitled at the desk")

    def at(self, *statuses):
        need(self.status in statuses, "status")

    def stop_clock(self):
        self.clock = "stopped"

    def start_clock(self, start):
        self.clock, self.started = "running", start
        self.due = self.world.due(self.code, self.variant_known, self.intake, self.law(), start.date())

    # ---- the events, each all checks first

    def submit_counter(self):
        self.since(DECREE_61)
        self.by("applicant", desk=True)
        self.at("draft")
        need(self.papers == "applicant", "papers")
        self.status, self.papers = "submitted", "desk"

    def submit_online(self):
        self.since(DECREE_61)
        self.by("applicant")
        self.at("draft")
        need(self.papers == "applicant", "papers")
        self.status, self.papers, self.intake = "submitted", "none", "online"

    def post_accept(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        self.at("draft", "supplement_before_acceptance", "supplement_requested")
        need(self.packet == "none", "packet")
        if self.status == "draft":
            need(self.papers == "applicant", "papers")
            need(self.world.may_be_posted(self.code, self.day), "not by post")
            self.papers = "post"
        self.packet = "accepted_by_post"

    def post_dispatch(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        need(self.packet == "accepted_by_post", "packet")
        self.packet = "in_transit"

    def post_handover(self):
        self.since(DECISION_45)
        self.by("postal_worker", desk=True)
        self.at("draft", "supplement_before_acceptance", "supplement_requested")
        need(self.packet != "none", "packet")
        if self.status == "draft":
            self.status, self.papers = "submitted", "desk"
        self.packet = "none"
        if not self.accepted:
            self.handed_over = self.when

    def post_recall(self):
        """Luật Bưu chính Điều 16: until delivery the item is the sender's."""
        self.since(DECISION_45)
        self.by("applicant", "postal_worker")
        need(self.packet != "none", "packet")
        self.packet = "none"
        if self.status == "draft":
            self.papers = "applicant"

    def accept(self):
        self.since(DECREE_61)
        self.by(desk=True)
        self.at("submitted")
        self.status, self.accepted = "accepted", self.when
        self.by_post_clerk = self.actor == "delegated_clerk"
        if self.day >= DECREE_309 and not self.world.at_home(self.unit, self.agency):
            return  # NĐ 309 Điều 8.3: counted from the competent agency's receipt
        # QĐ 45/2016 Điều 7.4 is the only rule that was read until NĐ 118/2025 Điều 17.3.
        reading = self.world.readings["clock_start"]
        from_record = reading == "handover" or (reading == "by_law" and self.day < DECREE_118)
        by_post = self.intake == "post" and self.handed_over
        self.start_clock(self.handed_over if by_post and from_record else self.when)

    def request_supplement(self):
        self.since(DECREE_61)
        self.by(desk=True)
        self.at("submitted", "accepted", "processing")
        if self.status == "submitted":
            self.status = "supplement_before_acceptance"
            return
        need(self.result == "none", "result")
        need(self.papers in ("unit", "desk", "none"), "papers")
        in_time = self.day <= working_days_after(self.accepted.date(), 3)
        if self.supplements:
            need(self.world.readings["second_supplement"] != "deny", "asked before")
            if self.started:  # counted from the complete dossier, which started the clock anew
                in_time = in_time or self.day <= working_days_after(self.started.date(), 3)
        need(in_time, "more than three working days")
        self.status, self.asked = "supplement_requested", self.when
        self.supplements = min(self.supplements + 1, 7)
        if self.papers == "unit":
            self.papers = "desk"
        if self.clock == "running":
            self.clock = "paused"

    def receive_supplement(self):
        self.since(DECREE_61)
        self.by(desk=True)
        self.at("supplement_before_acceptance", "supplement_requested")
        need(self.packet == "none", "packet")
        if self.status == "supplement_before_acceptance":
            self.status = "submitted"
            if self.handed_over:
                self.handed_over = self.when  # QĐ 45/2016 Điều 7.4: complete, and only then submitted
            return
        self.status = "accepted"
        if self.clock != "paused":
            return
        reading = self.world.readings["supplement_clock"]
        if reading == "restart":
            self.start_clock(self.when)
            return
        self.clock = "running"
        if reading == "pause" and self.due:
            lost = deadline.count_working(self.asked.date(), self.day, days.OFF, days.WORKED)
            if lost > 0:
                self.due = working_days_after(self.due, lost)

    def refuse_intake(self):
        self.since(DECREE_61)
        self.by(desk=True)
        self.at("submitted", "supplement_before_acceptance")
        need(self.packet == "none", "packet")
        self.status = "not_accepted"

    def close_incomplete(self):
        self.since(DECREE_118)
        self.by("system", desk=True)
        self.at("supplement_requested")
        need(self.packet == "none", "packet")
        if self.world.readings["fifteen_days"] == "working":
            last = working_days_after(self.asked.date(), 15)
        else:  # Bộ luật Dân sự Điều 147, 148: the day of the notice does not count, a last day off moves on
            last = deadline.due_calendar_days(self.asked.date(), 15, days.OFF, days.WORKED)
        need(self.day > last, "15 days have not passed")
        self.status = "stopped"
        self.stop_clock()

    def forward(self):
        self.since(DECREE_61)
        self.by(desk=True)
        self.at("accepted")
        need(self.papers in ("desk", "none"), "papers")
        self.status = "processing"
        if self.papers == "desk":
            self.papers = "unit"

    def receive_at_agency(self):
        self.since(DECREE_61)
        self.by("officer")
        self.at("accepted", "processing")
        if self.clock == "not_started":
            self.start_clock(self.when)

    def consult(self):
        self.since(DECREE_61)
        self.by("officer")
        self.at("processing")

    def answer_consultation(self):
        self.since(DECREE_61)
        self.by("consulted_agency")
        self.at("processing")

    def request_payment(self):
        self.since(DECREE_61)
        self.by("officer")
        self.at("processing")
        need(self.result == "none" and self.payment == "none", "result or payment")
        self.status, self.payment = "financial_obligation", "due"

    def pay(self):
        self.since(DECISION_45)
        self.by("applicant", "postal_worker")
        self.at("financial_obligation", "draft", "submitted", "accepted", "processing", "finished")
        need(self.payment in ("none", "due"), "payment")
        self.payment = "paid" if self.actor == "applicant" else "held_by_post"
        if self.status == "financial_obligation":
            self.status = "processing"

    def remit_payment(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        need(self.payment == "held_by_post", "payment")
        self.payment = "paid"

    def request_withdrawal(self):
        self.since(DECREE_61)
        self.by("applicant")
        self.at(*OPEN)
        need(self.result == "none", "result")
        if self.law() >= DECREE_118:  # Điều 21: from form 01, online from the system's receipt
            need(self.accepted or self.intake == "online", "no receipt slip yet")
        self.history, self.status = self.status, "withdrawal_requested"

    def grant_withdrawal(self):
        self.since(DECREE_61)
        self.by("desk_clerk", "officer", "leader")  # the decree does not name contract staff for it
        self.at("withdrawal_requested")
        self.status, self.history = "stopped", None
        self.stop_clock()

    def back_to_history(self, *actors):
        self.since(DECREE_61)
        self.by(*actors)
        self.at("withdrawal_requested")
        self.status, self.history = self.history, None

    def refuse_withdrawal(self):
        self.back_to_history("officer", "leader")

    def retract_withdrawal(self):
        self.back_to_history("applicant")

    def stop(self):
        self.since(DECREE_61)
        self.by("leader")
        self.at("processing")
        need(self.result == "none", "result")
        self.status = "stopped"
        self.stop_clock()

    def extend(self):
        self.since(DECREE_61)
        self.by("officer", "leader")
        self.at("accepted", "processing")
        need(not self.extended, "a new date was set before")
        need(self.due is not None and self.day <= self.due - timedelta(days=1), "too late, or no due day")
        promised = self.evidence.get("due")
        need(promised is not None and promised > self.due, "no later date")
        self.due, self.extended = promised, True

    def sign(self, outcome):
        self.since(DECREE_61)
        self.by("leader")
        self.at("processing")
        need(self.result == "none", "result")
        self.result, self.outcome = "signed_off", outcome

    def decide(self):
        self.sign("granted")

    def refuse_on_merits(self):
        self.sign("refused")

    def issue(self):
        self.since(DECREE_61)
        self.by("officer", "leader")
        self.at("processing")
        need(self.result == "signed_off", "result")
        self.status, self.result, self.finished = "finished", "desk", self.when
        self.stop_clock()
        if self.outcome == "refused" and self.papers == "unit":
            self.papers = "desk"  # the dossier is given back (NĐ 61 Điều 19.8, NĐ 118 Điều 19.3)

    def recall_result(self):
        self.since(DECREE_61)
        self.by("leader")
        self.at("finished")
        need(self.result == "desk", "result")
        self.status, self.result, self.outcome = "processing", "none", "none"

    def change_return(self, to):
        self.since(DECISION_45)
        self.by("applicant", desk=True)
        need(self.status not in ("draft", "not_accepted", "stopped", "returned"), "status")
        need(self.result in ("none", "signed_off", "desk", "returned_to_desk"), "result")
        self.return_by = to

    def register_post_return(self):
        self.change_return("post")

    def cancel_post_return(self):
        self.change_return("counter")

    def hand_to_post(self):
        self.since(DECISION_45)
        self.by("postal_worker", desk=True)
        self.at("finished")
        need(self.result in ("desk", "returned_to_desk"), "result")
        need(self.payment != "due", "payment")
        need(self.return_by == "post", "return by post was not chosen")
        self.result, self.invitations = "post_accepted", []

    def post_depart(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        self.at("finished")
        need(self.result == "post_accepted", "result")
        self.result = "post_transit"

    def deliver(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        self.at("finished")
        need(self.result in ("post_accepted", "post_transit", "undelivered"), "result")
        self.status, self.result = "returned", "delivered"

    def fail_delivery(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        self.at("finished")
        need(self.result in ("post_accepted", "post_transit"), "result")
        self.result = "undelivered"

    def invite(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        self.at("finished")
        need(self.result == "undelivered", "result")
        self.invitations = self.invitations + [self.day]

    def return_to_agency(self):
        self.since(DECISION_45)
        self.by("postal_worker", desk=True)
        self.at("finished")
        need(self.result == "undelivered", "result")
        apart = self.invitations and deadline.count_working(self.invitations[0], self.invitations[-1], days.OFF, days.WORKED)
        need(self.evidence.get("reason") in GROUNDS or (apart and apart >= 2), "no two invitations two working days apart")
        self.result = "returned_to_desk"

    def collect(self):
        self.since(DECREE_61)
        self.by("applicant", desk=True)
        self.at("finished")
        need(self.result in ("desk", "returned_to_desk"), "result")
        self.status, self.result = "returned", "collected"

    def send_electronically(self):
        self.since(DECREE_61)
        self.by("system", desk=True)
        self.at("finished")
        need(self.result == "desk", "result")
        self.status, self.result, self.return_by = "returned", "sent_electronically", "electronic"

    def papers_leave(self, to):
        over = self.status in ("not_accepted", "stopped")
        need(over or (self.status in ("finished", "returned") and self.outcome == "refused"), "status")
        need(self.papers in ("desk", "unit"), "papers")
        self.papers = to

    def give_papers_back(self):
        self.since(DECREE_61)
        self.by(desk=True)
        self.papers_leave("home")

    def post_papers_back(self):
        self.since(DECISION_45)
        self.by("postal_worker", desk=True)
        self.papers_leave("post_back")

    def deliver_papers(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        need(self.papers == "post_back", "papers")
        self.papers = "home"

    def archive(self):
        self.since(DECREE_61)
        self.by("officer")
        self.at("returned")
        need(self.papers == "unit", "papers")
        self.papers = "archive"

    def report_loss(self):
        """QĐ 45/2016 Điều 14: what the carrier holds is lost; the dossier stays open."""
        self.since(DECISION_45)
        self.by("postal_worker")
        if self.packet != "none":
            need(self.papers != "post_back", "two consignments, and it is not said which")
            self.packet = "none"
            if self.papers == "post":
                self.papers = "lost"
            return
        carried = self.result in ("post_accepted", "post_transit")
        need(carried or self.papers == "post_back", "nothing is with the carrier")
        if carried:
            self.result = "lost"
        if self.papers == "post_back":
            self.papers = "lost"

    def remedy_loss(self):
        self.since(DECISION_45)
        self.by("postal_worker", desk=True)
        if self.status == "draft":
            need(self.papers == "lost", "papers")
            self.papers = "applicant"
        elif self.result == "lost":
            self.result = "desk"
        else:
            self.at("not_accepted", "stopped", "finished", "returned")
            need(self.papers == "lost", "papers")
            self.papers = "home"


EVENTS = ("submit_counter", "submit_online", "post_accept", "post_dispatch", "post_handover", "post_recall", "accept",
          "request_supplement", "receive_supplement", "refuse_intake", "close_incomplete", "forward", "receive_at_agency",
          "consult", "answer_consultation", "request_payment", "pay", "remit_payment", "request_withdrawal",
          "grant_withdrawal", "refuse_withdrawal", "retract_withdrawal", "stop", "extend", "decide", "refuse_on_merits",
          "issue", "recall_result", "register_post_return", "cancel_post_return", "hand_to_post", "post_depart", "deliver",
          "fail_delivery", "invite", "return_to_agency", "collect", "send_electronically", "give_papers_back",
          "post_papers_back", "deliver_papers", "archive", "report_loss", "remedy_loss")  # fmt: skip
ACTORS = ("applicant", "postal_worker", "delegated_clerk", "desk_clerk", "officer", "leader", "consulted_agency", "system")


def read_evidence(items):
    """`due=` as a date, `reason=` as a word; the first of a kind counts, what cannot be read does not."""
    found = {}
    for item in items:
        name, _, value = item.partition("=")
        if name == "due" and "due" not in found:
            try:
                found["due"] = date.fromisoformat(value)
            except ValueError:
                found["due"] = None
        elif name == "reason":
            found.setdefault("reason", value)
    return found


def apply(dossier, event, when: datetime, actor, evidence=()):
    """None where the event is allowed and was applied; else why it was refused, with the dossier as it was."""
    dossier.when, dossier.day, dossier.actor = when, when.date(), actor
    dossier.evidence = read_evidence(evidence)
    # Every event checks before it changes: a refusal leaves nothing behind.
    try:
        getattr(dossier, event)()
    except Refused as refusal:
        return str(refusal)
    return None
