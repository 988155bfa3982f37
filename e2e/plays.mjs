// What the plays with real clients share. Each is started by Java with one JSON argument:
//   host     the address that the client is told; a porch that can be busy or gone
//   control  commands that porch: busy (once 503), limit (once 429), jam (503), halt (429), close, open
//   api, token   where and by what right to ask what has arrived
//   client, key, install, version   which client, and who it says it is
export const play = JSON.parse(process.argv[2]);

export async function command(what, from = play) {
  await fetch(`${from.control}/${what}`, { method: "POST" });
}

// Waits until the server has at least these events of this version, by name.
export async function arrived(wanted, from = play) {
  const deadline = Date.now() + 60000;
  let counts = {};
  do {
    const asked = `${from.api}/top?consistent=true&limit=50&filter=app_version:is:${from.version}`;
    const answer = await fetch(asked, { headers: { authorization: `Bearer ${from.token}` } });
    const told = await answer.json();
    counts = Object.fromEntries((told.items ?? []).map((item) => [item.value, item.events]));
    if (Object.entries(wanted).every(([name, count]) => (counts[name] ?? 0) >= count)) return;
    await new Promise((tick) => setTimeout(tick, 200));
  } while (Date.now() < deadline);
  throw new Error(`not arrived: ${JSON.stringify({ wanted, counts })}`);
}

// Waits until the server has a report of an error of this name.
export async function reported(name, from = play) {
  await until(async () => {
    const asked = `${from.api}/crashes?consistent=true&limit=100`;
    const answer = await fetch(asked, { headers: { authorization: `Bearer ${from.token}` } });
    return (await answer.json()).groups?.some((group) => group.type === name);
  }, `a report of ${name}`);
}

// Waits until a condition holds that nothing announces.
export async function until(holds, what) {
  const deadline = Date.now() + 60000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await new Promise((tick) => setTimeout(tick, 50));
  }
}

// Waits as long as a busy porch asks for; until then some clients keep silent.
export const patience = () => new Promise((over) => setTimeout(over, 1500));
