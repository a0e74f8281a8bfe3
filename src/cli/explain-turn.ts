// How a reply came about, in lines an author can read.
import type { Turn } from '../conversation/bot.ts';

export function explainTurn({ reply, trace }: Turn): string {
  const lines = [
    `step: ${trace.step}`,
    `reply: ${reply.kind}, intent ${reply.intent ?? 'none'}, score ${reply.score.toFixed(3)}, level ${reply.level ?? 'none'}`,
  ];
  lines.push(`normalised: ${trace.normalised}`);
  for (const { rule, level, verdict, who, spans } of trace.screening.findings) {
    lines.push(
      `red flag: ${rule} (${level}) ${verdict}, ${who}: ${spans.map((span) => JSON.stringify(span.text)).join(', ')}`,
    );
  }
  for (const { rule, reason, span } of [...trace.screening.vetoes, ...trace.screening.unread()])
    lines.push(`veto: ${rule} ${reason}: ${JSON.stringify(span.text)}`);
  if (trace.screening.facts.length > 0) lines.push(`facts: ${trace.screening.facts.join(', ')}`);
  if (trace.match) lines.push(...explainMatch(trace.match));
  lines.push(...trace.notes.map((note) => `note: ${note}`));
  return lines.join('\n');
}

function explainMatch(match: NonNullable<Turn['trace']['match']>): string[] {
  const pairs = (list: readonly { from: string; to: string }[]) =>
    list.map(({ from, to }) => `${from} → ${to}`).join(', ') || 'none';
  return [
    `tokens: ${match.tokens.join(' ')}`,
    `corrections: ${pairs(match.corrections)}`,
    `synonyms: ${pairs(match.synonyms)}`,
    `decision: ${match.decision.kind}`,
    ...match.ranked.map(({ id, score, parts, nearest }) => {
      const shown = Object.entries(parts).map(([name, value]) => `${name} ${value.toFixed(2)}`);
      return `candidate: ${id} ${score.toFixed(3)} (${shown.join(', ')}) nearest: ${JSON.stringify(nearest)}`;
    }),
    ...match.vetoes.map(({ id, reason }) => `not chosen: ${id}: ${reason}`),
  ];
}
