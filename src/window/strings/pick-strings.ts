// Which language the window speaks. English is in the script; the others are fetched only when the page asks for them.
import { en } from './en.ts';
import type { Strings } from './strings.ts';

/** The languages a page may ask for with `?lang=`. `pseudo` is for testing. */
export const languages = ['en', 'ar', 'pseudo'] as const;
export type Language = (typeof languages)[number];

/** The language asked for, or English when it is not one of ours. */
export function readLanguage(asked: unknown): Language {
  return languages.find((language) => language === asked) ?? 'en';
}

export async function pickStrings(language: Language): Promise<Strings> {
  if (language === 'ar') return (await import('./ar.ts')).ar;
  if (language === 'pseudo') return (await import('./pseudo.ts')).stretchStrings(en);
  return en;
}
