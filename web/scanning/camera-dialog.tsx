import { Flashlight, FlashlightOff } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/compat";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FormProblem } from "../ui/field.tsx";
import { openReader } from "./read-codes.ts";
import "./scanning.css";
import { words } from "./words.ts";

interface Props {
  onScan: (text: string) => void;
  onClose: () => void;
}

const LOOK_EVERY_MS = 120;

/** The tablet's own camera as a scanner; the first code it sees is taken. */
export default function CameraDialog({ onScan, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [light, setLight] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const found = useRef(onScan);
  found.current = onScan;

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | undefined;
    const watch = async () => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      const view = video.current;
      if (gone || !view) return;
      setTrack(stream.getVideoTracks()[0] ?? null);
      view.srcObject = stream;
      await view.play();
      const read = await openReader();
      while (!gone) {
        const text = await read(view);
        if (text && !gone) return found.current(text);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    };
    watch()
      .catch((error: unknown) => !gone && setProblem(problemOf(error)))
      .finally(() => gone && stop(stream));
    return () => {
      gone = true;
      stop(stream);
    };
  }, []);

  // as: the types lack what the torch is called
  const canLight = Boolean((track?.getCapabilities?.() as { torch?: boolean } | undefined)?.torch);
  const switchLight = async () => {
    const next = { advanced: [{ torch: !light } as MediaTrackConstraintSet] }; // as above
    await track?.applyConstraints(next).then(
      () => setLight(!light),
      () => {},
    );
  };
  return (
    <Dialog title={words.aim} onClose={onClose}>
      <div className="camera-view">
        <video ref={video} muted playsInline />
        <span aria-hidden="true" />
      </div>
      <FormProblem text={problem} />
      {canLight && (
        <Button onClick={() => void switchLight()} aria-pressed={light}>
          {light ? (
            <FlashlightOff aria-hidden="true" size={20} />
          ) : (
            <Flashlight aria-hidden="true" size={20} />
          )}
          {light ? words.lightOff : words.lightOn}
        </Button>
      )}
    </Dialog>
  );
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function problemOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") return words.cameraBlocked;
  if (name === "NotFoundError") return words.noCamera;
  return words.cameraBusy;
}
