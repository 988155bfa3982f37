// Reads charts out by pointer and arrow keys, and makes links of the page answer to single keys.
const all = (query, from = document) => [...from.querySelectorAll(query)];
const off = () => localStorage.getItem("keys") === "off";

for (const chart of all("[data-chart]")) {
  const plot = chart.querySelector(".plot");
  const box = chart.parentElement;
  const out = box.querySelector(".readout");
  const heads = all(".astable thead th", box).map((cell) => cell.textContent);
  const rows = () => all(".astable tbody tr", box);
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  mark.setAttribute("class", "at");
  plot.append(mark);
  let at = -1;
  const show = (to) => {
    const list = rows();
    at = Math.max(0, Math.min(list.length - 1, to));
    const cells = [...list[at].children].map((cell) => cell.textContent);
    const bars = chart.classList.contains("bars");
    const x = bars ? ((at + 0.5) / list.length) * 1000 : list.length < 2 ? 500 : (at / (list.length - 1)) * 1000;
    mark.setAttribute("d", `M${x} 0V${bars ? 120 : 240}`);
    out.textContent = cells[0] + ": " + cells.slice(1).map((cell, i) => (cell || "not known") + (i ? " " + heads[i + 1] : "")).join(", ");
  };
  chart.tabIndex = 0;
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", "Chart; the arrow keys go from point to point");
  plot.addEventListener("pointermove", (event) => {
    const area = plot.getBoundingClientRect();
    const share = (event.clientX - area.left) / area.width;
    const count = rows().length;
    show(chart.classList.contains("bars") ? Math.floor(share * count) : Math.round(share * (count - 1)));
  });
  plot.addEventListener("pointerleave", () => { mark.setAttribute("d", ""); out.textContent = ""; });
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    show(at < 0 ? rows().length - 1 : at + step);
  });
}

const follow = (key) => {
  const found = all("[data-key]").find((one) => one.dataset.key === key || one.dataset.also === key);
  if (found?.matches("summary, input")) found.focus();
  if (found) found.click();
  return !!found;
};
const move = (by) => {
  const links = all("[data-row]");
  const next = links[links.indexOf(document.activeElement) + by] ?? links[by > 0 ? 0 : links.length - 1];
  if (next) next.focus();
};
let before = "";
addEventListener("keydown", (event) => {
  const help = document.querySelector("#help");
  if (off() && event.key !== "?") return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "Escape" && (help?.matches(":popover-open") || all(".menu[open]").length)) {
    all(".menu[open]").forEach((menu) => { menu.open = false; });
    return;
  }
  const key = before ? before + " " + event.key : event.key;
  before = key === "g" ? key : "";
  const own = before ? null : document.activeElement?.closest("[data-item]")?.querySelector(`[data-own="${CSS.escape(event.key)}"]`);
  if (own) { event.preventDefault(); own.click(); }
  else if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if (!before && follow(key)) event.preventDefault();
});

const keys = document.querySelector("#keys");
if (keys) {
  const say = () => { keys.textContent = off() ? "Switch shortcuts on" : "Switch shortcuts off"; };
  keys.hidden = false;
  keys.addEventListener("click", () => { localStorage.setItem("keys", off() ? "on" : "off"); say(); });
  say();
}
addEventListener("click", (event) => {
  all(".menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
const copies = (button, text) => button.addEventListener("click", async () => {
  await navigator.clipboard?.writeText(text);
  button.textContent = "Copied";
});
for (const code of all("[data-copy]")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: "Copy" });
  copies(button, code.textContent);
  code.prepend(button);
}
for (const button of all("[data-link]")) {
  button.hidden = false;
  copies(button, location.href);
}
