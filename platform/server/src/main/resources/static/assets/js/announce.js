// One polite live region for the page. A reader hears the latest message at most every three seconds, never a burst.
(() => {
  const region = document.getElementById('announcer');
  if (!region) return;
  const EVERY = 3000;
  let last = 0;
  let spoken = '';
  let waiting = null;

  function speak(text) {
    last = Date.now();
    spoken = text;
    region.textContent = '';
    window.setTimeout(() => { region.textContent = text; }, 30);
  }

  function say(text) {
    if (!text) return;
    window.clearTimeout(waiting);
    const rest = EVERY - (Date.now() - last);
    if (rest > 0 && text === spoken) return;
    if (rest <= 0) speak(text);
    else waiting = window.setTimeout(() => speak(text), rest);
  }

  document.addEventListener('bancheng:say', (event) => say(event.detail));
  // after navigation the heading, or what went wrong, is where a reader should begin
  function begin() {
    const errors = document.querySelector('.errors[data-focus]');
    const heading = document.querySelector('main h1');
    const place = errors || heading;
    if (!place || document.activeElement !== document.body || window.location.hash) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: !errors });
  }

  // of what came anew, and of nothing that stood there before
  document.addEventListener('htmx:after:swap', (event) => {
    const anew = event.target;
    if (!(anew instanceof Element)) return;
    const said = anew.matches('[data-say]') ? anew : anew.querySelector('[data-say]');
    if (said) say(said.dataset.say);
    const errors = anew.querySelector('.errors[data-focus]');
    if (errors) errors.focus();
    else if (anew.matches('main')) begin();
  });
  window.addEventListener('pageshow', begin);
})();
