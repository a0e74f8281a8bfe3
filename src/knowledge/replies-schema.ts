// The bot's own sentences, as written in `content/replies.yaml`: everything it says that is not an answer or a warning.
import { z } from 'zod';

const line = z.string().trim().min(2).max(400, 'keep a sentence of the bot under 400 characters');
const button = z.string().trim().min(2).max(45, 'keep a button at 45 characters or fewer');

export const repliesSchema = z.strictObject({
  /** Said before anybody has typed. The first line says what the bot is, the last what it is not for. */
  welcome: z.array(line).min(1),
  /** Said first when the server lost a conversation and opens it again: a warning that stood there is lost with it. */
  interrupted: line,
  /** The fixed safety line below answers that need one. */
  safety_line: line,
  /** Above 2 or 3 choices when the message could mean several things. */
  choose: line,
  /** Above the choices a person gets after "not what I asked". */
  choose_again: line,
  /** The button for none of the choices. */
  none_of_these: button,
  /** What follows when none of the choices was right. */
  none_chosen: line,
  /** When a message held two questions: below the first answer. */
  two_questions: line,
  /** First time in a row the bot does not understand: how to say it another way. */
  rephrase: line,
  /** Second time: above the list of topics. */
  list_topics: line,
  /** Third time: above the ways to reach a person. */
  reach_person: line,
  /** Later times: short variants, used in turn so that no two fallbacks in a row are the same. */
  still_lost: z.array(line).min(2),
  /** Above the topic list when somebody asks for it. */
  topics: line,
  /** Names of the topics, file name → words shown. */
  topic_names: z.record(z.string(), button),
  /** Above an answer that is read out again because it has no section for what was asked. {topic} is the title. */
  no_section: line,
  /** When there is nothing to repeat, shorten, explain or go back to. */
  nothing_yet: line,
  /** When there is no further exercise in that direction. */
  no_further_exercise: line,
  /** "Why this answer": {title}, {nearest}, {review}. */
  why_this_answer: line,
  /** The same when the answer was chosen from buttons: {title}, {review}. */
  why_this_choice: line,
  /** Review state in words. */
  review_none: line,
  review_done: line,
  /** Asked before starting over while an emergency message stands. */
  start_over_ask: line,
  /** Said after starting over. */
  start_over_done: line,
  /** Said when somebody decides not to start over, or answers no where there is nothing to refuse. */
  carry_on: line,
  /** Said when somebody says yes to an answer that offered several ways on. */
  which_one: line,
  /** Said when "yes" or a number has nothing to refer to. */
  nothing_offered: line,
  /** Said to an insult and to praise. */
  insulted: line,
  praised: line,
  /** Said when the message is only a question mark, an emoji or nothing that can be read. */
  unreadable: line,
  /** Short reminders while a level stands. */
  reminder: z.strictObject({ emergency: line, crisis: line, urgent: line, routine: line }),
  /** Instead of an answer while an emergency stands. */
  emergency_first: line,
  /** The same while thoughts of self-harm stand. */
  crisis_first: line,
  /** Above a check question. */
  ask_first: line,
  /** Between a check question and the list of signs. */
  ask_signs: line,
  /** After a clear no to a check question. */
  ask_cleared: line,
  /** The same for a sign that is no emergency. */
  ask_cleared_lesser: line,
  /** Above a check question that decides whether a standing warning is taken back. */
  ask_again: line,
  /** After a correction that took a warning back. */
  corrected: line,
  /** The guided check: {number} of {of}. */
  check_question: line,
  /** The end of the guided check without a sign. */
  check_clear: line,
  /** Above what to watch for. */
  check_watch: line,
  /** Buttons. */
  buttons: z.strictObject({
    topics: button,
    not_what_i_asked: button,
    check_signs: button,
    talk_to_human: button,
    wrong_alarm: button,
    yes: button,
    no: button,
    not_sure: button,
    another: button,
    easier: button,
    harder: button,
    more: button,
    start_over: button,
    go_on: button,
  }),
});
export type Replies = z.infer<typeof repliesSchema>;
