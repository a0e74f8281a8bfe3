// Writes HTML: whatever is put into the template is escaped, except HTML that this template wrote itself. It knows no page.

/** HTML made by `html`. Only this module can make one. */
export class SafeHtml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => entities[sign] ?? sign);
}

function write(value: unknown): string {
  if (value instanceof SafeHtml) return value.text;
  if (Array.isArray(value)) return value.map(write).join('');
  if (value === null || value === undefined || value === false) return '';
  return escapeHtml(String(value));
}

/**
 * `` html`<p>${words}</p>` ``. Lists are joined; null, undefined and false are nothing. Put values into quoted attributes or between
 * tags only: an address must have been through `safeHref` first, because escaping does not make `javascript:` safe.
 */
export function html(parts: TemplateStringsArray, ...values: readonly unknown[]): SafeHtml {
  return new SafeHtml(
    parts.map((part, index) => part + (index < values.length ? write(values[index]) : '')).join(''),
  );
}
