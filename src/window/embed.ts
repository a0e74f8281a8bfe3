// The one script a clinic pastes into its page: a button and, when pressed, a frame with the chat. Nothing of the chat itself is in it.
// It changes nothing else on the page, works beside any style sheet and does nothing when included twice.

type Settings = DOMStringMap;

const once = Symbol.for('walkwell');

const sheet = `
:host{all:initial!important;display:block!important;position:fixed!important;z-index:2147483000!important;inset:auto 16px 16px auto!important;visibility:visible!important;opacity:1!important;font:600 16px/1.2 system-ui,sans-serif!important}
:host([data-side=start]){inset:auto auto 16px 16px!important}
button{all:unset;box-sizing:border-box;display:flex;align-items:center;gap:10px;min-height:56px;padding:0 22px 0 16px;border-radius:28px;background:#0b5c58;color:#fff;cursor:pointer;box-shadow:0 4px 18px rgb(0 0 0/.28);border:2px solid #fff}
button:focus-visible{outline:3px solid #0b45c4;outline-offset:3px;box-shadow:0 0 0 3px #fff}
b{min-width:24px;padding:3px 6px;box-sizing:border-box;border-radius:12px;background:#fff;color:#0b5c58;text-align:center}
[hidden]{display:none!important}
svg{width:30px;height:30px;flex:none}
iframe{position:fixed;inset:auto 16px 88px auto;width:400px;height:min(680px,calc(100vh - 104px));border:1px solid #74807f;border-radius:16px;background:#f6f3ec;box-shadow:0 12px 48px rgb(0 0 0/.3);color-scheme:normal}
:host([data-side=start]) iframe{inset:auto auto 88px 16px}
@media(max-width:480px){iframe,:host([data-side=start]) iframe{inset:0;width:100%;height:100%;height:100dvh;border:0;border-radius:0}:host([data-open]) button{display:none}}
@media print{:host{display:none!important}}`;

function logo(): SVGElement {
  const draw = (name: string, values: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in values) element.setAttribute(key, values[key] ?? '');
    return element;
  };
  const picture = draw('svg', { viewBox: '6 8 36 30', 'aria-hidden': 'true' });
  const path = 'M9 17c2.5 9.5 4.3 16 7 16 3.6 0 4.4-12 8-12s4.4 12 8 12c2.7 0 4.3-5 6-11';
  picture.append(
    draw('path', { d: path, fill: 'none', stroke: '#fff', 'stroke-width': '4.2', 'stroke-linecap': 'round' }),
  );
  picture.append(draw('circle', { cx: '38.6', cy: '13.4', r: '3.4', fill: '#f3b98f' }));
  return picture;
}

/** Styles without `<style>` where the browser can: a strict policy of the host page allows no other. */
function dress(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root) {
    const made = new CSSStyleSheet();
    made.replaceSync(sheet);
    root.adoptedStyleSheets = [made];
    return;
  }
  const style = document.createElement('style');
  style.textContent = sheet;
  (root as ShadowRoot).append(style);
}

function frameAddress(origin: string, settings: Settings): string {
  const address = new URL('/', origin);
  address.searchParams.set('embed', '1');
  address.searchParams.set('host', location.origin);
  if (settings.theme) address.searchParams.set('theme', settings.theme);
  if (settings.lang) address.searchParams.set('lang', settings.lang);
  return address.href;
}

function install(origin: string, settings: Settings): void {
  const label = settings.label || 'Ask about back pain';
  const host = document.createElement('div');
  // A style sheet of the page cannot outbid an important inline declaration.
  host.style.setProperty('display', 'block', 'important');
  if (settings.side === 'start') host.dataset.side = 'start';
  const root = host.attachShadow({ mode: 'closed' });
  dress(root);
  const button = document.createElement('button');
  button.type = 'button';
  const words = document.createElement('span');
  words.textContent = label;
  const badge = document.createElement('b');
  badge.hidden = true;
  button.append(logo(), words, badge);
  root.append(button);
  let frame: HTMLIFrameElement | null = null;
  let isReady = false;

  const tell = (type: string) => {
    if (isReady) frame?.contentWindow?.postMessage({ walkwell: 1, type }, origin);
  };
  function makeFrame(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    made.title = settings.title || 'Walkwell: chat about back pain and walking';
    made.allow = 'clipboard-write';
    made.src = frameAddress(origin, settings);
    root.insertBefore(made, button);
    return made;
  }
  function show(isOpen: boolean): void {
    if (isOpen) frame ??= makeFrame();
    if (frame !== null) frame.hidden = !isOpen;
    host.toggleAttribute('data-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
    tell(isOpen ? 'opened' : 'closed');
    if (isOpen) frame?.focus();
    else button.focus();
  }
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';

  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => show(!isOpen()));
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape' && isOpen()) show(false);
  });
  addEventListener('message', ({ source, origin: from, data }) => {
    if (frame === null || source !== frame.contentWindow || from !== origin || data?.walkwell !== 1) return;
    if (data.type === 'close') show(false);
    if (data.type === 'ready') {
      isReady = true;
      tell(isOpen() ? 'opened' : 'closed');
    }
    if (data.type === 'unread' && Number.isInteger(data.count)) {
      badge.hidden = data.count < 1;
      badge.textContent = String(data.count);
      badge.setAttribute('aria-label', `${data.count} new`);
    }
  });
  (document.body || document.documentElement).append(host);
}

const script = document.currentScript;
const page = window as unknown as Record<symbol, boolean>;
if (script instanceof HTMLScriptElement && !page[once]) {
  page[once] = true;
  const { origin } = new URL(script.src);
  const run = () => install(origin, script.dataset);
  if (document.body) run();
  else addEventListener('DOMContentLoaded', run);
}
