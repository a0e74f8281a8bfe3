// What still rests on general knowledge: claims of answers, rows of the region table, texts and rules nobody has reviewed.
import type { KnowledgeReading } from '../read-knowledge.ts';

const CONTACTS = ['emergency', 'health_line', 'crisis_line', 'poisons_line'] as const;

/** One line per claim or number to be confirmed, then a line of totals. Nothing here says that anything is confirmed. */
export function listUnconfirmed({ answers, regions, redFlags }: KnowledgeReading): string[] {
  const claims = [...answers.values()].flatMap(({ answer, lineOf }) =>
    answer.toBeConfirmed.map(
      (claim, index) => `${answer.file}:${lineOf(['to_be_confirmed', index])} ${claim}`,
    ),
  );
  const numbers = [...(regions?.values() ?? [])].flatMap((region) =>
    CONTACTS.filter((contact) => region[contact].to_be_confirmed).map(
      (contact) => `content/regions.yaml ${region.id} ${contact}: ${region[contact].text}`,
    ),
  );
  const unread = [...answers.values()].filter(({ answer }) => answer.clinicalReview === 'none').length;
  const rules = [...(redFlags?.rules.values() ?? [])];
  const unreadRules = rules.filter(({ reviewer }) => reviewer === 'none').length;
  return [
    ...claims,
    ...numbers,
    `To be confirmed: ${claims.length} claims in answers, ${numbers.length} entries of the region table.`,
    `Not yet checked by a clinician: ${unread} of ${answers.size} answers, ${unreadRules} of ${rules.length} red-flag rules.`,
  ];
}
