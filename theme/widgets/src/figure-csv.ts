/** The table of a figure as CSV (RFC 4180), with the works it cites. */
export function tableText(figure: HTMLElement): string {
  const rows = [...figure.querySelectorAll("table tr")];
  const lines = rows.map((row, place) => {
    const cells = [...row.children].map(textOf);
    return [...cells, place === 0 ? "Source" : sourceOf(figure, row)];
  });
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/** Words of a cell, without the number of its source; nothing for a dash. */
function textOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  copy.querySelectorAll(".rn-cite").forEach((mark) => mark.remove());
  const text = plain(copy);
  return text === "–" ? "" : text;
}

function sourceOf(figure: HTMLElement, row: Element): string {
  const id = row.querySelector(".rn-cite a")?.getAttribute("href")?.split("#")[1];
  const work = id && figure.querySelector(`[id="${CSS.escape(id)}"]`);
  if (!work) return "";
  const copy = work.cloneNode(true) as Element;
  copy.querySelectorAll("a").forEach((link) => link.replaceWith(link.href));
  return plain(copy);
}

function plain(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. */
function quoted(text: string): string {
  const isNumber = /^[-+]?\d+(\.\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
