"""A season: which series to hold when, where and by whom, from what the homes of a region lack.

`case` is what is known and what is proposed, `slots` where a series could lie, `worth` what a proposal is
worth, `greedy` a planner that takes one series at a time, `solver` one that looks at all of them, and `check`
finds what a proposal does against the rules, by its own reading of them.
"""
