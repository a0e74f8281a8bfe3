// The shape of a language of the window: every word it shows. Holds no words itself.

import type { Reason } from '../state.ts';

export interface Strings {
  lang: string;
  dir: 'ltr' | 'rtl';
  appName: string;
  tagline: string;
  skip: string;
  logLabel: string;
  youSaid: string;
  assistantSaid: string;
  thinking: string;
  slowReply: string;
  suggestions: string;
  suggestionCount: (count: number) => string;
  inputLabel: string;
  inputPlaceholder: string;
  inputHint: string;
  send: string;
  charactersLeft: (count: number) => string;
  tooLong: (over: number) => string;
  delivery: { sending: string; sent: string; failed: string; retry: string };
  problem: { offline: string; busy: string; ended: string; broken: string; refused: string };
  phase: {
    starting: string;
    reconnecting: string;
    offline: string;
    unreachable: string;
    ended: string;
    back: string;
  };
  newConversation: string;
  tryAgain: string;
  endedEarlier: string;
  restored: (count: number) => string;
  newAnswer: string;
  talkingAbout: string;
  rating: {
    question: string;
    up: string;
    down: string;
    thanks: string;
    why: string;
    reasons: Record<Reason, string>;
    undo: string;
    notSaved: string;
  };
  notWhatIAsked: string;
  sources: (count: number) => string;
  notChecked: string;
  checkedBy: (by: string, on: string) => string;
  drafted: (day: string) => string;
  reviewDue: (day: string) => string;
  openPage: string;
  level: { emergency: string; urgent: string; routine: string };
  menu: {
    open: string;
    signs: string;
    topics: string;
    human: string;
    about: string;
    copy: string;
    download: string;
    print: string;
    startOver: string;
    close: string;
  };
  copied: string;
  notCopied: string;
  downloaded: string;
  transcriptTitle: string;
  transcriptNote: string;
  fileName: string;
  confirm: { heading: string; text: string; standing: string; yes: string; no: string; done: string };
  idle: { warning: (seconds: number) => string; keep: string; cleared: string };
  unreadTitle: (count: number) => string;
  /** What is sent to the bot when a button of the window stands for words. Must be words the bot understands. */
  say: { notWhatIAsked: string; human: string; signs: string };
  strip: { label: string; lead: string; call: string; signs: string };
  page: {
    pages: string;
    topics: string;
    about: string;
    noScript: string;
    search: string;
    searchLabel: string;
  };
}
