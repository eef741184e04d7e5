/** Fewer lines than this say nothing about how fast somebody is. */
export const MINIMUM_SAMPLE_LINES = 20;
