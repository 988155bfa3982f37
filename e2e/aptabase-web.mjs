// Drives the unmodified @aptabase/web in a real page of a real browser.
// Usage: node aptabase-web.mjs HOST KEY PLAN_JSON
// PLAN_JSON: {"debug": false, "events": [{"name": "…", "props": {…}}, …]}
// Prints {"statuses": [200, …], "console": […]} when every event has been answered.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { launch } from "./browser.mjs";

const [host, key, wish] = process.argv.slice(2);
const { debug, events } = JSON.parse(wish);
const library = readFileSync(new URL("node_modules/@aptabase/web/dist/index.js", import.meta.url));

const page = `<!doctype html><title>client</title><script type="module">
import { init, trackEvent } from "/aptabase.js";
init(${JSON.stringify(key)}, { host: ${JSON.stringify(host)}, appVersion: "1.4.0", isDebug: ${debug} });
for (const event of ${JSON.stringify(events)}) { await trackEvent(event.name, event.props); }
document.title = "done";
</script>`;

const server = createServer((request, response) => {
  const script = request.url === "/aptabase.js";
  response.setHeader("Content-Type", script ? "text/javascript" : "text/html");
  response.end(script ? library : page);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await launch();
try {
  const tab = await browser.newPage();
  const statuses = [];
  const said = [];
  tab.on("response", (r) => r.request().method() === "POST" && statuses.push(r.status()));
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.waitForFunction(() => document.title === "done", null, { timeout: 60000 });
  console.log(JSON.stringify({ statuses, console: said }));
} finally {
  await browser.close();
  server.close();
}
