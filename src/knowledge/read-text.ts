// One file of a knowledge folder → its text, or why not. It follows no link out of the folder, opens no pipe and reads nothing
// that is too large or not UTF-8.
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';

/** Largest YAML file in bytes: 100,000 phrasings of 50 letters fit; a file a thousand times larger than any of ours does not. */
const MAX_YAML_BYTES = 8 * 1024 * 1024;
/** Largest answer in bytes: about 40 times the longest of ours. */
const MAX_MARKDOWN_BYTES = 128 * 1024;

export const LEADS_OUT = 'this link leads out of the knowledge folder: put the file itself here';

interface Fault {
  message: string;
  line?: number;
}

/** Reads one file of the folder whose real path is `root`; a fault in words when it cannot or may not be read. */
export function readText(root: string, file: string): string | Fault {
  const real = realPath(join(root, file));
  if (real === undefined)
    return { message: 'this is a link to nothing, or cannot be read: put the file itself here' };
  if (!isInside(root, real)) return { message: LEADS_OUT };
  const limit = file.endsWith('.md') ? MAX_MARKDOWN_BYTES : MAX_YAML_BYTES;
  try {
    // The path was resolved above; not following a link now means that it cannot be swapped in between.
    const handle = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return readHandle(handle, fstatSync(handle), limit);
    } finally {
      closeSync(handle);
    }
  } catch {
    return { message: 'this file cannot be read: check its permissions' };
  }
}

function readHandle(handle: number, found: Stats, limit: number): string | Fault {
  if (!found.isFile()) return { message: 'this is not a file: move it out of the knowledge folder' };
  if (found.size > limit)
    return { message: `the file is larger than ${limit / 1024} KB: split it into several files` };
  const buffer = Buffer.alloc(found.size);
  let length = 0;
  for (let read = -1; read !== 0 && length < buffer.length; length += read)
    read = readSync(handle, buffer, length, buffer.length - length, length);
  return decode(buffer.subarray(0, length));
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function decode(bytes: Uint8Array): string | Fault {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return {
      message: 'this line holds bytes that are not UTF-8: save the file as UTF-8',
      line: lineOfOffset(lenient.decode(bytes), '\uFFFD'),
    };
  }
  const control = CONTROL.exec(text);
  if (control !== null)
    return {
      message: 'this line holds a control character: delete it',
      line: lineOfOffset(text, control[0]),
    };
  return text.replaceAll('\r\n', '\n');
}

const lineOfOffset = (text: string, found: string): number =>
  text.slice(0, text.indexOf(found)).split('\n').length;

/** The path with all links followed; undefined when there is nothing. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

export const isInside = (root: string, path: string): boolean =>
  path.startsWith(root.endsWith(sep) ? root : root + sep);
