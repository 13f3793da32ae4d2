// What is looked at, kept in the page's address: a link shows another person the same.
export const RANGES = [['15m', '15 min'], ['1h', '1 h'], ['3h', '3 h'], ['24h', '24 h'], ['7d', '7 d'], ['30d', '30 d']];
export const PARTS = ['country', 'device', 'channel'];
const KEYS = ['range', 'from', 'to', ...PARTS, 'compare', 'theme'];

export function current() {
  const parameters = new URLSearchParams(location.search);
  const view = Object.fromEntries(KEYS.map((key) => [key, parameters.get(key) || '']));
  if (!view.from || !view.to) {
    view.from = view.to = '';
    view.range = view.range || '1h';
  } else {
    view.range = '';
  }
  return view;
}

// Whether it is of some only, by one filter or several.
export const isNarrowed = (chosen) => PARTS.some((part) => chosen[part]);

export function change(part) {
  const view = { ...current(), ...part };
  const parameters = new URLSearchParams();
  KEYS.filter((key) => view[key]).forEach((key) => parameters.set(key, view[key]));
  history.pushState(null, '', `?${parameters}`);
  dispatchEvent(new Event('viewchange'));
}

export function question(view, revision) {
  const parameters = new URLSearchParams();
  ['range', 'from', 'to', ...PARTS].filter((key) => view[key]).forEach((key) => parameters.set(key, view[key]));
  if (revision) parameters.set('revision', revision);
  return `api/figures?${parameters}`;
}
