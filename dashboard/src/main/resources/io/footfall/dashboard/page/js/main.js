// Listens to the feed, and fetches the report whenever a figure has changed or another view is asked for.
import * as cards from './cards.js';
import { resizeIn } from './charts.js';
import * as controls from './controls.js';
import { byId } from './dom.js';
import * as format from './format.js';
import * as tiles from './tiles.js';
import { current, isNarrowed, question } from './view.js';

const root = document.documentElement;
controls.build();
const now = tiles.buildNow(byId('now'));
const headlines = tiles.buildHeadlines(byId('tiles'));
const grid = cards.build(byId('grid'));

let revision = '';
let shown = '';
let fetching = false;

function complain(message) {
  byId('banner').textContent = message;
  byId('banner').hidden = false;
  byId('pulse').textContent = 'Waiting';
  root.dataset.state = 'trouble';
}

// One request at a time; what was asked for meanwhile is asked for after it.
async function refresh() {
  const wanted = question(current(), revision);
  if (fetching || wanted === shown) return;
  fetching = true;
  try {
    const response = await fetch(wanted);
    const answer = await response.json();
    shown = wanted;
    if (response.ok) render(answer);
    else complain(answer.message || answer.title);
  } catch (failure) {
    if (!(failure instanceof TypeError) && !(failure instanceof SyntaxError)) throw failure;
    shown = wanted;
    complain('The dashboard’s server does not answer. Start it again: footfall dashboard.');
  } finally {
    fetching = false;
  }
  refresh();
}

function render(report) {
  const compares = current().compare !== 'off';
  byId('banner').hidden = true;
  tiles.updatePipeline(now, report);
  if (isNarrowed(report.segment)) tiles.updateActivity(now, report.minutes, report.segment.countsVisitors);
  tiles.updateHeadlines(headlines, report, compares);
  grid.forEach((card) => cards.update(card, report, compares));
  controls.offerNames(report);
  controls.show(current());
  const { from, to, grain } = report.range;
  byId('scope').textContent = `${format.fullMoment(Date.parse(from))} to ${format.fullMoment(Date.parse(to))} UTC, by the ${grain}`
    + `${compares ? ', against the same length before' : ''}`
    + `${isNarrowed(report.segment) ? '. Records and rejects are those of all traffic' : ''}`;
  const isEmpty = report.series.every((piece) => !piece.events && !piece.visits) && Object.values(report.outcomes).every((events) => !events);
  if (isEmpty) {
    byId('banner').textContent = isNarrowed(report.segment)
      ? 'Nothing by this filter in this time. Take the filter off, or choose a longer time.'
      : 'No figures in this time. Choose a longer time, or see that clicks come in and that footfall clickstream runs.';
    byId('banner').hidden = false;
  }
  root.dataset.state = isEmpty ? 'empty' : 'ready';
}

function listen() {
  const feed = new EventSource('api/live');
  feed.addEventListener('present', (event) => {
    const present = JSON.parse(event.data);
    byId('pulse').textContent = 'Live';
    tiles.updateLag(now, present.newestSlice, Date.now());
    if (!isNarrowed(current())) tiles.updateActivity(now, present.minutes, true);
    revision = present.revision;
    refresh();
  });
  feed.addEventListener('trouble', (event) => {
    revision = '';
    complain(JSON.parse(event.data).message);
  });
  feed.addEventListener('error', () => {
    byId('pulse').textContent = 'Reconnecting';
    // After a lost connection a browser tries again by itself, after an answer that refuses it does not
    if (feed.readyState === EventSource.CLOSED) {
      complain('The dashboard’s server tells this page nothing new: too many may be open. Close some; this one asks again every half a minute.');
      setTimeout(listen, 30000);
    }
  });
}

function look() {
  controls.show(current());
  grid.forEach(cards.redraw);
  refresh();
}

addEventListener('viewchange', look);
addEventListener('popstate', look);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look);
new ResizeObserver(() => resizeIn(byId('grid'))).observe(byId('grid'));
look();
listen();
