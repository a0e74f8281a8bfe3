// An answer as running text with the place of each piece: what the wording checks read. It judges nothing.

import type { Intent } from '../knowledge.ts';
import type { AnswerFile } from '../read-answer.ts';
import type { Aspect } from '../schema.ts';

/** A paragraph or one item of a list. */
export interface TextUnit {
  /** The section it stands in; null for the main answer. */
  aspect: Aspect | null;
  kind: 'paragraph' | 'item';
  text: string;
  line: number;
}

/** An answer with the intents that use it and its text in pieces. */
export interface AnswerText {
  file: AnswerFile;
  intents: readonly Intent[];
  units: readonly TextUnit[];
}

export function toAnswerText(file: AnswerFile, intents: readonly Intent[]): AnswerText {
  const { answer, body } = file;
  const parts = [[null, answer.blocks] as const, ...answer.sections];
  const units = parts.flatMap(([aspect, blocks]) =>
    blocks.flatMap((block): TextUnit[] => {
      const lines = body.lines.get(block) ?? [];
      if (block.type === 'list')
        return block.items.map((text, index) => ({ aspect, kind: 'item', text, line: lines[index] ?? 1 }));
      return [{ aspect, kind: 'paragraph', text: block.text, line: lines[0] ?? 1 }];
    }),
  );
  return { file, intents, units };
}

/** The pieces of the main answer, or of one section. */
export function unitsOf({ units }: AnswerText, aspect: Aspect | null): TextUnit[] {
  return units.filter((unit) => unit.aspect === aspect);
}
