/** Opens what an address points into; not every browser does so by itself. */
export function openTarget(): void {
  reveal();
  addEventListener("hashchange", reveal);
}

function reveal(): void {
  const target = document.getElementById(location.hash.slice(1));
  const details = target?.closest("details");
  if (!details || details.open) return;
  details.open = true;
  details.scrollIntoView();
}
