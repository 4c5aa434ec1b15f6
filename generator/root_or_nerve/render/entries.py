"""The shape of a page about one thing of the anatomy, and how its links are named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..items.words import lesion_name, listed, test_name
from ..model.anatomy import Condition, Muscle, Nerve, Pair, PairSide, Reflex, RootSupply
from ..model.library import Anatomy
from .addresses import address, lesion_address, test_address
from .statements import Statement


@dataclass(frozen=True)
class Link:
    """A page to read next, and what it is to this one."""

    title: str
    path: str
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One line at the head of a page: a label, statements and links."""

    label: str
    statements: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    words: str = ""
    is_decider: bool = False


@dataclass(frozen=True)
class Section:
    """A heading with statements, and links in named groups."""

    id: str
    title: str
    lead: str = ""
    statements: tuple[Statement, ...] = ()
    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.statements and not any(links for _, links in self.groups)


def upward(path: str) -> str:
    """Return a path from a page that lies one folder deep."""
    return f"../{path}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def nerve_link(nerve: Nerve, note: str = "") -> Link:
    return Link(capital(nerve.name), upward(address("nerves", nerve.id)), note)


def root_link(id: str, note: str = "") -> Link:
    return Link(printed(id), upward(address("roots", id)), note)


def supply_links(supply: RootSupply) -> tuple[Link, ...]:
    """Return links to the usual roots, then to those that only some sources name."""
    return (
        *(root_link(id) for id in supply.usual),
        *(root_link(id, "variable") for id in supply.variable),
    )


def printed(root: str) -> str:
    """Return a root's id as it is printed: S4–5."""
    return root.replace("-", "–")


def muscle_link(anatomy: Anatomy, muscle: Muscle) -> Link:
    """Return a link that says what the muscle does and which nerve enters it."""
    nerve = anatomy.nerves[muscle.nerves[0]].name if muscle.nerves else ""
    title = f"{capital(muscle.action)} ({muscle.name})"
    return Link(title, upward(address("muscles", muscle.id)), nerve)


def reflex_link(reflex: Reflex) -> Link:
    roots = listed(reflex.roots.usual)
    return Link(capital(reflex.name), upward(address("reflexes", reflex.id)), roots)


def condition_link(condition: Condition) -> Link:
    path = upward(address("conditions", condition.id))
    return Link(capital(condition.name), path, condition.site.value)


def test_links(anatomy: Anatomy, ids: Iterable[str]) -> tuple[Link, ...]:
    return tuple(
        Link(capital(test_name(anatomy, id)), upward(test_address(anatomy, id)))
        for id in ids
    )


def lesion_links(anatomy: Anatomy, ids: Iterable[str]) -> tuple[Link, ...]:
    return tuple(
        Link(capital(lesion_name(anatomy, id)), upward(lesion_address(anatomy, id)))
        for id in ids
    )


def side_name(anatomy: Anatomy, side: PairSide) -> str:
    """L1–L3 roots; common fibular nerve; sacroiliac joint pain."""
    if side.kind.value != "root":
        return listed((lesion_name(anatomy, id) for id in side.ids), "or")
    return roots_name(anatomy, side.ids)


def roots_name(anatomy: Anatomy, ids: Sequence[str]) -> str:
    """L5 root; L1–L3 roots where they follow one another; C5 or C7 root."""
    if len(ids) == 1:
        return f"{printed(ids[0])} root"
    order = list(anatomy.roots)
    places = [order.index(id) for id in ids]
    if places == list(range(places[0], places[0] + len(ids))):
        return f"{ids[0]}–{ids[-1].replace('4-', '')} roots"
    return f"{listed(map(printed, ids), 'or')} root"


def pair_title(anatomy: Anatomy, pair: Pair) -> str:
    """L5 root or common fibular nerve; T7 root, or zoster or a hernia."""
    names = [side_name(anatomy, side) for side in pair.sides]
    return (", or " if any(" or " in name for name in names) else " or ").join(names)


def pair_links(
    anatomy: Anatomy, pairs: Iterable[Pair], here: str = ""
) -> tuple[Link, ...]:
    """Return links to pairs; on the page of one side they are named by the other."""
    return tuple(
        Link(
            capital(_other_side(anatomy, pair, here)),
            upward(address("pairs", pair.id)),
            pair.decider.text,
        )
        for pair in pairs
    )


def _other_side(anatomy: Anatomy, pair: Pair, here: str) -> str:
    others = [side for side in pair.sides if here not in side.ids]
    if len(others) != 1:
        return pair_title(anatomy, pair)
    return side_name(anatomy, others[0])
