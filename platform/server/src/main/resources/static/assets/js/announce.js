// One polite live region for the page. A reader hears the latest message at most every three seconds, never a burst.
(() => {
  const region = document.getElementById('announcer');
  if (!region) return;
  const EVERY = 3000;
  let last = 0;
  let waiting = null;

  function speak(text) {
    last = Date.now();
    region.textContent = '';
    window.setTimeout(() => { region.textContent = text; }, 30);
  }

  function say(text) {
    if (!text) return;
    window.clearTimeout(waiting);
    const rest = EVERY - (Date.now() - last);
    if (rest <= 0) speak(text);
    else waiting = window.setTimeout(() => speak(text), rest);
  }

  document.addEventListener('bancheng:say', (event) => say(event.detail));
  document.addEventListener('htmx:after:swap', () => {
    const said = document.querySelector('[data-say]');
    if (said) say(said.dataset.say);
    const errors = document.querySelector('.errors[data-focus]');
    if (errors) errors.focus();
  });

  // after navigation the heading, or what went wrong, is where a reader should begin
  window.addEventListener('pageshow', () => {
    const errors = document.querySelector('.errors[data-focus]');
    const heading = document.querySelector('main h1');
    const place = errors || heading;
    if (!place || document.activeElement !== document.body || window.location.hash) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: !errors });
  });
})();
