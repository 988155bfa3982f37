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
  chart.setAttribute("aria-label", "Chart; the arrow keys lead from point to point");
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

for (const table of all(".heat")) {
  const out = table.parentElement.parentElement.querySelector(".readout");
  const forward = getComputedStyle(table).direction === "rtl" ? -1 : 1;
  let at = [0, 2];
  const within = (to, least, most) => Math.max(least, Math.min(most, to));
  const show = (row, column) => {
    const line = table.rows[within(row, 1, table.rows.length - 1)];
    const cell = line.cells[within(column, 2, line.cells.length - 1)];
    at = [line.rowIndex, cell.cellIndex];
    table.querySelector(".at")?.classList.remove("at");
    cell.classList.add("at");
    out.textContent = `${line.cells[0].textContent}, ${table.rows[0].cells[at[1]].textContent}: ${cell.dataset.of}`;
    return cell;
  };
  table.parentElement.addEventListener("keydown", (event) => {
    const [down, along] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -forward], ArrowRight: [0, forward] }[event.key] ?? [0, 0];
    if (!down && !along) return;
    event.preventDefault();
    event.stopPropagation();
    show(at[0] + down, at[1] + along).scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  table.addEventListener("pointerover", (event) => {
    const cell = event.target.closest("td");
    if (cell?.cellIndex > 1) show(cell.parentElement.rowIndex, cell.cellIndex);
  });
}

// A strip that scrolls begins where the reader is.
const here = document.querySelector(".tabs [aria-current]");
if (here) here.parentElement.scrollLeft = here.offsetLeft + (here.offsetWidth - here.parentElement.clientWidth) / 2;

const follow = (key) => {
  const found = all("[data-key]").find((one) => one.dataset.key === key || one.dataset.also === key);
  if (!found) return false;
  found.click();
  if (found.matches("summary")) (all("a, select, input:not([type=hidden])", found.parentElement)[0] ?? found).focus();
  else if (found.matches("input")) found.focus();
  return true;
};
const move = (by) => {
  const links = all("[data-row]");
  const next = links[links.indexOf(document.activeElement) + by] ?? links[by > 0 ? 0 : links.length - 1];
  if (next) next.focus();
};
let before = "";
addEventListener("keydown", (event) => {
  const help = document.querySelector("#help");
  const menu = document.querySelector(".menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
    return;
  }
  if (event.key !== "?" && (off() || help?.matches(":popover-open"))) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const key = before ? before + " " + event.key : event.key;
  before = key === "g" ? key : "";
  const own = before ? null : document.activeElement?.closest("[data-item]")?.querySelector(`[data-own="${CSS.escape(key)}"]`);
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

// Whoever waits for a page is told so; an answer that is a file leaves this one as it was.
const main = document.querySelector("main");
let waits = [];
const rest = () => { waits.forEach(clearTimeout); waits = []; main?.removeAttribute("aria-busy"); };
const wait = () => {
  rest();
  waits = [setTimeout(() => main?.setAttribute("aria-busy", "true"), 300), setTimeout(rest, 30000)];
};
addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const here = (to) => to.origin + to.pathname + to.search;
  const leaves = link && link.origin === location.origin && !link.hasAttribute("download") && here(link) !== here(location);
  if (leaves && !event.defaultPrevented && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) wait();
});
addEventListener("submit", (event) => { if (!event.defaultPrevented) wait(); });
addEventListener("pageshow", rest);

// The zone of the reader comes first.
for (const zones of all("select[name=tz]")) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own) zones.prepend([...zones.options].find((one) => one.text === own) ?? new Option(own));
}
const leave = (to) => all(".menu[open]").forEach((menu) => { if (!menu.contains(to)) menu.open = false; });
addEventListener("click", (event) => leave(event.target));
addEventListener("focusin", (event) => leave(event.target));
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
