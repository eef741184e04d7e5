/**
 * "PELÍCULA 3D SAM A06" and "PELÍCULA 3D SAM A16" differ in one word, and the eye skips it. For each description of an
 * order: the positions of the words that alone tell it from another one.
 */
export function lookAlikes(descriptions: readonly string[]): Map<string, ReadonlySet<number>> {
  const marked = new Map<string, Set<number>>();
  // Grouped by "the description with word i left out": whoever shares a group differs in word i at most.
  const groups = new Map<string, Map<string, Set<string>>>();
  for (const description of new Set(descriptions)) {
    const words = tokens(description).map((word) => word.toUpperCase());
    words.forEach((word, index) => {
      const key = JSON.stringify([index, ...words.toSpliced(index, 1)]);
      const group = groups.get(key) ?? new Map<string, Set<string>>();
      const same = group.get(word) ?? new Set<string>();
      groups.set(key, group.set(word, same.add(description)));
    });
  }
  for (const [key, group] of groups) {
    if (group.size < 2) continue;
    const [index] = JSON.parse(key) as [number]; // as: the key was made above
    for (const same of group.values())
      for (const description of same) {
        const positions = marked.get(description) ?? new Set<number>();
        marked.set(description, positions.add(index));
      }
  }
  return marked;
}

/** The words of a description, in the order in which `lookAlikes` counts them. */
export function tokens(description: string): string[] {
  return description.trim().split(/\s+/);
}
