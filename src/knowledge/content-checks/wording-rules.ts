// Words and phrases an answer may not hold, as data: one row, one reason. Rules are numbered as in the style guide.

import type { Finding } from './finding.ts';

export interface WordingRule {
  rule: Finding['rule'];
  pattern: RegExp;
  /** What to do about it. */
  message: string;
  severity?: Finding['severity'];
  /** Where it holds. Left out: answers and what they are called, follow-ups, the bot's sentences and warnings. */
  only?: 'answers' | 'warnings';
  /** Where it does not hold. */
  except?: 'buttons';
}

const words = (list: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${list.join('|')})(?![\\p{L}\\p{N}])`, 'giu');

/** Conditions that only a clinician can say somebody has. */
const CONDITIONS =
  'sciatica|stenosis|disc|discs|syndrome|arthritis|fracture|infection|cancer|osteoporosis|spondylolisthesis|arachnoiditis|strain|sprain|hernia(?:ted|tion)?|pinched nerve|trapped nerve|claudication|clot';
/** Turns of phrase before "you have" that leave open whether one has. */
const OPEN =
  '(?<!\\b(?:if|when|whether|unless|told|once|because|that|say|says|said|think|worry|worried|or|and)\\s)';

/** Capitals of three or more letters a reader knows, or that are always explained (L11, L27). */
export const knownCapitals: ReadonlySet<string> = new Set([
  'GP',
  'NHS',
  'MRI',
  'CT',
  'X',
  'UK',
  'US',
  'USA',
  'EU',
  'OK',
  'TENS',
  'AAA',
  'NICE',
  'CES',
  'DVT',
  'CBT',
  'WHO',
]);

export const wordingRules: readonly WordingRule[] = [
  // L06: words that make people fear for their back and move less.
  {
    rule: 'L06',
    pattern: words([
      'worn[ -]out',
      'wearing out',
      'wear and tear',
      'crumbl(?:e|es|ed|ing)',
      'degenerating',
      'damaged',
      'unstable',
      'out of place',
      'out of alignment',
      'misalign(?:ed|ment)',
      'ruptured?',
      'fragile',
      'weak core',
      '(?:bad|poor) posture',
      'bone on bone',
    ]),
    message:
      'harms people with back pain: say what is known in neutral words, such as "a sore back" or "changes with age"',
  },
  {
    rule: 'L06',
    pattern: /(?<!["\u201C'\u2018])\bslipped (?:disc|disk)s?\b(?!["\u201D'\u2019])/gi,
    message: 'discs do not slip: write it in quotes, as the word people use, or write "a disc bulge"',
    // A button is what the person says, in the word they know.
    except: 'buttons',
  },
  {
    rule: 'L06',
    pattern: /(?<!["\u201C'\u2018])\bslipped\b(?! dis[ck])/gi,
    message: 'harms people with back pain when said of a body: use another word',
  },
  // L07: promises nobody can keep.
  {
    rule: 'L07',
    pattern: words([
      'cures?',
      'cured',
      'fix(?:es|ed)? (?:your|the|it|back|pain)',
      'guarantee[ds]?',
      'pain[ -]free',
      '100 ?%',
      '100 per ?cent',
      'always works?',
      'never fails?',
      'miracle',
      'heals? (?:your|you)',
      'proven to',
    ]),
    message: 'promises too much: say how sure we are, such as "helps some people"',
  },
  // L08: what would be a diagnosis.
  {
    rule: 'L08',
    pattern: new RegExp(
      `${OPEN}\\byou(?:'ve| have| probably have| may have got)\\b(?! (?:been|to)\\b).{0,30}\\b(?:${CONDITIONS})\\b`,
      'giu',
    ),
    message:
      'tells people what they have: speak of people in general, or write "you may have been told you have"',
  },
  {
    rule: 'L08',
    pattern:
      /\bdiagnos(?:e|is|es|ed) (?:of )?you\b|\byour risk\b|\bit(?:'| i)?s (?:probably|likely)\b|\bthis means you\b|\bI (?:have )?detected\b|\btreat your\b|\bmonitor your\b|\bprescrib(?:e|es|ed|ing)\b/gi,
    message:
      'sounds like a diagnosis or a treatment decision: describe in general what happens and who can tell',
  },
  // L09: doses, and medicines where they are not the topic (see checkMedicines).
  {
    rule: 'L09',
    pattern:
      /\b\d[\d.,]*(?:\s|-)?(?:mg|mcg|milligrams?|micrograms?|ml|millilitres?|tablets?|pills?|capsules?|puffs?|sprays?)\b|\b(?:\d+|\d+ (?:to|or) \d+|two|three|four) times (?:a|per) day\b|\b(?:\d+|every \d+|two|four|six|eight)[ -]hourly\b|\bevery \d+(?: to \d+)? hours\b/gi,
    message:
      'reads as a dose: leave the figure out and say who can tell, or for exercise write "every day" or "in the morning and evening"',
  },
  // L11: calm.
  { rule: 'L11', pattern: /!/g, message: 'no exclamation marks: end the sentence with a full stop' },
  { rule: 'L11', pattern: /\p{Extended_Pictographic}/gu, message: 'no emoji: say it in words' },
  // L12: figures people can picture.
  {
    rule: 'L12',
    pattern: /\b\d[\d.,]* ?(?:%|per ?cent\b)|\bper ?cent(?:age)?\b/gi,
    message: 'no percentages alone: write "about 1 in 4" beside it or instead of it',
  },
  // L22: openers that push people away.
  {
    rule: 'L22',
    pattern: /\bunfortunately\b|\bI(?:'m| am) sorry,? but\b|\bas an (?:AI|artificial)\b/gi,
    message: 'start with what can be done',
  },
  // L23: metaphors get lost in translation and frighten.
  {
    rule: 'L23',
    pattern: words([
      'gremlins?',
      'wake[ -]up calls?',
      'pinched like',
      'like jelly',
      'jelly',
      'hose(?:pipe)?',
      'worn tyres?',
      'shock absorbers?',
      'rusty',
      'time bomb',
    ]),
    message: 'a picture, not a fact: say it plainly',
  },
  // L24: claims of pages on the web that are wrong or unsupported.
  {
    rule: 'L24',
    pattern: words([
      'main muscle of back pain',
      'palms? (?:flat )?(?:on|to) the (?:floor|ground)',
      'strengthens? (?:your |the )?bones',
      'restor(?:e|es|ing) (?:your )?spinal balance',
      'blood flow to (?:your|the) (?:lower|low) back',
      '(?:poor|bad) posture causes?',
      '(?:a )?weak core causes?',
      'misaligned',
      'imaging will determine',
      'muscle relaxants provide significant',
      'straightens? (?:your|the) (?:back|spine)',
      'protects? (?:your|the) spine from',
    ]),
    message: 'not supported by the evidence: see the sources for what is known',
  },
  // L26: words for people.
  {
    rule: 'L26',
    pattern: /\b(?:he|she|him|his|hers?|himself|herself)\b/gi,
    message: 'say "they" or "the person"',
  },
  { rule: 'L26', pattern: /\belderly\b/gi, message: 'write "older"' },
  { rule: 'L26', pattern: /\bsuffer(?:s|ed|ing|ers?)?\b/gi, message: 'write "have" or "live with"' },
  // L10: warnings are read in fear and translated by machines.
  {
    rule: 'L10',
    pattern: /\b(?:don|can|won|isn|aren|doesn|didn|shouldn|mustn|haven|hasn|couldn|wouldn)['\u2019]t\b/gi,
    message: 'write it out in a warning: "do not", "cannot"',
    only: 'warnings',
  },
  // Section 3 of the style guide.
  {
    rule: 'L28',
    pattern:
      /\b(?:studies|research|science|experts?) (?:show|shows|say|says|suggests?|proves?|has shown)\b/gi,
    message: 'say which kind of study and how strong it is',
    severity: 'warning',
  },
  {
    rule: 'L28',
    pattern: /\b(?:three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\b/gi,
    message: 'write numbers as figures',
    severity: 'warning',
    only: 'answers',
  },
];
