// Charts from the same tables that are shown and exported, so they can't say different things.
import { element } from './dom.js';
import * as format from './format.js';

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  return { ink: of('--ink'), muted: of('--muted'), line: of('--line'), surface: of('--surface'),
    series: ['--first', '--second', '--third', '--fourth'].map(of), past: of('--past') };
}

function tooltip(rows) {
  return element('div', { class: 'tip' }, ...rows.map(([name, value], i) =>
    element('div', { class: i === 0 ? 'tip-head' : 'tip-row' }, element('span', {}, name), element('strong', {}, value))));
}

function common(palette) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: palette.muted },
    tooltip: { trigger: 'axis', appendTo: document.body, className: 'tip-frame', backgroundColor: palette.surface,
      borderColor: palette.line, padding: 0, confine: true, textStyle: { color: palette.ink } },
  };
}

function lines(table, palette) {
  const [time, ...columns] = table.columns;
  const stepped = table.bars;
  const past = (column) => column.past;
  return {
    ...common(palette),
    grid: { left: 4, right: 12, top: columns.length > 1 ? 34 : 12, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: columns.length > 1 ? { top: 0, left: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 4, textStyle: { color: palette.muted } } : undefined,
    xAxis: { type: 'category', boundaryGap: Boolean(stepped), data: table.rows.map((row) => row[0]),
      axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false },
      axisLabel: { color: palette.muted, hideOverlap: true, formatter: (value) => format.axisMoment(Number(value), table.grain) } },
    yAxis: { type: 'value', splitNumber: table.share ? 5 : 4, minInterval: table.share ? undefined : 1,
      max: table.share ? ({ max }) => (max > 0.8 ? 1 : null) : undefined, splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.muted, formatter: (value) => (columns[0].axis || format.brief)(value) } },
    series: columns.map((column, i) => ({
      name: column.name, type: stepped ? 'bar' : 'line', showSymbol: table.rows.length === 1, symbolSize: 6,
      barCategoryGap: '25%', itemStyle: { borderRadius: stepped ? [3, 3, 0, 0] : 0 },
      lineStyle: { width: past(column) ? 1.5 : 2.25, type: past(column) ? 'dashed' : 'solid' },
      color: past(column) ? palette.past : palette.series[i],
      areaStyle: !stepped && i === 0 && !table.share ? { opacity: 0.1 } : undefined,
      z: past(column) ? 1 : 2, data: table.rows.map((row) => row[i + 1]),
    })),
    tooltip: { ...common(palette).tooltip, formatter: (points) => {
      const row = table.rows[points[0].dataIndex];
      return tooltip([[time.format(row[0]), ''], ...columns.map((column, i) => [column.name, column.format(row[i + 1], row)])]);
    } },
  };
}

const MOST_BARS = 8;

function bars(table, palette, height) {
  const rows = table.rows.slice(0, MOST_BARS);
  const at = table.charted || 1;
  const column = table.columns[at];
  return {
    ...common(palette),
    grid: { left: 4, right: table.label ? 104 : 64, top: 0, height: Math.min(rows.length * 32, height), outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map((row) => table.columns[0].format(row[0])), axisTick: { show: false },
      axisLine: { show: false }, axisLabel: { color: palette.ink, width: table.nameWidth || 130, overflow: 'truncate', fontSize: 12 } },
    series: [{ type: 'bar', barMaxWidth: table.past ? 14 : 18, barGap: '15%', color: palette.series[table.colour || 0], itemStyle: { borderRadius: [0, 4, 4, 0] },
      data: rows.map((row) => Math.max(row[at], 0)),
      label: { show: true, position: 'right', color: palette.ink, fontSize: 12,
        formatter: (point) => (table.label ? table.label(rows[point.dataIndex]) : column.format(rows[point.dataIndex][at], rows[point.dataIndex])) } },
    ...(table.past ? [{ type: 'bar', barMaxWidth: 5, color: palette.past, itemStyle: { borderRadius: [0, 3, 3, 0] },
      data: rows.map((row) => Math.max(row[table.past], 0)) }] : [])],
    tooltip: { ...common(palette).tooltip, axisPointer: { type: 'shadow' }, formatter: (points) => {
      const row = rows[points[0].dataIndex];
      return tooltip(table.columns.map((each, i) => (i === 0 ? [each.format(row[0]), ''] : [each.name, each.format(row[i], row)])));
    } },
  };
}

export function draw(holder, table) {
  const chart = window.echarts.getInstanceByDom(holder) || window.echarts.init(holder, null, { renderer: 'canvas' });
  chart.setOption(table.over === 'time' ? lines(table, colours()) : bars(table, colours(), holder.clientHeight), { notMerge: true });
}

export function resizeIn(container) {
  container.querySelectorAll('.chart').forEach((holder) => window.echarts.getInstanceByDom(holder)?.resize());
}
