"""What the scene is not: said in the files themselves."""

import numpy as np

from .back_skin import BOTTOM_MM, TOP_MM
from .ground import BORDER_MM, Ground
from .superior import APART_MM
from .surgery import TRIGGER_MM
from .tunnel import RADIUS_MM


def course_notes(ground: Ground) -> list[str]:
    """Return what is schematic about courses.json."""
    crest = ground.crest
    return [
        "A schematic assembly on one mean pelvis inside the skin of another body: read "
        "no depths, and no individual anatomy, off it.",
        "The ridge of the crest is where the ilium lies farthest up and backwards (at "
        "45 degrees near the PSIS, turning to straight up at its most lateral part). "
        "Distances from the PSIS are straight lines to the most posterior point of the "
        "ilium; distances from the midline are level.",
        f"The ridge is followed to {crest.midline_mm[-1]:.0f} mm from the midline, "
        f"which is {crest.psis_mm[-1]:.0f} mm from the PSIS; courses end there. Its "
        "first 20 mm from the PSIS rise almost straight up, at "
        f"{crest.midline_mm[0]:.1f} to {crest.at_psis(np.array([20.0]))[0, 0]:.1f} mm "
        "from the midline: no crossing lies nearer to the midline than that.",
        f"Courses are computed about every {APART_MM:.0f} mm along the crest; between "
        "two of them points are to be mixed in proportion to the measure in use.",
        "Heights of perforation are differences in height from the crossing point.",
        "Strands from L4 and L5 begin so low that they are drawn over the crest nearer "
        "to the PSIS than the branch which they join.",
        f"The tunnel is a half tube of {RADIUS_MM:.1f} mm radius: no figure for its "
        "width or length was found.",
        "The fascia is a sheet at an even depth beneath the skin, drawn onto the "
        "spinous processes and the crest; its lateral border "
        f"({BORDER_MM[0]:.0f} mm from the midline on the crest) is an estimate.",
        "Roots, dural sac, discs and foramina are set between the bones by rule. The "
        "mesh of the sacrum has neither canal nor foramina: S1 to S3 run in solid "
        "bone, at heights that are estimates.",
        "Incisions, entry points of screws and of an S2 alar-iliac screw are regions, "
        "not instructions.",
        f"The landmark of the examiner lies on the crest {TRIGGER_MM:.0f} mm from the "
        "midline.",
    ]


def back_skin_notes() -> list[str]:
    """Return what to know of back-skin.json."""
    return [
        f"Cut level at {TOP_MM:.0f} and {BOTTOM_MM:.0f} mm above the sole, in front at "
        "the anterior superior iliac spine, and along the inner thigh.",
        "Edges between territories are those of content/territories, smoothed by about "
        "5 mm and simplified to 0.3 mm.",
        "Pieces do not overlap: a painted one takes the place of the skin there.",
    ]


def plate_notes() -> list[str]:
    """Return what to know of the plate of bones."""
    return [
        "Drawn from pelvis.json (MPL-2.0), vertebrae.json (Apache-2.0) and skin.json "
        "(CC0-1.0), seen level from behind: a schematic assembly.",
    ]
