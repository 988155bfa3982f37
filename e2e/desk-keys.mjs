// Works a desk by keys alone, and then without scripts.
import { desktop } from "./desk-looks.mjs";

const DAY = 24 * 3600 * 1000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const CONTROLS = "a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex='0']";

export async function keyboard(browser, desk) {
  const context = await browser.newContext(desktop);
  await desk.signIn(context);
  const page = await context.newPage();
  const seen = { where: "keyboard", missing: false };
  desk.watch(page, seen);
  await places(page, desk);
  await charts(page, desk);
  await menus(page, desk);
  await filters(page, desk);
  await forms(page, desk);
  await member(browser, page, desk);
  await patience(page, desk);
  for (const title of Object.keys(desk.pages)) {
    seen.missing = title.startsWith("missing");
    await everything(page, desk, title);
  }
  await context.close();
}

// Presses the tabulator until it is where somebody wants to be.
export async function tabTo(page, wanted) {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate((query) => document.activeElement?.matches(query), wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the tabulator does not lead to ${wanted} of ${page.url()}`);
}

// A page that lets wait says so on the one before, until it is there.
async function patience(page, desk) {
  await page.goto(desk.base + desk.pages.overview);
  const own = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  desk.check((await page.locator("select[name=tz] option").first().textContent()) === own, "the zone of the reader comes first");
  let answer;
  const held = new Promise((tell) => { answer = tell; });
  await page.exposeFunction("tellOfWaiting", () => answer());
  await page.evaluate(() => new MutationObserver(() => window.tellOfWaiting()).observe(document.querySelector("main"), { attributeFilter: ["aria-busy"] }));
  await page.route("**/features*", async (route) => { await held; await route.continue(); });
  await page.locator(".tabs a", { hasText: "Features" }).click({ noWaitAfter: true });
  await page.waitForURL(/features/);
  desk.check((await page.locator("main[aria-busy]").count()) === 0, "a page that is there lets nobody wait");
  await page.unroute("**/features*");
}

// Fills forms in by keys alone: a filter, one that cannot be, a remark, and the state of a message.
async function forms(page, desk) {
  const { check } = desk;
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  await page.goto(desk.base + desk.pages.sessions);
  await press("f");
  check(await page.evaluate(() => document.activeElement?.name === "fp"), "f leads to the form of a filter");
  await page.keyboard.type("Os");
  await press("Tab", "ArrowDown", "Tab");
  await page.keyboard.type("a, b");
  await press("Enter");
  await page.waitForURL(/fv=/);
  check((await page.locator(".chips li").first().textContent()).startsWith("OS is not a or"), `a filter is added by keys: ${await page.locator(".chips").textContent()}`);
  await press("f");
  await page.keyboard.type("Os");
  await press("Tab", "ArrowDown", "ArrowDown", "ArrowDown", "Tab");
  await page.keyboard.type("1");
  await press("Enter");
  await page.waitForURL(/fo=gt/);
  check(await page.locator(".notice").getByText("was not added").isVisible(), "a filter that cannot be is told");
  check((await page.locator(".chips li").count()) === 2, "the filter before stays");
  await page.goto(desk.base + desk.pages.views);
  await tabTo(page, "#remark-text");
  await page.keyboard.type("Written by keys");
  await press("Enter");
  await page.getByText("Written by keys").waitFor();
  await page.goto(desk.base + desk.pages.feedback);
  await press("j", "r");
  await page.locator("[data-item] [value=read][aria-pressed=true]").first().waitFor();
}

// Lets a reader in by keys alone, who signs in by the link and sees figures and nothing of an install.
async function member(browser, page, desk) {
  const { check } = desk;
  await page.goto(desk.base + desk.pages.members);
  await tabTo(page, "#member-name");
  const name = `Grace ${Date.now()}`;
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  const link = new URL(await page.locator("pre[data-copy]").first().textContent());
  const context = await browser.newContext(desktop);
  const reader = await context.newPage();
  await reader.goto(desk.base + link.pathname + link.search);
  await tabTo(reader, "main button, form button");
  await reader.keyboard.press("Enter");
  await reader.waitForURL((url) => url.pathname !== "/signin");
  await reader.goto(desk.base + desk.pages.overview);
  check(await reader.getByText(name).isVisible(), "a page says who is signed in");
  const offered = await reader.locator(".tabs a").allTextContents();
  check(offered.includes("Retention") && !offered.includes("People") && !offered.includes("Settings"), `a reader is offered ${offered}`);
  const refused = await reader.goto(desk.base + desk.pages.people);
  check(refused.status() === 403 && (await reader.locator("main").textContent()).includes("may not"), "a reader sees no installs");
  await context.close();
}

async function places(page, desk) {
  const { check } = desk;
  const overview = new RegExp(`/a/${desk.app}(\\?|$)`);
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  await page.goto(desk.base + desk.pages.overview);
  await press("Tab");
  check(await page.locator(".skip").evaluate((link) => link === document.activeElement), "the first stop skips to the content");
  await press("Enter");
  check(await page.evaluate(() => document.activeElement?.id === "main"), "the skip link leads to the content");
  await press("w");
  await page.waitForURL(/period=7d/);
  await press("n");
  await page.waitForURL(/period=90d/);
  await page.goBack();
  check(/period=7d/.test(page.url()), "the back button returns to the period before");
  await press("r");
  await page.waitForURL(/live/);
  await press("g", "o");
  await page.waitForURL(overview);
  for (const section of await page.locator(".tabs [data-key]").evaluateAll((all) => all.slice(1).map((one) => [one.dataset.key, one.href]))) {
    await press(...section[0].split(" "));
    await page.waitForURL(section[1]);
  }
  await press("g", "o");
  await page.waitForURL(overview);
}

async function charts(page, desk) {
  const { check } = desk;
  const read = () => page.locator(".readout").first().textContent();
  await page.locator(".chart").first().focus();
  await page.keyboard.press("ArrowLeft");
  const last = await read();
  await page.keyboard.press("ArrowLeft");
  check(last.length > 5 && last !== (await read()), "arrow keys read the chart out");
  await page.keyboard.press("m");
  await page.waitForURL(/marks=off/);
  check((await page.locator("svg.plot .at").first().getAttribute("d")) === "", "m hides releases and remarks");
  await page.goto(desk.base + desk.pages.retention);
  await page.locator(".heat").locator("xpath=..").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const cell = await read();
  check(/\d+ %/.test(cell), `arrow keys read the cohorts out: ${cell}`);
  check((await page.locator(".heat .at").count()) === 1, "one cell is marked");
}

async function menus(page, desk) {
  const { check } = desk;
  const help = page.locator("#help");
  await page.goto(desk.base + desk.pages.overview);
  await page.keyboard.press("?");
  check(await help.isVisible(), "? shows the shortcuts");
  check((await help.textContent()).includes("Retention"), "the shortcuts name every page");
  check(await help.evaluate((box) => box.contains(document.activeElement)), "the focus is in the shortcuts");
  await page.keyboard.press("Escape");
  check(!(await help.isVisible()), "Escape closes the shortcuts");
  for (const [keys, menu] of [[["c"], ".dates"], [["g", "a"], ".menu"]]) {
    const open = page.locator(`${menu}[open]`).first();
    for (const key of keys) await page.keyboard.press(key);
    check(await open.isVisible(), `${keys.join(" ")} opens a menu`);
    check(await open.evaluate((box) => box.contains(document.activeElement) && document.activeElement.tagName !== "SUMMARY"), `the focus is in the menu of ${keys.join(" ")}`);
    await page.keyboard.press("Escape");
    check((await page.locator(".menu[open]").count()) === 0, `Escape closes the menu of ${keys.join(" ")}`);
    check(await page.evaluate(() => document.activeElement?.tagName === "SUMMARY"), "the focus returns to what opened it");
  }
}

async function filters(page, desk) {
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/f=/);
  desk.check((await page.locator(".chips li").count()) === 2, "a chosen row becomes a filter");
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("f="));
}

// The tabulator reaches every control that can be seen, in the order of the page.
async function everything(page, desk, title) {
  await page.goto(desk.base + desk.pages[title]);
  const all = await page.evaluate((controls) => {
    const seen = [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !(one.type === "radio" && !one.checked));
    const here = document.activeElement;
    window.places = here && seen.includes(here) ? [...Array(seen.indexOf(here) + 1).keys()] : [];
    addEventListener("focusin", ({ target }) => window.places.push(seen.indexOf(target)));
    return seen.length;
  }, CONTROLS);
  // A date is several stops, for day, month and year, so what is left is pressed again.
  let seen = [];
  for (let before = -1; seen.length < all && seen.length > before;) {
    before = seen.length;
    for (let i = seen.length; i < all; i++) await page.keyboard.press("Tab");
    seen = await page.evaluate(() => window.places);
  }
  const stray = seen.findIndex((place, i) => place !== i);
  desk.check(stray < 0 && seen.length === all, `${title}: the tabulator reaches ${seen.length} of ${all} controls, and not in their order after ${stray}`);
}

export async function withoutScripts(browser, desk) {
  const { check, base } = desk;
  const context = await browser.newContext({ ...desktop, javaScriptEnabled: false });
  await desk.signIn(context);
  const page = await context.newPage();
  desk.watch(page, { where: "without scripts" });
  await page.goto(base + desk.pages.overview);
  check((await page.locator(".tile .figure").count()) >= 4, "figures are there without scripts");
  check((await page.locator("svg.plot").count()) === 1, "the chart is there without scripts");
  await page.locator(".seg a", { hasText: "7 days" }).click();
  check(/period=7d/.test(page.url()), "periods are links");
  await page.getByText("Dates", { exact: true }).click();
  const [from, last] = [24, 15].map((days) => new Date(Date.now() - days * DAY));
  await page.locator("input[name=from]").fill(from.toISOString().slice(0, 10));
  await page.locator("input[name=last]").fill(last.toISOString().slice(0, 10));
  await page.locator("select[name=tz]").selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Show" }).click();
  check((await page.locator(".range").textContent()).includes("Asia/Tokyo"), "the zone is chosen by a form");
  const words = (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  check((await page.locator(".range").textContent()).includes(`${words(from)} to ${words(last)}`), "dates are a form");
  await page.locator("details.adds summary").click();
  await page.locator("select[name=fp]").selectOption("os");
  await page.locator("select[name=fo]").selectOption("contains");
  await page.locator("input[name=fv]").fill("mac");
  await page.getByRole("button", { name: "Add" }).click();
  check((await page.locator(".chips").textContent()).includes("OS contains mac"), "a filter is a form");
  check((await page.locator(".range").textContent()).includes(words(from)), "the form keeps the dates");
  await page.goto(`${base}/a/${desk.app}/funnels?period=7d`);
  const steps = await page.locator("select[name=step]").all();
  for (const [i, step] of steps.entries()) await step.selectOption(desk.steps[i] ?? "");
  await page.locator("select[name=by]").selectOption({ index: 1 });
  await page.locator("form.form button").click();
  check((await page.locator("table.steps tbody tr").count()) === 2, "a funnel is built by a form");
  check(/period=7d/.test(page.url()), "the form keeps the period");
  await same(browser, desk, page);
  await context.close();
}

// Scripts add to a page, they hold none of its numbers.
async function same(browser, desk, without) {
  const context = await browser.newContext(desktop);
  await desk.signIn(context);
  const page = await context.newPage();
  const numbers = () => [...document.querySelectorAll("main .figure, main td, main .ys span")].map((one) => one.textContent.trim()).filter((text) => /\d/.test(text));
  for (const title of ["overview", "features", "retention", "funnels", "sessions", "performance", "releases"]) {
    const both = [];
    for (const one of [page, without]) {
      await one.goto(desk.base + desk.pages[title]);
      both.push(new Set(await one.evaluate(numbers)));
    }
    desk.check(both[0].size > 3 && [...both[0]].every((number) => both[1].has(number)), `${title}: every number is there without scripts`);
  }
  await context.close();
}
