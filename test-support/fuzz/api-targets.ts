import type { FastifyInstance } from "fastify";
import type { ValueSchema } from "./seeded-values.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** One operation of the API, as its own description names it. */
export interface Target {
  method: (typeof METHODS)[number];
  path: string;
  parameters?: { in: string; name: string; schema: ValueSchema }[];
  requestBody?: { content: Record<string, { schema?: ValueSchema }> };
}

export function apiTargets(app: FastifyInstance): Target[] {
  return Object.entries(app.swagger().paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      // The description is ours and dereferenced: plain JSON schemas, read more narrowly than the library's types.
      const found = (item as Record<string, Omit<Target, "method" | "path">>)[method.toLowerCase()];
      return found ? [{ ...found, method, path }] : [];
    }),
  );
}
