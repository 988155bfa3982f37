// Drives the unmodified @aptabase/react-native under Node; only the host it expects is a shim.
// Usage: node aptabase-react-native.mjs HOST KEY PLAN_JSON (see aptabase-web.mjs)
// Prints {"statuses": […]}, one per batch of up to 25 events.
import { register } from "node:module";

register("./shims/resolve.mjs", import.meta.url);
const [host, key, wish] = process.argv.slice(2);
const { debug, events } = JSON.parse(wish);
globalThis.__DEV__ = debug;

const statuses = [];
const realFetch = globalThis.fetch;
globalThis.fetch = async (...call) => {
  const answer = await realFetch(...call);
  statuses.push(answer.status);
  return answer;
};

const { init, trackEvent, dispose } = (await import("@aptabase/react-native")).default;
init(key, { host, appVersion: "1.4.0", flushInterval: 50 });
for (const event of events) {
  trackEvent(event.name, event.props);
}
const batches = Math.ceil(events.length / 25);
const deadline = Date.now() + 30000;
while (statuses.length < batches && Date.now() < deadline) {
  await new Promise((tick) => setTimeout(tick, 20));
}
dispose();
console.log(JSON.stringify({ statuses }));
process.exit(statuses.length === batches ? 0 : 1);
