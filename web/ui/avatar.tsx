import type { CSSProperties } from "react";
import "./avatar.css";

interface Props {
  name: string;
  /** Decides the colour, so that two people with one name differ; without it the name does. */
  id?: string;
  size?: "sm" | "md" | "lg";
}

export function Avatar({ name, id, size = "sm" }: Props) {
  const style = { "--avatar-hue": String(hueOf(id ?? name)) } as CSSProperties; // React's type lists no custom properties
  return (
    <span className="ui-avatar" data-size={size} style={style} role="img" aria-label={name} title={name}>
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase("pt-BR");
}

function hueOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3600;
  return hash % 360;
}
