"""Mentions -> Events: who did what to whom, when, where, and how real it is.

The road, in the order in which a sentence travels it: `clause` (what stands where), `meaning` (which event
type its words tell), `seeming` (what only looks like one), `reality` (how real it is), `speech` (who says
so), `roles` (who does it to whom), `reference` (whom words without a name stand for), `setting` (when,
where, how many); `coder` walks it, and `article` joins what the sentences tell.
"""
