import { FileUp } from "lucide-preact";
import { useState } from "preact/compat";
import { words } from "./words.ts";

/** Drop the ERP's PDF anywhere in the box, or choose it. */
export function FileDrop({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  return (
    <label
      className="file-drop"
      data-over={over || undefined}
      data-busy={busy || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file && !busy) onFile(file);
      }}
    >
      <span className="file-drop-icon">
        <FileUp aria-hidden="true" size={40} strokeWidth={1.75} />
      </span>
      <strong>{busy ? `${words.reading}…` : words.drop}</strong>
      {busy ? <progress aria-label={words.reading} /> : <span>{words.orTap}</span>}
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <input
        type="file"
        accept="application/pdf,.pdf"
        aria-label={words.choosePdf}
        disabled={busy}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file again must count as a new choice.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
