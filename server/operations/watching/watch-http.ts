import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { LATENCY_BOUNDS_MS } from "../../../shared/operations/measure.ts";
import type { Metrics } from "../../platform/metrics.ts";

const BOUNDS_S = LATENCY_BOUNDS_MS.map((ms) => ms / 1000);

/** Requests by the pattern of their route (never by address: each order would be a series of its own), and bytes on the lines. */
export function watchHttp(app: FastifyInstance, metrics: Metrics): void {
  const durations = metrics.histogram(
    "separacao_http_request_duration_seconds",
    "How long answers took, by route and kind of answer.",
    ["method", "route", "status"],
    BOUNDS_S,
  );
  app.addHook("onResponse", ({ method, routeOptions }, reply, done) => {
    const kind = `${Math.floor(reply.statusCode / 100)}xx`;
    durations.observe([method, patternOf(routeOptions.url), kind], reply.elapsedTime / 1000);
    done();
  });

  const lines = new Set<Socket>();
  let received = 0;
  let sent = 0;
  app.server.on("connection", (line: Socket) => {
    lines.add(line);
    line.once("close", () => {
      lines.delete(line);
      received += line.bytesRead;
      sent += line.bytesWritten;
    });
  });
  const total = (past: number, of: "bytesRead" | "bytesWritten") => {
    let sum = past;
    for (const line of lines) sum += line[of];
    return sum;
  };
  metrics.gauge(
    "separacao_network_bytes_total",
    "Bytes on the lines to browsers and proxies, sockets included.",
    ["direction"],
    () => [
      [["in"], total(received, "bytesRead")],
      [["out"], total(sent, "bytesWritten")],
    ],
    "counter",
  );
  metrics.gauge("separacao_connections", "Open lines to browsers and proxies.", [], () => lines.size);
}

/** Each built file is a route of its own, under another name after every build. */
export function patternOf(route: string | undefined): string {
  if (route === undefined) return "none";
  return route.startsWith("/assets/") ? "/assets/*" : route;
}
