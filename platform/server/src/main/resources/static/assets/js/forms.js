// Comfort in forms: counts, file lists, one submission per click, a warning before typed text is lost.
(() => {
  const MB = 1024 * 1024;

  function size(bytes) {
    return bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
  }

  function listFiles(input) {
    const box = input.closest('.upload');
    const list = box && box.querySelector('ul');
    if (!list) return;
    list.textContent = '';
    Array.from(input.files).forEach((file) => {
      const line = document.createElement('li');
      line.textContent = `${file.name} · ${size(file.size)}`;
      if (file.size > Number(box.dataset.most)) {
        line.textContent += ` · ${box.dataset.tooLarge}`;
        line.className = 'lamp red';
      }
      list.append(line);
    });
  }

  function count(area) {
    const counter = document.getElementById(`${area.id}-count`);
    if (counter) counter.textContent = `${area.value.length} / ${area.maxLength}`;
  }

  document.addEventListener('input', (event) => {
    if (event.target.matches('textarea[maxlength]')) count(event.target);
    const form = event.target.closest('form[data-guard]');
    if (form) form.dataset.touched = 'yes';
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('input[type=file]')) listFiles(event.target);
    if (event.target.matches('select[data-submit]')) event.target.form.requestSubmit();
  });
  // from a finding to the line it is about, where the text stands on the same page
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-line]');
    const area = link && link.pathname + link.search === location.pathname + location.search && document.querySelector('textarea.code');
    const line = area && Number(link.dataset.line);
    if (!line) return;
    event.preventDefault();
    const lines = area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1] || '').length);
    area.scrollTop = (line - 4) * (area.scrollHeight / lines.length);
  });
  // the numbers of the lines beside a text that has them; without scripts it is a plain text
  function numberLines(area) {
    const gutter = document.createElement('div');
    gutter.className = 'gutter';
    gutter.setAttribute('aria-hidden', 'true');
    area.before(gutter);
    let lines = 0;
    const number = () => {
      const now = area.value.split('\n').length;
      if (now === lines) return;
      lines = now;
      // room below the last, where the text has its scrollbar
      gutter.textContent = `${Array.from({ length: lines }, (_, i) => i + 1).join('\n')}\n\n\n`;
      gutter.scrollTop = area.scrollTop;
    };
    area.addEventListener('input', number);
    area.addEventListener('scroll', () => { gutter.scrollTop = area.scrollTop; });
    number();
  }
  document.addEventListener('dragover', (event) => {
    const box = event.target.closest('.upload');
    if (box) box.classList.add('over');
  });
  ['dragleave', 'drop'].forEach((name) => document.addEventListener(name, (event) => {
    const box = event.target.closest('.upload');
    if (box) box.classList.remove('over');
  }));

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (form.method === 'post' && form.dataset.sent === 'yes') {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    delete form.dataset.touched;
    if (form.method === 'post') form.dataset.sent = 'yes';
  }, true);
  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));
  document.addEventListener('htmx:after:request', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));
  window.addEventListener('beforeunload', (event) => {
    if (document.querySelector('form[data-touched]')) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) window.print();
    document.querySelectorAll('details.person[open]').forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') document.querySelectorAll('details.person[open]').forEach((menu) => { menu.open = false; });
  });
  function ready(place) {
    place.querySelectorAll('textarea[maxlength]').forEach(count);
    place.querySelectorAll('.coded > textarea.code').forEach(numberLines);
  }
  function typed() {
    return Array.from(document.querySelectorAll('main input:not([type=hidden]), main textarea')).some(
      (field) => (field.matches('[type=checkbox], [type=radio]') ? field.checked !== field.defaultChecked : field.value !== field.defaultValue),
    );
  }
  // when what was under way is over, the page is shown anew, but not over what somebody typed or has to mend
  document.addEventListener('htmx:after:swap', (event) => {
    const anew = event.target;
    if (!(anew instanceof Element)) return;
    if (anew.matches('main')) ready(anew);
    if (!anew.matches('[data-over]') || document.querySelector('main .errors') || typed()) return;
    window.htmx.ajax('GET', window.location.href, { source: anew, target: '#main', select: '#main', swap: 'outerHTML' });
  });
  ready(document);
  document.querySelectorAll('[data-print]').forEach((button) => { button.hidden = false; });
})();
