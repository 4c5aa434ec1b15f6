import type { PatternItem, Verdict } from "./bank";
import type { PageData } from "./data";
import type { Question } from "./exercises";
import { loadScript } from "./scripts";

/** Two look-alikes, and how many patterns of each class train them. */
export interface Pair {
  id: string;
  title: string;
  /** Source path of its page. */
  page: string;
  /** Where on the body, to choose by. */
  regions: string[];
  counts: Record<Verdict, number>;
  file: string;
}

export type FormId = "A" | "B";

export async function loadPairs(folder: string): Promise<Pair[]> {
  await loadScript(`${folder}pairs.js`);
  const { pairs } = window.rnPractice ?? {};
  if (!pairs) throw new Error("no pairs");
  return pairs;
}

/** The patterns of a pair. */
export async function loadPatterns(folder: string, pair: Pair): Promise<PageData> {
  await loadScript(`${folder}${pair.file}`);
  const data = window.rnPractice?.[`p-${pair.id}`];
  if (!data) throw new Error(pair.file);
  return data;
}

/** The patterns of a fixed form, in their order. */
export async function loadForm(folder: string, form: FormId): Promise<PageData> {
  await loadScript(`${folder}forms.js`);
  const data = window.rnPractice?.forms?.[form];
  if (!data) throw new Error("no forms");
  return data;
}

export function patternsIn({ bank }: PageData): PatternItem[] {
  return bank.items.filter((item): item is PatternItem => item.kind === "pattern");
}

/** The question of a pattern; null if it is not there any more, or means something else. */
export function patternQuestion(
  data: PageData,
  pairs: readonly Pair[],
  asked: { id: string; rev: number },
): Question | null {
  const item = patternsIn(data).find(({ id, rev }) => id === asked.id && rev === asked.rev);
  if (!item) return null;
  const pair = pairs.find(({ id }) => id === item.pair);
  return { item, data, title: pair?.title ?? item.pair, page: item.page, patient: null };
}
