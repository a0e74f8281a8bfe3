// L14 sources and L18 names and links: can a reader see where it comes from, and is nobody advertised?
import type { AnswerText } from './answer-text.ts';
import type { Finding } from './finding.ts';
import { brandNames } from './medicine-names.ts';
import type { ShownText } from './shown-texts.ts';

/** Sites a source may link to: guidelines, health services, journals. Add one here after looking at it. */
const SOURCE_SITES: ReadonlySet<string> = new Set([
  'www.nice.org.uk',
  'www.who.int',
  'www.acpjournals.org',
  'www.nhs.uk',
  'www.nhsinform.scot',
  'gettingitrightfirsttime.co.uk',
  'www.ninds.nih.gov',
  'pubmed.ncbi.nlm.nih.gov',
  'doi.org',
  'bjsm.bmj.com',
  'www.bmj.com',
  'www.ajnr.org',
  'www.cochranelibrary.com',
]);

/** Every answer but talk about the bot itself names a source, on a known site. (The review date is a required field.) */
export function checkSources({ file }: AnswerText): Finding[] {
  const { answer, lineOf } = file;
  const finding = (rule: Finding['rule'], line: number, message: string): Finding => ({
    file: answer.file,
    line,
    rule,
    severity: 'error',
    message,
  });
  if (answer.sources.length === 0 && answer.kind !== 'meta')
    return [
      finding(
        'L14',
        lineOf(['sources']),
        'no source: add a guideline or study the answer rests on, with title and link',
      ),
    ];
  return answer.sources.flatMap(({ link }, index) => {
    const site = new URL(link).hostname;
    if (SOURCE_SITES.has(site)) return [];
    return [
      finding(
        'L18',
        lineOf(['sources', index, 'link']),
        `"${site}" is not on the list of sites a source may link to: use a guideline, a health service or a journal`,
      ),
    ];
  });
}

/** L18: no product, shop or person is named in what people read. */
export function checkNames(texts: readonly ShownText[]): Finding[] {
  return texts.flatMap(({ file, line, text }) =>
    [
      ...text.matchAll(brandNames),
      ...text.matchAll(/\b(?:Dr|Prof|Professor)\.? \p{Lu}\p{L}+/gu),
      ...text.matchAll(/\bhttps?:\S+|\bwww\.\S+/gi),
    ].map(([found]) => ({
      file,
      line,
      rule: 'L18',
      severity: 'error' as const,
      message: `"${found}": name no product, person or page here; say what kind of thing it is`,
    })),
  );
}
