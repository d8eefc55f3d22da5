// Large text by one click, remembered on this machine; a password can be shown while it is typed.
(() => {
  const root = document.documentElement;
  const KEY = 'bancheng-size';
  const apply = (size) => {
    root.dataset.size = size;
    document.querySelectorAll('[data-size-switch]').forEach((button) => button.setAttribute('aria-pressed', String(size === 'elder')));
  };
  apply(window.localStorage.getItem(KEY) || 'normal');
  document.querySelectorAll('[data-size-switch]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const next = root.dataset.size === 'elder' ? 'normal' : 'elder';
      window.localStorage.setItem(KEY, next);
      apply(next);
    });
  });
  document.querySelectorAll('[data-reveal]').forEach((button) => {
    const field = document.getElementById(button.getAttribute('aria-controls'));
    button.hidden = false;
    button.addEventListener('click', () => {
      const shown = field.type === 'text';
      field.type = shown ? 'password' : 'text';
      button.textContent = shown ? button.dataset.show : button.dataset.hide;
    });
  });
  const form = document.getElementById('kc-form-login');
  if (form) form.addEventListener('submit', () => { document.getElementById('kc-login').disabled = true; });
  window.addEventListener('pageshow', () => { if (form) document.getElementById('kc-login').disabled = false; });
})();
