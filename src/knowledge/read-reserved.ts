// The files with a fixed name: warning signs, regions, the clinic, the bot's own sentences, synonyms. Every other file of
// `intents/` is a topic. It reads them; what they mean is described in their schemas.
import type { z } from 'zod';
import type { ContentProblem } from '../errors.ts';
import { type ConversationWords, conversationWordsSchema } from './conversation-words-schema.ts';
import { escalationSchema } from './escalation-schema.ts';
import { checkShape, writePath } from './explain-issue.ts';
import type { Clinic, Region, Synonym } from './knowledge.ts';
import type { TextFile } from './read-folder.ts';
import { readYaml, type YamlText } from './read-yaml.ts';
import { partFileSchema } from './red-flag-part.ts';
import { ruleFileSchema } from './red-flag-rule.ts';
import { type ParsedFile, parseRedFlagFiles, type RedFlags } from './red-flag-schema.ts';
import { type Replies, repliesSchema } from './replies-schema.ts';
import { clinicSchema, otherTopicFileSchema, regionFileSchema, synonymFileSchema } from './schema.ts';

export interface Reserved {
  synonyms: readonly Synonym[] | undefined;
  otherTopics: readonly string[] | undefined;
  regions: ReadonlyMap<string, Region> | undefined;
  clinic: Clinic | undefined;
  replies: Replies | undefined;
  words: ConversationWords | undefined;
  redFlags: RedFlags | undefined;
}

const SYNONYMS = 'intents/synonyms.yaml';
const OTHER_TOPICS = 'intents/other-topics.yaml';
const WORDS = 'intents/conversation.yaml';
const RULES = 'intents/red-flags.yaml';
const PARTS = 'intents/red-flags/';
const REGIONS = 'content/regions.yaml';
const CLINIC = 'content/clinic.yaml';
const REPLIES = 'content/replies.yaml';
const ESCALATION = 'content/escalation.yaml';

/** Files in `intents/` that are not topics. */
export const isTopic = (file: string): boolean =>
  /^intents\/[^/]+\.yaml$/.test(file) &&
  file !== SYNONYMS &&
  file !== OTHER_TOPICS &&
  file !== WORDS &&
  file !== RULES;

/** The files that may be borrowed from the project's own knowledge when a folder to be tried out lacks them. */
export const borrowable: readonly string[] = [WORDS, REGIONS, CLINIC, REPLIES, ESCALATION];
/** What a folder to be tried out has instead of the rest: no warning signs and no synonyms. */
export const emptyStandIns: readonly TextFile[] = [{ file: RULES, text: '[]' }];

/** A topic's words, and each of them before and after every word that may stand beside it. */
function phrasesOf({ words, beside }: { words: string[]; beside: string[] }): string[] {
  const pairs = words.flatMap((word) => beside.flatMap((other) => [`${word} ${other}`, `${other} ${word}`]));
  return [...words, ...pairs];
}

/** Reads all of them. A missing file is a problem, except the synonyms and other topics. A file with problems gives undefined. */
export function readReserved(files: readonly TextFile[], problems: ContentProblem[]): Reserved {
  const reader = new ReservedReader(files, problems);
  const synonyms = reader.has(SYNONYMS) ? reader.read(SYNONYMS, synonymFileSchema) : [];
  const otherTopics = reader.has(OTHER_TOPICS) ? reader.read(OTHER_TOPICS, otherTopicFileSchema) : [];
  const regionList = reader.read(REGIONS, regionFileSchema);
  return {
    synonyms,
    otherTopics: otherTopics?.flatMap(phrasesOf),
    regions: regionList && reader.indexRegions(regionList),
    clinic: reader.read(CLINIC, clinicSchema),
    replies: reader.read(REPLIES, repliesSchema),
    words: reader.read(WORDS, conversationWordsSchema),
    redFlags: readRedFlags(reader, files),
  };
}

class ReservedReader {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #problems: ContentProblem[];
  readonly #parsed = new Map<string, YamlText | undefined>();
  constructor(files: readonly TextFile[], problems: ContentProblem[]) {
    this.#texts = new Map(files.map(({ file, text }) => [file, text]));
    this.#problems = problems;
  }

  has(file: string): boolean {
    return this.#texts.has(file);
  }

  /** The file as plain values, parsed once; undefined when it is missing or no YAML. */
  parse(file: string): YamlText | undefined {
    if (this.#parsed.has(file)) return this.#parsed.get(file);
    const text = this.#texts.get(file);
    const result = text === undefined ? undefined : readYaml(file, text);
    if (result === undefined && !this.#problems.some((problem) => problem.file === file))
      this.#problems.push({
        file,
        field: '',
        message: 'this file is missing: write it, or copy it from the project',
      });
    else if (result?.ok === false) this.#problems.push(...result.problems);
    const yaml = result?.ok === true ? result.yaml : undefined;
    this.#parsed.set(file, yaml);
    return yaml;
  }

  read<T extends z.ZodType>(file: string, schema: T): z.output<T> | undefined {
    const yaml = this.parse(file);
    if (yaml === undefined) return undefined;
    const shape = checkShape(schema, yaml.value);
    if (shape.ok) return shape.value;
    for (const { path, atKey, message } of shape.faults)
      this.#problems.push({ file, line: yaml.lineOf(path, atKey), field: writePath(path), message });
    return undefined;
  }

  indexRegions(list: readonly Region[]): ReadonlyMap<string, Region> {
    const regions = new Map<string, Region>();
    for (const [index, region] of list.entries()) {
      if (regions.has(region.id))
        this.report(REGIONS, [index, 'id'], `the region "${region.id}" is there twice: delete one`);
      regions.set(region.id, region);
    }
    if (!regions.has('other'))
      this.report(
        REGIONS,
        [],
        'the region "other" is missing: add it, with words instead of numbers, for people whose country is not known',
      );
    return regions;
  }

  report(file: string, path: readonly PropertyKey[], message: string): void {
    const line = this.parse(file)?.lineOf(path);
    this.#problems.push({ file, ...(line === undefined ? {} : { line }), field: writePath(path), message });
  }
}

function readRedFlags(reader: ReservedReader, files: readonly TextFile[]): RedFlags | undefined {
  const partFiles = files.filter(({ file }) => file.startsWith(PARTS)).map(({ file }) => file);
  const parsed = [RULES, ESCALATION, ...partFiles].map((file) => ({ file, yaml: reader.parse(file) }));
  if (parsed.some(({ yaml }) => yaml === undefined)) return undefined;
  const parsedFile = (file: string): ParsedFile => ({ file, value: reader.parse(file)?.value ?? null });
  const result = parseRedFlagFiles({
    rules: parsedFile(RULES),
    parts: partFiles.map((file) => parsedFile(file)),
    escalation: parsedFile(ESCALATION),
  });
  if (result.ok) return result.redFlags;
  // Faults of form are told again in words that say what to type; faults of names are told by line.
  const schemas = [
    [RULES, ruleFileSchema],
    [ESCALATION, escalationSchema],
    ...partFiles.map((file) => [file, partFileSchema] as const),
  ] as const;
  const illFormed = new Set(
    schemas.filter(([file, schema]) => reader.read(file, schema) === undefined).map(([file]) => file),
  );
  for (const { file, field, message } of result.problems)
    if (!illFormed.has(file)) reader.report(file, readPath(field), message);
  return undefined;
}

/** `[3].fire[0]` → `[3, 'fire', 0]`. */
function readPath(field: string): PropertyKey[] {
  return [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}
