import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { katexPlugin } from "./katex-plugin";
import { Markdown } from "./markdown";

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} math={katexPlugin} />);

it("shows raw HTML as text", () => {
  expect(html("a <img src=x onerror=alert(1)> b")).not.toContain("<img");
  expect(html("<script>alert(1)</script>")).not.toContain("<script");
});

it("shows an image as its alternative text", () => {
  expect(html("![A diagram](https://example.org/x.png)")).toBe("<p>A diagram</p>");
});

it("drops the link of a dangerous address and keeps its words", () => {
  expect(html("[click](javascript:alert(1))")).toBe("<p><span>click</span></p>");
});

it("writes no inline style, for aligned tables and faulty formulas neither", () => {
  const page = html("| a | b |\n| :-: | --: |\n| 1 | 2 |\n\n$$\\frac{$$\n\n$$\\color{red} x$$");
  expect(page).not.toContain("style=");
  expect(page).toContain('data-align="right"');
});

it("sets a formula on a line of its own as a display formula", () => {
  expect(html("$$x_1$$")).toContain('display="block"');
  expect(html("The value $$x_1$$ counts.")).not.toContain('display="block"');
});

it("leaves single dollars as money", () => {
  expect(html("It costs $5 to $10.")).toBe("<p>It costs $5 to $10.</p>");
});
