// Array.findLast for phones older than 2022. Nothing else.

export function findLast<T>(items: readonly T[], fits: (item: T) => boolean): T | undefined {
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const item = items[place];
    if (item !== undefined && fits(item)) return item;
  }
  return undefined;
}
