import { files } from "./figure-files";

window.rnFiles = files;
