import { AppError } from "../platform/app-error.ts";
import { MAX_FILE_BYTES } from "./reading/quote-reader.ts";

const ROOM_BYTES = 2.5 * MAX_FILE_BYTES;

export interface UploadRoom {
  /** Room for a body of so many bytes that this person sends; refused when there is none. @returns what gives it back */
  enter(personId: string, bytes: number): () => void;
}

/**
 * Memory for files on their way in, before the reader's turns count them: however many come at once, and however slowly.
 * A usual quote takes a hundredth of it. One person gets no more than one file of the largest kind, so the others always
 * have room.
 */
export function createUploadRoom(): UploadRoom {
  const held = new Map<string, number>();
  let all = 0;
  return {
    enter(personId, bytes) {
      const mine = held.get(personId) ?? 0;
      const fits = mine === 0 || mine + bytes <= MAX_FILE_BYTES;
      if (!fits || all + bytes > ROOM_BYTES) throw new AppError("too_many_requests", { retryAfterS: 1 });
      held.set(personId, mine + bytes);
      all += bytes;
      return () => {
        all -= bytes;
        const left = (held.get(personId) ?? bytes) - bytes;
        if (left > 0) held.set(personId, left);
        else held.delete(personId);
      };
    },
  };
}
