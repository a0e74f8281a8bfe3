import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { builtWindow, describeInBrowser, openPage, type Watched } from './support/browser.ts';
import { samplePages } from './support/sample-pages.ts';
import { answer, emergency, sampleAnswer, welcome } from './support/sample-replies.ts';
import { plain, type ScriptedChannel, startScriptedChannel } from './support/scripted-channel.ts';

let built: Awaited<ReturnType<typeof builtWindow>>;
let channel: ScriptedChannel;
let view: Watched;

async function ask(text: string): Promise<void> {
  await view.page.locator('#say').fill(text);
  await view.page.locator('#say').press('Enter');
}
const botEntries = () => view.page.locator('.entry.bot');
const open = async (path = '/', options: Parameters<typeof openPage>[1] = {}) => {
  view = await openPage(`${channel.url}${path}`, options);
  await view.page.locator('.entry.bot').first().waitFor();
};
const stored = () => view.page.evaluate(() => ({ ...sessionStorage }));

describeInBrowser('the chat window', () => {
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

  it('answers a question, takes a follow-up and shows an emergency card first', async () => {
    await open();
    await ask('Is it OK to walk with lower back pain?');
    await view.page.getByRole('heading', { name: 'Is it OK to walk with back pain?' }).waitFor();
    await view.page.getByRole('button', { name: 'How far should I walk?' }).click();
    await botEntries().nth(2).waitFor();
    expect(channel.said).toEqual(['Is it OK to walk with lower back pain?', 'How far should I walk?']);
    await ask('cant feel my bum when i wipe');
    const card = view.page.locator('.care-emergency');
    await card.waitFor();
    const last = botEntries().last();
    expect(await last.locator('.words > *').first().getAttribute('class')).toContain('care-emergency');
    const place = await card.boundingBox();
    expect(place && place.y > 0 && place.y + 60 < 800).toBe(true);
    expect(await card.getByRole('link').getAttribute('href')).toBe('tel:999');
  });

  it('says in the first view that it is a tool, what it covers, and that it is not for emergencies', async () => {
    await open();
    const words = await botEntries().first().textContent();
    expect(words).toMatch(/back pain and walking/);
    expect(words).toMatch(/automated/);
    expect(words).toMatch(/emergency/);
  });

  it('moves the focus to the question box before the buttons go, and keeps the chosen words readable', async () => {
    await open();
    channel.script.delayMs = 400;
    await view.page.getByRole('button', { name: 'How much should I walk?' }).click();
    expect(await view.page.evaluate(() => document.activeElement?.id)).toBe('say');
    await view.page.locator('.chip').first().waitFor({ state: 'detached' });
    expect(await view.page.locator('.entry.you').textContent()).toContain('How much should I walk?');
    expect(await view.focusLosses()).toBe(0);
  });

  it('sends with Enter, starts a line with Shift+Enter and sends nothing empty', async () => {
    await open();
    const box = view.page.locator('#say');
    await box.press('Enter');
    await box.pressSequentially('one');
    await box.press('Shift+Enter');
    await box.pressSequentially('walk two');
    await box.press('Enter');
    await botEntries().nth(1).waitFor();
    expect(channel.said).toEqual(['one\nwalk two']);
  });

  it('shows that it thinks after a second, says so once, and stops when the answer comes', async () => {
    channel.script.delayMs = 1_700;
    await open();
    await ask('walk');
    await view.page.locator('.thinking').waitFor();
    await botEntries().nth(1).waitFor();
    expect(await view.page.locator('.thinking').count()).toBe(0);
    const { polite } = await view.heard();
    expect(polite.filter((line) => line === 'The assistant is typing')).toHaveLength(1);
  });

  it('announces each of 50 answers exactly once and each emergency in the alert', async () => {
    channel.script.answer = (text) => plain(`Answer to ${text}.`);
    // The clock of the page runs ahead: each line stands for a second.
    await open('/', { before: (page) => page.clock.install() });
    for (let turn = 1; turn <= 50; turn += 1) {
      await ask(`turn ${turn}`);
      await botEntries().nth(turn).waitFor();
      await view.page.clock.runFor(1_200);
    }
    channel.push(emergency);
    await botEntries().nth(51).waitFor();
    const soon = await view.heard();
    expect(soon.alert).toHaveLength(1);
    expect(soon.alert[0]).toMatch(/^Assistant said: Emergency: Call 999/);
    await view.page.clock.runFor(5_000);
    const { polite } = await view.heard();
    for (let turn = 1; turn <= 50; turn += 1)
      expect(
        polite.filter((line) => line === `Assistant said: Answer to turn ${turn}.`),
        `turn ${turn}`,
      ).toHaveLength(1);
    expect(polite.some((line) => line.includes('999 or 112 now'))).toBe(false);
    expect(await view.page.evaluate(() => document.getElementById('alert')?.textContent)).toBe('');
    expect(await view.page.locator('#log').getAttribute('aria-live')).toBe('off');
  }, 60_000);

  it('shows a message the server refused as not sent, with the reason, and sends it again', async () => {
    channel.script.postStatus = [500, 429];
    await open();
    await ask('walk');
    await view.page.locator('#chat').getByText('Not sent. The test says no.').waitFor();
    await view.page.getByRole('button', { name: 'Send again' }).press('Enter');
    await expect.poll(() => channel.script.postStatus.length).toBe(0);
    await view.page.getByRole('button', { name: 'Send again' }).click();
    await botEntries().nth(1).waitFor();
    expect(await view.page.locator('.entry.you').count()).toBe(1);
    expect(channel.said).toEqual(['walk']);
    expect(await view.focusLosses()).toBe(0);
  });

  it('shows that it is offline, keeps the number in sight, loses no message and goes on', async () => {
    await open();
    await view.context.setOffline(true);
    channel.cut();
    await ask('walk');
    await view.page.locator('#chat').getByText('Not sent. You seem to be offline.').waitFor();
    await view.page.locator('#chat').getByText('You are offline.').first().waitFor();
    expect(await view.page.locator('.strip').isVisible()).toBe(true);
    await view.context.setOffline(false);
    await view.page.getByRole('button', { name: 'Send again' }).click();
    await botEntries().nth(1).waitFor({ timeout: 20_000 });
    expect(channel.said).toEqual(['walk']);
  });

  it('shows what was said while the line was down, once', async () => {
    await open();
    channel.cut();
    channel.push(plain('Said while away.'));
    await view.page.locator('#chat').getByText('Said while away.').waitFor();
    await ask('walk');
    await botEntries().nth(2).waitFor();
    expect(await view.page.locator('#chat').getByText('Said while away.').count()).toBe(1);
  });

  it('reads by polling where streams are blocked', async () => {
    channel.script.hasStream = false;
    await open();
    await ask('walk');
    await botEntries().nth(1).waitFor();
    channel.push(plain('Later.'));
    await view.page.locator('#chat').getByText('Later.').waitFor();
  });

  it('offers a plain new start when the server forgot the conversation, and keeps the draft', async () => {
    await open();
    await ask('walk');
    await botEntries().nth(1).waitFor();
    await view.page.locator('#say').fill('half a question');
    channel.restart();
    await view.page.locator('#chat').getByText('This conversation has ended.').first().waitFor();
    expect(await botEntries().count()).toBe(2);
    await view.page.getByRole('button', { name: 'Start a new conversation' }).click();
    await expect.poll(() => botEntries().count()).toBe(1);
    expect(await view.page.locator('#say').inputValue()).toBe('half a question');
    await view.page.locator('#say').press('Enter');
    await botEntries().nth(1).waitFor();
    expect(await view.focusLosses()).toBe(0);
  });

  it('takes the conversation and the draft up again after a reload, storing neither words said nor heard', async () => {
    await open();
    await ask('walk far');
    await botEntries().nth(1).waitFor();
    await view.page.locator('#say').fill('half a question');
    const { walkwell = '{}' } = await stored();
    expect(Object.keys(JSON.parse(walkwell)).sort()).toEqual(['conversationId', 'draft', 'token']);
    expect(walkwell).not.toContain('walk far');
    await view.page.reload();
    await botEntries().nth(1).waitFor();
    expect(await view.page.locator('.entry').count()).toBe(3);
    expect(await view.page.locator('#say').inputValue()).toBe('half a question');
    expect(
      (await view.heard()).polite.filter((line) => line.includes('Your conversation is back')),
    ).toHaveLength(1);
  });

  it('starts afresh, and says so, when the conversation is over by the time the page is opened again', async () => {
    await open();
    await view.page.locator('#say').fill('half a question');
    channel.restart();
    await view.page.reload();
    await view.page.locator('#chat').getByText('Your earlier conversation has ended.').first().waitFor();
    expect(await view.page.locator('#say').inputValue()).toBe('half a question');
    await ask('walk');
    await botEntries().nth(1).waitFor();
  });

  it('works where storage is blocked', async () => {
    await open('/', {
      before: (page) =>
        page.addInitScript(() =>
          Object.defineProperty(window, 'sessionStorage', {
            get: () => {
              throw new DOMException('blocked');
            },
          }),
        ),
    });
    await ask('walk');
    await botEntries().nth(1).waitFor();
  });

  it('counts characters near the limit, says so, and sends nothing too long', async () => {
    await open();
    const box = view.page.locator('#say');
    await box.fill('a'.repeat(1_599));
    expect(await view.page.locator('#count').textContent()).toBe('');
    await box.press('a');
    expect(await view.page.locator('#count').textContent()).toBe('400 characters left');
    await box.fill('a'.repeat(2_003));
    await box.press('Enter');
    expect(await view.page.locator('#count').textContent()).toContain('Too long by 3 characters');
    expect(await box.getAttribute('aria-invalid')).toBe('true');
    expect(await box.getAttribute('aria-describedby')).toContain('count');
    expect(channel.said).toEqual([]);
    await expect
      .poll(async () => (await view.heard()).polite, { timeout: 8_000 })
      .toContain('400 characters left');
  });

  it('takes a rating with a reason, lets it be changed and undone', async () => {
    await open();
    await ask('walk');
    const entry = botEntries().nth(1);
    await entry.getByRole('button', { name: 'No, not helpful' }).click();
    await entry.getByRole('button', { name: 'Hard to follow' }).click();
    await entry.getByRole('button', { name: 'Yes, helpful' }).click();
    await entry.getByRole('button', { name: 'Undo' }).click();
    const id = channel.conversations.values().next().value?.log.at(-1)?.id;
    await expect
      .poll(() => channel.feedback)
      .toEqual([
        { replyTo: id, rating: 'down' },
        { replyTo: id, rating: 'down', reason: 'hard-to-follow' },
        { replyTo: id, rating: 'up' },
        { replyTo: id, rating: 'none' },
      ]);
    expect(await entry.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    expect(await view.focusLosses()).toBe(0);
  });

  it('names sources, dates and review state below an answer, and opens links safely', async () => {
    await open();
    await ask('walk');
    const entry = botEntries().nth(1);
    await entry.getByText('Not yet checked by a clinician').click();
    const link = entry.getByRole('link', { name: /NICE NG59/ });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await link.getAttribute('target')).toBe('walkwell-source');
    expect(await link.textContent()).toContain('(nice.org.uk)');
    expect(await entry.getByRole('link', { name: 'Open this answer as a page' }).getAttribute('href')).toBe(
      '/topics/is-walking-good',
    );
    expect(await entry.textContent()).toContain('To be read again by 1 November 2027');
  });

  it('says what it is talking about and offers others with "Not what I asked"', async () => {
    await open();
    await ask('walk');
    await view.page.locator('#chat').getByText('Talking about: Is it OK to walk with back pain?').waitFor();
    await view.page.getByRole('button', { name: 'Not what I asked' }).click();
    await view.page.getByRole('button', { name: 'How fast should I walk?' }).waitFor();
    expect(channel.said.at(-1)).toBe('Not what I asked');
  });

  it('clears after asking once: nothing is left in the page, the storage or on the server', async () => {
    await open();
    await ask('walk secretly');
    await botEntries().nth(1).waitFor();
    const [id] = channel.conversations.keys();
    const start = async (answerTo: string) => {
      await view.page.getByRole('button', { name: 'Menu' }).click();
      await view.page.getByRole('button', { name: 'Clear and start over' }).click();
      await view.page.getByRole('dialog').getByRole('button', { name: answerTo }).click();
    };
    await start('Keep it');
    expect(await botEntries().count()).toBe(2);
    await start('Clear and start over');
    await expect.poll(() => channel.deleted).toEqual([id]);
    await expect.poll(() => botEntries().count()).toBe(1);
    expect(await view.page.content()).not.toContain('secretly');
    expect(JSON.stringify(await stored())).not.toContain(String(id));
    expect(await view.focusLosses()).toBe(0);
  });

  it('says before clearing that emergency advice still stands', async () => {
    await open();
    await ask('bum');
    await view.page.locator('.care-emergency').waitFor();
    await view.page.getByRole('button', { name: 'Menu' }).click();
    await view.page.getByRole('button', { name: 'Clear and start over' }).click();
    await view.page.locator('#chat').getByText('The emergency advice you were given still stands.').waitFor();
  });

  it('warns before an idle conversation is cleared, keeps it on request, and clears it otherwise', async () => {
    await open('/', { before: (page) => page.clock.install() });
    await ask('walk');
    await botEntries().nth(1).waitFor();
    await view.page.clock.fastForward('29:30');
    const warning = view.page.locator('.status', { hasText: 'This conversation is cleared in' });
    await warning.waitFor();
    expect((await view.heard()).alert.filter((line) => line.includes('is cleared in'))).toHaveLength(1);
    await view.page.getByRole('button', { name: 'Keep it' }).click();
    await warning.waitFor({ state: 'detached' });
    expect(await botEntries().count()).toBe(2);
    await view.page.clock.fastForward('30:05');
    await expect.poll(() => view.page.locator('.entry.you').count()).toBe(0);
    expect(channel.deleted).toHaveLength(1);
  });

  it('downloads, copies and prints the conversation without sending anything', async () => {
    await open('/', {
      permissions: ['clipboard-read', 'clipboard-write'],
      before: (page) =>
        page.addInitScript(() => (window.print = () => document.body.setAttribute('data-printed', '1'))),
    });
    await ask('walk');
    await botEntries().nth(1).waitFor();
    const posts: string[] = [];
    view.page.on('request', (request) => posts.push(`${request.method()} ${request.url()}`));
    const choose = async (name: string) => {
      await view.page.getByRole('button', { name: 'Menu' }).click();
      await view.page.getByRole('button', { name }).click();
    };
    const downloading = view.page.waitForEvent('download');
    await choose('Download as text');
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('walkwell-conversation.txt');
    await choose('Copy the conversation');
    await view.page.locator('#chat').getByText('The conversation is copied.').first().waitFor();
    const copied = await view.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('You said:\nwalk');
    expect(copied).toContain('Is it OK to walk with back pain?');
    await choose('Print');
    expect(await view.page.locator('body').getAttribute('data-printed')).toBe('1');
    expect(posts.filter((post) => post.startsWith('POST'))).toEqual([]);
  });

  it('asks for a person and for the warning-sign check in words the bot understands', async () => {
    await open();
    await view.page.getByRole('button', { name: 'Talk to a person' }).click();
    await view.page.getByRole('button', { name: 'Menu' }).click();
    await view.page.locator('.menu').getByRole('button', { name: 'Check my warning signs' }).click();
    await expect.poll(() => channel.said).toEqual(['Who can I talk to?', 'Check my warning signs']);
  });

  it('shows every attack as the text it is', async () => {
    const attacks = [
      '<img src=x onerror=alert(1)>',
      '<script>window.hit=1</script>',
      '"><svg onload=window.hit=1>',
      '<iframe srcdoc="<script>parent.hit=1</script>">',
      '[x](javascript:window.hit=1)',
      '<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>',
      '{{constructor.constructor("window.hit=1")()}}',
      '<a href="javascript:window.hit=1">x</a>',
      '</textarea><script>window.hit=1</script>',
      '\u202Egnp.exe\u2066',
    ];
    channel.script.answer = (text) =>
      plain(text, {
        title: text,
        intent: text,
        topic: text,
        about: { drafted: text, reviewBy: text, clinicalReview: { by: text, on: text } },
        sources: [
          { title: text, link: 'javascript:window.hit=1' },
          { title: text, link: 'data:text/html,<script>parent.hit=1</script>' },
        ],
        choices: [{ label: text }],
        blocks: [
          { type: 'heading', text },
          { type: 'list', ordered: false, items: [text] },
          { type: 'action', label: text, href: 'javascript:window.hit=1' },
          { type: 'action', label: text, tel: 'javascript:window.hit=1' },
          { type: 'care-card', level: 'urgent', heading: text, blocks: [{ type: 'paragraph', text }] },
        ],
      });
    await open();
    for (const [index, attack] of attacks.entries()) {
      await ask(attack);
      await botEntries()
        .nth(index + 1)
        .waitFor();
      expect(await view.page.locator('.entry.you').last().locator('.words').textContent()).toBe(attack);
      expect(await botEntries().last().locator('.words li').textContent()).toBe(attack);
    }
    for (const details of await view.page.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
    expect(await view.page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await view.page.locator('#chat :is(script, iframe, img, style, object, embed)').count()).toBe(0);
    const links = await view.page
      .locator('#chat a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.filter((href) => !/^(https:|tel:\d|\/topics\/)/.test(href))).toEqual([]);
  });

  it('shows the emergency strip, the first words and a form that answers when there is no script', async () => {
    view = await openPage(`${channel.url}/`, { javaScriptEnabled: false });
    expect(await view.page.getByRole('link', { name: '999 or 112' }).getAttribute('href')).toBe('tel:999');
    expect(await view.page.locator('#chat').getByText('I am an automated information tool').isVisible()).toBe(
      true,
    );
    await view.page.getByLabel('Your question').fill('is it ok to walk');
    await view.page.getByRole('button', { name: 'Find an answer' }).click();
    await view.page.getByRole('heading', { name: 'Is it OK to walk with back pain?' }).waitFor();
    expect(view.page.url()).not.toContain('walk');
  });

  it('speaks Arabic from right to left', async () => {
    await open('/?lang=ar');
    expect(
      await view.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
    ).toEqual(['ar', 'rtl']);
    expect(await view.page.locator('#say').getAttribute('placeholder')).toBe('اسأل بكلماتك');
    const send = await view.page.locator('.send').boundingBox();
    const box = await view.page.locator('#say').boundingBox();
    expect(send && box && send.x < box.x).toBe(true);
    expect(await view.axe()).toEqual([]);
  });

  it('has every word of its own in the strings file and room for longer languages', async () => {
    await open('/?lang=pseudo', { viewport: { width: 320, height: 640 } });
    await ask('walk');
    await botEntries().nth(1).waitFor();
    await botEntries().nth(1).getByRole('button').nth(1).click();
    await view.page.locator('.tool').first().click();
    const names = await view.page
      .locator('#tools button, #tools a, .after button, .after .quiet, .composer label, .reasons p, .away')
      .allTextContents();
    const spoken = names
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('Walkwell'));
    expect(spoken.length).toBeGreaterThan(15);
    expect(spoken.filter((name) => !/^\[.*\]$/s.test(name))).toEqual([]);
    expect(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('does not pull a reader away from what they read, and offers the way to the new answer', async () => {
    await open();
    for (const turn of [1, 2, 3]) {
      await ask('walk');
      await botEntries().nth(turn).waitFor();
    }
    await view.page.locator('#log').evaluate((log) => log.scrollTo(0, 0));
    await view.page.waitForTimeout(100);
    channel.push(answer);
    const button = view.page.getByRole('button', { name: 'New answer' });
    await button.waitFor();
    expect(await view.page.locator('#log').evaluate((log) => log.scrollTop)).toBe(0);
    await button.click();
    await button.waitFor({ state: 'detached' });
    expect(await view.page.locator('#log').evaluate((log) => log.scrollTop)).toBeGreaterThan(100);
    expect(await view.focusLosses()).toBe(0);
  });

  it('keeps the question box above an on-screen keyboard', async () => {
    await open('/', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } });
    await view.page.locator('#say').tap();
    await view.page.setViewportSize({ width: 390, height: 380 });
    await expect
      .poll(async () => {
        const box = await view.page.locator('.box').boundingBox();
        return box !== null && box.y + box.height <= 380;
      })
      .toBe(true);
    expect(await view.page.locator('.strip').isVisible()).toBe(true);
    expect(
      await view.page.locator('#say').evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize)),
    ).toBeGreaterThanOrEqual(16);
  });
});
