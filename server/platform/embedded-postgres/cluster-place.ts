import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { canPass, type PostgresUser } from "./postgres-user.ts";
import { SYSTEM_FOLDER } from "./system-folder.ts";

export interface ClusterPlace {
  /** The folder of the cluster, which may not exist yet; its parent does and belongs to the server's user's reach. */
  folder: string;
  /** Set when the cluster lies elsewhere than under DATA_DIR. */
  elsewhere: boolean;
}

/**
 * The cluster lies in DATA_DIR. As root, a parent folder may bar the server's user; then it goes to a system folder and
 * DATA_DIR keeps a note of where, so that the data stays found whatever happens to the permissions later.
 */
export function clusterPlace(dataDir: string, major: number, user: PostgresUser | undefined): ClusterPlace {
  mkdirSync(dataDir, { recursive: true });
  refuseOtherMajor(dataDir, major);
  const folder = join(dataDir, `postgres-${major}`);
  const note = `${folder}.location`;
  if (existsSync(note)) return { folder: readNote(note), elsewhere: true };
  if (!user || opens(dataDir, user)) return { folder, elsewhere: false };
  if (existsSync(folder)) {
    throw new Error(
      `O banco em ${folder} não pode ser aberto: uma pasta acima dele está fechada para o usuário do PostgreSQL. ` +
        `Libere a passagem com chmod o+x em ${dirname(dataDir)} e nas pastas acima.`,
    );
  }
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(join(SYSTEM_FOLDER, `${basename(dirname(dataDir)) || "dados"}-`));
  chmodSync(home, 0o711);
  const elsewhere = join(home, basename(folder));
  writeFileSync(note, `${elsewhere}\n`, { flush: true });
  return { folder: elsewhere, elsewhere: true };
}

/** Lets the server's user walk through DATA_DIR itself, and says whether it gets there. */
function opens(dataDir: string, user: PostgresUser): boolean {
  const { mode } = statSync(dataDir);
  if ((mode & 0o001) === 0) chmodSync(dataDir, (mode & 0o777) | 0o001);
  return canPass(dataDir, user) && canChown(dataDir, user);
}

/** Some file systems know no owners (shared folders of a virtual machine, for example): no place for a cluster. */
function canChown(dataDir: string, user: PostgresUser): boolean {
  const probe = mkdtempSync(join(dataDir, ".probe-"));
  try {
    chownSync(probe, user.uid, user.gid);
    return statSync(probe).uid === user.uid;
  } catch {
    return false;
  } finally {
    rmdirSync(probe);
  }
}

function readNote(note: string): string {
  const folder = readFileSync(note, "utf8").trim();
  if (!existsSync(dirname(folder))) {
    throw new Error(
      `${note} diz que o banco está em ${folder}, mas essa pasta não existe. Devolva-a ao lugar ou restaure um backup.`,
    );
  }
  return folder;
}

function refuseOtherMajor(dataDir: string, major: number): void {
  const names = readdirSync(dataDir).map((name) => /^postgres-(\d+)(\.location)?$/.exec(name)?.[1]);
  const other = names.find((found) => found !== undefined && Number(found) !== major);
  if (other === undefined || names.includes(String(major))) return;
  throw new Error(
    `Os dados em ${dataDir} são do PostgreSQL ${other} e este programa traz o ${major}. ` +
      "Volte à versão anterior do programa, faça um backup com bin/backup e restaure-o aqui com bin/restore.",
  );
}
