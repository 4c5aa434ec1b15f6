import { lift, make } from "./dom";
import { type Value, resolveFields, resolveStyle } from "./plotly";
import { type Camera, type Frame, axes, cameraOf, frameOf, moved } from "./scene-camera";
import { type Controls, controlsOf, turning } from "./scene-controls";
import { type SceneData, sceneOf } from "./scene-data";
import { notesOf } from "./scene-distances";
import { legendOf } from "./scene-legend";
import { type Offer, type SceneState, USUAL, readState, writeState } from "./scene-state";
import { tracesOf } from "./scene-traces";
import { onSchemeChange } from "./scheme";
import { SCENE } from "./strings";

const KEYS: Record<string, { turn?: number; lift?: number; near?: number }> = {
  ArrowLeft: { turn: 15 },
  ArrowRight: { turn: -15 },
  ArrowUp: { lift: 10 },
  ArrowDown: { lift: -10 },
  "+": { near: 0.8 },
  "=": { near: 0.8 },
  "-": { near: 1.25 },
};

type Plot = HTMLElement & { layout?: { scene?: { camera?: Camera } } };

/** <rn-scene-stage>: the scene, its controls, and what is shown in words. */
export class RnSceneStage extends HTMLElement {
  private readonly plot: Plot = make("div", {
    class: "rn-scene-plot",
    tabindex: "0",
    role: "img",
    "aria-label": SCENE.name,
    "aria-description": SCENE.keys,
  });
  private readonly legend = make("div", {});
  private readonly words = make("div", { class: "rn-scene-words", role: "status" });
  private scene: SceneData | null = null;
  private frame: Frame | null = null;
  private controls: Controls | null = null;
  private state: SceneState = USUAL;
  private stopWatching: (() => void) | null = null;
  private drawing: Promise<unknown> = Promise.resolve();

  connectedCallback(): void {
    this.stopWatching = onSchemeChange(() => this.draw());
    const scene = sceneOf(this.dataset["figure"] ?? "");
    if (this.scene || !scene) return;
    this.scene = scene;
    this.frame = frameOf(scene);
    const controls = controlsOf(scene, (change) => this.update(change));
    this.controls = controls;
    const tools = make("div", { class: "rn-scene-tools" }, controls.sides, turning((by) => this.turn(by)));
    this.append(controls.views, this.plot, tools, this.legend, this.words, controls.rest);
    this.plot.addEventListener("keydown", (event) => this.onKey(event));
    this.state = this.first(scene);
    if (this.isDeep) {
      addEventListener("hashchange", () => {
        if (!location.hash.includes("=")) return;
        this.show(readState(location.hash, offerOf(scene), this.state), true);
        lift(this);
        this.plot.focus({ preventScroll: true });
      });
    }
    this.show(this.state, true);
  }

  disconnectedCallback(): void {
    this.stopWatching?.();
  }

  /** Where keys turn the figure. */
  override focus(): void {
    this.plot.focus({ preventScroll: true });
  }

  private get isDeep(): boolean {
    return this.dataset["deep"] !== undefined;
  }

  private first(scene: SceneData): SceneState {
    const offer = offerOf(scene);
    const usual = { ...USUAL, study: scene.placings[0]?.id ?? "" };
    const given = readState(this.dataset["state"] ?? "", offer, usual);
    const isAsked = this.isDeep && location.hash.includes("=");
    return isAsked ? readState(location.hash, offer, given) : given;
  }

  private update(change: Partial<SceneState>): void {
    const next = { ...this.state, ...change };
    if (change.level && !this.state.level) Object.assign(next, { view: "spine" });
    this.show(next, change.view !== undefined || change.side !== undefined || next.view !== this.state.view);
    if (!this.isDeep) return;
    try {
      history.replaceState(history.state, "", writeState(this.state));
    } catch {
      // Some browsers allow few changes in a short time; the next one counts.
    }
  }

  /** Shows a state; `isTurned` also brings the camera to its view. */
  private show(state: SceneState, isTurned: boolean): void {
    this.state = state;
    this.controls?.sync(state);
    this.say(state);
    this.draw(isTurned);
  }

  private say({ study, differ, level, place, layers }: SceneState): void {
    const placing = this.scene?.placings.find(({ id }) => id === study);
    const reach = this.scene?.levels[level]?.[place];
    const counted = layers.has("surgery") ? this.scene?.surgery : "";
    const said = [reach?.words, counted, placing?.words, differ ? placing?.spread : ""];
    this.words.replaceChildren(
      ...said.flatMap((words) => (words ? [make("p", {}, words)] : [])),
    );
    if (this.scene) this.legend.replaceChildren(legendOf(this.scene, this.state));
  }

  private draw(isTurned = false): void {
    // One after the other, or Plotly mixes them up.
    this.drawing = this.drawing.then(() => this.drawNow(isTurned)).catch(() => this.fail());
  }

  private async drawNow(isTurned: boolean): Promise<void> {
    const { scene, frame, state, plot } = this;
    const { Plotly } = window;
    if (!scene || !frame || !Plotly) throw new Error("nothing to draw");
    const style = getComputedStyle(this);
    const side = state.side === "right" ? "right" : "left";
    const here = plot.layout?.scene?.camera;
    const shape = plot.clientWidth / plot.clientHeight;
    const camera = isTurned || !here ? cameraOf(state.view, side, frame, scene, shape) : here;
    const layout = {
      autosize: true,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      paper_bgcolor: "rgba(0,0,0,0)",
      showlegend: false,
      scene: {
        ...axes(frame),
        camera,
        dragmode: "turntable",
        bgcolor: "rgba(0,0,0,0)",
        annotations: notesOf(scene, state),
      },
      hoverlabel: {
        bgcolor: "var(--rn-plate)",
        bordercolor: "var(--rn-ink)",
        font: { color: "var(--rn-ink)", family: "var(--rn-font-text)" },
      },
    };
    const data = tracesOf(scene, state) as unknown as Value[];
    await Plotly.react(
      plot,
      data.map((trace) => resolveStyle(trace, style)),
      resolveFields(layout as unknown as { [name: string]: Value }, style),
      { responsive: true, displayModeBar: false, scrollZoom: false },
    );
    this.dataset["drawn"] = state.view;
  }

  private turn(by: { turn?: number; lift?: number; near?: number }): void {
    const camera = this.plot.layout?.scene?.camera;
    const { Plotly } = window;
    this.controls?.turned();
    if (camera && Plotly) void Plotly.relayout(this.plot, { "scene.camera": moved(camera, by) });
  }

  private onKey(event: KeyboardEvent): void {
    const by = KEYS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.turn(by);
  }

  private fail(): void {
    this.words.replaceChildren(make("p", { class: "rn-notice" }, SCENE.failed));
  }
}

function offerOf(scene: SceneData): Offer {
  return {
    studies: scene.placings.map(({ id }) => id),
    levels: Object.keys(scene.levels),
    places: Object.keys(Object.values(scene.levels)[0] ?? {}),
  };
}
