import { cacheControl } from '../walk/cache-control-shape.ts';
import {
  boolean,
  either,
  encrypted,
  id,
  list,
  media,
  number,
  type ObjectShape,
  object,
  reference,
  text,
  union,
  words,
} from '../walk/shape.ts';

const cached = { cache_control: cacheControl };

const toggle = object({ enabled: boolean });

/** Text that a citation repeats comes from the document that it cites. */
const citation = union(
  external({
    char_location: { start_char_index: number, end_char_index: number },
    page_location: { start_page_number: number, end_page_number: number },
    content_block_location: { start_block_index: number, end_block_index: number },
    search_result_location: { start_block_index: number, end_block_index: number },
    web_search_result_location: { encrypted_index: encrypted, url: id },
  }),
);

function external(cases: Readonly<Record<string, Readonly<Record<string, typeof id>>>>): Record<string, ObjectShape> {
  const shared = {
    cited_text: text,
    document_index: number,
    document_title: text,
    search_result_index: number,
    file_id: id,
    source: id,
    title: text,
  };
  const entries = Object.entries(cases).map(
    ([type, fields]) => [type, object({ ...shared, ...fields }, { position: 'external' })] as const,
  );
  return Object.fromEntries(entries);
}

/** Text. */
export const textBlock: ObjectShape = object({ text, citations: list(citation), ...cached });

const fileSource = object({ file_id: reference });
const urlSource = object({ url: reference });

/** An image. */
export const imageBlock: ObjectShape = object({
  source: union({
    base64: object({ data: media, media_type: words('image/jpeg', 'image/png', 'image/gif', 'image/webp') }),
    url: urlSource,
    file: fileSource,
  }),
  transformations: object({ oversized_image: words('downsize', 'error') }),
  ...cached,
});

/** A document: whoever sends it, its text is not the sender's. */
export const documentBlock: ObjectShape = object(
  {
    source: union({
      base64: object({ data: media, media_type: words('application/pdf') }),
      text: object({ data: text, media_type: words('text/plain') }),
      content: object({ content: either({ string: text, list: list(union({ text: textBlock, image: imageBlock })) }) }),
      url: urlSource,
      file: fileSource,
    }),
    title: text,
    context: text,
    citations: toggle,
    ...cached,
  },
  { position: 'external', source: 'title' },
);

/** A passage that a search of the application has found. */
export const searchResultBlock: ObjectShape = object(
  { content: list(union({ text: textBlock })), source: id, title: text, citations: toggle, ...cached },
  { position: 'external', source: 'source' },
);

/** The name of a tool. */
export const toolReference: ObjectShape = object({ tool_name: id, ...cached });

const browserChange = union({
  tab_opened: object({ tab_id: id }),
  download_started: object({ download_id: id, url: id }),
  download_completed: object({ download_id: id, url: id, path: id, size_bytes: number }),
  download_failed: object({ download_id: id, url: id, error: text }),
});

/** What a browser shows: titles and addresses of pages. */
export const browserState: ObjectShape = object(
  {
    tabs: list(object({ tab_id: id, title: text, url: id, active: boolean })),
    state_changes: list(browserChange),
    ...cached,
  },
  { position: 'external' },
);
