import { useEffect, useState } from "preact/compat";

/** Only in a secure context, and where there is one. */
export function useHasCamera(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    const { mediaDevices } = navigator;
    // Absent without a secure context, whatever the types say.
    if (!mediaDevices?.enumerateDevices) return;
    let gone = false;
    mediaDevices.enumerateDevices().then(
      (devices) => {
        if (!gone) setHas(devices.some(({ kind }) => kind === "videoinput"));
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return has;
}
