/** A map that is filled once and refuses every change afterwards. */
export class FrozenMap<K, V> extends Map<K, V> {
  constructor(entries: Iterable<readonly [K, V]>) {
    super();
    for (const [key, value] of entries) super.set(key, value);
    Object.freeze(this);
  }

  override set(): this {
    throw new TypeError(refusal);
  }

  override delete(): boolean {
    throw new TypeError(refusal);
  }

  override clear(): void {
    throw new TypeError(refusal);
  }
}

const refusal = "A release cannot be changed; make another with release().";
