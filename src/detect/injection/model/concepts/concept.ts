/**
 * A meaning that attacks and honest texts share, in many languages. `stems` are separated by white space, lower case, canonical
 * (NFKC); `stem*` is the beginning of words, a stem without `*` a whole word. In scripts without spaces each is a run of characters.
 */
export interface Concept {
  readonly name: string;
  readonly stems: string;
}
