// One card a question: its chart, the same figures as a table, and as CSV.
import { element } from './dom.js';
import { draw } from './charts.js';
import * as format from './format.js';
import * as tables from './tables.js';
import { isNarrowed } from './view.js';

const WIDEN = 'Nothing in this time. Choose a longer one.';

// `kind`: the breakdown that it shows and whose range it names; `pipeline`: no filter reaches it.
const CARDS = [
  { id: 'views', title: 'Views over time', span: 8, table: tables.views },
  { id: 'funnel', title: 'From arrival to purchase', span: 4, note: 'How many got this far, and how many were lost since the step before', kind: 'funnel_step', table: tables.funnel },
  { id: 'pages', title: 'Most viewed pages', span: 6, tall: true, kind: 'page', table: tables.pages },
  { id: 'products', title: 'Most viewed products', span: 3, tall: true, kind: 'product', table: tables.products },
  { id: 'revenue', title: 'Revenue by currency', span: 3, tall: true, kind: 'currency', table: tables.revenue,
    empty: 'No orders in this time. Choose a longer one.' },
  { id: 'hours', title: 'Active visitors by hour', span: 6, note: 'The 24 hours up to the end of the range', table: tables.visitorsByHour },
  { id: 'visits', title: 'New and returning visits', span: 6, table: tables.visits },
  { id: 'length', title: 'Visit length', span: 6, table: tables.visitLength },
  { id: 'bounce', title: 'Bounce rate', span: 6, note: 'Visits under ten seconds, with one view and no purchase', table: tables.bounce },
  { id: 'countries', title: 'Countries', span: 4, tall: true, kind: 'country', table: tables.byVisits('country', 'Country', format.country) },
  { id: 'cities', title: 'Cities', span: 4, tall: true, kind: 'city', table: tables.cities },
  { id: 'channels', title: 'Channels', span: 4, tall: true, kind: 'channel', table: tables.byVisits('channel', 'Channel', String) },
  { id: 'devices', title: 'Devices', span: 3, kind: 'device', table: tables.byVisits('device', 'Device') },
  { id: 'browsers', title: 'Browsers', span: 3, kind: 'browser', table: tables.browsers },
  { id: 'ages', title: 'Age bands', span: 3, kind: 'age_band', table: tables.byVisits('age_band', 'Age', String),
    empty: 'No visitor told an age in this time. Choose a longer one.' },
  { id: 'genders', title: 'Gender', span: 3, kind: 'gender', table: tables.byVisits('gender', 'Gender'),
    empty: 'No visitor told a gender in this time. Choose a longer one.' },
  { id: 'campaigns', title: 'Campaigns', span: 3, kind: 'campaign', table: tables.byVisits('campaign', 'Campaign', String),
    empty: 'No visit came by a campaign. Put utm_campaign into the links of one.' },
  { id: 'searches', title: 'Searched for', span: 3, kind: 'search', table: tables.searches },
  { id: 'rejects', title: 'Rejects by reason', span: 3, note: 'The eight most frequent; the table has all', pipeline: true, table: tables.rejects, empty: 'Nothing was rejected in this time.' },
  { id: 'offers', title: 'Frequent visitors and offers', span: 3, pipeline: true, table: tables.offers,
    empty: 'No offers were sent in this time.' },
];

export function build(grid) {
  return CARDS.map((card) => {
    const holder = element('div', { class: 'chart' });
    const drawing = element('div', { role: 'img', 'aria-label': card.title }, holder);
    const figures = element('div', { class: 'figures', tabindex: '0', role: 'region', 'aria-label': `${card.title}, table`, hidden: true });
    const whenEmpty = card.empty || WIDEN;
    const empty = element('p', { class: 'empty', hidden: true }, whenEmpty);
    const note = element('p', { class: 'note' });
    const built = { ...card, about: card.note, whenEmpty, holder, drawing, figures, empty, note, data: { columns: [], rows: [] }, asTable: false };
    const toggle = element('button', { type: 'button', 'aria-pressed': 'false', 'aria-label': `${card.title} as a table`,
      onclick: () => {
        built.asTable = !built.asTable;
        toggle.setAttribute('aria-pressed', String(built.asTable));
        show(built);
      } }, 'Table');
    const save = element('button', { type: 'button', 'aria-label': `${card.title} as CSV`, onclick: () => download(built) }, 'CSV');
    grid.append(element('article', { class: `card span-${card.span}${card.tall ? ' tall' : ''}`, id: `card-${card.id}`, 'data-card': card.id },
      element('div', { class: 'card-head' }, element('h2', {}, card.title), element('div', { class: 'card-tools' }, toggle, save)),
      note, drawing, figures, empty));
    return built;
  });
}

export function update(card, report, compares) {
  card.data = card.table(report, compares);
  const notes = [card.about];
  if (card.kind && report.breakdowns[card.kind].grain !== report.range.grain) {
    const { from, to } = report.breakdowns[card.kind];
    notes.push(`Whole hours, ${format.moment(Date.parse(from), 'hour')} to ${format.axisMoment(Date.parse(to), 'minute')}`);
  }
  if (isNarrowed(report.segment) && card.pipeline) notes.push('All traffic: no filter reaches it');
  if (card.id === 'hours' && !report.segment.countsVisitors) notes.push('Visits that began, not visitors, as a channel is chosen');
  card.note.textContent = notes.filter(Boolean).join(' · ');
  show(card);
}

export function redraw(card) {
  show(card);
}

function show(card) {
  const isEmpty = card.data.rows.length === 0
    || (card.data.over === 'time' && card.data.rows.every((row) => row.slice(1).every((value) => !value)));
  card.empty.hidden = !isEmpty;
  card.drawing.hidden = isEmpty || card.asTable;
  card.figures.hidden = isEmpty || !card.asTable;
  if (isEmpty) return;
  if (card.asTable) card.figures.replaceChildren(tableOf(card));
  else draw(card.holder, card.data);
}

function tableOf({ title, data }) {
  return element('table', {}, element('caption', {}, title),
    element('thead', {}, element('tr', {}, ...data.columns.map((column) => element('th', { scope: 'col' }, column.name)))),
    element('tbody', {}, ...data.rows.map((row) => element('tr', {}, ...row.map((value, i) =>
      element(i ? 'td' : 'th', i ? {} : { scope: 'row' }, data.columns[i].format(value, row)))))));
}

// A cell that a spreadsheet would take for a formula is led by a quote.
function cell(value) {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csv({ data }) {
  return [data.columns.map((column) => cell(column.name)), ...data.rows.map((row) => row.map((value, i) =>
    cell(data.columns[i].csv ? data.columns[i].csv(value) : value)))].map((cells) => cells.join(',')).join('\r\n') + '\r\n';
}

function download(card) {
  const address = URL.createObjectURL(new Blob([csv(card)], { type: 'text/csv' }));
  element('a', { href: address, download: `footfall-${card.id}.csv` }).click();
  URL.revokeObjectURL(address);
}
