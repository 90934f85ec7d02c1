/** Verbs that are as often the name of a thing: `the email`, `a post`. Alone they are weak evidence, and after an article they are none. */
const THING_VERBS = new Set(
  (
    'email mail message dm text sms ping contact broadcast fax wire transfer refund charge tip order fund deposit post tweet comment review ' +
    'blog upload release trash script shell bash launch trigger start run share permit grant invite book plan schedule rent block ' +
    'draft note label mark record log copy star flag pin sort update change ' +
    'report answer reply respond notice purchase fire file set install cancel paste empty clean close call wallet buy compile save store put write ' +
    'correo mensaje publica factura compra lista fill register include appoint address alert reminder'
  ).split(' '),
);

/** Verbs that may do anything; what they do is said by their object. */
const LIGHT_VERBS = new Set(
  (
    'create add make set update change adjust increase raise modify edit schedule put register submit assign enable disable configure insert store replace save ' +
    'write let say ask fill attach generate arrange give include start copy move start append crear crea créer crée criar erstellen ' +
    'erstelle ändern ändere cambiar cambia changer change modifier actualizar reset evaluate block convert close issue approve initiate place process finalize'
  ).split(' '),
);

/** True where a word that can be a verb can name a thing just as well. */
export function isThingVerb(base: string): boolean {
  return THING_VERBS.has(base);
}

/** True for a verb that says little without its object. */
export function isLightVerb(base: string): boolean {
  return LIGHT_VERBS.has(base);
}
