// What the YAML library complains about → words that tell an author what to type. It reads no files.

export interface Fault {
  /** Place in the text, in UTF-16 units. */
  offset: number;
  message: string;
}

/** Most faults of notation looked at: a hostile file can hold one per letter. */
const MAX_LOOKED_AT = 100;

export const QUOTE = 'write quotes around the text';
export const NO_REPEATS = `"&" and "*" for repeating parts are not used here: write the value out, or ${QUOTE}`;
export const TOO_DEEP = 'lists or fields are nested too deep: a bracket or a dash is wrong';
const TAB = 'a tab stands at the start of the line: use spaces';
const OPEN_QUOTE = 'the quote that starts here is not closed: close it on this line';
const SYNTAX: Record<string, string> = {
  TAB_AS_INDENT: TAB,
  MULTIPLE_DOCS: 'a line of three dashes starts a second document: delete it',
  BLOCK_AS_IMPLICIT_KEY: `a colon followed by a space splits this line in two: ${QUOTE}`,
  MULTILINE_IMPLICIT_KEY:
    'the indentation does not fit, or a colon is missing: line it up with the lines above',
  MISSING_CHAR: 'a closing quote, a bracket, a comma or a colon is missing here',
  BAD_INDENT: 'the indentation does not fit: line it up with the lines above',
  UNEXPECTED_TOKEN: `this does not belong here: ${QUOTE}, and close every quote and bracket`,
  TAG_RESOLVE_FAILED: `a word starts with "!": ${QUOTE}`,
  BAD_SCALAR_START: `text may not start with this character: ${QUOTE}`,
  BAD_ALIAS: NO_REPEATS,
  MULTIPLE_ANCHORS: NO_REPEATS,
  BAD_DQ_ESCAPE: 'a backslash inside double quotes does not fit: use single quotes instead',
};

type SyntaxFault = { code: string; message: string; pos: readonly [number, number] };

/** An open quote swallows what follows, so then it alone is told. */
export function explainSyntax(errors: readonly SyntaxFault[], text: string): Fault[] {
  const told = errors.slice(0, MAX_LOOKED_AT);
  const quote = told.some(({ message }) => message.includes('quote')) ? findOpenQuote(text) : undefined;
  if (quote !== undefined) return [{ offset: quote, message: OPEN_QUOTE }];
  return told.map(({ code, message, pos: [offset] }) => {
    if (message.includes('call stack')) return { offset, message: TOO_DEEP };
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    if (/^ *\t/.test(text.slice(lineStart, offset + 1))) return { offset, message: TAB };
    return { offset, message: SYNTAX[code] ?? `this is not good YAML: ${message.split('\n')[0]}` };
  });
}

/** The first line on which a text starts with a quote and does not close it: the parser notices only far below. */
function findOpenQuote(text: string): number | undefined {
  for (const found of text.matchAll(/(?<=^ *(?:- |[\w-]+: )+)(?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*)$/gm))
    return found.index;
  return undefined;
}
