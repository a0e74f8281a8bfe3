// The rules of style, one line each, for authors (`npm run check -- --rules`) and for the type of a finding. The checks
// themselves are in the other files of this folder.

export const rules = {
  L01: 'Flesch-Kincaid grade at most 7, 8 for named conditions; words under medical_terms are left out',
  L02: 'Flesch reading ease at least 65',
  L03: 'sentences of 22 words at most, 14 on average',
  L04: 'main answer of 25 to 180 words (aim 60 to 130), exercise 150, section 15 to 80, emergency message 70',
  L05: 'the first sentence answers, is no question and has 20 words at most',
  L06: 'no words that make people fear for their body: worn out, damaged, unstable, bad posture …',
  L07: 'no promises: cure, guarantee, pain-free, always works …',
  L08: 'nothing that reads as a diagnosis or a decision on treatment',
  L09: 'no doses; medicines by name only where they are the topic',
  L10: 'no contractions in warnings: do not, cannot',
  L11: 'no exclamation marks, emoji or words in capitals',
  L12: 'no percentages without "about 1 in 4"; no lower risk without of how many',
  L13: 'how sure we are, in the fixed words, in every answer on a treatment or exercise',
  L14: 'a source with title and link, and a day of review',
  L15: 'the safety line where the topic asks for it, and only there',
  L16: '2 to 4 follow-ups that exist; the emergency signs within 3 steps',
  L17: 'numbers to call only in content/regions.yaml',
  L18: 'no products, people or pages by name; sources on known sites',
  L19: 'no run of 8 words shared with another text (with --compare)',
  L20: 'an exercise has a stop rule and an easier version',
  L21: 'fewer than 1 sentence in 10 in the passive voice',
  L22: 'no openers that push away: unfortunately, as an AI',
  L23: 'no metaphors',
  L24: 'no claims known to be wrong or unsupported',
  L25: 'an emergency message says what to do first, holds the number, and nothing for later',
  L26: 'words that leave nobody out: they, older, live with',
  L27: 'abbreviations spelled out at first use',
  L28: 'main message in the first paragraph, something to do, figures for numbers, kinds of study named',
  P01: '25 phrasings or more for a question, 15 for an exercise or talk about the bot, 40 at most',
} as const;

export type RuleId = keyof typeof rules;
