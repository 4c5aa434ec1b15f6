import { comparison } from "./atlas-compare";

window.rnCompare = comparison;
