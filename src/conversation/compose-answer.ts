// Intent → what is said about it. It decides nothing about which intent it is.
import type { Answer, Aspect, ContentBlock, Intent } from '../knowledge/knowledge.ts';
import type { Kit } from './kit.ts';
import type { Outcome } from './outcome.ts';
import type { Block } from './reply.ts';
import type { Offer } from './state.ts';

/** Buttons below one answer. */
const MAX_FOLLOW_UPS = 4;
/** Roles that are talk about the bot: they leave the topic as it was. */
const CHAT_ROLES = new Set([
  'greeting',
  'thanks',
  'small-talk',
  'help',
  'start-over',
  'talk-to-human',
  'out-of-scope',
]);

/** The whole answer to an intent, with its follow-ups. */
export function answerIntent(
  kit: Kit,
  intent: Intent,
  how: { step: string; score: number; nearest: string | null },
): Outcome {
  return {
    ...how,
    kind: 'answer',
    intent: intent.id,
    blocks: [
      ...fillBlocks(kit, intent.answer.blocks),
      ...safetyLine(kit, intent.answer),
      ...waysToReach(kit, intent),
    ],
    offers: followUps(intent),
    ...topicAfter(intent),
  };
}

/** Only what is said on one side of the topic, or the next best when the answer has no such section. */
export function answerAspect(kit: Kit, intent: Intent, aspect: Aspect): Outcome {
  const step = `aspect:${aspect}`;
  const redirect = kit.intent(intent.aspects.get(aspect) ?? null);
  const nearby = redirect ? [] : (NEARBY[aspect] ?? []);
  const section = [aspect, ...nearby]
    .map((name) => intent.answer.sections.get(name))
    .find((found) => found !== undefined);
  if (section) {
    const blocks = [...fillBlocks(kit, section), ...safetyLine(kit, intent.answer)];
    return {
      step,
      kind: 'answer',
      intent: intent.id,
      score: 1,
      blocks,
      offers: followUps(intent),
      ...topicAfter(intent),
    };
  }
  if (redirect) return answerIntent(kit, redirect, { step, score: 1, nearest: null });
  return answerWithoutSection(kit, intent, aspect, step);
}

function answerWithoutSection(kit: Kit, intent: Intent, aspect: Aspect, step: string): Outcome {
  const fallback = LEADS_ON.has(aspect)
    ? kit.intent(kit.knowledge.words.aspects[aspect].otherwise ?? null)
    : null;
  if (fallback && fallback.id !== intent.id)
    return answerIntent(kit, fallback, { step, score: 1, nearest: null });
  const again = answerIntent(kit, intent, { step, score: 1, nearest: null });
  return { ...again, blocks: [paragraph(kit.knowledge.replies.no_section), ...again.blocks] };
}

/** Sections that hold the answer when the one asked for is not there: how long to hold stands under "How much". */
const NEARBY: Partial<Record<Aspect, readonly Aspect[]>> = {
  'how-long': ['how-much', 'how-often'],
  'how-much': ['how-often', 'how-long'],
  'how-often': ['how-much'],
  'is-it-safe': ['when-to-stop'],
  'when-to-stop': ['is-it-safe'],
};

/** Aspects that ask for something beside the topic, so that reading the topic out again would be no answer. */
const LEADS_ON: ReadonlySet<Aspect> = new Set(['what-else', 'when-to-see-someone', 'who', 'when-to-stop']);

export function followUps(intent: Intent): Offer[] {
  return intent.followUps
    .slice(0, MAX_FOLLOW_UPS)
    .map(({ to, say }) => ({ label: say, to: { kind: 'intent', id: to } }));
}

export function paragraph(text: string): Block {
  return { type: 'paragraph', text };
}

export function fillBlocks(kit: Kit, blocks: readonly ContentBlock[]): Block[] {
  return blocks.map((block) =>
    block.type === 'list'
      ? { ...block, items: block.items.map(kit.fill) }
      : { ...block, text: kit.fill(block.text) },
  );
}

function safetyLine(kit: Kit, answer: Answer): Block[] {
  return answer.safetyLine ? [paragraph(kit.fill(kit.knowledge.replies.safety_line))] : [];
}

/** The clinic's phone and booking page, where a person is what was asked for. */
export function waysToReach(kit: Kit, intent: Intent): Block[] {
  return intent.role === 'talk-to-human' ? clinicActions(kit) : [];
}

export function clinicActions({ knowledge: { clinic }, region }: Kit): Block[] {
  const actions: Block[] = [];
  if (clinic.phone) {
    actions.push({
      type: 'action',
      label: `Call ${clinic.name || 'the clinic'}`,
      tel: clinic.phone.replace(/[^0-9+]/g, ''),
    });
  }
  if (clinic.booking) actions.push({ type: 'action', label: 'Book an appointment', href: clinic.booking });
  if (region.health_line.tel) {
    actions.push({
      type: 'action',
      label: `Call the health line: ${region.health_line.text}`,
      tel: region.health_line.tel,
    });
  }
  return actions;
}

/** Talk about the bot rather than about a back. */
export function isChat(intent: Intent | null): boolean {
  return intent?.role !== undefined && CHAT_ROLES.has(intent.role);
}

function topicAfter(intent: Intent): { topic?: string } {
  return isChat(intent) ? {} : { topic: intent.id };
}
