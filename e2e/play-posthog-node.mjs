// Plays with posthog-node: events, a person, a group, an alias, an exception; a busy server; one of
// too many; none. It sends everything again. Behind the package's name may stand #v1 for the newer form.
import { arrived, command, play, until } from "./plays.mjs";

const [name, form = "v0"] = play.client.split("#");
process.env.POSTHOG_CAPTURE_MODE = form;
// In the newer form what waits to be sent again keeps no program alive.
const alive = setInterval(() => {}, 1000);
const { PostHog } = await import(name);
const errors = [];
const captured = [];
const gone = [];
const watched = async (url, options) => {
  try {
    return await fetch(url, options);
  } catch (error) {
    gone.push(url);
    await command("open");
    throw error;
  }
};
const client = new PostHog(play.key, {
  host: play.host,
  fetch: watched,
  flushAt: 100,
  flushInterval: 600000,
  fetchRetryDelay: 100,
});
client.on("error", (error) => errors.push(String(error)));
client.on("capture", (message) => captured.push(message.event));

const distinctId = play.install;
const context = { app_version: play.version, os: "linux", arch: "x86_64" };
const say = (event, properties) =>
  client.capture({ distinctId, event, properties: { ...context, ...properties } });
// What was said waits a moment before it can be flushed.
const waiting = (count) => until(() => captured.length >= count, `${count} waiting`);

say("app.started", { cold_start_ms: 412, $add: { total_sessions: 1 }, $increment: { x: 2 } });
say("transcription.cancelled", { audio_secs: 3.2, $set: { email: "alice@wonderland.example" } });
say("never.planned", { title: "Secret Project" });
client.identify({ distinctId, properties: { email: "alice@wonderland.example" } });
client.groupIdentify({ groupType: "company", groupKey: "Alice and Sons", properties: { a: 1 } });
client.alias({ distinctId, alias: "alice@wonderland.example" });
const error = new TypeError("cannot load sk-live-CANARY0123456789abcdef of /home/alice/model.bin");
error.name = play.error;
client.captureException(error, distinctId, { app_version: play.version });
await until(() => captured.includes("$exception"), "the exception is waiting");
await command("busy");
await client.flush();
await arrived({ "app.started": 1, "transcription.cancelled": 1 });

await command("limit");
const told = captured.length;
say("transcription.cancelled", { audio_secs: 6.5 });
await waiting(told + 1);
await client.flush();
await arrived({ "transcription.cancelled": 2 });

await command("close");
say("transcription.cancelled", { audio_secs: 4.5 });
say("transcription.cancelled", { audio_secs: 5.5 });
await waiting(told + 3);
await client.flush();
await client.shutdown();
await arrived({ "transcription.cancelled": 4 });
clearInterval(alive);
console.log(JSON.stringify({ errors, gone: gone.length > 0 }));
