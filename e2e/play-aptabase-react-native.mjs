// Plays with @aptabase/react-native under Node: events, a busy server, one of too many, none. It
// keeps what waits, but gives up what was one of too many.
import { register } from "node:module";
import { arrived, command, play, until } from "./plays.mjs";

register("./shims/resolve.mjs", import.meta.url);
globalThis.__DEV__ = false;
const statuses = [];
const realFetch = globalThis.fetch;
globalThis.fetch = async (...call) => {
  const answer = await realFetch(...call);
  statuses.push(answer.status);
  return answer;
};
const { init, trackEvent, dispose } = (await import(play.client)).default;
init(play.key, { host: play.host, appVersion: play.version, flushInterval: 50 });

await command("busy");
trackEvent("app.started", { cold_start_ms: 412, os: "macos" });
trackEvent("never.planned", { title: "Secret Project" });
await arrived({ "app.started": 1 });
await command("limit");
trackEvent("transcription.cancelled", { audio_secs: 9.5 });
await until(() => statuses.includes(429), "one of too many");
await command("close");
trackEvent("transcription.cancelled", { audio_secs: 3.5 });
trackEvent("transcription.cancelled", { audio_secs: 4.5 });
await new Promise((tick) => setTimeout(tick, 300));
await command("open");
await arrived({ "transcription.cancelled": 2 });
dispose?.();
console.log(JSON.stringify({ errors: [] }));
process.exit(0);
