# SPDX-License-Identifier: Apache-2.0
"""Whether a case may be filed by post and its result returned by post, with the reasons and what they rest on."""

import datetime

import motcua


def show(what: str, v: motcua.Verdict) -> None:
    print(f"{what}: {v.answer.label()}")
    for r in v.reasons:
        print(f"  {r.text}" + (f" [{r.basis}; {r.basis.certainty.label()}]" if r.basis else ""))
    for need in v.needs:
        print(f"  needs {need}")


catalogue = motcua.read_catalogue(*motcua.starter_files())
on = datetime.date(2020, 6, 1)

show("1.005442 filed", motcua.assess(catalogue, "1.005442", "intake", on))
show("1.005442 returned", motcua.assess(catalogue, "1.005442", "return", on))
# The source leaves the post out of its channel table; a province's list may still name it.
show("3.000350 filed", motcua.assess(catalogue, "3.000350", "intake", on))
# Before the first rule that was read.
show("1.005442 filed in 2015", motcua.assess(catalogue, "1.005442", "intake", datetime.date(2015, 6, 1)))

# What is known of the one case can decide it.
show("not delegable", motcua.assess(catalogue, "1.005442", "intake", on, facts={"delegation_forbidden": True}))
both = {"delegation_forbidden": True, "personal_presence_required": True}
show("and presence required", motcua.assess(catalogue, "1.005442", "intake", on, facts=both))

# Who may take it in: officials always, post staff under a delegation in force.
for day in (datetime.date(2020, 6, 1), datetime.date(2020, 8, 3)):
    who = motcua.receiver(catalogue, "bac_kan.tthcc", day, "receive", agency="bac_kan.tttt")
    print(f"{day}: official {who.official}, post clerk {who.post_clerk}")
