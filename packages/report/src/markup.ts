/** A piece of HTML whose text has been escaped. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a template: text is escaped, markup is not, nothing leaves nothing. */
export type MarkupValue = string | number | Markup | readonly MarkupValue[] | undefined | false;

/**
 * A template of HTML that escapes every value which is not markup already, in text and in quoted attributes.
 *
 * @example
 * markup`<p title="${'"'}">${"<b>"}</p>`.html; // '<p title="&quot;">&lt;b&gt;</p>'
 */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(strings.map((part, index) => part + show(values[index])).join(""));
}

function show(value: MarkupValue): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Markup) return value.html;
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  return value.map(show).join("");
}

/** Text made safe for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
