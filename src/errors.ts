// The project's own errors: one class per place a fault can come from. A person chatting never sees any of them.

/** The environment holds values the server cannot run with. `problems` has one readable line per fault; secrets are never in it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.join('\n')}`);
    this.problems = problems;
  }
}

/** One fault in `intents/` or `content/`, in words an author can act on. */
export interface ContentProblem {
  /** Path of the file, relative to the knowledge folder: `intents/walking.yaml`. */
  file: string;
  /** Line in the file, from 1. Missing when the fault has no place, such as a missing file. */
  line?: number;
  /** The field the fault is in, as a path: `[3].follow_ups[0].to`. Empty for the whole file. */
  field: string;
  /** What is wrong and what to type instead. */
  message: string;
}

/** The knowledge folder is not fit to answer from. Holds every fault found, so that an author mends them in one go. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly ContentProblem[];
  constructor(problems: readonly ContentProblem[]) {
    super(`The knowledge has ${problems.length} problem(s):\n${problems.map(describeProblem).join('\n')}`);
    this.problems = problems;
  }
}

/** One line: `intents/walking.yaml:12 [3].answer: …`. */
export function describeProblem({ file, line, field, message }: ContentProblem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return field === '' ? `${place}: ${message}` : `${place} ${field}: ${message}`;
}

/** A request the server refuses. `publicMessage` is the plain sentence the caller gets; nothing else of the fault leaves. */
export class BadRequestError extends Error {
  override name = 'BadRequestError';
  readonly status: number;
  readonly publicMessage: string;
  constructor(status: number, publicMessage: string) {
    super(publicMessage);
    this.status = status;
    this.publicMessage = publicMessage;
  }
}
