import type { Listed } from "./choose";
import type { Item, PageData } from "./data";
import { loadScript } from "./scripts";
import type { Pair } from "./trainer-patterns";

/** What is shown of a case with its items. */
export interface Patient {
  title: string;
  who: string;
  vignette: string;
}

/** An item with all that it takes to ask it. */
export interface Question {
  item: Item;
  data: PageData;
  /** What it is called where it is listed, after it was answered. */
  title: string;
  /** Source path of the page that it belongs to. */
  page: string;
  /** null: the item itself tells of the patient. */
  patient: Patient | null;
}

type Row = [id: string, chunk: number, level: number, rev: number, items: string[]];
type Chunk = PageData & { cases: Record<string, Patient> };

declare global {
  interface Window {
    rnPractice?: {
      index?: Row[];
      pairs?: Pair[];
      forms?: Record<"A" | "B", PageData>;
      [chunk: number]: Chunk;
      [file: `p-${string}`]: PageData;
    };
  }
}

export async function loadCases(folder: string): Promise<Listed[]> {
  await loadScript(`${folder}index.js`);
  const rows = window.rnPractice?.index;
  if (!rows) throw new Error("no index");
  return rows.map(([id, chunk, level, rev, names]) => ({
    id,
    chunk,
    level,
    rev,
    items: names.map((name) => `${id}.${name}`),
  }));
}

/** Loads what an item needs; null if its chunk, made later, no longer has it. */
export async function loadQuestion(
  folder: string,
  cases: Listed[],
  { id, rev }: { id: string; rev: number },
): Promise<Question | null> {
  const listed = cases.find(({ items }) => items.includes(id));
  if (!listed) return null;
  await loadScript(`${folder}${listed.chunk}.js`);
  const data = window.rnPractice?.[listed.chunk];
  const item = data?.bank.items.find((one) => one.id === id && one.rev === rev);
  const patient = data?.cases[listed.id];
  if (!data || !item || !patient) return null;
  return { item, data, title: patient.title, page: `cases/${listed.id}.md`, patient };
}
