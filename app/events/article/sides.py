"""The sides that an event leaves open, filled from its place and from who stands against whom."""

from dataclasses import replace

from app.events.article import captives, civilians, coups, opponents
from app.events.article.opponents import FIGHTING, HOSTILE, Opponents
from app.events.coder import Draft
from app.events.event import Actor, Event, Role

PLACED = frozenset(
    "aid_provided aid_suspended territory_taken blockade_imposed visit_made people_displaced"
    " troops_withdrawn".split()
)
RELATIONS = frozenset(("relations_improved", "relations_reduced"))
POSTS = frozenset(("embassy", "embassies", "consulate", "mission"))  # which are where they are aimed at
AGAINST = HOSTILE - {"relations_reduced"} | {"captives_released", "sanctions_eased", "demand_made"}
AT_ODDS = frozenset(
    "agreement_ended legal_action_taken relations_reduced blockade_imposed strike_reported territory_taken"
    " attack_reported agreement_proposed talks_proposed".split()
)
WITHHELD = frozenset(("aid_suspended", "sanctions_imposed"))
COURT_SEATS = frozenset(("The Hague", "Luxembourg", "Strasbourg"))
BETWEEN = frozenset("truce_proposed mediation_offered talks_proposed agreement_proposed".split())
DEADLY = frozenset(("strike_reported", "attack_reported"))
RELIEF = frozenset("humanitarian civilians displaced refugees families lifesaving starving".split())
FOREIGN = frozenset(("strike_reported", "captives_released"))
HARM = frozenset(("killed", "injured"))
UNARMED_SITES = frozenset(
    "village villages hospital hospitals clinic clinics school schools mosque mosques church churches market"
    " children schoolgirls schoolchildren women families students pupils patients shoppers passengers"
    " prisoners shelters civilian civilians worshippers villagers ambulance ambulances".split()
)
LAW = frozenset("arrest arrests arrested jail jailed prison custody police imprisoned remanded".split())
ABDUCTION = frozenset("kidnapped abducted abduction hostage hostages gunmen captured seized coup".split())
ARMED = frozenset("soldier soldiers servicemen policeman policemen troops convoy garrison".split())
MUTUAL = frozenset(
    "truce_agreed truce_ended truce_declared truce_extended talks_held talks_suspended clash_reported".split()
)
HOSTING = frozenset("hosts hosted hosting mediate mediates mediated mediating brokered convened".split())
SHARED = frozenset(("clash_reported", "truce_agreed", "agreement_reached"))
RECALLING = frozenset(("those", "these"))


def filled(draft: Draft, foes: Opponents) -> Event:
    """The event of a draft with its open sides filled as far as its article plainly means somebody."""
    event = civilians.placed(draft, foes)
    event = _at_home(event if draft.general else _with_pair(draft, event, foes))
    begins = event.type == "war_started" and event.rule.startswith("verb")
    invades = begins and len(event.by_role("source")) == 1
    posts = event.type in RELATIONS and not POSTS.isdisjoint(draft.words)
    if draft.sides == "deed" or event.type in PLACED or invades or posts:
        event = _with_sides(event, foes, draft.words)
    if draft.general and event.type == "denial_made":
        event = _to_accuser(event, foes)
    elif not (draft.general or draft.sides == "two"):
        event = _with_foe(event, foes, spoken_of=bool(draft.about))
    event = _by_the_law(_by_foe_of_teller(event, foes), draft.words)
    event = captives.told(_as_people(_as_state(_with_tester(event, foes))), draft.words)
    return coups.told(_with_central(event, foes), draft, foes.coups)


def _by_foe_of_teller(event: Event, foes: Opponents) -> Event:
    """An attack that one side alone tells of, and that names nobody, is its opponent's on it."""
    teller = event.attributed_to[:1]
    suffering = {opponents.party(code) for code in event.by_role("target")} <= set(teller)
    claimed = event.modality == "claimed" and event.type in DEADLY and suffering
    foe = foes.own(teller) if claimed and teller and not event.by_role("source") else None
    if foe is None:
        return event
    return replace(event, actors=(Actor(foe, "source"), *(event.actors or (Actor(teller[0], "target"),))))


def _by_the_law(event: Event, words: frozenset[str]) -> Event:
    """Whom nobody told of arrests or jails, the state there does; abductors are none."""
    country = event.place.country if event.place else None
    if event.type != "people_detained" or country is None or LAW.isdisjoint(words):
        return event
    return event if not ABDUCTION.isdisjoint(words) else _with_state(event, country)


def _with_state(event: Event, country: str) -> Event:
    if event.by_role("source"):
        return event
    return replace(event, actors=(Actor(country, "source"), *event.actors))


def _with_tester(event: Event, foes: Opponents) -> Event:
    """Whoever is most blamed in an article is who made a test that names nobody."""
    if event.type != "weapon_tested" or event.by_role("source") or not foes.blamed:
        return event
    return _with(event, "source", foes.blamed[0])


def _with_central(event: Event, foes: Opponents) -> Event:
    """Aid is withheld from, and sanctions are laid on, the state that an article tells of most."""
    source = event.by_role("source")
    if event.type not in WITHHELD or event.by_role("target") or len(source) != 1:
        return event
    central = next((code for code in foes.told if code not in source), None)
    return _with(event, "target", central) if central else event


def _at_home(event: Event) -> Event:
    """A protest is a country's people's against its state; what courts do there, its state does."""
    country = event.place.country if event.place else None
    if event.place is None and event.type == "protest_held":
        return _at_own_state(event)
    if event.place is None or country is None or event.place.name in COURT_SEATS:
        return event
    if event.type == "protest_held":
        return _with(_with(event, "source", f"{country}-CIV"), "target", country)
    return _with(event, "source", country) if event.type == "legal_action_taken" else event


def _at_own_state(event: Event) -> Event:
    """Where nothing tells of another place, a state's people march against it."""
    states = {code.partition("-")[0] for code in event.by_role("source") if "-" in code}
    state = states.pop() if len(states) == 1 else None
    return _with(event, "target", state) if state and opponents.is_state(state) else event


def _with(event: Event, role: Role, code: str) -> Event:
    """The event with an actor in a role that nobody plays, unless he plays another one."""
    if event.by_role(role) or any(actor.id == code for actor in event.actors):
        return event
    added = Actor(code, role)
    return replace(event, actors=(added, *event.actors) if role == "source" else (*event.actors, added))


def _with_pair(draft: Draft, event: Event, foes: Opponents) -> Event:
    """What takes two and names fewer is between the two at odds; what others propose is put to them."""
    source = {opponents.party(code) for code in event.by_role("source")}
    if not event.actors and _is_mutual(event, foes) and not (_recalls(draft) or _is_far(event, foes)):
        return replace(event, actors=tuple(Actor(code, "source") for code in foes.pair))
    if event.by_role("target") or (event.type in SHARED and len(source) > 1) or _is_far(event, foes):
        return event
    added: tuple[Actor, ...] = ()
    if _is_with_pair(draft, source, foes):
        added = tuple(Actor(code, "source") for code in foes.pair if code not in source)
    elif event.type in BETWEEN and source and source.isdisjoint(foes.pair):
        added = tuple(Actor(code, "target") for code in foes.pair)
    return replace(event, actors=(*event.actors, *added)) if added else event


def _is_with_pair(draft: Draft, source: set[str], foes: Opponents) -> bool:
    """Whether the two at odds belong to what takes two: an accord that one made, talks that another hosts."""
    kind = draft.event.type
    shared = kind in SHARED and (source <= set(foes.pair) or kind == "truce_agreed")
    nominal = not draft.event.rule.startswith(("verb", "place")) and source <= set(foes.pair)
    met = nominal or not HOSTING.isdisjoint(draft.words)
    return shared or (kind == "talks_held" and len(source) == 1 and met)


def _is_far(event: Event, foes: Opponents) -> bool:
    """Whether a fight is in a country of neither of the two at odds."""
    return (
        event.type == "clash_reported" and event.place is not None and not foes.are_near(event.place.country)
    )


def _recalls(draft: Draft) -> bool:
    """Whether more is planned of talks told before, maybe of others ("a second round of those talks")."""
    return draft.event.modality == "planned" and not RECALLING.isdisjoint(draft.words)


def _is_mutual(event: Event, foes: Opponents) -> bool:
    """Whether both at odds take part in what is told; in a war between states, one attacks the other."""
    civil = event.type == "war_started" and not all(map(opponents.is_state, foes.pair))
    told = event.modality in ("occurred", "claimed") or event.type == "talks_held"
    return (civil or event.type in MUTUAL) and told


def _is_unarmed_there(event: Event, words: frozenset[str]) -> bool:
    """Whether words tell of people without arms: in need of aid, or at the sites that are hit."""
    if event.type == "aid_provided":
        return not RELIEF.isdisjoint(words)
    armed = not ARMED.isdisjoint(words) and event.type == "attack_reported"
    return not armed and not UNARMED_SITES.isdisjoint(words)


def _with_sides(event: Event, foes: Opponents, words: frozenset[str]) -> Event:
    """A deed hits where it is done; who did it there is the opponent of whom it hits."""
    unarmed = _is_unarmed_there(event, words)
    country = event.place.country if event.place else None
    source = event.by_role("source")
    at_war = country is not None and any(map(opponents.is_state, source)) and foes.own(source) == country
    hit = _hit(event, country, unarmed and not at_war, foes) if country else None
    if hit == f"{country}-CIV" and not event.by_role("source") and _died_in_arms(event, words):
        hit = country
    event = _with(event, "target", hit) if hit else event
    target = event.by_role("target")
    foe = foes.fighter(target[:1]) if event.type in FIGHTING else None
    return _with(event, "source", foe) if foe else event


def _died_in_arms(event: Event, words: frozenset[str]) -> bool:
    """Whether those are told to bear arms whom nobody known kills ("a mine killed seven soldiers")."""
    told = not ARMED.isdisjoint(words) and civilians.BYSTANDERS.isdisjoint(words)
    return event.type in DEADLY and told and UNARMED_SITES.isdisjoint(words)


def _hit(event: Event, country: str, unarmed: bool, foes: Opponents) -> str | None:
    """Whom a deed in a country hits: the state, its people where its own army or nobody known kills.

    `unarmed` is whether a site of people without arms is hit, outside a war between states.
    """
    source = event.by_role("source")
    if event.type == "people_displaced" or (event.type == "aid_provided" and unarmed):
        return f"{country}-CIV"
    deadly = event.type in DEADLY and (unarmed or not HARM.isdisjoint(event.quantities))
    if event.type == "territory_taken" and (country in source or foes.is_of(foes.own(source), country)):
        return foes.own(source)
    if country in source and event.type == "strike_reported" and HARM.isdisjoint(event.quantities):
        return foes.fighter(source) or (f"{country}-CIV" if unarmed else None)
    if country in source:
        return f"{country}-CIV" if deadly else None
    return f"{country}-CIV" if deadly and (unarmed or not source) else country


def _as_state(event: Event) -> Event:
    """Captives are their state's, and people under another state's strikes are that state hit."""
    source = {opponents.party(code) for code in event.by_role("source")}
    hit = {a.id for a in event.actors if a.role == "target" and a.id.endswith("-CIV") and not _is_unarmed(a)}
    foreign = event.type == "captives_released" or any(map(opponents.is_state, source))
    if event.type not in FOREIGN or not hit or not foreign or source & {*map(opponents.party, hit)}:
        return event
    turned = (
        replace(a, id=opponents.party(a.id)) if a.id in hit and a.role == "target" else a
        for a in event.actors
    )
    return replace(event, actors=tuple(turned))


def _as_people(event: Event) -> Event:
    """Of a state its people flee, and support for "the people of Fiji" is for their state."""
    if event.type not in ("people_displaced", "support_expressed"):
        return event
    return replace(event, actors=tuple(_of_people(actor, event.type) for actor in event.actors))


def _of_people(actor: Actor, type: str) -> Actor:
    if actor.role != "target":
        return actor
    if type == "people_displaced":
        return replace(actor, id=f"{actor.id}-CIV") if opponents.is_state(actor.id) else actor
    named = "people of" in (actor.mention or "").lower()
    return replace(actor, id=opponents.party(actor.id)) if named else actor


def _is_unarmed(actor: Actor) -> bool:
    """Whether a telling calls those hit civilians, and so means them and not their state."""
    return "civilian" in (actor.mention or "").lower()


def _to_accuser(event: Event, foes: Opponents) -> Event:
    """A plain denial ("denied firing it") answers whoever made the charge, and else nobody."""
    accuser = foes.accuser(event.by_role("source"))
    return _with(event, "target", accuser) if accuser else event


def _with_foe(event: Event, foes: Opponents, *, spoken_of: bool) -> Event:
    """A reproach, a threat or a truce without a target is aimed at its maker's opponent, none of several.

    `spoken_of` is whether a deed is told that it is about, so that no third party's foe is meant.
    """
    source = event.by_role("source")
    shared = len(source) > 1 and event.type.startswith(("truce", "captives"))
    if not source or shared or event.by_role("target"):
        return event
    if event.type == "denial_made":
        foe = foes.accuser(source) or foes.own(source)
    elif event.type in AGAINST or event.type.startswith("truce"):
        foe = foes.quarrel(source) if spoken_of else foes.of(source)
    else:
        taken = opponents.home(source[0]) if event.type == "territory_taken" else None
        foe = taken or (foes.own(source) if event.type in AT_ODDS else None)
    abroad = foe and opponents.is_state(foe) and event.place and event.place.country in source
    return _with(event, "target", foe) if foe and not (abroad and event.type in DEADLY) else event
