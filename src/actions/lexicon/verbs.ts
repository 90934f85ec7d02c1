import type { ToolClass } from '../sinks/sink-class.ts';
import { baseForms } from './words.ts';

/** A class that has words of its own. */
export type WordedClass = Exclude<ToolClass, 'unknown'>;

/**
 * Verbs by class, in their base form. English inflections are derived; of other languages the infinitive and the imperative stand here.
 * A verb may stand in several classes.
 */
const VERBS: Readonly<Record<WordedClass, string>> = {
  send:
    'send report email mail message dm text sms notify reply respond forward tell write inform alert remind ping relay dispatch deliver ' +
    'broadcast contact answer fax whatsapp resend thank warn ask let submit fire transmit say communicate ' +
    'congratulate greet welcome invoice request sendest schickst antwortest schreibst senden sende schicken schicke schick antworten antworte schreib antwort leite mailen weiterleiten benachrichtigen schreibe ' +
    'enviar envíe reenvíe enviar envía envia envíale enviale mandar manda responder responde reenviar avisar escribe escribir ' +
    'envoyer envoie envoyez répondre réponds transférer écris écrire prévenir ' +
    'inviare invia mandare rispondi rispondere inoltra scrivi enviar envie encaminhar responder escreva',
  pay:
    'pay transfer wire remit refund purchase buy donate tip charge checkout settle reimburse repay order subscribe fund ' +
    'withdraw deposit topup bezahlst zahlst überweist bezahlen bezahle bezahl zahlen zahle zahl überweisen überweise überweis kaufen kaufe spenden erstatten ' +
    'pagar pague paga págale transferir transfiere comprar compra payer paie payez virer acheter rembourser ' +
    'pagare comprare acquista trasferisci pague transfira compre',
  publish:
    'publish post tweet announce release deploy ship rollout promote blog upload push advertise submit repost comment review ' +
    'veröffentlichen veröffentliche posten poste hochladen publicar publique publica sube publier publie publiez pubblicare pubblica publique',
  delete:
    'delete remove erase drop hide retire withdraw purge wipe trash clear cancel destroy unlink truncate uninstall discard revoke terminate deactivate ' +
    'unsubscribe ocultar oculta retirar retira masquer verstecken kick ban expunge kill rm del empty close clean ' +
    'freeze suspend lock throw expel evict löschst löschen lösche lösch entfernen entferne stornieren storniere stornier absagen eliminar elimine borre oculte elimina borrar borra cancelar cancela quitar ' +
    'supprimer supprime supprimez effacer annuler annule eliminare cancellare cancella annulla apagar exclua excluir remova cancele',
  execute:
    'execute run exec eval evaluate invoke launch spawn install compile shell bash script restart reboot start trigger ' +
    'ausführen führe starten starte installieren ejecutar ejecuta correr instalar exécuter exécute exécutez lancer lance ' +
    'eseguire esegui executar execute rode',
  share:
    'share grant permit expose authorize allow unlock give assign ' +
    'teilst teilen teile freigeben gib compartir comparte partager partage partagez condividere condividi compartilhar compartilhe',
  invite:
    'invite admit add onboard enroll enrol include loop ' +
    'einladen lade invitar invita inviter invitez invitare convidar convide',
  'change-credentials':
    'change adjust increase raise update reset rotate set modify edit enable disable replace enroll configure register ' +
    'ändern ändere zurücksetzen cambiar cambia actualizar restablecer changer change modifier cambiare aggiorna alterar altere',
  book:
    'book reserve schedule rent plan arrange reschedule set create add make organize organise hire appoint put block ' +
    'buchst reservierst buchen buche buch reservieren reserviere reservier reservar reserva réserver réserve réservez prenotare prenota reserve',
  'write-local':
    'create write append save commit patch merge upsert update edit add set move rename draft note label mark insert store put record log make modify change adjust copy ' +
    'archive star flag pin sort reschedule annotate convert generate fill attach register issue approve initiate place process finalize ' +
    'erstellen erstelle speichern speichere notiere crear cree crea guardar guarda créer crée enregistrer creare crea salvare criar salve',
  read:
    'get list read search find fetch lookup look query show view check count describe browse download open retrieve calculate ' +
    'summarize summarise compare inspect load select see scan track verify validate preview export detect estimate compute ' +
    'suchen lesen zeigen lies zeige finde buscar leer ver muestra lee chercher lire afficher cercare leggere mostra ler',
};

/** Things that say the class beside a verb that says little: creating a payment pays. */
const OBJECTS: Readonly<Partial<Record<WordedClass, string>>> = {
  send: 'email mail message sms notification dm newsletter fax reminder whatsapp mensaje correo nachricht courriel messaggio',
  pay: 'payment transfer money funds transaction invoice bill payout payouts remittance refund reimbursement purchase order wire deposit cheque salary rent pago zahlung überweisung virement pagamento donation iban',
  publish: 'tweet article webpage website wiki blog feed press announcement listing',
  execute:
    'command shell script code bash sql program terminal process subprocess python console job pipeline workflow',
  share: 'permission permissions access sharing visibility public acl collaborator collaborators viewer editor link',
  invite:
    'invite invitation invitations participant participants attendee attendees member members guest guests collaborator user',
  'change-credentials':
    'password passphrase passcode credential credentials mfa otp 2fa pin secret apikey token passwort contraseña passe senha ' +
    'recovery limit limits login privilege privileges role authenticator ssh forwarding webhook',
  book: 'reservation booking appointment ticket tickets flight hotel table restaurant car event meeting calendar trip reserva buchung termin cita',
};

function classesByWord(
  lists: Readonly<Partial<Record<WordedClass, string>>>,
): ReadonlyMap<string, readonly WordedClass[]> {
  const byWord = new Map<string, WordedClass[]>();
  for (const [each, words] of Object.entries(lists)) {
    for (const word of words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), each as WordedClass]);
  }
  return byWord;
}

const VERB_CLASSES = classesByWord(VERBS);
const OBJECT_CLASSES = classesByWord(OBJECTS);

/** A word read as a verb. */
export interface VerbReading {
  /** The base form that the lexicon has. */
  readonly base: string;
  readonly classes: readonly WordedClass[];
  /** The word stands in its base form, as in a request. */
  readonly isBase: boolean;
}

/** Reads a word as a verb in any of its forms; undefined for a word that is none. */
export function verbReading(word: string): VerbReading | undefined {
  if (word.length > REMEMBERED_LENGTH_MAX) return readVerb(word);
  const known = readings.get(word);
  if (known !== undefined) return known === NO_VERB ? undefined : known;
  const reading = readVerb(word);
  if (readings.size >= REMEMBERED_MAX) readings.clear();
  readings.set(word, reading ?? NO_VERB);
  return reading;
}

/** Texts have few words and have them often: each is read once, and forgotten with all others when there are too many. */
const readings = new Map<string, VerbReading | typeof NO_VERB>();
const NO_VERB = 'no verb';
const REMEMBERED_MAX = 4_096;
const REMEMBERED_LENGTH_MAX = 32;

function readVerb(word: string): VerbReading | undefined {
  for (const [i, base] of baseForms(word).entries()) {
    const classes = VERB_CLASSES.get(base);
    if (classes !== undefined) return { base, classes, isBase: i === 0 };
  }
  return undefined;
}

/** The classes whose object a word is, in singular or plural. */
export function objectClasses(word: string): readonly WordedClass[] {
  for (const form of baseForms(word)) {
    const classes = OBJECT_CLASSES.get(form);
    if (classes !== undefined) return classes;
  }
  return [];
}
