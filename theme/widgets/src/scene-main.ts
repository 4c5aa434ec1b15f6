import { RnSceneStage } from "./scene-stage";

customElements.define("rn-scene-stage", RnSceneStage);
