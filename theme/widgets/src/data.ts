import type { Bank, Step } from "./bank";

export type Item = Bank["items"][number];

export interface PageData {
  bank: Bank;
  explanation?: string;
}

const read = new WeakMap<Element, PageData | null>();
const given = new WeakMap<Element, PageData>();

/** Gives an element its data without a script in the page. */
export function giveData(owner: Element, data: PageData): void {
  given.set(owner, data);
}

/** The item with this element's id, from its own data or from its case's. */
export function findItem(element: Element): { item: Item; scale: Step[] } | null {
  const id = element.getAttribute("item");
  for (const owner of [element, element.closest("rn-case")]) {
    const bank = dataOf(owner)?.bank;
    const item = bank?.items.find((candidate) => candidate.id === id);
    if (bank && item) return { item, scale: bank.scale };
  }
  return null;
}

export function explanationOf(owner: Element): string {
  return dataOf(owner)?.explanation ?? "";
}

function dataOf(owner: Element | null): PageData | null {
  if (!owner) return null;
  const script = scriptOf(owner);
  if (!script) return given.get(owner) ?? null;
  const known = read.get(script);
  if (known !== undefined) return known;
  const data = parse(script.textContent ?? "");
  read.set(script, data);
  return data;
}

/** Only the owner's own script: a case may hold items that bring their own. */
function scriptOf(owner: Element): Element | undefined {
  return Array.from(owner.querySelectorAll("script.rn-data")).find(
    (script) => script.closest("rn-item, rn-case") === owner,
  );
}

function parse(text: string): PageData | null {
  try {
    const data = JSON.parse(text) as PageData;
    return data.bank.version === 1 ? data : null;
  } catch {
    return null;
  }
}
