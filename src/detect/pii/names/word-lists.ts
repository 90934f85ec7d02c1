/** Bits of the lists that words are in: those of the gazetteer first. */
export const LIST = {
  given: 1,
  surname: 2,
  city: 4,
  region: 8,
  /** A word of a city's name of several words. */
  cityPart: 16,
  /** Seen in lower case, and not as a name. */
  common: 32,
  company: 64,
  title: 128,
  street: 256,
  calendar: 512,
  demonym: 1_024,
  cue: 2_048,
  cueplace: 4_096,
  /** People after whom laws, methods, diseases and units are called. */
  eponym: 8_192,
  /** Software, languages and things that are bought, with names that are capitalised. */
  product: 16_384,
} as const;

/** Short lists, lower case, in many languages. */
const WORDS: Readonly<
  Record<'company' | 'title' | 'street' | 'calendar' | 'demonym' | 'cue' | 'cueplace' | 'eponym' | 'product', string>
> = {
  company: `inc ltd llc llp plc corp corporation company co gmbh ag kg ohg se sa sas sarl srl spa sl bv nv ab oy oyj as asa aps kft zrt doo ooo оoo ооо зао пао тов pty pte bhd sdn kk limited
    holdings group partners associates bank university college school hospital clinic institute foundation trust council ministry department agency association society club union church museum
    library airlines airways motors systems technologies solutions services consulting logistics industries pharma pharmaceuticals energy insurance media press news times herald gazette fc united
    universität hochschule schule krankenhaus klinik verein stiftung bank sparkasse université école hôpital mairie banque universidad colegio hospital banco ayuntamiento università scuola ospedale
    universidade escola uniwersytet szkoła szpital университет школа больница банк üniversitesi okulu hastanesi bankası şirketi`,
  title: `mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother captain capt major colonel col sergeant sgt lieutenant lt general judge justice senator president
    chancellor minister king queen prince princess uncle aunt auntie grandma grandpa nurse coach chef herr frau fräulein monsieur madame mme mlle señor señora señorita sr sra srta don doña signor signora
    dott dottoressa senhor senhora dona seu meneer mevrouw mevr dhr pan pani pana herra rouva fru hr bay bayan bey hanım sayın господин госпожа г-н г-жа пан пані shri shrimati smt sheikh imam rabbi pastor`,
  street: `street st road rd avenue ave lane ln drive dr boulevard blvd court ct place pl square sq terrace way close crescent cres grove row hill park parkway pkwy highway hwy route circle cir trail loop alley
    walk mews gardens quay wharf suite ste apt apartment unit floor flat building block box po postfach straße strasse str gasse weg platz allee ufer ring damm rue chemin impasse quai cours place calle
    avenida avda av paseo plaza carrer ronda camino via viale piazza corso vicolo largo rua travessa praça estrada straat laan plein kade gracht dreef ulica ul aleja al plac os улица ул проспект пр-т
    переулок площадь вулиця вул площа gatan gata vägen väg gade vej gate vei katu tie caddesi cad sokak sok mahallesi mah bulvarı marg nagar chowk jalan jl lorong soi road`,
  calendar: `january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thur thurs fri sat sun januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février mars avril juin juillet août
    septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles
    jueves viernes sábado domingo gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre christmas easter ramadan`,
  demonym: `afghan albanian algerian american andorran angolan argentine argentinian argentinean armenian australian austrian azerbaijani azeri bahamian bahraini bangladeshi barbadian basque belarusian
    belgian belizean beninese bengali berber bhutanese bolivian bosnian botswanan brazilian breton british bruneian bulgarian burkinabe burmese burundian cambodian cameroonian canadian catalan chadian
    chilean chinese colombian congolese cornish corsican croat croatian cuban cypriot czech dane danish dominican dutch ecuadorian ecuadorean egyptian emirati english eritrean estonian ethiopian european
    fijian filipino filipina finn finnish flemish french frisian gabonese galician gambian georgian german ghanaian greek grenadian guatemalan guinean guyanese haitian hawaiian honduran hungarian icelandic
    indian indonesian inuit iranian iraqi irish israeli italian ivorian jamaican japanese javanese jordanian kashmiri kazakh kenyan khmer korean kosovar kurd kurdish kuwaiti kyrgyz lao laotian latvian
    lebanese liberian libyan lithuanian luxembourgish macedonian malagasy malawian malay malaysian maldivian malian maltese maori māori mauritian mexican moldovan mongolian montenegrin moroccan mozambican
    namibian navajo nepalese nepali nicaraguan nigerian nigerien norwegian omani pakistani palestinian panamanian paraguayan persian peruvian polish pole portuguese punjabi qatari quebecois québécois
    romanian russian rwandan salvadoran samoan saudi scot scottish senegalese serb serbian sinhalese slovak slovakian slovene slovenian somali spaniard spanish sudanese surinamese swahili swede swedish
    swiss syrian tahitian taiwanese tajik tamil tanzanian tatar thai tibetan togolese tongan trinidadian tunisian turk turkish turkmen ugandan ukrainian uruguayan uyghur uzbek venezuelan vietnamese welsh
    yemeni yoruba zambian zimbabwean zulu xhosa igbo hausa asian african latino latina hispanic arab arabic scandinavian muslim christian jewish jew hindu buddhist sikh catholic protestant orthodox lutheran
    anglican baptist methodist mormon evangelical shia sunni sufi quaker taoist jain bahai atheist republican democrat democratic conservative labour liberal socialist communist tory greens americans
    australians austrians belgians brits brazilians bulgarians canadians chinese colombians croats cubans danes egyptians estonians ethiopians europeans filipinos finns germans ghanaians greeks hungarians
    indians indonesians iranians iraqis israelis italians jamaicans jordanians kenyans koreans kurds latvians lithuanians malaysians mexicans moroccans nigerians norwegians pakistanis palestinians persians
    peruvians poles romanians russians saudis scots serbs slovaks somalis spaniards swedes syrians taiwanese thais turks ukrainians venezuelans muslims christians jews hindus buddhists sikhs catholics
    protestants republicans democrats conservatives liberals socialists communists deutsche deutscher französisch französische italienisch spanisch türkisch türkische polnisch polnische russisch russische
    français française allemand allemande italien italienne espagnol espagnole español española alemán alemana francés francesa italiano italiana tedesco tedesca francese spagnolo português portuguesa
    brasileiro brasileira nederlandse duitse franse polski polska niemiecki rosyjski русский русская немецкий украинский український українська türk alman fransız`,
  cue: `name names named called surname firstname lastname fullname first last given maiden nickname alias aka signed signature regards sincerely best cheers thanks yours dear hi hello hey attn attention
    contact from to cc author by employee patient customer client passenger guest recipient sender applicant candidate student teacher witness defendant plaintiff tenant landlord owner holder beneficiary
    manager supervisor nominee spouse husband wife son daughter mother father brother sister friend colleague cousin neighbour neighbor fiancé fiancée partner boss roommate user username cardholder
    married met meet ask tell told says said asked wrote written sincerely`,
  cueplace: `address addresses live lives lived living located location locations city town village country state county region district province residence resident residing born birthplace moved moving
    relocated based headquartered office offices branch deliver delivery shipping billing ship shipped mail mailing postal destination origin travel travelled traveled traveling trip flight flights visit
    visited visiting arrive arrived near zip postcode zipcode neighborhood neighbourhood hometown venue`,
  eponym: `abel achilles addison alfven alzheimer ampere anderson archimedes asperger avogadro babbage babinski backus banach barkhausen basel bayes bayesian becquerel bechdel bell bellman benford bernoulli
    bertrand bessel bezier bézier bode bohr boltzmann bolzano boole boolean borel borges bose boyer boyle bragg bravais brewster brown brownian buchner bunsen caesar cantor carnot cartesian cauchy cavendish
    celsius chandrasekhar chandra chebyshev cholesky chomsky church clausius coase cohen compton conway cooley coriolis coulomb cramer crohn crohn's curie cushing dalton damerau darwin darwinian davies debye
    dedekind delaunay descartes dewey dijkstra diophantine dirac dirichlet doppler dunning einstein elo erdos erdős erlang euclid euclidean euler eulerian fahrenheit faraday fechner fermat fermi feynman
    fibonacci fick fischer fisher floyd ford fourier fraunhofer fresnel freudian friedman galilean galois galton gantt gauss gaussian geiger gibbs gini gödel goldbach gram graham grice hadamard haber hamilton
    hamiltonian hamming hanlon harvey hausdorff hawking hawthorne heaviside heimlich heisenberg helmholtz hermite hertz hessian hilbert hodgkin holder hooke hoare horner householder hubble huffman
    huntington huygens ising jacobi jacobian jaccard jaro johnson jordan josephson joule julian kahn kaplan karnaugh kalman kelvin kendall kepler kirchhoff knuth kolmogorov kruger kruskal kuiper lagrange
    lagrangian lamarr lambert landau laplace laplacian lasso lebesgue legendre leibniz lempel levenshtein lewis liskov lipschitz little lorentz lorenz lovelace luhn lyapunov lyme mach maclaurin mahalanobis
    malthus mandelbrot markov maslow maxwell mendel mendeleev mercator mersenne michelson miller millikan minkowski mohr mohs monte moore morse murphy myers nash navier nernst neumann newton newtonian nobel
    noether nyquist occam ockham ohm ostwald paget pareto parkinson parkinson's pascal pasteur pauli pavlov pavlovian peano pearson peltier penrose petri pigou planck plato platonic poincare poincaré
    poisson pomodoro ponzi prandtl prim ptolemy pythagoras pythagorean rabin raman raphson rayleigh raynaud reynolds ricardo richter riemann rorschach rosenbrock rubik rubik's runge rutherford salk samuelson
    schrodinger schrödinger schwarz schwarzschild seebeck shannon shor shapiro shapley sharpe sierpinski simpson simpson's sisyphus smirnov snell spearman steiner stirling stokes strassen sylow taylor tesla
    thevenin tikhonov tourette trojan turing tukey tversky van venn vigenere vigenère viterbi volta voronoi watt weber weibull weierstrass welch wheatstone wilcoxon wilson winkler winograd yates yukawa zeeman
    zener zermelo zeno zipf bloom booth demorgan morgan fisher–yates petersen cooley–tukey dunning–kruger newton's murphy's moore's occam's hanlon's zeno's pascal's`,
  product: `airflow ajax alexa alpine amplify android angular ansible apache apollo arduino argo astro atlas aurora authenticator avro axios azure babel bash bazel beam bigquery bitcoin blender bluetooth boost
    bootstrap bose buildkite bun caddy calico cassandra celery ceph chef chromebook chrome chromium circleci clojure cobol codex composer confluence cordova couchbase cpython crystal cucumber cuda cursor
    cypress dart dask databricks datadog debian delta deno discord django docker docusaurus dropwizard drupal eclipse edge elastic elasticsearch electron elixir ember envoy erlang esbuild ethereum excel exchange
    express fastapi fastify fedora figma firebase firefox flask flink flutter fortran galaxy gatsby gemini gentoo git github gitlab gmail gnome godot golang gradle grafana graphql groovy grunt gulp hadoop
    haskell hazelcast helm heroku hibernate hive homebrew hugo ibuprofen insomnia intellij ionic ios ipad iphone istio jackson jaeger jasmine java javascript jaxb jenkins jest jetbrains jetty jinja jira jquery
    julia junit jupyter kafka karma keras kibana kindle knex kotlin kubernetes lambda laravel less lightroom linux llama loki lua lucene macbook mailchimp mariadb markdown matlab matplotlib maven mercurial
    metabase meteor minecraft mistral mocha mongo mongodb mongoose mysql nagios nats neo4j netbeans netty nginx nextjs nomad notion npm numpy nuxt oauth objective octave office okta onenote opencv openssl
    opera outlook pandas paracetamol perl phoenix photoshop php pinia playstation playwright podman poetry polaris postgres postgresql postman powerpoint powershell prisma prettier prometheus prolog protobuf
    pulumi puppet puppeteer pyramid pytest python pytorch qt quarkus rabbitmq rails raspberry react redhat redis redshift redux regex rollup ruby rust safari salesforce sass scala scheme scikit scrapy selenium
    sentry servlet shell sidekiq simulink sinatra slack snowflake solidity solr spark spinnaker spotify spring sqlite squid ssh steam storybook strapi streamlit stripe struts sublime supabase svelte swagger swift
    symfony tableau tailwind tensorflow terraform thunderbird tomcat travis trello typescript ubuntu unity unreal vagrant vault vercel verilog vim vite vitest vue wasm webkit webpack whatsapp wifi windows
    wireshark word wordpress xamarin xbox xcode yarn zabbix zendesk zigbee zod zookeeper zoom`,
};

/** The bits of each word of the short lists. */
export function smallLists(): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const [name, words] of Object.entries(WORDS)) {
    for (const word of words.split(/\s+/u)) bits.set(word, (bits.get(word) ?? 0) | LIST[name as keyof typeof WORDS]);
  }
  return bits;
}
