export const LOGO_MAX_BYTES = 100 * 1024;
