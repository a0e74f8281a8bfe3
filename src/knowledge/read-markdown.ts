// The body of an answer → blocks and sections. It accepts the small part of Markdown that every channel can show, and says so
// when it finds more. It does not judge the wording.

import { findUnknownPlaceholders, placeholderNames } from './fill-placeholders.ts';
import type { ContentBlock } from './knowledge.ts';
import { didYouMean } from './nearest-name.ts';
import { type Aspect, aspects } from './schema.ts';

export interface MarkdownFault {
  line: number;
  message: string;
}

export interface AnswerBody {
  blocks: readonly ContentBlock[];
  sections: ReadonlyMap<Aspect, readonly ContentBlock[]>;
  /** Line of each paragraph, or of each item of a list. */
  lines: ReadonlyMap<ContentBlock, readonly number[]>;
  /** Line of each section's heading. */
  headingLines: ReadonlyMap<Aspect, number>;
  faults: readonly MarkdownFault[];
}

/** `how-long` → `How long`, as it is written after `## `. */
export function headingOf(aspect: Aspect): string {
  const words = aspect.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const byHeading = new Map<string, Aspect>(aspects.map((aspect) => [headingOf(aspect), aspect]));

/** Reads the lines below the front matter; `firstLine` is the line of the first of them in the file. */
export function readMarkdown(text: string, firstLine: number): AnswerBody {
  const reader = new BodyReader();
  for (const [index, line] of text.split('\n').entries()) reader.read(line.trimEnd(), firstLine + index);
  return reader.finish(firstLine);
}

type Open = { kind: 'paragraph' | 'bullets' | 'numbers'; texts: string[]; lines: number[] };

class BodyReader {
  readonly #main: ContentBlock[] = [];
  readonly #sections = new Map<Aspect, ContentBlock[]>();
  readonly #lines = new Map<ContentBlock, readonly number[]>();
  readonly #headingLines = new Map<Aspect, number>();
  readonly #faults: MarkdownFault[] = [];
  #target: ContentBlock[] = this.#main;
  #open: Open | undefined;

  read(line: string, number: number): void {
    for (const message of findForeign(line)) this.#faults.push({ line: number, message });
    const bullet = /^- +(.*)$/.exec(line)?.[1];
    const numbered = /^\d{1,3}\. +(.*)$/.exec(line)?.[1];
    if (line === '') this.#close();
    else if (line.startsWith('#')) this.#startSection(line, number);
    else if (bullet !== undefined) this.#addItem('bullets', bullet, number);
    else if (numbered !== undefined) this.#addItem('numbers', numbered, number);
    else this.#addText(line, number);
  }

  finish(firstLine: number): AnswerBody {
    this.#close();
    if (this.#main.length === 0)
      this.#faults.push({
        line: firstLine,
        message: 'the answer is empty: write it between the front matter and the first "## "',
      });
    for (const [aspect, blocks] of this.#sections)
      if (blocks.length === 0)
        this.#faults.push({
          line: this.#headingLines.get(aspect) ?? firstLine,
          message: `the section "## ${headingOf(aspect)}" is empty: write it or delete the heading`,
        });
    return {
      blocks: this.#main,
      sections: this.#sections,
      lines: this.#lines,
      headingLines: this.#headingLines,
      faults: this.#faults.sort((a, b) => a.line - b.line),
    };
  }

  #startSection(line: string, number: number): void {
    this.#close();
    const heading = /^## +(.*)$/.exec(line)?.[1];
    const aspect = heading === undefined ? undefined : byHeading.get(heading);
    this.#target = [];
    if (aspect === undefined) {
      this.#faults.push({ line: number, message: unknownHeading(line) });
      return;
    }
    if (this.#sections.has(aspect)) {
      this.#faults.push({
        line: number,
        message: `the section "## ${heading}" is there twice: join the two`,
      });
      return;
    }
    this.#sections.set(aspect, this.#target);
    this.#headingLines.set(aspect, number);
  }

  #addItem(kind: 'bullets' | 'numbers', text: string, number: number): void {
    if (this.#open?.kind !== kind) this.#close();
    this.#open ??= { kind, texts: [], lines: [] };
    this.#open.texts.push(text.trim());
    this.#open.lines.push(number);
  }

  #addText(line: string, number: number): void {
    const isIndented = /^\s/.test(line);
    const text = line.trim();
    if (isIndented && /^(- |\d{1,3}\. )/.test(text))
      this.#faults.push({ line: number, message: 'a list inside a list: start the line at the margin' });
    if (!isIndented && this.#open !== undefined && this.#open.kind !== 'paragraph') this.#close();
    this.#open ??= { kind: 'paragraph', texts: [''], lines: [number] };
    const last = this.#open.texts.length - 1;
    this.#open.texts[last] = `${this.#open.texts[last]} ${text}`.trim();
  }

  #close(): void {
    if (this.#open === undefined) return;
    const { kind, texts, lines } = this.#open;
    const block: ContentBlock =
      kind === 'paragraph'
        ? { type: 'paragraph', text: texts.join(' ') }
        : { type: 'list', ordered: kind === 'numbers', items: texts };
    this.#target.push(block);
    this.#lines.set(block, lines);
    this.#open = undefined;
  }
}

function unknownHeading(line: string): string {
  const written = line.replace(/^#+ */, '');
  const fits = byHeading.has(written);
  if (fits) return `write the heading as "## ${written}"`;
  return `"${line.slice(0, 60)}" is not a heading an answer may have: write one of ${[...byHeading.keys()].map((known) => `"## ${known}"`).join(', ')}.${didYouMean(written, byHeading.keys())}`;
}

const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/<[a-z/!]/i, 'HTML is not shown: write plain text'],
  [
    /!?\[[^\]]*\]\(|\bhttps?:\/\/|\bwww\./i,
    'links are not shown in an answer: name the page in words, and put its link under sources',
  ],
  [
    /\*\*|__|(^|[\s(])[*_](?=[^\s*_])[^*_]*[*_](?=$|[\s).,;:!?])/,
    'bold and italics are not shown: write plain text',
  ],
  [/`/, 'code marks (`) are not shown: write plain text'],
  [/^[*+] /, 'start each line of a list with "- "'],
  [/^>/, 'quotations with ">" are not shown: write plain text'],
  [/^\|/, 'tables are not shown: write a list'],
  [/^(-{3,}|={3,}|_{3,})$/, 'lines across the page are not shown: delete this line'],
  [/^\d{1,3}\) /, 'write the numbers of a list as "1. "'],
  [/^-(?=[^\s-])/, 'put a space after the dash: "- "'],
];

function findForeign(line: string): string[] {
  const found = FOREIGN.filter(([pattern]) => pattern.test(line)).map(([, message]) => message);
  const unknown = findUnknownPlaceholders(line).map(
    (name) =>
      `there is nothing to fill in for {${name.slice(0, 40)}}: write one of ${placeholderNames.map((known) => `{${known}}`).join(', ')}, or no braces.${didYouMean(name, placeholderNames)}`,
  );
  return [...found, ...unknown];
}
