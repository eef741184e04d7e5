import { useState } from "react";
import type { Act } from "../live/store.ts";
import { ReasonPicker } from "./reason-picker.tsx";

interface Props {
  onSubstitute: (substitute: NonNullable<Act["substitute"]>, reason: string, text?: string) => void;
}

/** Which product goes instead; the reason is the last tap. */
export function SubstituteForm({ onSubstitute }: Props) {
  const [code, setCode] = useState("");
  const [description, setDescription] = useState("");
  const [tried, setTried] = useState(false);
  const complete = code.trim() !== "" && description.trim() !== "";
  return (
    <div className="substitute-form">
      <label>
        Código do outro produto
        <input
          className="field"
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </label>
      <label>
        Descrição
        <input
          className="field"
          maxLength={300}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </label>
      {tried && !complete && (
        <p className="form-problem" role="alert">
          Preencha o código e a descrição do produto que vai no lugar.
        </p>
      )}
      <ReasonPicker
        confirm="Substituir"
        onReason={(reason, text) => {
          setTried(true);
          if (complete) onSubstitute({ code: code.trim(), description: description.trim() }, reason, text);
        }}
      />
    </div>
  );
}
