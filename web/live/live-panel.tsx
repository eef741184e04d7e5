import { Link } from "wouter";
import { Button } from "../ui/button.tsx";
import { updateNow, useNewVersion } from "./app-update.ts";
import { AttentionRow } from "./attention-row.tsx";
import { usePill } from "./connection.ts";
import type { QueuedTouch } from "./live-database.ts";
import { outboxIsDurable } from "./outbox.ts";
import { touches } from "./pill-state.ts";
import { useAttention, useWaitingTouches } from "./use-outbox.ts";

const MEANING = {
  live: "Esta tela mostra o que acontece agora.",
  behind: "Esta tela pode estar um pouco atrasada. Ela se atualiza sozinha.",
  cut: "Sem conexão com o sistema. Pode continuar separando: seus toques ficam guardados e vão sozinhos quando a rede voltar.",
};

/** What is behind the pill: what waits, what needs somebody, and what this device cannot do. */
export function LivePanel({ onClose }: { onClose: () => void }) {
  const { tone } = usePill();
  const waiting = useWaitingTouches();
  const attention = useAttention();
  const isNew = useNewVersion();
  return (
    <section className="live-panel" aria-label="Conexão">
      <p>{MEANING[tone]}</p>
      {isNew && (
        <p className="live-panel-act">
          Há uma nova versão do sistema.
          <Button variant="primary" onClick={updateNow}>
            Atualizar
          </Button>
        </p>
      )}
      {attention.length > 0 && (
        <>
          <h2>A resolver</h2>
          {attention.map((item) => (
            <AttentionRow key={item.commandId} item={item} withOrder onLeave={onClose} />
          ))}
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h2>Na fila</h2>
          <ul className="live-queue">
            {[...byOrder(waiting)].map(([orderId, own]) => (
              <li key={orderId}>
                <Link href={`/pedidos/${orderId}`} onClick={onClose}>
                  {own[0]?.label}
                </Link>
                <span>
                  {touches(own.length)} · {[...new Set(own.map(({ actor }) => actor.name))].join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!window.isSecureContext && (
        <p className="live-panel-note">
          Este endereço não usa HTTPS: sem rede o sistema não abre. Deixe esta página aberta até a rede
          voltar, ou use o endereço com https.
        </p>
      )}
      {!outboxIsDurable() && (
        <p className="live-panel-note">
          Este navegador não guarda dados (janela anônima ou sem espaço): não feche a página enquanto houver
          toques na fila.
        </p>
      )}
    </section>
  );
}

const byOrder = (waiting: readonly QueuedTouch[]) => Map.groupBy(waiting, ({ orderId }) => orderId);
