// What an author may write in `intents/` and `content/`, field by field. It checks one file at a time; links between
// files are checked in `load-knowledge.ts`, wording in `content-checks/`.
import { z } from 'zod';

/** `is-walking-good`: lower case words joined by hyphens. Used for intents, answers, rules and concepts. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write lower-case words joined by hyphens, such as is-walking-good')
  .max(60);

/** A day as 2026-11-21 that exists in the calendar. */
export const day = z.iso.date('write a day that exists as year-month-day, such as 2026-11-21');

const phrasing = z
  .string()
  .trim()
  .min(1, 'write a question, or delete the line')
  .max(400, 'keep a phrasing under 400 characters');

/** The parts a few intents play in a conversation. An intent without a role is an ordinary question. */
export const roles = [
  'greeting',
  'thanks',
  'small-talk',
  'help',
  'start-over',
  'talk-to-human',
  'ask-for-diagnosis',
  'out-of-scope',
  'emergency-signs',
] as const;

/** What can be asked about a topic without naming it ("how long for?"). Also the `##` headings an answer may have. */
export const aspects = [
  'how-long',
  'how-often',
  'how-much',
  'is-it-safe',
  'how-to',
  'why',
  'what-else',
  'when-to-stop',
  'when-to-see-someone',
  'who',
  'more',
] as const;
export type Aspect = (typeof aspects)[number];

export const followUpSchema = z.strictObject({
  /** The intent this button asks for. */
  to: id,
  /** The button, written as the person would say it. At most 45 characters. */
  say: z.string().trim().min(2).max(45, 'keep a follow-up button at 45 characters or fewer'),
});

export const intentSchema = z.strictObject({
  /** The intent's name, unique over all files. */
  id,
  /** The answer: `is-walking-good` stands for content/is-walking-good.md. */
  answer: id,
  /** The part it plays in a conversation, for greeting, help and the like. Leave it out for ordinary questions. */
  role: z.enum(roles).optional(),
  /** How people ask this, in their own words. At least one; the more they differ, the better. */
  questions: z.array(phrasing).min(1, 'write at least one question people ask'),
  /** Near misses: messages that look like this intent and are not. */
  not: z.array(phrasing).optional(),
  /** Buttons below the answer. */
  follow_ups: z.array(followUpSchema).max(4, 'at most 4 follow-ups').optional(),
  /** Where "how long?" or "what else?" leads when the answer has no section for it: aspect → intent. */
  aspects: z.partialRecord(z.enum(aspects), id).optional(),
  /** For exercises: the card that is a step easier. */
  easier: id.optional(),
  /** For exercises: the card that is a step harder. */
  harder: id.optional(),
});
export const intentFileSchema = z.array(intentSchema);

export const sourceSchema = z.strictObject({
  /** What it is, as a reader would recognise it: "NICE NG59, low back pain and sciatica (2020)". */
  title: z.string().trim().min(3),
  /** Where to read it. */
  link: z.url({
    protocol: /^https$/,
    hostname: z.regexes.domain,
    error: 'write a link that starts with https://',
  }),
});

/** The front matter of content/*.md. */
export const frontMatterSchema = z.strictObject({
  /** The question this answers, in plain words, at most 60 characters: shown as heading and as "did you mean" choice. */
  title: z
    .string()
    .trim()
    .min(3, 'write the question this answers')
    .max(60, 'keep the title at 60 characters or fewer'),
  /** Which checks apply: an ordinary answer, an exercise card (needs an easier version and a stop rule) or talk about the bot itself. */
  kind: z.enum(['answer', 'exercise', 'meta']),
  /** Where the facts come from. Talk about the bot itself may have none. */
  sources: z.array(sourceSchema),
  /** The day the text was written. */
  drafted: day,
  /** The day by which somebody must read it again. */
  review_by: day,
  /** "none", or who checked it and when. Never write a name here for somebody who has not read the text. */
  clinical_review: z.union(
    [z.literal('none'), z.strictObject({ by: z.string().trim().min(3), on: day })],
    'write none, or the fields by (who checked it) and on (the day)',
  ),
  /** Whether the fixed safety line is shown below the answer. */
  safety_line: z.boolean(),
  /** Claims that rest on general knowledge and still need a source, each in a few words. */
  to_be_confirmed: z.array(z.string().trim().min(3)).optional(),
  /** Named conditions may read one grade harder (style rule L01). */
  named_condition: z.boolean().optional(),
  /** Names of conditions and other medical words that must be there, left out of the readability formulas. */
  medical_terms: z.array(z.string()).optional(),
});

export const synonymSchema = z.strictObject({
  /** The word or words people type, lower case. */
  say: z.array(z.string().trim().min(2)).min(1),
  /** What the matcher reads them as, in the words the questions use. */
  means: z.string().trim().min(2),
  /** Why this pair is safe to treat alike. */
  reason: z.string().trim().min(5),
});
export const synonymFileSchema = z.array(synonymSchema);

export const otherTopicSchema = z.strictObject({
  /** What these words speak of, for whoever keeps the list. */
  topic: z.string().trim().min(3),
  /** Words and phrases of at most three words, lower case, that speak of something we do not answer. */
  words: z.array(z.string().trim().min(2)).min(1),
  /** Words that make each of `words` plainly elsewhere when they stand beside it: "elbow hurts", "sore elbow". */
  beside: z.array(z.string().trim().min(2)).default([]),
});
export const otherTopicFileSchema = z.array(otherTopicSchema);

const contact = z.strictObject({
  /** As printed in a sentence: "999 or 112". */
  text: z.string().trim().min(2),
  /** The number behind the call button, digits only. Leave it out where there is no single number. */
  tel: z
    .string()
    .regex(/^[0-9]{2,15}$/)
    .optional(),
  /** True until a named person has confirmed the row. */
  to_be_confirmed: z.boolean(),
});
export const regionSchema = z.strictObject({
  id,
  name: z.string().trim().min(2),
  emergency: contact,
  health_line: contact,
  crisis_line: contact,
  poisons_line: contact,
});
export const regionFileSchema = z.array(regionSchema);

/** "09:00-17:30", or "closed". */
const hours = z
  .string()
  .regex(
    /^(closed|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/,
    'write hours as 09:00-17:30, or closed',
  )
  .refine(
    (text) => text === 'closed' || text.slice(0, 5) < text.slice(6),
    'write the earlier hour first, as 09:00-17:30',
  );

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

export const clinicSchema = z.strictObject({
  /** Empty when the bot runs for no clinic: then no clinic is mentioned. */
  name: z.string().trim(),
  phone: z.string().trim().optional(),
  booking: z.url({ protocol: /^https$/ }).optional(),
  /** IANA name, such as Europe/London. */
  time_zone: z.string().refine(isTimeZone, 'write a time zone as in the IANA list, such as Europe/London'),
  hours: z.strictObject({
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: hours,
    sunday: hours,
  }),
});
