// British spelling → American, word by word, so that colour and color meet before stemming. It does not repair mistakes.

/** Endings that differ, longest first. Each keeps the words where the British-looking ending is plain English in both. */
const ENDINGS: readonly { find: RegExp; write: string; except?: ReadonlySet<string> }[] = [
  {
    find: /^(.{3,})our(s|ed|ing|ite|ites|able|ful|less|hood|hoods|er|ers)?$/,
    write: '$1or$2',
    except: new Set(
      'four hour hours tour tours toured touring your yours pour pours poured pouring sour flour flours flourless contour contours detour detours devour devours devoured devouring scour velour paramour glamour'.split(
        ' ',
      ),
    ),
  },
  {
    find: /^(.{3,})is(e|es|ed|ing|er|ers|ation|ations)$/,
    write: '$1iz$2',
    except: new Set(
      'exercise exercises exercised exercising exerciser exercisers advise advises advised advising adviser advisers raise raises raised raising praise praises praised praising noise noises promise promises promised promising precise surprise surprises surprised surprising otherwise likewise clockwise anticlockwise rise arise arises arising arisen rises rising wise poise bruise bruises bruised bruising cruise cruises cruised cruising cruiser premise premises franchise franchises enterprise enterprises compromise compromised compromises compromising disguise disguised expertise merchandise revise revised revises revising supervise supervised supervises supervising televise treatise paradise excise tortoise turquoise vise devise devised devises devising improvise improvised concise demise liaise braise appraise raiser poised chemise marquise malaise mayonnaise valise reprise sunrise tennis crisis basis analysis visited visiting visitation'.split(
        ' ',
      ),
    ),
  },
  { find: /^(.{2,})lys(e|es|ed|ing)$/, write: '$1lyz$2' },
  {
    find: /^(cent|met|lit|fib|theat|cal?ib|millimet|centimet|kilomet|lust|somb|spect)re(s|d)?$/,
    write: '$1er$2',
  },
  { find: /^(cata|dia|ana|ana|mono|pro|epi)logue(s)?$/, write: '$1log$2' },
  { find: /^(def|off|pret|lic)ence(s|d)?$/, write: '$1ense$2' },
  {
    find: /^(travel|cancel|label|model|signal|level|fuel|counsel|total|channel|dial|equal|marvel|quarrel|swivel|tunnel|rival|panel|pedal|jewel|shovel|trial)l(ed|ing|er|ers|or|ors|y)$/,
    write: '$1$2',
  },
  { find: /^(an|orthop|p|p?r?a?n)ae(.+)$/, write: '$1e$2' },
  { find: /^haem(.+)$/, write: 'hem$1' },
  { find: /^oe(dema|strogen|sophag.+|stro.*)$/, write: 'e$1' },
  { find: /^(.*rrh)oea$/, write: '$1ea' },
];

const WHOLE = new Map(
  `grey gray|greys grays|tyre tire|tyres tires|pyjamas pajamas|programme program|programmes programs|ageing aging|mum mom|mums moms|mummy mommy|cheque check|cheques checks|kerb curb|kerbs curbs|aluminium aluminum|plough plow|sceptical skeptical|mould mold|moulds molds|mouldy moldy|practise practice|practised practiced|practising practicing|jewellery jewelry|judgement judgment|enrol enroll|enrolment enrollment|fulfil fulfill|instalment installment|skilful skillful|storey story|storeys stories|draught draft|cosy cozy|learnt learned|burnt burned|spelt spelled|leant leaned|dreamt dreamed|whilst while|amongst among|towards toward|afterwards afterward|maths math|anaemia anemia|anaemic anemic|foetus fetus|manoeuvre maneuver|manoeuvres maneuvers|gynaecologist gynecologist|encyclopaedia encyclopedia|caesarean cesarean|orthopaedic orthopedic|orthopaedics orthopedics|orthopaedist orthopedist|paediatric pediatric|paediatrician pediatrician|anaesthetic anesthetic|anaesthetist anesthetist|anaesthesia anesthesia|leukaemia leukemia|paralyse paralyze|paralysed paralyzed|sulphur sulfur|fibre fiber|fibres fibers|centre center|centres centers|centred centered|colour color|colours colors|coloured colored|glamour glamor`
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The American form of one lower-case word, or the word itself. `physiotherapise` and `exercise` stay as they should. */
export function joinSpelling(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const joined = join(word);
  if (remembered.size < MAX_REMEMBERED) remembered.set(word, joined);
  return joined;
}

/** Words whose form is remembered, so that a repeated word costs a look-up. */
const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

function join(word: string): string {
  const whole = WHOLE.get(word);
  if (whole !== undefined) return whole;
  if (word.length < 5) return word;
  for (const { find, write, except } of ENDINGS) {
    if (find.test(word) && !except?.has(word)) return word.replace(find, write).replace('undefined', '');
  }
  return word;
}
