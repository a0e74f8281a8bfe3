// How denials, questions, time, other people, idioms and spelling change what is heard.
import { describe, expect, it } from 'vitest';
import { asks, fires, screen } from './support/red-flags.ts';

const heard: Record<string, readonly (readonly [string, string])[]> = {
  'a denial ends at but, except, only and the next sentence': [
    ['no numbness but i wet myself', 'ces-bladder'],
    ['everything fine except i cant pee', 'ces-bladder'],
    ['no fever. no cough. numb between my legs', 'ces-saddle'],
    ['legs fine, no fever, only thing is im leaking wee', 'ces-bladder'],
  ],
  '"as if" and "I cannot tell if" set no condition': [
    ['when i sit its as if my privates are numb', 'ces-saddle'],
    ['when i pee i cant tell if im peeing', 'ces-bladder'],
  ],
  '"used to be able" tells what is lost now': [
    ['i used to be able to hold my pee and cant any more', 'ces-bladder'],
  ],
  'the pain that went is not the sign that stayed': [
    ['i tell my foot to come up and it just lies there. the pain went away', 'foot-drop-new'],
  ],
  'waiting for ages is no trouble of years': [['stood at the urinal for ages and not a drop', 'ces-bladder']],
  'very short sentences in a row are one thought': [
    ['numb. down below. front and back. back in bits', 'ces-saddle'],
    ['legs ok. but the poo. it just falls out. i dont feel it', 'ces-bowel'],
  ],
  'what has lasted since a thing last year is not over': [
    [
      'pins and needles on the outside of one foot since my disc last year, same as ever',
      'one-leg-tingling-stable',
    ],
  ],
  'words of Scotland and Nigeria are read': [
    ['ma legs keep gaun frae under me', 'leg-weakness-progressive'],
    ['my foot no dey rise again, e dey drag', 'foot-drop-new'],
  ],
  'Nigerian "don" before a change is no denial': [
    ['took diclofenac and my lips don swell like balloon', 'gi-bleed'],
    ['water don break, pregnant 6 months', 'pregnancy-emergency'],
  ],
  'a likeness from telly makes no fiction': [
    ['foot gone cold and white, cant find a pulse like they do on telly', 'limb-ischaemia-acute'],
  ],
  'asking for a way is the sign, not a question about it': [
    ["what's the easiest way to die", 'suicide-crisis'],
  ],
  'asking about a dose is the question for a pharmacist': [
    ['what is the maximum daily dose of naproxen', 'medicine-question'],
  ],
  'negative words can be the sign': [
    ['no feeling in my private parts', 'ces-saddle'],
    ['not peed since yesterday', 'ces-bladder'],
    ['nothing comes out when i try to wee', 'ces-bladder'],
    ['my foot wont come up', 'foot-drop-new'],
  ],
  'a word on each line is one sentence': [
    ['three\nmonths\nstill\nhurts\nexactly\nthe\nsame', 'not-improving'],
    ['left calf. walking. cramps. stop. gone.', 'claudication-vascular'],
  ],
  'a clause after a question reports': [
    ['can I walk with back pain while pregnant, im 20 weeks', 'pregnancy-routine'],
  ],
  'an age is told in many ways': [
    ['fifty eight this June. back pain for two weeks, first time in my life', 'age-50-new'],
    ['mums seventy one and her backs started hurting, first time ever', 'age-50-new'],
    ['my husband turned sixty in May and has a bad back for the first time in his life', 'age-50-new'],
    ['never had a bad back till I hit 55', 'age-50-new'],
    ['a man of 74 with his first backache', 'age-50-new'],
    ['she is fourteen years, back hurt little after volleyball', 'child-routine'],
    ['our 13 year olds back hurts', 'child-routine'],
  ],
  'a question about one’s own body is a report': [
    ['is my numb groin cauda equina?', 'ces-saddle'],
    ['should i worry that i cant feel when i pee?', 'ces-bladder'],
    ['is it normal to have wet myself?', 'ces-bladder'],
  ],
  'what came back or comes and goes counts': [
    ['numbness between my legs came back', 'ces-saddle'],
    ['leaking wee on and off this week', 'ces-bladder'],
  ],
  'another person’s body counts': [
    ['my mum cant pee', 'ces-bladder'],
    ['my husbands willy has gone numb', 'ces-saddle'],
  ],
  'spoken endings and West African "don" are read': [
    ['cannae cough, ma back is shootin doon ma leg when i cough', 'cough-strain'],
    ['his toes are turnin purple', 'limb-ischaemia-chronic'],
    ['after the flight my left leg don swell', 'dvt'],
  ],
  'an age may be said as years, or of somebody': [
    ['mother is 80 years, she fell in the kitchen, her back is very sore', 'fragility-fracture'],
    ["mam's 83 and she slipped, her back is in agony", 'fragility-fracture'],
    ["our 11-year-old's had back pain and a limp", 'child-urgent'],
    ['kid of 8 has a limp and back pain', 'child-urgent'],
  ],
  '"killing me" names the place that hurts': [['temperature of 39 and my back is killing me', 'infection']],
  'spelling, voice, pictures and joined words are read': [
    ['i cannot P', 'ces-bladder'],
    ['cantpee', 'ces-bladder'],
    ['cant feel my 🍑 when i wipe', 'ces-saddle'],
    ['💩 myself', 'ces-bowel'],
    ['numness in my genitles', 'ces-saddle'],
    ['incontinance since monday', 'ces-bladder'],
    ['c4nt p33', 'ces-bladder'],
    ['I саnt рее', 'ces-bladder'],
    ['numb\u200Bness be\u00ADtween my legs', 'ces-saddle'],
  ],
};

describe.each(Object.entries(heard))('%s', (_, table) => {
  it.each(table)('"%s" is heard as %s', (text, rule) => expect(fires(text)).toContain(rule));
});

describe('no alarm is raised', () => {
  it.each([
    'no numbness, no bladder trouble, legs fine',
    "it's not that i can't pee",
    "i don't have numbness in my groin",
    'bladder and bowels are fine',
    'what is saddle anaesthesia',
    'can back pain cause incontinence',
    'how would i know if i had cauda equina',
    'reading about bladder problems for my nursing exam',
    'had cauda equina surgery in 2015, all fine now',
    'my back is killing me after gardening',
    'dying to go for a walk',
    'numb with boredom',
    'wet myself laughing at a film',
    'taking the piss',
    'legs like jelly after squats',
    'fell asleep in a chair',
    'i could kill for a massage',
    'chest of drawers',
    'how to do a dead bug',
    'what number of steps a day',
    '15 years of back pain and 16 stone',
    'which ladder exercises help',
  ])('"%s"', (text) => expect(fires(text)).toEqual([]));
});

describe('when it is unclear', () => {
  it.each([
    ['not no numbness down below', 'ces-saddle'],
    ["i don't not feel my bum", 'ces-saddle'],
    ['what should i do if i lose control of my bladder', 'ces-bladder'],
    ['my bum is numb', 'ces-saddle'],
  ])('"%s" asks back', (text, rule) => {
    expect(fires(text)).toEqual([]);
    expect(asks(text)).toContain(rule);
  });
});

describe('other languages', () => {
  it.each([
    ['es', 'no puedo orinar desde ayer'],
    ['fr', 'je ne sens plus mes parties intimes'],
    ['de', 'ich kann nicht mehr pinkeln'],
    ['pl', 'nie mogę się wysikać'],
    ['ru', 'не могу помочиться'],
    ['ar', 'لا أستطيع التبول'],
    ['hi', 'पेशाब नहीं हो रहा'],
    ['zh', '腰痛，尿不出来'],
    ['tr', 'idrar yapamıyorum'],
  ])('a likely emergency in %s is heard', (language, text) => {
    const screening = screen(text);
    expect(screening.language).toBe(language);
    expect(screening.findings[0]?.level).toBe('emergency');
  });

  it.each(['Rückenschmerzen beim Gehen, was tun', 'me duele la espalda al caminar', 'Boli mnie kręgosłup'])(
    'plain back pain raises no alarm: "%s"',
    (text) => expect(fires(text)).toEqual([]),
  );
});

describe('the trace', () => {
  it('names rule, pattern and the words, and what cancelled them', () => {
    const finding = screen('my privates feel numb').findings[0];
    expect(finding?.rule).toBe('ces-saddle');
    expect(finding?.spans.map(({ text }) => text)).toContain('privates');
    expect(screen('no numbness in my groin').vetoes).toContainEqual(
      expect.objectContaining({ rule: 'ces-saddle', reason: 'negated' }),
    );
    expect(screen('wet myself laughing').unread()).toContainEqual(
      expect.objectContaining({ rule: 'ces-bladder', reason: 'idiom' }),
    );
  });
});
