import { useCallback, useEffect, useState } from "preact/compat";
import { api, messageOf } from "../../platform/api.ts";

export interface Wall {
  id: string;
  name: string;
  createdAt: string;
  lastSeenAt: string | null;
}

/** The screens on the wall, with what can be done to them; a problem is a sentence for the person. */
export function useWalls() {
  const [walls, setWalls] = useState<readonly Wall[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(async () => {
    try {
      setWalls((await api<{ walls: Wall[] }>("GET", "/api/walls")).walls);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, []);
  useEffect(() => void read(), [read]);

  /** The address that opens the new screen; it is told this once. */
  const add = async (name: string): Promise<string | null> => {
    try {
      const { token } = await api<{ token: string }>("POST", "/api/walls", { name });
      await read();
      return `${location.origin}/tv#${token}`;
    } catch (error) {
      setProblem(messageOf(error));
      return null;
    }
  };
  const remove = async (id: string): Promise<void> => {
    try {
      await api("DELETE", `/api/walls/${id}`);
      await read();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return { walls, problem, add, remove };
}
