import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { readCommandConfig } from "../../config.ts";
import { replaceOwnSecret } from "../../platform/own-secret.ts";
import { reachDatabase } from "../../platform/reach-database.ts";
import { openBackupPlace } from "./backup-place.ts";
import { checkBackupFile } from "./check-backup-file.ts";
import { restoreContent } from "./restore-content.ts";

const USAGE = `Uso: bin/restore [ARQUIVO ou NOME] [--yes] [--replace] [--list]

Sem nome, restaura o backup mais novo do balde de BACKUP_S3_* ou de BACKUP_DIR.
  --list     mostra os backups guardados
  --yes      não pergunta
  --replace  apaga os dados que o banco já tem`;

/** bin/restore: into the embedded database, or the one that DATABASE_PUBLIC_URL or DATABASE_URL names. */
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      yes: { type: "boolean" },
      replace: { type: "boolean" },
      list: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) console.log(USAGE);
  else await run(positionals[0], values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

interface Wishes {
  yes?: boolean | undefined;
  replace?: boolean | undefined;
  list?: boolean | undefined;
}

async function run(wanted: string | undefined, { yes, replace, list }: Wishes): Promise<void> {
  const config = readCommandConfig(process.env);
  const key = config.backupKey;
  const place = await openBackupPlace(config.backupDir, config.backupS3);
  const scratch = await mkdtemp(join(tmpdir(), "separacao-restore-"));
  try {
    if (list) {
      for (const { name, bytes } of await place.list()) console.log(`${name}  ${bytes} bytes`);
      return;
    }
    let file = resolve(config.calledFrom, wanted ?? "");
    if (!wanted || !existsSync(file)) {
      const name = wanted ?? (await place.list()).at(-1)?.name;
      if (!name) throw new Error(`Não há backup em ${place.description}. Informe o arquivo.`);
      file = join(scratch, "fetched");
      await place.get(name, file).catch((cause: unknown) => {
        throw new Error(`${name} não está em ${place.description}. Veja os nomes com bin/restore --list.`, {
          cause,
        });
      });
    }
    // Before anything is asked or started: a damaged file ends here.
    const { manifest, rows } = await checkBackupFile(file, key);
    const target = config.databaseUrl ? withoutPassword(config.databaseUrl) : config.dataDir;
    console.log(`Backup de ${manifest.takenAt}, ${rows} linhas. Destino: ${target}`);
    if (!yes) await confirm();
    const { url, close } = await reachDatabase(config, { makeMissing: true });
    try {
      const begun = performance.now();
      await restoreContent(url, file, { key, replace: replace ?? false });
      console.log(`Restaurado e conferido em ${Math.round(performance.now() - begun)} ms.`);
    } finally {
      await close();
    }
    if (!config.ownSecretInUse)
      console.log("Use a mesma SECRET_KEY de quando o backup foi feito, ou os PINs não valerão.");
    else if (manifest.secret) replaceOwnSecret(config.dataDir, manifest.secret);
    else
      console.log(
        `O backup não traz o segredo da instalação. Copie o secret.key dela para ${config.dataDir}, ou os PINs não valerão.`,
      );
    console.log("Se o sistema está no ar com este banco, reinicie-o agora.");
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function confirm(): Promise<void> {
  if (!process.stdin.isTTY) throw new Error("Ninguém pode confirmar aqui. Rode de novo com --yes.");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question("Escreva restaurar para continuar: ");
  lines.close();
  if (answer.trim().toLowerCase() !== "restaurar") throw new Error("Nada foi mudado.");
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = "";
  return url.href;
}
