// Single keys for staff: a `?` sheet, a switch to turn them off (remembered), never while typing.
(() => {
  const sheet = document.getElementById('shortcuts');
  if (!sheet) return;
  const OFF = 'bancheng-shortcuts-off';
  const enabled = () => window.localStorage.getItem(OFF) !== 'yes';
  const toggle = sheet.querySelector('[data-shortcuts-switch]');
  toggle.checked = enabled();
  toggle.addEventListener('change', () => window.localStorage.setItem(OFF, toggle.checked ? 'no' : 'yes'));

  const open = () => (sheet.showModal ? sheet.showModal() : sheet.setAttribute('open', ''));
  const close = () => (sheet.close ? sheet.close() : sheet.removeAttribute('open'));
  document.querySelectorAll('[data-open-shortcuts]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', open);
  });
  sheet.querySelector('[data-close]').addEventListener('click', close);

  const rows = () => Array.from(document.querySelectorAll('.board tbody tr'));
  function move(by) {
    const all = rows();
    if (!all.length) return;
    const from = all.findIndex((row) => row.classList.contains('at'));
    const to = Math.max(0, Math.min(all.length - 1, from + by));
    all.forEach((row, at) => row.classList.toggle('at', at === to));
    all[to].querySelector('a.what').focus();
    all[to].scrollIntoView({ block: 'nearest' });
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    '?': open,
    '/': () => document.querySelector('.top .search input').focus(),
  };

  document.addEventListener('keydown', (event) => {
    if (!enabled() || sheet.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input,textarea,select,[contenteditable]')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (keys[key]) {
      event.preventDefault();
      keys[key]();
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.tagName === 'DETAILS') {
      target.open = true;
      const first = target.querySelector('input:not([type=hidden]),textarea,select,button');
      if (first) first.focus();
    } else target.click();
  });
})();
