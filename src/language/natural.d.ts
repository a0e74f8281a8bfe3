// The parts of `natural` we load, one file at a time: importing the package whole loads database drivers (450-1,200 ms).
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(token: string): string };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, its one export arrives as the default
  export default stemmer;
}
declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  export function DamerauLevenshteinDistance(
    source: string,
    target: string,
    options?: { restricted?: boolean },
  ): number;
}
