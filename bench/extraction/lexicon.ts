// The words of the simulated callers. Honest callers and attackers draw from the same lists.

const TAXONOMY_SOURCE = `
biology: cells=mitosis,osmosis,ribosomes,enzymes,stem cells,cell membranes,photosynthesis,meiosis; ecology=food webs,wetlands,pollination,invasive species,coral reefs,soil fungi,migration,keystone species; genetics=mutations,inheritance,gene editing,chromosomes,epigenetics,dominant traits,cloning,genome mapping; anatomy=the liver,the retina,tendons,the inner ear,kidneys,the spinal cord,lymph nodes,lungs
physics: mechanics=momentum,torque,friction,pendulums,projectile motion,gyroscopes,levers,inertia; optics=refraction,lenses,polarization,lasers,diffraction,mirrors,prisms,fibre optics; heat=entropy,heat pumps,conduction,thermal expansion,boiling points,insulation,radiators,calorimeters; waves=resonance,the doppler effect,sonar,standing waves,seismic waves,harmonics,echoes,beats
history: antiquity=the roman senate,carthage,papyrus,the silk road,spartan schools,greek theatre,aqueducts,cuneiform; medieval=guilds,feudalism,cathedrals,the black death,monasteries,crusader castles,viking trade,magna carta; modern=the industrial revolution,suffrage,railways,the cold war,decolonization,the marshall plan,prohibition,the space race; regions=the ottoman empire,edo japan,the inca road,mali under mansa musa,the hanseatic league,mughal gardens,the venetian arsenal,polynesian navigation
money: saving=index funds,emergency funds,compound interest,pensions,bonds,dividends,savings accounts,annuities; credit=mortgages,credit scores,overdrafts,student loans,leasing,debt consolidation,refinancing,collateral; business=cash flow,invoicing,break even points,pricing,inventory,payroll,franchising,depreciation; economy=inflation,exchange rates,tariffs,unemployment,interest rates,recessions,trade deficits,minimum wages
software: web=cookies,caching,load balancers,websockets,content delivery networks,web accessibility,single page apps,rate limiting; data=indexes,normalization,sharding,foreign keys,transactions,column stores,backups,replication; languages=closures,garbage collection,generics,recursion,pattern matching,type inference,iterators,async functions; practice=code review,unit tests,continuous integration,refactoring,feature flags,pair programming,logging,version control
kitchen: baking=sourdough,puff pastry,macarons,brioche,meringue,shortbread,focaccia,custard tarts; vegetables=roast pumpkin,kimchi,lentil soup,ratatouille,stuffed peppers,potato salad,sauerkraut,mushroom risotto; meat=beef stew,roast chicken,lamb tagine,meatballs,pulled pork,duck confit,schnitzel,carpaccio; technique=blanching,braising,fermenting,knife skills,sous vide,smoking,pickling,caramelizing
health: sleep=insomnia,naps,jet lag,snoring,sleep apnea,dreams,shift work,melatonin; movement=stretching,running form,yoga,strength training,back pain,swimming,posture,knee injuries; food=fibre,vitamin d,protein,fasting,food allergies,sugar,salt,gut bacteria; mind=anxiety,burnout,meditation,grief,habits,motivation,loneliness,attention
travel: cities=lisbon,kyoto,montreal,cape town,prague,buenos aires,hanoi,edinburgh; nature=fjords,deserts,national parks,volcanoes,rainforests,glaciers,islands,waterfalls; planning=packing light,visas,travel insurance,rail passes,budget hostels,flight delays,currency,road trips; culture=tipping,street food,local festivals,museums,phrasebooks,dress codes,etiquette,night markets
arts: music=jazz harmony,string quartets,drum patterns,sonata form,opera,folk songs,synthesizers,choir singing; painting=watercolour,perspective,impressionism,frescoes,portraits,still life,pigments,abstract art; writing=haiku,dialogue,plot twists,memoirs,unreliable narrators,sonnets,essays,short stories; film=montage,film noir,screenplays,documentaries,lighting,stop motion,sound design,close ups
home: garden=compost,tomatoes,roses,raised beds,pruning,lawn care,slugs,herb pots; repair=leaky taps,drywall,squeaky doors,tiling,paint rollers,blocked drains,loose sockets,wood stain; energy=solar panels,heat meters,draught proofing,led lamps,smart thermostats,boilers,window seals,battery storage; family=pocket money,bedtime,screen time,chores,school lunches,homework,siblings,board games`;

/** Domain → branch → topics: about 320 of them. */
export const TAXONOMY: readonly {
  readonly domain: string;
  readonly branches: readonly { readonly branch: string; readonly topics: readonly string[] }[];
}[] = TAXONOMY_SOURCE.trim()
  .split('\n')
  .map((line) => {
    const [domain = '', rest = ''] = line.split(': ');
    const branches = rest.split('; ').map((part) => {
      const [branch = '', topics = ''] = part.split('=');
      return { branch, topics: topics.split(',') };
    });
    return { domain, branches };
  });

/** All topics of {@link TAXONOMY}. */
export const TOPICS: readonly string[] = TAXONOMY.flatMap(({ branches }) => branches.flatMap(({ topics }) => topics));

const list = (source: string): readonly string[] => source.trim().split(/\s+/u);

/** Nouns. */
export const NOUNS: readonly string[] = list(`
account address airport album answer apartment apple argument article attic balcony basket battery beach bicycle bill bird blanket boat book
border bottle bridge brother bucket budget building bus butter button cabin cable cafe camera candle car carpet castle cat ceiling chair chapter
child church city class clock cloud coach coat coffee colleague colour comment contract corner cottage cousin crowd cup curtain customer dance
daughter deadline delivery desk device dinner doctor dog door draft drawer dress driver ear engine envelope evening exam eye factory farm father
fence festival field fire fish flight floor flower forest fork form fridge friend fruit funeral game garage garden gate gift girl glass glove goal
group guest guitar hall hammer hand harbour hat heart hill holiday horse hospital hotel hour house idea illness insect interview island jacket job
journey judge key kitchen knee knife ladder lake lamp landlord language laptop lawyer leaf lesson letter library light list lunch machine manager
map market meal meeting member memory message milk mirror mistake money month moon morning mother motor mountain mouse mouth museum neighbour
newspaper night noise nose note notebook number nurse office onion orange oven owner page paint paper parcel parent park partner party passport
path patient payment pencil phone photo piano picture pillow pizza place plan plane plant plate pocket police pond pool printer problem project
question quilt rabbit radio rain receipt recipe refund rent report request restaurant ring river road roof room rope rule salad sandwich scarf
schedule school screen sea season seat shed sheep ship shirt shoe shop shoulder sister sky sleeve snow sofa song soup spoon staff stage stairs
station stone storm story street student subscription suitcase summer sun table teacher team tent theatre ticket tie tool towel tower town toy
train tree trip trousers umbrella uncle uniform upgrade valley vase vegetable village voice wall wallet warehouse warranty water weather wedding
week wheel wife window winter wood word worker yard year zoo`);

/** Adjectives. */
export const ADJECTIVES: readonly string[] = list(`
able afraid angry bad beautiful big bitter black blue bold brave brief bright broken brown busy calm careful cheap clean clear clever cold common
cosy cruel curious curved damp dark dear deep dirty dry dull dusty eager early easy elegant empty expensive fair famous fancy fast fine firm flat
foggy fresh friendly full funny gentle glad golden good great green grey handmade happy hard heavy helpful high honest hot huge hungry kind large
late lazy light local long loose loud lovely low lucky modern narrow neat nervous new nice noisy odd old open orange pale patient plain pleasant
polite poor pretty proud purple quick quiet rare ready red rich rough round rude rusty sad safe sharp short shy silent silver simple slow small
smart smooth soft sour square steep strange strong sudden sweet tall tender thick thin tidy tiny tired ugly useful warm weak wet white wide wild
wise wooden wrong yellow young`);

/** Verbs in the past. */
export const VERBS: readonly string[] = list(`
accepted admired answered asked baked borrowed bought broke brought built called cancelled carried caught changed checked chose cleaned closed
collected cooked copied counted crossed delivered described drew drove dropped ended enjoyed entered explained filled finished fixed folded followed
forgot found gave guessed heard helped hid hired ignored invited joined kept knew learned left lent liked lost loved made measured met missed moved
needed noticed offered opened ordered packed painted paid planned planted played pressed printed promised pulled pushed put reached read received
refused remembered repaired replaced reported returned rode saved saw sent served shared showed shut signed sold solved spent stopped stored studied
taught thanked threw told took touched tried used visited waited wanted washed watched wore wrote`);

/** Given names. */
export const NAMES: readonly string[] = list(`
Ada Amir Anna Aisha Bea Ben Carla Chen Clara Dan Diego Dora Elif Emma Erik Eva Farah Felix Finn Gita Hana Hugo Ida Igor Ines Ivan Jack Jana Jin
Joan Jonas Kai Karim Kate Kofi Lara Lea Leo Lin Luca Lucy Maja Marco Maria Max Mei Mina Mona Nadia Nils Nina Noah Nora Olga Omar Oscar Paul Pia
Priya Rafael Rosa Ruth Sam Sara Selma Sven Tara Theo Tina Tom Uma Vera Viktor Wen Yara Yusuf Zoe Zeynep`);

/** Place names. */
export const PLACES: readonly string[] = list(`
Aarhus Bristol Cork Dresden Evora Florence Galway Haarlem Izmir Jaipur Krakow Leeds Malmo Nantes Oslo Porto Quito Riga Seville Tartu Utrecht
Verona Warsaw York Zagreb Austin Boston Calgary Denver Fresno Halifax Lagos Mombasa Perth Recife Tampa Tunis`);

/** What makes a product. */
export const MATERIALS: readonly string[] = list(
  'oak pine steel brass cotton linen wool leather glass ceramic bamboo cork marble rubber silk walnut copper canvas',
);

/** Tones of a text. */
export const TONES: readonly string[] = list(
  'friendly formal playful concise warm neutral confident apologetic enthusiastic dry',
);
