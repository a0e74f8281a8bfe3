// Puts text where a person can keep it: the clipboard or a file. It does not decide what the text says.

/** False when the browser refused both ways. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

/** The old way, for pages that may not use the clipboard. */
function copyByHand(text: string): boolean {
  const focused = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'away';
  box.setAttribute('aria-hidden', 'true');
  document.body.append(box);
  box.select();
  const isCopied = document.execCommand('copy');
  if (focused instanceof HTMLElement) focused.focus();
  box.remove();
  return isCopied;
}

export function downloadText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
