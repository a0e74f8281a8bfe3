// "2027-11-01" → a day as people write it. Anything that is no day stays as it is.

/** `locale`: a BCP 47 tag such as `en-GB`. */
export function formatDay(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
