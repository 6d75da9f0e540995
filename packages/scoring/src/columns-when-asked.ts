/**
 * A map of columns by name, each made when it is first asked for and then kept: twenty items of a million families
 * would be 160 MB of contributions, of which few are looked at.
 *
 * @example
 * columnsWhenAsked(card.items, ({ points }) => new Float64Array(units).fill(points)).get("arrears");
 */
export function columnsWhenAsked<Item extends { readonly name: string }, Column>(
  items: readonly Item[],
  make: (item: Item) => Column,
): ReadonlyMap<string, Column> {
  return new ColumnsWhenAsked(new Map(items.map((item) => [item.name, () => make(item)])));
}

class ColumnsWhenAsked<Column> implements ReadonlyMap<string, Column> {
  readonly #makers: ReadonlyMap<string, () => Column>;
  readonly #made = new Map<string, Column>();

  constructor(makers: ReadonlyMap<string, () => Column>) {
    this.#makers = makers;
  }

  get size(): number {
    return this.#makers.size;
  }

  has(name: string): boolean {
    return this.#makers.has(name);
  }

  get(name: string): Column | undefined {
    if (!this.#made.has(name) && this.#makers.has(name)) this.#made.set(name, this.#makers.get(name)!());
    return this.#made.get(name);
  }

  keys(): MapIterator<string> {
    return this.#makers.keys();
  }

  *entries(): MapIterator<[string, Column]> {
    for (const name of this.#makers.keys()) yield [name, this.get(name)!];
  }

  *values(): MapIterator<Column> {
    for (const name of this.#makers.keys()) yield this.get(name)!;
  }

  forEach(visit: (column: Column, name: string, map: ReadonlyMap<string, Column>) => void): void {
    for (const [name, column] of this.entries()) visit(column, name, this);
  }

  [Symbol.iterator](): MapIterator<[string, Column]> {
    return this.entries();
  }
}
