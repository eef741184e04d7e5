import { escapeHtml } from "../platform/escape-html.ts";

/** The part of OpenAPI that our routes use. */
export interface ApiDescription {
  info: { title: string; version: string };
  paths?: Record<string, Partial<Record<Method, Operation>>>;
}
interface Operation {
  summary?: string;
  parameters?: { in: string; name: string; required?: boolean; schema: object }[];
  requestBody?: { content: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
}
type Content = Record<string, { schema?: object }>;
const METHODS = ["get", "post", "patch", "delete"] as const;
type Method = (typeof METHODS)[number];

/** All operations on one page, by what they are about, to be searched with the browser's own search. */
export function apiPage({ info, paths = {} }: ApiDescription): string {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation
        ? [{ about: path.split("/")[2] ?? "", html: operationHtml(method, path, operation) }]
        : [];
    }),
  );
  const sections = [...Map.groupBy(operations, ({ about }) => about)].sort(([a], [b]) => (a < b ? -1 : 1));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(info.title)} – API</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<main>
<h1>${escapeHtml(info.title)} – API</h1>
<p>For programs: <a href="/api/docs/json">OpenAPI</a>. <code>POST /api/session</code> opens a session (cookies) and answers with a
<code>csrfToken</code>; whatever is not GET carries it as <code>x-csrf-token</code>. Errors are
<code>{ code, message, details }</code>; 429 and 503 say when to come back in <code>retry-after</code>.</p>
${sections.map(([about, some]) => `<h2>${escapeHtml(about)}</h2>\n${some.map(({ html }) => html).join("\n")}`).join("\n")}
</main>
</body>
</html>
`;
}

function operationHtml(method: Method, path: string, operation: Operation): string {
  const { summary = "", parameters = [], requestBody, responses = {} } = operation;
  const rows = parameters.map(
    ({ in: where, name, required, schema }) =>
      `<tr><th><code>${escapeHtml(name)}</code></th><td>${where}${required ? ", required" : ""}</td><td>${json(schema)}</td></tr>`,
  );
  const answers = Object.entries(responses).filter(([, { content }]) => content);
  return `<details>
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
${rows.length > 0 ? `<table>${rows.join("")}</table>` : ""}
${requestBody ? `<h3>Body</h3>${contentHtml(requestBody.content)}` : ""}
${answers.map(([status, { content = {} }]) => `<h3>${escapeHtml(status)}</h3>${contentHtml(content)}`).join("")}
</details>`;
}

function contentHtml(content: Content): string {
  return Object.entries(content)
    .map(([type, { schema = {} }]) => `<p>${escapeHtml(type)}</p>${json(schema)}`)
    .join("");
}

const json = (schema: object): string => `<pre>${escapeHtml(JSON.stringify(schema, null, 1))}</pre>`;
