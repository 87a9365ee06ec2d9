# SPDX-License-Identifier: Apache-2.0
"""The course of each dossier of the SYNTHETIC register: its events on a ruler of working minutes, then in a year.

All is done by columns. Every possible event is one column of a chunk, added in the order of time, with a mask of the
dossiers that have it. Last, each dossier is shifted by whole working days until acceptance and delivery fall in the
years that its kind names: that is why the totals are exact.
"""

import numpy as np
from synthetic_2020_shares import (
    ACTOR, COUNTER, DAY, DAY_TEXT, DISTRICTS, EVENT, KINDS, ONLINE, PILOT_AGENCY, PILOT_DAY, POST, PROCEDURES, SHARES,
    THREE_PM, YEARS)

CARRIER, APPLICANT, DESK, OFFICER, LEADER = "postal_worker", "applicant", "desk_clerk", "officer", "leader"
YEAR_FIRST, YEAR_LAST = (np.array([np.flatnonzero(y == YEARS)[end] for y in (2019, 2020, 2021)]) for end in (0, -1))
REGISTER_END = DAY_TEXT.index("2021-06-30")


def column_of(field, kind):
    return np.array([getattr(k, field) for k in KINDS])[kind]


class Course:
    def __init__(self, kind, rng):
        self.rng, self.n = rng, len(kind)
        self.slot, self.where, self.what, self.who, self.at = {}, [], [], [], []
        self.intake, ending = column_of("intake", kind), column_of("ending", kind)
        self.year_in, self.year_out = column_of("accepted", kind), column_of("delivered", kind)
        self.post, self.counter, self.online = (self.intake == i for i in (POST, COUNTER, ONLINE))
        self.is_ = {e: ending == e for e in {k.ending for k in KINDS}}
        self.accepted = ~self.is_["refused"] & ~self.is_["recalled"]
        self.finished = self.is_["deliver"] | self.is_["collect"] | self.is_["electronic"] | self.is_["undelivered"]
        self.choose_procedures()
        self.submit()
        self.take_in()
        self.process()
        self.break_off()
        self.conclude()
        self.hand_out()

    # Drawing. Only Generator.random is used, so that a seed means the same in every release of NumPy.
    def share(self, name):
        return self.rng.random(self.n) < SHARES[name]

    def between(self, low, high):
        return (low + np.floor(self.rng.random(self.n) * (np.asarray(high) - low))).astype(np.int32)

    def mostly_small(self, high):
        return np.floor(self.rng.random(self.n) ** 2 * high).astype(np.int32)

    def days_later(self, t, low, high, first_minute=0, last_minute=440):
        return (t // DAY + self.between(low, high + 1)) * DAY + self.between(first_minute, last_minute)

    def later_that_day(self, t, low, high):
        return np.minimum(t + self.between(low, high), t // DAY * DAY + DAY - 1)

    def add(self, what, who, at, where):
        self.slot[what] = len(self.at)
        self.where.append(where)
        self.what.append(EVENT[what])
        self.who.append(ACTOR[who])
        self.at.append(np.asarray(at, dtype=np.int32))

    def choose_procedures(self):
        self.procedure, draw = np.empty(self.n, dtype=np.int32), self.rng.random(self.n)
        for channel in (POST, COUNTER, ONLINE):
            weight = np.cumsum([p.weight * (p.limits[channel] is not None) for p in PROCEDURES])
            chosen = np.searchsorted(weight, draw * weight[-1], side="right")
            self.procedure[self.intake == channel] = chosen[self.intake == channel]
        self.district = self.between(0, len(DISTRICTS))
        self.limit = np.array([[p.days(c) for c in range(3)] for p in PROCEDURES])[self.procedure, self.intake]
        self.unit = np.array([p.unit for p in PROCEDURES])[self.procedure]
        has_fee = np.array([p.fee for p in PROCEDURES])[self.procedure]
        self.fee = has_fee & self.share("fee paid where there is one") & ~self.is_["recalled"]

    def submit(self):
        self.sent = self.between(30, 440)
        self.add("post_accept", CARRIER, self.sent, self.post)
        self.add("pay", CARRIER, self.sent + 1, self.post & self.fee)
        self.add("post_dispatch", CARRIER, self.later_that_day(self.sent, 10, 120),
                 self.post & self.share("dispatch or departure recorded"))
        self.add("post_recall", APPLICANT, self.days_later(self.sent, 1, 1), self.is_["recalled"])
        # The post brings its bag in the morning.
        handed = np.where(self.post, self.days_later(self.sent, 1, 2, 0, 200), self.between(0, 415))
        self.add("post_handover", CARRIER, handed, self.post & ~self.is_["recalled"])
        self.add("submit_counter", APPLICANT, handed, self.counter)
        self.add("submit_online", APPLICANT, handed, self.online)
        self.add("remit_payment", CARRIER, handed + 2, self.post & self.fee)
        self.add("pay", APPLICANT, handed + 2, ~self.post & self.fee)
        self.handed = handed

    def supplement(self, asked, where, answered):
        """Ask for a supplement and receive it, by a second inbound leg or by hand; the minute of receipt."""
        by_post = self.share("of the supplements, sent by post") & answered
        sent = self.days_later(asked, 1, 6)
        arrived = self.days_later(sent, 1, 2, 0, 200)
        self.add("request_supplement", DESK, asked, where)
        self.add("post_accept", CARRIER, sent, where & by_post)
        self.add("post_dispatch", CARRIER, self.later_that_day(sent, 10, 120),
                 where & by_post & self.share("dispatch or departure recorded"))
        self.add("post_handover", CARRIER, arrived, where & by_post)
        received = np.where(by_post, arrived + self.between(5, 60), self.days_later(asked, 1, 8, 0, 200))
        self.add("receive_supplement", DESK, received, where & answered)
        return received

    def take_in(self):
        before = self.share("supplement asked before acceptance") & self.accepted
        after = self.share("supplement asked after acceptance") & ~before & (self.is_["deliver"] | self.is_["collect"])
        self.supplemented = after | self.is_["unanswered"]
        everyone = np.ones(self.n, dtype=bool)
        ready = np.where(before, self.supplement(self.handed + self.between(20, 200), before, everyone), self.handed)
        urgent = self.unit == "same_day"
        latest = np.where(urgent, THREE_PM, DAY - 1)
        soon = ready + 10 + self.mostly_small(np.maximum(latest - 10 - ready % DAY, 1))
        soon = np.where(self.counter & ~before, ready + self.between(5, 20), soon)
        same_day = self.share("accepted on the day of arrival") | self.counter | urgent
        self.accept = np.where(same_day, soon, self.days_later(ready, 1, 1))
        self.add("accept", DESK, self.accept, self.accepted)
        self.add("refuse_intake", DESK, self.accept, self.is_["refused"])
        # After acceptance a supplement is asked within three working days, from half of the dossiers when already
        # forwarded; its receipt starts the clock anew.
        already = self.supplemented & (self.rng.random(self.n) < 0.5)
        self.add("forward", DESK, self.accept + self.between(10, 30), already)
        received = self.supplement(self.accept + self.between(40, 850), self.supplemented, ~self.is_["unanswered"])
        self.start = np.where(self.supplemented, received, self.accept)
        # By post the time runs from the handover record (Quyết định 45/2016/QĐ-TTg Điều 7.4), else from form 01.
        self.counted_from = np.where(self.post & ~self.supplemented, ready, self.start)
        self.forward = self.start + self.between(5, 20)
        self.add("forward", DESK, self.forward, self.accepted & ~self.is_["unanswered"])

    def process(self):
        """When the result is ready, against the day on which it is due; what happens until then."""
        begin, today = self.counted_from // DAY, self.start // DAY
        due = begin + np.where(self.unit == "same_day", self.counted_from % DAY > THREE_PM, self.limit)
        tempo, early = self.rng.random(self.n), SHARES["finished early where the limit allows"]
        day = np.where((tempo < early) & (self.limit > 1), begin + self.between(1, np.maximum(self.limit, 2)), due)
        day = np.where(tempo >= early + SHARES["finished on the due day"], due + 1 + self.mostly_small(10), day)
        side = self.rng.random(self.n)
        edges = np.cumsum([SHARES[k] for k in ("consultation", "fee asked during processing",
                                               "withdrawal asked and retracted", "extension")])
        self.extended = (self.finished & (edges[2] <= side) & (side < edges[3]) & (self.unit == "working_day")
                         & (self.limit >= 5) & ~self.supplemented)
        self.promised = due + self.between(3, 6)
        day = np.where(self.extended, due + 1 + self.between(0, self.promised - due), day)
        room = np.maximum(DAY - 46 - self.start % DAY, 1)
        self.issue = np.where(day <= today, self.start + 45 + self.between(0, room), day * DAY + self.between(60, 449))

        slow = self.finished & (self.limit >= 3)
        consulted, retracted = slow & (side < edges[0]), slow & (edges[1] <= side) & (side < edges[2])
        fee = slow & (edges[0] <= side) & (side < edges[1]) & ~self.fee
        fee_by_post = self.share("fee asked during processing paid to the post")
        self.add("consult", OFFICER, self.part_way(0.3), consulted)
        self.add("answer_consultation", "consulted_agency", self.part_way(0.6), consulted)
        self.add("request_payment", OFFICER, self.part_way(0.35), fee)
        self.add("pay", APPLICANT, self.part_way(0.5), fee & ~fee_by_post)
        self.add("pay", CARRIER, self.part_way(0.5), fee & fee_by_post)
        self.add("remit_payment", CARRIER, self.part_way(0.6), fee & fee_by_post)
        self.add("request_withdrawal", APPLICANT, self.part_way(0.4), self.is_["withdrawn"] | retracted)
        self.add("retract_withdrawal", APPLICANT, self.part_way(0.5), retracted)
        self.add("grant_withdrawal", OFFICER, self.part_way(0.6), self.is_["withdrawn"])
        self.add("extend", LEADER, (due - 1) * DAY + self.between(30, 440), self.extended)
        self.add("stop", LEADER, self.issue, self.is_["stopped"])

    def part_way(self, f):
        return self.forward + ((self.issue - self.forward) * f).astype(np.int32)

    def break_off(self):
        end = np.where(self.is_["refused"], self.accept, self.issue)
        going_back = self.is_["refused"] | self.is_["withdrawn"] | self.is_["stopped"]
        self.back_by_post = self.share("papers of a dossier without result sent back by post") & ~self.finished
        self.add("post_papers_back", DESK, self.days_later(end, 1, 1), going_back & self.back_by_post)
        self.add("deliver_papers", CARRIER, self.days_later(end, 2, 4), going_back & self.back_by_post)
        self.add("give_papers_back", DESK, self.days_later(end, 1, 4), going_back & ~self.back_by_post)

    def conclude(self):
        in_the_end = self.is_["deliver"] & self.share("delivered only after two invitations")
        self.failed = self.is_["undelivered"] | in_the_end
        self.on_merits = self.finished & self.share("refused on the merits") & ~self.failed
        signed = self.issue - self.between(3, 20)
        self.add("decide", LEADER, signed, self.finished & ~self.on_merits)
        self.add("refuse_on_merits", LEADER, signed, self.on_merits)
        self.add("issue", OFFICER, self.issue, self.finished)

    def hand_out(self):
        """Return; after a refusal on the merits the papers travel with the result."""
        deliver, undelivered, collect = (self.is_[e] for e in ("deliver", "undelivered", "collect"))
        self.by_post, papers = deliver | undelivered, self.on_merits & ~self.online
        self.registered = (deliver & self.counter
                           & self.share("return by post registered only when the result was ready"))
        hand = self.issue + self.between(20, 500)
        attempt = self.days_later(hand, 1, 2, 0, 430)
        self.wrong_address = undelivered & self.share("of the undeliverable, wrong address and no invitation")
        first_call = attempt + self.between(5, 60)
        second_call = self.days_later(first_call, 2, 3)  # at least two working days after the first
        back = self.days_later(np.where(self.wrong_address, attempt, second_call), 1, 3)
        delivered = np.where(self.failed, self.days_later(second_call, 1, 3), attempt)
        collected = np.where(undelivered, self.days_later(back, 1, 10), self.issue + 30 + self.mostly_small(10 * DAY))
        self.add("register_post_return", APPLICANT, self.issue + 10, self.registered)
        self.add("hand_to_post", DESK, hand, self.by_post)
        self.add("post_papers_back", DESK, hand + 1, deliver & papers)
        self.add("post_depart", CARRIER, self.later_that_day(hand, 10, 120),
                 self.by_post & self.share("dispatch or departure recorded"))
        self.add("fail_delivery", CARRIER, attempt, self.failed)
        self.add("invite", CARRIER, first_call, self.failed & ~self.wrong_address)
        self.add("invite", CARRIER, second_call, self.failed & ~self.wrong_address)
        self.add("return_to_agency", CARRIER, back, undelivered)
        self.add("deliver", CARRIER, delivered, deliver)
        self.add("deliver_papers", CARRIER, delivered + 1, deliver & papers)
        self.add("collect", APPLICANT, collected, collect | undelivered)
        self.add("send_electronically", "system", self.issue + self.between(5, 120), self.is_["electronic"])
        self.add("give_papers_back", DESK, np.where(collect, collected + 3, self.issue + 150),
                 (collect | self.is_["electronic"]) & papers)

    def return_by(self):
        """The wish at the start: 0 post, 1 counter, 2 electronic."""
        wish = np.where(self.is_["electronic"], 2, 1)
        return np.where((self.by_post & ~self.registered) | self.back_by_post, 0, wish)

    def in_order(self):
        """Masks and times, in which every event of a dossier is at least a minute after the one before."""
        where = np.array(self.where)
        rank = np.cumsum(where, axis=0, dtype=np.int32)
        at = np.where(where, np.array(self.at) - rank, np.iinfo(np.int32).min // 2)
        return where, np.maximum.accumulate(at, axis=0) + rank

    def events(self):
        """Columns row, event, working day, minute, actor, in order of dossier and time; evidence by index."""
        where, at = self.in_order()
        anchor = at[self.slot["accept"]] // DAY
        low, high = YEAR_FIRST[self.year_in - 2019], YEAR_LAST[self.year_in - 2019]
        span = at[self.slot["deliver"]] // DAY - anchor
        high = np.where(self.year_out == self.year_in, high - span, high)
        low = np.where(self.year_out == self.year_in + 1, high - span + 1, low)
        low = np.where(self.is_["open"], high - 60, low)
        low = np.maximum(low, anchor)  # the ruler starts on the day of submission
        last = np.where(where, at, 0).max(axis=0) // DAY - anchor
        high = np.where(self.year_in == 2021, REGISTER_END - last, high)
        shift = self.between(low, high + 1) - anchor

        row, slot = np.nonzero(where.T)
        time = at.T[row, slot]
        on = time // DAY + shift[row]
        what, who = (np.array(codes, dtype=np.int8)[slot] for codes in (self.what, self.who))
        pilot = np.array([p.agency == PILOT_AGENCY for p in PROCEDURES])[self.procedure][row] & PILOT_DAY[on]
        who = np.where(pilot & (who == ACTOR[DESK]), ACTOR["delegated_clerk"], who).astype(np.int8)
        evidence = {i: "due=" + DAY_TEXT[self.promised[row[i]] + shift[row[i]]]
                    for i in np.flatnonzero(slot == self.slot["extend"]).tolist()}
        wrong = (slot == self.slot["return_to_agency"]) & self.wrong_address[row]
        evidence.update(dict.fromkeys(np.flatnonzero(wrong).tolist(), "reason=address"))
        return (row, what, on, time % DAY, who), evidence
