import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readCommandConfig } from "../../config.ts";
import { openOwnConnection } from "../../platform/own-connection.ts";
import { readOwnSecret } from "../../platform/own-secret.ts";
import { reachDatabase } from "../../platform/reach-database.ts";
import { openBackupFolder, openBackupPlace } from "./backup-place.ts";
import { daysToKeep } from "./schedule-backups.ts";
import { takeBackup } from "./take-backup.ts";

const USAGE = `Uso: bin/backup [--to PASTA]

Faz um backup agora, restaura-o num banco de prova e confere. Guarda-o no balde de BACKUP_S3_* ou em BACKUP_DIR.
De outro computador: DATABASE_PUBLIC_URL=postgresql://… bin/backup --to .`;

/** bin/backup: beside the running program, without it, or from another machine. */
try {
  const { values } = parseArgs({
    options: { to: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) console.log(USAGE);
  else await run(values.to);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function run(to: string | undefined): Promise<void> {
  const config = readCommandConfig(process.env);
  const { url, close } = await reachDatabase(config);
  try {
    const place = to
      ? openBackupFolder(resolve(config.calledFrom, to))
      : await openBackupPlace(config.backupDir, config.backupS3);
    const ownSecret = config.ownSecretInUse ? readOwnSecret(config.dataDir) : undefined;
    const client = await openOwnConnection(url);
    const keepDays = await daysToKeep(client, config.backupKeepDays).finally(() => client.end());
    const key = config.backupKey;
    const made = await takeBackup({ url, place, key, ownSecret, keepDays, askedBy: "person" });
    if (!made) throw new Error("Outro backup está sendo feito agora. Espere ele terminar e tente de novo.");
    const proof =
      made.restoreMs === undefined
        ? "lido e conferido inteiro (este usuário do banco não pode criar um banco de prova)"
        : `restaurado e conferido em ${made.restoreMs} ms`;
    console.log(`${made.name} em ${place.description}: ${made.rows} linhas, ${made.bytes} bytes, ${proof}.`);
    if (made.notForgotten)
      console.log(`Atenção: os backups antigos não puderam ser apagados. ${made.notForgotten}`);
    if (made.forgotten.length > 0) console.log(`Apagados por idade: ${made.forgotten.join(", ")}`);
    if (ownSecret && !key)
      console.log(
        `Atenção: sem BACKUP_KEY o backup não leva o segredo desta instalação. Guarde também ${config.dataDir}/secret.key, ou os PINs não valerão.`,
      );
  } finally {
    await close();
  }
}

function sentenceOf(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "42P01")
    return "Este banco não é deste sistema ou é de uma versão anterior. Inicie o sistema uma vez com ele e tente de novo.";
  return error instanceof Error ? error.message : error;
}
