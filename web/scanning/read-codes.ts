/** Finds codes in a picture of the camera. */
export type ReadCodes = (video: HTMLVideoElement) => Promise<string | null>;

const FORMATS = ["qr_code", "ean_13", "ean_8", "upc_a", "upc_e", "code_128", "code_39", "itf"];

interface NativeDetector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
interface NativeDetectorClass {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own reader where there is one; else ours, which is fetched by the first use of the camera. */
export async function openReader(): Promise<ReadCodes> {
  return (await nativeReader()) ?? (await import("./wasm-reader.ts")).wasmReader();
}

async function nativeReader(): Promise<ReadCodes | null> {
  // as: no types of the page know it yet
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: NativeDetectorClass };
  if (!BarcodeDetector) return null;
  try {
    const supported = await BarcodeDetector.getSupportedFormats();
    const formats = FORMATS.filter((format) => supported.includes(format));
    // Some systems have the name and nothing behind it.
    if (!formats.includes("qr_code") || !formats.includes("ean_13")) return null;
    const detector = new BarcodeDetector({ formats });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  } catch {
    return null;
  }
}
