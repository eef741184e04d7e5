/** Where root keeps what the server's user must reach although the checkout bars it. */
export const SYSTEM_FOLDER = "/var/lib/separacao-pmcell";
