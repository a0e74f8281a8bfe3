// Numbers for words and stems, so that typed words and list words are compared as numbers. It reads no text.

/** A word as written and a stem with the same letters have different keys. Keys count from 1; 0 is "no list has it". */
export interface WordKeys {
  /** Key of a word exactly as written; gives one out when it is new. */
  ofText(text: string): number;
  /** Key of a stem; gives one out when it is new. */
  ofStem(stem: string): number;
  /** The keys of a typed word, 0 for each that no list has. */
  lookUp(text: string, stem: string): { textKey: number; stemKey: number };
}

export function createWordKeys(): WordKeys {
  const texts = new Map<string, number>();
  const stems = new Map<string, number>();
  const numbered = (map: Map<string, number>, text: string): number => {
    const known = map.get(text) ?? texts.size + stems.size + 1;
    map.set(text, known);
    return known;
  };
  return {
    ofText: (text) => numbered(texts, text),
    ofStem: (stem) => numbered(stems, stem),
    lookUp: (text, stem) => ({ textKey: texts.get(text) ?? 0, stemKey: stems.get(stem) ?? 0 }),
  };
}
