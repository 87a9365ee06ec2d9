# SPDX-License-Identifier: Apache-2.0
"""The naive reference of the machine, first half: the dossier, and its events up to acceptance and completion."""

import days
import deadline
from machine_world import DECISION_45, DECREE_61, DECREE_118, DECREE_309, need, working_days_after

STATE = ("status", "clock", "papers", "packet", "result", "payment", "history", "outcome", "due", "supplements",
         "accepted", "started", "finished", "intake", "return_by", "by_post_clerk", "step")  # fmt: skip


def is_desk(unit, own):
    return unit == own or any(word in unit.lower() for word in ("một cửa", "hành chính công"))


class Intake:
    """A dossier with the events that bring it to the desk and keep it there; `machine.Dossier` has the others."""

    def __init__(self, world, code, agency, unit, intake, return_by, variant_known=True):
        self.world, self.code, self.agency, self.unit, self.variant_known = world, code, agency, unit, variant_known
        self.intake, self.return_by = intake, return_by
        self.status, self.clock, self.papers = "draft", "not_started", "applicant"
        self.packet = self.result = self.payment = self.outcome = "none"
        self.history = None
        self.accepted = self.started = self.finished = self.due = None
        self.supplements = 0
        self.asked_at_intake = 0  # requests to complete before acceptance
        self.step = 0  # of the internal process; 0 before it begins
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
        need(self.law() >= first, "validity")

    def by(self, *actors, desk=False):
        need(self.actor in actors or (desk and self.actor in ("desk_clerk", "delegated_clerk")), "actor")

    def entitled(self, task):
        """Officials are; staff under a delegation while it names the task."""
        covered = self.actor != "delegated_clerk" or self.world.delegated(self.agency, self.unit, task, self.day)
        need(covered, {"receive": "receives", "return": "returns"}[task])

    def at(self, *statuses):
        need(self.status in statuses, "status")

    def stop_clock(self):
        self.clock = "stopped"

    def start_clock(self, start):
        self.clock, self.started = "running", start
        self.due = self.world.due(self.code, self.variant_known, self.intake, self.law(), start.date())

    def once(self):
        """NĐ 61 Điều 11.2c, NĐ 118 Điều 16.3: one request, at each stage or in all; a second one is warned of or denied."""
        before = self.supplements if self.accepted else self.asked_at_intake
        if self.accepted and self.world.readings["supplement_count"] == "in_all":
            before += self.asked_at_intake
        need(not before or self.world.readings["second_supplement"] != "deny", "supplement_once")

    def at_the_desk(self, day):
        """How many steps the process of that day begins with at the desk; one where no process is known."""
        process = self.world.process(self.code, self.variant_known, day)
        away = [not is_desk(unit, self.unit) for unit in process]
        return 1 if not process else away.index(True) if True in away else len(process)

    def put_off(self, since):
        """The due day later by the working days since then."""
        lost = deadline.count_working(since.date(), self.day, days.OFF, days.WORKED)
        if self.due and lost > 0:
            self.due = working_days_after(self.due, lost)

    # ---- the events, each all checks first, in the order of `Refused`

    def submit_counter(self):
        self.since(DECREE_61)
        self.at("draft")
        self.by("applicant", desk=True)
        need(self.papers == "applicant", "papers")
        self.entitled("receive")
        self.status, self.papers, self.intake = "submitted", "desk", "counter"

    def submit_online(self):
        self.since(DECREE_61)
        self.at("draft")
        self.by("applicant")
        need(self.papers == "applicant", "papers")
        self.status, self.papers, self.intake = "submitted", "none", "online"

    def post_accept(self):
        self.since(DECISION_45)
        self.at("draft", "supplement_before_acceptance", "supplement_requested")
        self.by("postal_worker")
        if self.status == "draft":
            need(self.papers == "applicant", "papers")
        need(self.packet == "none", "packet")
        if self.status == "draft":
            need(self.world.may_be_posted(self.code, self.day), "intake_eligible")
            self.papers = self.intake = "post"
        self.packet = "accepted_by_post"

    def post_dispatch(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        need(self.packet == "accepted_by_post", "packet")
        self.packet = "in_transit"

    def post_handover(self):
        self.since(DECISION_45)
        self.at("draft", "supplement_before_acceptance", "supplement_requested")
        self.by("postal_worker", desk=True)
        if self.status == "draft":
            need(self.papers == "post", "papers")
        need(self.packet != "none", "packet")
        self.entitled("receive")
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
        self.at("submitted")
        self.by(desk=True)
        self.entitled("receive")
        self.status, self.accepted = "accepted", self.when
        self.by_post_clerk = self.actor == "delegated_clerk"
        self.step = self.at_the_desk(self.day)
        if self.day >= DECREE_309 and not self.world.at_home(self.unit, self.agency):
            return  # NĐ 309 Điều 8.3: counted from the competent agency's receipt
        # QĐ 45/2016 Điều 7.4 is the only rule that was read until NĐ 118/2025 Điều 17.3.
        reading = self.world.readings["clock_start"]
        from_record = reading == "handover" or (reading == "by_law" and self.day < DECREE_118)
        by_post = self.intake == "post" and self.handed_over
        self.start_clock(self.handed_over if by_post and from_record else self.when)

    def request_supplement(self):
        self.since(DECREE_61)
        self.at("submitted", "accepted", "processing")
        self.by(desk=True)
        if self.status == "submitted":
            self.entitled("receive")
            self.once()
            self.status = "supplement_before_acceptance"
            self.asked_at_intake += 1
            return
        need(self.result == "none", "result")
        need(self.papers in ("unit", "desk", "none"), "papers")
        self.entitled("receive")
        in_time = self.day <= working_days_after(self.accepted.date(), 3)
        anew = self.world.readings["supplement_window"] == "completion"
        if self.supplements and self.started and anew:  # counted from the complete dossier, which started the clock anew
            in_time = in_time or self.day <= working_days_after(self.started.date(), 3)
        need(in_time, "supplement_window")
        self.once()
        self.status, self.asked = "supplement_requested", self.when
        self.supplements = min(self.supplements + 1, 7)
        if self.papers == "unit":
            self.papers = "desk"
        if self.clock == "running":
            self.clock = "paused"

    def receive_supplement(self):
        self.since(DECREE_61)
        self.at("supplement_before_acceptance", "supplement_requested")
        self.by(desk=True)
        need(self.packet == "none", "packet")
        self.entitled("receive")
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
            self.step = self.at_the_desk(self.law())  # counted anew, so is the process
            return
        self.clock = "running"
        if reading == "pause":
            self.put_off(self.asked)

    def refuse_intake(self):
        self.since(DECREE_61)
        self.at("submitted", "supplement_before_acceptance")
        self.by(desk=True)
        need(self.packet == "none", "packet")
        self.entitled("receive")
        self.status = "not_accepted"

    def close_incomplete(self):
        self.since(DECREE_118)
        self.at("supplement_requested")
        self.by("system", desk=True)
        need(self.packet == "none", "packet")
        self.entitled("receive")
        if self.world.readings["fifteen_days"] == "working":
            last = working_days_after(self.asked.date(), 15)
        else:  # Bộ luật Dân sự Điều 147, 148: the day of the notice does not count, a last day off moves on
            last = deadline.due_calendar_days(self.asked.date(), 15, days.OFF, days.WORKED)
        need(self.day > last, "fifteen_days")
        self.status = "stopped"
        self.stop_clock()
