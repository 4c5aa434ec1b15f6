"""The results as one page that opens from a folder, without network."""

from pathlib import Path

from .. import assets
from ..render.templates import fill, safe
from .charts import charts_of, drawn, plotly
from .fault import Fault
from .report import Report
from .tables import csv_files

PLOTLY = "plotly.min.js"


def result_files(report: Report, faults: list[Fault]) -> dict[str, bytes]:
    """Return every file of the folder of results, by name."""
    source = assets.built() / "assets" / "rn" / PLOTLY
    charts = charts_of(report)
    has_plotly = bool(charts) and source.is_file()
    html = fill(
        "results",
        report=report,
        faults=faults,
        charts=[drawn(chart) for chart in charts],
        plotly=safe(plotly(charts)) if has_plotly else None,
        script=PLOTLY,
        tables=sorted(csv_files(report)),
    )
    files = {"index.html": html.encode()} | csv_files(report)
    return files | ({PLOTLY: source.read_bytes()} if has_plotly else {})


def write_results(files: dict[str, bytes], folder: Path) -> None:
    """Write them, over those of before; other files in the folder stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
