// Ways to type the words that carry most signs ("cudnt", "do not", "cannot") → one form each. It repairs no other spelling.
import type { PlacedToken } from '../language/sentences.ts';

/** Ways to type the negative words that carry most signs, brought to one form. */
const ONE_FORM = new Map(
  Object.entries({
    cannot: 'cant',
    cnt: 'cant',
    carnt: 'cant',
    cannae: 'cant',
    canot: 'cant',
    cabt: 'cant',
    cany: 'cant',
    kant: 'cant',
    cantt: 'cant',
    cudnt: 'couldnt',
    couldn: 'couldnt',
    coudnt: 'couldnt',
    culdnt: 'couldnt',
    dnt: 'dont',
    dinnae: 'dont',
    wnt: 'wont',
    didn: 'didnt',
    dident: 'didnt',
    dosent: 'doesnt',
    dosnt: 'doesnt',
    doesn: 'doesnt',
    aint: 'isnt',
    havnt: 'havent',
    avent: 'havent',
    haven: 'havent',
    isn: 'isnt',
    wasn: 'wasnt',
    won: 'wont',
    u: 'you',
    ur: 'your',
    urself: 'yourself',
    meself: 'myself',
    mi: 'my',
    mah: 'my',
    wen: 'when',
    whn: 'when',
    wiv: 'with',
    n: 'and',
    bak: 'back',
    bck: 'back',
    wud: 'would',
    cud: 'could',
    hav: 'have',
    av: 'have',
    hv: 'have',
    evry: 'every',
    nuffin: 'nothing',
    nuthin: 'nothing',
    nothin: 'nothing',
    noting: 'nothing',
    writen: 'written',
    stoped: 'stopped',
    feelin: 'feeling',
    somethin: 'something',
    goin: 'going',
    movin: 'moving',
    walkin: 'walking',
    tinglin: 'tingling',
    peein: 'peeing',
    leakin: 'leaking',
    couldnae: 'couldnt',
    didnae: 'didnt',
    doesnae: 'doesnt',
    havenae: 'havent',
    hasnae: 'hasnt',
    isnae: 'isnt',
    wisnae: 'wasnt',
    wasnae: 'wasnt',
    willnae: 'wont',
    winnae: 'wont',
    shant: 'wont',
    nae: 'no',
    ah: 'i',
    ahm: 'im',
    ma: 'my',
    masel: 'myself',
    doon: 'down',
    aff: 'off',
    oot: 'out',
    aboot: 'about',
    tae: 'to',
    baith: 'both',
    twa: 'two',
    mair: 'more',
    ony: 'any',
    cauld: 'cold',
    sair: 'sore',
    auld: 'old',
    efter: 'after',
    afore: 'before',
    niver: 'never',
    deid: 'dead',
    heid: 'head',
    airm: 'arm',
    taes: 'toes',
    atween: 'between',
    noo: 'now',
    daein: 'doing',
    lge: 'leg',
    elg: 'leg',
    lges: 'legs',
    fel: 'feel',
    acident: 'accident',
    acidents: 'accidents',
    sholder: 'shoulder',
    sinse: 'since',
    nite: 'night',
    apin: 'pain',
    pane: 'pain',
    bakc: 'back',
    bcak: 'back',
    abck: 'back',
    pian: 'pain',
    nubm: 'numb',
    nmub: 'numb',
    foto: 'foot',
    weka: 'weak',
    cnat: 'cant',
    catn: 'cant',
    wiht: 'with',
    jsut: 'just',
    becuase: 'because',
    couldny: 'couldnt',
    didny: 'didnt',
    doesny: 'doesnt',
    isny: 'isnt',
    wisny: 'wasnt',
    canna: 'cant',
    couldna: 'couldnt',
    didna: 'didnt',
    doesna: 'doesnt',
    dinna: 'dont',
    hasna: 'hasnt',
    isna: 'isnt',
    wasna: 'wasnt',
    winna: 'wont',
    gaun: 'going',
    frae: 'from',
    fae: 'from',
    awa: 'away',
    hingin: 'hanging',
    hings: 'hangs',
    ower: 'over',
    whit: 'what',
    himsel: 'himself',
    hersel: 'herself',
    mysel: 'myself',
    haud: 'hold',
    hauds: 'holds',
    staun: 'stand',
    ither: 'other',
    waur: 'worse',
    nithing: 'nothing',
    haunds: 'hands',
    haulin: 'hauling',
    wis: 'was',
    wi: 'with',
    dae: 'do',
    fallin: 'falling',
    naething: 'nothing',
    withoot: 'without',
    naethin: 'nothing',
  }),
);
const NEGATED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    can: 'cant',
    could: 'couldnt',
    do: 'dont',
    does: 'doesnt',
    did: 'didnt',
    have: 'havent',
    has: 'hasnt',
    had: 'hadnt',
    is: 'isnt',
    are: 'arent',
    was: 'wasnt',
    were: 'werent',
    will: 'wont',
    would: 'wouldnt',
  }),
);

const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at): [string, number] => [word, 20 + 10 * at]),
);
const ONES = 'one two three four five six seven eight nine'.split(' ');

/** Words after which "don" is a "don't" that lost its ending; after others it is West African for "has": "leg don swell". */
const SHORT_DONT = new Set('i we you they t'.split(' '));
const PLAIN_VERBS = new Set(
  't know have feel think want like need get see understand care do go work move hold sleep eat help take'.split(
    ' ',
  ),
);
const readDon = (before: string, next: string): string =>
  SHORT_DONT.has(before) || PLAIN_VERBS.has(next) || next === '' ? 'dont' : 'has';

/** "sixty eight" → "68", so that it is not read as eight; null when the two words are no such number. */
function compound(tens: string, ones: string): string | null {
  const value = TENS.get(tens);
  const one = ONES.indexOf(ones);
  return value === undefined || one < 0 ? null : String(value + one + 1);
}

/** "do not" becomes "dont", "cannot" becomes "cant", and so on, so that concepts list each phrase once. */
export function oneForm(tokens: readonly PlacedToken[]): PlacedToken[] {
  const result: PlacedToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const next = tokens[at + 1];
    const merged =
      next?.text === 'not' && next.sentence === token.sentence ? NEGATED.get(token.text) : undefined;
    const sum = next?.clause === token.clause ? compound(token.text, next?.text ?? '') : null;
    if (sum !== null && next !== undefined) {
      result.push({ ...token, text: sum, end: next.end });
      at++;
    } else if (merged !== undefined && next !== undefined) {
      result.push({ ...token, text: merged, end: next.end });
      at++;
    } else if (token.text === 'don')
      result.push({ ...token, text: readDon(tokens[at - 1]?.text ?? '', next?.text ?? '') });
    else result.push({ ...token, text: ONE_FORM.get(token.text) ?? token.text });
  }
  return result;
}
