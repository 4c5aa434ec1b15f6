/** Words of the trainer. */
export const TRAINER = {
  leave: "All ways to practise",
  leaveRun: "Leave",
  question: "What does this pattern follow?",
  bet: "If you had to bet: root or nerve?",
  betTold: (text: string) => `Your bet: ${text.toLowerCase()}.`,
  nextTest: "Which test next?",
  decides: "What decides:",
  separates: "Skin of only one of both:",
  pairPage: (title: string) => `More about this pair: ${title}`,
  scene: "The superior cluneal nerves in three dimensions",
  taken: "Taken down.",
  nothingDue: "Nothing is due today.",
  nothingDueWhy:
    "A pair comes back when you are about to forget it. Until then a quick ten keeps all of them mixed.",
  noPatterns: "There are no patterns to practise here yet.",
  kinds: {
    quick: "Quick ten",
    due: "Due today",
    confusions: "My confusions",
    pair: "Compare a pair",
    pattern: "Pattern only",
    examined: "Full examination",
    "form-A": "Form A",
    "form-B": "Form B",
  },
  more: {
    due: "More of what is due",
    confusions: "Ten more confusions",
    pair: "This pair once more",
    pattern: "Ten more",
    examined: "Ten more",
  },
  due: (count: number) => `${count} ${count === 1 ? "pair" : "pairs"}`,
  formFirst: (form: string) => `${form} comes first here`,
  formFirstWhy:
    "Which form comes first differs from browser to browser, so that neither is always the second.",
  formNow: (form: string) => `Take ${form}`,
  formMeasured: "Each form is measured once, at the first sight of its questions.",
  cleared: "Everything that was kept here has been cleared.",
  afterForm: (form: string) => `after ${form}`,
  soFar: (given: number, count: number) => `${given} of ${count} answered`,
  formIsDone: "done",
  toPicture: "See my picture",
  find: "Find a pair",
  allRegions: "All regions",
  region: "Region",
  pairsTitle: "Compare a pair",
  pairsLead:
    "Four questions about the two you choose; then they are mixed with others, because telling them apart among others is what stays.",
  noPair: "No pair with these words.",
  howMany: (shown: number) => `${shown} ${shown === 1 ? "pair" : "pairs"}`,
} as const;

/** Words of the progress file and of the settings. */
export const PROGRESS = {
  title: "Progress and settings",
  lead: "What you answer stays in this browser. Nothing is sent anywhere.",
  kept: (answers: number, devices: number) =>
    answers === 0
      ? "No answer is kept here yet."
      : `${answers} ${answers === 1 ? "answer is" : "answers are"} kept here${
          devices > 1 ? `, from ${devices} devices` : ""
        }.`,
  fileTitle: "As a file",
  fileLead:
    "Save a file to keep a copy, to go on at another device, or to hand it to a teacher. Bringing a file in adds what it holds; nothing that is here is lost.",
  pseudonym: "A name of your own in the file (not needed)",
  save: "Save a file",
  bringIn: "Bring a file in",
  saved: (name: string, answers: number) => `${name} is saved, with ${answers} answers.`,
  cameIn: (
    { added, known, items }: { added: number; known: number; items: number },
    unreadable: number,
  ) =>
    [
      `${added} ${added === 1 ? "answer" : "answers"} came in`,
      known > 0 ? `, ${known} were here already` : "",
      items > 0 ? `; ${items} questions of cases were brought up to date` : "",
      ".",
      unreadable > 0 ? ` ${unreadable} entries of the file could not be read and were left out.` : "",
    ].join(""),
  refused: {
    broken:
      "This file cannot be read: it is broken, or it was cut short. Save it once more on the other device. Nothing was changed here.",
    "other-format":
      "This is no progress file of this trainer. Choose a file whose name begins with root-or-nerve-progress. Nothing was changed here.",
    newer:
      "This file was made by a newer version of the trainer. Reload this page, or open the newest version, and bring it in there. Nothing was changed here.",
  },
  otherCourse: (course: string) =>
    `This file belongs to another course, “${course}”. Bring it in there. Nothing was changed here.`,
  settingsTitle: "Settings",
  keys: "A number key answers at once",
  time: "The time I take counts when practice decides what to repeat",
  sharedTitle: "On a computer that others use",
  shared: "Shared computer: keep nothing",
  sharedWhy:
    "Answers then stay in memory until this page is closed. What was kept here before is neither shown nor changed.",
  clearWhy: "Or finish: everything that this course keeps in this browser is removed.",
  clear: "Finish and clear",
  clearSure: "Remove everything? Tap again",
} as const;

/** Words of the learner's picture. */
export const PICTURE = {
  title: "My picture",
  relative: "Relative to this course’s mix, not to your clinic.",
  nothingYet: "Nothing has been answered here yet. Ten questions draw the first lines.",
  table: "The numbers",
  none: "none yet",
  of: (count: number, n: number) => `${count} of ${n}`,
  emergencies: "Emergencies",
  missed: (missed: number, all: number) =>
    `${missed} of ${all} ${all === 1 ? "emergency" : "emergencies"} missed`,
  missedWhy: "Nothing here weighs more. Each of them needed action the same day.",
  noneMissed: (count: number) =>
    count === 1 ? "The one emergency was seen." : `All ${count} emergencies were seen.`,
  falseAlarms: (count: number, n: number) =>
    `False alarms: ${count}, in ${n} ${n === 1 ? "question" : "questions"} without an emergency.`,
  spineForNerve: (times: number) =>
    `You call it spine when it is a nerve ${times} ${times === 1 ? "time" : "times"} in 10.`,
  nerveForSpine: (times: number) =>
    `You call it a nerve when it is spine ${times} ${times === 1 ? "time" : "times"} in 10.`,
  exactly: (count: number, n: number) =>
    ` (${count} of ${n}, first sights from probes and forms)`,
  measures: "Telling root from nerve",
  missing: (roots: number, nerves: number, least: number) =>
    `The measures need ${least} roots and ${least} nerves that you met for the first time, in probes (one question in five) or forms. Missing: ${roots} ${
      roots === 1 ? "root" : "roots"
    } and ${nerves} ${nerves === 1 ? "nerve" : "nerves"}.`,
  measuresHead: ["Measure", "Value", "95 % interval, or count"],
  dPrime: "d′: how far apart you hold them (0 is guessing)",
  criterion: "c: which way you lean (above 0: to root)",
  hits: "Nerves called nerve, corrected",
  alarms: "Roots called nerve, corrected",
  leansToRoot: "In doubt you lean to the root.",
  leansToNerve: "In doubt you lean to the nerve.",
  leansNowhere: "No leaning to either side shows so far.",
  area: (area: string, interval: string) =>
    `How the row of six separates them: area ${area} (95 % ${interval}; 0.5 is guessing)`,
  brier: (brier: string, interval: string) =>
    `Whether sureness was earned: Brier score ${brier} (95 % ${interval}; 0 is best)`,
  overConfidence: (excess: number, interval: string) =>
    excess >= 0
      ? `Surer than right by ${excess} ${excess === 1 ? "point" : "points"} (95 % ${interval}).`
      : `Less sure than right by ${-excess} ${excess === -1 ? "point" : "points"} (95 % ${interval}).`,
  rootsCalledNerve: "Roots called nerve",
  nervesCalledNerve: "Nerves called nerve",
  saidNerve: "Chance of a nerve, as said",
  wasNerve: "Share that were nerves",
  calibrationHead: ["Answer", "Says nerve", "Were nerves", "95 % interval"],
  steps: {
    "-3": "Sure root",
    "-2": "Probably root",
    "-1": "Leaning root",
    "1": "Leaning nerve",
    "2": "Probably nerve",
    "3": "Sure nerve",
  } as Record<string, string>,
  confusions: "What you confuse",
  confusionsWhy:
    "All answers to patterns, practice included. Practice goes where you are wrong, so these counts look worse than you are.",
  confusionsHead: ["Pair, to practise it", "Nerve called root", "Root called nerve", "Right in all"],
  practisePair: (title: string) => `Practise: ${title}`,
  accuracy: "Right by pair, drawn to your average where answers are few; weakest first",
  accuracyHead: ["Pair", "Right", "95 % interval", "Answers"],
  history: "Week by week",
  weeksTitle: "Right answers in percent by week (day and month of its Monday), and how many",
  weeksHead: ["Week from", "Right", "Answers"],
  formsTitle: "Forms",
  formsWhy:
    "The two forms hold different questions of the same plan. They are not equated: part of a difference may be theirs.",
  forms: { "form-A": "Form A: d′", "form-B": "Form B: d′" },
  gain: "Gain from the first to the second",
} as const;
