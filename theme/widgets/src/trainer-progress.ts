import { flush, forgetLog, insert } from "./answer-log";
import { onConfirmed } from "./confirm";
import { lead, make, makeButton } from "./dom";
import { adopt, forgetAll, remembered } from "./progress";
import {
  type ProgressFile,
  type Refusal,
  fileName,
  fileText,
  newAnswers,
  readFile,
} from "./progress-file";
import { forgetRuns } from "./run";
import { change, forgetSettings, settings } from "./settings";
import { bundleId, keepNothing, keepsNothing } from "./storage";
import { everyAnswer } from "./trainer-learner";
import { type Stage, button } from "./trainer-stage";
import { PROGRESS } from "./trainer-strings";

/** What is kept, as a file and back; and what is not to be kept. */
export async function showProgress(stage: Stage): Promise<void> {
  stage.turnTo("progress");
  const heading = make("h2", { class: "rn-score" }, PROGRESS.title);
  const said = make("p", { class: "rn-kept" }, keptHere());
  stage.place.replaceChildren(
    heading,
    make("p", {}, PROGRESS.lead),
    said,
    ...filePart(said),
    ...settingsPart(),
    ...endPart(),
  );
  lead(heading, stage.host);
}

function keptHere(): string {
  const answers = everyAnswer();
  const devices = new Set(answers.map(({ device }) => device)).size;
  return PROGRESS.kept(answers.length, devices);
}

function filePart(said: HTMLElement): HTMLElement[] {
  const status = make("p", { class: "rn-file-said", role: "status" });
  const input = make("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (!file) return;
    void bringIn(file, status).then(() => {
      said.textContent = keptHere();
      input.value = "";
    });
  });
  return [
    make("h3", {}, PROGRESS.fileTitle),
    make("p", {}, PROGRESS.fileLead),
    pseudonymField(),
    make(
      "div",
      { class: "rn-choices" },
      button("rn-next", PROGRESS.save, () => {
        status.textContent = save();
      }),
      make("label", { class: "rn-file" }, make("span", {}, PROGRESS.bringIn), input),
    ),
    status,
  ];
}

function save(): string {
  const now = new Date();
  const answers = [...everyAnswer()];
  const { pseudonym } = settings();
  const text = fileText({
    course: bundleId,
    exported: now.toISOString(),
    pseudonym,
    answers,
    items: new Map(remembered()),
  });
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const name = fileName(now);
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return PROGRESS.saved(name, answers.length);
}

async function bringIn(file: File, status: HTMLElement): Promise<void> {
  const text = await file.text().catch(() => "");
  const found = readFile(text, bundleId);
  status.textContent =
    "because" in found ? refusal(found) : PROGRESS.cameIn(take(found), found.unreadable);
}

/** How many answers were new. */
function take(file: ProgressFile): { added: number; known: number; items: number } {
  const added = newAnswers(everyAnswer(), file.answers);
  for (const device of new Set(added.map((one) => one.device))) {
    insert(device, added.filter((one) => one.device === device));
  }
  const before = new Map(remembered());
  adopt(file.items);
  const items = [...file.items].filter(([id, entry]) => before.get(id)?.last.at !== entry.last.at);
  return { added: added.length, known: file.answers.length - added.length, items: items.length };
}

function refusal(found: Refusal): string {
  if (found.because === "other-course") return PROGRESS.otherCourse(found.course);
  return PROGRESS.refused[found.because];
}

function pseudonymField(): HTMLElement {
  const input = make("input", { type: "text", maxlength: "40", autocomplete: "off" });
  input.value = settings().pseudonym ?? "";
  input.addEventListener("change", () => change({ pseudonym: input.value.trim() || null }));
  const words = make("span", {}, PROGRESS.pseudonym);
  return make("label", { class: "rn-pseudonym" }, words, input);
}

function settingsPart(): HTMLElement[] {
  const { keys, time } = settings();
  return [
    make("h3", {}, PROGRESS.settingsTitle),
    check(PROGRESS.keys, keys, (isOn) => change({ keys: isOn })),
    check(PROGRESS.time, time, (isOn) => change({ time: isOn })),
  ];
}

function endPart(): HTMLElement[] {
  const clear = makeButton("rn-clear", PROGRESS.clear);
  onConfirmed(clear, PROGRESS.clearSure, () => {
    clearAll();
    location.hash = "#cleared";
    location.reload();
  });
  const shared = check(PROGRESS.shared, keepsNothing(), (isOn) => {
    flush();
    keepNothing(isOn);
    location.reload();
  });
  return [
    make("h3", {}, PROGRESS.sharedTitle),
    shared,
    make("p", { class: "rn-said" }, PROGRESS.sharedWhy),
    make("p", {}, PROGRESS.clearWhy),
    clear,
  ];
}

function clearAll(): void {
  forgetLog();
  forgetAll();
  forgetRuns();
  forgetSettings();
}

function check(words: string, isOn: boolean, onChange: (isOn: boolean) => void): HTMLElement {
  const input = make("input", { type: "checkbox" });
  input.checked = isOn;
  input.addEventListener("change", () => onChange(input.checked));
  return make("label", { class: "rn-check" }, input, make("span", {}, words));
}
