// Whether a clinic is open at a moment and when it opens next, in the clinic's own time zone. It words nothing.
import type { Clinic } from '../knowledge/knowledge.ts';

export type Opening =
  /** Open until `closes`, as 17:30. */
  | { kind: 'open'; closes: string }
  /** Closed. `day` is "today", "tomorrow" or a weekday; `opens` is a time as 09:00. */
  | { kind: 'closed'; day: string; opens: string }
  /** No day of the week has opening hours. */
  | { kind: 'never' };

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const HOURS = /^(\d\d:\d\d)-(\d\d:\d\d)$/;

/** Works out the opening at `now`. An unknown time zone is read as UTC. */
export function openingAt(clinic: Clinic, now: Date): Opening {
  const { day, time } = localTime(now, clinic.time_zone);
  const today = hoursOf(clinic, day);
  if (today !== null && time >= today.from && time < today.to) return { kind: 'open', closes: today.to };
  for (let ahead = 0; ahead <= 7; ahead++) {
    const name = DAYS[(day + ahead) % 7] ?? 'monday';
    const hours = hoursOf(clinic, (day + ahead) % 7);
    if (hours === null || (ahead === 0 && time >= hours.from)) continue;
    return { kind: 'closed', day: dayName(ahead, name), opens: hours.from };
  }
  return { kind: 'never' };
}

const dayName = (ahead: number, name: string): string =>
  ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : `on ${name[0]?.toUpperCase()}${name.slice(1)}`;

function hoursOf(clinic: Clinic, day: number): { from: string; to: string } | null {
  const found = HOURS.exec(clinic.hours[DAYS[day] ?? 'monday']);
  return found === null ? null : { from: found[1] ?? '', to: found[2] ?? '' };
}

function localTime(now: Date, timeZone: string): { day: number; time: string } {
  const parts = formatter(timeZone).formatToParts(now);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const names: readonly string[] = DAYS;
  const day = names.indexOf(part('weekday').toLowerCase());
  return { day: Math.max(0, day), time: `${part('hour')}:${part('minute')}` };
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const options = { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
