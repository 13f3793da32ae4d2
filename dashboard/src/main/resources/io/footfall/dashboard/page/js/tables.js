// The figures of each card as a table: columns with a format, rows with raw values.
import * as format from './format.js';

const ratio = (part, all) => (all ? part / all : 0);
const counted = (name) => ({ name, format: format.count });
const shared = (name) => ({ name, format: format.percent, axis: (share) => `${Math.round(share * 100)} %` });
const named = (name, shown = format.words) => ({ name, format: shown });
const timed = (grain) => ({ name: 'Time (UTC)', format: (at) => format.moment(at, grain), csv: (at) => new Date(at).toISOString() });
const rowsOf = (report, kind, ...columns) => report.breakdowns[kind].rows.map((row) => [row.name, ...columns.map((column) =>
  (typeof column === 'function' ? column(row) : row[column]))]);

function overTime(report, columns, options = {}) {
  const grain = report.range.grain;
  return { over: 'time', grain, columns: [timed(grain), ...columns.map(({ value, before, ...column }) => column)], ...options,
    rows: report.series.map((piece, i) => [piece.at, ...columns.map(({ value, before }) =>
      (before ? before(report.previous[i]) : value(piece)))]) };
}

function withPast(report, compares, column) {
  return compares ? [column, { ...column, name: 'The period before', past: true,
    before: (piece) => (piece ? column.value(piece) : 0) }] : [column];
}

export function views(report, compares) {
  return overTime(report, withPast(report, compares, { ...counted('Views'), value: (piece) => piece.views }));
}

export function visitorsByHour(report) {
  return { over: 'time', grain: 'hour', bars: true, columns: [timed('hour'), counted('Active visitors')],
    rows: report.hours.map((piece) => [piece.at, piece.visitors]) };
}

export function visitLength(report, compares) {
  return overTime(report, withPast(report, compares, { name: 'Mean visit', format: format.duration, axis: (millis) => `${(millis / 60000).toFixed(1)} min`,
    value: (piece) => Math.round(ratio(piece.visit_millis, piece.visits)) }));
}

export function bounce(report, compares) {
  return overTime(report, withPast(report, compares, { ...shared('Bounce rate'),
    value: (piece) => ratio(piece.visits - piece.engaged_visits, piece.visits) }), { share: true });
}

export function visits(report) {
  return overTime(report, [
    { ...counted('New visitors’ visits'), value: (piece) => piece.first_visits },
    { ...counted('Returning visitors’ visits'), value: (piece) => piece.visits - piece.first_visits },
    { ...counted('Visits that bought'), value: (piece) => piece.converted_visits }]);
}

export function pages(report) {
  return { nameWidth: 210, columns: [named('Page', format.path), counted('Views'), { name: 'Mean look', format: format.duration },
    counted('Entries'), counted('Exits')],
    rows: rowsOf(report, 'page', 'views', (row) => Math.round(ratio(row.dwell_millis, row.dwells)), 'entries', 'exits') };
}

export function products(report) {
  return { colour: 1, columns: [named('Product', String), counted('Product views'), counted('Put into carts'), counted('Purchases')],
    rows: rowsOf(report, 'product', 'product_views', 'cart_additions', 'purchases') };
}

const STEPS = ['arrival', 'list', 'product', 'cart', 'checkout', 'purchase'];
export function funnel(report) {
  const reached = Object.fromEntries(report.breakdowns.funnel_step.rows.map((row) => [row.name, row.visits]));
  const all = reached.arrival || 0;
  const rows = all ? STEPS.map((step, i) => {
    const here = reached[step] || 0;
    const before = i ? reached[STEPS[i - 1]] || 0 : here;
    return [step, here, ratio(here, all), ratio(before - here, before)];
  }) : [];
  return { columns: [named('Step'), counted('Visits'), shared('Of all visits'), shared('Lost since the step before')], rows,
    label: (row) => (row[0] === STEPS[0] ? format.brief(row[1]) : `${format.brief(row[1])}  −${format.percent(row[3])}`) };
}

export function revenue(report) {
  return { colour: 2, columns: [named('Currency', String), { name: 'Revenue', format: (value, row) => format.money(value, row[0]) },
    counted('Orders'), counted('Refunds')], rows: rowsOf(report, 'currency', 'revenue_minor', 'orders', 'refunds'), label: (row) => format.money(row[1], row[0]) };
}

const visitColumns = [counted('Visits'), shared('Bounced'), shared('Bought')];
const visitRows = (report, kind) => rowsOf(report, kind, 'visits',
  (row) => ratio(row.visits - row.engaged_visits, row.visits), (row) => ratio(row.converted_visits, row.visits));

export const byVisits = (kind, title, shown = format.words) => (report) =>
  ({ columns: [named(title, shown), ...visitColumns], rows: visitRows(report, kind).filter((row) => row[1] > 0) });

export function cities(report) {
  return { columns: [named('City', (name) => name.replace(/^.*\//, '')), counted('Views'), counted('Clicks')],
    rows: rowsOf(report, 'city', 'views', 'events') };
}

export function browsers(report) {
  return { columns: [named('Browser', String), counted('Visits'), counted('Views')], rows: rowsOf(report, 'browser', 'visits', 'views') };
}

export function searches(report) {
  return { columns: [named('Searched for', String), counted('Searches')], rows: rowsOf(report, 'search', 'searches') };
}

export function outcomes(report) {
  return { colour: 3, most: 18, columns: [named('Outcome', (name) => format.words(name.replace('rejected.', 'Rejected: '))), counted('Records')],
    rows: Object.entries(report.outcomes).filter(([, events]) => events > 0).sort(([, a], [, b]) => b - a) };
}

export const rejects = (report) => {
  const table = outcomes(report);
  return { ...table, columns: [named('Reason', (name) => format.words(name.replace('rejected.', ''))), counted('Rejected')],
    rows: table.rows.filter(([name]) => name.startsWith('rejected.')) };
};

export function offers(report) {
  return { columns: [named('Campaign', String), counted('Offers sent')],
    rows: report.offers.filter(({ sent }) => sent > 0).map(({ name, sent }) => [name, sent]) };
}
