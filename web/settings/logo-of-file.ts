import { LOGO_MAX_BYTES } from "../../shared/settings/logo-limit.ts";

const SIDES = [512, 384, 256, 128];

/** Any picture as a small PNG or WebP in base64, drawn anew: what else was in the file stays behind. Null: it is none. */
export async function logoOfFile(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  for (const side of SIDES) {
    for (const type of ["image/png", "image/webp"]) {
      const blob = await drawn(picture, side, type);
      if (blob && blob.type === type && blob.size <= LOGO_MAX_BYTES) return base64Of(blob);
    }
  }
  return null;
}

function drawn(picture: ImageBitmap, side: number, type: string): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.9));
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
