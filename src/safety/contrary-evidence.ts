// "Actually I can pee fine": which rules a message says the contrary of. It takes nothing back; see `latch.ts`.
import type { RedFlags } from '../knowledge/red-flag-schema.ts';

/** Rules that the normalised text contradicts, each once. */
export type ContraryReader = (normalised: string) => readonly string[];

/** What must follow within four words; "now" is not enough, because what passed today still counts. */
const WELL =
  '(?:\\w+ ){0,4}?(?:fine|ok|okay|normal|normally|properly|perfectly|as usual|no problem|no bother|without (?:any )?(?:trouble|problem|problems))';

/** Builds the reader once from the `contrary` lists of the red-flag files. */
export function buildContraryReader({ contrary }: Pick<RedFlags, 'contrary'>): ContraryReader {
  const entries = contrary.map(({ words, rules }) => ({
    rules,
    says: new RegExp(`\\bi can (?:still |both |actually |definitely )?(?:${words.join('|')}) ${WELL}\\b`),
  }));
  return (normalised) => {
    const plain = normalised.replaceAll("'", '').replace(/[^a-z0-9]+/g, ' ');
    return [...new Set(entries.flatMap(({ rules, says }) => (says.test(plain) ? rules : [])))];
  };
}
