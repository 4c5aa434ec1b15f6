"""A page for each pair of look-alikes: what both share, and what separates them."""

from ..model.anatomy import Muscle, Pair, PairSideKind
from ..model.relations import ids_of, separating_muscles
from .addresses import address
from .anatomy_pages import Atlas
from .entries import (
    Link,
    capital,
    lesion_links,
    muscle_link,
    pair_title,
    side_name,
    test_links,
)
from .overlap_pages import overlap_section
from .page import Entry, Page
from .statements import Statements
from .templates import fill, safe


def pair_pages(atlas: Atlas) -> dict[str, Page]:
    """Return the pages of all pairs by path."""
    pairs = atlas.anatomy.pairs.values()
    return {address("pairs", pair.id): _pair(pair, atlas) for pair in pairs}


def _pair(pair: Pair, atlas: Atlas) -> Page:
    anatomy = atlas.anatomy
    state = Statements(anatomy.sources)
    title = capital(pair_title(anatomy, pair))
    html = fill(
        "pair",
        title=title,
        shared=state(pair.shared),
        decider=state(pair.decider),
        sides=[
            (
                capital(side_name(anatomy, side)),
                side.kind.value,
                state(side.favours),
                lesion_links(anatomy, side.ids),
            )
            for side in pair.sides
        ],
        tests=test_links(anatomy, pair.tests),
        muscles=_muscles(pair, atlas),
        skin=safe(overlap_section(pair, atlas, state)),
        references=state.references,
    )
    found = f"Look-alikes. {pair.shared.text} {pair.decider.text}"
    return Page(
        title,
        html.encode(),
        f"What separates them: {pair.decider.text}",
        "entry.html",
        "atlas",
        entries=(Entry(title, found),),
    )


def _muscles(pair: Pair, atlas: Atlas) -> list[tuple[str, tuple[Link, ...]]]:
    """Return the muscles that only one side could weaken, if it is root and nerve."""
    roots = ids_of(pair, PairSideKind.ROOT)
    nerves = ids_of(pair, PairSideKind.NERVE)
    if not (roots and nerves):
        return []
    of_root, of_nerve = separating_muscles(atlas.anatomy, roots, nerves)
    groups = (("Only the root", of_root), ("Only the nerve", of_nerve))
    return [(name, _links(muscles, atlas)) for name, muscles in groups if muscles]


def _links(muscles: tuple[Muscle, ...], atlas: Atlas) -> tuple[Link, ...]:
    return tuple(muscle_link(atlas.anatomy, muscle) for muscle in muscles)
