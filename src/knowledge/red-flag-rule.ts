// What an author may write in `intents/red-flags.yaml`, field by field. It does not check that the names fit together.
import { z } from 'zod';
import { examples, line, patterns } from './red-flag-fields.ts';
import { day, id, sourceSchema } from './schema.ts';

export const ruleSchema = z.strictObject({
  /** The rule's name, as the clinical brief has it. */
  id,
  /** How soon somebody must be seen: emergency (now), urgent (same day) or routine (book in days or weeks). */
  level: z.enum(['emergency', 'urgent', 'routine'], 'write emergency, urgent or routine'),
  /** Why this matters, in one line the person is shown. */
  reason: line,
  /** Where the rule comes from. */
  source: sourceSchema,
  /** "none", or who checked the rule and when. Never write a name for somebody who has not read it. */
  reviewer: z.union([z.literal('none'), z.strictObject({ by: z.string().trim().min(3), on: day })]),
  /** The day by which somebody must read the rule again. */
  review_by: day,
  /** The one question asked when it is unclear whether the sign is there. Yes and not sure both count as present. */
  check: line,
  /** Which wording the card uses when it is not the ordinary one of the level. */
  message: z.enum(['crisis', 'poisons', 'maternity', 'pharmacist']).optional(),
  /** One or two safe things to do until seen, for urgent and routine cards. */
  advice: z.array(line).max(2).default([]),
  /** When to go sooner, for urgent and routine cards. */
  signs: z.array(line).max(6).default([]),
  /** True when a sign of long ago counts as well, as with cancer. */
  past_counts: z.boolean().default(false),
  /** True when a sign that came and went counts as well, as a passing stroke does. */
  passing_counts: z.boolean().default(false),
  /** True when having had it for years, unchanged, does not lower it. */
  long_standing_counts: z.boolean().default(false),
  /** True for soft signs: asking a question about it is not the same as reporting it. */
  report_only: z.boolean().default(false),
  /** True when asking is what the rule is for: "what is the most I may take?" is no general question. */
  asking_counts: z.boolean().default(false),
  /** Patterns that mean the sign is there. */
  fire: patterns,
  /** Patterns that leave it open: the check question is asked. */
  ask: patterns,
  /** Patterns that show somebody asks about the sign. */
  info: patterns,
  /** Messages that hold the rule to its word. Each line is a test. */
  examples: z.strictObject({
    /** Must fire this rule or a higher one. */
    fire: examples,
    /** Must ask, or fire. */
    ask: examples,
    /** Must raise no alarm. */
    none: examples,
    /** Asked about, not had: must raise no alarm. */
    info: examples,
  }),
});
export const ruleFileSchema = z.array(ruleSchema);

export type Rule = z.infer<typeof ruleSchema>;
