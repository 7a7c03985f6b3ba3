/** The first thing drawn: the page in the reader's words; where no words load, that. */
import type { VNode } from "preact";
import { speakFirst } from ".";

export const inWords = async (page: VNode): Promise<VNode> => ((await speakFirst()) ? page : <Wordless />);

/** No message can be asked for here. */
const Wordless = () => (
  <main id="main" class="page narrow">
    <h1>Jushou</h1>
    <p>This page could not load its text.</p>
    <button type="button" class="strong" onClick={() => location.reload()}>Reload</button>
  </main>
);
