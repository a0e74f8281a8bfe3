// Which of an intent's stored questions are nearest to a message? It looks at cosines only; it does not rank intents.

/** The numbers of the stored questions of each intent. */
export function questionsByIntent(labels: readonly number[], intents: number): number[][] {
  const questions: number[][] = Array.from({ length: intents }, () => []);
  labels.forEach((label, at) => {
    questions[label]?.push(at);
  });
  return questions;
}

/** The nearest of `questions`; its first when none shares a word. */
export function nearestOf(questions: readonly number[], cosines: Float32Array): number {
  let nearest = questions[0] ?? 0;
  for (const at of questions) if ((cosines[at] as number) > (cosines[nearest] as number)) nearest = at;
  return nearest;
}

/** Sets each intent's place in `into` to the mean cosine of its two nearest questions: one alone may be near by chance. */
export function closeness(
  questionsOf: readonly (readonly number[])[],
  cosines: Float32Array,
  into: Float64Array,
): void {
  questionsOf.forEach((questions, label) => {
    let first = 0;
    let second = 0;
    for (let i = 0; i < questions.length; i++) {
      const cosine = cosines[questions[i] as number] as number;
      if (cosine > first) {
        second = first;
        first = cosine;
      } else if (cosine > second) second = cosine;
    }
    into[label] = (first + second) / 2;
  });
}
