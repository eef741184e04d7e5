import type { OpenSession } from "../shop/open-sessions.ts";

/** How long each of these pages took to come whole, in ms. Throws where one is not 200. */
export async function ask(port: number, session: OpenSession, paths: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const begun = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: session.cookie } });
    const text = await answer.text();
    times.push(performance.now() - begun);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
  }
  return times;
}
