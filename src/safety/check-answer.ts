// Reads the answer to a check question: yes, no, not sure, or something else. It does not look for signs.
import { normalise } from '../language/normalise.ts';

export type CheckAnswer = 'yes' | 'no' | 'unsure' | 'other';

/** Answers are short. A longer message is about something else and goes through the screen. */
const MAX_WORDS = 12;

const UNSURE =
  /\b(not (really |too |quite |100 |totally |completely )*(sure|certain)|unsure|dont know|do not know|dunno|no idea|idk|maybe|perhaps|possibly|might be|could be|i guess|i think so|kind of|kinda|sort of|sorta|a bit|a little|sometimes|hard to (say|tell)|cant (say|tell)|cannot (say|tell)|not certain|probably|slightly|unclear|no clue|hmm|on and off|comes and goes|yes and no)\b/;
const NO =
  /^(oh |um |er |well |ok |okay |sorry |thanks |thank you )*(no|nope|nah|naw|na|not at all|none|never|n|neither|definitely not|absolutely not|of course not|not really|no way|negative|nothing like that|i dont|i do not|i havent|i have not|it isnt|it is not|it doesnt|isnt|all fine|all normal|all ok|fine|everything is fine|everythings fine|not that|no its|none of (those|that|them|these))\b/;
const YES =
  /^(oh |um |er |well |ok |okay |sorry |god |hi )*(yes|yeah|yea|yep|yup|ye|y|aye|yh|ya|correct|true|thats right|that is right|it is|it does|i do|i am|i have|i did|both|all of (them|those|it|that)|definitely|absolutely|exactly|affirmative|sadly|afraid so|unfortunately|of course|si|oui|ja|haan|indeed|sure|right|its new|it is new|new|this week|today|yesterday|since|started|just started)\b/;
/** "Not not" and "no, but …": never read as a clear no. */
const HEDGED_NO = /\b(but|except|only|apart from|although|though|however|unless|well actually)\b/;

/** Reads one message. "Not sure" and hedged answers are `unsure`, which counts as present. Never throws. */
export function readCheckAnswer(text: string): CheckAnswer {
  const plain = normalise(text.slice(0, 400))
    .replaceAll("'", '')
    .replace(/\u{1F44D}/gu, ' yes ')
    .replace(/\u{1F44E}/gu, ' no ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (plain === '' || plain.split(' ').length > MAX_WORDS) return 'other';
  if (UNSURE.test(plain) && !/^(no|nope|nah) (not|i dont think)/.test(plain)) return 'unsure';
  if (NO.test(plain)) return HEDGED_NO.test(plain) ? 'unsure' : 'no';
  if (/^i (dont|do not) think so$/.test(plain)) return 'unsure';
  return YES.test(plain) ? 'yes' : 'other';
}
