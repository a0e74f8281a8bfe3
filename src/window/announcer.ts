// Tells a screen reader one line per message through a small live region, each exactly once. It never touches the conversation itself.

/** How long a line stays in the region, in ms. Under 100 ms Chrome with TalkBack loses it; Web Chat settled on 1 s. */
const standMs = 1_000;
/** Pause between two lines, ms, so that the second counts as a change. */
const pauseMs = 150;

export interface Announcer {
  /** `urgent` lines go to the alert region at once, before anything that waits. */
  say(line: string, urgent?: boolean): void;
}

interface Region {
  textContent: string | null;
}

export function createAnnouncer(
  polite: Region,
  alert: Region,
  wait: (run: () => void, ms: number) => unknown,
): Announcer {
  const waiting: string[] = [];
  let isBusy = false;

  function next(): void {
    const line = waiting.shift();
    isBusy = line !== undefined;
    if (line === undefined) return;
    polite.textContent = line;
    wait(() => {
      polite.textContent = '';
      wait(next, pauseMs);
    }, standMs);
  }

  return {
    say(line, urgent = false) {
      if (urgent) {
        alert.textContent = line;
        wait(() => {
          if (alert.textContent === line) alert.textContent = '';
        }, standMs);
        return;
      }
      waiting.push(line);
      if (!isBusy) next();
    },
  };
}
