/**
 * Charts as SVG text, by Apache ECharts without a browser. The same input gives the same bytes: nothing is animated, and
 * what only a page with a mouse needs is left out, whose names ECharts counts through a process. White behind and dark on it: readable wherever it is shown.
 */
import { init, type EChartsOption, type TitleComponentOption } from "echarts";

export interface Drawing {
  /** Of the file, without .svg. */
  readonly name: string;
  readonly svg: string;
}

export const WIDTH = 880;

/** Told apart by those who see few colours, too (Okabe and Ito; more of them by Tol). */
export const COLORS = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#666666",
  "#332288",
  "#882255",
  "#999933",
  "#44aa99",
  "#000000",
];
const INK = "#222222";
export const GREY = "#666666";

export function draw(name: string, height: number, option: EChartsOption): Drawing {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: "#ffffff",
      color: COLORS,
      textStyle: { fontFamily: "sans-serif", color: INK },
      ...option,
    });
    return { name, svg: `${still(chart.renderToSVGString())}\n` };
  } finally {
    chart.dispose(); // else its timer keeps the process
  }
}

function still(svg: string): string {
  return svg
    .replaceAll(/<style[^]*?<\/style>\n?/g, "")
    .replaceAll(/ (?:class|ecmeta_\w+)="[^"]*"/g, "")
    .replaceAll(/\bzr\d+-/g, "zr-");
}

/** Two lines: what is shown, and where it comes from. */
export function heading(text: string, origin: string): TitleComponentOption {
  return {
    text,
    subtext: origin,
    left: 16,
    top: 10,
    textStyle: { fontSize: 16, color: INK },
    subtextStyle: { fontSize: 11, color: GREY, lineHeight: 15 },
  };
}

/** `10 k`, `1.5 M`. */
export function shortNumber(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))} M`;
  if (value >= 1e3) return `${Number((value / 1e3).toPrecision(3))} k`;
  return String(Number(value.toPrecision(3)));
}
