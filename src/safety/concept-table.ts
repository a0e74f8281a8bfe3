// Gives every concept, and every choice of concepts (`a|b`), a number, so that screening compares numbers. It finds nothing.

/** One number space for concepts and choices. */
export interface ConceptTable {
  /** The number of a concept. A name no file defines gets one as well; it is simply never found. */
  concept(name: string): number;
  /** The number that stands for "any of these": of the concept itself when there is one. */
  choice(names: readonly string[]): number;
  /** The concepts a number stands for. */
  members(number: number): readonly number[];
  size(): number;
}

/** An empty table; numbers are given out as names are asked for, so it must be filled in a fixed order. */
export function createConceptTable(): ConceptTable {
  const numbers = new Map<string, number>();
  const members: (readonly number[])[] = [];
  const concept = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = members.length;
    numbers.set(name, number);
    members.push([number]);
    return number;
  };
  return {
    concept,
    choice(names) {
      const [only] = names;
      if (names.length === 1 && only !== undefined) return concept(only);
      const key = names.join('|');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const parts = names.map(concept);
      const number = members.length;
      numbers.set(key, number);
      members.push(parts);
      return number;
    },
    members: (number) => members[number] ?? [],
    size: () => members.length,
  };
}
