// {emergency_number} and its like → the words of the region and the clinic. Only the names listed here are filled; nothing in
// the text is run, looked up on an object or filled twice.

/** What an answer or an escalation may leave to be filled in. */
export const placeholderNames = [
  'emergency_number',
  'health_line',
  'crisis_line',
  'poisons_line',
  'clinic_name',
  'clinic_phone',
] as const;
export type PlaceholderName = (typeof placeholderNames)[number];

/** One pair of braces; doubled braces are left alone. */
const PLACEHOLDER = /(?<!\{)\{([a-z_]{1,40})\}(?!\})/g;

/**
 * Fills each `{name}` that `values` has. Anything else in braces stays as it is, whatever it names on an object;
 * braces inside a value are not filled again.
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** What stands in braces and is no known name, braces stripped: `{{constructor}}` gives `constructor`. */
export function findUnknownPlaceholders(text: string, known: readonly string[] = placeholderNames): string[] {
  return [...text.matchAll(/\{+[^{}]*\}+|[{}]/g)]
    .map(([found]) => found)
    .filter((found) => !known.some((name) => found === `{${name}}`))
    .map((found) => found.replace(/^\{+|\}+$/g, ''));
}

/** The values for one region and clinic: what each placeholder says there. */
export function placeholderValues(
  region: Readonly<Record<'emergency' | 'health_line' | 'crisis_line' | 'poisons_line', { text: string }>>,
  clinic: { name: string; phone?: string | undefined },
): Record<PlaceholderName, string> {
  return {
    emergency_number: region.emergency.text,
    health_line: region.health_line.text,
    crisis_line: region.crisis_line.text,
    poisons_line: region.poisons_line.text,
    clinic_name: clinic.name === '' ? 'the clinic' : clinic.name,
    clinic_phone: clinic.phone ?? 'the clinic',
  };
}
