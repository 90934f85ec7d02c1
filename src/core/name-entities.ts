/** What only the name tagger finds. Names follow Presidio's supported entities, and ORGANIZATION. */
export const NAME_ENTITIES = ['PERSON', 'LOCATION', 'ORGANIZATION', 'NRP'] as const;

/** How the ids of findings of the tagger begin. */
export const NAME_RULES = 'pii/names/';

/** A kind of name. */
export type NameEntity = (typeof NAME_ENTITIES)[number];
