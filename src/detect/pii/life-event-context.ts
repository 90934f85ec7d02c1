/** What stands before a time of day that says something of somebody: a birth, a death, an admission, an arrest. */
export const LIFE_EVENT_CONTEXT: readonly string[] = [
  ...[
    'born',
    'birth',
    'died',
    'death',
    'deceased',
    'admitted',
    'discharged',
    'arrested',
    'geboren',
    'gestorben',
    'né',
    'née',
    'décédé',
  ],
  ...['nacido', 'nacida', 'fallecido', 'nato', 'nata', 'nascido', 'urodzony', 'zmarł'],
];
