export type Numbers =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;
export type NumbersType = new (size: number) => Numbers;

/** A typed array that doubles as it fills; what is handed out at the end has no slack. */
export class GrowingNumbers {
  size = 0;
  #values: Numbers;

  constructor(private readonly type: NumbersType) {
    this.#values = new type(1024);
  }

  push(value: number): void {
    if (this.size === this.#values.length) this.#grow(this.size + 1);
    this.#values[this.size] = value;
    this.size += 1;
  }

  pushAll(bytes: Uint8Array): void {
    if (this.size + bytes.length > this.#values.length) this.#grow(this.size + bytes.length);
    this.#values.set(bytes, this.size);
    this.size += bytes.length;
  }

  at(place: number): number {
    return this.#values[place]!;
  }

  /** The values, in the order given or as they came. */
  finish(order?: Uint32Array): Numbers {
    const finished = new this.type(this.size);
    if (order) order.forEach((from, to) => (finished[to] = this.#values[from]!));
    else finished.set(this.#values.subarray(0, this.size));
    return finished;
  }

  #grow(atLeast: number): void {
    const grown = new this.type(Math.max(atLeast, this.#values.length * 2));
    grown.set(this.#values);
    this.#values = grown;
  }
}
