// A pretend clinic's page with the chat embedded, for trying it: `/demo`. It shows what a clinic pastes into its own.
import { html } from './html.ts';
import { pageFrame } from './page-frame.ts';
import type { PagesContext } from './pages-context.ts';

export function demoPage(context: PagesContext): string {
  const snippet = '<script src="https://YOUR-WALKWELL/embed.js" async></script>';
  const main = html`<h1>A clinic’s page</h1>
<p>This page stands for the website of a clinic. The button in the corner opens the chat. Press Esc to close it.</p>
<h2>What the clinic pastes</h2>
<pre><code>${snippet}</code></pre>
<h2>Settings</h2>
<table><thead><tr><th scope="col">Attribute</th><th scope="col">What it does</th></tr></thead><tbody>
<tr><th scope="row">data-label</th><td>Words on the button</td></tr>
<tr><th scope="row">data-title</th><td>Name of the frame for screen readers</td></tr>
<tr><th scope="row">data-theme</th><td>light or dark; otherwise as the device is set</td></tr>
<tr><th scope="row">data-lang</th><td>Language of the window: en or ar</td></tr>
<tr><th scope="row">data-side</th><td>start puts the button on the other side</td></tr>
</tbody></table>
<p>The site must be named in <code>FRAME_ANCESTORS</code> of the server.</p>
<script src="/embed.js" async></script>`;
  return pageFrame(context, {
    title: 'Demo of the embedded chat',
    description: 'A page of a pretend clinic with the chat embedded.',
    path: '/demo',
    main,
  });
}
