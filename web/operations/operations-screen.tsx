import { Activity } from "lucide-preact";
import type { Operations } from "../../shared/operations/operations.ts";
import { NoticeStack } from "../live/notice-stack.tsx";
import { formatAge, formatDay, formatTime } from "../platform/format.ts";
import { useSession } from "../platform/session.ts";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { words as ui } from "../ui/words.ts";
import { BackupCard } from "./backup-card.tsx";
import { ConcernList } from "./concern-list.tsx";
import { FactsCard } from "./facts-card.tsx";
import { formatBytes } from "./formats.ts";
import { ProcessList } from "./process-list.tsx";
import { useOperations } from "./use-operations.ts";
import { VitalCards } from "./vital-cards.tsx";
import { words } from "./words.ts";
import "./operations.css";

export default function OperationsScreen() {
  const isAdmin = useSession()?.person.role === "admin";
  return (
    <>
      <TopBar title={words.title} back="/" />
      <main className="operations">
        {isAdmin ? <Room /> : <EmptyState icon={Activity} title={ui.adminsOnly} text={ui.askAdmin} />}
      </main>
      <NoticeStack />
    </>
  );
}

function Room() {
  const { operations, problem, again } = useOperations();
  if (!operations) return problem ? <ErrorState text={problem} onRetry={again} /> : <Waiting />;
  return (
    <>
      {problem && (
        <p className="operations-failure" role="alert">
          {problem}
        </p>
      )}
      <ConcernList operations={operations} />
      <VitalCards operations={operations} />
      <div className="operations-grid">
        <ProcessList operations={operations} />
        <BackupCard operations={operations} onStarted={again} />
        <VersionCard operations={operations} />
        <DatabaseCard operations={operations} />
        <RedisCard operations={operations} />
      </div>
    </>
  );
}

/** The day and the hour, and how long ago that was. */
function Moment({ at, now }: { at: string; now: string }) {
  return (
    <>
      {formatDay(at)} {formatTime(at)} <small>{formatAge(at, Date.parse(now))}</small>
    </>
  );
}

function VersionCard({ operations: { version, at } }: { operations: Operations }) {
  const { commit, builtAt, deployedAt, environment, node } = version;
  const noName = builtAt ? words.unnamed : words.development;
  return (
    <FactsCard
      title={words.version}
      facts={{
        [words.commit]: commit ? <code translate={false}>{commit.slice(0, 12)}</code> : noName,
        [words.built]: builtAt && <Moment at={builtAt} now={at} />,
        [words.deployed]: <Moment at={deployedAt} now={at} />,
        [words.environment]: environment,
        [words.node]: node,
      }}
    />
  );
}

function DatabaseCard({ operations: { database, at } }: { operations: Operations }) {
  const { version, sizeBytes, startedAt, connections, maxConnections } = database;
  return (
    <FactsCard
      title={words.database}
      facts={{
        [words.version]: `PostgreSQL ${version}`,
        [words.databaseSize]: formatBytes(sizeBytes),
        [words.upSince]: <Moment at={startedAt} now={at} />,
        [words.connections]: words.connectionsOf(connections, maxConnections),
      }}
    />
  );
}

function RedisCard({ operations: { redis, at } }: { operations: Operations }) {
  if (!redis)
    return (
      <FactsCard title={words.redis} facts={{}}>
        <p className="operations-note">{words.noRedis}</p>
      </FactsCard>
    );
  const { up, version, usedBytes, startedAt } = redis;
  return (
    <FactsCard
      title={words.redis}
      facts={{
        [words.state]: up ? words.redisUp : words.redisAway,
        [words.version]: version && `Redis ${version}`,
        [words.memory]: usedBytes && formatBytes(usedBytes),
        [words.upSince]: startedAt && <Moment at={startedAt} now={at} />,
      }}
    />
  );
}

function Waiting() {
  return (
    <div className="vitals" role="status" aria-label={words.loading}>
      {[1, 2, 3, 4, 5, 6].map((n) => (
        <Skeleton key={n} height={148} />
      ))}
    </div>
  );
}
