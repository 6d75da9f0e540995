import type { Release } from "@needscope/disclosure";
import MarkdownIt from "markdown-it";
import { figurePattern, figureValue } from "./fill-figures.ts";
import { escapeHtml, Markup } from "./markup.ts";

/**
 * Markdown to HTML: no raw HTML, no pictures, headings from level 2 down, `{{ figure }}` values from the release
 * set in as plain text. Throws on an unknown figure.
 *
 * @example
 * prose("**{{ arrears }}** owe rent.", release, "the summary").html; // "<p><strong>900 of 10,000 ..."
 */
export function prose(markdown: string, release: Release, where: string): Markup {
  return new Markup(reader.render(markdown, { release, where } satisfies Env));
}

interface Env {
  readonly release: Release;
  readonly where: string;
}

const figureAtStart = new RegExp(`^${figurePattern.source}`);
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable("image");

reader.inline.ruler.before("escape", "figure", (state, silent) => {
  const match = figureAtStart.exec(state.src.slice(state.pos));
  if (!match) return false;
  if (!silent) {
    const { release, where } = state.env as unknown as Env;
    state.push("figure", "", 0).content = figureValue(match[1]!, release, where);
  }
  state.pos += match[0].length;
  return true;
});

reader.renderer.rules["figure"] = (tokens, index) => escapeHtml(tokens[index]!.content);

reader.core.ruler.push("headings-below-title", (state) => {
  for (const token of state.tokens) {
    if (token.type.startsWith("heading_"))
      token.tag = `h${Math.min(4, Math.max(2, Number(token.tag.slice(1))))}`;
  }
});
