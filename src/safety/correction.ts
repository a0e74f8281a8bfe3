// Tells what kind of correction a message is: a slip taken back, another thing named, or only a vague "not what I meant". Thanks,
// small talk and minimising are none. It takes no sign away itself.
import { normalise } from '../language/normalise.ts';

/**
 * `slip`: what was typed was a typo, a joke or somebody else's · `other-thing`: "I meant my heels" · `vague`: something was wrong, but
 * not what · `none`: no correction.
 */
export type Correction = 'none' | 'slip' | 'other-thing' | 'vague';

const SLIP =
  /\b(i was (only |just )?(joking|kidding)|(only|just) (joking|kidding)|that was (just |only )?a (typo|joke|test)|(was|its|it is) (just |only )?a (typo|joke)|it was (just )?autocorrect|autocorrect(ed)? (it|that|changed|did)|auto ?correct|i typed (that |it )?wrong|typed the wrong|mistyped|my (kid|child|son|daughter|toddler) typed|wrong (person|chat|window))\b/;
/** What is named must be a thing: "I meant it", "I meant what I said" correct nothing. */
const OTHER_THING =
  /\b(?:i (?:actually |really |only |just )?meant|i mean my|meant to (?:say|type|write|put))\s+(?!it\b|that\b|what\b|every\b|this\b|to (?:say|type|write|put) (?:it|that|this)\b)\w{2,}/;
const VAGUE =
  /\b(meant to (say|type|write|put)|that was a mistake|by mistake|wrong word|not what i meant|didnt mean (that|it|my|the)|did not mean (that|it|my|the)|i misread|misread the question|misunderstood( the question)?|that (isnt|is not|wasnt|was not) (true|right|me|about me)|actually i can|actually its not|actually it isnt|actually no|let me correct|correction|i can (pee|wee|feel|walk|move|go) (fine|ok|okay|normally|now))\b/;
/** Playing it down is no correction. */
const PLAYS_DOWN =
  /\b(dont worry|never mind|nevermind|forget it|im fine|its fine|its nothing|probably nothing|ignore (me|that|it)|not (going|calling)|wont (go|call)|dont want|no need|stop)\b/;
/** The sign is said again, or goes on. */
const STILL = /\b(still|also|too|as well|but (i|my|it)|worse)\b/;
/** A correction is short and is about what was said. */
const MAX_WORDS = 30;
/** More text than 30 words need. */
const MAX_CHARS = 600;

/** Reads one message. Never throws. */
export function readCorrection(text: string): Correction {
  const plain = normalise(text.slice(0, MAX_CHARS)).replaceAll("'", '');
  if (plain.split(/\s+/).length > MAX_WORDS || STILL.test(plain)) return 'none';
  if (OTHER_THING.test(plain)) return 'other-thing';
  if (PLAYS_DOWN.test(plain)) return 'none';
  if (SLIP.test(plain)) return 'slip';
  return VAGUE.test(plain) ? 'vague' : 'none';
}
