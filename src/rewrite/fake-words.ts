const words = (text: string): readonly string[] => text.split(' ');

/** Given names for made-up people. */
export const FAKE_GIVEN_NAMES: readonly string[] = words(
  'Alex Robin Sam Jordan Taylor Casey Morgan Jamie Avery Riley Quinn Rowan Skyler Dana Kim Lee Noa Sasha Andrea Nicola Marian Toni Chris Pat',
);

/** Surnames for made-up people. */
export const FAKE_SURNAMES: readonly string[] = words(
  'Example Sample Specimen Placeholder Muster Beispiel Ejemplo Exemple Esempio Voorbeeld Eksempel Przyklad Priklad Minta Esimerkki Ornek',
);

/** Towns that are not there. */
export const FAKE_TOWNS: readonly string[] = [
  'Exampleton',
  'Sampleville',
  'Musterstadt',
  'Placeholder Bay',
  'Port Example',
  'New Sample',
];

/** Companies that are not there. */
export const FAKE_ORGANIZATIONS: readonly string[] = [
  'Example Ltd',
  'Sample Industries',
  'Muster GmbH',
  'Placeholder & Sons',
  'Specimen Group',
  'Exemple SA',
];
