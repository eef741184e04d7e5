import { useSearchParams } from "wouter-preact";
import { NoticeStack } from "../live/notice-stack.tsx";
import "../orders/controls.css";
import { TopBar } from "../ui/top-bar.tsx";
import "./wave.css";
import { WaveChoice } from "./wave-choice.tsx";
import { WaveList } from "./wave-list.tsx";
import { words } from "./words.ts";

/** Picking across orders: a way to look at them, never a lock. Which orders is in the address, so a tablet can be handed on. */
export default function WaveScreen() {
  const [params, setParams] = useSearchParams();
  const ids = (params.get("pedidos") ?? "").split(",").filter(Boolean);
  return (
    <div className="wave">
      <TopBar title={words.title} back={ids.length > 0 ? "/onda" : "/"} />
      {ids.length > 0 ? (
        <WaveList key={ids.join()} ids={ids} />
      ) : (
        <WaveChoice onStart={(chosen) => setParams({ pedidos: chosen.join(",") })} />
      )}
      <NoticeStack />
    </div>
  );
}
