import { X } from "lucide-preact";
import { dismissNotice, useNotices } from "./notices.ts";
import { words } from "./words.ts";

export function NoticeStack() {
  const notices = useNotices();
  return (
    <div className="notices" aria-live="assertive">
      {notices.map(({ id, tone, text }) => (
        <div key={id} className="notice" data-tone={tone}>
          <span>{text}</span>
          <button type="button" aria-label={words.closeNotice} onClick={() => dismissNotice(id)}>
            <X aria-hidden="true" size={20} />
          </button>
        </div>
      ))}
    </div>
  );
}
