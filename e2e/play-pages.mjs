// Plays with clients in pages of one real browser: posthog-js, @sentry/browser, @aptabase/web.
// The argument holds a list of plays. Prints what the pages said and threw, by client.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launch } from "./browser.mjs";
import { arrived, command, patience, play as all, reported, until } from "./plays.mjs";

const started = `{ cold_start_ms: 412, $add: { total_sessions: 1 } }`;

const scripts = {
  posthog: (play) => `
import posthog from "${play.client}";
posthog.init(${JSON.stringify(play.key)}, { api_host: ${JSON.stringify(play.host)},
  persistence: "memory", person_profiles: "always", autocapture: true, capture_pageview: true,
  opt_out_useragent_filter: true, // It would take this browser for a robot and stay silent.
  bootstrap: { distinctID: "${play.install}", isIdentifiedID: true } });
window.captured = [];
posthog.on("eventCaptured", (event) => window.captured.push(event.event));
posthog.register({ app_version: "${play.version}", os: "linux", arch: "x86_64" });
window.first = () => {
  posthog.capture("app.started", ${started});
  posthog.capture("transcription.cancelled", { audio_secs: 3.5 });
  posthog.capture("never.planned", { title: "Secret Project" });
  posthog.setPersonProperties({ email: "alice@wonderland.example" });
  posthog.group("company", "Alice and Sons");
  const error = new Error("sk-live-CANARY0123456789abcdef of /home/alice/model.bin");
  error.name = "${play.error}";
  if (posthog.captureException) posthog.captureException(error);
  document.querySelector("button").click();
};
window.limited = () => posthog.capture("transcription.cancelled", { audio_secs: 9.5 });
window.second = () => {
  posthog.capture("transcription.cancelled", { audio_secs: 4.5 });
  posthog.capture("transcription.cancelled", { audio_secs: 5.5 });
};
window.ready = true;`,
  sentry: (play) => `
import * as Client from "${play.client}";
const Sentry = Object.assign({}, Client);
Sentry.init({ dsn: ${JSON.stringify(play.key)}, release: "dimmy@${play.version}",
  environment: "production", sendDefaultPii: true, tracesSampleRate: 1,
  transport: Sentry.makeBrowserOfflineTransport(Sentry.makeFetchTransport) });
Sentry.setUser({ id: "${play.install}", username: "alice", email: "alice@wonderland.example" });
let count = 0; // The same error twice in a row would be left out as a repeat.
const fail = (name) => {
  const error = new Error("sk-live-CANARY0123456789abcdef of /home/alice/" + count++);
  error.name = name;
  return Sentry.captureException(error);
};
window.first = async () => {
  const id = fail("${play.error}");
  if (Sentry.captureFeedback) Sentry.captureFeedback({ message: "${play.said}", name: "Alice" });
  else Sentry.captureUserFeedback({ event_id: id, name: "Alice", comments: "${play.said}" });
  setTimeout(() => { const e = new Error("nobody caught it"); e.name = "Un${play.error}"; throw e; });
  await Sentry.flush(5000);
};
window.busy = async () => { fail("BusyError"); await Sentry.flush(5000); };
window.second = async () => { fail("${play.error}"); await Sentry.flush(5000).catch(() => {}); };
window.ready = true;`,
  aptabase: (play) => `
import { init, trackEvent } from "${play.client}";
init(${JSON.stringify(play.key)}, { host: ${JSON.stringify(play.host)},
  appVersion: "${play.version}", isDebug: false });
window.first = async () => {
  await trackEvent("app.started", { cold_start_ms: 412, os: "linux" });
  await trackEvent("never.planned", { title: "Secret Project" });
};
window.second = () => trackEvent("transcription.cancelled", { audio_secs: 4.5 });
window.ready = true;`,
};

const acts = {
  // What could not be sent is sent again, after seconds; what was one of too many is given up. The
  // collectors that the settings switch off stay off.
  async posthog(tab, play) {
    await command("busy", play);
    await tab.evaluate(() => window.first());
    await arrived({ "app.started": 1, "transcription.cancelled": 1 }, play);
    await reported(play.error, play);
    await command("limit", play);
    const limited = tab.waitForResponse((answer) => answer.status() === 429, { timeout: 60000 });
    await tab.evaluate(() => window.limited());
    await limited;
    await command("close", play);
    const gone = tab.waitForEvent("requestfailed", { timeout: 60000 });
    await tab.evaluate(() => window.second());
    await gone;
    await command("open", play);
    await arrived({ "transcription.cancelled": 3 }, play);
    const own = ["app.started", "transcription.cancelled", "never.planned", "$set", "$exception",
      "$groupidentify", "$pageview", "$identify", "$opt_in"];
    return (await tab.evaluate(() => window.captured)).filter((name) => !own.includes(name));
  },
  // What the server was too busy for is lost; what could not be sent at all waits for the next.
  async sentry(tab, play) {
    const answers = [];
    tab.on("response", (answer) => answer.url().includes("/envelope/") && answers.push(answer.status()));
    await tab.evaluate(() => window.first());
    await until(() => answers.filter((status) => status === 200).length >= 3, "three answers");
    await command("jam", play);
    await tab.evaluate(() => window.busy());
    await until(() => answers.includes(503), "a busy answer");
    await patience();
    await command("halt", play);
    await tab.evaluate(() => window.busy());
    await until(() => answers.includes(429), "one of too many");
    const before = answers.length;
    await patience();
    await command("close", play);
    const gone = tab.waitForEvent("requestfailed", { timeout: 60000 });
    await tab.evaluate(() => window.second());
    await gone;
    await command("open", play);
    await tab.evaluate(() => window.second());
    await until(() => answers.length >= before + 2, "what waited");
  },
  // It sends each event once, come what may.
  async aptabase(tab, play) {
    await tab.evaluate(() => window.first());
    await command("busy", play);
    await tab.evaluate(() => window.second());
    await command("limit", play);
    await tab.evaluate(() => window.second());
    await command("close", play);
    await tab.evaluate(() => window.second());
    await command("open", play);
    await tab.evaluate(() => window.second());
    await arrived({ "app.started": 1, "transcription.cancelled": 1 }, play);
  },
};

// Every page is bundled with its client, as apps do it.
async function page(play) {
  const bundled = await build({
    stdin: { contents: scripts[play.kind](play), resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    write: false,
    format: "iife",
  });
  const script = bundled.outputFiles[0].text.replaceAll("</script", "<\\/script");
  return `<!doctype html><meta charset="utf-8"><title>client</title><button>alice</button><script>${script}</script>`;
}

const pages = new Map();
for (const play of all) pages.set(`/${play.version}`, await page(play));
const server = createServer((request, response) => {
  response.setHeader("Content-Type", "text/html");
  response.end(pages.get(new URL(request.url, "http://x").pathname) ?? "");
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const home = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
try {
  const thrown = {};
  await Promise.all(
    all.map(async (play) => {
      const context = await browser.newContext();
      const tab = await context.newPage();
      thrown[play.version] = [];
      tab.on("pageerror", (error) => thrown[play.version].push(error.name));
      await tab.goto(`${home}/${play.version}?secret=alice#alice`, { timeout: 120000 });
      await tab.waitForFunction(() => window.ready, null, { timeout: 120000 });
      thrown[play.version].push(...((await acts[play.kind](tab, play)) ?? []));
      await context.close();
    }),
  );
  console.log(JSON.stringify(thrown));
} finally {
  await browser.close();
  server.close();
}
