// Elder mode and dark mode act at once; the form behind each button does the same without scripts.
(() => {
  const root = document.documentElement;
  const YEAR = 60 * 60 * 24 * 365;

  function remember(name, value) {
    document.cookie = `bancheng_${name}=${value};path=/;max-age=${YEAR};samesite=lax`;
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-toggle]');
    if (!button) return;
    event.preventDefault();
    const name = button.dataset.toggle;
    const next = root.dataset[name] === button.dataset.on ? button.dataset.off : button.dataset.on;
    root.dataset[name] = next;
    remember(name, next);
    document.querySelectorAll(`button[data-toggle="${name}"]`).forEach((other) => {
      other.setAttribute('aria-pressed', String(next === other.dataset.on));
      other.value = next === other.dataset.on ? other.dataset.off : other.dataset.on;
    });
    document.dispatchEvent(new CustomEvent('bancheng:say', { detail: button.textContent.trim() }));
  });
})();
