// On a narrow screen the side navigation is a strip: where the reader is comes into its middle.
(() => {
  const here = document.querySelector('.side-nav a[aria-current]');
  if (!here) return;
  const strip = here.parentElement;
  const at = here.getBoundingClientRect();
  const all = strip.getBoundingClientRect();
  strip.scrollLeft += at.left + at.width / 2 - (all.left + all.width / 2);
})();
