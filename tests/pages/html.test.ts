import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html, SafeHtml } from '../../src/pages/html.ts';

describe('HTML of the plain pages', () => {
  it('escapes whatever is put into it', () => {
    expect(html`<p title="${'"x'}">${"<script>alert(1)</script> & '`"}</p>`.text).toBe(
      '<p title="&quot;x">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;&#96;</p>',
    );
  });

  it('never lets text close a tag or an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"'`]/);
        expect(html`${text}`.text.replace(/&(amp|lt|gt|quot|#39|#96);/g, '')).not.toContain('&');
      }),
    );
  });

  it('puts its own HTML in as it is and joins lists', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });

  it.each([null, undefined, false, []])('writes nothing for %j', (value) => {
    expect(html`<p>${value}</p>`.text).toBe('<p></p>');
  });

  it.each([
    [0, '0'],
    [true, 'true'],
    [{ text: '<b>' }, '[object Object]'],
    [{ toString: () => '<b>' }, '&lt;b&gt;'],
  ])('escapes %j too: only HTML made here is HTML', (value, expected) => {
    expect(html`${value}`.text).toBe(expected);
  });

  it('is told apart from text that looks like it', () => {
    expect(html`${new SafeHtml('<b>').text}`.text).toBe('&lt;b&gt;');
    expect(escapeHtml('a')).toBe('a');
  });
});
