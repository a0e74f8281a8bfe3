// The part of XMLHttpRequest that Microsoft's Direct Line client uses, over fetch. Only for tests: browsers have their own.

export class FetchXhr {
  readyState = 0;
  status = 0;
  statusText = '';
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  onerror: ((fault: unknown) => void) | null = null;
  onprogress: (() => void) | null = null;
  upload = {};
  readonly #abort = new AbortController();
  readonly #headers: Record<string, string> = {};
  #sent: Headers = new Headers();
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return [...this.#sent].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }

  getResponseHeader(name: string): string | null {
    return this.#sent.get(name);
  }

  send(body?: string | FormData): void {
    const hasBody = body !== undefined && this.#method !== 'GET';
    fetch(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal: this.#abort.signal,
      ...(hasBody ? { body } : {}),
    })
      .then(async (response) => {
        this.#sent = response.headers;
        this.status = response.status;
        this.responseText = await response.text();
        const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
        this.response =
          this.responseType === 'json' && isJson ? JSON.parse(this.responseText) : this.responseText;
      })
      .catch(() => {
        this.status = 0;
      })
      .finally(() => {
        if (this.#abort.signal.aborted) return;
        this.readyState = 4;
        this.onreadystatechange?.();
      });
  }

  abort(): void {
    this.#abort.abort();
  }
}
