// Numbers and times as people read them; every time is UTC.
const LOCALE = 'en-GB';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });

const utc = (options) => new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options });
const minute = utc({ hour: '2-digit', minute: '2-digit' });
const hour = utc({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const day = utc({ weekday: 'short', day: 'numeric', month: 'short' });
const full = utc({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

export const count = (value) => whole.format(value);
export const brief = (value) => (Math.abs(value) < 10000 ? count(value) : short.format(value));
export const rate = (value) => (value >= 100 ? count(value) : tenths.format(value));
export const percent = (share) => `${tenths.format(share * 100)} %`;

export function duration(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor(seconds / 60) % 60).padStart(2, '0')} min`;
}

export function money(minor, currency) {
  const format = new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

// A headline has no room for all digits of a large sum; its card and its table have them.
export function moneyBrief(minor, currency) {
  const { maximumFractionDigits } = new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions();
  const major = minor / 10 ** maximumFractionDigits;
  if (Math.abs(major) < 10000) return money(minor, currency);
  const isLong = Math.abs(major) >= 1e6;
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency, notation: isLong ? 'compact' : 'standard',
    minimumFractionDigits: 0, maximumFractionDigits: isLong ? 1 : 0 }).format(major);
}

export const moment = (millis, grain) => ({ minute, hour, day })[grain].format(millis);
export const axisMoment = (millis, grain) => (grain === 'day' ? utc({ day: 'numeric', month: 'short' }) : minute).format(millis);
export const fullMoment = (millis) => full.format(millis);

const countries = new Intl.DisplayNames(['en'], { type: 'region' });
export const country = (code) => (/^[A-Z]{2}$/.test(code) ? countries.of(code) : code);
export const words = (name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ');
export function path(address) {
  try {
    const url = new URL(address);
    return url.pathname + url.search;
  } catch (notAnAddress) {
    if (notAnAddress instanceof TypeError) return address;
    throw notAnAddress;
  }
}
