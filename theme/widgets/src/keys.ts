import { optionButtons } from "./options";
import { settings } from "./settings";

/** Arrows move the focus and nothing else; the option of a number key is returned. */
export function handleKey(event: KeyboardEvent, group: HTMLElement): string | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const buttons = optionButtons(group);
  const isOff = event.repeat || !settings().keys;
  const numbered = isOff ? undefined : buttons[digitOf(event) - 1];
  if (numbered) {
    event.preventDefault();
    return numbered.dataset.option ?? null;
  }
  moveFocus(event, group, buttons);
  return null;
}

function moveFocus(
  event: KeyboardEvent,
  group: HTMLElement,
  buttons: HTMLButtonElement[],
): void {
  const at = buttons.findIndex((button) => button === event.target);
  const isRtl = getComputedStyle(group).direction === "rtl";
  const to = at < 0 ? undefined : buttons[target(event.key, at, buttons.length, isRtl)];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/** The index that a key leads to, or -1; past either end it starts again. */
function target(key: string, at: number, count: number, isRtl: boolean): number {
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return (at + count - 1) % count;
    case "ArrowRight":
      return target(isRtl ? "ArrowUp" : "ArrowDown", at, count, isRtl);
    case "ArrowLeft":
      return target(isRtl ? "ArrowDown" : "ArrowUp", at, count, isRtl);
    default:
      return -1;
  }
}

/** 1 to 9, or 0. Some layouts type digits with Shift only, so the key's place counts too. */
function digitOf(event: KeyboardEvent): number {
  const found = /^[1-9]$/.exec(event.key) ?? /[1-9]$/.exec(digitPlace(event.code));
  return found ? Number(found[0]) : 0;
}

function digitPlace(code: string): string {
  // On the number pad the same keys are arrows while NumLock is off.
  return code.startsWith("Digit") ? code : "";
}
