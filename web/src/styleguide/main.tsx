/** How Jushou looks, on one page, for whoever changes it: `npm run dev` serves it at /styleguide; no build has it. */
import "../ui/base.css";
import "../ui/forms.css";
import "../frame.css";
import "../look/look.css";
import { render } from "preact";
import { inWords } from "../language/in-words";
import { Styleguide } from "./styleguide";

const root = document.getElementById("app");
if (!root) throw new Error("styleguide.html holds it");
render(await inWords(<Styleguide />), root);
