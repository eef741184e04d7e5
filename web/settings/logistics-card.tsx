import { ArrowDown, ArrowUp, Box, Clock, Plus } from "lucide-preact";
import { useCallback, useEffect, useState } from "preact/compat";
import type { Logistics } from "../../shared/settings/logistics.ts";
import { notify } from "../live/notices.ts";
import { api, messageOf } from "../platform/api.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Card } from "./card.tsx";
import { LogisticsDialog } from "./logistics-dialog.tsx";
import { words } from "./words.ts";

/** How orders leave: the order here is the order in which sellers choose. */
export function LogisticsCard() {
  const [rows, setRows] = useState<readonly Logistics[]>([]);
  const [editing, setEditing] = useState<Logistics | "new" | null>(null);
  const read = useCallback(async () => {
    try {
      setRows((await api<{ logistics: Logistics[] }>("GET", "/api/logistics")).logistics);
    } catch (error) {
      notify(messageOf(error));
    }
  }, []);
  useEffect(() => void read(), [read]);
  const move = async (row: Logistics, place: number) => {
    try {
      await api("PATCH", `/api/logistics/${row.id}`, { place });
    } catch (error) {
      notify(messageOf(error));
    }
    await read();
  };
  return (
    <Card title={words.logistics} hint={words.logisticsHint}>
      <ul className="settings-list">
        {rows.map((row, index) => (
          <li key={row.id} className="settings-row" data-off={!row.active || undefined}>
            <button type="button" className="settings-row-main" onClick={() => setEditing(row)}>
              <strong>{row.name}</strong>
              {!row.active && <span className="ui-badge">{words.outOfUse}</span>}
              {row.requiresBox && (
                <span className="ui-badge">
                  <Box aria-hidden="true" size={15} />
                  {words.boxOnly}
                </span>
              )}
              {row.cutOff && (
                <span className="ui-badge">
                  <Clock aria-hidden="true" size={15} />
                  {words.cutOffAt(row.cutOff)}
                </span>
              )}
            </button>
            <IconButton
              label={words.up(row.name)}
              disabled={index === 0}
              onClick={() => void move(row, index - 1)}
            >
              <ArrowUp aria-hidden="true" size={20} />
            </IconButton>
            <IconButton
              label={words.down(row.name)}
              disabled={index === rows.length - 1}
              onClick={() => void move(row, index + 1)}
            >
              <ArrowDown aria-hidden="true" size={20} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button onClick={() => setEditing("new")}>
        <Plus aria-hidden="true" size={20} />
        {words.newLogistics}
      </Button>
      {editing && (
        <LogisticsDialog
          logistics={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
          onChanged={() => {
            setEditing(null);
            void read();
          }}
        />
      )}
    </Card>
  );
}
