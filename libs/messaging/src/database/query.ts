/** A statement ready to be sent; one name always means one text. */
export interface Query {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly unknown[];
}
