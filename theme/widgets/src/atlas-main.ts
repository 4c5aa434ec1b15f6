import { RnAtlas } from "./atlas";

customElements.define("rn-atlas", RnAtlas);
