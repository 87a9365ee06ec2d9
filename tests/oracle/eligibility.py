# SPDX-License-Identifier: Apache-2.0
"""An oracle for postal eligibility: the steps of the law as a table, the first certain one wins, standard library only.

Written from Quyết định 45/2016/QĐ-TTg Điều 1.2, 13, 18; Nghị định 61/2018/NĐ-CP Điều 14.5, 16; Nghị định 118/2025/NĐ-CP
Điều 14.3, 15, 18.2, 22. It shares no code and no data with the library. Facts are True, False or absent (not known).
"""

from datetime import date

DECISION_45 = date(2016, 12, 16)  # the scheme of the public postal service
DECREE_61 = date(2018, 6, 21)  # the first one-stop decree that was read
DECREE_118 = date(2025, 7, 1)

BOTH = ("intake", "return")
YES, NO, CONDITIONAL, UNKNOWN = "yes", "no", "conditional", "unknown"

# What excludes: reason, directions, the facts that must all be true, what a firm NO rests on, the answer without that,
# and what is then needed. `decision`: minister or province chair have decided it (Điều 14.3 of Nghị định 118).
# `sector_article`: the sector's own law is cited; Điều 22.3 of Nghị định 118 speaks of electronic results only.
# A date: the first day of the only rule that says so.
EXCLUSIONS = (
    ("electronic_only", ("intake",), ("electronic_only",), "decision", UNKNOWN, "decision"),
    ("not_at_desk", BOTH, ("not_at_desk",), "decision", UNKNOWN, "decision"),
    ("state_secret", BOTH, ("state_secret",), DECREE_118, UNKNOWN, "rule_on_state_secrets"),
    ("article_1_2", BOTH, ("delegation_forbidden", "personal_presence_required"), None, None, None),
    ("paper_waived", ("return",), ("paper_waived",), None, None, None),
    ("presence_to_collect", ("return",), ("presence_to_collect",), "sector_article", CONDITIONAL, "sector_article"),
)

# Điều 1.2 needs both conditions: when one is true and the other not known, the other must be asked.
HALVES = {
    "delegation_forbidden": "personal_presence_required",
    "personal_presence_required": "delegation_forbidden",
}


def assess(direction, on, facts, *, basis_cited=False, listed=None, manner=None):
    """`(answer, needs, reasons)`.

    `facts` are those of the case laid over those of the procedure; `basis_cited`: the catalogue cites a decision or a
    sector article; `listed`: what the province's list says on the day, None where it does not; `manner`: whether the
    page of the procedure names the post, None where it has no such table.
    """
    if on < DECISION_45:
        return UNKNOWN, [], ["no_rule_in_force"]
    doubts = []
    for reason, directions, conditions, rests_on, otherwise, need in EXCLUSIONS:
        if direction not in directions or not all(facts.get(c) is True for c in conditions):
            continue
        if rests_on is None or (on >= rests_on if isinstance(rests_on, date) else basis_cited):
            return NO, [], [reason]
        doubts.append((otherwise, [need], [reason]))
    if listed is False:  # honoured as data, whatever becomes of a doubt
        return NO, [], ["listed_no", "contestable"]
    if doubts:  # no yes is possible until the first of them is settled
        return doubts[0]
    if listed is True:
        return YES, [], ["listed_yes"]
    open_half = [other for known, other in HALVES.items() if facts.get(known) is True and facts.get(other) is None]
    half = ["one_condition_of_two"] if open_half else []
    # A row of a portal's table means something under a one-stop decree only; what stood before was not read.
    if on >= DECREE_61 and manner is True:
        return CONDITIONAL if open_half else YES, open_half, ["channel_yes", *half]
    reason = "unlisted" if manner is None else "channel_absent" if on >= DECREE_61 else "no_rule_in_force"
    return UNKNOWN, [*open_half, "published_list"], [reason, *half]  # never silently NO
