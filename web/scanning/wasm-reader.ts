import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { ReadCodes } from "./read-codes.ts";

const OPTIONS: ReaderOptions = {
  formats: ["QRCode", "EAN13", "EAN8", "UPCA", "UPCE", "Code128", "Code39", "ITF"],
  maxNumberOfSymbols: 1,
  tryHarder: false,
};
/** Enough for a code that fills a third of the picture, and little enough for an old tablet. */
const WIDTH = 960;

/** From our own server: the content security policy lets no other in, and the stock room may have no internet. */
export function wasmReader(): ReadCodes {
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    if (!context || video.videoWidth === 0) return null;
    const scale = Math.min(1, WIDTH / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const codes = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), OPTIONS);
    return codes.find(({ isValid }) => isValid)?.text ?? null;
  };
}
