# SPDX-License-Identifier: Apache-2.0
"""What the SYNTHETIC register of 2020 is drawn from: chosen shares, procedures with their limits, working days."""

import datetime as dt
from typing import NamedTuple

import numpy as np

POST, COUNTER, ONLINE = range(3)
INTAKE = ["post", "counter", "online"]


class Kind(NamedTuple):
    name: str
    intake: int
    accepted: int  # the year of acceptance
    ending: str
    delivered: int  # the year of delivery by post, 0 without one
    dossiers: int

    @property
    def taken_in_2020(self):
        return self.intake == POST and self.accepted == 2020 and self.ending not in ("refused", "recalled")


# Sizes chosen so that the two totals of 2020 are the published ones: 32,976 taken in by post, 33,631 returned by post.
KINDS = [
    Kind("both by post", POST, 2020, "deliver", 2020, 21_400),
    Kind("both by post, delivered the year after", POST, 2020, "deliver", 2021, 640),
    Kind("in by post, collected at the desk", POST, 2020, "collect", 0, 9_960),
    Kind("in by post, sent electronically", POST, 2020, "electronic", 0, 350),
    Kind("in by post, not deliverable, back at the desk, collected", POST, 2020, "undelivered", 0, 100),
    Kind("in by post, withdrawn", POST, 2020, "withdrawn", 0, 165),
    Kind("in by post, supplement never sent", POST, 2020, "unanswered", 0, 120),
    Kind("in by post, unfinished", POST, 2020, "open", 0, 200),
    Kind("in by post, stopped", POST, 2020, "stopped", 0, 41),
    Kind("both by post, accepted the year before", POST, 2019, "deliver", 2020, 760),
    Kind("out by post from the counter, accepted the year before", COUNTER, 2019, "deliver", 2020, 240),
    Kind("out by post from the counter", COUNTER, 2020, "deliver", 2020, 7_231),
    Kind("out by post from online", ONLINE, 2020, "deliver", 2020, 4_000),
    Kind("out by post from the counter, delivered the year after", COUNTER, 2020, "deliver", 2021, 330),
    Kind("from the counter, not deliverable, back at the desk, collected", COUNTER, 2020, "undelivered", 0, 60),
    Kind("in by post, refused at intake", POST, 2020, "refused", 0, 330),
    Kind("recalled from the post", POST, 2020, "recalled", 0, 40),
    Kind("not by post", COUNTER, 2020, "collect", 0, 3_000),
    Kind("both by post, wholly in 2019", POST, 2019, "deliver", 2019, 700),
    Kind("both by post, wholly in 2021", POST, 2021, "deliver", 2021, 700),
]
# What happens on the way, as a share of the dossiers that it can happen to.
SHARES = {
    "supplement asked before acceptance": 0.012,
    "supplement asked after acceptance": 0.018,
    "of the supplements, sent by post": 0.75,
    "consultation": 0.02,
    "fee asked during processing": 0.006,
    "withdrawal asked and retracted": 0.002,
    "extension": 0.012,
    "finished early where the limit allows": 0.60,
    "finished on the due day": 0.35,
    "refused on the merits": 0.012,
    "delivered only after two invitations": 0.006,
    "of the undeliverable, wrong address and no invitation": 0.15,
    "return by post registered only when the result was ready": 0.08,
    "fee paid where there is one": 0.9,
    "fee asked during processing paid to the post": 0.3,
    "accepted on the day of arrival": 0.85,
    "papers of a dossier without result sent back by post": 0.7,
    "dispatch or departure recorded": 0.6,
}


class Procedure(NamedTuple):
    code: str
    variant: str
    agency: str  # "district": one of the eight districts
    unit: str  # of the limit
    limits: tuple  # by post, counter, online; None: not filed so here
    fee: bool
    weight: int

    def days(self, channel):
        """How many working days such a dossier takes here; only for working days is that the limit itself."""
        amount = self.limits[channel] or 0
        return {"working_day": amount, "calendar_day": amount * 5 // 7, "hour": amount // 24, "same_day": 0,
                "none": 30}[self.unit]


PROCEDURES = [
    Procedure("1.004379", "default", "bac_kan.tttt", "working_day", (7, 7, None), True, 6),
    Procedure("1.005442", "default", "bac_kan.tttt", "working_day", (7, 7, 7), True, 6),
    Procedure("2.001737", "default", "bac_kan.tttt", "working_day", (3, 3, 3), False, 18),
    Procedure("1.003868", "default", "bac_kan.tttt", "working_day", (10, 10, 10), False, 30),
    Procedure("2.002131", "default", "bac_kan.khcn", "working_day", (5, 5, 5), False, 20),
    Procedure("2.002711", "default", "bac_kan.khcn", "none", (0, 0, 0), False, 4),
    Procedure("2.001914", "default", "bac_kan.gddt", "working_day", (5, 5, None), False, 60),
    Procedure("2.002478", "default", "bac_kan.gddt", "hour", (40, None, None), False, 30),
    Procedure("1.013801", "default", "bac_kan.vhttdl", "working_day", (20, 20, 20), False, 6),
    Procedure("1.012783", "default", "bac_kan", "working_day", (20, 5, 15), False, 120),
    Procedure("1.012786", "default", "bac_kan", "working_day", (10, 20, 10), False, 30),
    Procedure("2.001583", "default", "bac_kan", "working_day", (3, 3, 3), False, 70),
    Procedure("1.010801", "default", "bac_kan", "calendar_day", (20, 20, 20), False, 25),
    Procedure("1.010801", "article_26_points_d_dd", "bac_kan", "working_day", (10, 10, 10), False, 10),
    Procedure("1.010801", "certificate_only", "bac_kan", "calendar_day", (12, 12, 12), False, 10),
    Procedure("3.000333", "default", "bac_kan", "calendar_day", (10, 10, 10), False, 150),
    Procedure("3.000362", "default", "bac_kan", "working_day", (5, 5, None), False, 5),
    # Filed in person or online only, returned by post: intake and return are two questions.
    Procedure("2.001194", "default", "bac_kan", "working_day", (None, 7, 7), False, 200),
    Procedure("1.010020", "default", "district", "same_day", (0, 0, 0), False, 110),
    Procedure("2.000635", "default", "district", "same_day", (0, 0, 0), True, 230),
    Procedure("1.005280", "default", "district", "working_day", (3, 3, 3), False, 12),
    Procedure("1.001695", "default", "district", "calendar_day", (10, 10, 10), False, 30),
    Procedure("3.000412", "default", "district", "calendar_day", (15, 15, None), False, 10),
]
DISTRICTS = ["bac_kan." + d for d in "tp_bac_kan pac_nam ba_be ngan_son bach_thong cho_don cho_moi na_ri".split()]
CENTRE = "bac_kan.tthcc"
# Days on which post clerks receive and return for the Department of Information and Communications, [from, to).
PILOT_AGENCY, PILOT = "bac_kan.tttt", [("2020-03-01", "2020-07-01"), ("2020-10-01", "2021-01-01")]

# Weekdays off and Saturdays worked for a swapped day: Công văn 6519/VPCP-KGVX (2019), 9895/VPCP-KGVX (2021); for 2020
# the announcement was not read, the days are those published by a department of Đắk Lắk.
OFF = """2019-01-01 2019-02-04 2019-02-05 2019-02-06 2019-02-07 2019-02-08 2019-04-15 2019-04-29 2019-04-30 2019-05-01
2019-09-02 2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02 2020-04-30 2020-05-01 2020-09-02
2021-01-01 2021-02-10 2021-02-11 2021-02-12 2021-02-15 2021-02-16 2021-04-21 2021-04-30 2021-05-03 2021-09-02
2021-09-03""".split()
WORKED = ["2019-01-05", "2019-05-04"]


def working_days():
    first, last = dt.date(2019, 1, 1), dt.date(2021, 12, 31)
    days = [first + dt.timedelta(days=i) for i in range((last - first).days + 1)]
    return [d for d in days if str(d) in WORKED or (d.weekday() < 5 and str(d) not in OFF)]


DAYS = working_days()
DAY_TEXT = [str(d) for d in DAYS]
YEARS = np.array([d.year for d in DAYS])
PILOT_DAY = np.array([any(a <= d < b for a, b in PILOT) for d in DAY_TEXT])

# The ruler: 450 working minutes a day, 07:30-11:30 and 13:30-17:00; minute 330 is 15:00.
DAY, THREE_PM = 450, 330
CLOCK_MINUTES = np.array([*range(450, 690), *range(810, 1020)])
CLOCK = [f"T{m // 60:02d}:{m % 60:02d}" for m in CLOCK_MINUTES.tolist()]
EVENTS = """post_accept pay post_dispatch post_recall post_handover submit_counter submit_online remit_payment accept
request_supplement receive_supplement refuse_intake post_papers_back deliver_papers give_papers_back forward consult
answer_consultation request_payment request_withdrawal retract_withdrawal grant_withdrawal extend stop decide
refuse_on_merits issue register_post_return hand_to_post post_depart fail_delivery invite return_to_agency deliver
collect send_electronically""".split()
ACTORS = "applicant postal_worker delegated_clerk desk_clerk officer leader consulted_agency system".split()
EVENT, ACTOR = {name: i for i, name in enumerate(EVENTS)}, {name: i for i, name in enumerate(ACTORS)}
