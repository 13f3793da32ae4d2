// The headline figures: how it stands now, and the sums of the range against the period before.
import { element, sparkline } from './dom.js';
import * as format from './format.js';

const sum = (series, measure) => series.reduce((total, piece) => total + piece[measure], 0);
const over = (part, all) => (all ? part / all : 0);

function tile(id, title) {
  const value = element('p', { class: 'value', 'data-figure': id }, '–');
  const detail = element('p', { class: 'detail' });
  const spark = element('div', { class: 'spark-frame' });
  return { value, detail, spark, node: element('article', { class: 'tile', id: `tile-${id}` }, element('h2', {}, title), value, detail, spark) };
}

function put(target, raw, text, detail, values) {
  target.value.textContent = text;
  target.value.dataset.value = raw;
  target.detail.replaceChildren(detail ?? '');
  if (values) target.spark.replaceChildren(sparkline(values));
}

export function buildNow(section) {
  const tiles = { active: tile('active', 'Active visitors now'), clicks: tile('clicks', 'Clicks a second'),
    stored: tile('stored', 'Records through the pipeline'), rejected: tile('rejected', 'Rejected') };
  section.append(...Object.values(tiles).map(({ node }) => node));
  return tiles;
}

// Before the first figure there are no minutes at all.
const NO_MINUTE = { visitors: 0, events: 0, visits: 0, views: 0 };

// The present minute has only begun, so "now" is the fuller of it and the last whole one.
export function updateActivity(tiles, minutes, countsVisitors) {
  const [last, running] = minutes.length ? minutes.slice(-2) : [NO_MINUTE, NO_MINUTE];
  const active = countsVisitors ? 'visitors' : 'visits';
  const clicks = countsVisitors ? 'events' : 'views';
  const count = Math.max(last[active], running[active]);
  put(tiles.active, count, format.count(count), countsVisitors ? 'in the last minute' : 'visits begun in the last minute, not visitors, as a channel is chosen',
    minutes.map((minute) => minute[active]));
  const perSecond = last[clicks] / 60;
  put(tiles.clicks, perSecond, format.rate(perSecond), countsVisitors ? 'over the last whole minute' : 'views, over the last whole minute',
    minutes.map((minute) => minute[clicks]));
}

export function updateLag(tiles, newestSlice, now) {
  tiles.stored.lag = lag(newestSlice, now);
  if (tiles.stored.records != null) describePipeline(tiles);
}

function lag(newest, now) {
  if (!newest) return 'no slice yet';
  const minutes = Math.floor((now - newest) / 60000);
  return minutes < 1 ? 'up to this minute' : `newest slice ${format.duration(minutes * 60000)} ago`;
}

function describePipeline(tiles) {
  const { records, duplicates } = tiles.stored;
  put(tiles.stored, records, format.brief(records), [tiles.stored.lag, `${format.count(duplicates)} duplicates left out`].filter(Boolean).join(' · '));
}

export function updatePipeline(tiles, report) {
  const entries = Object.entries(report.outcomes);
  const rejects = entries.filter(([name]) => name.startsWith('rejected.')).sort(([, a], [, b]) => b - a);
  const rejected = rejects.reduce((total, [, events]) => total + events, 0);
  tiles.stored.records = entries.reduce((total, [, events]) => total + events, 0);
  tiles.stored.duplicates = report.outcomes.duplicate;
  describePipeline(tiles);
  const [reason, most] = rejects[0] || ['', 0];
  put(tiles.rejected, rejected, format.brief(rejected),
    most ? `${format.percent(over(rejected, tiles.stored.records))} · mostly ${reason.replace('rejected.', '').replaceAll('_', ' ')}` : 'nothing in this time');
}

const HEADLINES = [
  { id: 'views', title: 'Views', views: true, of: (series) => sum(series, 'views'), at: (piece) => piece.views, show: format.brief },
  { id: 'visits', title: 'Visits', of: (series) => sum(series, 'visits'), at: (piece) => piece.visits, show: format.brief },
  { id: 'conversion', title: 'Visits that bought', share: true, of: (series) => over(sum(series, 'converted_visits'), sum(series, 'visits')),
    at: (piece) => over(piece.converted_visits, piece.visits), show: format.percent },
  { id: 'revenue', title: 'Revenue' },
  { id: 'bounce', title: 'Bounce rate', share: true, less: true,
    of: (series) => over(sum(series, 'visits') - sum(series, 'engaged_visits'), sum(series, 'visits')),
    at: (piece) => over(piece.visits - piece.engaged_visits, piece.visits), show: format.percent },
  { id: 'length', title: 'Mean visit', of: (series) => over(sum(series, 'visit_millis'), sum(series, 'visits')),
    at: (piece) => over(piece.visit_millis, piece.visits), show: format.duration },
];

export function buildHeadlines(section) {
  return HEADLINES.map((headline) => {
    const base = (series) => sum(series, headline.views ? 'views' : 'visits');
    const built = { ...headline, base, tile: tile(headline.id, headline.title) };
    section.append(built.tile.node);
    return built;
  });
}

export function updateHeadlines(headlines, report, compares) {
  for (const headline of headlines) {
    if (headline.id === 'revenue') updateRevenue(headline, report, compares);
    else if (!headline.base(report.series)) put(headline.tile, '', '–', 'nothing in this time', []);
    else {
      const value = headline.of(report.series);
      put(headline.tile, value, headline.show(value), compares ? change(value, headline.of(report.previous), headline) : '',
        report.series.map(headline.at));
    }
  }
}

function updateRevenue({ tile: target }, report, compares) {
  const { rows } = report.breakdowns.currency;
  if (rows.length === 0) {
    put(target, 0, '–', 'no orders in this time');
    return;
  }
  const [most, ...others] = rows;
  const orders = others.length ? `and ${others.map((row) => row.name).join(', ')}` : `${format.count(most.orders)} orders`;
  put(target, most.revenue_minor, format.moneyBrief(most.revenue_minor, most.name),
    element('span', {}, compares ? change(most.revenue_minor, most.before.revenue_minor, {}) : '', ` ${orders}`));
}

// From here on a share of what was before says less than how many times as much there is.
const MANY_TIMES = 9;

function change(value, before, { share, less }) {
  if (!before) return element('span', { class: 'change' }, 'none before');
  const difference = share ? value - before : value / before - 1;
  const size = share ? `${(Math.abs(difference) * 100).toFixed(1)} points`
    : difference >= MANY_TIMES ? `${format.brief(value / before)} times` : format.percent(Math.abs(difference));
  const direction = Math.abs(difference) < 0.0005 ? 'same' : (difference > 0) === !less ? 'better' : 'worse';
  const arrow = direction === 'same' ? '=' : difference > 0 ? '▲' : '▼';
  return element('span', { class: `change ${direction}` }, `${arrow} ${size}`);
}
