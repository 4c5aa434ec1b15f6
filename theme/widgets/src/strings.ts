import type { Verdict } from "./bank";
import type { Item } from "./data";

/** Every word of the interface that is not in the bank. */
export const STRINGS = {
  right: "Right.",
  rightLeaning: "Right, though unsure.",
  wrong: "Not this one.",
  missedEmergency: "A missed emergency.",
  falseAlarm: "Not an emergency, as told here.",
  rightAnswer: (text: string) => `Right answer: ${text}.`,
  yours: "your answer",
  isRight: "right answer",
  isWrong: "wrong",
  step: (number: number, count: number) => `Question ${number} of ${count}`,
  next: "Next question",
  showExplanation: "Show the explanation",
  start: "Start",
  goOn: (number: number, count: number) => `Go on: question ${number} of ${count}`,
  startAnew: "Start a new ten",
  startAnewSure: "Leave this ten unfinished? Tap again",
  elsewhere: "You went on in another tab.",
  nothingToAsk: "There are no cases to ask about yet.",
  showScore: "Show how it went",
  wholeCase: "Read the whole case",
  notLoaded:
    "This part could not be loaded. Perhaps the connection is gone. Your answers so far are kept.",
  tryAgain: "Try again",
  tenMore: "Ten more",
  score: (right: number, count: number) => `${right} of ${count} right`,
  toldApart: (right: number, count: number) =>
    `Roots and nerves told apart: ${right} of ${count}.`,
  falseAlarms: (count: number) =>
    `You stopped ${count === 1 ? "once" : `${count} times`} where there was no emergency.`,
  missed: (count: number) =>
    count === 1 ? "A missed emergency" : `${count} missed emergencies`,
  tookFor: "What you took for what",
  oneByOne: "One by one",
  notRight: "Not right",
  youSaid: (chosen: string, right: string) => `You: ${chosen}. Right: ${right}.`,
  again: "Clear my answers on this page",
  againSure: "Clear them? Tap again",
  keys: (count: number) => `Keys 1 to ${count} choose.`,
  searchNotLoaded: "The search could not be loaded. Perhaps the connection is gone.",
  notKept: "Your answers are kept only until this page is closed.",
  movedAside:
    "The answers kept in this browser could not all be read. They were set aside, and what could be read is still used.",
  shown: (shown: number, all: number) => `${shown} of ${all} shown`,
  yourCases: "Cases that you have answered",
  answered: "answered",
  openFigure: "Open the interactive figure",
  openScene: "Open in three dimensions",
  showPoster: "Show the still picture",
  loading: "Loading…",
  saveTable: "Download the table (CSV)",
  savePicture: "Download the picture (PNG)",
  saveFailed: "The file could not be made. The table below shows the same values.",
  figureFailed: "This figure could not be opened here. The still picture and the tables stand.",
} as const;

/** What the kinds of items ask for, in a list. */
export const KINDS: Record<Item["kind"], string> = {
  classify: "Root or nerve",
  pattern: "Root or nerve",
  name: "Which one",
  decide: "What decides",
  imaging: "What the image proves",
  locate: "Where on the skin",
  draw: "The skin drawn",
  palpate: "Where to press",
};

/** What was shown on the body where it was not the right skin. */
export const PLACES = {
  locate: { near: "a place at its edge", wrong: "another place" },
  draw: { near: "much of it", wrong: "other skin, or too little" },
  palpate: { near: "a place near it", wrong: "another place" },
} as const;

/** What a right verdict is called where several steps of the scale stand for it. */
export const VERDICTS: Record<Verdict, string> = {
  root: "Spinal root",
  nerve: "Named nerve",
  other: "Other or both",
  undetermined: "Cannot tell yet",
  emergency: "Stop: act now",
};

function holds(name: string): string {
  return /(s|rami)$/.test(name) ? "hold" : "holds";
}

/** What the atlas of the body says. */
export const ATLAS = {
  hint: "Tap the skin",
  hintKeys: ", or walk it with the arrow keys",
  facts: "Facts",
  fold: "Fold",
  tryAgain: "Try again",
  failed: "The body could not be loaded. Perhaps the connection is gone.",
  title: (view: string, what: string) => `${view}: ${what}`,
  pair: (a: string, b: string) => `${a} and ${b}`,
  unknown: (id: string) => `No root or nerve here is called “${id}”.`,
  oftenNone: (name: string) => `${name} (often none)`,
  noUsualArea: (name: string) => `${name}: it often has no skin of its own, so no usual area is drawn.`,
  withoutSkin: (name: string) => `${name}: no skin of its own on these maps.`,
  root: (name: string) => `${name} root`,
  loading: "Loading…",
  blank: "Too variable to assign",
  blankReason:
    "This map leaves this skin blank on purpose: what is known does not support one root here.",
  outside: "No territory here",
  outsideReason: "This map says nothing of this skin.",
  territories: (map: string, side: string) => `${map}: territories, ${side} side`,
  sides: { left: "left", right: "right" },
  onThisMap: (words: string) => `On this map: ${words}.`,
  inGeneral: "In general:",
  roots: (roots: string) => `Roots: ${roots}.`,
  area: (area: number) => `About ${area} cm² of one side of this model body.`,
  doubt: (place: string) => `Unsure, ${place}:`,
  page: (name: string) => `More about ${name}`,
  compareWith: "Compare with…",
  clear: "Clear",
  also: "Also here:",
  hidden: "Not seen from here. Look at:",
  alone: "most often this one alone",
  usual: "usual area",
  reach: "reported reach",
  shared: "shared",
  none: "Nothing of this name.",
  all: (count: number) => `All ${count} on this map`,
  drawnAfter: "Described in:",
  chosen: (name: string, side: string) => `${name}, ${side}, chosen.`,
  pick: "Choose …",
  first: "First",
  second: "Second",
  mapOf: (which: string) => `${which}: map`,
  territoryOf: (which: string) => `${which}: root or nerve`,
  choose: "Choose two: any root or nerve, or one root in two maps.",
  inMap: (name: string, map: string) => `${name} (${map})`,
  nothingShared: "On this map their usual areas share no skin.",
  touching: "Their borders touch; this map draws no overlap of neighbours.",
  unreadable: "What they share cannot be read off this map.",
  oneLayer:
    "Trunk, neck and face are one layer, drawn once for all maps of dermatomes, so these two cannot disagree here.",
  leavesBlank: (map: string, percent: number, name: string) =>
    `${map} leaves ${percent}% of the skin of ${name} blank.`,
  within: (a: string, b: string) =>
    `Nearly all skin of ${a} lies within that of ${b}: the place alone does not tell them apart.`,
  bothHold: "Both hold",
  sharing: (places: string, area: string, ofA: number, ofB: number) =>
    `Both hold ${places} (${area}: ${ofA}% of the first, ${ofB}% of the second).`,
  onlyAt: (name: string, places: string, area: string) =>
    `Only ${name} ${holds(name)} ${places} (${area}).`,
  hardlyMore: (name: string) => `${name} ${holds(name)} hardly any skin besides.`,
  onMap: (area: string, map: string) => `${area} on ${map}`,
  otherMaps: (said: string[]) => `Other maps differ: both hold ${said.join(" and ")}.`,
  reported: (words: string) => `Reports let this border vary, or let both have the skin: ${words}`,
  lessThanOne: "less than 1 cm²",
  narrowStrips: "narrow strips",
  same: "Both are the same territory of the same map.",
} as const;

/** Words of the scene in three dimensions. */
export const SCENE = {
  name: "The lumbar spine, pelvis and superior cluneal nerves in three dimensions",
  keys: "Arrow keys turn it, plus and minus bring it nearer or farther.",
  view: "View",
  views: {
    behind: "From behind",
    oblique: "Oblique",
    side: "From the side",
    crest: "The crossing",
    spine: "The spine",
  },
  side: "Side of the body",
  sides: { left: "Left", both: "Both", right: "Right" },
  study: "Crossing placed by",
  differ: "People differ",
  level: "A narrowing of the spine at",
  noLevel: "no level",
  place: "in the",
  shown: "Shown",
  layers: {
    skin: "Skin",
    fascia: "Thoracolumbar fascia",
    territory: "Skin of the nerves",
    tunnel: "Tunnel",
    variable: "Roots that vary",
    middle: "Middle cluneal",
    inferior: "Inferior cluneal",
    neighbours: "Neighbours",
    roots: "Roots",
    trigger: "Point of examination",
    surgery: "Surgical regions",
  },
  legend: {
    fascia: "thoracolumbar fascia",
    tunnel: "tunnel of fascia and bone",
    variable: "roots that take part in some people",
    middle: "middle cluneal nerves and their skin",
    inferior: "inferior cluneal nerves and their skin",
    neighbours: "iliohypogastric, subcostal, lateral and posterior femoral cutaneous",
    roots: "roots",
    trigger: "point of examination",
    surgery: "incisions and entries of screws",
  },
  notMeasured: (name: string) => `${name}, not measured`,
  reached: "within reach: root, what comes of it, its skin by Keegan and Garrett (maps differ)",
  disc: "disc of this level",
  turning: "Turn the figure",
  turns: [
    ["←", "Turn to the left", { turn: 15 }],
    ["→", "Turn to the right", { turn: -15 }],
    ["↑", "Look from higher up", { lift: 10 }],
    ["↓", "Look from lower down", { lift: -10 }],
    ["+", "Nearer", { near: 0.8 }],
    ["−", "Farther", { near: 1.25 }],
  ],
  failed:
    "This figure could not be drawn. The still picture and the tables stand.",
} as const;
