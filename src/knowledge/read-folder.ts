// A knowledge folder on disk → the texts of the files an author may write, safely read. It does not look inside them.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentProblem } from '../errors.ts';
import { didYouMean } from './nearest-name.ts';
import { isInside, LEADS_OUT, readText, realPath } from './read-text.ts';

export interface TextFile {
  /** Path relative to the knowledge folder, with forward slashes: `intents/walking.yaml`. */
  file: string;
  text: string;
}

export interface Folder {
  files: readonly TextFile[];
  problems: readonly ContentProblem[];
}

/** Most files in one folder: ten times the largest knowledge base planned for. */
const MAX_FILES = 10_000;

const FOLDERS = [
  { path: 'intents', endings: ['.yaml'], folders: ['red-flags'] },
  { path: 'intents/red-flags', endings: ['.yaml'], folders: [] },
  { path: 'content', endings: ['.md', '.yaml'], folders: [] },
] as const;

/** The `.yaml` files that may stand in `content/`. */
export const contentYamlFiles = ['clinic.yaml', 'escalation.yaml', 'regions.yaml', 'replies.yaml'] as const;

/**
 * Reads `intents/*.yaml`, `intents/red-flags/*.yaml`, `content/*.md` and the known `content/*.yaml`, sorted by path.
 * Links that lead out of the folder, other kinds of file, too large or ill-encoded files become problems; nothing is thrown.
 * Hidden files and editors' backup files are passed over.
 */
export function readFolder(directory: string): Folder {
  const files: TextFile[] = [];
  const problems: ContentProblem[] = [];
  const root = realPath(directory);
  if (root === undefined) {
    problems.push({
      file: directory,
      field: '',
      message: 'there is no such folder: give the folder that holds intents/ and content/',
    });
    return { files, problems };
  }
  for (const folder of FOLDERS) {
    for (const name of listNames(root, folder, problems)) {
      const file = `${folder.path}/${name}`;
      const read = readText(root, file);
      if (typeof read === 'string') files.push({ file, text: read });
      else problems.push({ file, field: '', ...read });
    }
  }
  return { files: files.sort((a, b) => (a.file < b.file ? -1 : 1)), problems };
}

type Folders = (typeof FOLDERS)[number];

function listNames(root: string, folder: Folders, problems: ContentProblem[]): string[] {
  const place = realPath(join(root, folder.path));
  if (place === undefined) {
    if (folder.path !== 'intents/red-flags')
      problems.push({
        file: folder.path,
        field: '',
        message: `there is no folder ${folder.path}/: make one`,
      });
    return [];
  }
  if (!isInside(root, place)) {
    problems.push({ file: folder.path, field: '', message: LEADS_OUT });
    return [];
  }
  const names = readNames(place);
  if (names === undefined || names.length > MAX_FILES) {
    const why =
      names === undefined
        ? 'this is not a folder that can be read'
        : `more than ${MAX_FILES} files: split the knowledge`;
    problems.push({ file: folder.path, field: '', message: why });
    return [];
  }
  return names.filter((name) => isWanted(folder, name, problems));
}

function isWanted(folder: Folders, name: string, problems: ContentProblem[]): boolean {
  if (name.startsWith('.') || /[~#]$|\.(sw[a-p]|tmp|bak|orig)$/.test(name)) return false;
  if (folder.folders.some((known) => known === name)) return false;
  const message = whyUnwanted(folder, name);
  if (message !== undefined) problems.push({ file: `${folder.path}/${name}`, field: '', message });
  return message === undefined;
}

function whyUnwanted(folder: Folders, name: string): string | undefined {
  if (name.endsWith('.yml')) return `end the name in .yaml: ${name.slice(0, -4)}.yaml`;
  if (!folder.endings.some((ending) => name.endsWith(ending)))
    return `only ${folder.endings.join(' and ')} files are read here: rename it or move it out of ${folder.path}/`;
  if (
    folder.path === 'content' &&
    name.endsWith('.yaml') &&
    !contentYamlFiles.some((known) => known === name)
  )
    return `there is no such file in content/: it may hold ${contentYamlFiles.join(', ')} and answers that end in .md.${didYouMean(name, contentYamlFiles)}`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\.[a-z]+$/.test(name))
    return 'name the file in lower-case words joined by hyphens, such as is-walking-good.md';
  return undefined;
}

function readNames(place: string): string[] | undefined {
  try {
    return statSync(place).isDirectory() ? readdirSync(place) : undefined;
  } catch {
    return undefined;
  }
}
