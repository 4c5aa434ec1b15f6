import { make, makeButton, prefersStillness } from "./dom";
import type { FigureFiles } from "./figure-files";
import { type Drawing, resolveFields, resolveStyle } from "./plotly";
import { onSchemeChange } from "./scheme";
import { loadScript } from "./scripts";
import { STRINGS } from "./strings";

/** <rn-figure>: a still picture that becomes a Plotly figure when asked. */
export class RnFigure extends HTMLElement {
  private poster: SVGElement | HTMLElement | null = null;
  private button = makeButton("rn-open", STRINGS.openFigure);
  private status = make("div", { role: "status" });
  private plot: HTMLElement | null = null;
  private isBusy = false;
  private stopWatching: (() => void) | null = null;

  connectedCallback(): void {
    this.stopWatching = onSchemeChange(() => this.redraw());
    if (this.poster) return;
    this.poster = this.querySelector(".rn-poster");
    this.querySelector(".rn-plate")?.append(this.button, this.status);
    this.button.addEventListener("click", () => void this.toggle());
    this.offerFiles();
  }

  disconnectedCallback(): void {
    this.stopWatching?.();
  }

  /** Buttons that save the table and the picture. */
  private offerFiles(): void {
    const table = this.querySelector<HTMLElement>(".rn-figure-table");
    if (!this.dataset.files || !table) return;
    const save = (kind: keyof FigureFiles, text: string) => {
      const button = makeButton("rn-save", text);
      button.addEventListener("click", () => void this.save(kind));
      return button;
    };
    const buttons = [save("table", STRINGS.saveTable)];
    if (this.poster instanceof SVGSVGElement) {
      buttons.push(save("picture", STRINGS.savePicture));
    }
    table.before(make("div", { class: "rn-figure-files" }, ...buttons));
  }

  private async save(kind: keyof FigureFiles): Promise<void> {
    try {
      await loadScript(this.dataset.files ?? "");
      await window.rnFiles?.[kind](this);
      this.say("");
    } catch {
      this.say(STRINGS.saveFailed);
    }
  }

  private async toggle(): Promise<void> {
    if (this.isBusy) return;
    if (this.plot && !this.plot.hidden) return this.showPlot(false);
    this.setBusy(true);
    try {
      await this.open();
      this.setBusy(false);
    } catch {
      this.discardPlot();
      this.setBusy(false, STRINGS.figureFailed);
    }
  }

  private async open(): Promise<void> {
    const { src, plotly } = this.dataset;
    await Promise.all([loadScript(plotly ?? ""), loadScript(src ?? "")]);
    const isFirst = this.plot === null;
    this.plot ??= this.makePlot();
    // Plotly measures its place, so that must be visible; all happens before a paint.
    this.showPlot(true);
    await this.draw(isFirst ? "newPlot" : "react");
  }

  private async draw(how: "newPlot" | "react"): Promise<void> {
    const { Plotly, rnFigures } = window;
    const drawing = rnFigures?.[this.getAttribute("figure") ?? ""];
    if (!Plotly || !drawing || !this.plot) throw new Error("nothing to draw");
    const { data, layout, config } = this.inPresentStyle(drawing);
    await Plotly[how](this.plot, data, layout, config);
  }

  private redraw(): void {
    if (!this.plot || this.plot.hidden || this.isBusy) return;
    this.draw("react").catch(() => this.discardPlot());
  }

  private inPresentStyle({ data, layout, config }: Drawing): Drawing {
    const style = getComputedStyle(this);
    const { width: _width, height: _height, ...free } = resolveFields(layout, style);
    return {
      data: data.map((trace) => resolveStyle(trace, style)),
      layout: {
        ...free,
        autosize: true,
        ...(prefersStillness() ? { transition: { duration: 0 } } : {}),
      },
      config: { ...config, responsive: true, displaylogo: false },
    };
  }

  private makePlot(): HTMLElement {
    const label = this.poster?.getAttribute("aria-label");
    const name = label ?? this.querySelector(".rn-poster title, figcaption")?.textContent;
    const plot = make("div", { class: "rn-plot", role: "img", "aria-label": name ?? "" });
    if (this.poster) takeShape(plot, this.poster);
    this.poster?.after(plot);
    return plot;
  }

  private discardPlot(): void {
    this.showPlot(false);
    this.plot?.remove();
    this.plot = null;
  }

  private showPlot(isShown: boolean): void {
    if (!this.plot) return;
    this.plot.hidden = !isShown;
    // The hidden attribute means nothing on SVG.
    if (this.poster) this.poster.style.display = isShown ? "none" : "";
    this.button.textContent = isShown ? STRINGS.showPoster : STRINGS.openFigure;
  }

  private say(problem: string): void {
    this.status.textContent = problem;
    this.status.classList.toggle("rn-notice", problem !== "");
  }

  private setBusy(isBusy: boolean, problem = ""): void {
    this.isBusy = isBusy;
    this.button.setAttribute("aria-disabled", `${isBusy}`);
    this.say(problem);
    if (isBusy) this.status.textContent = STRINGS.loading;
  }
}

/** Gives the plot the poster's box, at any width of the page. */
function takeShape(plot: HTMLElement, poster: Element): void {
  const { width, height } = poster.getBoundingClientRect();
  Object.assign(plot.style, {
    width: "100%",
    maxWidth: getComputedStyle(poster).maxWidth,
    minHeight: "0", // only the poster's height counts
    marginInline: "auto",
    aspectRatio: height > 0 ? `${width} / ${height}` : "",
  });
}
