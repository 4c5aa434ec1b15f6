const ALONE = "rn-prints-one";
const CHOSEN = "is-printed";

/** Lets a button print the section that it stands in, and nothing else of the page. */
export function startPrintingOne(): void {
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(".rn-print-one") : null;
    const section = button?.closest("section");
    if (section) void print(section);
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove(ALONE);
    document.querySelector(`.${CHOSEN}`)?.classList.remove(CHOSEN);
  });
}

async function print(section: HTMLElement): Promise<void> {
  const pictures = Array.from(section.querySelectorAll("img"));
  for (const picture of pictures) picture.loading = "eager";
  // One that does not come keeps none of the others from the printer.
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  section.classList.add(CHOSEN);
  document.documentElement.classList.add(ALONE);
  window.print();
}
