import * as answerLog from "./answer-log";
import * as answerRows from "./answer-rows";
import * as choices from "./choices";
import * as confirm from "./confirm";
import * as data from "./data";
import * as dom from "./dom";
import * as feedback from "./feedback";
import * as keys from "./keys";
import * as notice from "./notice";
import * as options from "./options";
import * as progress from "./progress";
import * as remembered from "./remembered";
import * as run from "./run";
import * as scripts from "./scripts";
import * as settings from "./settings";
import * as storage from "./storage";

/** What every page has; the trainer, which is loaded later, shares it and its state. */
export const PAGE = {
  "answer-log": answerLog,
  "answer-rows": answerRows,
  choices,
  confirm,
  data,
  dom,
  feedback,
  keys,
  notice,
  options,
  progress,
  remembered,
  run,
  scripts,
  settings,
  storage,
};

declare global {
  interface Window {
    rnPage?: typeof PAGE;
  }
}
