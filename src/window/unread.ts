// Counts answers that came while nobody looked: in the title of the tab and for the launcher. No sound.

export interface Unread {
  /** One more answer; counts only while the window is out of sight. */
  add(): void;
  /** The person looks again. */
  clear(): void;
}

export function createUnread(isSeen: () => boolean, show: (count: number) => void): Unread {
  let count = 0;
  return {
    add() {
      if (isSeen()) return;
      count += 1;
      show(count);
    },
    clear() {
      if (count === 0 || !isSeen()) return;
      count = 0;
      show(0);
    },
  };
}
