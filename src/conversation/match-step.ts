// The message as a question: matched on its own, or, when it is short and points back, against what is being talked of.
import type { Intent } from '../knowledge/knowledge.ts';
import type { MatchResult, Ranked } from '../matching/match-result.ts';
import { answerIntent, isChat, paragraph } from './compose-answer.ts';
import { withExerciseButtons } from './exercise-steps.ts';
import { intentOffers, notUnderstood, offerChoices, outOfScope } from './fallback.ts';
import type { Kit } from './kit.ts';
import { matchQuestion } from './match-question.ts';
import type { Outcome } from './outcome.ts';
import { wishToStartOver } from './pending-step.ts';
import { liveTopic } from './state.ts';
import type { StepInput } from './step.ts';

/** A message of more words than this is taken to stand alone. Follow-ups seen in development dialogues have 2 to 8. */
const MAX_FOLLOW_UP_WORDS = 9;
/** A message of 2 to this many words that the matcher is unsure of is read against the topic even without "and" or "it". */
const BRIEF_WORDS = 6;
/** Added to the score of what is close to the topic at hand, when a message points back (0..1, chosen on scripted dialogues). */
const LEANING = { topic: 0.25, followUp: 0.2, sameTopic: 0.08 } as const;
/** A leaning candidate is answered from this score on. */
const ENOUGH_IN_CONTEXT = 0.35;
/** From this score on the out-of-scope intent is named as the reason; below it (gibberish) other words are asked for. */
const PLAINLY_ELSEWHERE = 0.2;
/** A message that only may mean "start over" does not start over. Probability, 0..1. */
const SURE_TO_START_OVER = 0.8;
/** Runner-up intents kept for "not what I asked". */
const RUNNERS_UP = 5;

export function matchStep(input: StepInput): Outcome {
  const asksAboutSign = input.screening.findings.some(
    ({ verdict, level }) => verdict === 'info' && level === 'emergency',
  );
  const outcome = matchMessage(input);
  return asksAboutSign ? withSigns(input, outcome) : outcome;
}

/** Somebody asks about an emergency sign without having it: whatever the answer is, the signs are in it. */
function withSigns({ kit }: StepInput, outcome: Outcome): Outcome {
  const answered = kit.intent(outcome.intent ?? null);
  if (answered?.role === 'emergency-signs' || answered?.answer.safetyLine) return outcome;
  if (answered)
    return {
      ...outcome,
      blocks: [...outcome.blocks, paragraph(kit.fill(kit.knowledge.replies.safety_line))],
    };
  const signs = kit.withRole('emergency-signs');
  return signs
    ? {
        ...outcome,
        ...answerIntent(kit, signs, { step: 'match:signs', score: 1, nearest: null }),
        missed: false,
      }
    : outcome;
}

function matchMessage(input: StepInput): Outcome {
  const { kit, state } = input;
  const match = matchQuestion(kit, input.text, input.screening.vetoes.length > 0);
  const inContext = readInContext(input, match);
  if (inContext) return inContext;
  if (asksOfNothing(input)) return { ...askWhatAbout(kit, match), match };
  const runnersUp = match.ranked.slice(0, RUNNERS_UP).map(({ id }) => id);
  const { decision } = match;
  if (decision.kind === 'answer' && kit.intent(decision.id)?.role === 'start-over')
    return { ...startOverIfSure(input, match), match };
  const answered = decision.kind === 'answer' ? answerMatch(kit, match, decision.id) : null;
  if (answered) return { ...answered, runnersUp, match };
  if (decision.kind === 'choose' && intentOffers(kit, decision.ids).length > 1) {
    return {
      ...offerChoices(kit, 'match:choose', kit.knowledge.replies.choose, decision.ids),
      runnersUp,
      match,
    };
  }
  const near = nearby(input, match);
  const top = kit.intent(match.ranked[0]?.id ?? null);
  const elsewhere = top?.role === 'out-of-scope' && isPlainlyElsewhere(match);
  const fallback = elsewhere ? outOfScope(kit, state, near) : notUnderstood(kit, state, near);
  return { ...fallback, runnersUp, match };
}

/** "How long for?" with nothing being talked of. */
function asksOfNothing({ kit, words, state }: StepInput): boolean {
  return liveTopic(state) === null && kit.reader.steering(words, ['aspect']) !== null;
}

function askWhatAbout(kit: Kit, match: MatchResult): Outcome {
  const ids = match.ranked.map(({ id }) => id).filter((id) => !isChat(kit.intent(id)));
  return offerChoices(kit, 'match:what-about', kit.knowledge.replies.choose, ids);
}

/** About something else, rather than nothing that can be read. */
function isPlainlyElsewhere({ ranked: [best] }: MatchResult): boolean {
  return best !== undefined && best.score >= PLAINLY_ELSEWHERE && (best.parts.known ?? 1) > 0;
}

/** What to suggest when nothing is answered: titles that look like a short message, then what the matcher guessed. */
function nearby({ kit, text }: StepInput, { decision }: MatchResult): readonly string[] {
  const guessed =
    decision.kind === 'decline' ? decision.nearest : decision.kind === 'choose' ? decision.ids : [];
  return [...new Set([...kit.findTitles(text), ...guessed])];
}

/** Starting over loses the thread, so a guess is offered and not done. */
function startOverIfSure(input: StepInput, match: MatchResult): Outcome {
  const [best, ...others] = match.ranked;
  if ((best?.score ?? 0) >= SURE_TO_START_OVER) return wishToStartOver(input);
  const ids = [...others.map(({ id }) => id).slice(0, 2), best?.id ?? ''];
  return offerChoices(input.kit, 'match:choose', input.kit.knowledge.replies.choose, ids);
}

/** The answer to the intent decided on; null when it is the one that stands for everything we do not answer. */
function answerMatch(kit: Kit, match: MatchResult, id: string): Outcome | null {
  const intent = kit.intent(id);
  const found = match.ranked.find((ranked) => ranked.id === id);
  if (!intent || !found || intent.role === 'out-of-scope') return null;
  return withSecondQuestion(kit, match, answerAs(kit, intent, 'match', found));
}

function answerAs(kit: Kit, intent: Intent, step: string, found: Ranked): Outcome {
  const outcome = answerIntent(kit, intent, { step, score: found.score, nearest: found.nearest });
  return intent.answer.kind === 'exercise' ? withExerciseButtons(kit, outcome, intent) : outcome;
}

function withSecondQuestion(kit: Kit, match: MatchResult, outcome: Outcome): Outcome {
  const [second] = match.second === null ? [] : intentOffers(kit, [match.second]);
  if (!second) return outcome;
  return {
    ...outcome,
    blocks: [...outcome.blocks, paragraph(kit.knowledge.replies.two_questions)],
    offers: [second, ...outcome.offers].slice(0, 4),
  };
}

/**
 * A short message that opens like a follow-up or points back is read against the topic at hand. One that the matcher
 * answers surely on its own is left alone, so that a new question is never bent to the old topic.
 */
function readInContext({ kit, words, state }: StepInput, match: MatchResult): Outcome | null {
  const topic = kit.intent(liveTopic(state));
  if (!topic || words.length > MAX_FOLLOW_UP_WORDS) return null;
  const { words: rest, opened } = kit.reader.withoutOpener(words);
  const brief = words.length > 1 && words.length <= BRIEF_WORDS;
  if (!opened && !brief && !kit.reader.pointsBack(words)) return null;
  if (match.decision.kind === 'answer' && kit.intent(match.decision.id)?.role !== 'out-of-scope') return null;
  const alone = opened ? kit.matcher.match(rest.join(' ')) : match;
  const answered = alone.decision.kind === 'answer' ? answerMatch(kit, alone, alone.decision.id) : null;
  if (answered) return { ...answered, step: 'match:without-opener', match: alone };
  const leaning = [...alone.ranked, ...match.ranked]
    .map((found) => ({ found, score: found.score + lean(kit, topic, found.id) }))
    .sort((a, b) => b.score - a.score)[0];
  const intent = kit.intent(leaning?.found.id ?? null);
  if (!leaning || !intent || intent.role === 'out-of-scope' || leaning.score < ENOUGH_IN_CONTEXT) return null;
  const runnersUp = match.ranked.slice(0, RUNNERS_UP).map(({ id }) => id);
  return { ...answerAs(kit, intent, 'match:in-context', leaning.found), runnersUp, match };
}

function lean(kit: Kit, topic: Intent, id: string): number {
  if (id === topic.id) return LEANING.topic;
  if (topic.followUps.some(({ to }) => to === id)) return LEANING.followUp;
  return kit.intent(id)?.topic === topic.topic ? LEANING.sameTopic : 0;
}
