"""Who stands against whom in an article: each party's foe, the two most at odds, and whom all reproach."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product

from app import codebook
from app.events.article import coups
from app.events.coder import Draft

FIGHTING = frozenset(
    "strike_reported attack_reported truce_violated war_started territory_taken truce_declared"
    " clash_reported blockade_imposed".split()
)
HOSTILE = frozenset(
    "accusation_made condemnation_made threat_made denial_made sanctions_imposed relations_reduced"
    " truce_rejected".split()
)
BLAMED = FIGHTING - {"truce_declared", "clash_reported"} | {
    "weapon_tested",
    "people_detained",
    "power_changed",
}
CHARGING = frozenset(("accusation_made", "legal_action_taken", "truce_violated"))
RISEN = ("-REB",)
PEOPLE = ("-CIV", "-SETTLER")


@dataclass(frozen=True, slots=True)
class Opponents:
    """Each party's most told opponent, the two most at odds, and who is blamed or told of, most first."""

    foes: Mapping[str, str]
    pair: tuple[str, ...]
    blamed: tuple[str, ...]
    charges: Mapping[str, str]
    fighters: Mapping[str, str]
    coups: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()

    def of(self, source: Sequence[str]) -> str | None:
        """Whom a party means that names nobody: its own opponent, else the first whom others blame."""
        mine = {party(code) for code in source}
        return self.own(source) or next((code for code in self.blamed if code not in mine), None)

    def own(self, source: Sequence[str]) -> str | None:
        """The first opponent that one of several parties has, none of themselves."""
        return _met(self.foes, source)

    def is_of(self, foe: str | None, country: str) -> bool:
        """Whether an opponent is an armed group of a country."""
        entry = codebook.load().actors.get(foe or "")
        home = entry.country if entry else (foe or "").partition("-")[0]
        return home == country and foe != country

    def are_near(self, country: str | None) -> bool:
        """Whether one of the two most at odds is at home in a country."""
        return any(code.partition("-")[0] == country or self.is_of(code, country or "") for code in self.pair)

    def quarrel(self, source: Sequence[str]) -> str | None:
        """The opponent of a party that is no body beside the quarrel."""
        return None if any(map(_is_outside, source)) else self.own(source)

    def fighter(self, target: Sequence[str]) -> str | None:
        """Who fights one of several parties by a deed that the article tells of him."""
        return _met(self.fighters, target)

    def accuser(self, source: Sequence[str]) -> str | None:
        """Who last accused one of the parties or took it to court."""
        return next((self.charges[code] for code in map(party, source) if code in self.charges), None)


def read(drafts: Sequence[Draft]) -> Opponents:
    """The opponents of an article, deeds weighing more than words."""
    pairs: Counter[tuple[str, str]] = Counter()
    fights: Counter[tuple[str, str]] = Counter()
    blamed: Counter[str] = Counter()
    charges: dict[str, str] = {}
    for draft in drafts:
        fighting = draft.event.type in FIGHTING
        pairs.update(dict.fromkeys(_opposed(draft), 1 + 2 * fighting))
        fights.update(_opposed(draft) if fighting else ())
        blamed.update(_blamed(draft))
        charges.update(_charged(draft))
    foes = {**_at_home(drafts), **_nearest(pairs)}
    both = pairs if pairs else Counter(pair for draft in drafts for pair in _together(draft))
    pair = _clearest(
        [(two, n) for two, n in both.most_common() if not any(map(_is_outside, two))], bool(pairs)
    )
    pair = pair or _civil(drafts) or _most_told(drafts)
    wrong = tuple(code for code, _ in blamed.most_common() if not _is_outside(code))
    return Opponents(foes, pair, wrong, charges, _nearest(fights), coups.read(drafts), _states_told(drafts))


def _clearest(told: Sequence[tuple[tuple[str, str], int]], opposed: bool) -> tuple[str, ...]:
    """The pair told most; of pairs that only meet, none where another one meets as often."""
    if not told or (not opposed and len(told) > 1 and told[0][1] == told[1][1]):
        return ()
    return told[0][0]


def _civil(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The one armed group that the drafts tell of with the state it fights at home; () where none is told."""
    told = _told(drafts)
    homes = _homes(told)
    groups = [code for code in told if codebook.kind(code) == "group"]
    return next(((home, group) for group, home in homes.items() if len(groups) == 1), ())


def _most_told(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The two parties that the drafts tell of most, where no third is told of as often; () for none."""
    counts = Counter(
        code for draft in drafts for code in dict.fromkeys(party(a.id) for a in draft.event.actors)
    )
    told = [(code, n) for code, n in counts.most_common() if not _is_outside(code)]
    clear = len(told) > 1 and told[1][1] > 1 and (len(told) == 2 or told[1][1] > told[2][1])
    return (told[0][0], told[1][0]) if clear else ()


def _at_home(drafts: Sequence[Draft]) -> dict[str, str]:
    """The state that each armed group rises against at home, where the article tells of both."""
    told = _told(drafts)
    rebels = {code: code.partition("-")[0] for code in told if code.endswith(RISEN)}
    return {code: home for code, home in {**_homes(told), **rebels}.items() if home in told}


def _states_told(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The states that the drafts tell of, most told of first."""
    counts = Counter(code for draft in drafts for code in {party(a.id) for a in draft.event.actors})
    return tuple(code for code, _ in counts.most_common() if is_state(code))


def _told(drafts: Sequence[Draft]) -> set[str]:
    return {party(actor.id) for draft in drafts for actor in draft.event.actors}


def _homes(told: set[str]) -> dict[str, str]:
    """The listed armed groups among parties, with the home state of each where it is told of as well."""
    actors = codebook.load().actors
    groups = (actors[code] for code in told if codebook.kind(code) == "group")
    return {group.code: group.country for group in groups if group.country and group.country in told}


def _nearest(pairs: Counter[tuple[str, str]]) -> dict[str, str]:
    """Each party's most told opponent."""
    nearest: dict[str, str] = {}
    for (one, other), _ in pairs.most_common():
        if not _is_outside(other):
            nearest.setdefault(one, other)
    return nearest


def _met(foes: Mapping[str, str], parties: Sequence[str]) -> str | None:
    """The first opponent that one of several parties has, none of themselves."""
    mine = [party(code) for code in parties]
    known = (foes.get(code) for code in mine)
    return next((code for code in known if code and code not in mine), None)


def _is_outside(code: str) -> bool:
    """Whether a code stands outside the quarrels of states: that of a body, or of criminals."""
    return code.endswith("-CRM") or codebook.kind(code) == "body"


def is_state(code: str) -> bool:
    """Whether a code is a whole state's."""
    return codebook.kind(code) == "state"


def home(code: str) -> str | None:
    """The state in whose land an armed group fights, None for what is no such group."""
    entry = codebook.load().actors.get(code)
    return entry.country if entry and entry.kind == "group" else None


def party(code: str) -> str:
    """The party that a code stands for: a country's people count for their state."""
    base, _, role = code.partition("-")
    return base if f"-{role}" in PEOPLE else code


def _opposed(draft: Draft) -> Iterator[tuple[str, str]]:
    """The pairs of parties that a draft sets against one another, in both directions."""
    source = [party(code) for code in draft.event.by_role("source")]
    target = [party(code) for code in draft.event.by_role("target")]
    if draft.event.type == "clash_reported":
        yield from ((one, other) for one, other in permutations(source, 2) if one != other)
    elif draft.event.type in FIGHTING or draft.event.type in HOSTILE:
        for one, other in product(source, target):
            if one != other and not {f"{one}-MIL", f"{other}-MIL"} & {one, other}:
                yield from ((one, other), (other, one))


def _together(draft: Draft) -> Iterator[tuple[str, str]]:
    """The pairs of parties that a draft of something mutual names together."""
    if draft.sides == "two":
        yield from combinations(dict.fromkeys(map(party, draft.event.by_role("source"))), 2)


def _blamed(draft: Draft) -> Iterator[str]:
    """Whom a draft shows in the wrong: the doer of a deed of force, the target of a reproach."""
    if draft.event.type in BLAMED:
        yield from map(party, draft.event.by_role("source"))
    if draft.event.type in HOSTILE or draft.event.type == "demand_made":
        yield from map(party, draft.event.by_role("target"))


def _charged(draft: Draft) -> Iterator[tuple[str, str]]:
    """Whom a draft accuses or takes to court, and who does so."""
    source, told_by = draft.event.by_role("source"), draft.event.attributed_to
    if source and draft.event.type in CHARGING:
        yield from ((party(code), party(source[0])) for code in draft.event.by_role("target"))
    elif told_by and draft.event.modality == "claimed":
        yield from ((party(code), party(told_by[0])) for code in source if party(code) != party(told_by[0]))
