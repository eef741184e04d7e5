import { useEffect, useRef, useState } from "preact/compat";
import { words } from "./words.ts";

const MOST_PAGES = 20;

/** The pages of the file that was chosen, drawn from the file itself: what was read stands beside what was written. */
export function PageView({ file }: { file: File }) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let close = () => {};
    setFailed(false);
    drawPages(
      file,
      () => gone || !box.current,
      (canvas) => box.current?.append(canvas),
      box.current,
    )
      .then((destroy) => {
        if (gone) destroy();
        else close = destroy;
      })
      .catch(() => {
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
      close();
    };
  }, [file]);
  return (
    <section className="intake-pages" aria-label={words.pages}>
      {failed && <p>{words.cannotDraw}</p>}
      <div ref={box} />
    </section>
  );
}

async function drawPages(
  file: File,
  stopped: () => boolean,
  show: (canvas: HTMLCanvasElement) => void,
  box: HTMLElement | null,
): Promise<() => void> {
  // Only who takes in a quote pays for the PDF reader.
  const [pdfjs, worker] = await Promise.all([
    import("pdfjs-dist"),
    import("pdfjs-dist/build/pdf.worker.min.mjs?url"),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  // A hostile or odd file must run no code of its own in this page.
  const task = pdfjs.getDocument({ data: new Uint8Array(await file.arrayBuffer()), enableXfa: false });
  const document_ = await task.promise;
  box?.replaceChildren();
  for (let number = 1; number <= Math.min(document_.numPages, MOST_PAGES); number++) {
    if (stopped()) break;
    const page = await document_.getPage(number);
    const width = (box?.clientWidth || 600) * Math.min(window.devicePixelRatio || 1, 2);
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", words.page(number));
    await page.render({ canvas, viewport }).promise;
    if (stopped()) break;
    show(canvas);
  }
  return () => void task.destroy();
}
