// The window's small pictures, drawn with the text colour. Decoration only: what they mean is always said in words beside them.
import type { JSX } from 'preact';

const paths = {
  send: 'M4 12 20 4l-5 16-3.5-6.5z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  up: 'M7 11v9H4v-9zM7 11l4-8c1.7 0 2.5 1.2 2.2 2.800L12.6 9H18c1.5 0 2.4 1.3 2 2.700l-1.7 6.500c-.3 1.1-1.2 1.8-2.3 1.800H7',
  down: 'M17 13V4h3v9zM17 13l-4 8c-1.7 0-2.5-1.2-2.2-2.800l.6-3.200H6c-1.5 0-2.4-1.3-2-2.700l1.7-6.500C6 4.7 6.9 4 8 4h9',
  retry: 'M5 12a7 7 0 1 1 2 5M5 19v-4h4',
  arrow: 'M12 5v14M6 13l6 6 6-6',
  check: 'M5 13l4 4L19 7',
  phone:
    'M6 3h3l2 5-2.5 1.500a11 11 0 0 0 6 6L16 13l5 2v3c0 1.7-1.3 3-3 3C10.3 21 3 13.7 3 6c0-1.7 1.3-3 3-3z',
  emergency: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.200v.1',
  urgent: 'M12 3 22 20H2zM12 9v5M12 16.800v.1',
  routine: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
