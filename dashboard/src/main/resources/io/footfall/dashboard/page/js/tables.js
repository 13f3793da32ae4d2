// The figures of each card as a table: columns with a format, rows with raw values.
import * as format from './format.js';

const ratio = (part, all) => (all ? part / all : 0);
const counted = (name) => ({ name, format: format.count });
const shared = (name) => ({ name, format: format.percent, axis: (share) => `${Math.round(share * 100)} %` });
const named = (name, shown = format.words) => ({ name, format: shown });
const timed = (grain) => ({ name: 'Time (UTC)', format: (at) => format.moment(at, grain), csv: (at) => new Date(at).toISOString() });

// A breakdown's columns, each with what its value is; compared, the first is followed by the same of the period before.
function breakdown(report, compares, kind, name, columns, options = {}) {
  const [first, ...others] = columns;
  const before = compares ? [{ ...first, name: 'The period before', value: (row) => first.value(row.before) }] : [];
  const all = [first, ...before, ...others];
  return { ...options, past: compares ? 2 : undefined, columns: [name, ...all.map(({ value, ...column }) => column)],
    rows: report.breakdowns[kind].rows.map((row) => [row.name, ...all.map(({ value }) => value(row))]) };
}
const measured = (title, measure) => ({ ...counted(title), value: (row) => row[measure] });

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
  const { countsVisitors } = report.segment;
  return { over: 'time', grain: 'hour', bars: true, columns: [timed('hour'), counted(countsVisitors ? 'Active visitors' : 'Visits begun')],
    rows: report.hours.map((piece) => [piece.at, countsVisitors ? piece.visitors : piece.visits]) };
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

export function pages(report, compares) {
  return breakdown(report, compares, 'page', named('Page', format.path), [measured('Views', 'views'),
    { name: 'Mean look', format: format.duration, value: (row) => Math.round(ratio(row.dwell_millis, row.dwells)) },
    measured('Entries', 'entries'), measured('Exits', 'exits')], { nameWidth: 210 });
}

export function products(report, compares) {
  return breakdown(report, compares, 'product', named('Product', String), [measured('Product views', 'product_views'),
    measured('Put into carts', 'cart_additions'), measured('Purchases', 'purchases')], { colour: 1 });
}

const STEPS = ['arrival', 'list', 'product', 'cart', 'checkout', 'purchase'];
export function funnel(report, compares) {
  const found = Object.fromEntries(report.breakdowns.funnel_step.rows.map((row) => [row.name, row]));
  const reached = (step) => found[step]?.visits ?? 0;
  const all = reached('arrival');
  const rows = all ? STEPS.map((step, i) => {
    const here = reached(step);
    const before = i ? reached(STEPS[i - 1]) : here;
    return [step, here, ...(compares ? [found[step]?.before.visits ?? 0] : []), ratio(here, all), ratio(before - here, before)];
  }) : [];
  return { columns: [named('Step'), counted('Visits'), ...(compares ? [counted('The period before')] : []), shared('Of all visits'),
    shared('Lost since the step before')], rows, past: compares ? 2 : undefined,
    label: (row) => (row[0] === STEPS[0] ? format.brief(row[1]) : `${format.brief(row[1])}  −${format.percent(row[row.length - 1])}`) };
}

export function revenue(report, compares) {
  return breakdown(report, compares, 'currency', named('Currency', String), [
    { name: 'Revenue', format: (value, row) => format.money(value, row[0]), value: (row) => row.revenue_minor },
    measured('Orders', 'orders'),
    { name: 'Average order', format: (value, row) => format.money(value, row[0]), value: (row) => Math.round(ratio(row.revenue_minor, row.orders)) },
    measured('Refunds', 'refunds')], { colour: 2, label: (row) => format.money(row[1], row[0]) });
}

const visitColumns = [measured('Visits', 'visits'),
  { ...shared('Bounced'), value: (row) => ratio(row.visits - row.engaged_visits, row.visits) },
  { ...shared('Bought'), value: (row) => ratio(row.converted_visits, row.visits) }];

export const byVisits = (kind, title, shown = format.words) => (report, compares) => {
  const table = breakdown(report, compares, kind, named(title, shown), visitColumns);
  return { ...table, rows: table.rows.filter((row) => row[1] > 0) };
};

export function cities(report, compares) {
  return breakdown(report, compares, 'city', named('City', (name) => name.replace(/^.*\//, '')), [measured('Views', 'views'), measured('Clicks', 'events')]);
}

export function browsers(report, compares) {
  return breakdown(report, compares, 'browser', named('Browser', String), [measured('Visits', 'visits'), measured('Views', 'views')]);
}

export function searches(report, compares) {
  return breakdown(report, compares, 'search', named('Searched for', String), [measured('Searches', 'searches')]);
}

export function outcomes(report) {
  return { colour: 3, columns: [named('Outcome', (name) => format.words(name.replace('rejected.', 'Rejected: '))), counted('Records')],
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
