# SPDX-License-Identifier: Apache-2.0
"""One dossier from the post office to the applicant's door: what each event does, and why one is refused."""

from datetime import datetime

import motcua

rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
d = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="post", return_by="post")

for what, when, by in (
    ("post_accept", "2020-06-01 09:00", "postal_worker"),
    ("accept", "2020-06-02 08:00", "desk_clerk"),  # the desk does not have it yet
    ("post_dispatch", "2020-06-01 16:00", "postal_worker"),
    ("post_handover", "2020-06-03 08:30", "postal_worker"),
    ("accept", "2020-06-03 09:00", "delegated_clerk"),
    ("forward", "2020-06-03 10:00", "desk_clerk"),
    ("decide", "2020-06-10 15:00", "leader"),
    ("issue", "2020-06-11 08:00", "officer"),
    ("hand_to_post", "2020-06-11 14:00", "desk_clerk"),
    ("deliver", "2020-06-15 10:00", "postal_worker"),
):
    event = motcua.Event(what, datetime.fromisoformat(when), by)
    out = motcua.apply(d, event, rules)
    print(f"{when} {event.what.label()}: ", end="")
    if out.refusal:
        print(f"refused\n  {out.refusal.text}\n  {out.refusal.cure}")
        continue
    d = out.dossier
    due = f", due {out.clock.date}" if out.clock and out.clock.date else ""
    print(f"{d.status.label()}{due}")

print(f"\n{d.status.label()}, {d.timeliness.label()}; the result is {d.regions.result.label()}")
still = motcua.allowed_events(d, rules=rules, on=datetime(2020, 6, 15, 11))
print("what may still happen:", *(f"{what}/{by}" for what, by in still))
