/**
 * Remembers the answer for the last text: the rules of one pattern are asked about one candidate in turn, and it is
 * read once. `read` must be pure.
 */
export function rememberLast<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  let last: string | undefined;
  let answer: Answer;
  return (text) => {
    if (text !== last) {
      answer = read(text);
      last = text;
    }
    return answer;
  };
}
