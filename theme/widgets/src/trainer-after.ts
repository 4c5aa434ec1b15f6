import type { PatternItem } from "./bank";
import { make } from "./dom";
import type { Question } from "./exercises";
import { contrastPlace } from "./trainer-figures";
import type { Stage } from "./trainer-stage";
import { TRAINER } from "./trainer-strings";
import { leadsToTest, nextTest } from "./trainer-told";

const CLUNEAL = /cluneal/;

/** What comes after an answer to a pattern: a test to choose, and both candidates. */
export interface AfterPattern {
  test: HTMLElement | null;
  contrast: HTMLElement;
}

export function afterPattern(
  { item, title, page }: Question,
  option: string,
  stage: Stage,
): AfterPattern {
  const pattern = item as PatternItem;
  const test = leadsToTest(pattern, option) ? nextTest(pattern) : null;
  const links = [link(stage.addressOf(page), TRAINER.pairPage(title))];
  if (CLUNEAL.test(pattern.pair)) {
    links.push(link(stage.addressOf("cluneal/index.md"), TRAINER.scene));
  }
  const contrast = make("div", { class: "rn-contrast" }, contrastPlace(pattern, stage.bodyFolder));
  contrast.append(make("ul", { class: "rn-links" }, ...links));
  return { test, contrast };
}

function link(href: string, words: string): HTMLElement {
  return make("li", {}, make("a", { href }, words));
}
