import { tableText } from "./figure-csv";
import { paintPicture } from "./figure-png";
import { make } from "./dom";

/** What a figure can be saved as. */
export interface FigureFiles {
  table(figure: HTMLElement): Promise<void>;
  picture(figure: HTMLElement): Promise<void>;
}

declare global {
  interface Window {
    rnFiles?: FigureFiles;
  }
}

export const files: FigureFiles = {
  async table(figure) {
    const type = "text/csv;charset=utf-8";
    // Spreadsheets take a file without the mark for one in their own encoding.
    save(new Blob(["\ufeff", tableText(figure)], { type }), nameOf(figure, "csv"));
  },
  async picture(figure) {
    save(await paintPicture(figure), nameOf(figure, "png"));
  },
};

function nameOf(figure: HTMLElement, ending: string): string {
  return `${figure.getAttribute("figure") ?? "figure"}.${ending}`;
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: name });
  document.body.append(link); // older Firefox follows only what is in the page
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
