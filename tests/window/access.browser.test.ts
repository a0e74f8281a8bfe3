import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { builtWindow, describeInBrowser, openPage, type Watched } from './support/browser.ts';
import { samplePages } from './support/sample-pages.ts';
import { sampleAnswer, welcome } from './support/sample-replies.ts';
import { type ScriptedChannel, startScriptedChannel } from './support/scripted-channel.ts';

let built: Awaited<ReturnType<typeof builtWindow>>;
let channel: ScriptedChannel;
let view: Watched;

const open = async (path = '/', options: Parameters<typeof openPage>[1] = {}) => {
  view = await openPage(`${channel.url}${path}`, options);
  await view.page.locator('.entry.bot').first().waitFor();
};
async function ask(text: string, bots: number): Promise<void> {
  await view.page.locator('#say').fill(text);
  await view.page.locator('#say').press('Enter');
  await view.page.locator('.entry.bot').nth(bots).waitFor();
}
const menu = () => view.page.locator('.tool').first().click();

/** Each state the window can be in, and how to get there from the first view. */
const states: [string, () => Promise<unknown>][] = [
  ['first view', async () => undefined],
  [
    'answer, sources open',
    async () => {
      await ask('walk', 1);
      await view.page.locator('summary').click();
    },
  ],
  [
    'answer rated down',
    async () => {
      await ask('walk', 1);
      await view.page.getByRole('button', { name: 'No, not helpful' }).click();
    },
  ],
  ['emergency card', () => ask('bum', 1)],
  ['urgent card', () => ask('weak', 1)],
  ['routine card', () => ask('weeks', 1)],
  ['declined', () => ask('zzz', 1)],
  [
    'menu open',
    async () => {
      await menu();
      const strip = await view.page.locator('.strip').boundingBox();
      const list = await view.page.locator('.menu').boundingBox();
      expect(list && strip && list.y >= strip.y + strip.height).toBe(true);
    },
  ],
  [
    'asking before clearing',
    async () => {
      await menu();
      await view.page.getByRole('button', { name: 'Clear and start over' }).click();
    },
  ],
  [
    'too long',
    async () => {
      await view.page.locator('#say').fill('a'.repeat(2_100));
      await view.page.locator('#say').press('Enter');
    },
  ],
  [
    'thinking',
    async () => {
      channel.script.answer = () => null;
      await view.page.locator('#say').fill('walk');
      await view.page.locator('#say').press('Enter');
      await view.page.locator('.thinking').waitFor();
    },
  ],
  [
    'not sent',
    async () => {
      channel.script.postStatus = [500];
      await view.page.locator('#say').fill('walk');
      await view.page.locator('#say').press('Enter');
      await view.page.getByRole('button', { name: 'Send again' }).waitFor();
    },
  ],
  [
    'offline',
    async () => {
      await view.context.setOffline(true);
      await view.page.locator('.status').waitFor();
    },
  ],
  [
    'ended',
    async () => {
      channel.restart();
      await view.page.getByRole('button', { name: 'Start a new conversation' }).waitFor();
    },
  ],
];

const isSideways = (page: Page) =>
  page.evaluate(() => {
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      const isShown =
        box.width > 1 &&
        getComputedStyle(element).visibility !== 'hidden' &&
        element.closest('.away, .skip') === null;
      return (
        isShown && (box.right > innerWidth + 1 || box.left < -1) && element.closest('.topic, svg') === null
      );
    });
    const names = wide.map((element) => `${element.tagName}.${element.getAttribute('class')}`);
    return document.documentElement.scrollWidth > innerWidth ? ['page', ...names] : names;
  });

describeInBrowser('the chat window for everybody', () => {
  beforeAll(async () => {
    built = await builtWindow();
  });
  afterAll(() => built.remove());
  beforeEach(async () => {
    channel = await startScriptedChannel(samplePages(built));
    channel.script.welcome = welcome;
    channel.script.answer = sampleAnswer;
  });
  afterEach(async () => {
    const faults = await view.faults();
    await view.close();
    await channel.close();
    expect(faults).toEqual([]);
  });

  it.each(states)('axe finds nothing: %s, light and dark', async (_name, reach) => {
    await open();
    await reach();
    expect(await view.axe()).toEqual([]);
    await view.page.emulateMedia({ colorScheme: 'dark' });
    expect(await view.axe()).toEqual([]);
  });

  it.each([
    ['320 px', { width: 320, height: 568 }],
    ['1280 x 1024 at 400 %', { width: 320, height: 256 }],
    ['a phone on its side', { width: 640, height: 300 }],
    ['a tablet', { width: 768, height: 1024 }],
  ])(
    'nothing needs sideways scrolling at %s, and the strip and the question box can be reached',
    async (_name, viewport) => {
      await open('/', { viewport });
      for (const [turn, text] of ['walk', 'bum', `${'longword'.repeat(30)}`].entries())
        await ask(text, turn + 1);
      expect(await isSideways(view.page)).toEqual([]);
      const strip = await view.page.locator('.strip').boundingBox();
      expect(strip && strip.y >= 0 && strip.y + strip.height <= viewport.height).toBe(true);
      await view.page.locator('#say').focus();
      await view.page.locator('#say').scrollIntoViewIfNeeded();
      const box = await view.page.locator('.box').boundingBox();
      expect(
        box &&
          box.y >= (strip?.y ?? 0) + (strip?.height ?? 0) - 1 &&
          box.y + box.height <= viewport.height + 1,
      ).toBe(true);
      await menu();
      expect(await isSideways(view.page)).toEqual([]);
    },
  );

  it('loses no word with the text spacing of WCAG 1.4.12', async () => {
    await open('/', { viewport: { width: 320, height: 640 }, bypassCSP: true });
    await view.page.addStyleTag({
      content:
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
    });
    await ask('walk', 1);
    await ask('bum', 2);
    expect(await isSideways(view.page)).toEqual([]);
    const cut = await view.page.evaluate(() =>
      [...document.querySelectorAll('button, .call, .care-head, .bubble, .strip, .status')]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2,
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(cut).toEqual([]);
  });

  it('works with letters twice as large', async () => {
    await open('/', { viewport: { width: 640, height: 900 }, bypassCSP: true });
    await view.page.addStyleTag({ content: 'html{font-size:200%!important}' });
    await ask('walk', 1);
    expect(await isSideways(view.page)).toEqual([]);
    expect(await view.page.locator('.send').isVisible()).toBe(true);
  });

  it('cuts no word off and leaves room to read on a 360 px phone with letters twice as large', async () => {
    await open('/', { viewport: { width: 360, height: 740 }, bypassCSP: true });
    await view.page.addStyleTag({ content: 'html{font-size:200%!important}' });
    await ask('bum', 1);
    expect(await isSideways(view.page)).toEqual([]);
    const seen = await view.page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      const heading = document.querySelector('.care-head');
      return {
        hiddenPx: heading === null ? null : heading.scrollWidth - heading.clientWidth,
        logHeight: box('.log')?.height ?? 0,
        nameEnd: box('.brand-name')?.right ?? 0,
        menuStart: box('.tool')?.left ?? 0,
      };
    });
    expect(seen.hiddenPx).toBe(0);
    expect(seen.logHeight).toBeGreaterThan(740 / 4);
    expect(seen.nameEnd).toBeLessThanOrEqual(seen.menuStart);
  });

  it('keeps edges, focus and pressed buttons in forced colours', async () => {
    await open('/', { forcedColors: 'active' });
    await ask('bum', 1);
    await ask('walk', 2);
    const thumb = view.page.getByRole('button', { name: 'Yes, helpful' });
    const before = await thumb.evaluate((element) => getComputedStyle(element).borderTopWidth);
    await thumb.click();
    expect(await thumb.evaluate((element) => getComputedStyle(element).borderTopWidth)).not.toBe(before);
    for (const selector of ['.care-emergency', '.chip', '.bubble.bot', '.send', '.box'])
      expect(
        await view.page
          .locator(selector)
          .last()
          .evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth)),
        selector,
      ).toBeGreaterThan(0);
    await view.page.keyboard.press('Tab');
    const outline = await view.page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).not.toBe('none');
  });

  it('moves nothing when reduced motion is asked for, and stops moving by itself within 5 seconds otherwise', async () => {
    channel.script.answer = () => null;
    await open('/', { reducedMotion: 'reduce' });
    await view.page.locator('#say').fill('walk');
    await view.page.locator('#say').press('Enter');
    await view.page.locator('.thinking').waitFor();
    expect(await view.page.evaluate(() => document.getAnimations().length)).toBe(0);
    await view.page.emulateMedia({ reducedMotion: 'no-preference' });
    const ends = await view.page.evaluate(() =>
      document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().endTime)),
    );
    expect(ends).toHaveLength(3);
    expect(Math.max(...ends)).toBeLessThanOrEqual(5_000);
  });

  it('tells the levels of warning apart without colour', async () => {
    await open();
    for (const [turn, text] of ['bum', 'weak', 'weeks'].entries()) await ask(text, turn + 1);
    const cards = await view.page.locator('.care').evaluateAll((all) =>
      all.map((card) => {
        const style = getComputedStyle(card);
        return {
          says: card.querySelector('h2')?.textContent?.split(':')[0],
          shape: [
            style.borderTopStyle,
            style.borderTopWidth,
            style.borderLeftWidth,
            style.borderTopLeftRadius,
          ].join(),
          picture: card.querySelector('path')?.getAttribute('d'),
        };
      }),
    );
    expect(cards.map(({ says }) => says)).toEqual(['Emergency', 'Urgent', 'See someone']);
    expect(new Set(cards.map(({ shape }) => shape)).size).toBe(3);
    expect(new Set(cards.map(({ picture }) => picture)).size).toBe(3);
  });

  it('has buttons and links of at least 24 px, the main ones 44', async () => {
    await open('/', { viewport: { width: 320, height: 640 } });
    await ask('walk', 1);
    const small = await view.page.locator('button, a, summary').evaluateAll((all) =>
      all
        .filter(
          (element) => element.getClientRects().length > 0 && element.closest('.skip, .words p, li') === null,
        )
        .map((element) => ({
          name: element.outerHTML.slice(0, 80),
          ...element.getBoundingClientRect().toJSON(),
        }))
        .filter(({ width, height }) => width < 24 || height < 24),
    );
    expect(small).toEqual([]);
    for (const selector of ['.chip', '.send', '.thumb', '.tool'])
      expect(
        (await view.page.locator(selector).first().boundingBox())?.height,
        selector,
      ).toBeGreaterThanOrEqual(44);
  });

  it('is read in order: header, emergency, conversation with senders, suggested replies, question box', async () => {
    await open();
    await ask('walk', 1);
    const tree = await view.page.locator('body').ariaSnapshot();
    const places = [
      'heading "Walkwell: Back pain and walking" [level=1]',
      'button "Menu"',
      'complementary "Emergency help"',
      'link "999 or 112"',
      'main',
      'log "Conversation"',
      'Assistant said:',
      'automated information tool',
      'You said:',
      'walk',
      'heading "Is it OK to walk with back pain?" [level=2]',
      'Add a few minutes every few days.',
      'Not yet checked by a clinician',
      'group "Was this helpful?"',
      'button "Yes, helpful"',
      'group "Suggested replies"',
      'button "How far should I walk?"',
      'textbox "Your question"',
      'button "Send"',
    ];
    let read = 0;
    for (const part of places) {
      const place = tree.indexOf(part, read);
      expect(place, `${part} after ${read} in\n${tree}`).toBeGreaterThanOrEqual(read);
      read = place;
    }
  });

  it('can be used with the keyboard alone: ask, pick a follow-up, rate, read sources, download, start over', async () => {
    await open('/', { viewport: { width: 1000, height: 800 } });
    const { keyboard } = view.page;
    const focused = () =>
      view.page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') || element?.textContent?.trim() || element?.id || '';
      });
    /** Tabs on until the element with these words has the focus. */
    const tabTo = async (words: string, key = 'Tab') => {
      for (let step = 0; step < 40; step += 1) {
        if ((await focused()).includes(words)) return;
        await keyboard.press(key);
        expect(
          await view.page.evaluate(
            () =>
              getComputedStyle(document.activeElement ?? document.body).outlineStyle !== 'none' ||
              document.activeElement?.id === 'say',
          ),
          `focus can be seen on ${await focused()}`,
        ).toBe(true);
      }
      throw new Error(`"${words}" cannot be reached with ${key}`);
    };
    await keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the question box');
    await keyboard.press('Enter');
    await keyboard.type('walk');
    await keyboard.press('Enter');
    await view.page.locator('.entry.bot').nth(1).waitFor();
    await tabTo('How far should I walk?', 'Shift+Tab');
    await keyboard.press('Enter');
    await view.page.locator('.entry.bot').nth(2).waitFor();
    await tabTo('Yes, helpful', 'Shift+Tab');
    await keyboard.press('Space');
    await tabTo('Undo');
    await keyboard.press('Enter');
    expect(await focused()).toBe('Yes, helpful');
    await tabTo('No, not helpful');
    await keyboard.press('Space');
    await tabTo('Not true for me');
    await keyboard.press('Space');
    await tabTo('Not yet checked', 'Shift+Tab');
    await keyboard.press('Enter');
    await tabTo('NICE NG59');
    await tabTo('Menu', 'Shift+Tab');
    await keyboard.press('Enter');
    await tabTo('Print');
    await keyboard.press('Escape');
    expect(await focused()).toBe('Menu');
    expect(await view.page.locator('.tool').first().getAttribute('aria-expanded')).toBe('false');
    await keyboard.press('Enter');
    await tabTo('Download as text');
    const downloading = view.page.waitForEvent('download');
    await keyboard.press('Enter');
    await downloading;
    await keyboard.press('Enter');
    await tabTo('Clear and start over');
    await keyboard.press('Enter');
    await view.page.getByRole('dialog').waitFor();
    expect(await focused()).toBe('Keep it');
    await keyboard.press('Escape');
    await view.page.getByRole('dialog').waitFor({ state: 'detached' });
    await tabTo('Menu', 'Shift+Tab');
    await keyboard.press('Enter');
    await tabTo('Clear and start over');
    await keyboard.press('Enter');
    await tabTo('Clear and start over');
    await keyboard.press('Enter');
    await expect.poll(() => view.page.locator('.entry').count()).toBe(1);
    expect(await view.page.evaluate(() => document.activeElement?.id)).toBe('say');
    expect(await view.focusLosses()).toBe(0);
    expect(channel.feedback).toHaveLength(4);
  });

  it('never hides what has the focus behind the strip or the question box', async () => {
    await open('/', { viewport: { width: 390, height: 500 } });
    await ask('walk', 1);
    await ask('walk', 2);
    const strip = await view.page.locator('.strip').boundingBox();
    const box = await view.page.locator('.composer').boundingBox();
    await view.page.locator('#log').focus();
    for (let step = 0; step < 12; step += 1) {
      await view.page.keyboard.press('Tab');
      const place = await view.page.evaluate(() => {
        const element = document.activeElement;
        const { top, bottom } = element?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
        return { isInLog: element?.closest('#log') !== null, top, bottom };
      });
      if (!place.isInLog) break;
      expect(place.bottom > (strip?.y ?? 0) + (strip?.height ?? 0) && place.top < (box?.y ?? 0)).toBe(true);
    }
  });

  it('prints the conversation with senders and the emergency number, without buttons', async () => {
    await open();
    await ask('walk', 1);
    await view.page.emulateMedia({ media: 'print' });
    expect(await view.page.locator('.strip').isVisible()).toBe(true);
    expect(await view.page.locator('.composer').isVisible()).toBe(false);
    expect(await view.page.locator('.chip').first().isVisible()).toBe(false);
    expect((await view.page.locator('#chat').getByText('You said:').boundingBox())?.height).toBeGreaterThan(
      10,
    );
  });

  it('is dark when the embedding site asks for it, whatever the device says', async () => {
    await open('/?theme=dark', { colorScheme: 'light' });
    const dark = await view.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await view.close();
    await open('/?theme=light', { colorScheme: 'dark' });
    const light = await view.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect([dark, light]).toEqual(['rgb(16, 24, 25)', 'rgb(246, 243, 236)']);
  });
});
