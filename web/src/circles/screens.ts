/** Circles: fetched by whoever looks at one. */
export { CircleScreen } from "./circle";
export { CirclesScreen } from "./list";
