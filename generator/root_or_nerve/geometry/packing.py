"""Numbering the corners of a mesh so that its file is short when compressed."""

import numpy as np

from .surface import Ints


def in_order(faces: Ints, group: Ints) -> tuple[Ints, Ints, Ints]:
    """Return old numbers of vertices in the new order, faces so numbered, groups.

    Faces go group by group, each beside one before it; vertices as faces use them.
    """
    sorted_faces = []
    for number in np.unique(group):
        own = faces[group == number]
        sorted_faces.append(own[_side_by_side(own)])
    ordered = np.concatenate(sorted_faces)
    used, first = np.unique(ordered.reshape(-1), return_index=True)
    old = used[np.argsort(first)]
    number = np.zeros(int(faces.max()) + 1, dtype=np.int64)
    number[old] = np.arange(len(old))
    return old, number[ordered], np.sort(group, kind="stable")


def _side_by_side(faces: Ints) -> list[int]:
    """Return an order in which a face most often shares a side with one just before."""
    beside: dict[tuple[int, int], list[int]] = {}
    sides = [
        [(min(a, b), max(a, b)) for a, b in zip(face, face[1:] + face[:1], strict=True)]
        for face in faces.tolist()
    ]
    for at, edges in enumerate(sides):
        for edge in edges:
            beside.setdefault(edge, []).append(at)
    order: list[int] = []
    done: set[int] = set()
    for start in range(len(faces)):
        waiting = [start]
        while waiting:
            at = waiting.pop()
            if at in done:
                continue
            done.add(at)
            order.append(at)
            waiting += [near for edge in sides[at] for near in beside[edge]]
    return order
