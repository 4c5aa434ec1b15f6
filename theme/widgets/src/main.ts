import { note } from "./answer-log";
import { RnCase } from "./case";
import { RnFigure } from "./figure";
import { type Answered, RnItem } from "./item";
import { RnPractice } from "./practice";
import { RnScene } from "./scene-door";
import { PAGE } from "./page-modules";
import { openTarget } from "./details";
import { startHeader } from "./header";
import { RnFilter } from "./filter";
import { RnSeen, markAnswered } from "./seen";
import { RnSort } from "./sort";
import { startPrintingOne } from "./print-one";
import { nameWayOn } from "./wayon";
import { onOtherTab } from "./progress";

customElements.define("rn-item", RnItem);
customElements.define("rn-figure", RnFigure);
customElements.define("rn-scene", RnScene);
customElements.define("rn-case", RnCase);
customElements.define("rn-filter", RnFilter);
customElements.define("rn-sort", RnSort);
customElements.define("rn-seen", RnSeen);
customElements.define("rn-practice", RnPractice);

onOtherTab(() => {
  // A case must see its items change, so it comes before them.
  document.querySelectorAll<RnCase>("rn-case").forEach((element) => element.refresh());
  document.querySelectorAll<RnItem>("rn-item").forEach((element) => element.refresh());
});

window.rnPage = PAGE;

document.addEventListener("rn-answered", (event) => {
  const { item, key, ...answer } = (event as CustomEvent<Answered>).detail;
  if (!key) return;
  note({ id: item, key, pair: null, bet: null, at: Date.now(), stream: "case", ...answer });
});

markAnswered();
nameWayOn();
openTarget();
startHeader();
startPrintingOne();
