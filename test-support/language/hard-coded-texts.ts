import { parseAst } from "vite";

/** A text that stands in the code itself, and where. */
export interface HardCoded {
  line: number;
  text: string;
}

/** What of an element people see or hear. */
const HUMAN = /^(aria-label|aria-description|aria-roledescription|alt|title|placeholder|label|hint|text)$/;
const LETTER = /\p{L}/u;

interface Node {
  type: string;
  start: number;
  [part: string]: unknown;
}

/**
 * Texts outside of catalogues: whatever stands between tags or in an attribute for people, and every other literal that
 * `isText` takes for something said to a person.
 */
export function hardCodedTexts(source: string, isText: (literal: string) => boolean): HardCoded[] {
  const found: HardCoded[] = [];
  const look = (node: Node, forPeople: boolean): void => {
    if (isLeftAlone(node)) return;
    const text = textOf(node);
    if (text !== null && LETTER.test(text) && (forPeople || node.type === "JSXText" || isText(text)))
      found.push({ line: source.slice(0, node.start).split("\n").length, text: text.trim() });
    for (const [name, part] of Object.entries(node))
      for (const child of Array.isArray(part) ? part : [part])
        if (isNode(child)) look(child, isShown(node, name, forPeople));
  };
  // as: its nodes are what we call nodes
  look(parseAst(source, { lang: "tsx" }) as unknown as Node, false);
  return found;
}

/** Whether what stands in this part of a node is on the screen: between tags, or in an attribute for people. */
function isShown(node: Node, part: string, shown: boolean): boolean {
  if (node.type === "JSXElement" || node.type === "JSXFragment") return part === "children";
  if (node.type === "JSXAttribute") return HUMAN.test(nameOf(node));
  if (node.type === "ConditionalExpression") return shown && part !== "test";
  if (node.type === "LogicalExpression") return shown && part === "right";
  return shown && (node.type === "JSXExpressionContainer" || node.type === "TemplateLiteral");
}

/** Catalogues, classes, names of files, and types. */
function isLeftAlone(node: Node): boolean {
  const { type, callee } = node;
  if (type === "CallExpression" && isNode(callee) && callee.name === "inLanguage") return true;
  if (type === "JSXAttribute" && nameOf(node) === "className") return true;
  return /^(Import|ExportAll)/.test(type) || (type.startsWith("TS") && !type.endsWith("Expression"));
}

function textOf({ type, value }: Node): string | null {
  if (type === "Literal" || type === "JSXText") return typeof value === "string" ? value : null;
  // as: what the parser gives for a piece of a template
  return type === "TemplateElement" ? (value as { cooked: string }).cooked : null;
}

const nameOf = ({ name }: Node): string => (isNode(name) ? String(name.name) : "");
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
