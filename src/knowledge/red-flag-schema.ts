// What an author may write in `intents/red-flags.yaml` and `intents/red-flags/`. (First form: the safety work deepens it.)

/** The red-flag rules and the concepts they are made of. */
export interface RedFlags {
  rules: ReadonlyMap<string, { id: string }>;
}
