const WHOLE_TEXT = 0x81;

/**
 * One whole text message as a server sends it (RFC 6455 §5.2: unmasked). The same bytes for every screen, so they are made
 * once, and each line gets them in one write.
 */
export function textFrame(payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 0x1_0000 ? 4 : 10);
  head[0] = WHOLE_TEXT;
  if (length < 126) head[1] = length;
  else if (length < 0x1_0000) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}
