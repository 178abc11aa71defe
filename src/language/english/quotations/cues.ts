/** What kind of cue a word is: plain speech, a characterisation, the act of a document, a stance. */
export type CueClass = "say" | "address" | "voice" | "call" | "show" | "stance";

const VERBS: Record<CueClass, string> = {
  say: `say add write reply respond note continue explain argue declare state announce claim tweet remark comment observe insist acknowledge
    admit concede recall recount conclude assert contend maintain allege affirm reiterate repeat emphasize emphasise stress
    underscore caution opine quip joke muse reason reflect lament complain counter retort rejoin answer confess confide
    boast brag vow pledge promise predict propose recommend suggest speculate hint imply intimate indicate relate testify
    attest swear avow aver elaborate clarify specify interject chime post blog email e-mail text retweet message phrase
    summarize summarise proclaim pronounce profess posit postulate theorize hypothesize venture volunteer divulge disclose
    reveal report mention deadpan gush enthuse riff vent fume rail seethe grumble gripe grouse protest demur object
    deny rebut refute dispute disagree agree concur confirm echo quote cite advise warn urge plead beg implore demand order
    command decree rule pray preach prophesy moan remember reminisce rhapsodize marvel wonder ponder inquire enquire query
    ask question sum`,
  address:
    "tell remind assure inform ask advise warn notify persuade convince urge reassure brief instruct lecture admonish thank greet",
  voice: `shout yell scream cry whisper mouth mutter murmur mumble exclaim bark bellow thunder roar chant sing croon holler shriek snap
    snarl sneer scoff sniff sigh laugh chuckle giggle grin smile sob groan growl hiss howl drawl intone blurt blare boom
    crow coo declaim orate recite rant rave read shrug quaver plead`,
  call: `call describe dub label brand accuse blast slam criticize criticise praise denounce decry deride dismiss mock ridicule
    rip blame condemn characterize characterise portray paint depict hail tout laud deem term title name style consider
    compare liken refer rate rank cast frame bill chide scold rebuke chastise castigate lambaste excoriate pan taunt needle
    tease attack assail knock ding bash trash hammer berate bemoan deplore applaud commend credit welcome salute
    celebrate trumpet champion defend introduce acclaim herald thank encourage identify invoke`,
  show: `show find read reveal suggest publish feature include contain carry headline entitle signal bear prove document detail list`,
  stance: `believe think hope want fear worry know doubt support oppose favor favour endorse advocate seek push press
    express voice offer pose raise talk speak discuss address focus reference share issue
    appeal plan intend expect see view regard prefer admire appreciate accept reject refuse resist
    challenge charge promote threaten use employ utter coin mean sign
    estimate cheer jeer exhort recognize recognise guarantee ensure apologize apologise insinuate lobby petition
    respond react emerge pen type scrawl scribble print broadcast reprise outline describe mandate`,
};

const PAST: Record<string, string> = {
  say: "said",
  tell: "told",
  write: "wrote written",
  read: "read",
  find: "found",
  think: "thought",
  feel: "felt",
  know: "knew known",
  see: "saw seen",
  speak: "spoke spoken",
  sing: "sang sung",
  swear: "swore sworn",
  put: "put",
  go: "went gone",
  make: "made",
  come: "came come",
  begin: "began begun",
  hear: "heard",
  mean: "meant",
  quote: "quoted",
  shoot: "shot",
  cast: "cast",
  show: "showed shown",
  fire: "fired",
  hit: "hit",
  rebut: "rebutted",
  let: "let",
  understand: "understood",
  bear: "bore borne",
  beg: "begged",
  quip: "quipped",
  brag: "bragged",
  blog: "blogged",
  chat: "chatted",
  confer: "conferred",
  dub: "dubbed",
  refer: "referred",
  label: "labeled labelled",
  slam: "slammed",
  rip: "ripped",
  pan: "panned",
  admit: "admitted",
  snap: "snapped",
  sob: "sobbed",
  crow: "crowed",
  spell: "spelled spelt",
  learn: "learned learnt",
  concur: "concurred",
  demur: "demurred",
  deter: "deterred",
  prefer: "preferred",
  aver: "averred",
  avow: "avowed",
  sum: "summed",
  hum: "hummed",
  omit: "omitted",
  permit: "permitted",
  regret: "regretted",
  shrug: "shrugged",
  scrap: "scrapped",
  bet: "bet",
  rant: "ranted",
  signal: "signaled signalled",
  counsel: "counseled counselled",
  blurt: "blurted",
  grin: "grinned",
  commit: "committed",
  submit: "submitted",
  rave: "raved",
  plead: "pleaded pled",
  cry: "cried",
  ding: "dinged",
  sit: "sat",
  win: "won",
  pen: "penned",
};

/** Verbs that double their last consonant before -ing. */
const DOUBLED =
  /^(?:rebut|beg|quip|brag|blog|dub|refer|slam|rip|pan|admit|snap|sob|concur|demur|prefer|aver|sum|shrug|grin|commit|put|begin|hit|let|pen|rebut|chat)$/;

export type CueForm = "base" | "s" | "past" | "ing";
export type CueVerb = { readonly lemma: string; readonly class: CueClass; readonly form: CueForm };

const s = (lemma: string) =>
  /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
const ing = (lemma: string) =>
  DOUBLED.test(lemma) ? `${lemma}${lemma.at(-1)}ing` : /[^eoy]e$/.test(lemma) ? `${lemma.slice(0, -1)}ing` : `${lemma}ing`;
const past = (lemma: string) =>
  PAST[lemma]?.split(" ") ?? [
    /e$/.test(lemma) ? `${lemma}d` : /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${lemma}ed`,
  ];

const words = (list: string) => list.trim().split(/\s+/);

function verbs(): Map<string, CueVerb> {
  const found = new Map<string, CueVerb>();
  const keep = (word: string, cue: CueVerb) => {
    if (!found.has(word)) found.set(word, cue);
  };
  for (const [of, list] of Object.entries(VERBS) as [CueClass, string][]) {
    for (const lemma of words(list)) {
      for (const word of past(lemma)) keep(word, { lemma, class: of, form: "past" });
      keep(s(lemma), { lemma, class: of, form: "s" });
      keep(ing(lemma), { lemma, class: of, form: "ing" });
      keep(lemma, { lemma, class: of, form: "base" });
    }
  }
  return found;
}

/** Every form of every verb that may be a cue. The classes grew out of the reporting verbs in the literature and in news. */
export const CUE_VERBS: ReadonlyMap<string, CueVerb> = verbs();

/** Verbs that are cues only with their particle: "fired back", "pointed out", "put it". */
export const PHRASAL: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    fired: ["back", "off"],
    shot: ["back"],
    hit: ["back", "out"],
    struck: ["back"],
    pushed: ["back"],
    came: ["back"],
    pointed: ["out"],
    points: ["out"],
    pointing: ["out"],
    put: ["it"],
    puts: ["it"],
    putting: ["it"],
    chimed: ["in"],
    weighed: ["in"],
    went: ["on"],
    goes: ["on"],
    going: ["on"],
    made: ["clear", "it"],
    makes: ["clear", "it"],
    spoke: ["out"],
    lashed: ["out"],
    wrapped: ["up"],
    called: ["out"],
    cried: ["out"],
    shouted: ["out", "back"],
    yelled: ["out", "back"],
    wrote: ["back"],
    began: ["by"],
    started: ["by"],
    ended: ["by"],
  }).map(([verb, particles]) => [verb, new Set(particles)]),
);

/** Nouns for what was said: "her claim that", "a statement", "chants of". */
export const CUE_NOUNS: ReadonlySet<string> = new Set(
  words(`claim claims statement statements remark remarks comment comments assertion assertions allegation allegations argument accusation
    accusations warning warnings promise promises pledge pledges vow vows call calls declaration suggestion suggestions contention
    admission insistence observation question questions answer answers response reply tweet tweets post message messages speech letter
    email e-mail memo note quote quotes words word phrase slogan motto chant chants cry cries shout shouts complaint complaints description
    prediction demand demands criticism assessment characterization line joke jokes boast report reports threat threats refrain mantra dictum maxim talk
    belief view contention rejection embrace denial notion theory`),
);
