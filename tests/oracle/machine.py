# SPDX-License-Identifier: Apache-2.0
"""A naive reference of the dossier machine: one function for each event, standard library only.

Written from the texts (QĐ 45/2016/QĐ-TTg, TT 17/2017/TT-BTTTT, NĐ 61/2018, NĐ 118/2025, NĐ 309/2026) and the words for
events, not from the library: it has no table and shares no code or data with it. Everything is plain text, dates and
sets. `apply` returns None and changes the dossier, or returns why it refuses and changes nothing.
"""

import re
from datetime import date, datetime, timedelta

import days
import deadline
from machine_intake import Intake
from machine_world import DECISION_45, DECREE_61, DECREE_118, Refused, World, need

__all__ = ["ACTORS", "EVENTS", "Dossier", "World", "apply"]

# Grounds of Luật Bưu chính Điều 17.1 that need no invitation.
GROUNDS = {"refused", "moved", "address", "unknown"}

OPEN = (
    "submitted",
    "supplement_before_acceptance",
    "accepted",
    "processing",
    "supplement_requested",
    "financial_obligation",
)


class Dossier(Intake):
    """The whole course: processing, the result and its return, papers and losses."""

    def forward(self):
        self.since(DECREE_61)
        self.at("accepted")
        self.by(desk=True)
        need(self.papers in ("desk", "none"), "papers")
        self.entitled("receive")
        self.step_is_one()
        self.status = "processing"
        if self.papers == "desk":
            self.papers = "unit"
        begun = self.accepted
        if self.world.readings["pinning"] != "keep" and self.started:
            begun = max(begun, self.started)
        # Behind the desk, or back where it was when the applicant was asked.
        self.step = self.evidence.get("step") or max(self.step, self.at_the_desk(begun.date()) + 1)

    def step_is_one(self):
        """A step that is named must be one: from 1, and of the process where that is known."""
        if "step" not in self.evidence:
            return
        begun = self.accepted
        if self.world.readings["pinning"] != "keep" and self.started:
            begun = max(begun, self.started)
        steps = len(self.world.process(self.code, self.variant_known, begun.date())) or 63
        need(self.evidence["step"] and self.evidence["step"] <= steps, "step_of_process")

    def receive_at_agency(self):
        self.since(DECREE_61)
        self.at("accepted", "processing")
        self.by("officer")
        # Which receipt of a remote dossier counts is not said; without papers the file is all there is.
        waits = self.world.readings["remote_receipt"] == "paper" and self.papers != "none"
        if self.clock == "not_started" and not (waits and self.evidence.get("file") == "electronic"):
            self.start_clock(self.when)

    def pass_on(self):
        """From one step of the internal process to another: among those who handle the dossier, nothing else moves."""
        self.since(DECREE_61)
        self.at("processing")
        self.by("officer", "leader")
        self.step_is_one()
        self.step = min(self.evidence.get("step") or self.step + 1, 63)

    def consult(self):
        self.since(DECREE_61)
        self.at("processing")
        self.by("officer")

    def answer_consultation(self):
        self.since(DECREE_61)
        self.at("processing")
        self.by("consulted_agency")

    def request_payment(self):
        self.since(DECREE_61)
        self.at("processing")
        self.by("officer")
        need(self.result == "none", "result")
        need(self.payment == "none", "payment")
        self.status, self.payment = "financial_obligation", "due"
        if self.world.readings["financial_obligation"] == "suspends" and self.clock == "running":
            self.clock, self.payment_asked = "paused", self.when

    def pay(self):
        self.since(DECISION_45)
        self.at("financial_obligation", "draft", "submitted", "accepted", "processing", "finished")
        self.by("applicant", "postal_worker")
        need(self.payment in ("none", "due"), "payment")
        self.payment = "paid" if self.actor == "applicant" else "held_by_post"
        if self.status == "financial_obligation":
            self.status = "processing"
            if self.clock == "paused":
                self.clock = "running"
                self.put_off(self.payment_asked)

    def remit_payment(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        need(self.payment == "held_by_post", "payment")
        self.payment = "paid"

    def request_withdrawal(self):
        self.since(DECREE_61)
        self.at(*OPEN)
        self.by("applicant")
        need(self.result == "none", "result")
        if self.law() >= DECREE_118:  # Điều 21: from form 01, online from the system's receipt
            self.has_the_slip()
        self.history, self.status = self.status, "withdrawal_requested"

    def has_the_slip(self):
        """Điều 21.1: from form 01 in the applicant's hands, by post on the day that is told; online from the system's
        receipt."""
        if self.intake == "online":
            return
        need(self.accepted, "stop_window")
        if self.intake == "post":
            got = self.evidence.get("slip_received")
            need(got and self.accepted.date() <= got <= self.day, "stop_window")

    def adjust(self):
        """Điều 21: only who filed online may change the content, in the window of the stop; nothing else moves."""
        self.since(DECREE_118)
        self.at(*OPEN)
        self.by("applicant")
        need(self.result == "none", "result")
        need(self.accepted or self.intake == "online", "stop_window")
        need(self.intake == "online", "filed_online")

    def grant_withdrawal(self):
        self.since(DECREE_61)
        self.at("withdrawal_requested")
        self.by("desk_clerk", "officer", "leader")  # the decree does not name contract staff for it
        self.status, self.history = "stopped", None
        self.stop_clock()

    def back_to_history(self, *actors):
        self.since(DECREE_61)
        self.at("withdrawal_requested")
        self.by(*actors)
        self.status, self.history = self.history, None

    def refuse_withdrawal(self):
        self.back_to_history("officer", "leader")

    def retract_withdrawal(self):
        self.back_to_history("applicant")

    def stop(self):
        self.since(DECREE_61)
        self.at("processing")
        self.by("leader")
        need(self.result == "none", "result")
        self.status = "stopped"
        self.stop_clock()

    def extend(self):
        self.since(DECREE_61)
        self.at("accepted", "processing")
        self.by("officer", "leader")
        need(not self.extended, "first_extension")
        need(self.due is not None and self.day <= self.due - timedelta(days=1), "day_before_due")
        promised = self.evidence.get("due")
        need(promised is not None and promised > self.due, "day_before_due")
        self.due, self.extended = promised, True

    def sign(self, outcome):
        self.since(DECREE_61)
        self.at("processing")
        self.by("leader")
        need(self.result == "none", "result")
        self.result, self.outcome = "signed_off", outcome

    def decide(self):
        self.sign("granted")

    def refuse_on_merits(self):
        self.sign("refused")

    def issue(self):
        self.since(DECREE_61)
        self.at("processing")
        self.by("officer", "leader")
        need(self.result == "signed_off", "result")
        self.status, self.result, self.finished = "finished", "desk", self.when
        self.stop_clock()
        if self.outcome == "refused" and self.papers == "unit":
            self.papers = "desk"  # the dossier is given back (NĐ 61 Điều 19.8, NĐ 118 Điều 19.3)

    def recall_result(self):
        self.since(DECREE_61)
        self.at("finished")
        self.by("leader")
        need(self.result == "desk", "result")
        self.status, self.result, self.outcome = "processing", "none", "none"

    def change_return(self):
        self.since(DECISION_45)
        need(self.status not in ("draft", "not_accepted", "stopped", "returned"), "status")
        self.by("applicant", desk=True)
        need(self.result in ("none", "signed_off", "desk", "returned_to_desk"), "result")
        self.entitled("return")

    def register_post_return(self):
        self.change_return()
        need(self.world.may_return(self.code, self.day), "return_eligible")
        self.return_by = "post"

    def cancel_post_return(self):
        self.change_return()
        self.return_by = "counter"

    def hand_to_post(self):
        self.since(DECISION_45)
        self.at("finished")
        self.by("postal_worker", desk=True)
        need(self.result in ("desk", "returned_to_desk"), "result")
        need(self.payment != "due", "payment")
        self.entitled("return")
        need(self.return_by == "post", "return_by_post")
        need(self.world.may_return(self.code, self.day), "return_eligible")
        self.result, self.invitations = "post_accepted", []

    def post_depart(self):
        self.since(DECISION_45)
        self.at("finished")
        self.by("postal_worker")
        need(self.result == "post_accepted", "result")
        self.result = "post_transit"

    def deliver(self):
        self.since(DECISION_45)
        self.at("finished")
        self.by("postal_worker")
        need(self.result in ("post_accepted", "post_transit", "undelivered"), "result")
        self.status, self.result = "returned", "delivered"

    def fail_delivery(self):
        self.since(DECISION_45)
        self.at("finished")
        self.by("postal_worker")
        need(self.result in ("post_accepted", "post_transit"), "result")
        self.result = "undelivered"

    def invite(self):
        self.since(DECISION_45)
        self.at("finished")
        self.by("postal_worker")
        need(self.result == "undelivered", "result")
        self.invitations = self.invitations + [self.day]

    def return_to_agency(self):
        self.since(DECISION_45)
        self.at("finished")
        self.by("postal_worker", desk=True)
        need(self.result == "undelivered", "result")
        self.entitled("return")
        apart = self.invitations and deadline.count_working(
            self.invitations[0], self.invitations[-1], days.OFF, days.WORKED
        )
        need(self.evidence.get("reason") in GROUNDS or (apart and apart >= 2), "two_invitations")
        self.result = "returned_to_desk"

    def collect(self):
        self.since(DECREE_61)
        self.at("finished")
        self.by("applicant", desk=True)
        need(self.result in ("desk", "returned_to_desk"), "result")
        self.entitled("return")
        self.status, self.result = "returned", "collected"

    def send_electronically(self):
        self.since(DECREE_61)
        self.at("finished")
        self.by("system", desk=True)
        need(self.result == "desk", "result")
        self.entitled("return")
        self.status, self.result, self.return_by = "returned", "sent_electronically", "electronic"

    def papers_leave(self, to, *actors):
        self.at("not_accepted", "stopped", "finished", "returned")
        self.by(*actors, desk=True)
        need(self.papers in ("desk", "unit"), "papers")
        self.entitled("return")
        need(self.status in ("not_accepted", "stopped") or self.outcome == "refused", "outcome_refused")
        self.papers = to

    def give_papers_back(self):
        self.since(DECREE_61)
        self.papers_leave("home")

    def post_papers_back(self):
        self.since(DECISION_45)
        self.papers_leave("post_back", "postal_worker")

    def deliver_papers(self):
        self.since(DECISION_45)
        self.by("postal_worker")
        need(self.papers == "post_back", "papers")
        self.papers = "home"

    def archive(self):
        self.since(DECREE_61)
        self.at("returned")
        self.by("officer")
        need(self.papers == "unit", "papers")
        self.papers = "archive"

    def report_loss(self):
        """QĐ 45/2016 Điều 14: what the carrier holds is lost; the dossier stays open."""
        self.since(DECISION_45)
        self.by("postal_worker")
        if self.packet != "none":
            need(self.papers != "post_back", "packet")  # two consignments, and it is not said which
            self.packet = "none"
            if self.papers == "post":
                self.papers = "lost"
            return
        carried = self.result in ("post_accepted", "post_transit")
        need(carried or self.papers == "post_back", "packet")
        if carried:
            self.result = "lost"
        if self.papers == "post_back":
            self.papers = "lost"

    def remedy_loss(self):
        self.since(DECISION_45)
        self.at("draft", "not_accepted", "stopped", "finished", "returned")
        self.by("postal_worker", desk=True)
        result_first = self.status == "finished" and self.result == "lost"
        need(result_first or self.papers == "lost", "papers")
        self.entitled("return")
        if result_first:
            self.result = "desk"
        else:
            self.papers = "applicant" if self.status == "draft" else "home"


EVENTS = tuple(
    """
    submit_counter submit_online post_accept post_dispatch post_handover post_recall accept request_supplement
    receive_supplement refuse_intake close_incomplete forward receive_at_agency pass_on consult answer_consultation
    request_payment pay remit_payment request_withdrawal grant_withdrawal refuse_withdrawal retract_withdrawal adjust
    stop extend decide refuse_on_merits issue recall_result register_post_return cancel_post_return hand_to_post post_depart
    deliver fail_delivery invite return_to_agency collect send_electronically give_papers_back post_papers_back
    deliver_papers archive report_loss remedy_loss
    """.split()
)
ACTORS = (
    "applicant",
    "postal_worker",
    "delegated_clerk",
    "desk_clerk",
    "officer",
    "leader",
    "consulted_agency",
    "system",
)


def read_evidence(items):
    """`due=` and `slip_received=` as dates, `step=` as a number, `reason=` and `file=` as words; the first of a kind counts, what cannot be read does not."""
    found = {}
    for item in items:
        name, _, value = item.partition("=")
        if name in ("due", "slip_received") and name not in found:
            try:
                found[name] = date.fromisoformat(value)
            except ValueError:
                found[name] = None
        elif name in ("reason", "file"):
            found.setdefault(name, value)
        elif name == "step" and "step" not in found:
            found["step"] = int(value) if re.fullmatch("[0-9]+", value) and int(value) < 64 else None
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
