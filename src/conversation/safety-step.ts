// What the screen and the latch say about the message, before anything else is looked at.

import { type LatchOutcome, type LatchStep, reopen, stepLatch } from '../safety/latch.ts';
import { rank } from '../safety/level.ts';
import type { Screening } from '../safety/screening.ts';
import { answerIntent, paragraph } from './compose-answer.ts';
import { checkQuestion, warningCard } from './compose-warning.ts';
import { buttons } from './fallback.ts';
import type { Kit } from './kit.ts';
import { matchQuestion } from './match-question.ts';
import { byLabel } from './offered-step.ts';
import type { Outcome } from './outcome.ts';
import { liveOffers } from './state.ts';
import type { StepInput } from './step.ts';

/** An answer to a check question of more words than this may hold a question of its own. */
const BARE_ANSWER_WORDS = 3;

export function safetyStep(input: StepInput): Outcome | null {
  const { kit, state, text } = input;
  const wrong = wrongAlarm(input);
  if (wrong) return wrong;
  const step = stepLatch(
    state.latch,
    heard(input),
    text,
    (rule) => kit.knowledge.redFlags.rules.get(rule)?.level ?? null,
  );
  input.latch = step.latch;
  switch (step.outcome.kind) {
    case 'escalate':
      return alreadySaid(input, step.outcome) ? null : escalate(input, step, step.outcome);
    case 'ask':
      return ask(input, step, step.outcome.rule);
    case 'cleared':
      return cleared(input, step, step.outcome.rules);
    default:
      return null;
  }
}

/** Words that steer the conversation, and the labels of our own buttons, only sound like a sign: a second opinion on them is no sign. */
function heard({ kit, words, state, screening }: StepInput): Screening {
  const ours = kit.reader.steering(words) !== null || byLabel(liveOffers(state), words) !== null;
  if (!ours) return screening;
  return { ...screening, findings: screening.findings.filter(({ pattern }) => pattern !== 'second-opinion') };
}

/**
 * A sign lower than what stands, or one that stands already, gets no card of its own: the reminder is enough.
 * Emergencies always do.
 */
function alreadySaid({ state }: StepInput, { level, rules }: LatchOutcome & { kind: 'escalate' }): boolean {
  if (level === 'emergency') return false;
  const known = rules.every((rule) => state.latch.rules.includes(rule));
  return rank(level) < rank(state.latch.level) || (known && level === state.latch.level);
}

function escalate(
  input: StepInput,
  { latch }: LatchStep,
  { level, rules, who }: LatchOutcome & { kind: 'escalate' },
): Outcome {
  const { kit, screening, now } = input;
  const card = warningCard(kit, { level, rules, who, now, language: screening.language });
  const warning: Outcome = {
    step: `screen:${level}`,
    kind: 'escalate',
    warns: true,
    blocks: [card],
    offers: [],
    rules,
    latch,
  };
  if (level === 'emergency') return warning;
  const answer = answerTo(input);
  if (!answer) return { ...warning, offers: buttons(kit, ['check_signs', 'topics']) };
  return { ...answer, ...warning, blocks: [card, ...answer.blocks], offers: answer.offers };
}

/** What was asked beside the sign, when the matcher is sure of it. */
function answerTo({ kit, text }: StepInput): Outcome | null {
  const match = matchQuestion(kit, text, true);
  const intent = match.decision.kind === 'answer' ? kit.intent(match.decision.id) : null;
  const found = match.ranked.find(({ id }) => id === intent?.id);
  if (!intent || !found || intent.role === 'out-of-scope') return null;
  return {
    ...answerIntent(kit, intent, { step: 'match', score: found.score, nearest: found.nearest }),
    match,
  };
}

/**
 * An unclear emergency sign: the question alone. An unclear lesser sign: what was asked is answered, and the question
 * stands below it, so that nobody is kept from an answer by a sign that may not be there.
 */
function ask(input: StepInput, { latch }: LatchStep, rule: string): Outcome {
  const { kit } = input;
  const question = checkQuestion(kit, rule, kit.knowledge.replies.ask_first);
  const answer = answerTo(input);
  const base: Outcome = {
    step: 'screen:ask',
    kind: 'ask',
    blocks: question,
    offers: buttons(kit, ['yes', 'no', 'not_sure']),
    rules: [rule],
    latch,
    // What an earlier question was waiting for is no longer what this no would answer.
    parked: null,
  };
  if (!answer) return base;
  if (kit.knowledge.redFlags.rules.get(rule)?.level === 'emergency')
    return { ...base, parked: answer.intent ?? null };
  return { ...answer, ...base, blocks: [...answer.blocks, ...question] };
}

/** A clear no or a correction: thanks, then back to the question that was asked. */
function cleared(input: StepInput, { latch }: LatchStep, rules: readonly string[]): Outcome {
  const { kit, state, words } = input;
  const wasAsked = state.latch.asking !== null;
  const next = wasAsked && latch.level === 'emergency' ? nextToCheck(kit, latch.rules) : null;
  if (next) return checkAgain(kit, latch, next);
  const parked = wasAsked ? kit.intent(state.parked) : null;
  const answer = parked
    ? answerIntent(kit, parked, { step: 'match', score: 1, nearest: null })
    : wasAsked && words.length <= BARE_ANSWER_WORDS
      ? null
      : answerTo(input);
  const base: Outcome = answer ?? {
    step: '',
    kind: 'choose',
    blocks: [paragraph(kit.knowledge.replies.carry_on)],
    offers: buttons(kit, ['topics', 'check_signs']),
  };
  const thanks = paragraph(thanksFor(kit, wasAsked, rules));
  const blocks = [thanks, ...base.blocks];
  return {
    ...base,
    step: 'screen:cleared',
    blocks,
    latch,
    parked: null,
    notes: [`cleared: ${rules.join(', ')}`],
  };
}

function thanksFor(
  { knowledge: { replies, redFlags } }: Kit,
  wasAsked: boolean,
  rules: readonly string[],
): string {
  if (!wasAsked) return replies.corrected;
  const emergency = rules.some((rule) => redFlags.rules.get(rule)?.level === 'emergency');
  return emergency ? replies.ask_cleared : replies.ask_cleared_lesser;
}

/** "This is not happening to me": one clear answer to the check question takes the warning back; the button alone does not. */
function wrongAlarm({ kit, words, state }: StepInput): Outcome | null {
  if (state.latch.level === null || state.latch.asking !== null) return null;
  const steering = kit.reader.steering(words, ['command']);
  if (steering?.kind !== 'command' || steering.command !== 'wrong-alarm') return null;
  const rule = nextToCheck(kit, state.latch.rules);
  return rule === null ? null : checkAgain(kit, state.latch, rule);
}

function checkAgain(kit: Kit, latch: StepInput['latch'], rule: string): Outcome {
  return {
    step: 'screen:ask-again',
    kind: 'ask',
    blocks: checkQuestion(kit, rule, kit.knowledge.replies.ask_again),
    offers: buttons(kit, ['yes', 'no', 'not_sure']),
    rules: [rule],
    latch: reopen(latch, rule),
  };
}

function nextToCheck({ knowledge }: Kit, rules: readonly string[]): string | null {
  const level = (rule: string) => rank(knowledge.redFlags.rules.get(rule)?.level ?? null);
  return [...rules].sort((a, b) => level(b) - level(a))[0] ?? null;
}
