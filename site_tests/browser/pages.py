"""Small pages, written as the templates write them, around the built widgets."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path

from root_or_nerve.items.bank import (
    SCALE,
    Bank,
    Because,
    ChoiceItem,
    ClassifyItem,
    Item,
    Option,
    Verdict,
)

BUILT = Path(__file__).parents[2] / "theme" / "built" / "assets" / "rn"

BECAUSE = Because(
    root="No knee jerk is lost.",
    nerve="The crest hurts where the nerve crosses it.",
    other="Nothing needs a second cause.",
    undetermined="Tapping the crest decides.",
    emergency="Bladder and saddle are well.",
)

EXPLANATION = (
    '<h2 id="why">Why</h2><p>Because of the crest.</p>'
    '<p style="margin-top: 200vh" id="far">Far below.</p>'
)


def classify(
    id: str = "crest.classify", key: str = "nerve", rev: int = 1
) -> ClassifyItem:
    prompt = "What does this pattern follow?"
    return ClassifyItem(
        id=id, rev=rev, page="c.md", prompt=prompt, key=Verdict(key), because=BECAUSE
    )


def imaging(id: str = "crest.imaging", rev: int = 1) -> ChoiceItem:
    """Return an item whose options all carry the same reason."""
    options = tuple(
        Option(id=word.lower(), text=f"{word}.", because="The level is too low.")
        for word in ("Yes", "Partly", "No")
    )
    return ChoiceItem(
        id=id,
        rev=rev,
        page="c.md",
        prompt="Could this produce the pattern?",
        kind="imaging",
        options=options,
        key="no",
    )


def name(
    id: str = "crest.name", texts: Sequence[str] = ("L3 root", "Superior cluneal")
) -> ChoiceItem:
    """Return an item whose last option is right."""
    options = tuple(
        Option(id=f"option-{place}", text=text, because=f"{text}: because {place}.")
        for place, text in enumerate(texts)
    )
    return ChoiceItem(
        id=id,
        rev=1,
        page="c.md",
        prompt="Which one explains the findings?",
        kind="name",
        options=options,
        key=options[-1].id,
    )


def data_script(items: Sequence[Item], explanation: str | None = None) -> str:
    data: dict[str, object] = {"bank": Bank(items=tuple(items)).model_dump(mode="json")}
    if explanation is not None:
        data["explanation"] = explanation
    text = json.dumps(data).replace("<", "\\u003c")
    return f'<script type="application/json" class="rn-data">{text}</script>'


def item_html(item: Item, inside: str = "") -> str:
    is_scale = isinstance(item, ClassifyItem)
    texts = (
        [step.text for step in SCALE]
        if isinstance(item, ClassifyItem)
        else [option.text for option in item.options]
        if isinstance(item, ChoiceItem)
        else []
    )
    lines = "".join(f"<li>{escape(text)}</li>" for text in texts)
    kind = "scale" if is_scale else "list"
    return (
        f'<rn-item item="{escape(item.id)}" class="rn-item">'
        f'<p class="rn-prompt">{escape(item.prompt)}</p>'
        f'<ol class="rn-options rn-options--{kind}">{lines}</ol>{inside}</rn-item>'
    )


def lone_item(item: Item, inside: str = "") -> str:
    return item_html(item, data_script([item]) + inside)


def case_html(
    items: Sequence[Item],
    explanation: str = EXPLANATION,
    unasked: Sequence[Item] = (),
) -> str:
    """Return a case; unasked items are in its data, but not in its sequence."""
    return (
        '<rn-case case="crest">'
        + data_script([*items, *unasked], explanation)
        + "".join(item_html(item) for item in items)
        + '<p class="rn-without-script"><a href="answers/">Answers</a></p>'
        + '<div class="rn-explanation" hidden></div></rn-case>'
    )


def figure_html(name: str = "distances", attributes: str = "") -> str:
    return f"""
<rn-figure figure="{name}" data-src="figures/{name}.js"
    data-plotly="assets/rn/plotly.min.js" class="rn-figure" {attributes}>
  <figure><div class="rn-plate">
    <svg class="rn-poster" role="img" aria-label="Distances by study"
      viewBox="0 0 400 200"><rect width="400" height="200" fill="tan"/></svg>
  </div><figcaption>Distances</figcaption></figure>
  <details class="rn-figure-table"><table><tr><td>75 mm</td></tr></table></details>
</rn-figure>"""


def write_figure(folder: Path, name: str = "distances") -> None:
    """Write a figure's script, in colours and fonts of the page's style."""
    drawing = {
        "data": [
            {"type": "scatter", "y": [1, 2], "marker": {"color": "var(--rn-nerve)"}},
        ],
        "layout": {
            "width": 900,
            "height": 900,
            "font": {"family": "var(--rn-font-text)", "color": "var(--rn-missing)"},
            "title": {"text": "not var(--rn-nerve) here"},
        },
        "config": {"displaylogo": True},
    }
    script = folder / "figures" / f"{name}.js"
    script.parent.mkdir(exist_ok=True)
    register = f'(window.rnFigures = window.rnFigures || {{}})["{name}"]'
    script.write_text(f"{register} = {json.dumps(drawing)};")


STYLE = """
[hidden] { display: none !important; }
.rn-hidden { position: absolute; clip-path: inset(50%); }
rn-item, rn-case, rn-figure { display: block; }
figure { margin: 0; }
.rn-poster { display: block; width: 100%; max-width: 32rem; margin: 0 auto; }
body { --rn-nerve: #aa0000; --rn-font-text: "Course Sans", sans-serif; }
[data-md-color-scheme=slate], [data-scheme=dark] body { --rn-nerve: #00aa00; }
@media (prefers-color-scheme: dark) { body { --rn-nerve: #0000aa; } }
"""


def write_page(
    folder: Path,
    body: str,
    *,
    name: str = "index.html",
    bundle: str = "root-or-nerve",
    root: str = 'lang="en"',
) -> Path:
    """Write a page and what it loads."""
    page = folder / name
    for asset in ("rn.js", "plotly.min.js") if "rn-figure" in body else ("rn.js",):
        copy = folder / "assets" / "rn" / asset
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not copy.exists():
            shutil.copyfile(BUILT / asset, copy)
    page.write_text(
        f"""<!doctype html><html {root}><head><meta charset="utf-8">
<title>A page</title><link rel="icon" href="data:,"><style>{STYLE}</style>
<meta name="rn-bundle" content="{bundle}">
<script src="assets/rn/rn.js" defer></script></head>
<body data-md-color-scheme="default"><main>{body}</main></body></html>""",
        encoding="utf-8",
    )
    return page
