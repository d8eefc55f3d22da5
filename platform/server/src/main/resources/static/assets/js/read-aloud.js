// Reads the page's main part with the browser's own voice; the button stays hidden where there is none.
(() => {
  const button = document.querySelector('[data-read-aloud]');
  if (!button || !('speechSynthesis' in window)) return;
  const voice = window.speechSynthesis;
  button.hidden = false;

  function sentences() {
    const main = document.querySelector('main');
    const parts = [];
    main.querySelectorAll('h1,h2,h3,p,li,dt,dd,legend,label,td').forEach((part) => {
      if (part.closest('[hidden],.vh,details:not([open])') || part.querySelector('h1,h2,h3,p,li,dd,label')) return;
      const text = part.innerText.replace(/\s+/g, ' ').trim();
      if (text) parts.push(text);
    });
    return parts;
  }

  function stop() {
    voice.cancel();
    button.setAttribute('aria-pressed', 'false');
  }

  button.addEventListener('click', () => {
    if (voice.speaking || voice.pending) return stop();
    button.setAttribute('aria-pressed', 'true');
    const queue = sentences();
    queue.forEach((text, at) => {
      const words = new SpeechSynthesisUtterance(text);
      words.lang = document.documentElement.lang;
      words.rate = 0.9;
      if (at === queue.length - 1) words.onend = stop;
      voice.speak(words);
    });
    return undefined;
  });
  window.addEventListener('pagehide', () => voice.cancel());
})();
