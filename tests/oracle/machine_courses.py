# SPDX-License-Identifier: Apache-2.0
"""Random courses of dossiers for comparing the library with the reference in machine.py. SYNTHETIC: the province, its
desks, procedures and dossiers are invented. The same facts are written twice: as a catalogue document and as a `World`.
"""

import random
from datetime import date, datetime, timedelta

import machine

AGENCIES = {"tinh": None, "so.tt": "tinh", "so.vh": "tinh", "so.kh": "tinh", "so.nn": "tinh"}
UNITS = {"trung-tam": "tinh", "quay.nn": "so.nn", "quay.tt": "so.tt"}
BOTH = ("receive", "return")
DELEGATIONS = [
    ("so.tt", "trung-tam", BOTH, date(2020, 3, 1), date(2020, 7, 1), None),
    ("so.tt", "trung-tam", BOTH, date(2020, 10, 1), date(2021, 1, 1), None),
    ("so.tt", "trung-tam", BOTH, date(2025, 7, 1), None, (date(2025, 7, 3), date(2026, 8, 3))),
    ("so.vh", "trung-tam", BOTH, date(2021, 3, 1), None, None),
    ("so.kh", "trung-tam", BOTH, None, date(2021, 1, 1), None),
    ("so.nn", "quay.nn", BOTH, date(2018, 1, 1), None, (date(2018, 1, 1), date(2030, 1, 1))),
    ("so.nn", "trung-tam", ("receive",), date(2019, 1, 1), None, (date(2019, 1, 1), date(2030, 1, 1))),
    ("so.tt", "quay.tt", ("return",), date(2019, 1, 1), None, (date(2019, 1, 1), date(2030, 1, 1))),
]
PROCEDURES = {
    "1.000001": [{"limits": {None: ("working_day", 5)},
                  "process": ["Bộ phận Một cửa", "Phòng A", "Phòng B", "Phòng A"]}],
    "1.000002": [{"limits": {None: ("calendar_day", 15), "post": ("working_day", 10), "online": ("working_day", 3)}}],
    "1.000003": [{"limits": {}}],
    "1.000004": [{"limits": {None: ("working_day", 2)}, "excluded": True}],
    "1.000005": [{"limits": {None: ("calendar_day", 30)}, "process": ["Phòng A", "Phòng B", "Bộ phận một cửa"]}],
    "1.000006": [{"limits": {None: ("working_day", 1)}}],
    "1.000007": [{"limits": {None: ("working_day", 10)}, "to": date(2025, 7, 1),
                  "process": ["trung-tam", "Trung tâm Phục vụ hành chính công", "Phòng A"]},
                 {"limits": {None: ("working_day", 7)}, "from": date(2025, 7, 1), "process": ["Phòng A", "Phòng B"]}],
    "1.000008": [{"limits": {None: ("working_day", 0)}, "from": date(2020, 6, 1)}],
}  # fmt: skip
NOT_BY_POST = {"1.000006": date(2021, 6, 23)}
PHRASES = {"working_day": "{} ngày làm việc", "calendar_day": "{} ngày"}

# What usually comes next, and how often: most courses get far. Everything else is drawn as well.
USUAL = {
    "draft": "submit_counter submit_online post_accept post_dispatch post_handover*2 pay",
    "submitted": "accept*6 request_supplement refuse_intake request_withdrawal adjust pay register_post_return",
    "supplement_before_acceptance": "receive_supplement*2 post_accept post_handover refuse_intake request_withdrawal",
    "accepted": "forward*5 request_supplement receive_at_agency extend request_withdrawal adjust pay",
    "processing": (
        "decide*2 refuse_on_merits issue*3 pass_on*2 consult answer_consultation extend request_payment "
        "request_supplement receive_at_agency stop request_withdrawal register_post_return"
    ),
    "supplement_requested": (
        "receive_supplement*3 post_accept post_dispatch post_handover close_incomplete request_withdrawal"
    ),
    "financial_obligation": "pay*2 request_withdrawal",
    "withdrawal_requested": "grant_withdrawal refuse_withdrawal retract_withdrawal post_recall",
    "not_accepted": "give_papers_back post_papers_back deliver_papers report_loss remedy_loss",
    "stopped": "give_papers_back post_papers_back deliver_papers report_loss remedy_loss post_recall",
    "returned": "archive give_papers_back post_papers_back deliver_papers report_loss remedy_loss remit_payment",
}
# A finished dossier goes the way of its result.
OF_RESULT = {
    "desk": (
        "collect hand_to_post*3 register_post_return*2 send_electronically recall_result give_papers_back "
        "post_papers_back deliver_papers remit_payment"
    ),
    "post_accepted": "post_depart*2 deliver fail_delivery*2 report_loss",
    "post_transit": "deliver*2 fail_delivery*3 report_loss",
    "undelivered": "invite*4 return_to_agency*2 deliver",
    "returned_to_desk": "hand_to_post collect cancel_post_return give_papers_back",
    "lost": "remedy_loss*2 report_loss deliver_papers",
}


def _weighted(words):
    """`accept*6 pay` as a list to draw from."""
    pairs = (word.partition("*") for word in words.split())
    return [name for name, _, times in pairs for _ in range(int(times or 1))]


USUAL = {status: _weighted(words) for status, words in USUAL.items()}
OF_RESULT = {result: _weighted(words) for result, words in OF_RESULT.items()}

DESK = ["desk_clerk", "desk_clerk", "desk_clerk", "delegated_clerk"]
POST = ["postal_worker"]
DOER = {
    **dict.fromkeys(machine.EVENTS, DESK),
    **dict.fromkeys(["submit_online", "request_withdrawal", "retract_withdrawal", "adjust"], ["applicant"]),
    **dict.fromkeys(["submit_counter", "register_post_return", "cancel_post_return", "collect"], ["applicant", *DESK]),
    **dict.fromkeys(
        [
            "post_accept",
            "post_dispatch",
            "remit_payment",
            "post_depart",
            "deliver",
            "fail_delivery",
            "invite",
            "deliver_papers",
            "report_loss",
        ],
        POST,
    ),
    **dict.fromkeys(
        ["post_handover", "hand_to_post", "return_to_agency", "post_papers_back", "remedy_loss"], POST + DESK
    ),
    **dict.fromkeys(["post_recall", "pay"], ["applicant", "postal_worker"]),
    **dict.fromkeys(["close_incomplete", "send_electronically"], ["system", *DESK]),
    **dict.fromkeys(["receive_at_agency", "consult", "request_payment", "archive"], ["officer"]),
    "answer_consultation": ["consulted_agency"],
    "grant_withdrawal": ["desk_clerk", "officer", "leader"],
    **dict.fromkeys(["refuse_withdrawal", "extend", "issue", "pass_on"], ["officer", "leader"]),
    **dict.fromkeys(["stop", "decide", "refuse_on_merits", "recall_result"], ["leader"]),
}
NEAR = [
    date(2016, 12, 12),
    date(2018, 6, 18),
    date(2019, 1, 30),
    date(2020, 2, 27),
    date(2020, 6, 25),
    date(2020, 12, 28),
    date(2021, 2, 25),
    date(2021, 6, 21),
    date(2025, 6, 23),
    date(2026, 7, 30),
]
PAUSES = [0, 0, 1, 15, 60, 240, 1440, 1440, 1440, 2880, 4320, 5760, 10080, 21600, 23040, 24480]  # minutes
LAST_DAY = date(2027, 6, 30)  # limits still end inside the announced years


def catalogue_document():
    """The facts above as a catalogue document."""

    def procedure(code, version):
        entry = {"code": code, "name": f"Thủ tục {code}"}
        entry |= {key: version[key].isoformat() for key in ("from", "to") if key in version}
        if version.get("excluded"):
            entry["facts"] = {"delegation_forbidden": True, "personal_presence_required": True}
        limits = [
            {"text": PHRASES[unit].format(n)} | ({"channel": channel} if channel else {})
            for channel, (unit, n) in version["limits"].items()
        ]
        entry["variants"] = [{"id": "thuong", "limits": limits}]
        if "process" in version:
            entry["variants"][0]["process"] = [{"unit": u, "time": "4 giờ làm việc"} for u in version["process"]]
        return entry

    def spell(agency, unit, tasks, first, end, contract):
        entry = {"agency": agency, "unit": unit, "tasks": list(tasks)}
        if contract:
            entry |= {"contract": "HD-1", "contract_from": contract[0].isoformat(), "contract_to": contract[1].isoformat()}
        return entry | ({"from": first.isoformat()} if first else {}) | ({"to": end.isoformat()} if end else {})

    return {
        "schema_version": 1,
        "name": {"vi": "Danh mục giả định", "en": "SYNTHETIC catalogue"},
        "edition": {"id": "synthetic"},
        "agencies": [
            {"id": a, "name": {"vi": a}, "level": "province"} | ({"parent": p} if p else {})
            for a, p in AGENCIES.items()
        ],
        "units": [{"id": u, "name": {"vi": u}, "agency": a} for u, a in UNITS.items()],
        "decisions": [{"id": "qd", "number": "Quyết định giả định"}],
        "procedures": [procedure(code, version) for code, versions in PROCEDURES.items() for version in versions],
        "lists": [
            {"decision": "qd", "procedure": code, "direction": "intake", "answer": "no", "from": first.isoformat()}
            for code, first in NOT_BY_POST.items()
        ],
        "delegations": [spell(*d) for d in DELEGATIONS],
    }


def world(**readings):
    return machine.World(PROCEDURES, NOT_BY_POST, UNITS, AGENCIES, DELEGATIONS, **readings)


def draw_subject(rng):
    return {
        "procedure": rng.choice(list(PROCEDURES)),
        "variant": rng.choice(["", "thuong", "thuong", "thuong", "khac"]),
        "agency": rng.choice(["so.tt", "so.tt", "so.vh", "so.kh", "so.nn"]),
        "unit": rng.choice(["trung-tam", "trung-tam", "trung-tam", "quay.nn", "quay.tt", "noi-khac"]),
        "intake": rng.choice(["counter", "post", "post", "online"]),
        "return_by": rng.choice(["counter", "post", "post", "electronic"]),
    }


def open_dossier(of, subject):
    return machine.Dossier(
        of, subject["procedure"], subject["agency"], subject["unit"], subject["intake"], subject["return_by"],
        subject["variant"] in ("", "thuong"),
    )  # fmt: skip


def draw_evidence(rng, dossier, event, day):
    if event == "extend" and rng.random() < 0.9:
        due = dossier.due or day
        if rng.random() < 0.1:
            return ["due=soon"]
        first = -1 if rng.random() < 0.3 else 1
        return ["due=" + (due + timedelta(days=rng.randint(first, 12))).isoformat()]
    if event in ("forward", "pass_on") and rng.random() < 0.3:
        return ["step=" + rng.choice(["1", "2", "3", "7", "63", "64", "0", "ba", ""])]
    if event == "request_withdrawal" and rng.random() < 0.7:
        return ["slip_received=" + rng.choice(["soon", *((day - timedelta(days=n)).isoformat() for n in (-1, 0, 1, 2, 4))])]
    if event == "receive_at_agency" and rng.random() < 0.5:
        return ["file=" + rng.choice(["electronic", "electronic", "paper"])]
    if event == "return_to_agency" and rng.random() < 0.4:
        return ["reason=" + rng.choice(["refused", "moved", "address", "unknown", "rain", ""])]
    return []


def usual(dossier):
    """The words that usually come next."""
    return OF_RESULT[dossier.result] if dossier.status == "finished" else USUAL[dossier.status]


def draw_course(rng, of, wild):
    """A subject, its events as (event, when, actor, evidence), why the reference refuses each or None, and the dossier."""
    subject = draw_subject(rng)
    dossier = open_dossier(of, subject)
    first = rng.choice(NEAR) if rng.random() < 0.7 else date(2018, 6, 21) + timedelta(days=rng.randrange(2900))
    when = datetime(first.year, first.month, first.day, 7, 0)
    events, refused = [], []
    for _ in range(rng.randrange(4, 30)):
        roll = rng.random()
        if roll < wild:
            event, actor = rng.choice(machine.EVENTS), rng.choice(machine.ACTORS)
        else:
            event = rng.choice(usual(dossier))
            actor = rng.choice(DOER[event])
        evidence = draw_evidence(rng, dossier, event, when.date())
        events.append((event, when, actor, evidence))
        refused.append(machine.apply(dossier, event, when, actor, evidence))
        when += timedelta(minutes=rng.choice(PAUSES) + (rng.randrange(600) if rng.random() < 0.2 else 0))
        if when.date() > LAST_DAY:
            break
    return subject, events, refused, dossier


COMPARED = ("status", "clock", "papers", "packet", "result", "payment", "outcome", "timeliness", "supplements",
            "accepted", "started", "finished", "due", "by_post_clerk", "step")  # fmt: skip


def refusal_kinds(answer, events):
    """Why the library refused each event, None where it applied: the region, or the guard, that its report names."""
    kinds = [None] * events
    for place, expected in zip(answer.problems["row"], answer.problems["expected"]):
        word = expected.removeprefix("another ").removeprefix("that ").removesuffix(" holds")
        kinds[int(place) - 1] = "validity" if word == "a rule in force on that day" else word
    return kinds


def compare(motcua, np, catalogue, seed, sequences, wild=0.15, **readings):
    """Replays random courses in bulk and by the reference; returns (figures, differences as texts, at most ten)."""
    rng = random.Random(seed)
    of = world(**readings)
    columns = {name: [] for name in ("dossier", "event", "occurred", "actor", "evidence")}
    table = {name: [] for name in ("dossier", "procedure", "variant", "agency", "unit", "intake", "return_by")}
    kinds, ends, spans = [], [], []
    for i in range(sequences):
        subject, events, refused, dossier = draw_course(rng, of, wild)
        name = f"d{i}"
        table["dossier"].append(name)
        for key, value in subject.items():
            table[key].append(value)
        spans.append((len(kinds), len(kinds) + len(events)))
        for event, when, actor, evidence in events:
            columns["dossier"].append(name)
            columns["event"].append(event)
            columns["occurred"].append(when)
            columns["actor"].append(actor)
            columns["evidence"].append(";".join(evidence))
        kinds += refused
        ends.append(dossier)
    columns["occurred"] = np.array(columns["occurred"], dtype="datetime64[s]")
    rules = motcua.Rules(catalogue=catalogue, **readings)
    answer = motcua.replay(columns, table, rules)

    def texts_of(name):
        return [str(x) for x in np.asarray(answer.dossiers[name])]

    def moments(name, unit):
        values = np.asarray(answer.dossiers[name]).astype(f"datetime64[{unit}]")
        return [None if np.isnat(v) else v.item() for v in values]

    found = {name: texts_of(name) for name in COMPARED[:8]}
    found["supplements"] = [int(x) for x in answer.dossiers["supplements"]]
    found |= {name: moments(name, "s") for name in ("accepted", "started", "finished")} | {"due": moments("due", "D")}
    found["step"] = [int(x) for x in answer.dossiers["step"]]
    found["by_post_clerk"] = [bool(x) for x in answer.dossiers["taken_by_post_clerk"]]
    library_kinds = refusal_kinds(answer, len(kinds))
    applied = [bool(x) for x in answer.events["applied"]]
    assert applied == [kind is None for kind in library_kinds]

    differences = []
    for i, (dossier, (a, b)) in enumerate(zip(ends, spans)):
        expected = {name: getattr(dossier, name) for name in COMPARED}
        wrong = {name: (expected[name], found[name][i]) for name in COMPARED if expected[name] != found[name][i]}
        apart = [k - a for k in range(a, b) if kinds[k] != library_kinds[k]]
        if (wrong or apart) and len(differences) < 10:
            course = [
                f"{columns['occurred'][k]} {columns['event'][k]} by {columns['actor'][k]} {columns['evidence'][k]}"
                f" reference {kinds[k]} library {library_kinds[k]}"
                for k in range(a, b)
            ]
            subject = {key: table[key][i] for key in table}
            head = f"seed {seed}: {subject}\n  (reference, library) {wrong}, events {apart}"
            differences.append("\n  ".join([head, *course]))
    figures = {
        "sequences": sequences,
        "events": len(kinds),
        "applied": sum(applied),
        "kinds": sorted({str(kind) for kind in kinds}),
        "statuses": sorted({d.status for d in ends}),
        "events_applied": sorted({columns["event"][k] for k, kind in enumerate(kinds) if kind is None}),
    }
    return figures, differences
