// HTTP as bytes on a socket, for requests no client library would send.
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** Everything the server sent until it closed. */
  text: string;
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
  body: any;
  ms: number;
}

/** Opens a socket that never throws. */
export function openSocket(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  return socket;
}

/** Sends bytes, waits until the server closes the connection. */
export async function sendRaw(port: number, ...parts: (string | Uint8Array)[]): Promise<RawAnswer> {
  const startedMs = performance.now();
  const socket = openSocket(port);
  for (const part of parts) socket.write(part);
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  const [, status = '0'] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
  const json = /\{.*\}/s.exec(text)?.[0];
  return {
    text,
    status: Number(status),
    body: json === undefined ? null : JSON.parse(json),
    ms: performance.now() - startedMs,
  };
}
