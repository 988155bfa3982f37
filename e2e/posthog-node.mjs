// Drives the unmodified posthog-node as a desktop program would use it.
// Usage: node posthog-node.mjs HOST KEY INSTALL MODE
// MODE: v0 for /batch/, v1 for /i/v1/analytics/events.
// Prints {"statuses": [200, …], "errors": […]} when all events have been answered.
const [host, key, install, mode] = process.argv.slice(2);
process.env.POSTHOG_CAPTURE_MODE = mode;
const { PostHog } = await import("posthog-node");

const statuses = [];
const errors = [];
const counted = async (url, options) => {
  const response = await fetch(url, options);
  statuses.push(response.status);
  return response;
};
const client = new PostHog(key, { host, fetch: counted, flushAt: 100, flushInterval: 600000 });
client.on("error", (error) => errors.push(String(error)));

const context = { app_version: "0.6.27", os: "linux", arch: "x86_64" };
const say = (event, properties) =>
  client.capture({ distinctId: install, event, properties: { ...context, ...properties } });
say("app.started", { cold_start_ms: 412, $add: { total_sessions: 1 } });
say("transcription.cancelled", { audio_secs: 3.2 });
say("transcription.cancelled", { audio_secs: 4.5 });
say("never.planned", { title: "Secret Project" });
client.identify({ distinctId: install, properties: { email: "alice.liddell@wonderland.example" } });
await client.shutdown();
console.log(JSON.stringify({ statuses, errors }));
