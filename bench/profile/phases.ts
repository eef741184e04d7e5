/**
 * What a tick is made of, and the functions that a stack is known by. The innermost frame that is somebody's decides, so what
 * the driver does for a statement counts where it was sent; what comes back from PostgreSQL is the driver's own.
 */
const PHASES: [string, RegExp][] = [
  ["clearing up memory", /^\(garbage collector\)$/],
  ["writing the log line", /^(requestCompleted|onResponseCallback|LOG)$/],
  ["telling the others", /^(publish|tellRound|tellWhatIsKnown|tellAll|changed|cardOf|encode|note)$/],
  [
    "who it is: session, token, right to act",
    /^(openSession|readSession|findSession|actorsOf|readActorToken|sessionOf|originOf)$/,
  ],
  ["deciding: the rules", /^(decide|applyEvent|needsHistory|malformedCommand)$/],
  ["locking the order and reading its lines", /^(lockOrder|orderFromRows|linesOf)$/],
  ["writing lines, event, outcome, order", /^writeDecisions$/],
  ["the transaction around it", /^(transaction|runInside|runCommands|connect|_pulseQueue|_release)$/],
  [
    "checking what was sent",
    /^(preValidationCallback|validate\d*|isStorable|validateParam|preHandlerCallback)$/,
  ],
  ["the answer", /^(Reply\.send|preSerializationHook|onSendHook|onSendEnd|writePayload)$/],
  [
    "taking PostgreSQL's answers apart",
    /^(handlePacket|_handleDataRow|_handleReadyForQuery|_handleRowDescription|handleReadyForQuery)$/,
  ],
  [
    "HTTP: taking the request in",
    /^(parserOnIncoming|parserOnHeadersComplete|parserOnBody|resOnFinish|rawBody|contentParser)$/,
  ],
  ["sending to PostgreSQL and reading from it", /^(uncork|Writable\.uncork|onStreamRead)$/],
  ["Fastify's and Node's own steps", /./],
];

/** Shares of all samples, largest first. */
export function phasesOf(stacks: readonly string[][]): [string, number][] {
  const counts = new Map<string, number>();
  for (const stack of stacks) {
    const phase = phaseOf(stack);
    counts.set(phase, (counts.get(phase) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]): [string, number] => [name, count / stacks.length])
    .sort(([, a], [, b]) => b - a);
}

function phaseOf(stack: readonly string[]): string {
  const named = PHASES.slice(0, -1);
  for (const frame of stack.toReversed()) {
    const phase = named.find(([, names]) => names.test(frame));
    if (phase) return phase[0];
  }
  return PHASES.at(-1)![0];
}
