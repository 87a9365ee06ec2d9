# SPDX-License-Identifier: Apache-2.0
"""A register of three invented dossiers, replayed, and what the post did in a year."""

from datetime import date

import motcua

rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
dossiers = {
    "dossier": ["A", "B", "C"],
    "procedure": ["1.005442", "2.001737", "2.001737"],
    "agency": ["bac_kan.tttt"] * 3,
    "unit": ["bac_kan.tthcc"] * 3,
    "intake": ["post", "counter", "counter"],
    "return_by": ["post", "post", "counter"],  # A filed and returned by post; B returned only, late; C never near it
}
rows = []
for d in "ABC":
    if d == "A":
        rows += [(d, "post_accept", "2020-06-01T09:00", "postal_worker")]
        rows += [(d, "post_handover", "2020-06-02T08:00", "postal_worker")]
    else:
        rows += [(d, "submit_counter", "2020-06-02T08:00", "applicant")]
    rows += [
        (d, "accept", "2020-06-02T09:00", "desk_clerk"),
        (d, "forward", "2020-06-02T10:00", "desk_clerk"),
        (d, "decide", "2020-06-08T15:00", "leader"),
        (d, "issue", "2020-06-08T16:00", "officer"),
    ]
    if d == "C":
        rows += [(d, "collect", "2020-06-09T08:00", "applicant")]
    else:
        rows += [(d, "hand_to_post", "2020-06-09T09:00", "desk_clerk")]
        rows += [(d, "deliver", "2020-06-11T09:00", "postal_worker")]
events = dict(zip(("dossier", "event", "occurred", "actor"), map(list, zip(*rows))))

replay = motcua.replay(events, dossiers, rules)
report = motcua.postal_report(replay, date(2020, 1, 1), date(2021, 1, 1))
t = report.total
print(f"taken in by post {t['dossiers_in']}, returned by post {t['dossiers_returned']}, distinct {t['distinct']}")
for member in motcua.Timeliness:
    if t[member]:
        print(member.label(), t[member])
print(f"procedures {t['procedures']} of {report.listed}: {report.listed_basis.label()}")
print(len(replay.problems), "problems")
