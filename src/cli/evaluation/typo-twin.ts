// A message → its misspelt twin: in half of the words of three letters or more, one neighbour key, lost letter or swap. Always
// the same twin for the same seed.

const NEIGHBOUR_KEY = new Map(
  [...'qwertyuiopasdfghjklzxcvbnm'].map((key, at) => [key, 'wqwrtyuiopsasdfghjkxzxcvbn'[at] ?? key]),
);

/** Random numbers from 0 to 1 that are the same on every machine (linear congruential generator). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function typoTwin(text: string, random: () => number): string {
  return text
    .split(' ')
    .map((word) => (word.length >= 3 && random() < 0.5 ? misspell(word, random) : word))
    .join(' ');
}

function misspell(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = word[at] ?? '';
  const next = word[at + 1];
  const kind = Math.floor(random() * 3);
  if (kind === 0)
    return word.slice(0, at) + (NEIGHBOUR_KEY.get(letter.toLowerCase()) ?? letter) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  return next === undefined ? word : word.slice(0, at) + next + letter + word.slice(at + 2);
}
