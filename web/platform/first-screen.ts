/** What the first screen asks for is answered within this time on any line on which one can work. */
const FIRST_SCREEN_MS = 2_000;

const shown = new Promise<void>((resolve) => setTimeout(resolve, FIRST_SCREEN_MS));

/** For what is fetched ahead of need: it comes after what the page was opened for, not beside it. Later on it is at once. */
export const afterFirstScreen = (): Promise<void> => shown;
