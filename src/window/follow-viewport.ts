// Keeps the window as high as what can be seen while the on-screen keyboard is up, so that the question box stays above it.

/** Sets `--seen` (px) on the page. Browsers without visualViewport keep the height of the style sheet. */
export function followViewport(page: HTMLElement, view: VisualViewport | null): void {
  if (view === null) return;
  const resize = () => {
    // While somebody zooms in, the page must not shrink with the view: they would lose what they zoom to.
    if (view.scale > 1.01) return;
    page.style.setProperty('--seen', `${Math.round(view.height)}px`);
    if (view.offsetTop > 0) window.scrollTo(0, 0);
  };
  view.addEventListener('resize', resize);
  resize();
}
