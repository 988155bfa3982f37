// Opens every page of a desk once and looks at it in light, in dark and as on a phone: no other host,
// no error, no axe finding, no page wider than the screen, from either side, nothing that moves while
// it loads, and a focus that can be seen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SHIFT = 0.02;

export const desktop = { colorScheme: "light", viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" };
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 3840, height: 2160 };

const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
const mirrored = () => {
  document.documentElement.dir = "rtl";
  const spill = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  document.documentElement.removeAttribute("dir");
  return spill;
};
const moved = () => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; })).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => tell(sum)));
});
// Every control shows its focus by an outline of two pixels or more.
const unseen = () => {
  const controls = [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex='0']")];
  const bad = controls.filter((control) => {
    if (!control.checkVisibility()) return false;
    control.focus({ focusVisible: true });
    if (document.activeElement !== control) return true;
    const style = getComputedStyle(control);
    return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
  });
  document.activeElement?.blur();
  return bad.map((control) => control.outerHTML.slice(0, 80));
};
const tested = (options) => window.axe.run(options).then((found) => found.violations.map((violation) =>
  `${violation.id} (${violation.impact}) at ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`));

export async function look(browser, desk, pages, brief = false) {
  const context = await browser.newContext({ ...desktop, bypassCSP: true });
  await desk.signIn(context);
  const page = await context.newPage();
  const touch = await context.newCDPSession(page);
  const seen = { where: "", missing: false };
  desk.watch(page, seen);
  for (const [title, path] of Object.entries(pages)) {
    seen.where = title;
    seen.missing = title.startsWith("missing");
    const before = desk.broken.length;
    await lookAt(page, touch, desk, seen, path, brief);
    if (desk.broken.length > before) await page.screenshot({ path: `${desk.pictures}/${title}.png`, fullPage: true });
    await touch.send("Emulation.setTouchEmulationEnabled", { enabled: false });
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(desktop.viewport);
  }
  await context.close();
}

async function lookAt(page, touch, desk, { where, missing }, path, brief) {
  const axeFinds = async (look, options) => {
    for (const finding of await page.evaluate(tested, { resultTypes: ["violations"], ...options })) desk.broken.push(`${where}, ${look}: axe ${finding}`);
  };
  const rules = (...values) => ({ runOnly: { type: "rule", values } });
  const fits = async (size) => {
    await page.setViewportSize(size);
    const [spill, other] = [await page.evaluate(wider), await page.evaluate(mirrored)];
    desk.check(spill <= 0, `${where}: ${spill} px wider than ${size.width}`);
    desk.check(other <= 0, `${where}: ${other} px wider than ${size.width}, from right to left`);
  };
  const answer = await page.goto(desk.base + path, { waitUntil: "load" });
  desk.check(answer.status() === (missing ? 404 : 200), `${where}: status ${answer.status()}`);
  const shift = await page.evaluate(moved);
  desk.check(shift <= SHIFT, `${where}: moves by ${shift} while it loads`);
  await page.evaluate(axe);
  await axeFinds("light", { runOnly: LEVELS });
  if (!brief) {
    (await page.evaluate(unseen)).forEach((control) => desk.broken.push(`${where}: the focus is not seen at ${control}`));
    await page.emulateMedia({ colorScheme: "dark" });
    await axeFinds("dark", rules("color-contrast"));
    await fits(WIDE);
  }
  await touch.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await fits(NARROW);
  // Structure needs no second look; what is out of the way and how large things are does.
  if (!brief) await axeFinds("phone", rules("target-size", "scrollable-region-focusable", "color-contrast"));
}
