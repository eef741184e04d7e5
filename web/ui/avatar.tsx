import "./avatar.css";

interface Props {
  name: string;
  /** Decides the colour, so that two people with one name differ; without it the name does. */
  id?: string;
  size?: "sm" | "md" | "lg";
  /** The name already stands beside it. */
  decorative?: boolean;
}

export function Avatar({ name, id, size = "sm", decorative = false }: Props) {
  const style = { "--avatar-hue": String(hueOf(id ?? name)) };
  const seen = { className: "ui-avatar", "data-size": size, style };
  const initials = <span aria-hidden="true">{initialsOf(name)}</span>;
  if (decorative) return <span {...seen}>{initials}</span>;
  return (
    <span {...seen} role="img" aria-label={name} title={name}>
      {initials}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase("pt-BR");
}

/** Ids made one after the other differ in a few digits only: the golden angle throws their colours far apart. */
function hueOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return Math.round(((hash >>> 0) % 1024) * 137.508) % 360;
}
