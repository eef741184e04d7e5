import { renderUnicodeCompact } from "uqr";
import { lanAddresses } from "./lan-addresses.ts";

export interface Announcement {
  port: number;
  https?: boolean;
  /** The plain-http listener that hands out the certificate authority, when there is one. */
  certificatePort?: number | undefined;
  addresses?: string[];
  terminal?: boolean;
}

/** The lines a person reads after a start: where to open it, and a picture that a tablet's camera understands. */
export function announcementLines({
  port,
  https = false,
  certificatePort,
  addresses = lanAddresses(),
  terminal = false,
}: Announcement): string[] {
  const scheme = https ? "https" : "http";
  const isDefault = port === (https ? 443 : 80);
  const address = (host: string) => `${scheme}://${host}${isDefault ? "" : `:${port}`}`;
  const lines = ["", "Separação de pedidos está no ar.", "", `  Neste computador:  ${address("localhost")}`];
  for (const host of addresses) lines.push(`  Na rede da loja:   ${address(host)}`);
  const [first] = addresses;
  if (certificatePort !== undefined) {
    lines.push(
      `  Instalar o certificado em cada tablet (uma vez): http://${first ?? "localhost"}:${certificatePort}/certificado`,
    );
  }
  if (first !== undefined) {
    const target =
      certificatePort === undefined ? address(first) : `http://${first}:${certificatePort}/certificado`;
    lines.push("", "  Aponte a câmera do tablet:", "", ...qrCode(target, terminal));
  }
  return [...lines, ""];
}

export function announceAddresses(
  announcement: Announcement,
  output: NodeJS.WriteStream = process.stdout,
): void {
  output.write(`${announcementLines({ terminal: output.isTTY, ...announcement }).join("\n")}\n`);
}

/** Light on dark whatever the terminal's colours: an inverted code is one that many cameras do not read. */
function qrCode(text: string, terminal: boolean): string[] {
  const rows = renderUnicodeCompact(text, { border: 2 }).split("\n");
  return rows.map((row) => (terminal ? `  \u001b[40;97m${row}\u001b[0m` : `  ${row}`));
}
