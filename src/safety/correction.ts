// Tells a specific correction ("sorry, I meant my heels") from thanks, small talk and minimising. It takes no sign away itself.
import { normalise } from '../language/normalise.ts';

const CORRECTS =
  /\b(i meant|i mean my|meant to (say|type|write|put)|i was (only |just )?(joking|kidding)|only (joking|kidding)|just (joking|kidding)|that was (a )?(typo|joke|mistake|autocorrect|test)|(was|its|it is) (a )?typo|autocorrect|auto correct|i typed (that |it )?wrong|wrong word|typed the wrong|mistyped|my (kid|child|son|daughter) typed|wrong (person|chat|window)|not what i meant|didnt mean (that|my|the)|did not mean (that|my|the)|i misread|misread the question|misunderstood the question|that (isnt|is not|wasnt|was not) (true|right|me|about me)|actually i can|actually its not|actually it isnt|actually no|i can (pee|wee|feel|walk|move|go) (fine|ok|okay|normally|now)|let me correct|correction)\b/;
/** Playing it down is no correction. */
const PLAYS_DOWN =
  /\b(dont worry|never mind|nevermind|forget it|im fine|its fine|its nothing|probably nothing|ignore (me|that|it)|not (going|calling)|wont (go|call)|dont want|no need|stop)\b/;
const STILL = /\b(still|also|too|as well|but (i|my|it)|worse)\b/;
/** A correction is short and is about what was said. */
const MAX_WORDS = 30;

/** Whether the message corrects what was said before with contrary evidence. Never throws. */
export function readCorrection(text: string): boolean {
  const plain = normalise(text.slice(0, 600)).replaceAll("'", '');
  if (plain.split(/\s+/).length > MAX_WORDS) return false;
  return (
    CORRECTS.test(plain) && !(PLAYS_DOWN.test(plain) && !/\bi meant\b/.test(plain)) && !STILL.test(plain)
  );
}
