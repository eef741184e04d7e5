import { AppError } from "../platform/app-error.ts";
import { MAX_FILE_BYTES } from "./reading/quote-reader.ts";

const ROOM_BYTES = 2.5 * MAX_FILE_BYTES;
const WAITING = { ofOne: 8, ofAll: 40 };

export interface UploadRoom {
  /** Waits for room for a body of so many bytes that this person sends. Resolves to what gives it back. */
  enter(personId: string, bytes: number): Promise<() => void>;
}

/**
 * Memory for files on their way in, before the reader's turns count them: however many come at once, and however slowly.
 * A usual quote takes a hundredth of it. One person gets no more than one file of the largest kind, so the others always
 * have room; what waits stays on the line and costs nothing.
 */
export function createUploadRoom(): UploadRoom {
  const held = new Map<string, number>();
  let all = 0;
  let waiting: { personId: string; bytes: number; admit: (leave: () => void) => void }[] = [];

  const fits = (personId: string, bytes: number) => {
    const mine = held.get(personId) ?? 0;
    return (mine === 0 || mine + bytes <= MAX_FILE_BYTES) && all + bytes <= ROOM_BYTES;
  };
  const take = (personId: string, bytes: number) => {
    all += bytes;
    held.set(personId, (held.get(personId) ?? 0) + bytes);
    return () => {
      all -= bytes;
      const left = (held.get(personId) ?? bytes) - bytes;
      if (left > 0) held.set(personId, left);
      else held.delete(personId);
      admitWaiting();
    };
  };
  const admitWaiting = () => {
    waiting = waiting.filter(({ personId, bytes, admit }) => {
      if (!fits(personId, bytes)) return true;
      admit(take(personId, bytes));
      return false;
    });
  };

  return {
    async enter(personId, bytes) {
      if (fits(personId, bytes)) return take(personId, bytes);
      const mine = waiting.filter((one) => one.personId === personId).length;
      if (mine >= WAITING.ofOne || waiting.length >= WAITING.ofAll)
        throw new AppError("too_many_requests", { retryAfterS: 1 });
      return new Promise((admit) => waiting.push({ personId, bytes, admit }));
    },
  };
}
