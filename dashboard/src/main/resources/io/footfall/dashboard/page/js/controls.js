// Range, filters, comparison and theme: each changes the page's address, and nothing else.
import { byId, element } from './dom.js';
import * as format from './format.js';
import { RANGES, change, current } from './view.js';

const FILTERS = [['country', 'All countries', format.country], ['device', 'All devices', format.words], ['channel', 'All channels', String]];

export function build() {
  byId('ranges').append(...RANGES.map(([range, title]) => element('button', { type: 'button', 'data-range': range,
    onclick: () => change({ range, from: '', to: '' }) }, title)));
  byId('filters').append(...FILTERS.map(([kind, everyone]) => element('select', { 'data-filter': kind, 'aria-label': everyone.replace('All ', 'Filter by '),
    onchange: (event) => change({ [kind]: event.target.value }) }, element('option', { value: '' }, everyone))));
  byId('compare').addEventListener('click', () => change({ compare: current().compare === 'off' ? '' : 'off' }));
  byId('theme').addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    localStorage.setItem('footfall.theme', theme);
    change({ theme });
  });
  byId('customForm').addEventListener('submit', showCustom);
  byId('custom').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    byId('custom').open = false;
    byId('custom').querySelector('summary').focus();
  });
}

function showCustom(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const [from, to] = ['from', 'to'].map((name) => `${form.get(name)}:00Z`);
  const wrong = !(Date.parse(from) < Date.parse(to));
  byId('customProblem').textContent = wrong ? 'From must lie before To.' : '';
  if (wrong) return;
  byId('custom').open = false;
  change({ range: '', from, to });
}

export function isDark() {
  const named = document.documentElement.dataset.theme;
  return named ? named === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export function show(view) {
  if (view.theme === 'dark' || view.theme === 'light') document.documentElement.dataset.theme = view.theme;
  document.querySelectorAll('[data-range]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.range === view.range)));
  byId('custom').classList.toggle('chosen', Boolean(view.from));
  byId('compare').setAttribute('aria-pressed', String(view.compare !== 'off'));
  byId('theme').textContent = isDark() ? 'Light' : 'Dark';
  document.querySelectorAll('[data-filter]').forEach((select) => {
    const chosen = view[select.dataset.filter];
    if (chosen) offer(select, chosen);
    select.value = chosen;
    select.classList.toggle('chosen', Boolean(chosen));
  });
}

export function offerNames(report) {
  document.querySelectorAll('[data-filter]').forEach((select) =>
    report.names[select.dataset.filter].forEach((name) => offer(select, name)));
}

function offer(select, name) {
  if ([...select.options].some((option) => option.value === name)) return;
  const shown = FILTERS.find(([kind]) => kind === select.dataset.filter)[2];
  select.append(element('option', { value: name }, shown(name)));
}
