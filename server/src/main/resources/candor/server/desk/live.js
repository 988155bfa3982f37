// Keeps the live page current by server-sent events, and announces the first event of an app.
const root = document.querySelector("[data-live]");
const find = (name) => root.querySelector(`[data-${name}]`);
const make = (tag, text, name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name });
let newest = root.querySelector("time")?.dateTime ?? "";

const row = (seen) => {
  const line = document.createElement("tr");
  const when = document.createElement("td");
  const time = make("time", seen.at.slice(11, 19));
  time.dateTime = seen.at;
  when.append(time);
  const name = make("th", seen.event);
  name.scope = "row";
  const values = document.createElement("td");
  for (const [key, value] of Object.entries(seen.values)) {
    const tag = make("span", "", "value");
    tag.append(make("bdi", key + " " + value));
    values.append(tag, " ");
  }
  line.append(when, name, values);
  if (newest && Date.parse(seen.at) > Date.parse(newest)) line.className = "fresh";
  return line;
};

const draw = (live) => {
  find("active").textContent = live.active_now.toLocaleString("en");
  const counts = live.per_minute;
  find("rate").textContent = (counts.at(-2) ?? 0).toLocaleString("en");
  const most = Math.max(1, ...counts);
  root.querySelectorAll(".plot rect").forEach((bar, i) => {
    const height = counts[i] ? Math.max(2, Math.round((118 * counts[i]) / most)) : 0;
    bar.setAttribute("y", 120 - height);
    bar.setAttribute("height", height);
  });
  root.querySelectorAll(".astable tbody tr").forEach((line, i) => {
    line.cells[0].textContent = live.minutes[i].slice(11, 16);
    line.cells[1].textContent = counts[i];
  });
  root.querySelectorAll(".xs text").forEach((tick) => {
    const i = Math.max(0, Math.round((parseFloat(tick.getAttribute("x")) / 100) * counts.length - 0.5));
    tick.textContent = live.minutes[i].slice(11, 16);
  });
  root.querySelector(".ys span").textContent = most;
  find("seen").replaceChildren(...live.latest.map(row));
  find("none").textContent = live.latest.length ? "" : "Waiting for events.";
  newest = live.latest[0]?.at ?? newest;
};

const welcome = (live, stream) => {
  const say = find("say");
  say.textContent = "Waiting for the first event.";
  if (!live.latest.length) return;
  say.textContent = "The first event is here. ";
  say.append(Object.assign(make("a", "Show the figures"), { href: location.href }));
  say.parentElement.classList.add("here");
  stream.close();
};

if (root) {
  const stream = new EventSource(root.dataset.live);
  stream.addEventListener("live", (event) => {
    const live = JSON.parse(event.data);
    if ("first" in root.dataset) welcome(live, stream);
    else draw(live);
  });
}
